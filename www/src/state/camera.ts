/** Which part of a landscape the map shows. */
import { numberOr } from "./numerals.ts";

/** A place and a magnification. Without a camera, the map shows the landscape's own sheet. */
export interface Camera {
  /** The middle of the map, in units of the landscape. */
  readonly x: number;
  readonly y: number;
  /** How much larger than on the landscape's own sheet everything is drawn. */
  readonly zoom: number;
}

/** A map magnifies, and reduces, at most this much. Farther in, the digits of a double run out. */
export const MOST_ZOOM = 1e12;

/** The camera with every part as far as a map goes; null for what is no camera. */
export function within(camera: Camera | null): Camera | null {
  if (!camera || !(camera.zoom > 0) || !Number.isFinite(camera.x) || !Number.isFinite(camera.y)) {
    return null;
  }
  return { ...camera, zoom: Math.min(Math.max(camera.zoom, 1 / MOST_ZOOM), MOST_ZOOM) };
}

/** Reads "x,y,zoom"; undefined where it is not that. */
export function readCamera(text: string): Camera | undefined {
  const [x, y, zoom, ...more] = text.split(",").map(numberOr);
  return typeof x === "number" && typeof y === "number" && typeof zoom === "number" && zoom > 0 && more.length === 0
    ? within({ x, y, zoom })!
    : undefined;
}

/** Writes what `readCamera` reads, with no more digits than a screen shows. */
export function writeCamera({ x, y, zoom }: Camera): string {
  // A place is known to a part of what the map spans, and that becomes smaller as the zoom grows.
  const digits = Math.min(17, Math.max(5, 5 + Math.ceil(Math.log10(zoom))));
  return [Number(x.toPrecision(digits)), Number(y.toPrecision(digits)), Number(zoom.toPrecision(4))].join(",");
}
