/** Mist over the ground that the hiker has not felt. */
import type { Theme } from "./theme.ts";
import type { View } from "./view.ts";

/** Mist is soft, so it is painted small and magnified: a radius is so many of its pixels. */
const FINE = 8;
/** A pixel of the mist is at least so many of the sheet. */
const LEAST = 3;
/** Around a place felt, the share of the radius where nothing is hidden. */
const CLEAR = 0.5;
/** How far the mottling frays the edge, as a share of the radius. */
const FRAY = 0.16;
/** Where it lifts, the mist thins over this share of the farthest distance. */
const THIN = 0.7;
/** The mottling repeats after so many pixels of the mist; a power of two. */
const TILE = 128;
/** With forced colours a rule may be as loud as ink; its mist must not differ so much from paper, of 255. */
const CALM = 48;
/** Shades of the mottling. */
const SHADES = 32;

/** A small canvas to paint the mist on. */
export type Layer = (width: number, height: number) => OffscreenCanvas | HTMLCanvasElement;

const offscreen: Layer = (width, height) =>
  // Safari has had these since 16.4 only.
  "OffscreenCanvas" in globalThis ? new OffscreenCanvas(width, height) : Object.assign(document.createElement("canvas"), { width, height });

/**
 * Covers the sheet with mist, except around every place felt. The caller has clipped to the sheet.
 *
 * What matters for a pixel is the nearest place, so the edge is equally soft where one disc ends and
 * where hundreds overlap.
 *
 * @param felt places in pixels, x, y, x, y …, the hiker's own last; they may lie beyond the sheet
 * @param radius from here on nothing shows through, in pixels
 * @param opacity from 1 to 0 the mist lifts, first around the hiker
 */
export function drawFog(
  ctx: CanvasRenderingContext2D,
  view: View,
  felt: readonly number[],
  radius: number,
  opacity: number,
  theme: Theme,
  layer = offscreen,
): void {
  const cell = Math.max(LEAST, radius / FINE);
  const columns = Math.ceil((view.right - view.left) / cell);
  const rows = Math.ceil((view.bottom - view.top) / cell);
  if (!(opacity > 0) || !(radius > 0) || !(columns > 0) || !(rows > 0)) {
    return;
  }
  const mist = layer(columns, rows);
  // It is written by hand, so it belongs into the memory of the processor.
  const paint = mist.getContext("2d", { willReadFrequently: true }) as OffscreenCanvasRenderingContext2D | null;
  if (!paint) {
    return;
  }
  const image = paint.createImageData(columns, rows);
  const pixels = new Uint32Array(image.data.buffer);
  const places = inCells(felt, view, cell);
  const reach = radius / cell;
  const near = nearest(places, columns, rows, reach);
  const veil = opacity < 1 ? lifting(places, columns, rows, opacity) : null;
  const shades = colours(ctx, theme);
  const mottling = mottle();
  for (let j = 0, p = 0; j < rows; j++) {
    const line = (j % TILE) * TILE;
    for (let i = 0; i < columns; i++, p++) {
      const shade = mottling[line + (i % TILE)]!;
      const d = near[p]!;
      let alpha = d === Infinity ? 1 : smooth((Math.sqrt(d) / reach + FRAY * shade - CLEAR) / (1 - CLEAR));
      if (veil) {
        alpha *= veil(i, j);
      }
      pixels[p] = shades[(shade * SHADES) | 0]! | ((255 * alpha + 0.5) << 24);
    }
  }
  paint.putImageData(image, 0, 0);
  ctx.save();
  ctx.imageSmoothingEnabled = true;
  ctx.drawImage(mist, view.left, view.top, columns * cell, rows * cell);
  ctx.restore();
}

/** The finite ones of the places, in pixels of the mist, whose middles are whole numbers. */
function inCells(felt: readonly number[], { left, top }: View, cell: number): number[] {
  const places: number[] = [];
  for (let k = 0; k + 1 < felt.length; k += 2) {
    const x = (felt[k]! - left) / cell - 0.5;
    const y = (felt[k + 1]! - top) / cell - 0.5;
    if (Number.isFinite(x) && Number.isFinite(y)) {
      places.push(x, y);
    }
  }
  return places;
}

/** The square of the distance to the nearest place, where that is less than `reach`. */
function nearest(places: readonly number[], columns: number, rows: number, reach: number): Float32Array {
  const near = new Float32Array(columns * rows).fill(Infinity);
  const taken = new Uint8Array(columns * rows);
  for (let k = 0; k < places.length; k += 2) {
    const x = places[k]!;
    const y = places[k + 1]!;
    const i = Math.round(x);
    const j = Math.round(y);
    if (i >= 0 && j >= 0 && i < columns && j < rows) {
      // One place in a pixel is enough, but the hiker's own moves smoothly.
      if (taken[j * columns + i] && k + 2 < places.length) {
        continue;
      }
      taken[j * columns + i] = 1;
    }
    const left = Math.max(0, Math.ceil(x - reach));
    const right = Math.min(columns - 1, Math.floor(x + reach));
    const bottom = Math.min(rows - 1, Math.floor(y + reach));
    for (let v = Math.max(0, Math.ceil(y - reach)); v <= bottom; v++) {
      const dy = (v - y) * (v - y);
      for (let u = left, p = v * columns + left; u <= right; u++, p++) {
        const d = (u - x) * (u - x) + dy;
        if (d < near[p]! && d < reach * reach) {
          near[p] = d;
        }
      }
    }
  }
  return near;
}

/** How much of the mist is left at a pixel: it thins from the last place outward. */
function lifting(places: readonly number[], columns: number, rows: number, opacity: number): (i: number, j: number) => number {
  const x = Math.min(Math.max(0, places.at(-2) ?? columns / 2), columns);
  const y = Math.min(Math.max(0, places.at(-1) ?? rows / 2), rows);
  const far = Math.hypot(Math.max(x, columns - x), Math.max(y, rows - y));
  const front = (1 - opacity) * (1 + THIN) - THIN;
  // Far faster than Math.hypot.
  return (i, j) => smooth((Math.sqrt((i - x) * (i - x) + (j - y) * (j - y)) / far - front) / THIN);
}

/** From paper toward the colour of rules, in the order of an image's bytes and without its alpha. */
function colours(ctx: CanvasRenderingContext2D, { paper, rule, dark }: Theme): Uint32Array {
  const from = channels(ctx, paper);
  const to = channels(ctx, rule);
  const [least, most] = dark ? [0.3, 0.8] : [0.15, 0.75];
  return Uint32Array.from({ length: SHADES }, (_, k) => {
    const part = least + ((most - least) * k) / (SHADES - 1);
    const [r = 0, g = 0, b = 0] = from.map((c, i) => Math.round(c + part * Math.min(Math.max(to[i]! - c, -CALM), CALM)));
    return r | (g << 8) | (b << 16);
  });
}

/** A context gives every opaque colour back as #rrggbb. */
function channels(ctx: CanvasRenderingContext2D, colour: string): number[] {
  ctx.save();
  ctx.fillStyle = colour;
  const known = ctx.fillStyle;
  ctx.restore();
  return [1, 3, 5].map((at) => parseInt(known.slice(at, at + 2), 16) || 0);
}

let tile: Float32Array | undefined;

/**
 * Banks of mist, 0 to below 1, always the same: three octaves of value noise on lattices that repeat,
 * wider than they are high.
 */
function mottle(): Float32Array {
  if (!tile) {
    tile = new Float32Array(TILE * TILE);
    for (const [octave, weight] of [0.5, 0.3, 0.19].entries()) {
      const across = 3 << octave;
      const down = 6 << octave;
      const node = (i: number, j: number): number => scramble(((i % across) * 64 + (j % down)) * 4 + octave);
      for (let p = 0; p < tile.length; p++) {
        const x = ((p % TILE) * across) / TILE;
        const y = (Math.floor(p / TILE) * down) / TILE;
        const i = Math.floor(x);
        const j = Math.floor(y);
        const s = smooth(x - i);
        const t = smooth(y - j);
        const upper = node(i, j) * (1 - s) + node(i + 1, j) * s;
        const lower = node(i, j + 1) * (1 - s) + node(i + 1, j + 1) * s;
        tile[p]! += weight * (upper * (1 - t) + lower * t);
      }
    }
  }
  return tile;
}

/** A number from 0 to below 1 that looks random; the finaliser of MurmurHash3. */
function scramble(value: number): number {
  let h = value + 1;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** From 0 to 1 without a corner. */
function smooth(t: number): number {
  return t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t);
}
