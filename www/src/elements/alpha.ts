/** The learning rate: a slider over five decades, and a field that takes any value. */
import type { Message } from "#core";
import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import { numberOr } from "../state/numerals.ts";
import { refusedAs } from "../state/refusal.ts";
import { LAST_STOP, TICKS, alphaAt, stopOf } from "../state/scale.ts";
import type { Text } from "../text/text.ts";
import { Fragment } from "./fragment.ts";

/** A pause in typing that counts as the end of it. */
const PAUSE_MS = 700;

/** What is known of all rates. */
export interface Painting {
  readonly strip: TemplateResult;
  /** Whether the strip hides the slider's own track. */
  readonly covers: boolean;
  readonly fate: string;
  readonly description: string;
  readonly key: TemplateResult | typeof nothing;
}

/** Slider and field, kept in step. A refused value leaves the last good one in force. */
export class HikerAlpha extends Fragment {
  @property({ attribute: false }) text!: Text;
  @property({ attribute: false }) alpha!: number;
  @property({ attribute: false }) locked = false;
  /** The painted track and its marks, the present fate, both in words, and the key to them; as soon as they are known. */
  @property({ attribute: false }) painting: Painting | null = null;
  /** Whether there is room for marks above the track. */
  @property({ attribute: false }) marked = false;
  @property({ attribute: false }) commit!: (alpha: number | string) => Message | null;
  /** What is being typed; null while the field follows the slider. */
  @state() private draft: string | null = null;
  @state() private refused: Message | null = null;
  #timer = 0;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
    super.disconnectedCallback();
  }

  /** Takes a text as if it had been typed here. */
  type(draft: string): void {
    this.draft = draft;
    this.#take();
  }

  protected override render(): TemplateResult {
    const { text, alpha, painting } = this;
    return html`
      <div class="alpha-head">
        <div class="name"><label for="alpha-slider">${text.say("alpha-label")}</label> <span class="fate">${painting?.fate}</span></div>
        ${painting?.key}
        <label for="alpha-exact" class="quiet">${text.say("alpha-exact-label")}</label>
        <input id="alpha-exact" class="number" type="text" inputmode="decimal" autocomplete="off" spellcheck="false"
          part="alpha-field" ?disabled=${this.locked} .value=${live(this.draft ?? String(alpha))}
          aria-invalid=${this.refused ? "true" : "false"} aria-describedby=${this.refused ? "alpha-refused" : nothing}
          @input=${this.#type} @change=${this.#finish} @blur=${this.#finish} @keydown=${this.#enter} />
      </div>
      ${this.refused ? html`<p id="alpha-refused" class="refused" role="alert">${text.message(this.refused)}</p>` : nothing}
      <div class="alpha-scale ${this.marked ? "marked" : ""} ${painting?.covers ? "painted" : ""}" dir="ltr">
        ${painting?.strip}
        <input id="alpha-slider" type="range" part="alpha-slider" min="0" max=${LAST_STOP} step="1"
          ?disabled=${this.locked} .value=${live(String(stopOf(alpha)))} aria-valuetext=${text.exactly(alpha)}
          aria-describedby=${painting?.description ? "alpha-fates" : nothing}
          @input=${this.#slide} />
        <ol class="ticks" aria-hidden="true">${TICKS.map((tick) => html`<li>${text.exactly(tick)}</li>`)}</ol>
        <p id="alpha-fates" hidden>${painting?.description}</p>
      </div>
    `;
  }

  readonly #slide = (event: Event): void => {
    this.#forget();
    this.commit(alphaAt(Number((event.target as HTMLInputElement).value)));
  };

  readonly #type = (event: Event): void => {
    this.draft = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.#take, PAUSE_MS);
  };

  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key === "Enter") {
      this.#take();
    } else if (event.key === "Escape") {
      this.#forget();
    }
  };

  /** The field was left: what is in it counts, and what was good is shown in its own notation. */
  readonly #finish = (): void => {
    this.#take();
    if (!this.refused) {
      this.draft = null;
    }
  };

  readonly #take = (): void => {
    clearTimeout(this.#timer);
    const { draft } = this;
    if (draft === null) {
      return;
    }
    const read = numberOr(draft);
    const refused = read === this.alpha ? null : this.commit(read);
    this.refused = refused && refusedAs(refused, this.text.say("alpha-label"), draft.trim());
  };

  #forget(): void {
    clearTimeout(this.#timer);
    this.draft = null;
    this.refused = null;
  }
}
