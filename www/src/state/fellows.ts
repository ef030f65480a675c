/** What each of several hikers comes to: the rows of a table. */
import type { Regime } from "#core";
import { specOf } from "./company.ts";
import type { View } from "./hike.ts";
import { inForce, type Setting, type Spec } from "./spec.ts";
import type { Walker } from "./walker.ts";

/** A walk is followed this far to tell what it comes to. */
export const FOLLOWED = 1000;

/** One hiker of several. */
export interface Fellow {
  readonly spec: Spec;
  readonly walker: Walker;
  /** Place among the companions; null for the first hiker. */
  readonly place: number | null;
  /** The settings in force now. */
  readonly setting: Setting;
  /** Where this hiker stands at the clock. */
  readonly index: number;
  readonly loss: number;
  readonly regime: Regime;
  /** What comes of it, and at which iteration, if anything does within `FOLLOWED` steps. */
  readonly outcome: "walking" | "converged" | "diverged";
  readonly at: number;
  readonly final: number;
}

/** All hikers, the first one first. */
export function fellowsOf({ spec, company }: View, walker: Walker, clock: number): Fellow[] {
  return [
    fellow(spec, walker, null, clock),
    ...company.map((companion, place) => fellow(specOf(spec, companion), walker.other(place), place, clock)),
  ];
}

function fellow(spec: Spec, walker: Walker, place: number | null, clock: number): Fellow {
  const walk = walker.walk(spec, clock + 1);
  const { loss } = walker.columns(walk);
  const index = Math.min(clock, walk.rows - 1);
  const known = walk.outcome !== "walking" && walk.at <= FOLLOWED;
  return {
    spec, walker, place, index,
    setting: inForce(spec, index),
    loss: loss[index]!,
    regime: walker.diagnosis(spec, index).regime,
    outcome: known ? walk.outcome : "walking",
    at: known ? walk.at : FOLLOWED,
    final: loss[Math.min(FOLLOWED, walk.rows - 1)]!,
  };
}
