/** Those who walk beside the first hiker: a line with a pattern of its own, and a mark of its own at its end. */
import { inked, written } from "./pen.ts";
import type { Theme } from "./theme.ts";
import type { Trail } from "./trail.ts";
import { onSheet, toX, toY, type View } from "./view.ts";

/** How each companion is told from the others without its colour: the pattern of the line, and the mark. */
export const MARKS = ["circle", "square", "triangle", "diamond", "cross"] as const;
export type MarkShape = (typeof MARKS)[number];
export const DASHES: readonly (readonly number[])[] = [[9, 4], [2, 4], [12, 4, 2, 4], [5, 3], [16, 5]];

/**
 * The same hues as in the charts, bright enough for the map's dark edge in both themes (Okabe & Ito 2008,
 * Color Universal Design, lightened).
 */
const BRIGHT = ["#7cc8f2", "#f5b53a", "#42cf9f", "#e8a6cd", "#ff8a5c"];
const GHOSTLY = [1.5, 4];

/** One of them, made ready for one view. */
export interface Figure {
  style: number | "ghost" | "twin";
  trail: Trail;
  /** Where it stands, in units of the surface. */
  at: readonly [number, number];
}

/** Draws their ways. The caller has clipped to the sheet. */
export function drawWays(ctx: CanvasRenderingContext2D, figures: readonly Figure[], theme: Theme): void {
  ctx.save();
  ctx.lineJoin = ctx.lineCap = "round";
  for (const { style, trail } of figures) {
    const faint = typeof style !== "number";
    ctx.globalAlpha = faint ? 0.75 : 1;
    ctx.setLineDash([]);
    ctx.strokeStyle = theme.halo;
    ctx.lineWidth = faint ? 3 : 4;
    ctx.stroke(trail.line);
    ctx.setLineDash(faint ? GHOSTLY : [...DASHES[style % DASHES.length]!]);
    ctx.strokeStyle = ctx.fillStyle = faint ? theme.trail : BRIGHT[style % BRIGHT.length]!;
    ctx.lineWidth = faint ? 1.5 : 2.2;
    ctx.stroke(trail.line);
    ctx.setLineDash([]);
    ctx.fill(trail.exits);
  }
  ctx.restore();
}

/** Draws their marks, where they stand on the sheet. */
export function drawMarks(ctx: CanvasRenderingContext2D, view: View, figures: readonly Figure[], theme: Theme): void {
  ctx.save();
  for (const { style, at } of figures) {
    const [x, y] = [toX(view, at[0]), toY(view, at[1])];
    if (!onSheet(view, x, y)) {
      continue;
    }
    const faint = typeof style !== "number";
    ctx.globalAlpha = faint ? 0.75 : 1;
    const ink = faint ? theme.trail : BRIGHT[style % BRIGHT.length]!;
    inked(ctx, markPath(faint ? "circle" : MARKS[style % MARKS.length]!, x, y, faint ? 3 : 5), { ink, edge: theme.halo, halo: 1.6, fill: true });
  }
  ctx.restore();
}

/** A mark around a point. */
export function markPath(shape: MarkShape, x: number, y: number, radius: number): Path2D {
  const path = new Path2D();
  const polygon = (...corners: [number, number][]): void => {
    corners.forEach(([cx, cy], i) => {
      path[i === 0 ? "moveTo" : "lineTo"](x + cx * radius, y + cy * radius);
    });
    path.closePath();
  };
  switch (shape) {
    case "circle": path.arc(x, y, radius, 0, 2 * Math.PI); break;
    case "square": polygon([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]); break;
    case "triangle": polygon([0, -1.2], [1.1, 0.8], [-1.1, 0.8]); break;
    case "diamond": polygon([0, -1.3], [1.1, 0], [0, 1.3], [-1.1, 0]); break;
    case "cross": {
      const [a, b] = [0.4, 1.2];
      polygon([-a, -b], [a, -b], [a, -a], [b, -a], [b, a], [a, a], [a, b], [-a, b], [-a, a], [-b, a], [-b, -a], [-a, -a]);
    }
  }
  return path;
}

/** An iterate that is pointed at: a ring, and what it is. */
export function drawPeek(ctx: CanvasRenderingContext2D, view: View, at: readonly [number, number], text: string, theme: Theme): void {
  const [x, y] = [toX(view, at[0]), toY(view, at[1])];
  if (!onSheet(view, x, y)) {
    return;
  }
  ctx.save();
  const ring = new Path2D();
  ring.arc(x, y, 8, 0, 2 * Math.PI);
  inked(ctx, ring, { ink: theme.accent, edge: theme.paper, line: 2.2, halo: 1.6 });
  ctx.font = `600 12px ${theme.font}`;
  const left = x > (view.left + view.right) / 2;
  ctx.textAlign = left ? "right" : "left";
  ctx.textBaseline = "middle";
  written(ctx, text, x + (left ? -13 : 13), y, theme.ink, theme.paper, 2.5);
  ctx.restore();
}
