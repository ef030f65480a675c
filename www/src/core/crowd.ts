/** Many hikers at once: a range of learning rates from one start, or one rate from every start of a map. */
import type { Basins, Domain, Sweep, WalkSpec } from "#core";
import type { Core } from "./instance.ts";

/** What each of these learning rates comes to after so many steps. */
export interface SweepRequest {
  spec: WalkSpec;
  alphas: Float64Array;
  steps: number;
}

/** Which valley floor each start leads to, on a grid of `width` × `height` starts. */
export interface BasinsRequest {
  spec: WalkSpec;
  domain: Domain;
  width: number;
  height: number;
  steps: number;
  /** Only the rows from the first to before the second, counted from ymin. */
  rows?: readonly [number, number];
}

/** A map of basins or some rows of one, which may be coarser than the one that was asked for. */
export interface BasinsMap extends Basins {
  width: number;
  height: number;
}

/** Labels that are no minimum: at none of them, and gone. */
export const NOWHERE = 254;
export const LEFT = 255;

/** What can be asked, and what is answered. */
export interface Crowds {
  sweep: { request: SweepRequest; result: Sweep };
  basins: { request: BasinsRequest; result: BasinsMap };
}

export function makeSweep(core: Core, { spec, alphas, steps }: SweepRequest): Sweep {
  return core.sweep(spec, alphas, steps);
}

export function makeBasins(core: Core, { spec, domain, width, height, steps, rows = [0, height] }: BasinsRequest): BasinsMap {
  return { ...core.basins(spec, domain, width, height, steps, rows), width, height: rows[1] - rows[0] };
}
