/** Where a relief is looked at from: a turn around it, a height above it, and a distance. */

export interface Orbit {
  /** Radians that the eye has gone round, 0 in the south, anticlockwise from above. */
  readonly turn: number;
  /** Radians above the horizon. */
  readonly tilt: number;
  /** How many times nearer than at first. */
  readonly zoom: number;
}

/** From the south-south-west, as on a bird's-eye map. */
export const HOME: Orbit = { turn: -0.45, tilt: 0.72, zoom: 1 };

/** Neither from below the ground nor so steeply that north and south change places. */
const TILTS = [0.12, 1.5] as const;
const ZOOMS = [0.6, 5] as const;

function between(low: number, value: number, high: number): number {
  return Math.min(Math.max(low, value), high);
}

/** Goes round by `turn` and up by `tilt`, as far as is allowed. */
export function turned({ turn, tilt, zoom }: Orbit, by: { turn?: number; tilt?: number }): Orbit {
  return { turn: turn + (by.turn ?? 0), tilt: between(TILTS[0], tilt + (by.tilt ?? 0), TILTS[1]), zoom };
}

/** Goes nearer by a factor, as far as is allowed. */
export function nearer(orbit: Orbit, factor: number): Orbit {
  return { ...orbit, zoom: between(ZOOMS[0], orbit.zoom * factor, ZOOMS[1]) };
}

/** Part of the way from one place to another. */
export function onTheWay(from: Orbit, to: Orbit, part: number): Orbit {
  const mix = (a: number, b: number): number => (part >= 1 ? b : a + (b - a) * part);
  return { turn: mix(from.turn, to.turn), tilt: mix(from.tilt, to.tilt), zoom: mix(from.zoom, to.zoom) };
}
