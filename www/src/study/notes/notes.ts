/** Notes, and walks that were saved from the map: written, renamed, opened, deleted. */
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import controlStyles from "../../../styles/controls.css";
import { infoOf } from "../../state/spec.ts";
import { LONGEST, newNote, withNote, withoutNote, type Note, type Study } from "../../state/study.ts";
import { readView } from "../../state/url.ts";
import { Walker } from "../../state/walker.ts";
import type { LearnerDesk } from "../learner-desk.ts";
import { openOnMap, pairsOf, walkOnMap } from "../page-walk.ts";
import noteStyles from "./notes.css";

/** Typing that pauses this long rests. */
const REST_MS = 800;

export default class StudyNotes extends LitElement {
  static override styles = [controlStyles, noteStyles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) desk!: LearnerDesk;
  /** Runs something later and gives back how to call it off; tests have one of their own. */
  @property({ attribute: false }) later = (run: () => void): (() => void) => {
    const timer = window.setTimeout(run, REST_MS);
    return () => { window.clearTimeout(timer); };
  };
  @state() private status = "";
  /** What was deleted last and can be brought back. */
  @state() private gone: Note | null = null;
  #walker: Walker | undefined;
  /** What is said of a walk. */
  readonly #said = new Map<string, string>();
  /** What was typed and is not yet in the study, by the notes' ids. */
  readonly #typed = new Map<string, Note>();
  #callOff: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pagehide", this.rest);
    document.addEventListener("visibilitychange", this.rest);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("pagehide", this.rest);
    document.removeEventListener("visibilitychange", this.rest);
    this.rest();
  }

  /** Writes what was typed. The whole study is written each time, so this waits until typing rests, or the tool is left. */
  readonly rest = (): void => {
    this.#callOff?.();
    if (this.#typed.size > 0) {
      const typed = [...this.#typed.values()];
      this.#typed.clear();
      this.#edit((study) => typed.reduce(withNote, study));
    }
  };

  protected override render(): TemplateResult {
    const { text, study } = this.desk;
    const notes = [...study.notes].reverse();
    return html`
      <p>${text.say("notes-intro")}</p>
      <div class="buttons">
        <button type="button" id="new" @click=${() => { this.#add("notes-untitled"); }}>${text.say("notes-new")}</button>
        <button type="button" @click=${this.#saveWalk}>${text.say("notes-save-walk")}</button>
      </div>
      <div class="status">
        <p class="quiet" role="status">${this.status}</p>
        ${this.gone ? html`<button type="button" id="undo" @click=${this.#undo}>${text.say("notes-undo")}</button>` : nothing}
      </div>
      ${notes.length === 0 ? html`<p class="quiet">${text.say("notes-none")}</p>` : html`
        <ul>${repeat(notes, ({ id }) => id, (note) => this.#note(note))}</ul>`}
    `;
  }

  #note(note: Note): TemplateResult {
    const { text } = this.desk;
    const { id, title, text: content, walk, made } = this.#typed.get(note.id) ?? note;
    const write = (field: "title" | "text") => (event: Event) => {
      this.#type({ ...(this.#typed.get(id) ?? note), [field]: (event.target as HTMLInputElement).value });
    };
    return html`
      <li data-id=${id} @focusout=${this.rest}>
        <div class="line">
          <input type="text" class="title" maxlength=${LONGEST.title} .value=${title} aria-label=${text.say("notes-title")} @input=${write("title")} />
          <time class="quiet" datetime=${new Date(made).toISOString()}>${new Intl.DateTimeFormat(text.lang, { dateStyle: "medium" }).format(made)}</time>
        </div>
        ${walk === "" ? nothing : html`<p class="walk">${this.#describe(walk)}</p>`}
        <textarea rows="2" maxlength=${LONGEST.text} .value=${content} aria-label=${text.say("notes-text")} @input=${write("text")}></textarea>
        <div class="buttons">
          ${walk === "" ? nothing : html`
            <a href="?${new URLSearchParams(pairsOf(walk)).toString()}" aria-label=${text.say("notes-open-one", { title })}
              @click=${(event: MouseEvent) => { this.#open(event, note); }}>${text.say("notes-open")}</a>`}
          <button type="button" aria-label=${text.say("notes-delete-one", { title })} @click=${() => { this.#delete(note); }}>${text.say("notes-delete")}</button>
        </div>
      </li>
    `;
  }

  /** A walk in words: where, by which rule, how fast, how far. */
  #describe(walk: string): string {
    const { core, catalog, text } = this.desk;
    const key = `${text.lang} ${walk}`;
    let said = this.#said.get(key);
    if (said === undefined) {
      this.#walker ??= new Walker(core);
      const { spec, index } = readView(new Map(pairsOf(walk).map(([name, value]) => [name.toLowerCase(), value])), this.#walker, []);
      said = text.say("notes-walk", {
        surface: infoOf(catalog, "surface", spec.surface).label,
        optimizer: infoOf(catalog, "optimizer", spec.optimizer).label,
        schedule: infoOf(catalog, "schedule", spec.schedule).label,
        alpha: spec.alpha,
        iteration: index,
      });
      this.#said.set(key, said);
    }
    return said;
  }

  #type(note: Note): void {
    this.#typed.set(note.id, { ...note, changed: this.desk.now() });
    this.#callOff?.();
    this.#callOff = this.later(this.rest);
  }

  /** Changes the study, and shows it without waiting for the desk to hand it over. */
  #edit(change: (study: Study) => Study): void {
    const { keeper } = this.desk;
    keeper.edit(change);
    this.desk = { ...this.desk, study: keeper.study.get() };
  }

  #add(untitled: "notes-untitled" | "notes-walk-untitled", walk = ""): void {
    const { keeper, text, now } = this.desk;
    const { notes } = keeper.study.get();
    const number = notes.filter((note) => (note.walk === "") === (walk === "")).length + 1;
    const note = newNote(keeper.study.get(), now(), { title: text.say(untitled, { number }), walk });
    this.#edit((study) => withNote(study, note));
    this.gone = null;
    this.status = walk === "" ? "" : text.say("notes-saved-walk");
    void this.#focus(`[data-id="${note.id}"] .title`, true);
  }

  readonly #saveWalk = (): void => {
    const walk = walkOnMap();
    if (walk === null) {
      this.status = this.desk.text.say("notes-no-map");
    } else {
      this.#add("notes-walk-untitled", walk);
    }
  };

  /** A plain click opens the walk here; any other is the browser's, as with every link. */
  #open(event: MouseEvent, { title, walk }: Note): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    this.status = this.desk.text.say("notes-opened", { title });
    openOnMap(walk);
  }

  #delete({ id }: Note): void {
    this.rest();
    const { text, keeper } = this.desk;
    const note = keeper.study.get().notes.find((one) => one.id === id);
    if (!note) {
      return;
    }
    this.#edit((all) => withoutNote(all, id));
    this.gone = note;
    this.status = text.say("notes-deleted", { title: note.title });
    void this.#focus("#undo");
  }

  readonly #undo = (): void => {
    const { gone } = this;
    if (gone) {
      this.#edit((study) => withNote(study, gone));
      this.gone = null;
      this.status = "";
      void this.#focus(`[data-id="${gone.id}"] .title`);
    }
  };

  async #focus(selector: string, select = false): Promise<void> {
    await this.updateComplete;
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.focus();
    if (select && found instanceof HTMLInputElement) {
      found.select();
    }
  }
}
