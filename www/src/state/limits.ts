/** Where on the slider the behaviour underfoot would change: the core's limits as marks on the track. */
import type { Diagnosis } from "#core";
import { LAST_STOP } from "./scale.ts";
import { inForce, scheduledSince, type Spec } from "./spec.ts";
import { positionOf } from "./track.ts";
import { otherThan, type Walker } from "./walker.ts";

/** The limits in their usual order on the track. */
export const LIMITS = ["noOvershoot", "fastest", "edge"] as const;
export type Limit = (typeof LIMITS)[number];

/** A limit as a value of the slider. */
export interface Mark {
  readonly limit: Limit;
  readonly alpha: number;
  /** In stops of the slider; its ends where the limit lies beyond them. */
  readonly position: number;
  readonly beyond: "below" | "above" | null;
}

/** The marks at an iteration. A limit that is infinite, or that no setting of the slider meets, has none. */
export function marksAt(walker: Walker, spec: Spec, k: number, limits: Diagnosis["limits"]): Mark[] {
  const settingFor = sliderFor(walker, spec, k);
  const marks: Mark[] = [];
  for (const limit of LIMITS) {
    const alpha = settingFor(limits[limit]);
    if (alpha > 0 && Number.isFinite(alpha)) {
      const place = positionOf(alpha);
      const position = Math.min(Math.max(0, place), LAST_STOP);
      marks.push({ limit, alpha, position, beyond: place < 0 ? "below" : place > LAST_STOP ? "above" : null });
    }
  }
  return marks;
}

/**
 * Which setting of the slider makes a rate that of the next step. A schedule stands between the two:
 * most multiply the setting by a factor, some add a floor to that, and some do not heed it at all, for
 * which the answer is not finite. Two settings tell which.
 */
function sliderFor(walker: Walker, spec: Spec, k: number): (rate: number) => number {
  const { alpha, schedule } = inForce(spec, k);
  const now = walker.place(spec, k).alpha;
  const since = scheduledSince(spec, k);
  const [single = NaN, other = NaN] = walker.heard(schedule, alpha, since, walker.walk(spec, k)).map((rates) => rates[k - since]);
  const slope = (other - single) / (otherThan(alpha) - alpha);
  // A schedule that listens to the loss has heard another story if the rate was changed on the way.
  const straight = Math.abs(single - now) <= 1e-9 * now;
  return straight ? (wanted) => wanted / slope + (alpha - now / slope) : (wanted) => (wanted / now) * alpha;
}
