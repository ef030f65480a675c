/** The loss along the line downhill: φ(α) = L(w − α∇L), the ground that a single step crosses. */
import type { Choice, Probe } from "#core";
import type { Core } from "../core/core.ts";

/** What one step could come to. */
export interface Slice {
  /** From 0 to the greatest rate shown. */
  readonly alphas: Float64Array;
  /** The loss at each of them; null where it is not finite. */
  readonly losses: readonly (number | null)[];
  /** The loss underfoot and after the step; the latter may not be finite. */
  readonly level: number;
  readonly here: number;
  /** The lowest place of what is shown. */
  readonly best: { readonly alpha: number; readonly loss: number };
  /** Whether the loss still falls at the end of what is shown. */
  readonly open: boolean;
}

const POINTS = 161;
/** The axis is made shorter so often at most. */
const SHORTER = 4;

/** The slice at a place for a rate; null where there is no slope to follow. */
export function sliceAt(core: Core, surface: Choice, place: { x: number; y: number; alpha: number }, probe: Probe | null): Slice | null {
  const [gx, gy] = probe?.gradient ?? [NaN, NaN];
  const steepness = gx * gx + gy * gy;
  if (!probe || !Number.isFinite(probe.loss) || !Number.isFinite(steepness) || steepness === 0) {
    return null;
  }
  const along = (alphas: Float64Array): Float64Array => profile(core, surface, place, [-gx, -gy], alphas);
  let alphas = evenly(reachOf(probe, place.alpha));
  let values = along(alphas);
  for (let again = 0; again < SHORTER; again++) {
    const reach = shorter(alphas, values, probe.loss, place.alpha);
    if (reach === alphas.at(-1)) {
      break;
    }
    alphas = evenly(reach);
    values = along(alphas);
  }
  const losses = Array.from(values, (loss) => (Number.isFinite(loss) ? loss : null));
  const here = along(Float64Array.of(place.alpha))[0]!;
  const { at, ...best } = lowest(alphas, losses);
  return { alphas, losses, level: probe.loss, here, best, open: at === POINTS - 1 };
}

/**
 * How far the axis goes: a bit beyond where the parabola of the curvature along the slope is back at
 * its level, 2 g·g / g·Hg; a round number, so that it keeps still while α is dragged.
 */
export function reachOf({ gradient: [gx, gy], hessian: [xx, xy, yy] }: Probe, alpha: number): number {
  const bend = gx * (xx * gx + xy * gy) + gy * (xy * gx + yy * gy);
  const natural = bend > 0 ? (2.4 * (gx * gx + gy * gy)) / bend : 4 * alpha;
  return roundUp(Math.max(Number.isFinite(natural) ? natural : 0, 1.25 * alpha));
}

/**
 * Where the ground soon bends up more than its curvature underfoot says, an axis that ends a bit
 * beyond the last place that is not above the level.
 */
function shorter(alphas: Float64Array, values: Float64Array, level: number, alpha: number): number {
  const last = alphas.at(-1)!;
  const gaining = Math.max(1, values.findLastIndex((loss) => loss <= level));
  return Math.min(last, roundUp(Math.max((1.2 * last * gaining) / (POINTS - 1), 1.25 * alpha)));
}

/** The smallest of 1, 2, 5 times a power of ten that is at least `value`. */
function roundUp(value: number): number {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const lead = [1, 2, 5, 10].find((round) => value <= round * 10 ** power * (1 + 1e-9)) ?? 10;
  return Number(`${lead}e${power}`);
}

function evenly(reach: number): Float64Array {
  return Float64Array.from({ length: POINTS }, (_, i) => (i / (POINTS - 1)) * reach);
}

/** The loss along a line from a place. */
function profile(core: Core, surface: Choice, { x, y }: { x: number; y: number }, [dx, dy]: [number, number], ts: Float64Array): Float64Array {
  return ts.map((t) => {
    const [u, v] = [x + t * dx, y + t * dy];
    return Number.isFinite(u) && Number.isFinite(v) ? core.probe(surface, u, v).loss : NaN;
  });
}

/** The lowest point, between the three points around it by the parabola through them. */
function lowest(alphas: Float64Array, losses: readonly (number | null)[]): { alpha: number; loss: number; at: number } {
  let at = 0;
  losses.forEach((loss, i) => {
    if (loss !== null && loss < losses[at]!) {
      at = i;
    }
  });
  const [before, loss, after] = [losses[at - 1], losses[at]!, losses[at + 1]];
  const step = alphas[1]!;
  const bend = (before ?? NaN) + (after ?? NaN) - 2 * loss;
  const shift = bend > 0 ? (before! - after!) / (2 * bend) : 0;
  return { alpha: alphas[at]! + shift * step, loss: loss - (shift * shift * bend || 0) / 2, at };
}
