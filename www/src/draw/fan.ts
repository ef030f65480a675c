/** Where the next step would land with half and with twice the rate. */
import { clip } from "./clip.ts";
import { SERIF, inked, written } from "./pen.ts";
import type { Theme } from "./theme.ts";
import { toX, toY, type View } from "./view.ts";

type Place = readonly [x: number, y: number];

/** Landing places in units of the surface; null where there is none. */
export interface Fan {
  /** With α/2. */
  half: Place | null;
  /** With the present α; the step arrow points there. */
  next: Place | null;
  /** With 2α. */
  double: Place | null;
}

/** Places closer than this on the screen are one. */
const APART = 9;
const RING = 4;
/** From a ring to the middle of its label, sideways and up or down. */
const BESIDE = [16, 12.5] as const;
/** Where a step leaves the sheet, its label stands so far back. */
const BACK = 14;
/** Half the size of a label with its room. */
const WIDE = 11;
const HIGH = 7;
/** The room that the figure takes above the place where it stands. */
const FIGURE = { left: -18, top: -38, right: 18, bottom: 4 };
/** How close a label may come to the line of a step. */
const CLEAR = 4;

/** What is drawn of a step with another rate. */
interface Ray {
  /** Where it lands, or where it leaves the sheet. */
  x: number;
  y: number;
  whole: boolean;
}

/**
 * Draws a ring at each landing place, a dashed line to it and its factor beside it. The step arrow may
 * be drawn over it: where both lie on one line, as for plain descent, the rings still look out.
 *
 * @param at where the hiker is
 */
export function drawFan(ctx: CanvasRenderingContext2D, view: View, at: Place, { half, next, double }: Fan, theme: Theme): void {
  const ax = toX(view, at[0]);
  const ay = toY(view, at[1]);
  const arrow = ray(view, ax, ay, next);
  const rays: { ray: Ray; text: string }[] = [];
  const others: Ray[] = [{ x: ax, y: ay, whole: true }, ...(arrow ? [arrow] : [])];
  for (const [end, text] of [[double, "2α"], [half, "½α"]] as const) {
    const found = ray(view, ax, ay, end);
    if (found && others.every((other) => Math.hypot(other.x - found.x, other.y - found.y) >= APART)) {
      others.push(found);
      rays.push({ ray: found, text });
    }
  }
  ctx.save();
  for (const { ray: end } of rays) {
    dash(ctx, ax, ay, end, arrow, theme);
  }
  ctx.font = `italic 10.5px ${SERIF}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const labels: Place[] = [];
  for (const { ray: end, text } of rays) {
    mark(ctx, ax, ay, end, theme);
    const spot = room(view, ax, ay, end, others, labels);
    if (spot) {
      labels.push(spot);
      written(ctx, text, spot[0], spot[1] + 0.5, theme.ink, theme.paper, 1.3);
    }
  }
  ctx.restore();
}

/** The end of a step on the sheet; null where nothing of it is to be seen. */
function ray(view: View, ax: number, ay: number, end: Place | null): Ray | null {
  if (!end) {
    return null;
  }
  const bx = toX(view, end[0]);
  const by = toY(view, end[1]);
  const part = clip(view, ax, ay, bx, by);
  return part && { x: ax + part[1] * (bx - ax), y: ay + part[1] * (by - ay), whole: part[1] === 1 };
}

/** A dashed line to where a step ends; what the arrow covers is left out, or the dashes would fringe it. */
function dash(ctx: CanvasRenderingContext2D, ax: number, ay: number, end: Ray, arrow: Ray | null, theme: Theme): void {
  const length = Math.hypot(end.x - ax, end.y - ay);
  const ux = (end.x - ax) / length;
  const uy = (end.y - ay) / length;
  let from = 0;
  if (arrow) {
    const along = (arrow.x - ax) * ux + (arrow.y - ay) * uy;
    const aside = Math.abs((arrow.x - ax) * uy - (arrow.y - ay) * ux);
    from = along > 0 && aside < 3 ? along + 4 : 0;
  }
  const to = length - (end.whole ? RING + 1 : 0);
  if (from >= to) {
    return;
  }
  const line = new Path2D();
  line.moveTo(ax + from * ux, ay + from * uy);
  line.lineTo(ax + to * ux, ay + to * uy);
  ctx.save();
  // The paper under the dashes is a thin whole line, so that they can be read on dark ground.
  ctx.globalAlpha = 0.55;
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 3;
  ctx.lineCap = "round";
  ctx.stroke(line);
  ctx.globalAlpha = 1;
  ctx.setLineDash([3, 3]);
  ctx.lineCap = "butt";
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1;
  ctx.stroke(line);
  ctx.restore();
}

/** A ring where a step lands; a wedge where it leaves the sheet. */
function mark(ctx: CanvasRenderingContext2D, ax: number, ay: number, end: Ray, theme: Theme): void {
  const sign = new Path2D();
  if (end.whole) {
    sign.arc(end.x, end.y, RING, 0, 2 * Math.PI);
  } else {
    const angle = Math.atan2(end.y - ay, end.x - ax);
    sign.moveTo(end.x - 6 * Math.cos(angle - 0.5), end.y - 6 * Math.sin(angle - 0.5));
    sign.lineTo(end.x, end.y);
    sign.lineTo(end.x - 6 * Math.cos(angle + 0.5), end.y - 6 * Math.sin(angle + 0.5));
  }
  inked(ctx, sign, { ink: theme.ink, edge: theme.paper, line: 1.1, halo: 1.1 });
}

/**
 * The place for a label around a ring: off the lines, off the figure and off the other label; rather
 * square to the line, below before above. Null where there is none.
 */
function room(view: View, ax: number, ay: number, end: Ray, others: readonly Ray[], labels: readonly Place[]): Place | null {
  const angle = Math.atan2(end.y - ay, end.x - ax);
  const below = Math.cos(angle) >= 0 ? 1 : -1;
  const back = end.whole ? 0 : BACK;
  const ox = end.x - back * Math.cos(angle);
  const oy = end.y - back * Math.sin(angle);
  for (const turn of [90, -90, 55, -55, 125, -125, 0]) {
    const way = angle + (below * turn * Math.PI) / 180;
    const x = ox + BESIDE[0] * Math.cos(way);
    const y = oy + BESIDE[1] * Math.sin(way);
    const onSheet = x - WIDE > view.left && x + WIDE < view.right && y - HIGH > view.top && y + HIGH < view.bottom;
    const onFigure =
      x + WIDE > ax + FIGURE.left && x - WIDE < ax + FIGURE.right && y + HIGH > ay + FIGURE.top && y - HIGH < ay + FIGURE.bottom;
    const grown = { left: x - WIDE + CLEAR, top: y - HIGH + CLEAR, right: x + WIDE - CLEAR, bottom: y + HIGH - CLEAR };
    const onLine = others.some((other) => clip(grown, ax, ay, other.x, other.y) !== null);
    const onLabel = labels.some(([lx, ly]) => Math.abs(lx - x) < 2 * WIDE && Math.abs(ly - y) < 2 * HIGH);
    if (onSheet && !onFigure && !onLine && !onLabel) {
      return [x, y];
    }
  }
  return null;
}
