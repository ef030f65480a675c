/** `<study-check-code>`: reads a completion code, without a network. Internal. */
import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Fragment } from "../../elements/fragment.ts";
import { readCode, type Reading } from "../../state/completion.ts";
import type { Desk } from "../desk.ts";

export class StudyCheckCode extends Fragment {
  @property({ attribute: false }) desk!: Desk;
  @state() private code = "";
  @state() private name = "";
  /** What the code said when it was last asked for. */
  @state() private reading: Reading | null = null;

  protected override render(): TemplateResult {
    const { text } = this.desk;
    const typed = (field: "code" | "name") => (event: Event) => {
      this[field] = (event.target as HTMLInputElement).value;
      this.reading = null;
    };
    const refused = this.reading !== null && "refusal" in this.reading;
    return html`
      <p>${text.say("code-intro")}</p>
      <div class="fields">
        <label class="field wide"><span>${text.say("code-label")}</span>
          <input id="completion-code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="ltr" .value=${this.code}
            aria-invalid=${refused ? "true" : "false"} aria-describedby=${refused ? "code-reading" : nothing} @input=${typed("code")} @keydown=${this.#enter} /></label>
        <label class="field wide"><span>${text.say("code-name")}</span>
          <input id="completion-owner" type="text" autocomplete="off" .value=${this.name} @input=${typed("name")} @keydown=${this.#enter} /></label>
        <button type="button" id="check-code" @click=${this.#check}>${text.say("code-check")}</button>
      </div>
      <div id="code-reading" role="status">${this.reading ? this.#told(this.reading) : nothing}</div>
    `;
  }

  #told(reading: Reading): TemplateResult {
    const { text, catalog } = this.desk;
    if ("refusal" in reading) {
      return html`<p class="refused">${text.message(reading.refusal)}</p>`;
    }
    const { completion: { kind, seed, score, attempts, hints, day }, isNamed } = reading;
    const label = catalog.problems.find((problem) => problem.kind === kind)?.label ?? kind;
    const date = new Intl.DateTimeFormat(text.lang, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
    return html`
      <p class="owner ${isNamed ? "good" : "bad"}">${text.say(isNamed ? "code-named" : "code-not-named", { name: this.name })}</p>
      <p>${text.say("code-says", { label, seed: String(seed), day: date })} ${text.say("score", { score, attempts, hints })}</p>`;
  }

  readonly #check = (): void => {
    this.reading = readCode(this.code, this.name, this.desk.catalog.problems.map(({ kind }) => kind));
  };

  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.#check();
    }
  };
}
