/** Draws data and the fit to them: points, a curve, and how far each point is from it. */
import { withRoom, spanOf, type Frame } from "./chart.ts";
import { clip } from "./clip.ts";
import { axis, type Axis } from "./numbers.ts";
import { inked } from "./pen.ts";
import type { Format, Theme } from "./theme.ts";

/** A curve as points over ascending inputs. */
export interface Curve {
  xs: readonly number[];
  ys: readonly number[];
}

/** What a picture of data shows, in the units of the data. */
export interface Scatter {
  xs: readonly number[];
  ys: readonly number[];
  /** What the axes span. */
  spans: Spans;
  /** The fit now, and what it says for each of the inputs. */
  fit: Curve;
  said: readonly number[];
  /** The best fit, if there is one. */
  best: Curve | null;
  /** The points that the next step is taken from; null where it is all of them. */
  batch: ReadonlySet<number> | null;
  /** The point that is chosen. */
  chosen: number | null;
  names: { x: string; y: string };
}

export interface Spans {
  x: readonly [low: number, high: number];
  y: readonly [low: number, high: number];
}

const TEXT = 12;
const [TOP, RIGHT, BOTTOM, LEFT] = [10, 12, 36, 52];
/** Pixels per tick, along and up. */
const [ALONG, UP] = [80, 44];
const RADIUS = 4.5;
/** A point is under the pointer from this far. */
const REACH = { mouse: 12, touch: 26 } as const;

/** The spans that show all data with some room; for classes both answers, whatever was given. */
export function spansOf(xs: readonly number[], ys: readonly number[], classes: boolean): Spans {
  return { x: withRoom(spanOf(xs)), y: classes ? [-0.18, 1.18] : withRoom(spanOf(ys)) };
}

/** Draws onto a canvas of so many CSS pixels; tells where the axes are. */
export function drawScatter(
  ctx: CanvasRenderingContext2D,
  { width, height, ratio }: { width: number; height: number; ratio: number },
  scatter: Scatter,
  theme: Theme,
  format: Format,
): Frame {
  const { xs, ys, spans, fit, said, best, batch, chosen } = scatter;
  ctx.clearRect(0, 0, width, height);
  ctx.font = `${TEXT}px ${theme.font}`;
  const up = axis(...spans.y, Math.max(2, (height - TOP - BOTTOM) / UP), format);
  const left = Math.max(LEFT, TEXT + 14 + Math.max(0, ...up.texts.map((text) => ctx.measureText(text).width)));
  const frame: Frame = { left, right: Math.max(left + 1, width - RIGHT), top: TOP, bottom: Math.max(TOP + 1, height - BOTTOM) };
  const along = axis(...spans.x, Math.max(2, (frame.right - left) / ALONG), format);
  drawAxes(ctx, frame, scatter, along, up, theme, { height, ratio });

  ctx.save();
  ctx.lineCap = "round";
  xs.forEach((x, i) => {
    const taken = batch === null || batch.has(i);
    ctx.strokeStyle = batch !== null && taken ? theme.accent : theme.quiet;
    ctx.lineWidth = batch !== null && taken ? 1.8 : 1;
    ctx.setLineDash(taken ? [] : [1, 3]);
    ctx.stroke(polyline(frame, spans, { xs: [x, x], ys: [ys[i]!, said[i]!] }));
  });
  ctx.setLineDash([6, 4]);
  ctx.strokeStyle = theme.quiet;
  ctx.lineWidth = 1.5;
  if (best) {
    ctx.stroke(polyline(frame, spans, best));
  }
  ctx.setLineDash([]);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2.2;
  ctx.stroke(polyline(frame, spans, fit));
  ctx.restore();

  xs.forEach((x, i) => {
    const [px, py] = pixel(frame, spans, x, ys[i]!);
    const path = new Path2D();
    path.arc(px, py, i === chosen ? RADIUS + 1.5 : RADIUS, 0, 2 * Math.PI);
    const taken = batch === null || batch.has(i);
    const ink = batch !== null && taken ? theme.accent : theme.ink;
    inked(ctx, path, { ink: taken ? ink : theme.paper, edge: taken ? theme.paper : theme.ink, halo: 1.2, fill: true });
    if (i === chosen) {
      const ring = new Path2D();
      ring.arc(px, py, RADIUS + 5.5, 0, 2 * Math.PI);
      inked(ctx, ring, { ink: theme.accent, edge: theme.paper, line: 2, halo: 1 });
    }
  });
  return frame;
}

function drawAxes(
  ctx: CanvasRenderingContext2D, frame: Frame, { spans, names }: Scatter, along: Axis, up: Axis, theme: Theme,
  { height, ratio }: { height: number; ratio: number },
): void {
  const { left, right, top, bottom } = frame;
  /** The middle of the screen's nearest pixel, where a hairline is sharp. */
  const crisp = (at: number): number => (Math.floor(at * ratio) + 0.5) / ratio;
  ctx.lineWidth = Math.max(1, Math.floor(ratio)) / ratio;
  ctx.strokeStyle = theme.rule;
  ctx.fillStyle = theme.quiet;
  ctx.beginPath();
  ctx.textAlign = "end";
  ctx.textBaseline = "middle";
  up.values.forEach((value, i) => {
    const y = crisp(pixel(frame, spans, 0, value)[1]);
    ctx.moveTo(left - 4, y);
    ctx.lineTo(right, y);
    ctx.fillText(up.texts[i]!, left - 7, y);
  });
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  along.values.forEach((value, i) => {
    const x = crisp(pixel(frame, spans, value, 0)[0]);
    ctx.moveTo(x, top);
    ctx.lineTo(x, bottom + 4);
    ctx.fillText(along.texts[i]!, x, bottom + 6);
  });
  ctx.stroke();
  // Where ticks are differences, the letter says from what.
  ctx.fillText(`${names.x} ${along.offset}`.trim(), (left + right) / 2, height - TEXT - 2);
  ctx.save();
  ctx.translate(1, (top + bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(`${names.y} ${up.offset}`.trim(), 0, 0);
  ctx.restore();
}

/** The part of a curve that is within the frame. */
function polyline(frame: Frame, spans: Spans, { xs, ys }: Curve): Path2D {
  const path = new Path2D();
  // Dashes run on from piece to piece.
  let joined = false;
  for (let i = 0; i + 1 < xs.length; i++) {
    const [ax, ay] = pixel(frame, spans, xs[i]!, ys[i]!);
    const [bx, by] = pixel(frame, spans, xs[i + 1]!, ys[i + 1]!);
    const part = clip(frame, ax, ay, bx, by);
    if (part) {
      if (!joined || part[0] > 0) {
        path.moveTo(ax + (bx - ax) * part[0], ay + (by - ay) * part[0]);
      }
      path.lineTo(ax + (bx - ax) * part[1], ay + (by - ay) * part[1]);
    }
    joined = part?.[1] === 1;
  }
  return path;
}

/** Where a curve lies that is not to be seen at all; null where some of it is, or none of it is anywhere. */
export function offSight({ y: [low, high] }: Spans, { ys }: Curve): "above" | "below" | null {
  return ys.every((y) => y > high) ? "above" : ys.every((y) => y < low) ? "below" : null;
}

/** Where a point of the data is on the canvas. */
export function pixel({ left, right, top, bottom }: Frame, { x: [x0, x1], y: [y0, y1] }: Spans, x: number, y: number): [number, number] {
  return [left + ((x - x0) / (x1 - x0)) * (right - left), bottom - ((y - y0) / (y1 - y0)) * (bottom - top)];
}

/** The point of the data that is shown at a pixel, or at the nearest one within the frame. */
export function unpixel({ left, right, top, bottom }: Frame, { x: [x0, x1], y: [y0, y1] }: Spans, px: number, py: number): [number, number] {
  const part = (value: number, from: number, to: number): number => Math.min(Math.max(0, (value - from) / (to - from)), 1);
  return [x0 + (x1 - x0) * part(px, left, right), y0 + (y1 - y0) * part(py, bottom, top)];
}

/** Whether a pixel is within the axes. */
export function isWithin({ left, right, top, bottom }: Frame, px: number, py: number): boolean {
  return px >= left && px <= right && py >= top && py <= bottom;
}

/** The nearest point of the data that is under a pointer, the one drawn last if several are; null where none is. */
export function under(
  frame: Frame, spans: Spans, { xs, ys }: Pick<Scatter, "xs" | "ys">, px: number, py: number, pointer: keyof typeof REACH,
): number | null {
  let nearest: number | null = null;
  let least: number = REACH[pointer];
  xs.forEach((x, i) => {
    const [ax, ay] = pixel(frame, spans, x, ys[i]!);
    const distance = Math.hypot(ax - px, ay - py);
    if (distance <= least) {
      [nearest, least] = [i, distance];
    }
  });
  return nearest;
}
