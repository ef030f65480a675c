/** What makes a picture a map sheet: frame with coordinates, graticule, scale bar and compass. */
import type { Disc } from "./labels.ts";
import { amount, axis, roundDown, ticks, type Axis } from "./numbers.ts";
import { SERIF, inked, written } from "./pen.ts";
import type { Format, Theme } from "./theme.ts";
import { crisp, toX, toY, type Frame, type View } from "./view.ts";

/** Pixels between two ticks, about. */
const SPACING = 92;
/** Between the edge of the canvas and the outer line of the frame. */
const EDGE = 0.5;
const TICK = 3.5;
/** The end of each axis belongs to its letter. */
const LETTER = 20;
/** Between two texts along an axis. */
const GAP = 8;
/** A frame that is narrower has no coordinates. */
const ROOM_FOR_TEXT = 10;

/** The widths that the frame needs: coordinates stand left and below, and all around where there is room. */
export function frameFor(width: number): Frame {
  return width < 520
    ? { left: 16, top: 5, right: 5, bottom: 16 }
    : { left: 20, top: 20, right: 20, bottom: 20 };
}

/** The lines of round coordinates, faintly over the terrain. The caller has clipped to the sheet. */
export function drawGraticule(ctx: CanvasRenderingContext2D, view: View, theme: Theme): void {
  const [across, up] = extents(view);
  ctx.save();
  ctx.globalAlpha = theme.dark ? 0.14 : 0.1;
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1 / view.ratio;
  ctx.beginPath();
  for (const x of ticks(...across).values) {
    const px = crisp(view, toX(view, x));
    ctx.moveTo(px, view.top);
    ctx.lineTo(px, view.bottom);
  }
  for (const y of ticks(...up).values) {
    const py = crisp(view, toY(view, y));
    ctx.moveTo(view.left, py);
    ctx.lineTo(view.right, py);
  }
  ctx.stroke();
  ctx.restore();
}

/** The line around the sheet, for where something has been drawn over it. */
export function drawNeatline(ctx: CanvasRenderingContext2D, view: View, theme: Theme): void {
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1 / view.ratio;
  strokeNeatline(ctx, view);
}

function strokeNeatline(ctx: CanvasRenderingContext2D, view: View): void {
  const [x, y] = [crisp(view, view.left), crisp(view, view.top)];
  ctx.strokeRect(x, y, crisp(view, view.right) - x, crisp(view, view.bottom) - y);
}

/** The neatline, a heavier line around it, and between them ticks and coordinates. */
export function drawFrame(
  ctx: CanvasRenderingContext2D,
  view: View,
  width: number,
  height: number,
  theme: Theme,
  format: Format,
): void {
  const { left, top, right, bottom } = view;
  ctx.save();
  ctx.strokeStyle = theme.ink;
  ctx.fillStyle = theme.quiet;
  ctx.lineWidth = 1 / view.ratio;
  strokeNeatline(ctx, view);
  ctx.lineWidth = 1;
  ctx.strokeRect(EDGE, EDGE, width - 2 * EDGE, height - 2 * EDGE);

  const size = Math.min(left, height - bottom) > 17 ? 10.5 : 9.5;
  ctx.font = `${size}px ${theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 1 / view.ratio;
  ctx.beginPath();
  const [across, up] = extents(view);
  const xs = axis(...across, format);
  const ys = axis(...up, format);
  const both = top > ROOM_FOR_TEXT;
  const below = (bottom + TICK + height) / 2;
  const beside = (left - TICK) / 2;
  const measure = (text: string): number => ctx.measureText(text).width;

  const endX = right - title(ctx, "x", xs.offset, size, theme, right, (bottom + height) / 2, 0);
  const withX = spaced(xs, view.sx, measure);
  xs.values.forEach((x, k) => {
    const px = crisp(view, toX(view, x));
    ctx.moveTo(px, bottom);
    ctx.lineTo(px, bottom + TICK);
    ctx.moveTo(px, top);
    ctx.lineTo(px, top - TICK);
    const half = measure(xs.texts[k]!) / 2;
    if (withX(k) && px - half > left && px + half < endX) {
      turned(ctx, xs.texts[k]!, px, below, 0);
      if (both) {
        turned(ctx, xs.texts[k]!, px, (top - TICK) / 2, 0);
      }
    }
  });
  const endY = top + title(ctx, "y", ys.offset, size, theme, left / 2, top, 1);
  const withY = spaced(ys, view.sy, measure);
  ys.values.forEach((y, k) => {
    const py = crisp(view, toY(view, y));
    ctx.moveTo(left, py);
    ctx.lineTo(left - TICK, py);
    ctx.moveTo(right, py);
    ctx.lineTo(right + TICK, py);
    const half = measure(ys.texts[k]!) / 2;
    if (withY(k) && py + half < bottom && py - half > endY) {
      turned(ctx, ys.texts[k]!, beside, py, -1);
      if (both) {
        turned(ctx, ys.texts[k]!, (right + TICK + width) / 2, py, 1);
      }
    }
  });
  ctx.stroke();
  ctx.restore();
}

/**
 * The letter of an axis and its offset, which end at a point: x at the right, y at the top, reading
 * upward. Gives the room that they take along the axis.
 */
function title(
  ctx: CanvasRenderingContext2D,
  letter: string,
  offset: string,
  size: number,
  theme: Theme,
  x: number,
  y: number,
  up: 0 | 1,
): number {
  const length = offset && ctx.measureText(offset).width;
  const room = length ? length + 2 : 0;
  const at = (back: number): [number, number] => (up ? [x, y + back] : [x - back, y]);
  ctx.save();
  ctx.fillStyle = theme.ink;
  if (length) {
    turned(ctx, offset, ...at(3 + length / 2), -up);
  }
  ctx.font = `italic ${size + 2}px ${SERIF}`;
  turned(ctx, letter, ...at(8 + room), offset ? -up : 0);
  ctx.restore();
  return LETTER + room;
}

/** Which ticks have a text, so that none touches its neighbour: all, or those at round distances. */
function spaced({ values, texts, steps }: Axis, scale: number, measure: (text: string) => number): (k: number) => boolean {
  const step = (values[1]! - values[0]!) * scale;
  const room = Math.max(...texts.map(measure)) + GAP;
  const every = [1, 2, 5, 10, 20, 50].find((n) => n * step >= room) ?? 100;
  return (k) => steps[k]! % every === 0;
}

/** The room that the scale bar takes; null on a stretched sheet, which has two scales. */
export function scaleRoom(view: View): Disc | null {
  const { x, y, length } = scaleBar(view);
  return view.equal ? { x: x + length / 2, y: y - 4, radius: length / 2 + 8 } : null;
}

/** A bar of a round length in units of x and y. */
export function drawScale(ctx: CanvasRenderingContext2D, view: View, theme: Theme, format: Format): void {
  const { x, y, unit, length } = scaleBar(view);
  if (!view.equal || !(length > 0 && length < Infinity)) {
    return;
  }
  const high = 4;
  ctx.save();
  const bar = new Path2D();
  bar.rect(x, y, length, high);
  inked(ctx, bar, { ink: theme.paper, edge: theme.paper, halo: 1.5, fill: true });
  ctx.fillStyle = theme.ink;
  ctx.fillRect(x, y, length / 4, high);
  ctx.fillRect(x + length / 2, y, length / 2, high);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1 / view.ratio;
  ctx.strokeRect(x, y, length, high);
  ctx.font = `10px ${theme.font}`;
  ctx.textBaseline = "bottom";
  const text = amount(unit, format);
  ctx.textAlign = "right";
  written(ctx, text, x + length, y - 2, theme.ink, theme.paper);
  const zero = format(0, 0);
  if (ctx.measureText(text).width + ctx.measureText(zero).width + GAP < length) {
    ctx.textAlign = "left";
    written(ctx, zero, x, y - 2, theme.ink, theme.paper);
  }
  ctx.restore();
}

export function compassRoom(view: View): Disc {
  return { x: view.right - 22, y: view.top + 30, radius: 26 };
}

/** A needle toward growing y, which is north here. */
export function drawCompass(ctx: CanvasRenderingContext2D, view: View, theme: Theme): void {
  const x = view.right - 22;
  const y = view.top + 34;
  const star = new Path2D();
  // Of each of the four points, the half that lies in the shade.
  const shade = new Path2D();
  for (let k = 0; k < 8; k++) {
    // Tips and notches alternate; north is the longest.
    const reach = k === 0 ? 15 : k % 2 === 0 ? 9.5 : 3.2;
    const angle = (k * Math.PI) / 4;
    const px = x + reach * Math.sin(angle);
    const py = y - reach * Math.cos(angle);
    star.lineTo(px, py);
    if (k % 2 === 0) {
      shade.moveTo(x, y);
    }
    shade.lineTo(px, py);
  }
  star.closePath();
  ctx.save();
  inked(ctx, star, { ink: theme.paper, edge: theme.paper, halo: 1.5, fill: true });
  ctx.fillStyle = ctx.strokeStyle = theme.ink;
  ctx.fill(shade);
  ctx.lineWidth = 0.6;
  ctx.stroke(star);
  ctx.font = `600 10px ${SERIF}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "bottom";
  written(ctx, "N", x, y - 16, theme.ink, theme.paper);
  ctx.restore();
}

function scaleBar(view: View): { x: number; y: number; unit: number; length: number } {
  const unit = roundDown(Math.min(130, (view.right - view.left) / 3.4) / view.sx);
  const length = unit * view.sx;
  return { x: crisp(view, view.right - 14 - length), y: crisp(view, view.bottom - 15), unit, length };
}

type Extent = [low: number, high: number, count: number];

/** The bounds of both axes, and how many ticks suit them. */
function extents({ domain: [x0, x1, y0, y1], left, top, right, bottom }: View): [x: Extent, y: Extent] {
  return [[x0, x1, (right - left) / SPACING], [y0, y1, (bottom - top) / SPACING]];
}

/** Writes a text, turned by quarters. */
function turned(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, quarters: number): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.rotate((quarters * Math.PI) / 2);
  ctx.fillText(text, 0, 0.5);
  ctx.restore();
}
