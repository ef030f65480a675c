/** Take away: the map as a picture, the walk as numbers, as a film and as a script, and a link to all of it. */
import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import controlStyles from "../../../styles/controls.css";
import type { Context } from "../../elements/context.ts";
import type { Portrait } from "../../elements/map-portrait.ts";
import { startWriter, type Writer } from "../../core/script.ts";
import { inForce } from "../../state/spec.ts";
import styles from "./takeaway.css";
import { csv, fileName, json, type Tale } from "./table.ts";

/** How many times as fine as a plain screen a picture may be. */
const SCALES = ["1", "2", "3"] as const;
/** Where the hiker has not set out, so many iterations are taken along. */
const AHEAD = 100;
/** A file has been taken over by the browser after that. */
const KEPT_MS = 60_000;

/** The element that the instrument is in. */
interface Widget extends HTMLElement {
  readonly parameters: [string, string][];
}

export default class Takeaway extends LitElement {
  static override styles = [controlStyles, styles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) context!: Context;
  /** What has happened last, in words. */
  @state() private status = "";
  /** How far the film is, from 0 to 1; null while there is none. */
  @state() private progress: number | null = null;
  @state() private scale: (typeof SCALES)[number] = "2";
  /** Whether the script is to be seen. */
  @state() private open = false;
  /** Writes the script, once it is there. */
  @state() private writer: Writer | undefined;
  #stop: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Early, because some browsers let a page copy only at once when a button is pressed. A press tries again.
    this.#hire().catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop?.abort();
  }

  protected override render(): TemplateResult {
    const { text: { say }, view } = this.context;
    const last = this.#last();
    const button = (id: string, act: () => unknown, disabled = false): TemplateResult =>
      html`<button type="button" ?disabled=${disabled} @click=${() => { void this.#attempt(act); }}>${say(id)}</button>`;
    return html`
      <p class="note">${say(view.reached > 0 ? "takeaway-note" : "takeaway-ahead", { last })}</p>
      <div class="groups">
        <fieldset>
          <legend>${say("takeaway-pictures")}</legend>
          <div class="row">
            ${button("takeaway-png", this.#png)}
            <label>${say("takeaway-scale")}
              <select @change=${(event: Event) => { this.scale = (event.target as HTMLSelectElement).value as (typeof SCALES)[number]; }}>
                ${SCALES.map((scale) => html`<option value=${scale} ?selected=${scale === this.scale}>${say("takeaway-times", { scale })}</option>`)}
              </select></label>
          </div>
          <div class="row">${button("takeaway-svg", this.#svg)}${button("takeaway-gif", this.#film, this.progress !== null)}</div>
          ${this.progress === null ? nothing : html`
            <div class="row">
              <progress max="1" .value=${this.progress} aria-label=${say("takeaway-progress")}></progress>
              ${button("takeaway-cancel", () => { this.#stop?.abort(); })}
            </div>`}
        </fieldset>
        <fieldset>
          <legend>${say("takeaway-numbers")}</legend>
          <div class="row">${button("takeaway-csv", this.#csv)}${button("takeaway-json", this.#json)}</div>
          <p class="quiet">${say("takeaway-columns")}</p>
        </fieldset>
        <fieldset>
          <legend>${say("takeaway-again")}</legend>
          <div class="row">${button("takeaway-link", this.#copyLink)}${button("takeaway-pytorch", this.#copyScript)}</div>
          <p class="quiet">${say("takeaway-script-help")}</p>
        </fieldset>
      </div>
      <p class="status" role="status">${this.status}</p>
      <details ?open=${this.open} @toggle=${(event: Event) => { void this.#attempt(() => this.#unfold(event)); }}>
        <summary>${say("takeaway-preview")}</summary>
        ${this.open && this.writer ? html`<pre tabindex="0" dir="ltr" role="region" aria-label=${say("takeaway-preview")}>${this.#script(this.writer)}</pre>` : nothing}
      </details>
    `;
  }

  /** The last iteration that is taken along: as far as the hiker has come. */
  #last(): number {
    const { view: { spec, reached }, walker } = this.context;
    return walker.nearest(spec, reached > 0 ? reached : AHEAD);
  }

  /** What was asked for, or why there is none. */
  async #attempt(act: () => unknown): Promise<void> {
    this.status = "";
    try {
      await act();
    } catch (reason) {
      console.warn(reason);
      this.status = this.context.text.say("takeaway-failed", { reason: reason instanceof Error ? reason.message : String(reason) });
    }
  }

  readonly #png = async (): Promise<void> => {
    const name = this.#name("png", this.context.view.index);
    const [{ png }, portrait] = await Promise.all([import("./picture.ts"), this.#portrait()]);
    this.#save(await png(portrait, Number(this.scale)), name);
  };

  readonly #svg = async (): Promise<void> => {
    const { text, view, catalog } = this.context;
    const name = this.#name("svg", view.index);
    const [{ svg }, portrait] = await Promise.all([import("./picture.ts"), this.#portrait()]);
    const surface = catalog.surfaces.find(({ kind }) => kind === view.spec.surface.kind)?.label ?? "";
    const values = { surface, alpha: inForce(view.spec, view.index).alpha, iteration: view.index };
    const drawing = svg(portrait, text.say("takeaway-title", values), text.say("takeaway-description", values));
    this.#save(new Blob([drawing], { type: "image/svg+xml" }), name);
  };

  readonly #csv = (): void => {
    const tale = this.#tale();
    this.#save(new Blob([csv(tale)], { type: "text/csv" }), this.#name("csv", tale.last));
  };

  readonly #json = (): void => {
    const tale = this.#tale();
    this.#save(new Blob([json(tale)], { type: "application/json" }), this.#name("json", tale.last));
  };

  readonly #film = async (): Promise<void> => {
    const last = this.#last();
    const name = this.#name("gif", last);
    const stop = (this.#stop = new AbortController());
    this.progress = 0;
    try {
      const [{ film }, portrait] = await Promise.all([import("./film.ts"), this.#portrait()]);
      const made = await film(portrait, last, (part) => { this.progress = part; }, stop.signal);
      if (made) {
        this.#save(made, name);
      } else {
        this.status = this.context.text.say("takeaway-cancelled");
      }
    } finally {
      this.progress = null;
    }
  };

  readonly #copyLink = (): Promise<void> => this.#copy(this.#link(), "takeaway-link");

  readonly #copyScript = async (): Promise<void> => this.#copy(this.#script(this.writer ?? await this.#hire()), "takeaway-pytorch");

  async #copy(content: string, title: string): Promise<void> {
    const { text } = this.context;
    try {
      await navigator.clipboard.writeText(content);
      this.status = text.say("copied");
    } catch {
      const { showText } = await import("../../elements/copy-dialog.ts");
      showText(text, { title: text.say(title), help: text.say("copy-denied"), content });
    }
  }

  async #unfold(event: Event): Promise<void> {
    this.open = (event.target as HTMLDetailsElement).open;
    if (this.open) {
      await this.#hire();
    }
  }

  async #hire(): Promise<Writer> {
    return (this.writer ??= await startWriter());
  }

  #script(write: Writer): string {
    return write(this.context.view.spec, this.#last());
  }

  #tale(): Tale {
    const { view: { spec }, walker } = this.context;
    const last = this.#last();
    return { spec, walk: walker.walk(spec, last), last, link: this.#link() };
  }

  #name(ending: string, k: number): string {
    const { spec } = this.context.view;
    return fileName(spec, inForce(spec, k).alpha, k, ending);
  }

  /** The address of what is to be seen: the page's own where it has one, or that of this page with the widget's parameters. */
  #link(): string {
    const page = document.querySelector<HTMLElement & { address?: () => string }>("page-tools");
    if (page?.address) {
      return page.address();
    }
    const url = new URL(location.href);
    for (const [name, value] of (this.#root().host as Widget).parameters) {
      url.searchParams.set(name, value);
    }
    return url.href;
  }

  #root(): ShadowRoot {
    return this.getRootNode() as ShadowRoot;
  }

  async #portrait(): Promise<Portrait> {
    const portrait = await this.#root().querySelector("hiker-map")?.portrait();
    if (!portrait) {
      throw new Error(this.context.text.say("takeaway-no-map"));
    }
    return portrait;
  }

  #save(content: Blob, name: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content);
    link.download = name;
    link.click();
    window.setTimeout(() => { URL.revokeObjectURL(link.href); }, KEPT_MS);
    this.status = this.context.text.say("takeaway-saved", { name });
  }
}
