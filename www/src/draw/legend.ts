/** What the signs and the tints mean: a ramp of heights on the sheet, and a sample of each sign. */
import type { ElevationScale } from "#core";
import { drawGradient, drawStep } from "./arrows.ts";
import { drawContours } from "./contours.ts";
import { drawFan } from "./fan.ts";
import type { Disc } from "./labels.ts";
import { heights, roundDown, ticks } from "./numbers.ts";
import { inked, written } from "./pen.ts";
import { drawSigns } from "./signs.ts";
import type { Format, Theme } from "./theme.ts";
import { drawBeyond, drawTrail, trail } from "./trail.ts";
import { crisp, fit, type View } from "./view.ts";

/** On a narrower sheet the ramp would crowd the scale bar. */
const NARROW = 300;
const HIGH = 5;
/** The ramp runs through so many tints; the rest is in between. */
const STOPS = 24;
/** About so many heights are written. */
const COUNT = 4;
/** Between two heights. */
const GAP = 7;

/**
 * A ramp of the tints in the lower left corner, with round heights where their tints are.
 *
 * @param colours red, green, blue and opacity of each tint, the lowest first
 */
export function drawRamp(
  ctx: CanvasRenderingContext2D,
  view: View,
  colours: Uint8ClampedArray,
  scale: ElevationScale,
  theme: Theme,
  format: Format,
): void {
  const { x, y, length } = bar(view);
  const count = colours.length >> 2;
  if (length === 0 || count === 0) {
    return;
  }
  ctx.save();
  const box = new Path2D();
  box.rect(x, y, length, HIGH);
  inked(ctx, box, { ink: theme.paper, edge: theme.paper, halo: 1.5, fill: true });
  const tints = ctx.createLinearGradient(x, 0, x + length, 0);
  for (let k = 0; k <= STOPS; k++) {
    const at = 4 * Math.round((k / STOPS) * (count - 1));
    tints.addColorStop(k / STOPS, `rgb(${colours[at]!} ${colours[at + 1]!} ${colours[at + 2]!})`);
  }
  ctx.fillStyle = tints;
  ctx.fill(box);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 1 / view.ratio;
  ctx.stroke(box);

  ctx.font = `10px ${theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "bottom";
  for (const { text, x: px } of rampTexts(x, length, scale, (text) => ctx.measureText(text).width, format)) {
    const at = crisp(view, px);
    const tick = new Path2D();
    tick.moveTo(at, y);
    tick.lineTo(at, y + HIGH);
    ctx.strokeStyle = theme.ink;
    ctx.lineWidth = 1 / view.ratio;
    ctx.stroke(tick);
    written(ctx, text, at, y - 2, theme.ink, theme.paper);
  }
  ctx.restore();
}

/** The most heights, up to `COUNT` or so, that have room beside each other. */
function rampTexts(
  x: number,
  length: number,
  scale: ElevationScale,
  measure: (text: string) => number,
  format: Format,
): { text: string; x: number }[] {
  for (let count = COUNT; count > 0; count--) {
    const levels = rampHeights(scale, count);
    const texts = heights(levels, format).map((text, k) => ({ text, x: x + length * position(scale, levels[k]!) }));
    const halves = texts.map(({ text }) => measure(text) / 2);
    if (texts.every((a, k) => k === 0 || a.x - halves[k]! >= texts[k - 1]!.x + halves[k - 1]! + GAP)) {
      return texts;
    }
  }
  return [];
}

/** The room that the ramp and its heights take; none on a narrow sheet, which has no ramp. */
export function rampRoom(view: View): Disc[] {
  const { x, y, length } = bar(view);
  const count = Math.ceil(length / 20);
  return Array.from({ length: count }, (_, k) => ({ x: x + ((k + 0.5) / count) * length, y: y - 4, radius: 16 }));
}

/** As long as the scale bar may be, and on one line with it. */
function bar(view: View): { x: number; y: number; length: number } {
  const wide = view.right - view.left;
  const length = wide >= NARROW ? Math.round(Math.min(130, wide / 3.4)) : 0;
  return { x: crisp(view, view.left + 16), y: crisp(view, view.bottom - 16), length };
}

/** Round heights, about evenly spread over the tints; none if the scale is none. */
function rampHeights(scale: ElevationScale, count: number): number[] {
  const { low, high, bend } = scale;
  // A scale that is hardly bent has room for heights in even steps, which are easier to read.
  if (bend < 1) {
    return ticks(low, high, count).values;
  }
  const levels: number[] = [];
  for (let k = 0; k <= count; k++) {
    const t = k / count;
    const step = roundDown((height(scale, Math.min(1, t + 0.1)) - height(scale, Math.max(0, t - 0.1))) / 2);
    const near = Math.round(height(scale, t) / step) * step;
    const z = near < low ? near + step : near > high ? near - step : near;
    if (z >= low && z <= high && z > (levels.at(-1) ?? -Infinity)) {
      levels.push(z);
    }
  }
  return levels;
}

/** Where the tint of a height lies between the lowest, 0, and the highest, 1. */
function position({ low, high, bend }: ElevationScale, z: number): number {
  const u = (z - low) / (high - low);
  return bend === 0 ? u : Math.log1p(bend * u) / Math.log1p(bend);
}

/** The height of a tint, the inverse of `position`. */
function height({ low, high, bend }: ElevationScale, t: number): number {
  const u = bend === 0 ? t : Math.expm1(t * Math.log1p(bend)) / bend;
  return low + u * (high - low);
}

/** The signs of the map, in the order in which a legend explains them. */
export const LEGEND = [
  "start",
  "trail",
  "footprints",
  "landing",
  "gradient",
  "fan",
  "edge",
  "cabin-best",
  "cabin",
  "pass",
  "index-contour",
  "contour",
] as const;

export type LegendKind = (typeof LEGEND)[number];

/** The size of a sample. */
const WIDTH = 44;
const HEIGHT = 24;
/** A sheet on which a unit is a pixel. */
const SAMPLE = fit([0, WIDTH, 0, HEIGHT], WIDTH, HEIGHT, { left: 0, top: 0, right: 0, bottom: 0 });
const MIDDLE = HEIGHT / 2;

/** Draws a sample of a sign, 44 by 24 pixels, with the very functions that draw the map. */
export function drawLegendSign(ctx: CanvasRenderingContext2D, kind: LegendKind, theme: Theme): void {
  const none = new Path2D();
  switch (kind) {
    case "start":
    case "trail":
    case "footprints": {
      const begin = kind === "start" ? 16 : -6;
      const xs = Float64Array.from({ length: 6 }, (_, k) => begin + 12 * k);
      const way = trail(SAMPLE, xs, new Float64Array(xs.length).fill(MIDDLE), xs.length - 1);
      const prints = kind === "footprints" ? way.prints : none;
      const line = kind === "footprints" ? none : way.line;
      drawTrail(ctx, SAMPLE, { ...way, line, prints, exits: none }, null, theme);
      break;
    }
    case "landing":
      drawStep(ctx, SAMPLE, 5, MIDDLE, WIDTH - 5, MIDDLE, theme);
      break;
    case "gradient":
      drawGradient(ctx, SAMPLE, 3, MIDDLE + 4, [0.022, 0.004], theme);
      break;
    case "fan":
      drawFan(ctx, SAMPLE, [1, MIDDLE], { half: null, next: null, double: [15, MIDDLE] }, theme);
      break;
    case "edge":
      // The sign is higher than a sample, but only by its margins.
      drawBeyond(ctx, { ...SAMPLE, top: -6, bottom: HEIGHT + 6 }, 2 * WIDTH, MIDDLE, "5", { right: 0, bottom: 0 }, theme);
      break;
    case "cabin-best":
      drawSigns(ctx, [{ kind: "best", x: WIDTH / 2, y: MIDDLE + 4, radius: 0, text: "", side: 1 }], theme);
      break;
    case "cabin":
    case "pass":
      drawSigns(ctx, [{ kind, x: WIDTH / 2, y: MIDDLE, radius: 0, text: "", side: 1 }], theme);
      break;
    case "index-contour":
    case "contour": {
      const line = new Path2D();
      line.moveTo(2, MIDDLE + 4);
      line.bezierCurveTo(16, MIDDLE - 9, 26, MIDDLE + 10, WIDTH - 2, MIDDLE - 4);
      const lines = kind === "contour" ? { thin: line, thick: none } : { thin: none, thick: line };
      drawContours(ctx, SAMPLE, lines, SAMPLE, [], theme);
      break;
    }
  }
}
