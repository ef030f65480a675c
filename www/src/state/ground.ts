/** The ground of a relief: heights on a grid, on the scale that the map's tints have, and ways draped over it. */
import type { Choice, Domain, ElevationScale } from "#core";
import type { Core } from "../core/core.ts";
import { clip } from "../draw/clip.ts";

/** How far above the highest tint the ground may rise; what is higher is cut there. */
const MOST = 1.06;
/** Pieces of a way draped over the ground, in all; a longer walk is draped more coarsely. */
const PIECES = 12_000;

export interface Ground {
  readonly domain: Readonly<Domain>;
  /** Vertices along each side. */
  readonly side: number;
  /** Row by row from (xmin, ymin): 0 at the lowest tint, 1 at the highest; NaN where there is no ground. */
  readonly heights: Float32Array;
}

/** The ground of a domain. */
export function groundOf(core: Core, surface: Choice, domain: Readonly<Domain>, scale: ElevationScale, side: number): Ground {
  const [x0, x1, y0, y1] = domain;
  const parts = Float64Array.from({ length: side }, (_, i) => i / (side - 1));
  const heights = new Float32Array(side * side);
  for (let j = 0; j < side; j++) {
    const row = core.profile(surface, [x0, y0 + (y1 - y0) * parts[j]!], [x1 - x0, 0], parts);
    row.forEach((loss, i) => { heights[j * side + i] = heightOf(loss, scale); });
  }
  return { domain, side, heights };
}

/** A loss as a height. */
export function heightOf(loss: number, { low, high, bend }: ElevationScale): number {
  if (Number.isNaN(loss)) {
    return NaN;
  }
  const u = high > low ? (loss - low) / (high - low) : 0;
  const t = bend > 0 ? Math.log1p(bend * Math.max(0, u)) / Math.log1p(bend) : u;
  return Math.min(Math.max(0, t), MOST);
}

/** The height of the ground at parts of its sides, as its triangles have it but for the diagonal. */
export function heightAt({ side, heights }: Ground, u: number, v: number): number {
  const [x, y] = [u, v].map((part) => Math.min(Math.max(0, part), 1) * (side - 1)) as [number, number];
  const [i, j] = [Math.min(Math.floor(x), side - 2), Math.min(Math.floor(y), side - 2)];
  const [a, b] = [x - i, y - j];
  const at = (di: number, dj: number): number => heights[(j + dj) * side + i + di]!;
  return (at(0, 0) * (1 - a) + at(1, 0) * a) * (1 - b) + (at(0, 1) * (1 - a) + at(1, 1) * a) * b;
}

/** A place as parts of the ground's sides. */
export function partsOf({ domain: [x0, x1, y0, y1] }: Ground, x: number, y: number): [u: number, v: number] {
  return [(x - x0) / (x1 - x0), (y - y0) / (y1 - y0)];
}

/** Whether a place is on the ground. */
export function isOnGround(ground: Ground, x: number, y: number): boolean {
  const [u, v] = partsOf(ground, x, y);
  return u >= 0 && u <= 1 && v >= 0 && v <= 1 && Number.isFinite(heightAt(ground, u, v));
}

/**
 * A way from place to place over the ground: pieces, each as two points (u, height, v). What lies off
 * the sheet, beyond all numbers, or over no ground is left out.
 */
export function drape(ground: Ground, xs: ArrayLike<number>, ys: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const sheet = { left: 0, top: 0, right: 1, bottom: 1 };
  const finest = Math.max(1 / (ground.side - 1), xs.length / PIECES);
  const points: number[] = [];
  for (let k = 0; k + 1 < xs.length; k++) {
    const [a, b] = [partsOf(ground, xs[k]!, ys[k]!), partsOf(ground, xs[k + 1]!, ys[k + 1]!)];
    const part = clip(sheet, ...a, ...b);
    if (!part) {
      continue;
    }
    const at = (t: number): [number, number, number] => {
      const [u, v] = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      return [u, heightAt(ground, u, v), v];
    };
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) * (part[1] - part[0]);
    const count = Math.max(1, Math.ceil(length / finest));
    let before = at(part[0]);
    for (let i = 1; i <= count; i++) {
      const here = at(part[0] + ((part[1] - part[0]) * i) / count);
      if (Number.isFinite(before[1]) && Number.isFinite(here[1])) {
        points.push(...before, ...here);
      }
      before = here;
    }
  }
  return Float32Array.from(points);
}
