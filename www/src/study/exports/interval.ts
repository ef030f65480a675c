/** Intervals of numbers, and the ways in which the formats write them. */

/** All values from `low` to `high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A number, and how far from it another may be. */
export interface Part {
  readonly value: number;
  readonly reach: number;
}

/** What is within a relative distance of a value. */
export function around(value: number, relative: number): Interval {
  const reach = Math.abs(value) * relative;
  return { low: value - reach, high: value + reach };
}

/** Whether two intervals have a value in common. */
export function meet(one: Interval, other: Interval): boolean {
  return one.low <= other.high && other.low <= one.high;
}

/** What is left of an interval without some others and a little beside them; the piece around a value comes first. */
export function without(interval: Interval, holes: readonly Interval[], value: number): Interval[] {
  let pieces = [interval];
  for (const { low, high } of holes) {
    const beside = (high - low) / 2;
    pieces = pieces
      .flatMap((piece) => [
        { low: piece.low, high: Math.min(piece.high, low - beside) },
        { low: Math.max(piece.low, high + beside), high: piece.high },
      ])
      .filter((piece) => piece.low <= piece.high);
  }
  const isHome = (piece: Interval): boolean => piece.low <= value && value <= piece.high;
  return [...pieces.filter(isHome), ...pieces.filter((piece) => !isHome(piece))];
}

/** An interval as its middle with a reach. */
export function middle({ low, high }: Interval): Part {
  return { value: (low + high) / 2, reach: (high - low) / 2 };
}

/**
 * An interval as numbers with a reach: first around the value of the solution, which is what a system shows as
 * the right answer; then all of it, if that is more.
 */
export function centred(value: number, interval: Interval): Part[] {
  const whole = middle(interval);
  const reach = Math.min(value - interval.low, interval.high - value);
  if (reach < 0) {
    return [whole];
  }
  const isAll = Math.abs(whole.reach - reach) <= 1e-9 * Math.abs(value);
  return isAll ? [{ value, reach: whole.reach }] : [{ value, reach }, whole];
}
