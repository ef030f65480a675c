/** What is asked about the valleys of a landscape, and what is learned from a map of basins. */
import type { Domain, WalkSpec } from "#core";
import { LEFT, NOWHERE, type BasinsMap } from "../core/crowd.ts";
import { marksAt } from "./limits.ts";
import { settledAt, type Spec } from "./spec.ts";
import type { Walker } from "./walker.ts";

/** Numbers of steps that can be chosen; the usual one second. */
export const BASIN_STEPS = [100, 300, 1000, 3000] as const;

/** How much smaller and larger the rates of the pictures beside the main one are. */
export const ASIDES = [0.25, 4] as const;
/** No rate is larger, or smaller. */
const BOUNDS = [Number.MIN_VALUE, 1e12] as const;

/** Where hikers with the settings in force would go: the start and what was changed on the way do not matter. */
export function everybody(spec: Spec, k: number, factor = 1): WalkSpec {
  const { surface, optimizer, schedule, alpha } = settledAt(spec, k);
  return { surface, optimizer, schedule, alpha: Math.min(Math.max(BOUNDS[0], alpha * factor), BOUNDS[1]), start: [0, 0] };
}

/** Parts of all starts. */
export interface Shares {
  readonly valleys: readonly number[];
  readonly nowhere: number;
  readonly left: number;
}

/** What part of the starts ends where. */
export function sharesOf({ label, minima }: BasinsMap): Shares {
  const counts = new Uint32Array(256);
  for (const valley of label) {
    counts[valley]!++;
  }
  const part = (valley: number): number => counts[valley]! / Math.max(1, label.length);
  return { valleys: minima.map((_, valley) => part(valley)), nowhere: part(NOWHERE), left: part(LEFT) };
}

/** Whether a place is on the map. */
export function isOn([x0, x1, y0, y1]: Readonly<Domain>, [x, y]: readonly [number, number]): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}

/** A valley worth a line in the key. */
export interface Valley {
  readonly valley: number;
  readonly place: readonly [number, number];
  readonly share: number;
}

/** The valleys that are on the map or catch somebody from it, the largest share first, at most so many. */
export function valleysOf({ minima }: BasinsMap, { valleys }: Shares, domain: Readonly<Domain>, most: number): Valley[] {
  return minima
    .map((place, valley) => ({ valley, place, share: valleys[valley] ?? 0 }))
    .filter(({ place, share }) => share > 0 || isOn(domain, place))
    .sort((a, b) => b.share - a.share || a.valley - b.valley)
    .slice(0, most);
}

/**
 * The largest learning rate at which a valley floor holds whoever is there, as a setting of the
 * slider; Infinity where no rate is too large, and where the curvature tells none.
 */
export function holdsUpTo(walker: Walker, spec: Spec, k: number, place: readonly [number, number]): number {
  const there = { ...settledAt(spec, k), start: place };
  const limits = walker.core.diagnose(there).limits;
  return marksAt(walker, there, 0, limits).find(({ limit }) => limit === "edge")?.alpha ?? Infinity;
}

/** Rates that show why small steps and large steps find different valleys. */
export interface Lesson {
  /** Nowhere on the valley floors does a step overshoot: everybody goes straight down. */
  readonly small: number;
  /** The steepest valley does not hold anybody any more; the widest one does. */
  readonly large: number;
}

/** A step that takes away so much of the distance along the steepest direction is small. */
const SMALL = 0.1;
/** Where all valleys are equally steep, a step is large when it is nearly too large for all. */
const NEARLY = 0.95;

/** From the edges of stability of the valleys, as `holdsUpTo` has them; null where they have none. */
export function lessonOf(edges: readonly number[]): Lesson | null {
  const known = edges.filter((edge) => Number.isFinite(edge) && edge > 0);
  if (known.length === 0) {
    return null;
  }
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const between = Math.sqrt(least * most);
  return { small: SMALL * least, large: between * NEARLY > least ? between : NEARLY * least };
}

/** The domain of a picture with one pixel for each start: half a pixel more on every side than the starts have. */
export function pictured([x0, x1, y0, y1]: Readonly<Domain>, width: number, height: number): Domain {
  const [dx, dy] = [(x1 - x0) / (width - 1) / 2, (y1 - y0) / (height - 1) / 2];
  return [x0 - dx, x1 + dx, y0 - dy, y1 + dy];
}
