/** `<study-desk>`: sessions, progress, notes and other tools behind tabs, and what the learner keeps. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { property, state } from "lit/decorators.js";
import controlStyles from "../../styles/controls.css";
import themeStyles from "../../styles/theme.css";
import { startCore, type Core } from "../core/core.ts";
import { AttributeLink } from "../elements/attributes.ts";
import { trouble } from "../elements/trouble.ts";
import { ENGLISH, loadText, type Text } from "../text/text.ts";
import deskStyles from "./desk.css";
import { TOOLS, type Tool } from "./index.ts";
import { Keeper } from "./keeper.ts";
import type { LearnerDesk } from "./learner-desk.ts";
import { StudyRecords } from "./records.ts";

type ToolName = (typeof TOOLS)[number]["name"];

/** What the widgets within take over from the desk. */
const SHARED = ["lang", "theme", "motion"];

/** The study desk. Attributes: `lang`, `theme`, `motion`. Each tool is fetched when it is opened first. */
export class StudyDesk extends LitElement {
  static override styles = [themeStyles, controlStyles, deskStyles].map((text) => unsafeCSS(text));

  /** The clock; tests have one of their own. */
  @property({ attribute: false }) now: () => number = () => Date.now();
  @state() private core: Core | null = null;
  @state() private text: Text = ENGLISH;
  @state() private failure: unknown = null;
  @state() private open: ToolName = "session";
  /** The tools that were opened. They stay, so that a session goes on after a look at the notes. */
  @state() private made: ReadonlyMap<ToolName, Tool> = new Map();
  @state() private failed: ToolName | null = null;
  readonly #keeper = new Keeper(() => window.localStorage);
  readonly #attributes = new AttributeLink(this, (names) => { this.#readAttributes(names); });
  #stops: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#attributes.start();
    const changed = (): void => { this.requestUpdate(); };
    const elsewhere = (): void => { this.#keeper.refresh(); };
    window.addEventListener("storage", elsewhere);
    this.#stops = [
      this.#keeper.study.listen(changed),
      this.#keeper.keeping.listen(changed),
      () => { window.removeEventListener("storage", elsewhere); },
    ];
    if (!this.core) {
      void this.#begin();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes.stop();
    this.#stops.forEach((stop) => { stop(); });
  }

  async #begin(): Promise<void> {
    try {
      const [core, text] = await Promise.all([startCore(), this.#words()]);
      this.text = text;
      this.core = core;
      void this.#fetch(this.open);
    } catch (reason) {
      this.failure = reason;
    }
  }

  #readAttributes(names: ReadonlySet<string>): void {
    if (names.has("lang")) {
      void this.#words().then((text) => { this.text = text; }, (reason: unknown) => { this.failure = reason; });
    } else {
      this.requestUpdate();
    }
  }

  async #words(): Promise<Text> {
    const text = await loadText(this.getAttribute("lang") ?? document.documentElement.lang);
    await Promise.all([text.fetch("practice"), text.fetch("study")]);
    return text;
  }

  protected override render(): TemplateResult {
    const { text, core, open } = this;
    if (this.failure) {
      return trouble(text, this.failure);
    }
    if (!core) {
      return html`<p class="quiet" role="status">${text.say("starting")}</p>`;
    }
    return html`
      <div class="desk" part="base" lang=${text.lang} dir=${text.dir}>
        ${this.#unread()}
        ${this.#tabs()}
        ${TOOLS.map(({ name }) => html`
          <div class="panel" role="tabpanel" id="panel-${name}" aria-labelledby="tab-${name}" ?hidden=${name !== open}>
            ${this.made.get(name) ?? (name === open ? html`<p class="quiet" role="status">${text.say(this.failed === name ? "desk-failed" : "desk-waiting")}</p>` : nothing)}
          </div>`)}
        <study-records .desk=${this.#desk(core)}></study-records>
      </div>
    `;
  }

  #tabs(): TemplateResult {
    const { text, open } = this;
    return html`
      <div class="tabs" role="tablist" aria-label=${text.say("desk-tools")} @keydown=${this.#move}>
        ${TOOLS.map(({ name }) => html`
          <button type="button" role="tab" id="tab-${name}" aria-controls="panel-${name}" aria-selected=${name === open ? "true" : "false"}
            tabindex=${name === open ? 0 : -1} @click=${() => { this.#choose(name); }}>${text.say(`tool-${name}`)}</button>`)}
      </div>`;
  }

  /** Says so, above everything, where what is kept cannot be read or nothing can be kept. */
  #unread(): TemplateResult | typeof nothing {
    const { text } = this;
    const keeping = this.#keeper.keeping.get();
    return keeping.how === "kept" ? nothing : html`
      <div class="notice" role="group" aria-label=${text.say("notice-label")}>
        <p>${keeping.how === "unread"
          ? html`<strong>${text.say("keeping-unread")}</strong> ${text.message(keeping.why)} ${text.say("keeping-unread-stays")}`
          : text.say(keeping.how === "memory" ? "keeping-memory" : "keeping-full")}</p>
      </div>`;
  }

  readonly #move = (event: KeyboardEvent): void => {
    const names = TOOLS.map(({ name }) => name);
    const here = names.indexOf(this.open);
    const forward = this.text.dir === "rtl" ? -1 : 1;
    const there = { ArrowRight: here + forward, ArrowLeft: here - forward, Home: 0, End: names.length - 1 }[event.key];
    if (there !== undefined) {
      event.preventDefault();
      const index = (there + names.length) % names.length;
      this.#choose(names[index]!);
      this.renderRoot.querySelectorAll<HTMLElement>("[role=tab]")[index]?.focus();
    }
  };

  #choose(name: ToolName): void {
    this.made.get(this.open)?.rest?.();
    this.open = name;
    if (!this.made.has(name)) {
      void this.#fetch(name);
    }
  }

  async #fetch(name: ToolName): Promise<void> {
    const tag = `study-${name}`;
    this.failed = null;
    try {
      const { default: element } = await TOOLS.find((tool) => tool.name === name)!.load();
      if (!customElements.get(tag)) {
        customElements.define(tag, element);
      }
      if (this.core && !this.made.has(name)) {
        const tool = document.createElement(tag) as Tool;
        tool.desk = this.#desk(this.core);
        this.made = new Map([...this.made, [name, tool]]);
      }
    } catch (reason) {
      console.warn(reason);
      this.failed = name;
    }
  }

  #desk(core: Core): LearnerDesk {
    const { text, now } = this;
    const look = Object.fromEntries(SHARED.flatMap((name) => {
      const value = this.getAttribute(name);
      return value === null ? [] : [[name, value]];
    }));
    return { core, text, catalog: core.catalog(), study: this.#keeper.study.get(), keeper: this.#keeper, now, look };
  }

  protected override updated(_: PropertyValues): void {
    const { core } = this;
    if (core) {
      this.made.forEach((tool) => { tool.desk = this.#desk(core); });
    }
  }
}

// It is the desk's alone; a page may load the desk twice, and the first one stays.
if (!customElements.get("study-records")) {
  customElements.define("study-records", StudyRecords);
}
