/** The valley that each start leads to, as colours: one per valley, darker the longer it takes. */
import { LEFT, NOWHERE, type BasinsMap } from "../core/crowd.ts";

type Rgb = readonly [number, number, number];

/** What a layer is painted with. */
export interface BasinInks {
  readonly valleys: readonly Rgb[];
  /** Over what the layer lets through of the tint, up to 1. */
  readonly opacity: number;
  /** For hikers who leave: paper, and the ink of the hatching on it. */
  readonly left: { readonly fill: Rgb; readonly ink: Rgb };
  /** For those who are in no valley at the end. */
  readonly nowhere: Rgb;
}

/** Okabe & Ito's colours without black, so ordered that neighbours differ in lightness as well. */
const VALLEYS: readonly Rgb[] = [
  [230, 159, 0], [0, 114, 178], [0, 158, 115], [204, 121, 167], [86, 180, 233], [213, 94, 0], [240, 228, 66],
];

export const INKS: Readonly<Record<"light" | "dark", BasinInks>> = {
  light: {
    valleys: VALLEYS, opacity: 0.66,
    left: { fill: [246, 240, 230], ink: [120, 60, 36] },
    nowhere: [128, 128, 124],
  },
  dark: {
    valleys: VALLEYS, opacity: 0.6,
    left: { fill: [34, 26, 24], ink: [214, 132, 98] },
    nowhere: [122, 128, 130],
  },
};

/** The least that is left of a colour's light where hikers take the longest. */
const DUSK = 0.42;
/** Pixels from one line of the hatching to the next. */
const MESH = 7;
/** How much of the tint is covered where hikers arrive nowhere. */
const VEIL = 0.5;

/**
 * Some rows of a map as RGBA, the southernmost last. The picture of a whole map has as many pixels as
 * the map has starts; the hatching goes on from one band to the next.
 */
export function paintBasins(
  map: Pick<BasinsMap, "label" | "iterations" | "width">,
  [from, until]: readonly [number, number],
  steps: number,
  { valleys, opacity, left, nowhere }: BasinInks,
): Uint8ClampedArray<ArrayBuffer> {
  const { label, iterations, width } = map;
  const rgba = new Uint8ClampedArray(4 * width * (until - from));
  const light = shades(steps);
  let at = 0;
  for (let row = until - 1; row >= from; row--) {
    for (let column = 0; column < width; column++, at += 4) {
      const here = row * width + column;
      const valley = label[here]!;
      const hatched = valley === LEFT && ((row + column) % MESH === 0 || (row - column + MESH * width) % MESH === 0);
      const [r, g, b] = valley === LEFT ? (hatched ? left.ink : left.fill) : valley === NOWHERE ? nowhere : valleys[valley % valleys.length]!;
      const part = valley < NOWHERE ? light[Math.min(iterations[here]!, light.length - 1)]! : 1;
      rgba[at] = r * part;
      rgba[at + 1] = g * part;
      rgba[at + 2] = b * part;
      rgba[at + 3] = 255 * (valley === NOWHERE ? VEIL : opacity);
    }
  }
  return rgba;
}

/** What is left of the light, by iterations: on a scale of ratios, and the last part of it the steepest. */
function shades(steps: number): Float32Array {
  const last = Math.min(steps, 65_535);
  return Float32Array.from({ length: last + 1 }, (_, k) => 1 - (1 - DUSK) * (Math.log1p(k) / Math.log1p(Math.max(1, last))) ** 2);
}

/** A valley's letter; after Z come A2, B2, … */
export function letterOf(valley: number): string {
  const round = Math.floor(valley / 26);
  return String.fromCharCode(65 + (valley % 26)) + (round > 0 ? String(round + 1) : "");
}

