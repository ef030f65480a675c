/** What follows from a spec, computed by the core and remembered for the last spec asked about. */
import type { Choice, Diagnosis, Outcome, Probe, State, Walk } from "#core";
import type { Core } from "../core/core.ts";
import { refusalOf } from "./refusal.ts";
import { changedAt, inForce, type Spec } from "./spec.ts";

/** No walk is shown further than this. */
export const MAX_STEPS = 10_000;
/** Enough for most walks; the rest is computed when somebody gets there. */
const FIRST_STEPS = 1_000;

/** The largest learning rate that the core takes. */
const MOST = 1e12;

/** Another setting than a learning rate, to compare with: twice it, or half where that would be too much. */
export function otherThan(alpha: number): number {
  return 2 * alpha <= MOST ? 2 * alpha : alpha / 2;
}

/** One iterate as the page shows it: the core's state without its memory. */
export type Place = Omit<State, "memory">;

/** Powers of ten worth telling of somebody who is leaving. */
const POWERS = [3, 6, 12, 24, 50, 100, 200, 300];

/** The way out of a hiker who is leaving. */
export interface Escape {
  /** |w|, the distance from the origin. */
  distance: number;
  /** The next power of ten that the distance passes, and at which iteration. */
  passes: { power: number; at: number } | null;
  /** The iteration at which a number is too large to hold. */
  overflow: number | null;
}

/** The five columns of a walk. */
export interface Columns {
  x: Float64Array;
  y: Float64Array;
  loss: Float64Array;
  /** The αₖ that led here; NaN at the start. */
  alpha: Float64Array;
  gradientNorm: Float64Array;
}

/** Asks the core about walks and remembers the answers. */
export class Walker {
  readonly #others: Walker[] = [];
  /** The spec whose walk was asked for in full. */
  #far: Spec | null = null;

  constructor(readonly core: Core) {}

  /** One who follows another hiker, and remembers that hiker's walk beside this one. */
  other(place: number): Walker {
    return (this.#others[place] ??= new Walker(this.core));
  }

  /** The walk of a spec, at least to iteration `reach` unless it ends before. */
  walk = (spec: Spec, reach = 0): Walk => {
    // A long walk is not given up for a short one: both may be asked for in turn.
    this.#far = reach >= FIRST_STEPS || this.#far === spec ? spec : null;
    return this.#walk(spec, this.#far ? MAX_STEPS : FIRST_STEPS);
  };

  /** The walk's columns, without copying. */
  columns = once((walk: Walk): Columns => {
    const column = (n: number) => walk.columns.subarray(n * walk.rows, (n + 1) * walk.rows);
    return { x: column(0), y: column(1), loss: column(2), alpha: column(3), gradientNorm: column(4) };
  });

  /** The iteration nearest to `k` that the walk has. */
  nearest(spec: Spec, k: number): number {
    const wanted = Math.min(Math.max(0, k), MAX_STEPS);
    return Math.min(wanted, this.walk(spec, wanted).rows - 1);
  }

  /** Where the hiker is after `k` steps. */
  place = once((spec: Spec, k: number): Place => {
    const walk = this.walk(spec, k + 1);
    const { x, y, loss, alpha, gradientNorm } = this.columns(walk);
    const rate = alpha[k + 1] ?? alpha[k];
    return {
      iteration: k,
      x: x[k]!,
      y: y[k]!,
      loss: loss[k]!,
      alpha: rate === undefined || Number.isNaN(rate) ? spec.alpha : rate,
      gradient: this.probe(spec.surface, x[k]!, y[k]!)?.gradient ?? [NaN, NaN],
      gradientNorm: gradientNorm[k]!,
      outcome: outcomeAt(walk, k),
    };
  });

  /** Where the next step lands, if there is one. */
  next = once((spec: Spec, k: number): [number, number] | null => {
    const walk = this.walk(spec, k + 1);
    const { x, y } = this.columns(walk);
    return k + 1 < walk.rows ? [x[k + 1]!, y[k + 1]!] : null;
  });

  /** Where the next step would land with half and with twice the rate in force; null where nowhere. */
  fan = once((spec: Spec, k: number): Record<"half" | "double", [number, number] | null> => {
    const landing = (factor: number): [number, number] | null => {
      const edited = changedAt(spec, k, { alpha: inForce(spec, k).alpha * factor });
      if (refusalOf(() => this.core.walk(edited, 0))) {
        return null;
      }
      const walk = this.core.walk(edited, k + 1);
      const { x, y } = this.columns(walk);
      return k + 1 < walk.rows ? [x[k + 1]!, y[k + 1]!] : null;
    };
    return { half: landing(0.5), double: landing(2) };
  });

  /** How a hiker gets out of all bounds: by when |w| has passed a power of ten, and by when every number. */
  escape = once((spec: Spec, k: number): Escape => {
    const walk = this.walk(spec, k + 1);
    const { x, y } = this.columns(walk);
    const distance = (at: number) => Math.hypot(x[at]!, y[at]!);
    const power = POWERS.find((known) => 10 ** known > distance(k)) ?? 308;
    let at = k;
    while (at < walk.rows && !(distance(at) >= 10 ** power)) {
      at++;
    }
    return {
      distance: distance(k),
      passes: at < walk.rows && Number.isFinite(distance(at)) ? { power, at } : null,
      overflow: walk.outcome === "diverged" ? walk.at : null,
    };
  });

  /**
   * αₖ in force during step k, for k = 0 … `last`. Where the walk ends before that, a schedule goes on
   * without the hiker, unless it was changed on the way.
   */
  rates = once((spec: Spec, last: number): Float64Array => {
    const walk = this.walk(spec, last + 1);
    const { alpha, loss } = this.columns(walk);
    // The column holds the rate that led to each iterate, so that of step k stands at k + 1.
    return walk.rows > last + 1 || spec.changes.length > 0
      ? alpha.subarray(1, last + 2)
      : // What a schedule hears of step k is the loss after it.
        this.core.learningRates(spec.schedule, spec.alpha, last + 1, loss.subarray(1));
  });

  /** The rates of a schedule that begins at iteration `since` of a walk and hears its losses, with a setting and with another. */
  heard = once((schedule: Choice, alpha: number, since: number, walk: Walk): [Float64Array, Float64Array] => {
    const loss = this.columns(walk).loss.subarray(since + 1);
    const rates = (setting: number) => this.core.learningRates(schedule, setting, walk.rows - since, loss);
    return [rates(alpha), rates(otherThan(alpha))];
  });

  /** Whether the next step is −α∇L and nothing else: no memory, no scaling. */
  isPlain(spec: Spec, k: number): boolean {
    const next = this.next(spec, k);
    const { x, y, alpha, gradient } = this.place(spec, k);
    return next !== null && isNear(next[0], x - alpha * gradient[0]) && isNear(next[1], y - alpha * gradient[1]);
  }

  /** The slope and the curvature at a point; null where the point is beyond all numbers. */
  probe = once((surface: Spec["surface"], x: number, y: number): Probe | null =>
    Number.isFinite(x) && Number.isFinite(y) ? this.core.probe(surface, x, y) : null);

  /** What is happening at iteration `k`, and why. */
  diagnosis = once((spec: Spec, k: number): Diagnosis => this.core.diagnose(spec, k));

  #walk = once((spec: Spec, count: number): Walk => this.core.walk(spec, count));
}

/** The outcome as it was known at iteration `k`. */
export function outcomeAt(walk: Walk, k: number): Outcome {
  return k >= walk.at ? walk.outcome : "walking";
}

/** Equal but for rounding. */
function isNear(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= 1e-9 * (1 + Math.abs(b));
}

/** The function with its last result remembered. */
function once<A extends unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let last: { args: A; result: R } | undefined;
  return (...args) => {
    if (!last || args.some((arg, i) => !Object.is(arg, last!.args[i]))) {
      last = { args, result: compute(...args) };
    }
    return last.result;
  };
}
