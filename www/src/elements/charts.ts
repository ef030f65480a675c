/** The loss chart and the learning-rate chart: side by side with the map, or as tabs where it is narrow. */
import { html, nothing, type TemplateResult } from "lit";
import { lossSeries, range, rateSeries } from "../state/series.ts";
import type { Context } from "./context.ts";
import { extentOf } from "./transport.ts";

/** The charts by the panels that show them. */
export const CHARTS = ["loss", "schedule"] as const;
export type Chart = (typeof CHARTS)[number];

/** All charts that are not hidden, one under the other. */
export function charts(context: Context): TemplateResult | typeof nothing {
  const names = shown(context);
  return names.length === 0 ? nothing : html`${names.map((name) => html`
    <figure class="chart ${name}" part="chart">
      <figcaption aria-hidden="true">${context.text.say(`${name}-chart-label`)}</figcaption>
      ${chart(context, name)}
    </figure>`)}`;
}

/** The charts as tabs, of which one is open. */
export function chartTabs(context: Context, open: Chart, choose: (chart: Chart) => void): TemplateResult | typeof nothing {
  const names = shown(context);
  const current = names.includes(open) ? open : names[0];
  if (!current) {
    return nothing;
  }
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by !== undefined) {
      choose(names[(names.indexOf(current) + by + names.length) % names.length]!);
      const tabs = (event.currentTarget as HTMLElement).querySelectorAll("button");
      tabs[(names.indexOf(current) + by + names.length) % names.length]?.focus();
    }
  };
  return html`
    <div class="tabs" role="tablist" aria-label=${context.text.say("instruments-label")} @keydown=${move}>
      ${names.map((name) => html`
        <button type="button" role="tab" id="tab-${name}" aria-controls="tab-panel" aria-selected=${name === current ? "true" : "false"}
          tabindex=${name === current ? 0 : -1} @click=${() => { choose(name); }}>${context.text.say(`${name}-chart-label`)}</button>`)}
    </div>
    <div class="chart ${current}" part="chart" role="tabpanel" id="tab-panel" aria-labelledby="tab-${current}">${chart(context, current)}</div>
  `;
}

function shown({ options }: Context): Chart[] {
  return CHARTS.filter((name) => options.panels.has(name));
}

function chart(context: Context, name: Chart): TemplateResult {
  const { view, text, walker } = context;
  const { spec, index, reached } = view;
  const extent = extentOf(reached);
  const series = name === "loss"
    ? lossSeries(walker.columns(walker.walk(spec, reached)), reached)
    : rateSeries(walker.rates(spec, extent));
  return html`
    <hiker-chart
      .series=${series}
      .index=${index}
      .extent=${extent}
      .stepped=${name === "schedule"}
      .axes=${axes(context, name, series.log)}
      .format=${text.number}
      .label=${text.say(`${name}-chart-label`)}
      .description=${name === "loss" ? lossInWords(context, range(series), extent) : ratesInWords(context, range(series), extent)}
    ></hiker-chart>
  `;
}

const known = new Map<string, readonly [string, string]>();

/** The axes' names; the same array for the same names, so that a chart is not set up anew. */
function axes({ text }: Context, name: Chart, log: boolean): readonly [string, string] {
  const id = `chart-${name === "loss" ? "loss" : "alpha"}${log ? "-log" : ""}`;
  const key = `${text.lang} ${id}`;
  const names = known.get(key) ?? ([text.say("chart-iteration"), text.say(id)] as const);
  known.set(key, names);
  return names;
}

function lossInWords({ view, text, walker }: Context, [lowest]: [number, number], extent: number): string {
  const { spec, index } = view;
  const [first, now] = [walker.place(spec, 0).loss, walker.place(spec, index).loss];
  return text.say("loss-chart-description", { first, now, lowest, iteration: index, extent });
}

function ratesInWords({ view, text, walker }: Context, [low, high]: [number, number], extent: number): string {
  const { spec, index } = view;
  const now = walker.place(spec, index).alpha;
  return low === high
    ? text.say("schedule-chart-constant", { now, extent })
    : text.say("schedule-chart-description", { low, high, now, iteration: index, extent });
}
