/** A curve by iteration as a path in a box: what a problem asks about. */

/** The path and what the box spans from top to bottom. */
export interface Plot {
  readonly path: string;
  readonly high: number;
  readonly low: number;
}

/**
 * The plot of values by iteration in a box of `width` × `height`. A logarithmic one leaves out what is
 * not above 0; what is not finite ends the curve at the top.
 */
export function plot(values: readonly number[], log: boolean, width: number, height: number): Plot {
  const shown = values.filter((value) => Number.isFinite(value) && (!log || value > 0));
  const high = Math.max(...shown);
  const low = log ? Math.min(...shown) : Math.min(0, ...shown);
  const scale = (value: number): number => (log ? Math.log10(value) : value);
  const span = scale(high) - scale(low) || 1;
  let path = "";
  let drawn = false;
  values.forEach((value, k) => {
    if (log && value <= 0) {
      drawn = false;
      return;
    }
    const part = Number.isFinite(value) ? (scale(value) - scale(low)) / span : 1;
    path += `${drawn ? "L" : "M"}${((k / Math.max(1, values.length - 1)) * width).toFixed(1)} ${((1 - part) * height).toFixed(1)}`;
    drawn = true;
  });
  return { path, high, low };
}
