/** What is happening, in words: to read at any time, and spoken once per action. */
import { html, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Fragment } from "./fragment.ts";

/** A burst of events (a drag, a held key) counts as one action once it has paused. */
const SETTLED_MS = 500;
/** Long enough to be spoken; then the text goes, so that a reader going through the page meets it once. */
const SPOKEN_MS = 5000;

/**
 * The sentence of the diagnosis.
 *
 * It changes with every step of a playing walk, which nobody wants to hear. So the visible sentence is
 * silent, and a hidden copy with the numbers is spoken when the hike has come to rest.
 */
export class HikerSentence extends Fragment {
  @property({ attribute: false }) label = "";
  @property({ attribute: false }) sentence = "";
  /** What to speak once at rest. */
  @property({ attribute: false }) summary = "";
  @property({ attribute: false }) moving = false;
  @state() private spoken = "";
  #last: string | undefined;
  #timer = 0;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    // What the page opens with is there to be read; it is no news.
    this.#last ??= this.summary;
    if (this.moving) {
      clearTimeout(this.#timer);
    } else if (this.summary !== this.#last) {
      this.#last = this.summary;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => {
        this.spoken = this.summary;
        this.#timer = window.setTimeout(() => { this.spoken = ""; }, SPOKEN_MS);
      }, SETTLED_MS);
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="sentence" part="sentence" role="status" aria-atomic="false" aria-label=${this.label}>
        <p aria-live="off">${this.sentence}</p>
        <p class="unseen">${this.spoken}</p>
      </div>
    `;
  }
}
