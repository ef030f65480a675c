/** `<hiker-fair>`: every hiker at the best rate that a sweep finds, beside the same rate for all. */
import type { Message } from "#core";
import { html, LitElement, nothing, svg, unsafeCSS, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Swarm } from "../../core/swarm.ts";
import controlStyles from "../../../styles/controls.css";
import { commonScale, curvePath, heightOf, type Scale } from "../../draw/curve.ts";
import type { Context } from "../../elements/context.ts";
import { MOST_COMPANIONS } from "../../state/company.ts";
import {
  commonRate, entrantsOf, FIELDS, LENGTHS, ranks, ratesFor, scoreOf, sentOut, USUAL_LENGTH, type Entrant, type Field, type Score,
} from "../../state/contest.ts";
import { RATES } from "../../state/fates.ts";
import { infoOf, same } from "../../state/spec.ts";
import styles from "./fair.css";

/** A curve, in pixels of its drawing. */
const [WIDTH, HEIGHT] = [170, 44];
/** A mark of the curve may be this near to its edge. */
const ROOM = 4;

/** One row of the table. */
interface Row {
  readonly entrant: Entrant;
  readonly score: Score;
  readonly rank: number | null;
  readonly sameRank: number | null;
}

/** What was asked of the swarm. */
interface Question {
  readonly specs: readonly unknown[];
  readonly steps: number;
  readonly common: number;
}

export default class HikerFair extends LitElement {
  static override styles = [controlStyles, styles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) context!: Context;
  /** What was chosen; at first the hikers, if there are several. */
  @state() private field: Field | null = null;
  @state() private steps: number = USUAL_LENGTH;
  @state() private scores: readonly (Score | null)[] = [];
  @state() private failed: Message | null = null;

  #asked: Question | null = null;
  #entrants: readonly Entrant[] = [];
  readonly #swarms: Swarm<"sweep">[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#swarms.forEach((swarm) => { swarm.cancel(); });
    this.#asked = null;
  }

  protected override willUpdate(): void {
    const { view, catalog } = this.context;
    const field = this.#field();
    const entrants = entrantsOf(view, catalog, field);
    const common = commonRate(view);
    // Their own rates are what is looked for.
    const specs = entrants.map(({ spec }) => ({ ...spec, alpha: common }));
    const question = { specs, steps: this.steps, common };
    if (this.isConnected && !same(question, this.#asked)) {
      this.#asked = question;
      this.#entrants = entrants;
      this.failed = null;
      this.scores = entrants.map(() => null);
      this.#ask(question);
    }
  }

  #field(): Field {
    return this.field ?? (this.context.view.company.length > 0 ? "hikers" : "optimizer");
  }

  #ask(question: Question): void {
    const { walker, view } = this.context;
    const alphas = ratesFor(question.common);
    const level = walker.place(view.spec, 0).loss;
    this.#entrants.forEach(({ spec }, i) => {
      const swarm = (this.#swarms[i] ??= new Swarm(walker.core, "sweep"));
      swarm.order({ spec, alphas, steps: question.steps }, (sweep) => {
        if (this.#asked === question) {
          this.scores = this.scores.map((score, j) => (j === i ? scoreOf(sweep, level) : score));
        }
      }, () => {
        this.failed = { id: "fair-failed", args: {} };
      });
    });
  }

  protected override render(): TemplateResult {
    const { text, view, catalog } = this.context;
    const field = this.#field();
    const done = this.scores.length > 0 && this.scores.every((score) => score !== null);
    const [x, y] = view.spec.start;
    const args = { steps: this.steps, count: RATES.length, low: RATES[0]!, high: RATES.at(-1)!, x, y, surface: infoOf(catalog, "surface", view.spec.surface).label };
    return html`
      <p>${text.say("fair-objective", args)}</p>
      <div class="tools">
        <label class="field row"><span>${text.say("fair-who")}</span>
          <select @change=${(event: Event) => { this.field = (event.target as HTMLSelectElement).value as Field; }}>
            ${FIELDS.map((name) => html`<option value=${name} ?selected=${name === field}>${text.say(`fair-who-${name}`)}</option>`)}
          </select></label>
        <label class="field row"><span>${text.say("fair-steps")}</span>
          <select @change=${(event: Event) => { this.steps = Number((event.target as HTMLSelectElement).value); }}>
            ${LENGTHS.map((steps) => html`<option value=${steps} ?selected=${steps === this.steps}>${text.number(steps)}</option>`)}
          </select></label>
      </div>
      <p class="refused" role="alert">${this.failed ? text.message(this.failed) : ""}</p>
      ${field === "hikers" && this.#entrants.length === 1 ? html`<p>${text.say("fair-alone")}</p>` : nothing}
      ${done ? this.#result() : html`<p role="status">${this.failed ? "" : text.say("fair-waiting")}</p>`}
    `;
  }

  #result(): TemplateResult {
    const { text, options } = this.context;
    const scores = this.scores as readonly Score[];
    const common = this.#asked!.common;
    const rank = ranks(scores.map(({ best }) => best?.loss));
    const sameRank = ranks(scores.map((score) => score.same));
    const rows = this.#entrants
      .map((entrant, i): Row => ({ entrant, score: scores[i]!, rank: rank[i]!, sameRank: sameRank[i]! }))
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
    const scale = commonScale(scores.map(({ losses }) => losses), this.context.walker.place(this.context.view.spec, 0).loss);
    const walkers = rows.filter(({ score }) => score.best).slice(0, MOST_COMPANIONS + 1);
    const locked = (["alpha", "optimizer", "schedule", "steps"] as const).some((name) => options.locks.has(name));
    return html`
      ${this.#table(rows, scale, common)}
      <p role="status">${this.#verdict(rows, common)}</p>
      <div class="tools">
        <button type="button" ?disabled=${locked || walkers.length === 0} @click=${() => { this.#send(walkers, ({ score }) => score.best!.alpha); }}>${text.say("fair-walk-best", { count: walkers.length })}</button>
        <button type="button" ?disabled=${locked || walkers.length === 0} @click=${() => { this.#send(walkers, () => common); }}>${text.say("fair-walk-same", { count: walkers.length, alpha: common })}</button>
      </div>
      <h2>${text.say("fair-why")}</h2>
      <p>${text.say("fair-because")}</p>
      <p class="quiet">${text.say("fair-limits", { steps: this.steps })}</p>`;
  }

  #table(rows: readonly Row[], scale: Scale, common: number): TemplateResult {
    const { text } = this.context;
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${text.say("fair-table")}>
        <table>
          <thead>
            <tr class="group"><td colspan="2"></td><th colspan="3" scope="colgroup">${text.say("fair-best")}</th><th colspan="2" scope="colgroup">${text.say("fair-same", { alpha: common })}</th></tr>
            <tr>${(["hiker", "curve", "rate", "loss", "place", "loss", "place"] as const).map((name) => html`<th scope="col">${text.say(`fair-${name}`)}</th>`)}</tr>
          </thead>
          <tbody>${rows.map((row) => this.#row(row, scale, common, [lowestOf(rows, ({ score }) => score.best?.loss), lowestOf(rows, ({ score }) => score.same)]))}</tbody>
        </table>
      </div>`;
  }

  #row({ entrant, score, rank, sameRank }: Row, scale: Scale, common: number, [least, sameLeast]: readonly [number, number]): TemplateResult {
    const { text } = this.context;
    const { best, same: loss, atEnd } = score;
    const label = (group: "best" | "same", name: "rate" | "loss" | "place") => `${text.say(`fair-${group}`, { alpha: common })}: ${text.say(`fair-${name}`)}`;
    const rate = best === null ? "–"
      : best.from === best.to ? text.number(best.alpha, 2)
      : text.say("fair-range", { from: text.number(best.from, 2), to: text.number(best.to, 2) });
    return html`
      <tr class=${rank === 1 ? "first" : ""}>
        <th scope="row">${this.#name(entrant)}${this.#rules(entrant)}</th>
        <td class="picture">${curve(score, scale, common)}</td>
        <td data-label=${label("best", "rate")}>${rate}${atEnd ? html` <span class="quiet">${text.say("fair-end")}</span>` : nothing}</td>
        <td data-label=${label("best", "loss")}>${this.#loss(best?.loss ?? null, rank, least)}</td>
        <td class="place" data-label=${label("best", "place")}>${rank ?? "–"}</td>
        <td data-label=${label("same", "loss")}>${this.#loss(loss, sameRank, sameLeast)}</td>
        <td class="place" data-label=${label("same", "place")}>${sameRank ?? "–"}</td>
      </tr>`;
  }

  /** A loss; where it is written as the lowest is and is not it, with what it is above it. */
  #loss(loss: number | null, rank: number | null, least: number): TemplateResult | string {
    const { text } = this.context;
    if (loss === null) {
      return text.say("fair-diverged");
    }
    const written = text.number(loss, 3);
    const more = rank !== 1 && written === text.number(least, 3);
    return html`<bdi dir="ltr">${written}${more ? html` <span class="quiet">+ ${text.number(loss - least, 2)}</span>` : nothing}</bdi>`;
  }

  /** Of a hiker, what it walks with. */
  #rules({ who, spec }: Entrant): TemplateResult | typeof nothing {
    const { catalog } = this.context;
    return "kind" in who ? nothing
      : html`<br /><span class="quiet">${(["optimizer", "schedule"] as const).map((family) => infoOf(catalog, family, spec[family]).label).join(", ")}</span>`;
  }

  #verdict(rows: readonly Row[], alpha: number): string {
    const { text } = this.context;
    const list = new Intl.ListFormat(text.lang);
    const names = (of: "rank" | "sameRank") => rows.filter((row) => row[of] === 1).map(({ entrant }) => this.#name(entrant));
    const [fair, unfair] = [names("rank"), names("sameRank")];
    const moved = rows.filter(({ rank, sameRank }) => rank !== sameRank).length;
    return [
      unfair.length > 0 ? text.say("fair-first-same", { alpha, names: list.format(unfair) }) : text.say("fair-none-same", { alpha }),
      fair.length > 0 ? text.say("fair-first-best", { names: list.format(fair) }) : "",
      text.say("fair-moved", { moved, count: rows.length }),
    ].filter((part) => part !== "").join(" ");
  }

  #name({ who }: Entrant): string {
    const { text, catalog } = this.context;
    return "kind" in who ? infoOf(catalog, who.family, { kind: who.kind }).label
      : who.place === null ? text.say("compare-first") : text.say("compare-fellow", { number: who.place + 2 });
  }

  /** Lets them walk on the map. */
  #send(rows: readonly Row[], alpha: (row: Row) => number): void {
    const { hike, view } = this.context;
    this.field = this.#field();
    hike.replace(sentOut(view, rows.map(({ entrant }) => entrant), rows.map(alpha)));
  }
}

/** The lowest loss of all rows. */
function lowestOf(rows: readonly Row[], loss: (row: Row) => number | null | undefined): number {
  return Math.min(...rows.map((row) => loss(row) ?? Infinity));
}

/** The losses over all rates, with the best one and, dashed, the one that is the same for all. */
function curve({ losses, best }: Score, scale: Scale, common: number): TemplateResult {
  const [low, high] = [Math.log(RATES[0]!), Math.log(RATES.at(-1)!)];
  const across = (rate: number): number => Math.min(Math.max(0, (Math.log(rate) - low) / (high - low)), 1) * WIDTH;
  return html`<svg class="curve" viewBox="${-ROOM} ${-ROOM} ${WIDTH + 2 * ROOM} ${HEIGHT + 2 * ROOM}" preserveAspectRatio="none" aria-hidden="true">
    <line class="foot" x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT} />
    <line class="same" x1=${across(common)} x2=${across(common)} y1="0" y2=${HEIGHT} />
    <path class="line" d=${curvePath(losses, scale, WIDTH, HEIGHT)} />
    ${best ? svg`<path class="best" d="M${across(best.alpha)} ${heightOf(best.loss, scale) * HEIGHT}h.01" />` : nothing}
  </svg>`;
}
