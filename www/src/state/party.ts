/** Everybody who is drawn beside the first hiker: companions, ghosts, and the twin of an instrument. */
import type { Walk } from "#core";
import { specOf, type Companion } from "./company.ts";
import type { View } from "./hike.ts";
import type { Spec } from "./spec.ts";
import type { Walker } from "./walker.ts";

/** One walk beside the first. */
export interface Other {
  readonly spec: Spec;
  readonly walker: Walker;
  readonly walk: Walk;
  /** Companions have a number, which tells their colour; a ghost is all that is left of a walk. */
  readonly style: number | "ghost" | "twin";
  /** The iterations that are drawn, and the one where this hiker stands. */
  readonly from: number;
  readonly to: number;
  readonly index: number;
}

/** Walkers remember one walk each. Those of the companions come first, in `Hike`. */
const [GHOSTS, TWIN] = [8, 16];

/** Those who walk on the first hiker's ground, in the order of drawing. The view's index is the clock's. */
export function party({ spec, index, reached, company, ghosts }: View, walker: Walker, twin: Companion | null): Other[] {
  const others: Other[] = ghosts.map(({ spec: left, from, to }, i) =>
    other(left, walker.other(GHOSTS + i), "ghost", from, to, to));
  if (twin) {
    others.push(other(specOf(spec, twin), walker.other(TWIN), "twin", 0, reached, index));
  }
  company.forEach((companion, i) => {
    if (!companion.surface) {
      others.push(other(specOf(spec, companion), walker.other(i), i, 0, reached, index));
    }
  });
  return others;
}

function other(spec: Spec, walker: Walker, style: Other["style"], from: number, to: number, index: number): Other {
  const walk = walker.walk(spec, to + 1);
  const last = walk.rows - 1;
  return { spec, walker, walk, style, from, to: Math.min(to, last), index: Math.min(index, last) };
}
