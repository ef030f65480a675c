/** What comes next: a solid arrow to where the step lands, a thin one uphill along the gradient. */
import { clip } from "./clip.ts";
import { SERIF, inked, written } from "./pen.ts";
import type { Theme } from "./theme.ts";
import type { View } from "./view.ts";

/** Shorter than this on the screen, an arrow says nothing. */
const SHORT = 2.5;

/** Half the size of the gradient's name. */
const NAME = [10, 7] as const;

/** On ground flatter than this, uphill means little. */
const FLAT = 1e-3;

/** From the hiker to the exact landing point; cut off at the edge of the sheet, and then without a point. */
export function drawStep(
  ctx: CanvasRenderingContext2D,
  view: View,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  theme: Theme,
): void {
  const length = Math.hypot(bx - ax, by - ay);
  const part = clip(view, ax, ay, bx, by);
  if (!part || length < SHORT) {
    return;
  }
  const ux = (bx - ax) / length;
  const uy = (by - ay) / length;
  const whole = part[1] === 1;
  const tx = ax + part[1] * (bx - ax);
  const ty = ay + part[1] * (by - ay);
  const head = Math.min(11, Math.hypot(tx - ax, ty - ay) * 0.75);
  // The head of a short arrow is small, and the shaft must be smaller.
  const line = Math.min(2.6, head * 0.4);
  const shaft = new Path2D();
  shaft.moveTo(ax, ay);
  shaft.lineTo(tx - head * 0.8 * ux, ty - head * 0.8 * uy);
  const tip = new Path2D();
  // Cut off, it ends in two open wedges: it goes on.
  for (const back of whole ? [0] : [1, 7]) {
    const x = tx - back * ux;
    const y = ty - back * uy;
    const wing = whole ? 0.42 : 0.5;
    tip.moveTo(x - head * (ux - wing * uy), y - head * (uy + wing * ux));
    tip.lineTo(x, y);
    tip.lineTo(x - head * (ux + wing * uy), y - head * (uy - wing * ux));
    if (whole) {
      tip.lineTo(x - head * 0.75 * ux, y - head * 0.75 * uy);
      tip.closePath();
    }
  }
  ctx.save();
  inked(ctx, shaft, { ink: theme.accent, edge: theme.paper, line, halo: 1.4 });
  inked(ctx, tip, { ink: theme.accent, edge: theme.paper, line: whole ? 0.8 : 2.2, halo: 1.4, fill: whole });
  // The tip's edge must not cut the shaft.
  ctx.lineWidth = line;
  ctx.stroke(shaft);
  ctx.restore();
}

/**
 * From the hiker uphill. A gradient has its own unit, so the length only tells steep from flat: it grows
 * with the logarithm of the slope as seen on this sheet.
 */
export function drawGradient(
  ctx: CanvasRenderingContext2D,
  view: View,
  ax: number,
  ay: number,
  [gx, gy]: readonly [number, number],
  theme: Theme,
): void {
  // On a stretched sheet, straight uphill is stretched too.
  const dx = gx * view.sx;
  const dy = -gy * view.sy;
  const norm = Math.hypot(dx, dy);
  const slope = Math.hypot(gx, gy);
  if (!(slope > FLAT) || !Number.isFinite(norm)) {
    return;
  }
  const size = Math.min(46, 12 + 12 * Math.log10(1 + 100 * slope));
  const ux = dx / norm;
  const uy = dy / norm;
  const tx = ax + size * ux;
  const ty = ay + size * uy;
  const arrow = new Path2D();
  arrow.moveTo(ax, ay);
  arrow.lineTo(tx, ty);
  arrow.moveTo(tx - 6 * (ux - 0.5 * uy), ty - 6 * (uy + 0.5 * ux));
  arrow.lineTo(tx, ty);
  arrow.lineTo(tx - 6 * (ux + 0.5 * uy), ty - 6 * (uy - 0.5 * ux));
  ctx.save();
  inked(ctx, arrow, { ink: theme.ink, edge: theme.paper, line: 1.2, halo: 1.3 });
  ctx.font = `italic 12px ${SERIF}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  // Beyond the tip; where the sheet ends there, beside the shaft, rather below it than above.
  const below = ux >= 0 ? 14 : -14;
  const spots: [number, number][] = [
    [tx + 11 * ux, ty + 10 * uy],
    [ax + 8 * ux - below * uy, ay + 8 * uy + below * ux],
    [ax + 8 * ux + below * uy, ay + 8 * uy - below * ux],
  ];
  const inside = spots.map(([x, y]): [number, number] => [
    Math.min(Math.max(x, view.left + NAME[0]), view.right - NAME[0]),
    Math.min(Math.max(y, view.top + NAME[1]), view.bottom - NAME[1]),
  ]);
  const moved = spots.map(([x, y], k) => Math.abs(x - inside[k]![0]) + Math.abs(y - inside[k]![1]));
  written(ctx, "∇L", ...inside[moved.indexOf(Math.min(...moved))]!, theme.ink, theme.paper);
  ctx.restore();
}
