/** Draws a chart: one quantity over iterations, with the present iteration marked. */
import { ticks } from "./numbers.ts";
import type { Theme } from "./theme.ts";

/** What a chart shows. */
export interface Chart {
  /** One value per iteration from 0 on; null where there is nothing to draw. */
  values: readonly (number | null)[];
  /** Whether the vertical axis goes by powers of ten; then all values are positive. */
  log: boolean;
  /** Whether a value holds until the next one, as a rate does, and is measured from zero. */
  stepped: boolean;
  /** The iteration to mark, and the last one on the axis. */
  index: number;
  extent: number;
  /** Names of the axes. */
  axes: readonly [x: string, y: string];
  /** Writes a number, and a power of ten by its exponent. */
  format: (value: number) => string;
  power: (exponent: number) => string;
}

const TEXT = 12;
/** The vertical axis keeps at least this much room, so that the chart stands still while it grows. */
const LEFT = 52;
const [TOP, RIGHT, BOTTOM] = [8, 12, 34];
/** Pixels per tick, along and up. */
const [ALONG, UP] = [80, 34];

/** Draws onto a canvas of so many CSS pixels, `ratio` pixels of the screen to each. */
export function drawChart(
  ctx: CanvasRenderingContext2D,
  { width, height, ratio }: { width: number; height: number; ratio: number },
  chart: Chart,
  theme: Theme,
): void {
  const { values, log, stepped, index, extent, axes } = chart;
  const heights = log ? values.map((value) => (value === null ? null : Math.log10(value))) : values;
  const [low, high] = span(heights, chart);
  ctx.clearRect(0, 0, width, height);
  ctx.font = `${TEXT}px ${theme.font}`;

  const bottom = height - BOTTOM;
  const up = ticks(low, high, Math.max(2, (bottom - TOP) / UP));
  const rungs = up.values.filter((value) => !log || Number.isInteger(value));
  const labels = rungs.map((value) => (log ? chart.power(value) : chart.format(Number(value.toPrecision(12)))));
  const left = Math.max(LEFT, TEXT + 14 + Math.max(0, ...labels.map((label) => ctx.measureText(label).width)));
  const right = width - RIGHT;
  const toX = (k: number): number => left + (k / extent) * (right - left);
  const toY = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - TOP);
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
  rungs.forEach((value, i) => {
    line(left - 4, toY(value), right, toY(value));
    ctx.fillText(labels[i]!, left - 7, toY(value));
  });
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  for (const k of ticks(0, extent, Math.max(2, (right - left) / ALONG)).values) {
    if (Number.isInteger(k)) {
      line(toX(k), TOP, toX(k), bottom + 4);
      ctx.fillText(chart.format(k), toX(k), bottom + 6);
    }
  }
  ctx.fillText(axes[0], (left + right) / 2, height - TEXT - 1);
  ctx.save();
  ctx.translate(1, (TOP + bottom) / 2);
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(axes[1], 0, 0);
  ctx.restore();

  ctx.strokeStyle = theme.accent;
  line(toX(index), TOP, toX(index), bottom);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1.5;
  ctx.lineJoin = "round";
  // A level line is sharp only where the screen has pixels.
  ctx.stroke(outline(heights, stepped, toX, stepped ? (value) => crisp(toY(value)) : toY));
  const here = heights[index];
  if (here !== null && here !== undefined) {
    ctx.fillStyle = theme.accent;
    ctx.beginPath();
    ctx.arc(toX(index), toY(here), 4, 0, 2 * Math.PI);
    ctx.fill();
  }
}

/** The part of the vertical axis to show. */
function span(heights: readonly (number | null)[], { log, stepped }: Chart): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of heights) {
    if (value !== null) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (low > high) {
    return [0, 1];
  }
  if (log) {
    return [Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1)];
  }
  if (stepped && low >= 0) {
    return [0, 1.25 * high || 1];
  }
  // Halves first: the difference of two huge values may be beyond all numbers.
  const room = (high / 2 - low / 2) * 0.16 || Math.abs(high) * 0.08 || 1;
  return [low - room, high + room];
}

function outline(
  heights: readonly (number | null)[],
  stepped: boolean,
  toX: (k: number) => number,
  toY: (value: number) => number,
): Path2D {
  const path = new Path2D();
  let drawn = false;
  heights.forEach((value, k) => {
    if (value === null) {
      drawn = false;
      return;
    }
    if (!drawn) {
      path.moveTo(toX(k), toY(value));
    } else {
      if (stepped) {
        path.lineTo(toX(k), toY(heights[k - 1]!));
      }
      path.lineTo(toX(k), toY(value));
    }
    drawn = true;
  });
  return path;
}
