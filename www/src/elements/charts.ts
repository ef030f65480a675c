/** The charts: beside the map in pairs, of which the second is behind tabs, or all as tabs where it is narrow. */
import { html, nothing, type TemplateResult } from "lit";
import { spanOf, wholePowers, withRoom, type Axis, type Chart, type Line } from "../draw/chart.ts";
import type { Other } from "../state/party.ts";
import { range, seriesOf, type Series } from "../state/series.ts";
import { superscript } from "../text/number.ts";
import type { Text } from "../text/text.ts";
import type { Context } from "./context.ts";
import type { Instruments } from "./instruments.ts";
import { extentOf, farthest } from "./transport.ts";

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
  // One alone needs no tab.
  if (desk.narrow && walk.length + rates.length > 1) {
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
      <div class="chart ${current}" part="chart" role="tabpanel" id="tab-panel" aria-labelledby="tab-${current}">${inTurn(context, desk, current)}</div>
    </div>
  `;
}

function figure(context: Context, desk: Desk, name: ChartName): TemplateResult {
  return html`
    <figure class="chart ${name}" part="chart">
      <figcaption aria-hidden="true">${context.text.say(`${name}-chart-label`)}</figcaption>
      ${inTurn(context, desk, name)}
    </figure>
  `;
}

/** The charts may be a few frames behind the hiker; nobody can tell. */
function inTurn(context: Context, desk: Desk, name: ChartName): TemplateResult {
  return html`<hiker-turn .waits=${context.view.playing} .content=${() => content(context, desk, name)}></hiker-turn>`;
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
      .reader=${text.say(`${name}-chart-reader`)}
      .pick=${drawn?.pick ?? null}
      .point=${drawn?.point ?? null}
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
  readonly point?: (x: number | null) => void;
  /** What stands below it. */
  readonly below?: TemplateResult | string;
}

function losses(context: Context): Drawn {
  const { view, text, walker, others } = context;
  const { spec, index, reached } = view;
  const extent = extentOf(farthest(view));
  const own = walker.columns(walker.walk(spec, reached)).loss.subarray(0, reached + 1);
  const [series, ...rest] = seriesOf([own, ...others.map((other) => other.walker.columns(other.walk).loss.subarray(other.from, other.to + 1))]);
  const [first, now] = [walker.place(spec, 0).loss, walker.place(spec, index).loss];
  const [lowest] = range(series!);
  return {
    ...overIterations(context, { series: series!, rest, others, quantity: "loss", extent }),
    words: text.say("loss-chart-description", { first, now, lowest, iteration: index, extent }),
  };
}

function rates(context: Context): Drawn {
  const { view, text, walker, others } = context;
  const { spec, index } = view;
  const extent = extentOf(farthest(view));
  const [series, ...rest] = seriesOf([
    walker.rates(spec, extent),
    // The rate of step k stands beside the iterate after it.
    ...others.map((other) => other.walker.columns(other.walk).alpha.subarray(other.from + 1, other.to + 2)),
  ]);
  const now = walker.place(spec, index).alpha;
  const [low, high] = range(series!);
  const drawn = overIterations(context, { series: series!, rest, others, quantity: "alpha", extent });
  const { y } = drawn.chart;
  return {
    ...drawn,
    // What is no power of ten is measured from zero.
    chart: {
      ...drawn.chart,
      y: series!.log || low < 0 ? y : { ...y, low: 0, high: 1.25 * Math.max(high, ...rest.map((other) => range(other)[1])) || 1 },
      stepped: true,
    },
    words: low === high
      ? text.say("schedule-chart-constant", { now, extent })
      : text.say("schedule-chart-description", { low, high, now, iteration: index, extent }),
  };
}

/** What a chart over iterations is made of: the hiker's line, and those of the others. */
interface OverIterations {
  readonly series: Series;
  readonly rest: readonly Series[];
  readonly others: readonly Other[];
  readonly quantity: "loss" | "alpha";
  readonly extent: number;
}

function overIterations({ view, text, hike, options }: Context, { series, rest, others, quantity, extent }: OverIterations) {
  const { log, values } = series;
  const heights = (of: Series): (number | null)[] => (log ? of.values.map((value) => (value === null ? null : Math.log10(value))) : [...of.values]);
  const ys = heights(series);
  const lines = rest.map((other, i): Line => {
    const { style, from, index } = others[i]!;
    const own = heights(other);
    return {
      style, ys: own, xs: own.map((_, k) => from + k),
      here: style === "ghost" ? null : { x: index, y: own[index - from] ?? null },
    };
  });
  const [low, high] = (log ? wholePowers : withRoom)(spanOf([ys, ...lines.map((line) => line.ys)].flat()));
  const name = text.say(`chart-${quantity}${log ? "-log" : ""}`);
  const chart: Chart = {
    x: linear(text, text.say("chart-iteration"), 0, extent, true),
    y: log ? powers(name, low, high) : linear(text, name, low, high),
    xs: values.map((_, k) => k),
    ys,
    lines,
    here: { x: view.index, y: ys[view.index] ?? null },
    pointed: view.peek,
    read: (at) => {
      const k = Math.min(Math.max(0, Math.round(at)), values.length - 1);
      return { x: k, y: ys[k] ?? null, text: text.say(`read-${quantity}`, { iteration: k, value: text.number(values[k] ?? NaN) }) };
    },
  };
  return {
    chart,
    point: (x: number | null) => { hike.peek(x); },
    ...(!options.locks.has("steps") && { pick: (x: number) => { hike.play(false); hike.seek(Math.round(x)); } }),
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
