/** Where the heights are written on the index contours. */
import type { Contours, Elevation } from "#core";
import { heights } from "./numbers.ts";
import type { Format } from "./theme.ts";
import { between, toX, toY, type View } from "./view.ts";

/** A text centred on a point and turned along its line. */
export interface Label {
  text: string;
  x: number;
  y: number;
  /** Between −90° and 90°: never upside down. */
  angle: number;
  width: number;
  height: number;
}

/** Labels stay where they are while the map is magnified, or reduced, by less than this. */
const STRETCH = 1.6;

/** Where labels that were placed in one view are in another; none where the lines have moved apart too far. */
export function movedLabels(labels: readonly Label[], from: View, to: View): readonly Label[] {
  if (from === to) {
    return labels;
  }
  const { a, d, e, f } = between(from, to);
  if (!(a < STRETCH && a > 1 / STRETCH && Math.abs(d / a - 1) < 0.05)) {
    return [];
  }
  const moved = labels.map((label) => ({ ...label, x: a * label.x + e, y: d * label.y + f }));
  return moved.filter(({ x, y, width }) =>
    x - width / 2 > to.left && x + width / 2 < to.right && y - width / 2 > to.top && y + width / 2 < to.bottom);
}

/** Something that a label must not touch. */
export interface Disc {
  x: number;
  y: number;
  radius: number;
}

interface Candidate extends Label {
  level: number;
  cost: number;
}

/** Pixels between one candidate and the next along a line. */
const STRIDE = 9;
/** Labels of one level keep this distance. */
const APART = 250;
/** Labels of any level keep this one. */
const CLEAR = 8;
/** A label may cross at most this share of other lines where it stands. */
const CROWD = 0.45;
/** Cells in which neighbouring lines are looked up. */
const CELL = 3;

/**
 * Chooses places for labels: straight stretches, rather level ones, away from other lines, from the
 * edge, from `taken` and from each other. Greedy, best first, which is near enough for a few dozen.
 */
export function placeLabels(
  view: View,
  contours: Contours,
  { levels, index }: Elevation,
  height: number,
  measure: (text: string) => number,
  format: Format,
  taken: readonly Disc[],
): Label[] {
  const { points, starts, level } = contours;
  const columns = Math.ceil((view.right - view.left) / CELL) + 1;
  const crowd = new Uint32Array(columns * (Math.ceil((view.bottom - view.top) / CELL) + 1));
  const cell = (x: number, y: number): number =>
    Math.floor((y - view.top) / CELL) * columns + Math.floor((x - view.left) / CELL);
  const path = new Float64Array(points.length);
  for (let line = 0; line + 1 < starts.length; line++) {
    for (let p = starts[line]!; p < starts[line + 1]!; p++) {
      const x = (path[2 * p] = toX(view, points[2 * p]!));
      const y = (path[2 * p + 1] = toY(view, points[2 * p + 1]!));
      crowd[cell(x, y)] = line + 1;
    }
  }

  const texts = heights(levels, format);
  const candidates: Candidate[] = [];
  for (let line = 0; line + 1 < starts.length; line++) {
    const l = level[line]!;
    if (!index[l]) {
      continue;
    }
    const text = texts[l]!;
    const width = measure(text) + 2;
    for (const [x, y, angle, bend] of stretches(path, starts[line]!, starts[line + 1]!, width + 6)) {
      const along = Math.cos(angle);
      const across = Math.sin(angle);
      const rx = (Math.abs(along) * width + Math.abs(across) * height) / 2 + CLEAR;
      const ry = (Math.abs(across) * width + Math.abs(along) * height) / 2 + CLEAR;
      if (x - rx < view.left || x + rx > view.right || y - ry < view.top || y + ry > view.bottom) {
        continue;
      }
      let crossed = 0;
      for (let i = -3; i <= 3; i++) {
        for (const j of [-0.5, 0.5]) {
          const u = (i / 6) * width;
          const v = j * height;
          const other = crowd[cell(x + along * u - across * v, y + across * u + along * v)]!;
          crossed += Number(other !== 0 && other !== line + 1);
        }
      }
      if (crossed / 14 <= CROWD) {
        const cost = bend * 4 + crossed * 0.25 + Math.abs(across) * 0.7;
        candidates.push({ text, x, y, angle, width, height, level: l, cost });
      }
    }
  }

  const chosen: Candidate[] = [];
  const blocked: Disc[] = [...taken];
  for (const label of candidates.sort((a, b) => a.cost - b.cost)) {
    const cover = discs(label, CLEAR / 2);
    const free =
      !chosen.some((other) => other.level === label.level && Math.hypot(other.x - label.x, other.y - label.y) < APART) &&
      !cover.some((a) => blocked.some((b) => Math.hypot(a.x - b.x, a.y - b.y) < a.radius + b.radius));
    if (free) {
      chosen.push(label);
      blocked.push(...cover);
    }
  }
  return chosen;
}

/** Discs that cover a label's box with a margin. */
function discs({ x, y, angle, width, height }: Label, margin: number): Disc[] {
  const count = Math.ceil(width / height);
  const radius = Math.hypot(width / count, height) / 2 + margin;
  return Array.from({ length: count }, (_, i) => {
    const u = ((i + 0.5) / count - 0.5) * width;
    return { x: x + Math.cos(angle) * u, y: y + Math.sin(angle) * u, radius };
  });
}

/**
 * Windows of a given length along a line that are almost straight: middle, angle, and how much they
 * bend (0 is straight).
 */
function* stretches(
  path: Float64Array,
  start: number,
  end: number,
  length: number,
): Generator<[x: number, y: number, angle: number, bend: number]> {
  const along = [0];
  for (let p = start + 1; p < end; p++) {
    along.push(along.at(-1)! + Math.hypot(path[2 * p]! - path[2 * p - 2]!, path[2 * p + 1]! - path[2 * p - 1]!));
  }
  let p = 0;
  const at = (s: number): [number, number] => {
    while (p + 2 < along.length && along[p + 1]! < s) {
      p++;
    }
    while (p > 0 && along[p]! > s) {
      p--;
    }
    const t = (s - along[p]!) / (along[p + 1]! - along[p]! || 1);
    const i = 2 * (start + p);
    return [path[i]! + t * (path[i + 2]! - path[i]!), path[i + 1]! + t * (path[i + 3]! - path[i + 1]!)];
  };
  // A ring must be large enough for the label to be a small part of it.
  for (let s = length / 2; s + length / 2 <= along.at(-1)! && along.at(-1)! > 2.5 * length; s += STRIDE) {
    const [ax, ay] = at(s - length / 2);
    const [mx, my] = at(s);
    const [bx, by] = at(s + length / 2);
    const chord = Math.hypot(bx - ax, by - ay);
    const bow = Math.hypot(mx - (ax + bx) / 2, my - (ay + by) / 2);
    if (chord > 0.96 * length && bow < 0.09 * length) {
      let angle = Math.atan2(by - ay, bx - ax);
      if (Math.abs(angle) > Math.PI / 2) {
        angle -= Math.sign(angle) * Math.PI;
      }
      // On a bend the text sits between the line's middle and its chord.
      yield [(2 * mx + (ax + bx) / 2) / 3, (2 * my + (ay + by) / 2) / 3, angle, (1 - chord / length) * 10 + bow / length];
    }
  }
}
