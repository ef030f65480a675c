/**
 * One part of the lesson: its text and its figure drive each other.
 *
 *   <… data-step="…">             beside the figure, this passage sets it to these parameters when it is scrolled to
 *   <span data-set="…">           becomes a button: the figure shows its step, or its own walk, with these parameters
 *   <span data-type="…">          becomes a button that types a learning rate into the figure
 *   <output data-live="…">        (or <mn data-live="…">) is one value of what the figure shows; in a step, while that step is shown
 *   <output … data-walk="…">      is one value of a walk of its own, to compare with
 *   <… data-when="steady …">      is marked while the hiker's fate is one of these
 */
import type { LessonFigure } from "./figure.ts";
import { dataOf, fateOfShown, valueOf, wantedBy, type Shown } from "./values.ts";
import { merged } from "./walk.ts";

/** Where the picture stays in sight beside the text or above it, scrolling sets it; elsewhere it would change behind the reader's back. */
const STAYS = matchMedia("(min-width: 960px), (min-height: 320px)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");
/** The line of the window at which a passage is being read. */
const READING = "-35% 0px -55% 0px";

export class Part {
  /** The step that the figure shows; null where the part has none. */
  #step: HTMLElement | null;
  readonly #figure: LessonFigure;
  readonly #section: HTMLElement;

  constructor(section: HTMLElement, figure: LessonFigure) {
    this.#section = section;
    this.#figure = figure;
    const steps = [...section.querySelectorAll<HTMLElement>("[data-step]")];
    this.#step = steps[0] ?? null;
    this.#show("");
    const reading = new IntersectionObserver((entries) => {
      const read = entries.findLast(({ isIntersecting }) => isIntersecting)?.target as HTMLElement | undefined;
      if (read) {
        this.#readTo(read);
      }
    }, { rootMargin: READING });
    steps.forEach((step) => { reading.observe(step); });
    for (const span of section.querySelectorAll<HTMLElement>("[data-set], [data-type]")) {
      this.#arm(span);
    }
    // What is worked out in a passage asks for it.
    section.addEventListener("passage-wanted", ({ target, detail }: CustomEventInit<string> & Event) => {
      figure.make();
      this.#set((target as Element).closest<HTMLElement>("[data-step]"), detail ?? "");
      // Whoever works it out has the figure in hand: it stays, wherever the page is being scrolled to.
      figure.touched = true;
    });
    figure.addEventListener("figure-shown", () => { this.#follow(); });
  }

  /** A passage has been reached: the figure follows, unless the reader has taken it in hand. */
  #readTo(step: HTMLElement): void {
    const figure = this.#figure;
    if (STAYS.matches && step !== this.#step && !figure.touched && figure.visible) {
      this.#set(step, STILL.matches ? "play=" : "");
    }
  }

  #set(step: HTMLElement | null, more: string): void {
    this.#step = step;
    this.#show(more);
  }

  /** Shows the step, or the figure's own walk, with further parameters; and which step it is. */
  #show(more: string): void {
    const { step = "" }: DOMStringMap = this.#step?.dataset ?? {};
    this.#figure.show(merged(this.#figure.getAttribute("walk") ?? "", step, more));
    for (const passage of this.#section.querySelectorAll("[data-step]")) {
      passage.classList.toggle("shown", passage === this.#step);
    }
  }

  /** Makes a button of what stands in the text. */
  #arm(span: HTMLElement): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `set ${span.className}`;
    button.append(...span.childNodes);
    const { set, type } = span.dataset;
    button.addEventListener("click", () => {
      const own = button.closest<HTMLElement>("[data-step]");
      this.#figure.make();
      if (type !== undefined) {
        this.#figure.type(type);
      } else {
        this.#set(own ?? this.#step, set ?? "");
      }
      if (!STAYS.matches) {
        this.#figure.scrollIntoView({ block: "start", behavior: STILL.matches ? "auto" : "smooth" });
      }
    });
    span.replaceWith(button);
  }

  /** The text follows the picture. */
  #follow(): void {
    const { shown } = this.#figure;
    if (!shown) {
      return;
    }
    const fresh = (element: Element): boolean => [null, this.#step].includes(element.closest<HTMLElement>("[data-step]"));
    for (const output of this.#section.querySelectorAll("[data-live]")) {
      if (!output.hasAttribute("data-walk") && fresh(output)) {
        write(output, shown);
      }
    }
    const marked = [...this.#section.querySelectorAll<HTMLElement>("[data-when]")];
    const fate = marked.length > 0 ? fateOfShown(shown) : "";
    for (const element of marked) {
      const holds = fresh(element) && element.getAttribute("data-when")!.split(" ").includes(fate);
      element.ariaCurrent = holds ? "true" : null;
    }
  }
}

/** Writes a live value; what has no such value keeps what it says. */
export function write(output: Element, shown: Shown): void {
  const value = valueOf(wantedBy(dataOf(output)), shown);
  if (value !== undefined && value !== output.textContent) {
    output.textContent = value;
  }
}
