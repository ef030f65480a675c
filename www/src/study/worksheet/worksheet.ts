/** A worksheet to print, with its answers on a page of their own. */
import type { Problem } from "#core";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { property, state } from "lit/decorators.js";
import controlStyles from "../../../styles/controls.css";
import type { Desk } from "../desk.ts";
import { families } from "../families.ts";
import paperFormStyles from "../papers.css";
import { refusalsIn, typedField, type Refusals } from "../typed-field.ts";
import { readWhole } from "../whole.ts";
import { paper } from "./paper.ts";
import paperStyles from "./paper.css";
import { Printout } from "./printout.ts";
import { LAST_SHEET, MOST, problemsOf } from "./sheet.ts";
import sheetStyles from "./worksheet.css";

const LONGEST_TITLE = 120;

export default class StudyWorksheet extends LitElement {
  static override styles = [controlStyles, paperFormStyles, paperStyles, sheetStyles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) desk!: Desk;
  @state() private kinds: readonly string[] | null = null;
  /** As typed; null for the usual title of the language. */
  @state() private wording: string | null = null;
  @state() private count = "10";
  @state() private seed = "1";
  @state() private key = true;
  @state() private worked = false;
  /** What is on the sheet: of the last fields that could be read. */
  @state() private order = { count: 10, seed: 1 };
  @state() private refusals: Refusals = new Map();
  #problems: Problem[] = [];
  readonly #printout = new Printout(paperStyles);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeprint", this.#before);
    window.addEventListener("afterprint", this.#after);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.#before);
    window.removeEventListener("afterprint", this.#after);
    this.#printout.hide();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const { core, catalog } = this.desk;
    this.kinds ??= catalog.problems.map(({ kind }) => kind).filter((kind) => core.problem(kind, 0).input !== "challenge");
    if (changed.has("kinds") || changed.has("order") || this.#problems.length === 0) {
      this.#problems = problemsOf(core, { kinds: this.kinds, ...this.order });
    }
  }

  protected override render(): TemplateResult {
    const { desk: { text, catalog }, order, kinds } = this;
    const number = (name: "count" | "seed", label: string) => typedField({
      id: name, label, value: this[name], inputmode: "numeric", write: (value) => { this[name] = value; this.#read(); },
    }, this.refusals);
    const check = (name: "key" | "worked", label: string) => html`
      <label><input type="checkbox" .checked=${this[name]} @change=${(event: Event) => { this[name] = (event.target as HTMLInputElement).checked; }} /> <span>${label}</span></label>`;
    const found = this.#problems.length;
    return html`
      <p>${text.say("worksheet-intro")}</p>
      <div class="fields">
        <label class="field wide"><span>${text.say("worksheet-title-label")}</span>
          <input id="title" type="text" maxlength=${LONGEST_TITLE} .value=${this.#title()} @input=${(event: Event) => { this.wording = (event.target as HTMLInputElement).value; }} /></label>
        ${number("count", text.say("worksheet-count"))}
        ${number("seed", text.say("worksheet-seed"))}
        <button type="button" id="another" @click=${this.#another}>${text.say("worksheet-another")}</button>
      </div>
      ${refusalsIn(["count", "seed"], this.refusals, text)}
      <p class="held quiet" role="status">${this.refusals.size > 0 ? text.say("worksheet-held") : nothing}</p>
      ${families(text, catalog, kinds ?? [], (chosen) => { this.kinds = chosen; })}
      <div class="checks">${check("key", text.say("worksheet-with-key"))}${this.key ? check("worked", text.say("worksheet-worked")) : nothing}</div>
      <div class="buttons">
        <button type="button" class="primary" id="print" aria-disabled=${found === 0 ? "true" : "false"} @click=${this.#print}>${text.say("worksheet-print")}</button>
        <span class="quiet" role="status">${found === 0
          ? text.say("worksheet-nothing")
          : found < order.count ? text.say("worksheet-fewer", { found, wanted: order.count }) : nothing}</span>
      </div>
      ${found === 0 ? nothing : html`<div class="desktop">${this.#paper()}</div>`}
    `;
  }

  #title(): string {
    return this.wording ?? this.desk.text.say("worksheet-title");
  }

  #paper(): TemplateResult {
    const { desk, order: { seed }, key, worked } = this;
    return paper(desk, { title: this.#title(), problems: this.#problems, seed, key, worked });
  }

  #read(): void {
    const { text } = this.desk;
    const count = readWhole(this.count, text.say("worksheet-count"), 1, MOST);
    const seed = readWhole(this.seed, text.say("worksheet-seed"), 0, LAST_SHEET);
    this.refusals = new Map(Object.entries({ count, seed }).flatMap(([name, read]) => (typeof read === "number" ? [] : [[name, read]])));
    if (typeof count === "number" && typeof seed === "number") {
      this.order = { count, seed };
    }
  }

  readonly #another = (): void => {
    this.seed = String(this.order.seed >= LAST_SHEET ? 0 : this.order.seed + 1);
    this.#read();
  };

  readonly #print = (): void => {
    if (this.#problems.length > 0) {
      this.#printout.show(this.#paper());
      window.print();
    }
  };

  /** Who works here and prints by the browser's own menu means the sheet, too. */
  readonly #before = (): void => {
    if (this.matches(":focus-within") && this.#problems.length > 0) {
      this.#printout.show(this.#paper());
    }
  };

  readonly #after = (): void => { this.#printout.hide(); };
}
