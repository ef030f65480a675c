/** A column of numbers as the path of a small chart. */

/** Left free above the highest and below zero, so that no line is cut. */
const ROOM = 2;

/** Values from zero to `highest` as steps, over the whole width. */
export function pathOf(values: ArrayLike<number>, highest: number, width: number, height: number): string {
  const y = (value: number): string => (height - ROOM - (value / highest) * (height - 2 * ROOM)).toFixed(1);
  const x = (k: number): string => ((k / values.length) * width).toFixed(1);
  let path = `M0 ${y(values[0] ?? 0)}`;
  let before = y(values[0] ?? 0);
  for (let k = 1; k < values.length; k++) {
    const now = y(values[k]!);
    if (now !== before) {
      path += `H${x(k)}V${now}`;
      before = now;
    }
  }
  return `${path}H${width}`;
}
