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

/** What a description in words says of a curve. */
export function factsOf(values: readonly number[]): Record<string, number> {
  const finite = values.filter(Number.isFinite);
  const last = values.length - 1;
  const at = (share: number): number => values[Math.round(share * last)] ?? NaN;
  return {
    last, first: at(0), quarter: at(0.25), half: at(0.5), threeQuarters: at(0.75), end: at(1),
    low: Math.min(...finite), high: Math.max(...finite),
    rises: values.filter((value, k) => k > 0 && value > values[k - 1]!).length,
  };
}
