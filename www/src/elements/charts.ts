/** The charts: beside the map in pairs, of which the second is behind tabs, or all as tabs where it is narrow. */
import { html, nothing, type TemplateResult } from "lit";
import { spanOf, wholePowers, withRoom, type Axis, type Chart } from "../draw/chart.ts";
import { lossSeries, range, rateSeries, type Series } from "../state/series.ts";
import { superscript } from "../text/number.ts";
import type { Text } from "../text/text.ts";
import type { Context } from "./context.ts";
import type { Instruments } from "./instruments.ts";
import { extentOf } from "./transport.ts";

/** The charts over iterations, then those over learning rates, by the panels that show them. */
const WALK = ["loss", "schedule"] as const;
const RATES = ["sweep", "slice"] as const;
export type ChartName = (typeof WALK)[number] | (typeof RATES)[number];

/** What the charts need beyond the hike: which tab is open, and the instruments once they are there. */
export interface Desk {
  readonly narrow: boolean;
  readonly open: ChartName;
  readonly choose: (name: ChartName) => void;
  readonly instruments: Instruments | null;
}

/** All charts that are not hidden. */
export function charts(context: Context, desk: Desk): TemplateResult | typeof nothing {
  const shown = <Name extends ChartName>(names: readonly Name[]): Name[] => names.filter((name) => context.options.panels.has(name));
  const [walk, rates] = [shown(WALK), shown(RATES)];
  if (desk.narrow) {
    return tabs(context, desk, [...walk, ...rates]);
  }
  return walk.length + rates.length === 0 ? nothing : html`
    ${walk.length === 0 ? nothing : html`<div class="charts">${walk.map((name) => figure(context, desk, name))}</div>`}
    ${rates.length > 1 ? tabs(context, desk, rates) : rates.map((name) => figure(context, desk, name))}
  `;
}

/** Charts as tabs, of which one is open. */
function tabs(context: Context, desk: Desk, names: ChartName[]): TemplateResult | typeof nothing {
  const current = names.includes(desk.open) ? desk.open : names[0];
  if (!current) {
    return nothing;
  }
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by !== undefined) {
      const next = (names.indexOf(current) + by * (context.text.dir === "rtl" ? -1 : 1) + names.length) % names.length;
      desk.choose(names[next]!);
      (event.currentTarget as HTMLElement).querySelectorAll("button")[next]?.focus();
    }
  };
  return html`
    <div class="tabbed">
      <div class="tabs" role="tablist" aria-label=${context.text.say("instruments-label")} @keydown=${move}>
        ${names.map((name) => html`
          <button type="button" role="tab" id="tab-${name}" aria-controls="tab-panel" aria-selected=${name === current ? "true" : "false"}
            tabindex=${name === current ? 0 : -1} @click=${() => { desk.choose(name); }}>${context.text.say(name === "slice" ? "slice-tab-label" : `${name}-chart-label`)}</button>`)}
      </div>
      <div class="chart ${current}" part="chart" role="tabpanel" id="tab-panel" aria-labelledby="tab-${current}">${content(context, desk, current)}</div>
    </div>
  `;
}

function figure(context: Context, desk: Desk, name: ChartName): TemplateResult {
  return html`
    <figure class="chart ${name}" part="chart">
      <figcaption aria-hidden="true">${context.text.say(`${name}-chart-label`)}</figcaption>
      ${content(context, desk, name)}
    </figure>
  `;
}

function content(context: Context, { instruments }: Desk, name: ChartName): TemplateResult {
  const { text } = context;
  const drawn: Drawn | undefined =
    name === "loss" ? losses(context)
    : name === "schedule" ? rates(context)
    : instruments?.chart(context, name);
  return html`
    <hiker-chart
      .chart=${drawn?.chart ?? null}
      .label=${text.say(`${name}-chart-label`)}
      .description=${drawn?.words ?? text.say("chart-waiting")}
      .pick=${drawn?.pick ?? null}
    ></hiker-chart>
    ${name === "sweep" || name === "slice" ? html`<div class="below">${drawn?.below ?? nothing}</div>` : nothing}
  `;
}

/** A chart with what belongs to it. */
export interface Drawn {
  readonly chart: Chart | null;
  /** What it shows, in words. */
  readonly words: string;
  readonly pick?: (x: number) => void;
  /** What stands below it. */
  readonly below?: TemplateResult | string;
}

function losses({ view, text, walker }: Context): Drawn {
  const { spec, index, reached } = view;
  const extent = extentOf(reached);
  const series = lossSeries(walker.columns(walker.walk(spec, reached)), reached);
  const [first, now] = [walker.place(spec, 0).loss, walker.place(spec, index).loss];
  const [lowest] = range(series);
  return {
    chart: overIterations(text, series, "loss", index, extent),
    words: text.say("loss-chart-description", { first, now, lowest, iteration: index, extent }),
  };
}

function rates({ view, text, walker }: Context): Drawn {
  const { spec, index, reached } = view;
  const extent = extentOf(reached);
  const series = rateSeries(walker.rates(spec, extent));
  const now = walker.place(spec, index).alpha;
  const [low, high] = range(series);
  const chart = overIterations(text, series, "alpha", index, extent);
  // What is no power of ten is measured from zero.
  const y = series.log || low < 0 ? chart.y : { ...chart.y, low: 0, high: 1.25 * high || 1 };
  return {
    chart: { ...chart, y, stepped: true },
    words: low === high
      ? text.say("schedule-chart-constant", { now, extent })
      : text.say("schedule-chart-description", { low, high, now, iteration: index, extent }),
  };
}

function overIterations(text: Text, { values, log }: Series, quantity: string, index: number, extent: number): Chart {
  const ys = log ? values.map((value) => (value === null ? null : Math.log10(value))) : values;
  const [low, high] = log ? wholePowers(spanOf(ys)) : withRoom(spanOf(ys));
  const name = text.say(`chart-${quantity}${log ? "-log" : ""}`);
  return {
    x: linear(text, text.say("chart-iteration"), 0, extent, true),
    y: log ? powers(name, low, high) : linear(text, name, low, high),
    xs: values.map((_, k) => k),
    ys,
    here: { x: index, y: ys[index] ?? null },
  };
}

/** An axis that is what it says. */
export function linear(text: Text, name: string, low: number, high: number, whole = false): Axis {
  return { name, low, high, whole, label: (at) => text.number(Number(at.toPrecision(12))) };
}

/** An axis by powers of ten; its bounds are exponents. */
export function powers(name: string, low: number, high: number): Axis {
  return { name, low, high, whole: true, label: (at) => `10${superscript(at)}` };
}
