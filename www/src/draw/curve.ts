/** A small curve beside a row of a table: losses over learning rates, as a path of a drawing. */

/** How the curve's box is measured: losses by powers of ten above `ground`, cut off at `low` and `high`. */
export interface Scale {
  readonly ground: number;
  readonly low: number;
  readonly high: number;
}

/** Powers of ten in a box; what is lower still is at its foot. */
const DEEPEST = 8;

/** One scale for several curves, so that they can be compared; `level` is the loss that all begin at. */
export function commonScale(curves: readonly (readonly (number | null)[])[], level: number): Scale {
  const losses = curves.flat().filter((loss) => loss !== null);
  const lowest = Math.min(...losses, Number.isFinite(level) ? level : Infinity);
  const ground = Number.isFinite(lowest) ? Math.min(lowest, 0) : 0;
  const top = Number.isFinite(level) ? level : Math.max(...losses, ground);
  const exponent = (loss: number): number => Math.log10(Math.min(Math.max(loss - ground, Number.MIN_VALUE), Number.MAX_VALUE));
  const high = exponent(top) + 0.5;
  return { ground, high, low: Math.max(high - DEEPEST, Math.min(exponent(lowest), high - 1)) };
}

/** How high a loss is in a box of height 1, measured from above. */
export function heightOf(loss: number, { ground, low, high }: Scale): number {
  const exponent = Math.log10(Math.max(loss - ground, Number.MIN_VALUE));
  return 1 - (Math.min(Math.max(low, exponent), high) - low) / (high - low);
}

/** The path in a box of `width` × `height`; it has a gap where there is nothing to draw. */
export function curvePath(losses: readonly (number | null)[], scale: Scale, width: number, height: number): string {
  let drawn = false;
  return losses.map((loss, i) => {
    if (loss === null) {
      drawn = false;
      return "";
    }
    const step = `${drawn ? "L" : "M"}${((i / (losses.length - 1)) * width).toFixed(1)} ${(heightOf(loss, scale) * height).toFixed(1)}`;
    drawn = true;
    return step;
  }).join("");
}
