/** The words of the page: messages of the locale files (Project Fluent) in one language. */
import { FluentBundle, FluentNumber, FluentResource, type FluentValue } from "@fluent/bundle";
import english, { later, others } from "virtual:locales";
import type { Message } from "#core";
import { writeExactly, writeFixed, writeNumber } from "./number.ts";

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

/** The languages there are, English first. */
export const LANGUAGES: readonly string[] = ["en", ...Object.keys(others)];

/** A number in a sentence, written as everywhere on the page; plural rules still see its value. */
class Figure extends FluentNumber {
  constructor(
    value: number,
    readonly write: (value: number, digits?: number) => string,
  ) {
    super(value);
  }

  override toString(): string {
    const { maximumSignificantDigits } = this.opts;
    return this.write(this.value, maximumSignificantDigits);
  }
}

/** What is fetched when it is needed. */
export type Part = "instruments" | "practice" | "lesson" | "study";

/** The messages of one language. */
export class Text {
  readonly dir: "ltr" | "rtl";
  readonly #bundle: FluentBundle;
  readonly #parts = new Map<Part, Promise<void>>();

  constructor(
    readonly lang: string,
    source: string,
  ) {
    this.dir = RIGHT_TO_LEFT.includes(lang.split("-")[0]!) ? "rtl" : "ltr";
    this.#bundle = new FluentBundle(lang, {
      // The marks of isolation would end up in accessible values and in what a learner copies.
      useIsolating: false,
      functions: {
        NUMBER: ([value], options) => {
          const figure = this.#figure(Number(value?.valueOf()));
          Object.assign(figure.opts, Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.valueOf()])));
          return figure;
        },
      },
    });
    this.#bundle.addResource(new FluentResource(source));
  }

  /** Fetches a part of the words, such as those of the instruments; those of English where this language has none. */
  fetch(part: Part): Promise<void> {
    const known = this.#parts.get(part);
    if (known) {
      return known;
    }
    const sources = later[part]!;
    const fetching = (sources[this.lang] ?? sources["en"]!)().then(
      (source) => { this.#bundle.addResource(new FluentResource(source)); },
      (reason: unknown) => {
        // It may succeed the next time.
        this.#parts.delete(part);
        throw reason;
      },
    );
    this.#parts.set(part, fetching);
    return fetching;
  }

  /** A message by its id; the id itself where the locale file lacks it. */
  say = (id: string, args: Record<string, number | string> = {}): string => {
    const [name = "", attribute] = id.split(".");
    const message = this.#bundle.getMessage(name);
    const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
    const values = Object.entries(args).map(([key, value]): [string, FluentValue] =>
      [key, typeof value === "number" ? this.#figure(value) : value]);
    // Errors are collected, so that a mistake in a locale file cannot stop the page.
    return pattern ? this.#bundle.formatPattern(pattern, Object.fromEntries(values), []) : id;
  };

  /** A message of the core. */
  message = ({ id, args }: Message): string => this.say(id, args);

  /** A number, to so many significant digits. */
  number = (value: number, digits = 4): string => {
    if (Number.isFinite(value)) {
      return writeNumber(value, this.lang, digits);
    }
    return this.say(Number.isNaN(value) ? "number-none" : "number-overflow");
  };

  /** A number with all its digits. */
  exactly = (value: number): string => writeExactly(value, this.lang);

  /** A number with a fixed number of decimals. */
  fixed = (value: number, decimals: number): string => writeFixed(value, this.lang, decimals);

  #figure(value: number): Figure {
    return new Figure(value, this.number);
  }
}

/** English: bundled, and the language for whatever is not available. */
export const ENGLISH = new Text("en", english);

const loaded = new Map<string, Text>([["en", ENGLISH]]);

/** The text for a language tag, if it is there already. */
export function textIn(tag: string): Text | undefined {
  return loaded.get(available(tag));
}

/** The text for a language tag; English where there is none or where it cannot be fetched. */
export async function loadText(tag: string): Promise<Text> {
  const lang = available(tag);
  const load = others[lang];
  if (load && !loaded.has(lang)) {
    try {
      loaded.set(lang, new Text(lang, await load()));
    } catch {
      return ENGLISH;
    }
  }
  return loaded.get(lang) ?? ENGLISH;
}

/** The language that serves a tag such as "pt-BR". */
function available(tag: string): string {
  const wanted = tag.toLowerCase();
  return (
    LANGUAGES.find((lang) => lang.toLowerCase() === wanted) ??
    LANGUAGES.find((lang) => lang.toLowerCase() === wanted.split("-")[0]) ??
    "en"
  );
}
