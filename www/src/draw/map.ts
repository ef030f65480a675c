/** The two layers of the map: the sheet, which rarely changes, and the walk on it, which moves. */
import type { Minimum } from "#core";
import type { Sheet } from "../core/sheet.ts";
import { drawGradient, drawStep } from "./arrows.ts";
import { drawContours, drawLabels } from "./contours.ts";
import { compassRoom, drawCompass, drawFrame, drawGraticule, drawScale, scaleRoom } from "./furniture.ts";
import { drawHiker } from "./hiker.ts";
import { placeLabels } from "./labels.ts";
import { brief } from "./numbers.ts";
import { drawSigns, placeSigns, roomOf } from "./signs.ts";
import { drawPaper, drawTerrain } from "./terrain.ts";
import type { Format, Theme } from "./theme.ts";
import { drawBeyond, drawTrail, type Trail } from "./trail.ts";
import { beyond, onSheet, toX, toY, type View } from "./view.ts";

/** Size of the heights that are written on the map. */
const TEXT = 10;

/** A canvas in CSS pixels; its context has been scaled to the screen. */
export interface Canvas {
  ctx: CanvasRenderingContext2D;
  width: number;
  height: number;
}

/** Draws the sheet, or paper with a graticule while there is none. */
export function drawSheet(
  { ctx, width, height }: Canvas,
  view: View,
  sheet: Sheet | null,
  minima: readonly Minimum[],
  saddles: readonly { x: number; y: number; f: number }[],
  theme: Theme,
  format: Format,
): void {
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, width, height);
  ctx.save();
  clipToSheet(ctx, view);
  drawPaper(ctx, view, theme);
  if (sheet) {
    drawTerrain(ctx, view, sheet.terrain, sheet.domain);
  }
  drawGraticule(ctx, view, theme);
  const compass = view.right - view.left >= 300;
  if (sheet) {
    const { contours, elevation } = sheet;
    ctx.font = `${TEXT}px ${theme.font}`;
    const measure = (text: string): number => ctx.measureText(text).width;
    const signs = placeSigns(view, minima, saddles, format);
    const room = [...roomOf(signs, measure), scaleRoom(view), compass ? compassRoom(view) : null];
    const taken = room.filter((disc) => disc !== null);
    const labels = placeLabels(view, contours, elevation, TEXT + 1, measure, format, taken);
    drawContours(ctx, view, contours, elevation, labels, theme);
    drawLabels(ctx, labels, theme);
    drawSigns(ctx, signs, theme);
  }
  drawScale(ctx, view, theme, format);
  if (compass) {
    drawCompass(ctx, view, theme);
  }
  ctx.restore();
  drawFrame(ctx, view, width, height, theme, format);
}

/** What is to be seen of a walk at one moment. */
export interface Scene {
  trail: Trail;
  /** The iterate that the hiker left last, in units of the surface. */
  from: readonly [number, number];
  /** Where the hiker is. */
  at: readonly [number, number];
  /** The walk is no longer finite; `at` is the last place known. */
  lost: boolean;
  /** Where the step under way or the next one lands. */
  landing: readonly [number, number] | null;
  gradient: readonly [number, number] | null;
  facing: 1 | -1;
  stride: number;
  size: number;
}

/** Draws the walk over the sheet. */
export function drawWalk(
  { ctx, width, height }: Canvas,
  view: View,
  scene: Scene | null,
  theme: Theme,
  format: Format,
): void {
  ctx.clearRect(0, 0, width, height);
  if (!scene) {
    return;
  }
  const { from, at, landing, gradient } = scene;
  const px = toX(view, at[0]);
  const py = toY(view, at[1]);
  ctx.save();
  clipToSheet(ctx, view);
  drawTrail(ctx, view, scene.trail, [toX(view, from[0]), toY(view, from[1]), px, py], theme);
  if (!onSheet(view, px, py)) {
    ctx.restore();
    const text = brief(scene.lost ? Infinity : beyond(view, ...at), format);
    drawBeyond(ctx, view, px, py, text, theme);
    return;
  }
  if (gradient) {
    drawGradient(ctx, view, px, py, gradient, theme);
  }
  // The arrow starts between the feet. It hides nothing but the legs, unless it goes far up.
  const [lx, ly] = landing ? [toX(view, landing[0]), toY(view, landing[1])] : [px, py];
  const behind = py - ly > Math.max(scene.size, Math.abs(lx - px));
  const step = (): void => {
    drawStep(ctx, view, px, py, lx, ly, theme);
  };
  if (behind) {
    step();
  }
  ctx.restore();
  // Head and stick may reach over the frame.
  drawHiker(ctx, px, py, scene.size, scene.facing, scene.stride, theme);
  if (!behind) {
    ctx.save();
    clipToSheet(ctx, view);
    step();
    ctx.restore();
  }
}

function clipToSheet(ctx: CanvasRenderingContext2D, { left, top, right, bottom }: View): void {
  ctx.beginPath();
  ctx.rect(left, top, right - left, bottom - top);
  ctx.clip();
}
