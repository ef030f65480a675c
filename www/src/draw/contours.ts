/** Isolines and the heights written along them. */
import type { Contours, Elevation } from "#core";
import type { Label } from "./labels.ts";
import type { Theme } from "./theme.ts";
import { between, toX, toY, type View } from "./view.ts";

const THIN = 0.75;
const INDEX = 1.25;
/** Vertices closer than this are one. */
const FINE = 0.35;

/** The lines of a sheet, ready to be drawn in the view that they were made for and in any other. */
export interface Lines {
  thin: Path2D;
  thick: Path2D;
}

/** Makes the lines ready: the costly part, once per sheet. */
export function traceContours(view: View, contours: Contours, elevation: Elevation): Lines {
  const thin = new Path2D();
  const thick = new Path2D();
  const { points, starts, level, closed } = contours;
  for (let line = 0; line + 1 < starts.length; line++) {
    trace(elevation.index[level[line]!] ? thick : thin, view, points, starts[line]!, starts[line + 1]!, closed[line] === 1);
  }
  return { thin, thick };
}

/** Draws the lines, broken where a label stands. The caller has clipped to the sheet. */
export function drawContours(
  ctx: CanvasRenderingContext2D,
  view: View,
  lines: Lines,
  madeFor: View,
  labels: readonly Label[],
  theme: Theme,
): void {
  ctx.save();
  if (labels.length > 0) {
    ctx.clip(around(view, labels), "evenodd");
  }
  ctx.lineJoin = "round";
  ctx.globalAlpha = 0.9;
  const { a, d, e, f } = between(madeFor, view);
  const still = Math.abs(a - 1) < 1e-9 && Math.abs(d - 1) < 1e-9 && Math.abs(e) < 1e-6 && Math.abs(f) < 1e-6;
  for (const [path, ink, width] of [[lines.thin, theme.contour, THIN], [lines.thick, theme.index, INDEX]] as const) {
    let shown = path;
    if (!still) {
      shown = new Path2D();
      shown.addPath(path, new DOMMatrix([a, 0, 0, d, e, f]));
    }
    ctx.strokeStyle = ink;
    ctx.lineWidth = width;
    ctx.stroke(shown);
  }
  ctx.restore();
}

/** Writes the heights in the context's font, each with a soft halo of paper. */
export function drawLabels(ctx: CanvasRenderingContext2D, labels: readonly Label[], theme: Theme): void {
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.strokeStyle = theme.paper;
  ctx.fillStyle = theme.index;
  ctx.lineWidth = 3;
  for (const { x, y, angle, text } of labels) {
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(angle);
    ctx.globalAlpha = 0.7;
    ctx.strokeText(text, 0, 0.5);
    ctx.globalAlpha = 1;
    ctx.fillText(text, 0, 0.5);
    ctx.restore();
  }
  ctx.restore();
}

function trace(path: Path2D, view: View, points: Float64Array, start: number, end: number, closed: boolean): void {
  let x = NaN;
  let y = NaN;
  for (let p = start; p < end; p++) {
    const nx = toX(view, points[2 * p]!);
    const ny = toY(view, points[2 * p + 1]!);
    if (p === start) {
      path.moveTo(nx, ny);
    } else if (p === end - 1 && closed) {
      path.closePath();
    } else if (p < end - 1 && Math.abs(nx - x) < FINE && Math.abs(ny - y) < FINE) {
      continue;
    } else {
      path.lineTo(nx, ny);
    }
    x = nx;
    y = ny;
  }
}

/** The sheet with a hole for each label. */
function around(view: View, labels: readonly Label[]): Path2D {
  const path = new Path2D();
  path.rect(view.left, view.top, view.right - view.left, view.bottom - view.top);
  for (const { x, y, angle, width, height } of labels) {
    const hole = new Path2D();
    hole.rect(-width / 2 - 1, -height / 2, width + 2, height);
    path.addPath(hole, new DOMMatrix().translate(x, y).rotate((angle * 180) / Math.PI));
  }
  return path;
}
