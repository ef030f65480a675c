/**
 * What is asked of all learning rates at once, or of all lengths of one step: the painted slider, the
 * chart of the final loss, and the slice. Loaded when the map is up, for a first visit to be quick.
 */
import { html, nothing, unsafeCSS, type TemplateResult } from "lit";
import styles from "../../styles/fates.css";
import { drawPattern } from "../draw/fates.ts";
import { spanOf, withRoom } from "../draw/chart.ts";
import { FATES, nearestRate, questionAt, rangesOf, RATES, STEPS, type Answer, type Band, type Fate } from "../state/fates.ts";
import { finalLoss } from "../state/final-loss.ts";
import { Foresight } from "../state/foresight.ts";
import { LIMITS, marksAt, type Limit, type Mark } from "../state/limits.ts";
import { alphaAt, LAST_STOP, stopOf, TICKS } from "../state/scale.ts";
import { sliceAt } from "../state/slice.ts";
import { inForce, infoOf, settledAt } from "../state/spec.ts";
import { rateAt } from "../state/track.ts";
import type { Text } from "../text/text.ts";
import type { Painting } from "./alpha.ts";
import { linear, powers, type Drawn } from "./charts.ts";
import { closeOnEscape, closeOnLeave } from "./choosers.ts";
import type { Context } from "./context.ts";
import { fateColours } from "./fate-colours.ts";
import { HikerFates } from "./hiker-fates.ts";

if (!customElements.get("hiker-fates")) {
  customElements.define("hiker-fates", HikerFates);
}

/** The course's search for a rate: a decade at a time. */
const TRIALS = [0.1, 0.01, 0.001];

/** A track of one fate from end to end, always the same object: what is equal is not painted again. */
const SWATCHES = Object.fromEntries(FATES.map((fate) => [fate, [{ fate, from: 0, to: LAST_STOP }]])) as Record<Fate, Band[]>;

/** Fates per second, at most, while the hiker walks. */
const PAINTINGS = 5;

/** The instruments of one hike. */
export class Instruments {
  readonly #foresight: Foresight;
  /** Rates that were tried, and on which walk. */
  #tried: { walk: string; alphas: readonly number[] } = { walk: "", alphas: [] };

  /** For an element with such a root; `changed` is called when there is something new to draw. */
  constructor(root: ShadowRoot, { walker }: Context, changed: () => void) {
    root.adoptedStyleSheets.push(unsafeCSS(styles).styleSheet!);
    this.#foresight = new Foresight(walker.core, changed);
  }

  /** Asks what is to be known of a state, unless nothing that is shown depends on it. */
  follow({ view, walker, options }: Context): void {
    const { spec, index, playing, speed } = view;
    // Nobody sees more than a few paintings a second; the hiker needs the time to walk.
    const passing = playing && index % Math.max(1, Math.round(speed / PAINTINGS)) !== 0;
    if (options.panels.has("sweep") && !passing) {
      this.#foresight.ask(questionAt(spec, walker.place(spec, index), walker.diagnosis(spec, index).regime));
    }
  }

  /** Asks nothing any more. */
  dispose(): void {
    this.#foresight.dispose();
  }

  /** The slider's track, and what it says. */
  painting(context: Context): Painting {
    const { view, text } = context;
    const answer = this.#fates(context);
    const [{ alpha }, found] = [inForce(view.spec, view.index), marks(context)];
    const fate = answer?.fates[nearestRate(alpha) ?? -1];
    return {
      strip: html`
        <hiker-fates .bands=${answer?.bands ?? null} .marks=${found} .alpha=${alpha} .words=${fateWords(text)}
          .labels=${limitWords(text, "label")} .meanings=${limitWords(text, "meaning")}></hiker-fates>`,
      covers: answer !== null,
      fate: fate ? text.say(`fate-${fate}`) : "",
      description: [...(answer ? [fatesInWords(text, answer)] : []), ...found.map((mark) => markInWords(text, mark))].join(" "),
      key: this.#key(context),
    };
  }

  /** What the colours and the marks mean. */
  #key(context: Context): TemplateResult | typeof nothing {
    const { text, options } = context;
    const [fates, limits] = [options.panels.has("fates"), options.panels.has("limits")];
    return fates || limits ? html`
      <details class="adjust key" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
        <summary>${text.say("fates-key-label")}</summary>
        <div class="sheet" role="group" tabindex="0" aria-label=${text.say("fates-key-label")}>
          ${fates ? html`<p>${text.say("fates-key-fates", { steps: STEPS })}</p>
            <dl>${FATES.filter((fate) => fate !== "resting").map((fate) => html`
              <div><dt><hiker-fates .bands=${SWATCHES[fate]} .words=${fateWords(text)}></hiker-fates>
                ${text.say(`fate-${fate}`)}</dt><dd>${text.say(`fates-key-${fate}`)}</dd></div>`)}</dl>` : nothing}
          ${limits ? html`<p>${text.say("fates-key-limits")}</p>
            <dl>${LIMITS.map((limit) => html`
              <div><dt>${text.say(`limit-${limitId(limit)}-label`)}</dt><dd>${text.say(`limit-${limitId(limit)}-meaning`)}</dd></div>`)}</dl>` : nothing}
        </div>
      </details>` : nothing;
  }

  /** One of the charts; undefined while it is not known. */
  chart(context: Context, name: "sweep" | "slice"): Drawn | undefined {
    return name === "sweep" ? this.#sweep(context) : slice(context);
  }

  /** The answer, if it is to be painted. */
  #fates({ options }: Context): Answer | null {
    return options.panels.has("fates") ? this.#foresight.answer : null;
  }

  #sweep(context: Context): Drawn | undefined {
    const { view, text, catalog, walker } = context;
    const { answer } = this.#foresight;
    if (!answer) {
      return undefined;
    }
    const { surface, start } = answer.spec;
    const minima = surface.params === undefined ? infoOf(catalog, "surface", surface).minima ?? [] : [];
    const level = walker.core.probe(surface, start[0], start[1]).loss;
    const final = finalLoss(answer, minima, level);
    const { alpha } = inForce(view.spec, view.index);
    const at = (rate: number) => ({ x: Math.log10(rate), y: heightAt(final, rate) });
    const y = powers(text.say(final.ground === null ? "chart-final" : "chart-final-above"), final.low, final.high);
    const { locked, set } = this.#setter(context);
    const exponent = final.exponentOf(level);
    return {
      chart: {
        x: {
          name: text.say("chart-rate"), whole: true,
          low: Math.log10(TICKS[0]!), high: Math.log10(TICKS.at(-1)!),
          label: (power) => text.exactly(Number(`1e${power}`)),
        },
        y: final.floor === null ? y : { ...y, ground: `≤ ${y.label(final.floor)}` },
        xs: Array.from(RATES, Math.log10),
        ys: final.exponents,
        here: at(alpha),
        read: (exponent) => {
          const i = nearestRate(10 ** exponent) ?? 0;
          const [rate, y] = [RATES[i]!, final.exponents[i] ?? null];
          const args = { alpha: text.number(rate, 2), loss: text.number(answer.sweep.loss[i]!) };
          return { x: Math.log10(rate), y: y ?? Infinity, text: text.say(y === null ? "read-rate-diverged" : "read-rate", args) };
        },
        dots: this.#triedOn(context).map(at),
        ...(exponent !== null && { level: exponent }),
        zones: {
          spans: zonesOf(answer),
          paint: (ctx, area, bounds, theme) => { drawPattern(ctx, area, bounds, "diverging", fateColours(ctx.canvas, theme)); },
        },
      },
      words: this.#sweepInWords(text, answer, final),
      ...(!locked && { pick: (x: number) => { set(alphaAt(stopOf(10 ** x))); } }),
      below: html`
        <div class="trials" role="group" aria-label=${text.say("try-label")}>
          <span aria-hidden="true">${text.say("try-label")}</span>
          ${TRIALS.map((trial) => html`<button type="button" ?disabled=${locked} @click=${() => { set(trial); }}>${text.exactly(trial)}</button>`)}
        </div>`,
    };
  }

  #sweepInWords(text: Text, answer: Answer, { best }: ReturnType<typeof finalLoss>): string {
    const args = { steps: STEPS, from: text.number(best?.from ?? 0, 2), to: text.number(best?.to ?? 0, 2), loss: best?.loss ?? NaN };
    const first = answer.fates.indexOf("diverging");
    const last = answer.fates.findLastIndex((fate) => fate !== "diverging");
    return [
      text.say(`sweep-chart-${answer.from}`, args),
      ...(best ? [text.say(best.from === best.to ? "sweep-chart-best" : "sweep-chart-best-range", args)] : []),
      first < 0 ? text.say("sweep-chart-none")
        : text.say(first > last ? "sweep-chart-diverging" : "sweep-chart-places", { from: text.number(RATES[first]!, 2) }),
    ].join(" ");
  }

  /** How a rate is tried: it becomes the rate from here on, and leaves a dot on the chart. */
  #setter(context: Context): { locked: boolean; set: (alpha: number) => void } {
    const { hike, options } = context;
    return {
      locked: options.locks.has("alpha"),
      set: (alpha) => {
        const alphas = [...this.#triedOn(context).filter((other) => other !== alpha), alpha];
        this.#tried = { walk: walkOf(context), alphas };
        hike.alpha(alpha);
      },
    };
  }

  #triedOn(context: Context): readonly number[] {
    return this.#tried.walk === walkOf(context) ? this.#tried.alphas : [];
  }
}

/** The walk shown, apart from its rates: as long as it is the same, what was tried on it can be compared. */
function walkOf({ view }: Context): string {
  return JSON.stringify({ ...settledAt(view.spec, view.index), alpha: null });
}

function heightAt({ exponents }: ReturnType<typeof finalLoss>, rate: number): number | null {
  // Without one the walk has diverged: above all that is shown.
  return exponents[nearestRate(rate) ?? -1] ?? Infinity;
}

/** The parts of the axis where the walk diverges, as exponents. */
function zonesOf({ bands }: Answer): [number, number][] {
  return bands.filter(({ fate }) => fate === "diverging").map(({ from, to }) => [Math.log10(rateAt(from)), Math.log10(rateAt(to))]);
}

function marks({ view, walker, options }: Context): Mark[] {
  const { spec, index } = view;
  return options.panels.has("limits") ? marksAt(walker, spec, index, walker.diagnosis(spec, index).limits) : [];
}

const IDS: Readonly<Record<Limit, string>> = { noOvershoot: "no-overshoot", fastest: "fastest", edge: "edge" };

function limitId(limit: Limit): string {
  return IDS[limit];
}

function limitWords(text: Text, what: "label" | "meaning"): Record<Limit, string> {
  return Object.fromEntries(LIMITS.map((limit) => [limit, text.say(`limit-${limitId(limit)}-${what}`)])) as Record<Limit, string>;
}

function markInWords(text: Text, { limit, alpha }: Mark): string {
  return text.say(`limit-${limitId(limit)}-at`, { alpha: text.number(alpha, 2) });
}

let words: { lang: string; fates: Record<Fate, string> } | undefined;

/** The words of a language, the same object as long as it is the same. */
function fateWords(text: Text): Record<Fate, string> {
  if (words?.lang !== text.lang) {
    words = { lang: text.lang, fates: Object.fromEntries(FATES.map((fate) => [fate, text.say(`fate-${fate}`)])) as Record<Fate, string> };
  }
  return words.fates;
}

/** "Fates from where the hiker stands: too small up to 0.003; steady to 0.21; diverging above." */
function fatesInWords(text: Text, { from, fates }: Answer): string {
  const ranges = rangesOf(fates);
  const parts = ranges.map(({ fate, to }, i) => {
    const place = ranges.length === 1 ? "only" : i === 0 ? "first" : i === ranges.length - 1 ? "last" : "next";
    return text.say(`fates-${place}`, { fate: text.say(`fate-${fate}`), alpha: text.number(rateAt(to), 2) });
  });
  return text.say("fates-list", { from: text.say(`fates-from-${from}`), list: parts.join("; ") });
}

function slice(context: Context): Drawn {
  const { view, text, walker } = context;
  const { spec, index } = view;
  const place = walker.place(spec, index);
  const found = sliceAt(walker.core, spec.surface, place, walker.probe(spec.surface, place.x, place.y));
  if (!found) {
    const none = text.say("slice-none");
    return { chart: null, words: none, below: none };
  }
  const { alphas, losses, level, here, best, open } = found;
  const [lowest, highest] = spanOf(losses);
  // The dip is what is to be seen; what rises far above it leaves the frame.
  const top = Math.min(highest, Math.max(level + 1.2 * (level - lowest), lowest));
  const bounds = withRoom([lowest, Math.max(top, level)]);
  const gain = level - here;
  const sentence = [
    Number.isFinite(here)
      ? text.say(gain > 0 ? "slice-gain" : gain < 0 ? "slice-loss" : "slice-level", { change: text.number(Math.abs(gain), 3) })
      : text.say("slice-beyond"),
    open ? text.say("slice-open", { alpha: text.number(alphas.at(-1)!, 3) })
      : text.say("slice-best", { alpha: text.number(best.alpha, 2), change: text.number(level - best.loss, 3) }),
  ].join(" ");
  const words = walker.isPlain(spec, index) ? sentence : `${sentence} ${text.say("slice-other")}`;
  return {
    chart: {
      x: linear(text, text.say("chart-slice-rate"), 0, alphas.at(-1)!),
      y: linear(text, text.say("chart-loss"), bounds[0], bounds[1]),
      xs: alphas, ys: losses,
      here: { x: place.alpha, y: Number.isFinite(here) ? here : Infinity },
      level,
      read: (alpha) => {
        const i = alphas.reduce((best, other, at) => (Math.abs(other - alpha) < Math.abs(alphas[best]! - alpha) ? at : best), 0);
        const args = { alpha: text.number(alphas[i]!, 3), loss: text.number(losses[i] ?? NaN) };
        return { x: alphas[i]!, y: losses[i] ?? null, text: text.say("read-rate", args) };
      },
      dots: open ? [] : [{ x: best.alpha, y: best.loss, open: true }],
    },
    words,
    below: sentence,
  };
}
