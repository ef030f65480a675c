/** A trail whose colour tells the learning rate of each step: cool where it is low, warm where it is high. */
import { clip } from "./clip.ts";
import { toX, toY, type View } from "./view.ts";

/** From the lowest rate of a walk to its highest, by equal factors. */
export const RATE_COLOURS = ["#3f9dff", "#86c3f7", "#cbdfe8", "#f6e2b0", "#f7b45e", "#ef7a28"] as const;

/** Pixels of line on the sheet; more would hide the map and take longer than a frame. */
const LONGEST = 9_000;
/** Iterates closer on the screen than this are one vertex of the line. */
const FINE = 0.6;

/** The place of a rate between two others, from 0 to 1, by equal factors. */
export function heat(rate: number, low: number, high: number): number {
  if (!(rate > 0)) {
    return 0;
  }
  return low > 0 && high > low ? Math.min(Math.max(0, Math.log(rate / low) / Math.log(high / low)), 1) : 1;
}

/** The lowest and the highest rate above 0 of the first steps. */
export function rateRange(alpha: Float64Array, last: number): [low: number, high: number] {
  let [low, high] = [Infinity, 0];
  for (let k = 1; k <= last && k < alpha.length; k++) {
    if (alpha[k]! > 0) {
      low = Math.min(low, alpha[k]!);
      high = Math.max(high, alpha[k]!);
    }
  }
  return high > 0 ? [low, high] : [0, 0];
}

/**
 * One path per colour. `alpha` is the rate that led to each iterate. Of a walk that has crossed the sheet
 * dozens of times, the latest part is drawn.
 */
export function ratedTrail(view: View, x: Float64Array, y: Float64Array, alpha: Float64Array, last: number): Path2D[] {
  const paths = RATE_COLOURS.map(() => new Path2D());
  const [low, high] = rateRange(alpha, last);
  let length = 0;
  let k = Math.min(last, x.length - 1);
  while (k > 0 && length < LONGEST) {
    const colour = (step: number): number => Math.round(heat(alpha[step]!, low, high) * (RATE_COLOURS.length - 1));
    const [bx, by] = [toX(view, x[k]!), toY(view, y[k]!)];
    const own = colour(k);
    let from = k - 1;
    while (from > 0 && Math.hypot(toX(view, x[from]!) - bx, toY(view, y[from]!) - by) < FINE && colour(from) === own) {
      from--;
    }
    const [ax, ay] = [toX(view, x[from]!), toY(view, y[from]!)];
    const part = clip(view, ax, ay, bx, by);
    if (part) {
      paths[own]!.moveTo(ax + part[0] * (bx - ax), ay + part[0] * (by - ay));
      paths[own]!.lineTo(ax + part[1] * (bx - ax), ay + part[1] * (by - ay));
      length += (part[1] - part[0]) * Math.hypot(bx - ax, by - ay);
    }
    k = from;
  }
  return paths;
}

/** Draws it over the trail. The caller has clipped to the sheet. */
export function drawRated(ctx: CanvasRenderingContext2D, paths: readonly Path2D[]): void {
  ctx.save();
  ctx.lineCap = "round";
  ctx.lineWidth = 2.4;
  paths.forEach((path, i) => {
    ctx.strokeStyle = RATE_COLOURS[i]!;
    ctx.stroke(path);
  });
  ctx.restore();
}
