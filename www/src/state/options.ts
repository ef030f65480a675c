/** What is fixed by attributes or the address and not by the learner: panels, locks, theme, motion. */
import type { Message } from "#core";

/**
 * Parts of the page that `show` and `hide` name. `sweep` is what comes of every learning rate: the
 * chart of the final loss and, painted on the slider's track, the `fates`.
 */
export const PANELS = [
  "map", "loss", "schedule", "sweep", "slice", "fates", "limits", "fan", "readout", "controls", "explanation", "instruments",
] as const;
export type Panel = (typeof PANELS)[number];

/** Controls that `lock` names; `start` also goes by its coordinates. The last two are those of a practice problem. */
export const LOCKS = ["surface", "optimizer", "schedule", "alpha", "start", "x", "y", "steps", "problem", "seed"] as const;
export type Lock = (typeof LOCKS)[number];

export const THEMES = ["auto", "light", "dark"] as const;
export type ThemeChoice = (typeof THEMES)[number];

export const MOTIONS = ["auto", "off"] as const;
export type Motion = (typeof MOTIONS)[number];

/** What a frame can hold. Which it is, the frame decides; a bad name is noted with the rest. */
const WIDGETS = ["hiker", "practice"] as const;

/** How a hike is presented. */
export interface Options {
  readonly panels: ReadonlySet<Panel>;
  readonly locks: ReadonlySet<Lock>;
  readonly theme: ThemeChoice;
  readonly motion: Motion;
  /** Whether the map is a landmark of the page; of several maps on a page only one should be. */
  readonly landmark: boolean;
}

/** Parameters by their names in lower case, as attributes have them. */
export type Raw = ReadonlyMap<string, string>;

/** Reads the presentation; what cannot be read is left at its default and noted. */
export function readOptions(raw: Raw, notices: Message[]): Options {
  readChoice(raw, "widget", WIDGETS, notices);
  const panels = new Set(readList(raw, "show", PANELS, notices) ?? PANELS);
  for (const hidden of readList(raw, "hide", PANELS, notices) ?? []) {
    panels.delete(hidden);
  }
  if (!panels.has("sweep")) {
    panels.delete("fates");
  }
  return {
    panels,
    locks: new Set(readList(raw, "lock", LOCKS, notices) ?? []),
    theme: readChoice(raw, "theme", THEMES, notices),
    motion: readChoice(raw, "motion", MOTIONS, notices),
    landmark: readChoice(raw, "landmark", ["on", "off"], notices) === "on",
  };
}

/** One of a few words; the first is the default. */
export function readChoice<T extends string>(raw: Raw, name: string, words: readonly [T, ...T[]], notices: Message[]): T {
  const text = raw.get(name)?.trim() ?? "";
  const word = words.find((known) => known === text);
  if (word === undefined && text !== "") {
    notices.push(refusedWord(name, text, words));
  }
  return word ?? words[0];
}

/** A list of words with commas between them; undefined if there is none. Unknown words are noted. */
function readList<T extends string>(raw: Raw, name: string, words: readonly T[], notices: Message[]): T[] | undefined {
  const text = raw.get(name);
  if (text === undefined || text.trim() === "") {
    return undefined;
  }
  const listed = text.split(",").map((word) => word.trim());
  const unknown = listed.filter((word) => !(words as readonly string[]).includes(word));
  if (unknown.length > 0) {
    notices.push(refusedWord(name, unknown.join(", "), words));
  }
  const known = words.filter((word) => listed.includes(word));
  return known.length > 0 || unknown.length === 0 ? known : undefined;
}

function refusedWord(field: string, value: string, words: readonly string[]): Message {
  return { id: "refused-choice", args: { field, value: value.slice(0, 60), accepted: words.join(", ") } };
}
