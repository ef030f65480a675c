/** What every learning rate comes to, as a line by powers of ten. */
import type { Minimum } from "#core";
import { RATES, type Answer } from "./fates.ts";

/** The losses after the last step. */
export interface FinalLoss {
  /** The height plotted for every one of the `RATES`, as an exponent of ten; null where the walk diverged. */
  readonly exponents: readonly (number | null)[];
  /** The exponent of a loss. */
  readonly exponentOf: (loss: number) => number | null;
  /** What heights are measured from; null where all losses are positive and stand for themselves. */
  readonly ground: number | null;
  /** The exponents that the axis spans. */
  readonly low: number;
  readonly high: number;
  /** The exponent that whatever is drawn at `low` is at most; null where `low` is an exponent like the others. */
  readonly floor: number | null;
  /** The rates that come lowest, but for rounding: from and to; null where all diverge. */
  readonly best: { readonly from: number; readonly to: number; readonly loss: number } | null;
}

/** Heights below this part of the ground's own are rounding, and below that part of the way down nobody sees more. */
const [ROUNDING, FINE] = [1e-13, 1e-16];
/** Losses as near as this to each other, as parts of the way down, are equally good. */
const EQUAL = 1e-12;

/** Reads an answer; `minima` are those known of the surface, `level` is the loss at the start. */
export function finalLoss({ sweep, fates }: Answer, minima: readonly Minimum[], level: number): FinalLoss {
  const losses = Array.from(sweep.loss, (loss, i) => (sweep.outcome[i] === 2 || !Number.isFinite(loss) ? null : loss));
  const known = losses.filter((loss) => loss !== null);
  const lowest = known.length > 0 ? Math.min(...known) : Math.max(level, 1);
  const ground = lowest > 0 ? null : Math.min(lowest, ...minima.map(({ f }) => f));
  const height = (loss: number): number => loss - (ground ?? 0);
  const noise = 10 ** Math.ceil(Math.log10(Math.max(ROUNDING * Math.abs(ground ?? 0), FINE * height(level) || 0)));

  // What diverges is not to decide how much of the rest is seen.
  const shown = losses.filter((loss, i) => loss !== null && fates[i] !== "diverging") as number[];
  const heights = [...shown, level].map(height).filter((h) => Number.isFinite(h) && h > noise).map(Math.log10);
  const floored = shown.some((loss) => height(loss) <= noise);
  const least = heights.length > 0 ? Math.floor(Math.min(...heights)) : 0;
  const low = floored ? least - 1 : least;
  const high = Math.max(low + 1, Math.ceil(Math.max(least, ...heights)));
  const exponentOf = (loss: number): number | null =>
    !Number.isFinite(loss) ? null : height(loss) > noise ? Math.log10(height(loss)) : low;
  return {
    exponents: losses.map((loss) => (loss === null ? null : exponentOf(loss))),
    exponentOf, ground, low, high, floor: floored ? least : null,
    best: bestOf(losses, lowest, level),
  };
}

function bestOf(losses: readonly (number | null)[], lowest: number, level: number): FinalLoss["best"] {
  const margin = EQUAL * Math.max(Math.abs(lowest), Math.abs(level - lowest) || 0);
  const good = (loss: number | null): boolean => loss !== null && loss - lowest <= margin;
  const first = losses.findIndex(good);
  return first < 0 ? null : { from: RATES[first]!, to: RATES[losses.findLastIndex(good)]!, loss: lowest };
}
