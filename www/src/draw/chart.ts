/** Draws a chart: a line over an axis, with the present place on it marked. */
import { ticks } from "./numbers.ts";
import { DASHES, markPath, MARKS } from "./others.ts";
import { written } from "./pen.ts";
import type { Theme } from "./theme.ts";

/** One axis. An axis by powers of ten counts in exponents. */
export interface Axis {
  name: string;
  low: number;
  high: number;
  /** Whether only whole numbers have ticks: iterations, or powers of ten. */
  whole: boolean;
  /** Writes what stands at a tick. */
  label: (at: number) => string;
  /** What stands at the lower end, where that is another thing than the ticks say. */
  ground?: string;
}

/** What a chart shows, in the units of its axes. */
export interface Chart {
  x: Axis;
  y: Axis;
  xs: ArrayLike<number>;
  /** Null where there is nothing to draw. What lies beyond the axis leaves the frame. */
  ys: readonly (number | null)[];
  /** Whether a value holds until the next one, as a rate does. */
  stepped?: boolean;
  /** Further lines, under the first: of companions by their number, or of what is left of other walks. */
  lines?: readonly Line[];
  /** A line to stay below, such as the greatest rate that is stable: value by value, beside `xs`. */
  ceiling?: readonly (number | null)[];
  /** What is read off at a place that is pointed at. */
  read?: (at: number) => Reading | null;
  /** The place that is pointed at from elsewhere. */
  pointed?: number | null;
  /** The present place; `y` is null where it has none. */
  here: { x: number; y: number | null };
  /** A height to compare with. */
  level?: number;
  /** Further places: small dots, or circles for what is to be found. */
  dots?: readonly { x: number; y: number | null; open?: boolean }[];
  /** Parts of the axis that are marked along the upper edge, and how. */
  zones?: {
    spans: readonly (readonly [from: number, to: number])[];
    paint: (ctx: CanvasRenderingContext2D, area: Path2D, bounds: [x0: number, y0: number, x1: number, y1: number], theme: Theme) => void;
  };
}

/** A further line of a chart, and where its own hiker is. */
export interface Line {
  style: number | "ghost" | "twin";
  xs: ArrayLike<number>;
  ys: readonly (number | null)[];
  here: { x: number; y: number | null } | null;
}

/** A value read off a chart: the nearest place that has one, and what stands there. */
export interface Reading {
  x: number;
  y: number | null;
  text: string;
}

/** Where the axes lie on the canvas. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where a place of the axes is on the canvas. */
export function toCanvas({ x, y }: Chart, { left, right, top, bottom }: Frame, at: { x: number; y: number }): [number, number] {
  return [
    left + ((at.x - x.low) / (x.high - x.low)) * (right - left),
    bottom - ((at.y - y.low) / (y.high - y.low)) * (bottom - top),
  ];
}

/** Which place of the axes is there on the canvas, whether inside the frame or not. */
export function fromCanvas({ x, y }: Chart, { left, right, top, bottom }: Frame, [px, py]: readonly [number, number]): { x: number; y: number } {
  return {
    x: x.low + ((px - left) / (right - left)) * (x.high - x.low),
    y: y.low + ((bottom - py) / (bottom - top)) * (y.high - y.low),
  };
}

const TEXT = 12;
/** The vertical axis keeps at least this much room, so that the chart stands still while it grows. */
const LEFT = 52;
const [TOP, RIGHT, BOTTOM] = [8, 12, 34];
/** Pixels per tick, along and up. */
const [ALONG, UP] = [80, 34];
/** Height of the marked zones. */
const ZONE = 10;
/** Further off the canvas than this, engines no longer draw a line where it belongs. */
const FAR = 1e5;

/** Draws onto a canvas of so many CSS pixels, `ratio` pixels of the screen to each; tells where the axes are. */
export function drawChart(
  ctx: CanvasRenderingContext2D,
  { width, height, ratio }: { width: number; height: number; ratio: number },
  { x, y, xs, ys, stepped = false, lines = [], ceiling, read, pointed = null, here, level, dots = [], zones }: Chart,
  theme: Theme,
): Frame {
  ctx.clearRect(0, 0, width, height);
  ctx.font = `${TEXT}px ${theme.font}`;
  const [top, bottom] = [TOP, height - BOTTOM];
  const marksOf = ({ low, high, whole }: Axis, count: number): number[] =>
    ticks(low, high, Math.max(2, count)).values.filter((at) => !whole || Number.isInteger(at));
  const rungs = marksOf(y, (bottom - top) / UP);
  const labels = rungs.map(y.label);
  if (y.ground !== undefined) {
    const clear = y.low + ((y.high - y.low) * 1.5 * TEXT) / (bottom - top);
    const above = rungs.findIndex((at) => at > clear);
    rungs.splice(0, above < 0 ? rungs.length : above, y.low);
    labels.splice(0, labels.length - rungs.length + 1, y.ground);
  }
  const left = Math.max(LEFT, TEXT + 14 + Math.max(0, ...labels.map((label) => ctx.measureText(label).width)));
  const right = width - RIGHT;
  const toX = (at: number): number => left + ((at - x.low) / (x.high - x.low)) * (right - left);
  const toY = (at: number): number => Math.max(-FAR, bottom - ((at - y.low) / (y.high - y.low)) * (bottom - top));
  /** The middle of the screen's nearest pixel, where a hairline is sharp. */
  const crisp = (at: number): number => (Math.floor(at * ratio) + 0.5) / ratio;
  const line = (x0: number, y0: number, x1: number, y1: number): void => {
    ctx.beginPath();
    ctx.moveTo(crisp(x0), crisp(y0));
    ctx.lineTo(crisp(x1), crisp(y1));
    ctx.stroke();
  };

  ctx.lineWidth = Math.max(1, Math.floor(ratio)) / ratio;
  ctx.strokeStyle = theme.rule;
  ctx.fillStyle = theme.quiet;
  ctx.textAlign = "end";
  ctx.textBaseline = "middle";
  rungs.forEach((at, i) => {
    line(left - 4, toY(at), right, toY(at));
    ctx.fillText(labels[i]!, left - 7, toY(at));
  });
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  for (const at of marksOf(x, (right - left) / ALONG)) {
    line(toX(at), top, toX(at), bottom + 4);
    ctx.fillText(x.label(at), toX(at), bottom + 6);
  }
  ctx.fillText(x.name, (left + right) / 2, height - TEXT - 1);
  ctx.save();
  ctx.translate(1, (top + bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(y.name, 0, 0);
  ctx.restore();

  if (zones) {
    const area = new Path2D();
    for (const [from, to] of zones.spans) {
      area.rect(toX(from), top, toX(to) - toX(from), ZONE);
    }
    zones.paint(ctx, area, [left, top, right, top + ZONE], theme);
  }
  if (level !== undefined) {
    ctx.save();
    ctx.strokeStyle = theme.quiet;
    ctx.setLineDash([4, 3]);
    line(left, toY(level), right, toY(level));
    ctx.restore();
  }
  const reading = pointed !== null && pointed >= x.low && pointed <= x.high ? read?.(pointed) : null;
  if (reading && Math.abs(toX(reading.x) - toX(here.x)) >= 1) {
    ctx.strokeStyle = theme.quiet;
    line(toX(reading.x), top, toX(reading.x), bottom);
  }
  const shown = here.x >= x.low && here.x <= x.high;
  if (shown) {
    ctx.strokeStyle = theme.accent;
    line(toX(here.x), top, toX(here.x), bottom);
  }

  ctx.save();
  ctx.beginPath();
  // With room for the line's own width at the edges.
  ctx.rect(left - 2, top - 2, right - left + 4, bottom - top + 4);
  ctx.clip();
  ctx.lineJoin = "round";
  for (const { style, xs: own, ys: values } of lines) {
    const faint = typeof style !== "number";
    ctx.strokeStyle = faint ? theme.quiet : theme.company[style % theme.company.length]!;
    ctx.lineWidth = faint ? 1.2 : 1.8;
    ctx.setLineDash(faint ? [1.5, 3] : [...DASHES[style % DASHES.length]!]);
    ctx.stroke(outline(own, values, stepped, toX, toY));
  }
  if (ceiling) {
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 1.5;
    ctx.setLineDash([6, 3]);
    ctx.stroke(outline(xs, ceiling, stepped, toX, toY));
  }
  ctx.setLineDash([]);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.5;
  // A level line is sharp only where the screen has pixels.
  ctx.stroke(outline(xs, ys, stepped, toX, stepped ? (at) => crisp(toY(at)) : toY));
  ctx.restore();

  const spot = (at: { x: number; y: number | null }, radius: number): Path2D => {
    const path = new Path2D();
    if (at.y !== null && at.y <= y.high) {
      path.arc(toX(at.x), toY(at.y), radius, 0, 2 * Math.PI);
    } else if (at.y !== null) {
      // Above the frame: a tip that points there.
      const tip = toX(at.x);
      path.moveTo(tip, top);
      path.lineTo(tip + radius, top + 1.7 * radius);
      path.lineTo(tip - radius, top + 1.7 * radius);
      path.closePath();
    }
    return path;
  };
  for (const dot of dots) {
    const path = spot(dot, dot.open ? 4 : 3);
    ctx.fillStyle = dot.open ? theme.paper : theme.ink;
    ctx.fill(path);
    ctx.stroke(path);
  }
  for (const { style, here: own } of lines) {
    if (typeof style === "number" && own && own.y !== null && own.y <= y.high) {
      ctx.fillStyle = theme.company[style % theme.company.length]!;
      ctx.fill(markPath(MARKS[style % MARKS.length]!, toX(own.x), toY(own.y), 4));
    }
  }
  if (shown) {
    ctx.fillStyle = theme.accent;
    ctx.fill(spot(here, 4));
  }
  if (reading) {
    ctx.lineWidth = 2;
    ctx.strokeStyle = theme.ink;
    ctx.fillStyle = theme.paper;
    const place = spot(reading, 5);
    ctx.fill(place);
    ctx.stroke(place);
    ctx.textAlign = "left";
    ctx.textBaseline = "top";
    ctx.font = `600 ${TEXT}px ${theme.font}`;
    const room = ctx.measureText(reading.text).width;
    const beside = toX(reading.x) > (left + right) / 2 ? toX(reading.x) - 7 - room : toX(reading.x) + 7;
    written(ctx, reading.text, Math.max(left + 2, Math.min(beside, right - room)), top + 3, theme.ink, theme.paper, 3);
  }
  return { left, right, top, bottom };
}

/** What a line spans, or [0, 1] where there is none. */
export function spanOf(ys: readonly (number | null)[]): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of ys) {
    if (value !== null) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low > high ? [0, 1] : [low, high];
}

/** A span with some room above and below it. */
export function withRoom([low, high]: readonly [number, number]): [low: number, high: number] {
  // Halves first: the difference of two huge values may be beyond all numbers.
  const room = (high / 2 - low / 2) * 0.16 || Math.abs(high) * 0.08 || 1;
  return [low - room, high + room];
}

/** A span of exponents, up to whole powers of ten. */
export function wholePowers([low, high]: readonly [number, number]): [low: number, high: number] {
  return [Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1)];
}

function outline(
  xs: ArrayLike<number>,
  ys: readonly (number | null)[],
  stepped: boolean,
  toX: (at: number) => number,
  toY: (at: number) => number,
): Path2D {
  const path = new Path2D();
  let drawn = false;
  ys.forEach((value, i) => {
    if (value === null) {
      drawn = false;
      return;
    }
    const at = toX(xs[i]!);
    if (!drawn) {
      path.moveTo(at, toY(value));
    } else {
      if (stepped) {
        path.lineTo(at, toY(ys[i - 1]!));
      }
      path.lineTo(at, toY(value));
    }
    drawn = true;
  });
  return path;
}
