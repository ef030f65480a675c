/** `<hiker-compare>`: several hikers at once, in a table; and a map for each who has a landscape of their own. */
import type { Choice, Message } from "#core";
import { html, LitElement, nothing, svg, unsafeCSS, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import presets from "../../../presets.json";
import controlStyles from "../../../styles/controls.css";
import { DASHES, MARKS } from "../../draw/others.ts";
import type { Context } from "../../elements/context.ts";
import { MOST_COMPANIONS, type Companion } from "../../state/company.ts";
import { fellowsOf, FOLLOWED, type Fellow } from "../../state/fellows.ts";
import { numberOr } from "../../state/numerals.ts";
import { infoOf, offers } from "../../state/spec.ts";
import { readView } from "../../state/url.ts";
import styles from "./compare.css";

type PresetName = keyof typeof presets;
const PRESETS = Object.keys(presets) as PresetName[];
/** A new hiker sets out with this part of the rate of the first. */
const NEWCOMER = 0.5;
/** Outlines of the marks around 0, 0, as in the map and the charts. */
const SHAPES: Record<(typeof MARKS)[number], string> = {
  circle: "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0z",
  square: "M-4-4h8v8h-8z",
  triangle: "M0-5L5 4H-5z",
  diamond: "M0-6L5 0L0 6L-5 0z",
  cross: "M-2-5h4v3h3v4h-3v3h-4v-3h-3v-4h3z",
};

export default class HikerCompare extends LitElement {
  static override styles = [controlStyles, styles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) context!: Context;
  @state() private refused: Message | null = null;

  protected override render(): TemplateResult {
    const { view, text, walker, clock } = this.context;
    const fellows = fellowsOf(view, walker, clock);
    const apart = fellows.some((fellow) => this.#companion(fellow)?.surface);
    return html`
      <p>${text.say("compare-intro")}</p>
      <div class="tools">
        <label class="field row"><span>${text.say("compare-preset")}</span>
          <select .value=${live("")} @change=${this.#preset}>
            <option value="">${text.say("compare-preset-none")}</option>
            ${PRESETS.map((name) => html`<option value=${name}>${text.say(`preset-${name}`)}</option>`)}
          </select></label>
        <button type="button" aria-disabled=${view.company.length >= MOST_COMPANIONS ? "true" : "false"} @click=${this.#add}>${text.say("compare-add")}</button>
        <button type="button" aria-disabled=${view.company.length === 0 ? "true" : "false"} @click=${() => { this.#accompany([]); }}>${text.say("compare-clear")}</button>
      </div>
      <p class="refused" role="status">${this.refused ? text.message(this.refused) : ""}</p>
      ${this.#table(fellows)}
      ${apart ? html`
        <p>${text.say("compare-landscapes")}</p>
        <div class="maps">${fellows.filter((fellow) => fellow.place === null || this.#companion(fellow)?.surface).map((fellow) => this.#map(fellow))}</div>` : nothing}
    `;
  }

  #table(fellows: readonly Fellow[]): TemplateResult {
    const { text } = this.context;
    const columns = ["hiker", "rule", "schedule", "rate", "loss", "regime", "arrival", "final", "remove"] as const;
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${text.say("compare-table")}>
        <table>
          <thead><tr>${columns.map((name) => html`<th scope="col">${text.say(`compare-${name}`)}</th>`)}</tr></thead>
          <tbody>${fellows.map((fellow) => this.#row(fellow))}</tbody>
        </table>
      </div>
      <p class="quiet">${text.say("compare-note", { steps: FOLLOWED })}</p>`;
  }

  #row(fellow: Fellow): TemplateResult {
    const { text, catalog, options } = this.context;
    const { place, setting, spec, outcome, at } = fellow;
    const name = this.#name(place);
    const chooser = (family: "optimizer" | "schedule") => html`
      <select aria-label=${text.say(`compare-${family}-of`, { name })} ?disabled=${options.locks.has(family)} .value=${live(setting[family].kind)}
        @change=${(event: Event) => { this.#edit(place, { [family]: { kind: (event.target as HTMLSelectElement).value } }); }}>
        ${offers(catalog, family).map(({ kind, label }) => html`<option value=${kind} ?selected=${kind === setting[family].kind}>${label}</option>`)}
      </select>${this.#params(setting[family], infoOf(catalog, family, setting[family]).params)}`;
    const label = (column: string) => text.say(`compare-${column}`);
    const number = (column: string, value: number) => html`<td data-label=${label(column)}><bdi dir="ltr">${text.number(value, 3)}</bdi></td>`;
    const landscape = place !== null && this.#companion(fellow)?.surface ? html`<br /><span class="quiet">${infoOf(catalog, "surface", spec.surface).label}</span>` : nothing;
    return html`
      <tr>
        <th scope="row">${swatch(place)} ${name}${landscape}</th>
        <td data-label=${label("rule")}>${chooser("optimizer")}</td>
        <td data-label=${label("schedule")}>${chooser("schedule")}</td>
        <td data-label=${label("rate")}><input type="text" inputmode="decimal" aria-label=${text.say("compare-rate-of", { name })} .value=${live(String(setting.alpha))}
          ?disabled=${options.locks.has("alpha")} @change=${(event: Event) => { this.#edit(place, { alpha: numberOr((event.target as HTMLInputElement).value) as number }); }} /></td>
        ${number("loss", fellow.loss)}
        <td data-label=${label("regime")}>${text.say(`regime-${fellow.regime}`)}</td>
        <td class="fate" data-label=${label("arrival")}>${text.say(`arrival-${outcome}`, { steps: at })}</td>
        ${number("final", fellow.final)}
        <td>${place === null ? nothing : html`<button type="button" aria-label=${text.say("compare-remove-of", { name })}
          @click=${() => { this.#accompany(this.context.view.company.filter((_, i) => i !== place)); }}>${text.say("compare-remove")}</button>`}</td>
      </tr>`;
  }

  /** Parameters that are not as the catalog has them. */
  #params({ params }: Choice, known: readonly { name: string; symbol: string }[]): TemplateResult | typeof nothing {
    const own = known.filter(({ name }) => params?.[name] !== undefined);
    return own.length > 0
      ? html`<br /><span class="quiet">${own.map(({ name, symbol }) => `${symbol} = ${String(params![name])}`).join(", ")}</span>`
      : nothing;
  }

  #map(fellow: Fellow): TemplateResult {
    const { context } = this;
    const { text, catalog, options, view } = context;
    const { spec, walker, index, place } = fellow;
    const info = infoOf(catalog, "surface", spec.surface);
    return html`
      <figure>
        <figcaption>${swatch(place)} ${info.label}: ${text.say(`regime-${fellow.regime}`)}</figcaption>
        <hiker-map plain .core=${walker.core} .text=${text} .surface=${spec.surface} .domain=${info.sheet ?? [-1, 1, -1, 1]}
          .walk=${walker.walk(spec, index + 1)} .index=${index} .reached=${index} .palette=${view.palette} .heights=${view.heights}
          .motion=${options.motion} .description=${text.say("compare-map", { name: this.#name(place), loss: fellow.loss })}></hiker-map>
      </figure>`;
  }

  #name(place: number | null): string {
    return place === null ? this.context.text.say("compare-first") : this.context.text.say("compare-fellow", { number: place + 2 });
  }

  #companion({ place }: Fellow): Companion | undefined {
    return place === null ? undefined : this.context.view.company[place];
  }

  #edit(place: number | null, setting: Companion): void {
    const { hike, view } = this.context;
    if (place !== null) {
      this.#accompany(view.company.map((companion, i) => (i === place ? { ...companion, ...setting } : companion)));
      return;
    }
    const { alpha, optimizer, schedule } = setting;
    this.refused = alpha !== undefined ? hike.alpha(alpha)
      : optimizer ? hike.choose("optimizer", optimizer)
      : schedule ? hike.choose("schedule", schedule) : null;
    this.requestUpdate();
  }

  #accompany(company: readonly Companion[]): void {
    this.refused = this.context.hike.accompany(company);
    this.requestUpdate();
  }

  readonly #add = (): void => {
    const { view, walker, clock } = this.context;
    const { alpha } = fellowsOf(view, walker, clock)[0]!.setting;
    this.#accompany([...view.company, { alpha: Number((alpha * NEWCOMER ** (view.company.length + 1)).toPrecision(2)) }]);
  };

  /** A preset is a link, read as any other. */
  readonly #preset = (event: Event): void => {
    const name = (event.target as HTMLSelectElement).value as PresetName | "";
    if (name === "") {
      return;
    }
    const { hike, walker, view } = this.context;
    const raw = new Map(Object.entries(presets[name]).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
    const notices: Message[] = [];
    const { spec, company } = readView(raw, walker, notices);
    hike.replace({ ...view, spec, company, camera: null, index: 0, reached: 0, ghosts: [] });
    this.refused = notices[0] ?? null;
    this.requestUpdate();
  };
}

/** The line and the mark of a hiker, as in the map and the charts. */
function swatch(place: number | null): TemplateResult {
  const colour = place === null ? "var(--hiker-ink)" : `var(--hiker-company-${place + 1})`;
  return html`<svg class="swatch" viewBox="-22 -8 44 16" aria-hidden="true" fill=${colour} stroke=${colour}>
    ${svg`<line x1="-22" x2="22" stroke-width="2" stroke-dasharray=${place === null ? "none" : DASHES[place]!.join(" ")}></line>
    <path stroke="none" d=${place === null ? SHAPES.circle : SHAPES[MARKS[place]!]}></path>`}</svg>`;
}
