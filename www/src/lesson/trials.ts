/** The search for a learning rate: short walks with different rates, and what to say of the one that was picked. */
import type { Message } from "#core";
import { answered, type Fate } from "../state/fates.ts";
import type { Spec } from "../state/spec.ts";
import type { Walker } from "../state/walker.ts";

/** One rate, tried. */
export interface Trial {
  readonly alpha: number;
  /** The loss at every iteration. */
  readonly losses: Float64Array;
  /** The loss at the end; it need not be finite. */
  readonly final: number;
  /** What the core says becomes of it. */
  readonly fate: Fate;
  /** The first iteration with a higher loss than the one before; null where it never rises. */
  readonly rises: number | null;
  /** Whether it goes down smoothly. */
  readonly smooth: boolean;
}

/** Fates that are no smooth descent, whatever the loss does on the way. */
const ROUGH: readonly Fate[] = ["oscillating", "diverging"];
/** What comes between two powers of ten. */
const BETWEEN = [5, 3, 2];
/** The widest search. */
const [LEAST, MOST] = [1e-5, 10];

/** Walks so many steps with a rate. */
export function trialOf(walker: Walker, spec: Spec, alpha: number, steps: number): Trial {
  const own = { ...spec, alpha };
  const walk = walker.core.walk(own, steps);
  const losses = walker.columns(walk).loss.slice();
  const sweep = walker.core.sweep(own, [alpha], steps);
  const fate = answered({ from: "start", spec: own }, sweep).fates[0]!;
  const first = losses.findIndex((loss, k) => k > 0 && !(loss <= losses[k - 1]!));
  const rises = first < 0 ? null : first;
  return { alpha, losses, final: sweep.loss[0]!, fate, rises, smooth: rises === null && !ROUGH.includes(fate) };
}

/** The rates between a power of ten and the next larger one, largest first. */
export function between(alpha: number): number[] {
  return BETWEEN.map((factor) => round(factor * alpha));
}

/** A rate ten times as large or as small; null beyond what is searched. */
export function tenfold(alpha: number, factor: 10 | 0.1): number | null {
  const rate = round(alpha * factor);
  return rate < LEAST || rate > MOST ? null : rate;
}

/** The largest rate that goes down smoothly, if any does. */
export function largestSmooth(trials: readonly Trial[]): Trial | undefined {
  return trials.filter(({ smooth }) => smooth).sort((a, b) => b.alpha - a.alpha)[0];
}

/** What is said of a pick, and whether it is the one. */
export interface Judgement {
  readonly right: boolean;
  readonly message: Message;
}

/** Judges the pick among the rates that were walked, where others may still be open. */
export function judged(picked: Trial, walked: readonly Trial[], open: readonly number[]): Judgement {
  const { alpha, losses, fate, rises, final } = picked;
  const wrong = (id: string, args: Message["args"]): Judgement => ({ right: false, message: { id, args: { alpha, ...args } } });
  if (rises !== null) {
    const jump = { iteration: rises, before: losses[rises - 1]!, after: losses[rises]! };
    return wrong("search-rises", jump);
  }
  if (ROUGH.includes(fate)) {
    return wrong("search-swings", { final });
  }
  const best = largestSmooth(walked)!;
  if (best.alpha > alpha) {
    return wrong("search-larger", { final, better: best.alpha, best: best.final });
  }
  const untried = open.filter((rate) => rate > alpha).sort((a, b) => a - b)[0];
  if (untried !== undefined) {
    return wrong("search-untried", { untried });
  }
  const above = walked.filter((trial) => trial.alpha > alpha).sort((a, b) => a.alpha - b.alpha)[0];
  if (!above) {
    return wrong("search-no-border", {});
  }
  const said = above.rises === null ? "search-found-swings" : "search-found";
  return { right: true, message: { id: said, args: { alpha, final, above: above.alpha, iteration: above.rises ?? 0 } } };
}

/** Without digits that only arithmetic put there. */
function round(rate: number): number {
  return Number(rate.toPrecision(6));
}
