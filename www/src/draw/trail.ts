/** The way the hiker has come: a white line with a dark edge, and a footprint at each iterate. */
import { clip, exit } from "./clip.ts";
import { drawHiker } from "./hiker.ts";
import { inked } from "./pen.ts";
import type { Theme } from "./theme.ts";
import { onSheet, toX, toY, type View } from "./view.ts";

/** Iterates closer on the screen than this are one vertex of the line. */
const FINE = 0.6;
/** Pixels of line on the sheet; more would hide the map and take longer than a frame. */
const LONGEST = 9_000;
/** Footprints keep this distance from each other. */
const APART = 8;
/** So many footprints are many. */
const CROWD = 400;
/** Distance of a footprint from the line. */
const ASIDE = 4.8;

/** A trail made ready for one view: drawing it again costs two strokes. */
export interface Trail {
  /** Every iterate that is on the sheet or near it, x, y, x, y …: where the ground was felt. */
  felt: number[];
  line: Path2D;
  prints: Path2D;
  /** Where the line leaves the sheet. */
  exits: Path2D;
  /** Where it begins. */
  start: Path2D;
}

/** Where a walk stands at a fraction of an iteration, in the units of the surface. */
export function standing(x: Float64Array, y: Float64Array, at: number): [number, number] {
  const k = Math.min(Math.floor(at), x.length - 1);
  const t = at - k;
  // At t = 0 the next iterate must not be looked at: it may be missing or not finite.
  return t > 0 && k + 1 < x.length ? [x[k]! + t * (x[k + 1]! - x[k]!), y[k]! + t * (y[k + 1]! - y[k]!)] : [x[k]!, y[k]!];
}

/**
 * The trail from the start to iterate `last`. Points beyond the sheet are not moved: what is off the
 * sheet is cut off at its edge. A footprint is an iterate, so the distance between two is a step to
 * scale; where they would touch, some are left out. Of a walk that has crossed the sheet dozens of
 * times the line shows the latest part; the footprints tell the rest.
 */
export function trail(view: View, x: Float64Array, y: Float64Array, last: number): Trail {
  const prints = new Path2D();
  const start = new Path2D();
  const felt: number[] = [];
  // The vertices of the line, in pixels.
  const path: number[] = [];
  const cells = new Set<number>();
  let ax = toX(view, x[0]!);
  let ay = toY(view, y[0]!);
  if (onSheet(view, ax, ay)) {
    start.arc(ax, ay, 2.6, 0, 2 * Math.PI);
  }
  for (let k = 0; k <= last && k < x.length; k++) {
    const bx = toX(view, x[k]!);
    const by = toY(view, y[k]!);
    if (!Number.isFinite(bx) || !Number.isFinite(by)) {
      break;
    }
    if (isNear(view, bx, by)) {
      felt.push(bx, by);
    }
    if (onSheet(view, bx, by) && claim(cells, bx, by)) {
      // It points away from where the hiker came; the first one, to where the hiker went.
      const first = k === 0 && x.length > 1;
      const dx = first ? toX(view, x[1]!) - bx : bx - ax;
      const dy = first ? toY(view, y[1]!) - by : by - ay;
      footprint(prints, bx, by, Math.atan2(dy, dx) || 0, cells.size % 2 === 1);
    }
    if (k === 0 || k === last || Math.hypot(bx - ax, by - ay) >= FINE) {
      path.push(bx, by);
      ax = bx;
      ay = by;
    }
  }
  return { ...join(view, path), prints, start, felt };
}

/** Whether the ground felt at a place may reach onto the sheet. */
function isNear({ left, top, right, bottom }: View, x: number, y: number): boolean {
  const reach = Math.max(right - left, bottom - top);
  return x > left - reach && x < right + reach && y > top - reach && y < bottom + reach;
}

/** Joins the vertices backwards, from the hiker to the start, as far as `LONGEST` goes. */
function join(view: View, path: readonly number[]): { line: Path2D; exits: Path2D } {
  const line = new Path2D();
  const exits = new Path2D();
  const drawn = new Set<number>();
  const cell = (v: number): number => Math.round(v / 2);
  let length = 0;
  let px = NaN;
  let py = NaN;
  for (let i = path.length - 4; i >= 0 && length < LONGEST; i -= 2) {
    const [ax, ay, bx, by] = [path[i]!, path[i + 1]!, path[i + 2]!, path[i + 3]!];
    const part = clip(view, ax, ay, bx, by);
    if (!part) {
      continue;
    }
    const sx = ax + part[0] * (bx - ax);
    const sy = ay + part[0] * (by - ay);
    const ex = ax + part[1] * (bx - ax);
    const ey = ay + part[1] * (by - ay);
    // A hiker who goes to and fro draws the same line again and again; four numbers of 13 bits each.
    const key = ((cell(sx) * 8192 + cell(sy)) * 8192 + cell(ex)) * 8192 + cell(ey);
    const long = Math.hypot(ex - sx, ey - sy);
    if (long > 4 && drawn.has(key)) {
      continue;
    }
    drawn.add(key);
    length += long;
    // Clipping rounds, so the ends of two steps need not agree to the last digit.
    if (!(Math.hypot(ex - px, ey - py) < 0.01)) {
      line.moveTo(ex, ey);
    }
    line.lineTo(sx, sy);
    px = sx;
    py = sy;
    if (part[1] < 1) {
      chevron(exits, ex, ey, Math.atan2(by - ay, bx - ax));
    }
  }
  return { line, exits };
}

/** Draws the trail, and its last piece to where the hiker is now. The caller has clipped to the sheet. */
export function drawTrail(
  ctx: CanvasRenderingContext2D,
  view: View,
  { line, prints, exits, start }: Trail,
  piece: readonly [ax: number, ay: number, bx: number, by: number] | null,
  theme: Theme,
): void {
  const part = piece && clip(view, ...piece);
  const now = new Path2D(line);
  if (piece && part) {
    const [ax, ay, bx, by] = piece;
    now.moveTo(ax + part[0] * (bx - ax), ay + part[0] * (by - ay));
    now.lineTo(ax + part[1] * (bx - ax), ay + part[1] * (by - ay));
  }
  ctx.save();
  ctx.lineJoin = ctx.lineCap = "round";
  ctx.strokeStyle = theme.halo;
  ctx.lineWidth = 4.2;
  ctx.stroke(now);
  ctx.lineWidth = 2.4;
  ctx.stroke(start);
  ctx.lineWidth = 2;
  ctx.stroke(prints);
  ctx.strokeStyle = ctx.fillStyle = theme.trail;
  ctx.lineWidth = 2;
  ctx.stroke(now);
  ctx.fill(prints);
  ctx.fill(start);
  ctx.strokeStyle = theme.halo;
  ctx.lineWidth = 2;
  ctx.stroke(exits);
  ctx.fill(exits);
  ctx.restore();
}

/** The sign at the edge of the sheet that points to a hiker beyond it. */
export interface Tag {
  /** Where the way to the hiker leaves the sheet, and its direction. */
  x: number;
  y: number;
  angle: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A corner of the map, from its left upper end, where buttons lie. */
export interface Corner {
  right: number;
  bottom: number;
}

/** Where the sign stands, with a text on it, out of the corner; null if the place is on the sheet or nowhere. */
export function beyondTag(
  ctx: CanvasRenderingContext2D,
  view: View,
  x: number,
  y: number,
  text: string,
  corner: Corner,
  theme: Theme,
): Tag | null {
  const out = exit(view, x, y);
  if (!out) {
    return null;
  }
  ctx.font = `600 11px ${theme.font}`;
  const width = ctx.measureText(text).width + 28;
  const height = 22;
  // The tag stays whole; only its point tells the place.
  const cx = Math.min(Math.max(out.x - 18 * Math.cos(out.angle), view.left + width / 2 + 8), view.right - width / 2 - 8);
  const top = cx - width / 2 < corner.right + 8 ? corner.bottom + 8 + height / 2 : view.top + 18;
  const cy = Math.min(Math.max(out.y - 18 * Math.sin(out.angle), top), view.bottom - 18);
  return { ...out, left: cx - width / 2, top: cy - height / 2, width, height };
}

/** Draws the sign, with a text: the distance. */
export function drawBeyond(
  ctx: CanvasRenderingContext2D,
  view: View,
  x: number,
  y: number,
  text: string,
  corner: Corner,
  theme: Theme,
): void {
  ctx.save();
  const tag = beyondTag(ctx, view, x, y, text, corner, theme);
  if (tag) {
    const { left, top, width, height, angle } = tag;
    const outline = new Path2D();
    outline.moveTo(tag.x, tag.y);
    for (const side of [-1, 1]) {
      const back = angle + Math.PI + side * 0.5;
      outline.lineTo(tag.x + 18 * Math.cos(back), tag.y + 18 * Math.sin(back));
    }
    outline.closePath();
    outline.rect(left, top, width, height);
    inked(ctx, outline, { ink: theme.accent, edge: theme.paper, halo: 1, fill: true });
    const figure = { ...theme, ink: theme.paper, accent: theme.paper, paper: theme.accent };
    drawHiker(ctx, left + 10, top + height - 2, 18, Math.cos(angle) < 0 ? -1 : 1, 1, figure);
    ctx.textAlign = "left";
    ctx.textBaseline = "middle";
    ctx.fillStyle = theme.paper;
    ctx.fillText(text, left + 21, top + height / 2 + 0.5);
  }
  ctx.restore();
}

/** Whether a place is free of footprints; takes it if so. Where there are many, they keep apart farther. */
function claim(cells: Set<number>, x: number, y: number): boolean {
  const apart = cells.size < CROWD ? APART : 3 * APART;
  const key = (Math.round(x / apart) * 8192 + Math.round(y / apart)) * (cells.size < CROWD ? 1 : -1);
  if (cells.has(key)) {
    return false;
  }
  cells.add(key);
  return true;
}

/** A sole and a heel beside the line. */
function footprint(path: Path2D, x: number, y: number, angle: number, left: boolean): void {
  const along = [Math.cos(angle), Math.sin(angle)] as const;
  const aside = left ? -ASIDE : ASIDE;
  const cx = x - aside * along[1];
  const cy = y + aside * along[0];
  for (const [offset, rx, ry] of [[1.3, 2.7, 1.75], [-3.1, 1.4, 1.3]] as const) {
    const ex = cx + offset * along[0];
    const ey = cy + offset * along[1];
    path.moveTo(ex + rx * along[0], ey + rx * along[1]);
    path.ellipse(ex, ey, rx, ry, angle, 0, 2 * Math.PI);
  }
}

/** A small wedge pointing off the sheet. */
function chevron(path: Path2D, x: number, y: number, angle: number): void {
  path.moveTo(x, y);
  path.lineTo(x - 8 * Math.cos(angle - 0.45), y - 8 * Math.sin(angle - 0.45));
  path.lineTo(x - 8 * Math.cos(angle + 0.45), y - 8 * Math.sin(angle + 0.45));
  path.closePath();
}
