/** Further hikers beside the first: what each does otherwise, and the walks that follow from it. */
import type { Choice } from "#core";
import type { Setting, Spec } from "./spec.ts";
import type { Walker } from "./walker.ts";

/** So many hikers can be told apart on one map, the first not counted. */
export const MOST_COMPANIONS = 5;

/** What another hiker does otherwise. All else is as with the first one, and changes as it does. */
export interface Companion extends Partial<Setting> {
  /** A landscape of one's own, which has a map of its own. */
  readonly surface?: Choice;
  readonly start?: readonly [number, number];
}

/** What is left of a walk that was changed on the way: its spec, and the iterations it was ahead. */
export interface Ghost {
  readonly spec: Spec;
  /** Where the other way began, and how far this one had been walked. */
  readonly from: number;
  readonly to: number;
}

/** So many ghosts are kept; the oldest goes first. */
export const MOST_GHOSTS = 3;

/** The walk of a companion: the same object as long as both are the same. */
export function specOf(spec: Spec, companion: Companion): Spec {
  const known = specs.get(companion);
  if (known?.of === spec) {
    return known.own;
  }
  const own = apart(spec, companion);
  specs.set(companion, { of: spec, own });
  return own;
}

const specs = new WeakMap<Companion, { of: Spec; own: Spec }>();

/** What is the companion's own, no change of the first hiker's touches. */
function apart(spec: Spec, companion: Companion): Spec {
  const names = Object.keys(companion);
  const changes = spec.changes
    .map((change) => Object.fromEntries(Object.entries(change).filter(([name]) => !names.includes(name))) as typeof change)
    .filter((change) => Object.keys(change).length > 1);
  const { batch, ...rest } = spec;
  // Batches are of the data that one's own landscape is not made of.
  return { ...rest, ...(batch && !companion.surface && { batch }), ...companion, changes };
}

/** The way not gone on with, if there is anything of it that was walked. */
export function ghostOf(spec: Spec, from: number, to: number): Ghost[] {
  return to > from ? [{ spec, from, to }] : [];
}

/** The iteration nearest to `k` that any of them gets to. */
export function nearestOf(walker: Walker, spec: Spec, company: readonly Companion[], k: number): number {
  return Math.max(
    walker.nearest(spec, k),
    ...company.map((companion, place) => walker.other(place).nearest(specOf(spec, companion), k)),
  );
}
