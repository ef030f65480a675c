/** `<hiker-shelf>`: the instruments below map and notebook: a line of buttons, and the one that is open. Internal. */
import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { SHELF } from "../instruments/index.ts";
import type { InstrumentName } from "../state/hike.ts";
import type { Context } from "./context.ts";
import { Fragment } from "./fragment.ts";

const NAMES = Object.keys(SHELF) as InstrumentName[];

/** The element of an instrument. */
type Instrument = HTMLElement & { context: Context };

export class HikerShelf extends Fragment {
  @property({ attribute: false }) context!: Context;
  /** The element that is on show. */
  @state() private shown: { key: string; element: Instrument } | null = null;
  @state() private failed = "";
  /** What is being fetched. */
  #wanted = "";

  protected override render(): TemplateResult {
    const { view: { instrument }, text, hike } = this.context;
    return html`
      <section class="shelf" part="shelf" aria-label=${text.say("shelf-label")}>
        <div class="instruments" role="group" aria-label=${text.say("shelf-label")}>
          <span class="quiet" aria-hidden="true">${text.say("shelf-label")}</span>
          ${NAMES.map((name) => html`
            <button type="button" part="button" aria-expanded=${name === instrument ? "true" : "false"} aria-controls="instrument"
              @click=${() => { hike.look({ instrument: name === instrument ? "none" : name }); }}>${text.say(`instrument-${name}`)}</button>`)}
        </div>
        <div id="instrument" class="instrument" ?hidden=${instrument === "none"}>
          ${instrument === "none" ? nothing
            : this.shown?.key === this.#key(instrument) ? this.shown.element
            : html`<p class="quiet" role="status">${text.say(this.failed === instrument ? "instrument-failed" : "instrument-waiting")}</p>`}
        </div>
      </section>
    `;
  }

  protected override willUpdate(): void {
    const { instrument } = this.context.view;
    const key = instrument === "none" ? "" : this.#key(instrument);
    if (key !== this.#wanted) {
      this.#wanted = key;
      this.failed = "";
      this.shown = null;
      if (instrument !== "none") {
        void this.#fetch(instrument, key);
      }
    }
    if (this.shown) {
      this.shown.element.context = this.context;
    }
  }

  /** An element says its words in one language. */
  #key(instrument: string): string {
    return `${instrument} ${this.context.text.lang}`;
  }

  async #fetch(instrument: InstrumentName, key: string): Promise<void> {
    const load = SHELF[instrument];
    const tag = `hiker-${instrument}`;
    try {
      if (!load) {
        throw new Error(`this page has no instrument "${instrument}"`);
      }
      const [{ default: element }] = await Promise.all([load(), this.context.text.fetch("instruments")]);
      if (!customElements.get(tag)) {
        customElements.define(tag, element);
      }
      if (key === this.#wanted) {
        const made = document.createElement(tag) as Instrument;
        made.context = this.context;
        this.shown = { key, element: made };
      }
    } catch (reason) {
      console.warn(reason);
      this.failed = key === this.#wanted ? instrument : "";
    }
  }
}
