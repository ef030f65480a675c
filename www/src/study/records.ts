/** `<study-records>`: what the learner keeps: where it is, and how to take it along, bring it in and erase it. Internal. */
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from "lit";
import { property, query, state } from "lit/decorators.js";
import controlStyles from "../../styles/controls.css";
import { gained, merged, readStudy, writeStudy } from "../state/study.ts";
import { saveText, textOf } from "./files.ts";
import type { LearnerDesk } from "./learner-desk.ts";
import recordStyles from "./records.css";

export class StudyRecords extends LitElement {
  static override styles = [controlStyles, recordStyles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) desk!: LearnerDesk;
  /** Whether erasing was asked for and is to be confirmed. */
  @state() private asked = false;
  @state() private status = "";
  @state() private refused = false;
  @query("input[type=file]") private readonly picker!: HTMLInputElement | null;

  protected override render(): TemplateResult {
    const { text, keeper, study } = this.desk;
    const { how } = keeper.keeping.get();
    return html`
      <section aria-label=${text.say("records-label")}>
        <p class="quiet">${text.say(how === "kept" ? "records-kept" : "records-not-kept", this.#size(study))}</p>
        <div class="buttons">
          <button type="button" @click=${this.#export}>${text.say("records-export")}</button>
          <button type="button" @click=${() => { this.picker?.click(); }}>${text.say("records-import")}</button>
          <button type="button" id="erase" aria-expanded=${this.asked ? "true" : "false"} @click=${this.#ask}>${text.say("records-erase")}</button>
          ${how === "unread" ? html`
            <button type="button" @click=${this.#saveUnread}>${text.say("records-save-unread")}</button>
            <button type="button" @click=${this.#putAside}>${text.say("records-put-aside")}</button>` : nothing}
          <input type="file" accept=".json,application/json" hidden aria-label=${text.say("records-import")} @change=${this.#import} />
        </div>
        ${this.asked ? html`
          <div class="confirm" role="group" aria-labelledby="question" @keydown=${this.#escape}>
            <p id="question">${text.say("records-erase-question", this.#size(study))} ${how === "unread" ? text.say("records-erase-unread") : nothing}</p>
            <div class="buttons">
              <button type="button" id="keep" @click=${this.#keep}>${text.say("records-keep")}</button>
              <button type="button" class="danger" @click=${this.#erase}>${text.say("records-erase-really")}</button>
            </div>
          </div>` : nothing}
        <p id="status" class=${this.refused ? "refused" : "quiet"} role="status" tabindex="-1">${this.status}</p>
      </section>
    `;
  }

  #size({ answers, notes }: LearnerDesk["study"]): { answers: number; notes: number } {
    return { answers: answers.length, notes: notes.length };
  }

  #say(status: string, refused = false): void {
    this.status = status;
    this.refused = refused;
  }

  readonly #export = (): void => {
    const { text, study, now } = this.desk;
    const name = `blindfolded-hiker-study-${new Date(now()).toISOString().slice(0, 10)}.json`;
    saveText(writeStudy(study), name);
    this.#say(text.say("records-exported", { name }));
  };

  readonly #import = async (): Promise<void> => {
    const { text, keeper } = this.desk;
    const { picker } = this;
    const file = picker?.files?.[0];
    if (!file) {
      return;
    }
    const content = await textOf(file);
    // The same file may be chosen again.
    picker.value = "";
    const read = content === null ? { refusal: { id: "study-refused-file", args: { value: file.name } } } : readStudy(content);
    if ("refusal" in read) {
      this.#say(`${text.say("records-refused")} ${text.message(read.refusal)}`, true);
      return;
    }
    const before = keeper.study.get();
    keeper.edit((study) => merged(study, read.study));
    this.#say(text.say("records-imported", gained(before, keeper.study.get())));
  };

  readonly #ask = async (): Promise<void> => {
    this.asked = !this.asked;
    this.#say("");
    await this.updateComplete;
    this.#focus(this.asked ? "keep" : "erase");
  };

  readonly #keep = async (): Promise<void> => {
    this.asked = false;
    await this.updateComplete;
    this.#focus("erase");
  };

  readonly #escape = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      void this.#keep();
    }
  };

  readonly #erase = async (): Promise<void> => {
    const { text, keeper } = this.desk;
    keeper.erase();
    this.asked = false;
    this.#say(text.say("records-erased"));
    await this.updateComplete;
    // The button that was pressed is gone; what it did is read out where the focus goes.
    this.#focus("status");
  };

  readonly #saveUnread = (): void => {
    const keeping = this.desk.keeper.keeping.get();
    if (keeping.how === "unread") {
      const name = "blindfolded-hiker-study-unread.txt";
      saveText(keeping.text, name, "text/plain");
      this.#say(this.desk.text.say("records-exported", { name }));
    }
  };

  readonly #putAside = async (): Promise<void> => {
    const { text, keeper } = this.desk;
    const done = keeper.putAside();
    this.#say(text.say(done ? "records-aside" : "records-no-room"), !done);
    await this.updateComplete;
    this.#focus("status");
  };

  #focus(id: string): void {
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}
