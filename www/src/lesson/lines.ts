/** `<update-lines>`: one step worked out line by line, and two buttons that take it in the figure of its part. */
import { ENGLISH } from "../text/text.ts";
import type { LessonFigure } from "./figure.ts";
import { valueOf, type Shown } from "./values.ts";

/** What is said of a step once it was taken. */
const TOLD = ["k", "x", "y", "loss"];

/** The lines stand in the page; their numbers are live like any others of the lesson. */
export class UpdateLines extends HTMLElement {
  #figure: LessonFigure | null = null;
  readonly #on = button("update-step", () => { this.#go(1); });
  readonly #back = button("update-back", () => { this.#go(-1); });
  readonly #status = document.createElement("p");
  /** Whether the next state was asked for here, and is to be told. */
  #asked = false;
  /** Steps to take when the figure has come back. */
  #due = 0;

  connectedCallback(): void {
    this.#figure = this.closest(".part")?.querySelector<LessonFigure>("lesson-figure") ?? null;
    this.#status.className = "unseen";
    this.#status.role = "status";
    const buttons = document.createElement("p");
    buttons.className = "acts";
    buttons.append(this.#on, this.#back);
    this.append(buttons, this.#status);
    this.#figure?.addEventListener("figure-shown", this.#follow);
    this.#follow();
  }

  disconnectedCallback(): void {
    this.#figure?.removeEventListener("figure-shown", this.#follow);
  }

  /** Whether the figure is set to the passage that these lines are in. */
  get #current(): boolean {
    const passage = this.closest("[data-step]");
    return !passage || passage.classList.contains("shown");
  }

  #go(count: number): void {
    const shown = this.#figure?.shown;
    if (!this.#current && count < 0) {
      return;
    }
    if (!this.#current) {
      // The part knows what its passages show.
      this.#asked = true;
      this.dispatchEvent(new CustomEvent("passage-wanted", { bubbles: true, detail: `steps=${count}` }));
    } else if (!shown) {
      this.#due = count;
      this.#figure?.make();
    } else if (leadsOn(shown, count)) {
      this.#asked = true;
      this.#figure?.step(count);
    }
  }

  readonly #follow = (): void => {
    const shown = this.#current ? this.#figure?.shown : null;
    // Before the figure is there, a step leads on from where it will begin.
    this.#on.ariaDisabled = String(!!shown && !leadsOn(shown, 1));
    this.#back.ariaDisabled = String(!shown || !leadsOn(shown, -1));
    const due = this.#due;
    if (shown && due !== 0) {
      this.#due = 0;
      this.#go(due);
    } else if (shown && this.#asked) {
      this.#asked = false;
      this.#status.textContent = ENGLISH.say("update-landed", Object.fromEntries(TOLD.map((name) => [name, valueOf({ name, digits: 4 }, shown)!])));
    }
  };
}

/** Whether there is another iteration that way. */
function leadsOn({ walker, view: { spec, index } }: Shown, count: number): boolean {
  return count < 0 ? index > 0 : walker.next(spec, index) !== null;
}

function button(name: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = ENGLISH.say(name);
  made.addEventListener("click", press);
  return made;
}
