/** `<guided-tour>`: predictions, one after the other: choose what will happen, watch, and read why. */
import { html, nothing, render, type TemplateResult } from "lit";
import { startCore } from "../core/core.ts";
import { same } from "../state/spec.ts";
import { Walker } from "../state/walker.ts";
import { ENGLISH } from "../text/text.ts";
import type { LessonFigure } from "./figure.ts";
import { askedBy, outcomeOf, type Asked, type Outcome } from "./predictions.ts";
import type { Shown } from "./values.ts";
import { hikeOf, merged } from "./walk.ts";

const { say } = ENGLISH;
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/** One prediction, as it stands in the page. */
interface Question {
  readonly walk: string;
  readonly asked: Asked;
  readonly title: string;
  /** The question itself, and why it came as it did; nodes of the page. */
  readonly text: readonly Node[];
  readonly why: readonly Node[];
  readonly choices: readonly { readonly means: string; readonly words: string }[];
}

/** What was chosen, and what came. */
interface Given {
  readonly choice: string;
  readonly outcome: Outcome;
}

/** The questions stand in the page with their answers, to be read without scripts. Which one is right, the walk says. */
export class GuidedTour extends HTMLElement {
  #walker: Walker | null = null;
  #figure: LessonFigure | null = null;
  #questions: Question[] = [];
  #given: Given[] = [];
  /** The question that is asked; after the last one, their number. */
  #at = 0;
  #chosen: string | null = null;
  #state: "asking" | "walking" | "told" = "asking";
  #said = "";

  connectedCallback(): void {
    if (this.#walker) {
      return;
    }
    this.#figure = this.closest(".part")?.querySelector<LessonFigure>("lesson-figure") ?? null;
    this.#figure?.addEventListener("figure-shown", () => { this.#follow(); });
    void startCore().then((core) => {
      this.#walker = new Walker(core);
      this.#questions = [...this.querySelectorAll<HTMLElement>(".prediction")].map(read);
      this.replaceChildren();
      this.#begin();
    }).catch((reason: unknown) => { console.warn(reason); });
  }

  get #question(): Question | undefined {
    return this.#questions[this.#at];
  }

  /** The walk of the question. */
  get #hike(): Shown {
    return { walker: this.#walker!, view: hikeOf(this.#pairs(""), this.#walker!) };
  }

  #pairs(more: string): ReturnType<typeof merged> {
    return merged(this.#figure?.getAttribute("walk") ?? "", this.#question?.walk ?? "", more);
  }

  #begin(): void {
    this.#given = [];
    this.#ask(0);
  }

  #ask(at: number): void {
    [this.#at, this.#chosen, this.#state, this.#said] = [at, null, "asking", ""];
    if (this.#question) {
      this.#figure?.show(this.#pairs(""));
    }
    this.#render();
  }

  /** The one button: what it does is what comes next. */
  #press(): void {
    if (!this.#question) {
      this.#begin();
      this.#lead();
    } else if (this.#state === "told") {
      this.#ask(this.#at + 1);
      this.#lead();
    } else if (this.#state === "walking") {
      this.#figure?.show(this.#pairs(`play= steps=${this.#question.asked.steps}`));
      this.#tell();
    } else if (this.#chosen === null) {
      this.#said = say("tour-none");
      this.#render();
    } else {
      this.#watch();
    }
  }

  /** The new question is read from its title. */
  #lead(): void {
    const title = this.querySelector<HTMLElement>("h3");
    title?.focus({ preventScroll: true });
    // At once: a page that is still on its way when the outcome comes would carry it out of view again.
    title?.scrollIntoView({ block: "nearest" });
  }

  #watch(): void {
    const figure = this.#figure;
    this.#state = "walking";
    this.#said = say("tour-watching");
    this.#render();
    figure?.make();
    if (STILL.matches) {
      this.#press();
      return;
    }
    figure?.show(this.#pairs("play=1"));
  }

  /** When the hiker has come as far as was asked, the answer is seen. */
  #follow(): void {
    const view = this.#figure?.shown?.view;
    const { walker, view: { spec } } = this.#hike;
    if (this.#state === "walking" && this.#question && view && same(view.spec, spec) && view.index >= walker.nearest(spec, this.#question.asked.steps)) {
      this.#figure?.rest();
      this.#tell();
    }
  }

  #tell(): void {
    const { asked, choices } = this.#question!;
    const outcome = outcomeOf(this.#hike, asked);
    const choice = this.#chosen!;
    const words = (means: string): string => choices.find((known) => known.means === means)?.words ?? "";
    const judged = say(choice === outcome.is ? "tour-right" : "tour-wrong", { chosen: words(choice), came: words(outcome.is) });
    this.#given = [...this.#given, { choice, outcome }];
    this.#state = "told";
    this.#said = `${judged} ${ENGLISH.message(outcome.seen)}`;
    this.#render();
    this.#bring();
  }

  /** The outcome with the button that leads on; where there is no room for both, the outcome from its beginning. */
  #bring(): void {
    const [said, button] = [this.querySelector(".said")!, this.querySelector(".acts button")!];
    const covered = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) + parseFloat(getComputedStyle(said).scrollMarginBlockStart);
    const fits = button.getBoundingClientRect().bottom - said.getBoundingClientRect().top < innerHeight - covered;
    if (fits && said.getBoundingClientRect().top >= covered) {
      button.scrollIntoView({ block: "nearest" });
    } else {
      said.scrollIntoView({ block: fits ? "nearest" : "start" });
    }
  }

  #render(): void {
    render(html`
      ${this.#question ? this.#page(this.#question) : this.#summary()}
      <p class="said" role="status">${this.#said}</p>
      ${this.#question && this.#state === "told" ? html`<div class="why">${this.#question.why}</div>` : nothing}
      <p class="acts"><button type="button" class="primary" @click=${() => { this.#press(); }}>${say(this.#next)}</button></p>
    `, this);
  }

  /** What the button says. */
  get #next(): string {
    if (!this.#question) {
      return "tour-again";
    }
    const last = this.#at === this.#questions.length - 1;
    return { asking: "tour-watch", walking: "tour-end", told: last ? "tour-sum" : "tour-next" }[this.#state];
  }

  #page({ title, text, choices }: Question): TemplateResult {
    const came = this.#state === "told" ? this.#given.at(-1)?.outcome.is : undefined;
    return html`
      <p class="progress">${say("tour-progress", { at: this.#at + 1, of: this.#questions.length })}</p>
      <h3 tabindex="-1">${title}</h3>
      ${text}
      <fieldset ?disabled=${this.#state !== "asking"}>
        <legend>${say("tour-legend")}</legend>
        ${choices.map(({ means, words }) => html`
          <label class=${came === means ? "came" : ""}>
            <input type="radio" name="tour-choice" value=${means} .checked=${this.#chosen === means} @change=${() => { this.#chosen = means; }} />
            <span>${words}${came === means ? html` <strong>${say("tour-came")}</strong>` : nothing}</span>
          </label>`)}
      </fieldset>
    `;
  }

  #summary(): TemplateResult {
    const right = this.#given.filter(({ choice, outcome }) => choice === outcome.is).length;
    return html`
      <p class="progress">${say("tour-done")}</p>
      <h3 tabindex="-1">${say("tour-score", { right, of: this.#questions.length })}</h3>
      <ol class="foreseen">
        ${this.#given.map(({ choice, outcome }, i) => {
          const { title, choices } = this.#questions[i]!;
          const came = choices.find(({ means }) => means === outcome.is)?.words ?? "";
          return html`<li><strong>${title}</strong> ${say(choice === outcome.is ? "tour-foreseen" : "tour-surprise", { came })}</li>`;
        })}
      </ol>
      <p>${say("tour-moral")}</p>
    `;
  }
}

/** A prediction of the page as a question. */
function read(item: HTMLElement): Question {
  const inner = (selector: string): Node[] => [...item.querySelectorAll(selector)];
  return {
    walk: item.dataset["walk"] ?? "",
    asked: askedBy(item.dataset),
    title: item.querySelector("h3")?.textContent.trim() ?? "",
    text: inner(":scope > p"),
    why: inner("details > p"),
    choices: [...item.querySelectorAll<HTMLElement>("[data-means]")].map((choice) => ({
      means: choice.dataset["means"]!, words: choice.textContent.trim(),
    })),
  };
}
