/** The two layers of the map: the sheet, which rarely changes, and the walk on it, which moves. */
import type { Domain } from "#core";
import type { Cover, Sheet } from "../core/sheet.ts";
import { drawGradient, drawStep } from "./arrows.ts";
import { drawContours, drawLabels, traceContours, type Lines } from "./contours.ts";
import { drawFan, type Fan } from "./fan.ts";
import { drawFog } from "./fog.ts";
import { compassRoom, drawCompass, drawFrame, drawGraticule, drawScale, scaleRoom, drawNeatline } from "./furniture.ts";
import { drawHiker } from "./hiker.ts";
import { drawRamp, rampRoom } from "./legend.ts";
import { movedLabels, placeLabels, type Disc, type Label } from "./labels.ts";
import { brief } from "./numbers.ts";
import { drawMarks, drawPeek, drawWays, type Figure } from "./others.ts";
import { drawRated } from "./rated.ts";
import { drawSigns, placeSigns, roomOf } from "./signs.ts";
import { drawCover, drawNames, drawPaper, drawTerrain } from "./terrain.ts";
import type { Format, Theme } from "./theme.ts";
import { drawBeyond, drawTrail, type Corner, type Trail } from "./trail.ts";
import { beyond, onSheet, toX, toY, type View } from "./view.ts";

/** Size of the heights that are written on the map. */
const TEXT = 10;

/** A canvas in CSS pixels; its context has been scaled to the screen. */
export interface Canvas {
  ctx: CanvasRenderingContext2D;
  width: number;
  height: number;
}

/** A sheet made ready to be drawn, in the view that it was ordered for and in those near it. */
export interface Prepared {
  sheet: Sheet;
  view: View;
  lines: Lines;
  /** None on a sketch, which is shown only while the map moves. */
  labels: readonly Label[];
}

/** Does once per sheet what takes long: lines into paths, and places for the labels. */
export function prepare(
  ctx: CanvasRenderingContext2D,
  view: View,
  sheet: Sheet,
  sketch: boolean,
  corner: Corner,
  theme: Theme,
  format: Format,
): Prepared {
  const { contours, elevation } = sheet;
  const lines = traceContours(view, contours, elevation);
  if (sketch) {
    return { sheet, view, lines, labels: [] };
  }
  ctx.font = `${TEXT}px ${theme.font}`;
  const measure = (text: string): number => ctx.measureText(text).width;
  const room = [
    ...roomOfCorner(view, corner),
    ...roomOf(placeSigns(view, sheet.features.minima, sheet.features.saddles, format), measure),
    ...rampRoom(view),
    scaleRoom(view),
    hasCompass(view) ? compassRoom(view) : null,
  ];
  const taken = room.filter((disc) => disc !== null);
  return { sheet, view, lines, labels: placeLabels(view, contours, elevation, TEXT + 1, measure, format, taken) };
}

/**
 * Draws the sheet, or paper with a graticule while there is none. `under` is a sheet of the surroundings,
 * and `labelled` the last one with labels, for the time until a newer one has its own. A `cover` lies over the
 * ground and under the lines.
 */
export function drawSheet(
  { ctx, width, height }: Canvas,
  view: View,
  { shown, under, labelled, cover }: { shown: Prepared | null; under: Sheet | null; labelled: Prepared | null; cover: Cover | null },
  theme: Theme,
  format: Format,
): void {
  ctx.fillStyle = theme.paper;
  ctx.fillRect(0, 0, width, height);
  ctx.save();
  clipToSheet(ctx, view);
  drawPaper(ctx, view, theme);
  for (const sheet of [shown && !covers(view, shown.sheet.domain) ? under : null, shown?.sheet]) {
    if (sheet) {
      drawTerrain(ctx, view, sheet.terrain, sheet.domain, shown !== labelled || labelled?.view !== view);
    }
  }
  if (cover) {
    drawCover(ctx, view, cover);
  }
  drawGraticule(ctx, view, theme);
  if (shown) {
    const labels = labelled ? movedLabels(labelled.labels, labelled.view, view) : [];
    drawContours(ctx, view, shown.lines, shown.view, labels, theme);
    ctx.font = `${TEXT}px ${theme.font}`;
    drawLabels(ctx, labels, theme);
    const { minima, saddles } = shown.sheet.features;
    drawSigns(ctx, placeSigns(view, minima, saddles, format), theme);
    if (cover) {
      drawNames(ctx, view, cover, theme);
    }
    if (shown.sheet.elevation.levels.length > 0) {
      drawRamp(ctx, view, shown.sheet.tints, shown.sheet.elevation.scale, theme, format);
    }
  }
  drawBearings(ctx, view, theme, format);
  ctx.restore();
  drawFrame(ctx, view, width, height, theme, format);
}

/** What tells directions and distances, over everything else on the ground. */
function drawBearings(ctx: CanvasRenderingContext2D, view: View, theme: Theme, format: Format): void {
  drawScale(ctx, view, theme, format);
  if (hasCompass(view)) {
    drawCompass(ctx, view, theme);
  }
}

/** The room of the buttons, as discs in a row. */
function roomOfCorner({ left, top }: View, { right, bottom }: Corner): Disc[] {
  const radius = Math.max(1, (bottom - top) / 2);
  const count = Math.max(0, Math.ceil((right - left) / radius));
  return Array.from({ length: count }, (_, i) => ({ x: left + i * radius, y: top + radius, radius }));
}

/** Where the sheet is small, the needle would stand in the way. */
function hasCompass(view: View): boolean {
  return view.right - view.left >= 300;
}

/** Whether a picture of a domain leaves nothing of the view bare. */
function covers({ domain: [x0, x1, y0, y1] }: View, [a0, a1, b0, b1]: Domain): boolean {
  return a0 <= x0 && a1 >= x1 && b0 <= y0 && b1 >= y1;
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
  /** Where it would land with other rates. */
  fan: Fan | null;
  /** Over what has not been felt. */
  fog: { opacity: number; radius: number } | null;
  gradient: readonly [number, number] | null;
  /** Those who walk beside the hiker. */
  others: readonly Figure[];
  /** The trail once more, one path per colour. */
  rated: readonly Path2D[] | null;
  /** An iterate that is pointed at, and what it is. */
  peek: { at: readonly [number, number]; text: string } | null;
  facing: 1 | -1;
  stride: number;
  size: number;
  /** Where the buttons are. */
  corner: Corner;
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
  if (scene.fog) {
    drawFog(ctx, view, [...scene.trail.felt, px, py], scene.fog.radius, scene.fog.opacity, theme);
    drawBearings(ctx, view, theme, format);
    drawNeatline(ctx, view, theme);
  }
  drawWays(ctx, scene.others, theme);
  drawTrail(ctx, view, scene.trail, [toX(view, from[0]), toY(view, from[1]), px, py], theme);
  if (scene.rated) {
    drawRated(ctx, scene.rated);
  }
  drawMarks(ctx, view, scene.others, theme);
  if (scene.peek) {
    drawPeek(ctx, view, scene.peek.at, scene.peek.text, theme);
  }
  if (!onSheet(view, px, py)) {
    ctx.restore();
    const text = brief(scene.lost ? Infinity : beyond(view, ...at), format, 0);
    drawBeyond(ctx, view, px, py, text, scene.corner, theme);
    return;
  }
  if (scene.fan) {
    drawFan(ctx, view, at, scene.fan, theme);
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
