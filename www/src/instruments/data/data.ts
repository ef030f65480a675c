/** Real data: the points behind a surface, the fit at the iteration shown, what is left to chance, and scaling. */
import type { Choice, Message } from "#core";
import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import presets from "../../../data.json";
import controlStyles from "../../../styles/controls.css";
import { offSight, spansOf } from "../../draw/scatter.ts";
import type { Context } from "../../elements/context.ts";
import {
  added, answerAt, compared, dataOf, fitOver, isOnePlace, lineAt, moved, pointed, readColumns, refusedLine, removed, withData, writeColumns,
  type Columns, type Data, type Line, type Valley,
} from "../../state/data.ts";
import { chanceOf, inForce, type Chance, type Spec } from "../../state/spec.ts";
import styles from "./data.css";
import { HikerScatter, type Edits, type Picture } from "./scatter.ts";

type PresetName = keyof typeof presets;
const PRESETS = Object.keys(presets) as PresetName[];
/** Standard deviations of the noise that the slider offers. */
const SIGMAS = [0, ...[-2, -1, 0, 1, 2].flatMap((power) => [1, 2, 5].map((lead) => Number(`${lead}e${power}`)))];
/** What is told of the ground, as it is and scaled. */
const ROWS = ["high", "low", "condition", "ceiling", "alpha", "steps"] as const;
const COLUMNS = ["raw", "scaled"] as const;

export default class HikerData extends LitElement {
  static override styles = [controlStyles, styles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) context!: Context;
  @state() private chosen: number | null = null;
  @state() private refused: Message | null = null;
  /** What is being typed into the table; null while it follows the points. */
  @state() private draft: string | null = null;
  #compared: { surface: Choice; start: Spec["start"]; valleys: ReturnType<typeof compared> } | undefined;

  protected override willUpdate(): void {
    const { view: { spec: { surface, start } }, catalog, walker } = this.context;
    if (this.#compared?.surface !== surface || this.#compared.start !== start) {
      this.#compared = { surface, start, valleys: compared(walker.core, catalog, { surface, start }) };
    }
  }

  protected override render(): TemplateResult {
    const { view, catalog, text } = this.context;
    const data = dataOf(catalog, view.spec.surface);
    const valleys = this.#compared?.valleys;
    if (!data || !valleys) {
      return this.#elsewhere();
    }
    const chosen = this.chosen !== null && this.chosen < data.xs.length ? this.chosen : null;
    return html`
      <div class="data">
        <div class="part">
          ${this.#tools(data, chosen)}
          ${this.#picture(data, valleys, chosen)}
          ${this.#story(data, valleys)}
          ${this.#table(data)}
          <p class="refused" role="status">${this.refused ? text.message(this.refused) : ""}</p>
        </div>
        <div class="part">
          ${this.#scaling(data, valleys)}
          ${this.#chance(data.xs.length)}
        </div>
      </div>
    `;
  }

  /** Where the ground is not made of data: the way to where it is. */
  #elsewhere(): TemplateResult {
    const { text, catalog, hike } = this.context;
    return html`
      <p>${text.say("data-none")}</p>
      <div class="tools">${catalog.surfaces.filter(({ data }) => data).map(({ kind, label }) => html`
        <button type="button" ?disabled=${this.#locked} @click=${() => { hike.choose("surface", { kind }); }}>${label}</button>`)}</div>
      ${this.#chance(0)}
    `;
  }

  get #locked(): boolean {
    return this.context.options.locks.has("surface");
  }

  #tools({ info, xs }: Data, chosen: number | null): TemplateResult {
    const { text } = this.context;
    const locked = this.#locked;
    const fixed = locked || chosen === null || xs.length === 1;
    return html`
      <div class="tools">
        <label class="field row"><span>${text.say("data-preset")}</span>
          <select .value=${live("")} ?disabled=${locked} @change=${this.#preset}>
            <option value="">${text.say("data-preset-none")}</option>
            ${PRESETS.filter((name) => presets[name].classes === info.classes).map((name) => html`<option value=${name}>${text.say(`data-preset-${name}`)}</option>`)}
          </select></label>
        <button type="button" ?disabled=${locked} @click=${this.#addBeside}>${text.say("data-add")}</button>
        <button type="button" aria-disabled=${fixed ? "true" : "false"} @click=${() => { if (!fixed) this.#edits.remove(chosen); }}>${text.say("data-remove")}</button>
      </div>`;
  }

  #picture(data: Data, valleys: Record<(typeof COLUMNS)[number], Valley>, chosen: number | null): TemplateResult {
    const { text, view, walker } = this.context;
    const { xs, ys, info } = data;
    const { spec, index } = view;
    const here = walker.place(spec, index);
    const { lowest } = valleys[data.scaled ? "scaled" : "raw"];
    const batch = spec.batch ? new Set(walker.core.batch(spec, index)) : null;
    const number = (value: number) => text.number(value, 4);
    const picture: Picture = {
      xs, ys, batch, chosen,
      spans: spansOf(xs, ys, info.classes),
      said: xs.map((x) => answerAt(data, here, x)),
      names: { x: text.say("data-x"), y: text.say(info.classes ? "data-label" : "data-y") },
      rise: info.classes ? 1 : null,
      curves: (span) => ({ fit: fitOver(data, here, span), best: lowest && fitOver(data, lowest, span) }),
    };
    const at = chosen ?? 0;
    const args = { number: at + 1, count: xs.length, x: number(xs[at]!), y: number(ys[at]!) };
    const off = offSight(picture.spans, picture.curves(picture.spans.x).fit);
    const key = (id: string, shape: TemplateResult) => html`<li>${shape}${text.say(id)}</li>`;
    return html`
      <hiker-scatter .scatter=${picture} .label=${text.say("data-picture")} .name=${text.say("data-points")} .format=${text.fixed} .locked=${this.#locked}
        .value=${text.say(batch?.has(at) ? "data-point-taken" : "data-point", args)} .edits=${this.#edits}
        .description=${text.say("data-description", { count: xs.length, iteration: index, now: this.#equation(lineAt(data, here), info.classes) })}></hiker-scatter>
      <ul class="key">
        ${key(off === null ? "data-key-fit" : off === "above" ? "data-key-above" : "data-key-below", html`<i class="line fit"></i>`)}
        ${lowest ? key(isOnePlace(data) ? "data-key-one" : "data-key-best", html`<i class="line best"></i>`) : nothing}
        ${batch ? key("data-key-batch", html`<i class="dot taken"></i>`) : nothing}
        ${batch ? key("data-key-rest", html`<i class="dot rest"></i>`) : nothing}
      </ul>
      <p class="quiet">${text.say(info.classes ? "data-help-classes" : "data-help")}</p>`;
  }

  #equation({ slope, intercept }: Line, classes: boolean): string {
    const { text } = this.context;
    return text.say(classes ? "data-sigmoid" : "data-line", {
      slope: text.number(slope, 3), sign: intercept < 0 ? "−" : "+", intercept: text.number(Math.abs(intercept), 3),
    });
  }

  /** The fit in numbers, and whether there is a best one. */
  #story(data: Data, valleys: Record<(typeof COLUMNS)[number], Valley>): TemplateResult {
    const { text, view, walker, hike, domain } = this.context;
    const { lowest, condition } = valleys[data.scaled ? "scaled" : "raw"];
    const { classes } = data.info;
    const here = walker.place(view.spec, view.index);
    const [x0, x1, y0, y1] = domain;
    const away = lowest && !(lowest.x >= x0 && lowest.x <= x1 && lowest.y >= y0 && lowest.y <= y1);
    const flat = lowest && condition === Infinity && isOnePlace(data);
    return html`
      <p class="sentence">
        ${text.say("data-now", { iteration: view.index, line: this.#equation(lineAt(data, here), classes), loss: here.loss })}
        ${!lowest ? text.say(isOnePlace(data) ? "data-one-place" : "data-parted")
          : flat ? text.say("data-flat", { x: text.number(data.xs[0]!), y: text.number(answerAt(data, lowest, data.xs[0]!)) })
          : text.say("data-best", { line: this.#equation(lineAt(data, lowest), classes), loss: lowest.f })}
      </p>
      ${away ? html`<p>${text.say("data-away", { x: text.number(lowest.x, 3), y: text.number(lowest.y, 3) })}
        <button type="button" @click=${() => { hike.look({ camera: { x: lowest.x, y: lowest.y, zoom: view.camera?.zoom ?? 1 } }); }}>${text.say("data-show")}</button></p>` : nothing}`;
  }

  #table(data: Data): TemplateResult {
    const { text } = this.context;
    return html`
      <details>
        <summary>${text.say("data-numbers")}</summary>
        <label class="field"><span>${text.say(data.info.classes ? "data-numbers-classes" : "data-numbers-help")}</span>
          <textarea rows="8" spellcheck="false" autocomplete="off" dir="ltr" ?disabled=${this.#locked} .value=${live(this.draft ?? writeColumns(data))}
            aria-invalid=${this.draft !== null && this.refused ? "true" : "false"}
            @input=${(event: Event) => { this.draft = (event.target as HTMLTextAreaElement).value; }} @change=${() => { this.#type(data.info.classes); }}></textarea></label>
        ${this.draft === null ? nothing : html`<div class="tools">
          <button type="button" @click=${() => { this.#type(data.info.classes); }}>${text.say("data-take")}</button>
          <button type="button" @click=${() => { this.draft = this.refused = null; }}>${text.say("data-leave")}</button></div>`}
      </details>`;
  }

  #scaling(data: Data, valleys: Record<(typeof COLUMNS)[number], Valley>): TemplateResult {
    const { text, view, hike, options } = this.context;
    const valley = valleys[data.scaled ? "scaled" : "raw"];
    const { alpha } = inForce(view.spec, view.index);
    const best = valley.alpha;
    return html`
      <fieldset>
        <legend>${text.say("data-scaling")}</legend>
        <label class="switch"><input type="checkbox" role="switch" .checked=${live(data.scaled)} ?disabled=${this.#locked}
          @change=${(event: Event) => { this.#change({ scaled: (event.target as HTMLInputElement).checked }); }} />${text.say("data-scale")}</label>
        <p class="quiet">${text.say("data-scale-help")}</p>
        ${valley.lowest ? html`
          <table>
            <thead><tr><td></td>${COLUMNS.map((name) => html`<th scope="col" class=${(name === "scaled") === data.scaled ? "now" : ""}>${text.say(`data-${name}`)}</th>`)}</tr></thead>
            <tbody>${ROWS.map((row) => html`<tr><th scope="row">${text.say(`data-row-${row}`)}</th>${COLUMNS.map((name) => html`
              <td class=${(name === "scaled") === data.scaled ? "now" : ""}>${this.#cell(valleys[name], row, data)}</td>`)}</tr>`)}</tbody>
          </table>
          <p class="quiet">${text.say("data-steps-help")}</p>
          <p>${text.say(alpha >= valley.ceiling ? "data-above" : "data-below", { alpha: text.number(alpha, 3), ceiling: text.number(valley.ceiling, 3) })}
            ${best > 0 && best !== alpha ? html`<button type="button" ?disabled=${options.locks.has("alpha")}
              @click=${() => { this.refused = hike.alpha(best); }}>${text.say("data-use", { alpha: text.number(best, 3) })}</button>` : nothing}</p>`
        : html`<p>${text.say("data-no-lowest")}</p>`}
      </fieldset>`;
  }

  #cell({ curvatures: [low, high], condition, ceiling, alpha, steps, tried, diverged }: Valley, row: (typeof ROWS)[number], data: Data): TemplateResult | string {
    const { text } = this.context;
    const number = (value: number) => html`<bdi dir="ltr">${text.number(value, 3)}</bdi>`;
    switch (row) {
      case "high": return number(high);
      case "low": return low === 0 && !isOnePlace(data) ? text.say("data-hidden") : number(low);
      case "condition": return Number.isFinite(condition) ? number(condition) : isOnePlace(data) ? "∞" : text.say("data-huge");
      case "ceiling": return number(ceiling);
      case "alpha": return number(alpha);
      case "steps": return steps !== null ? text.exactly(steps) : text.say(diverged ? "data-diverged" : "data-more", { steps: text.exactly(tried) });
    }
  }

  /** What is left to chance: noise on every ground, batches where there are samples. */
  #chance(samples: number): TemplateResult {
    const { text, view } = this.context;
    const chance = chanceOf(view.spec);
    const size = chance.size ?? samples;
    const stop = SIGMAS.findIndex((sigma) => sigma >= chance.sigma);
    const isOn = chance.sigma > 0 || chance.size !== null;
    const part = { size, samples };
    const sized = text.say(chance.size === null ? "data-batch-all" : "data-batch-some", part);
    return html`
      <fieldset>
        <legend>${text.say("data-chance")}</legend>
        ${samples > 0 ? html`
          <div class="slide"><label for="batch">${text.say("data-batch")}</label><span class="now">${sized}</span>
            <input id="batch" type="range" min="1" max=${samples} step="1" .value=${live(String(size))} aria-valuetext=${sized}
              @input=${(event: Event) => { const value = Number((event.target as HTMLInputElement).value); this.#leave({ size: value === samples ? null : value }); }} /></div>
          ${chance.size === null ? nothing : html`<label class="switch"><input type="checkbox" .checked=${live(chance.replace)}
            @change=${(event: Event) => { this.#leave({ replace: (event.target as HTMLInputElement).checked }); }} />${text.say("data-replace")}</label>`}` : nothing}
        <div class="slide"><label for="noise">${text.say("data-noise")}</label><span class="now">${text.number(chance.sigma, 3)}</span>
          <input id="noise" type="range" min="0" max=${SIGMAS.length - 1} step="1" .value=${live(String(stop < 0 ? SIGMAS.length - 1 : stop))} aria-valuetext=${text.number(chance.sigma, 3)}
            @input=${(event: Event) => { this.#leave({ sigma: SIGMAS[Number((event.target as HTMLInputElement).value)]! }); }} /></div>
        ${isOn ? html`
          <p>${chance.size !== null ? text.say("data-batch-story", part) : ""} ${chance.sigma > 0 ? text.say("data-noise-story", { sigma: chance.sigma }) : ""}</p>
          <div class="tools">
            <button type="button" @click=${() => { this.#leave({ seed: (chance.seed + 1) >>> 0 }); }}>${text.say("data-another")}</button>
            <span class="quiet">${text.say("data-seed", { seed: text.exactly(chance.seed) })}</span>
          </div>
          <p class="quiet">${text.say("data-whole")}</p>` : nothing}
      </fieldset>`;
  }

  #leave(patch: Partial<Chance>): void {
    const { hike, view } = this.context;
    this.refused = hike.chance({ ...chanceOf(view.spec), ...patch });
    this.requestUpdate();
  }

  /** Other data, or the same ones seen otherwise; the reason if they are refused. */
  #change(patch: Partial<Data>): Message | null {
    // The latest: a frame may bring more than one change.
    const { hike, catalog } = this.context;
    const refused = hike.choose("surface", withData(catalog, hike.view.get().spec.surface, patch));
    this.refused = refused && refusedLine(refused);
    this.requestUpdate();
    return refused;
  }

  get #data(): Data {
    const { hike, catalog } = this.context;
    return dataOf(catalog, hike.view.get().spec.surface)!;
  }

  /** A place as a point can have it: no needless digits, and for classes one of the two answers. */
  #placed(data: Columns & Pick<Data, "info">, x: number, y: number): [number, number] {
    const spans = spansOf(data.xs, data.ys, data.info.classes);
    return [pointed(x, spans.x), data.info.classes ? Number(y >= 0.5) : pointed(y, spans.y)];
  }

  readonly #edits: Edits = {
    choose: (at) => { this.chosen = at; },
    move: (at, x, y) => {
      const data = this.#data;
      if (at < data.xs.length) {
        this.draft = null;
        this.#change(moved(data, at, ...this.#placed(data, x, y)));
      }
    },
    add: (x, y) => {
      const data = this.#data;
      this.draft = null;
      if (!this.#change(added(data, ...this.#placed(data, x, y)))) {
        this.chosen = data.xs.length;
      }
    },
    remove: (at) => {
      const data = this.#data;
      this.draft = null;
      if (data.xs.length === 1) {
        this.refused = { id: "data-refused-last", args: {} };
      } else if (!this.#change(removed(data, at))) {
        this.chosen = Math.max(0, Math.min(at, data.xs.length - 2));
      }
    },
  };

  /** Without a pointer, a new point comes into the middle of what is shown. */
  readonly #addBeside = (): void => {
    const { xs, ys, info } = this.#data;
    const spans = spansOf(xs, ys, info.classes);
    this.#edits.add((spans.x[0] + spans.x[1]) / 2, (spans.y[0] + spans.y[1]) / 2);
  };

  #type(classes: boolean): void {
    if (this.draft === null) {
      return;
    }
    const read = readColumns(this.draft, classes);
    if ("id" in read) {
      this.refused = read;
    } else if (!this.#change(read)) {
      this.draft = null;
    }
  }

  readonly #preset = (event: Event): void => {
    const name = (event.target as HTMLSelectElement).value as PresetName | "";
    if (name === "") {
      return;
    }
    const { xs, ys, alpha } = presets[name];
    this.draft = this.chosen = null;
    if (!this.#change({ xs, ys }) && !this.context.options.locks.has("alpha")) {
      this.context.hike.alpha(alpha);
    }
  };
}

if (!customElements.get("hiker-scatter")) {
  customElements.define("hiker-scatter", HikerScatter);
}
