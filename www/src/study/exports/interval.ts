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
