/**
 * The slider's scale: five decades in preferred numbers.
 *
 * The series is R″20 of ISO 3: twenty numbers per decade, about 12 % apart, rounded so that 1, 2, 3 …
 * 9 are among them. So every stop of the slider is a number that one can say, and 0.01 is exactly 0.01.
 */
const SERIES = [1, 1.1, 1.2, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9];
/** Stops of the slider to a decade. */
export const PER_DECADE = SERIES.length;
/** The exponent of its left end. */
export const LOWEST = -4;
const HIGHEST = 1;

/** Position of the slider's right end; its left end is 0. */
export const LAST_STOP = (HIGHEST - LOWEST) * PER_DECADE;

/** The decades, which carry a tick each: 0.0001 … 10. */
export const TICKS = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, i) => alphaAt(i * SERIES.length));

/** The learning rate at a stop of the slider. */
export function alphaAt(stop: number): number {
  const decade = Math.floor(stop / SERIES.length);
  // Read from decimal digits, because 1.1 · 10⁻² in binary is not the number that 0.011 is.
  return Number(`${SERIES[stop - decade * SERIES.length]}e${LOWEST + decade}`);
}

/** The stop nearest to a learning rate. */
export function stopOf(alpha: number): number {
  const guess = Math.round((Math.log10(alpha) - LOWEST) * SERIES.length);
  const near = [guess - 1, guess, guess + 1].map((stop) => Math.min(Math.max(0, stop), LAST_STOP));
  const distance = (stop: number) => Math.abs(Math.log(alphaAt(stop) / alpha));
  return near.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best));
}
