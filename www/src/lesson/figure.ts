/** `<lesson-figure>`: a hike in the lesson, there while it is near the reader and remembered while it is not. */
import type { BlindfoldedHiker } from "../elements/blindfolded-hiker.ts";
import { setParameters } from "../host/parameters.ts";
import { isViewName, type Pairs } from "../state/url.ts";

declare global {
  interface HTMLElementTagNameMap {
    "blindfolded-hiker": BlindfoldedHiker;
  }
}

/** Made with its part within one screen of the window, taken away beyond one and a half: of any two neighbours both can be there. */
const NEAR = "100% 0px";
const FAR = "150% 0px";
/** What all widgets of a page have from the first one. */
const SHARED = ["theme", "lang", "motion"];
/** What a hike tells of itself. */
const TOLD = ["hiker-ready", "hiker-change", "hiker-step", "hiker-look", "hiker-outcome"];

/**
 * A hike that costs nothing while nobody is near it. Its attribute `walk` has the parameters that it opens with; its part of
 * the lesson reads them.
 *
 * @fires figure-shown - another state is shown, or the hike was made
 */
export class LessonFigure extends HTMLElement {
  /** Whether the reader's hand has been on the hike since the text last set it. */
  touched = false;
  #hiker: BlindfoldedHiker | null = null;
  /** What tells how near the reader is. */
  #observed: Element = this;
  /** What is shown, or will be. */
  #pairs: Pairs = [];

  /** The hike, if it is there and has started. */
  get shown(): BlindfoldedHiker["shown"] {
    return this.#hiker?.shown ?? null;
  }

  /** The figure stays in sight while its part is read, and where only its picture does, it has no box of its own. */
  get #part(): Element {
    return this.closest(".part") ?? this;
  }

  /** Whether any of its part is on the screen. */
  get visible(): boolean {
    const { top, bottom } = this.#part.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  connectedCallback(): void {
    this.#observed = this.#part;
    figures.set(this.#observed, this);
    OBSERVERS.forEach((observer) => { observer.observe(this.#observed); });
    for (const type of ["pointerdown", "keydown", "input"]) {
      this.addEventListener(type, () => { this.touched = true; });
    }
    for (const type of TOLD) {
      this.addEventListener(type, (event) => {
        // The page's address and whoever listens to the page follow its own hiker.
        event.stopPropagation();
        this.dispatchEvent(new CustomEvent("figure-shown"));
      });
    }
  }

  disconnectedCallback(): void {
    this.release();
    OBSERVERS.forEach((observer) => { observer.unobserve(this.#observed); });
  }

  /** Shows a walk from its start, or from as far as it says. */
  show(pairs: Pairs): void {
    this.#pairs = pairs;
    this.touched = false;
    const hiker = this.#hiker;
    if (!hiker) {
      return;
    }
    const given = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));
    for (const name of hiker.getAttributeNames()) {
      if (isViewName(name) && !given.has(name)) {
        hiker.removeAttribute(name);
      }
    }
    setParameters(hiker, [["steps", "0"], ["play", "0"], ...given]);
  }

  /** Puts a learning rate into the hike's own field, as a hand would: it may be refused there. */
  type(alpha: string): void {
    const hiker = this.#hiker;
    if (hiker?.shown) {
      hiker.type(alpha);
    } else {
      hiker?.addEventListener("hiker-ready", () => { hiker.type(alpha); }, { once: true });
    }
  }

  /** Goes on by so many steps, or back, as a hand would. */
  step(count: number): void {
    this.touched = true;
    this.#hiker?.pause();
    this.#hiker?.step(count);
  }

  /** Makes the hike. */
  make(): void {
    if (this.#hiker) {
      return;
    }
    const hiker = document.createElement("blindfolded-hiker");
    setParameters(hiker, [["landmark", "off"], ...this.#pairs]);
    share(hiker);
    hiker.addEventListener("hiker-ready", () => {
      this.style.minBlockSize = "";
      this.classList.add("ready");
    }, { once: true });
    this.#hiker = hiker;
    this.append(hiker);
  }

  /** Takes the hike away, and keeps its place and its state. */
  release(): void {
    const hiker = this.#hiker;
    if (!hiker) {
      return;
    }
    if (hiker.shown) {
      this.#pairs = [...this.#pairs.filter(([name]) => !isViewName(name.toLowerCase())), ...hiker.parameters.filter(([name]) => name !== "play")];
    }
    this.classList.remove("ready");
    this.style.minBlockSize = `${this.offsetHeight}px`;
    this.#hiker = null;
    hiker.remove();
  }

  /** Out of sight nobody walks. */
  rest(): void {
    this.#hiker?.pause();
  }

  /** Follows the first widget of the page in what all of them share. */
  share(): void {
    if (this.#hiker) {
      share(this.#hiker);
    }
  }
}

/** The figures by what is observed for them. */
const figures = new WeakMap<Element, LessonFigure>();
const OBSERVERS = [
  observer(NEAR, (figure, inside) => { if (inside) figure.make(); }),
  observer(FAR, (figure, inside) => { if (!inside) figure.release(); }),
  observer("0px", (figure, inside) => { if (!inside) figure.rest(); }),
];

function observer(rootMargin: string, tell: (figure: LessonFigure, inside: boolean) => void): IntersectionObserver {
  return new IntersectionObserver((entries) => {
    // Of several entries for one figure the last one holds.
    for (const { target, isIntersecting } of entries) {
      const figure = figures.get(target);
      if (figure) {
        tell(figure, isIntersecting);
      }
    }
  }, { rootMargin });
}

function share(hiker: Element): void {
  const first = document.querySelector("blindfolded-hiker");
  for (const name of SHARED) {
    const value = first?.getAttribute(name);
    if (value === null || value === undefined) {
      hiker.removeAttribute(name);
    } else {
      hiker.setAttribute(name, value);
    }
  }
}
