/** Round numbers for scales, and how numbers are written on a map of any magnitude. */
import { superscript } from "../text/number.ts";
import type { Format } from "./theme.ts";

/** Powers of ten from here on are written as such, and those below the other. */
const HUGE = 6;
const TINY = -5;
/** On an axis, a coordinate of more characters leaves its neighbours no room. */
const LONG = 8;
/** An axis has no more decimals than these, unless most of them go into its offset. */
const FINE = 6;
/** So many digits of an axis can be written at each tick, beside a power of ten. */
const SHORT = 4;
/** From so many steps on, doubles do not tell neighbours apart. */
const BLUR = 1e15;

/** The largest of 1, 2, 5 times a power of ten that is at most `value`. */
export function roundDown(value: number): number {
  const { lead, power } = round(value);
  return times(lead, power);
}

function round(value: number): { lead: number; power: number } {
  // Few enough digits that 1e-11, which is a little less in binary, is 1 times its power.
  const [mantissa, power] = parts(value, 12);
  return { lead: mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1, power };
}

/** How many decimals a round number needs, at most 6. */
export function decimals(value: number): number {
  for (let digits = 0; digits < FINE; digits++) {
    if (Math.abs(value - Number(value.toFixed(digits))) <= 1e-9 * Math.abs(value)) {
      return digits;
    }
  }
  return FINE;
}

/** Multiples of a round step. */
export interface Ticks {
  values: number[];
  /** The same, exactly: in units of 10 to the `power`. */
  units: number[];
  power: number;
  /** The step in those units. */
  lead: number;
}

/** Multiples of a round step between two bounds: about `count` of them, none where the bounds are none. */
export function ticks(low: number, high: number, count: number): Ticks {
  const { lead, power } = round(((high - low) / Math.max(1, count)) * 1.5);
  const step = times(lead, power);
  const units: number[] = [];
  if (high > low && Math.max(-low, high) < BLUR * step && Number.isFinite(step)) {
    const last = Math.floor(high / step + 1e-9);
    for (let k = Math.ceil(low / step - 1e-9); k <= last && units.length < 100; k++) {
      units.push(k * lead);
    }
  }
  return { values: units.map((n) => times(n, power)), units, power, lead };
}

/** What is written along an axis. */
export interface Axis {
  values: number[];
  texts: string[];
  /** How many steps each tick is from the roundest one; where room is short, multiples of 2, 5 … are written. */
  steps: number[];
  /**
   * What to write after the axis' letter, such as “− 0.12345678”: the texts are differences then, because
   * the coordinates themselves differ only after many digits.
   */
  offset: string;
}

/** Ticks between two bounds with their texts, which add up to the coordinates exactly. */
export function axis(low: number, high: number, count: number, format: Format): Axis {
  const { values, units, power, lead } = ticks(low, high, count);
  const places = magnitude(units) + 1;
  const exponent = places - 1 + power;
  const fits = exponent < HUGE && -power <= FINE && Math.max(0, exponent) + 1 + Math.max(0, -power) <= LONG;
  const base = roundest(units);
  if (fits || places <= SHORT) {
    return { values, texts: units.map(writer(units, power, format)), steps: units.map((n) => (n - base) / lead), offset: "" };
  }
  const differences = units.map((n) => n - base);
  const write = writer(differences, power, format);
  const [digits, shift] = shortened(Math.abs(base));
  return {
    values,
    texts: differences.map((n) => (n > 0 ? `+${write(n)}` : write(n))),
    steps: differences.map((n) => n / lead),
    offset: `${base > 0 ? "−" : "+"} ${written(digits, power + shift, format)}`,
  };
}

/** How all numbers of an axis are written, given in units of 10 to the `power`. */
function writer(units: readonly number[], power: number, format: Format): (n: number) => string {
  const exponent = magnitude(units) + power;
  if (exponent < HUGE && exponent >= TINY && Math.max(0, exponent) + 1 + Math.max(0, -power) <= LONG) {
    return (n) => format(times(n, power), Math.max(0, -power));
  }
  return (n) => (n === 0 ? format(0, 0) : scientific(times(n, power - exponent), exponent, exponent - power, format));
}

/** A whole number of 10 to the `power` with all its digits. */
function written(n: number, power: number, format: Format): string {
  const exponent = magnitude([n]) + power;
  return exponent < HUGE && exponent >= TINY
    ? format(times(n, power), Math.max(0, -power))
    : scientific(times(n, power - exponent), exponent, exponent - power, format);
}

/** The multiple of the highest power of ten between the ends of ascending whole numbers, or else the middle one. */
function roundest(units: readonly number[]): number {
  const low = units[0] ?? 0;
  const high = units.at(-1) ?? 0;
  const middle = units[Math.floor(units.length / 2)] ?? 0;
  for (let unit = 10 ** (magnitude(units) + 1); unit >= 10; unit /= 10) {
    const near = Math.round(middle / unit) * unit;
    const found = [near, near - unit, near + unit].find((n) => n >= low && n <= high);
    if (found !== undefined) {
      return found;
    }
  }
  return middle;
}

/** A whole number without its final zeros, and how many they were. */
function shortened(n: number): [digits: number, zeros: number] {
  let zeros = 0;
  while (n !== 0 && n % 10 === 0) {
    n /= 10;
    zeros++;
  }
  return [n, zeros];
}

/** The power of ten of the largest of some whole numbers. */
function magnitude(units: readonly number[]): number {
  return parts(Math.max(1, ...units.map(Math.abs)), 15)[1];
}

/** A length of 1, 2 or 5 times a power of ten. */
export function amount(value: number, format: Format): string {
  const { lead, power } = round(value);
  return written(lead, power, format);
}

/**
 * Heights of ascending levels: each with the digits that it takes to tell it from its neighbours, and no
 * more than it has.
 */
export function heights(levels: ArrayLike<number>, format: Format): string[] {
  return Array.from(levels, (level, i) => {
    const gap = Math.min(level - (levels[i - 1] ?? -Infinity), (levels[i + 1] ?? Infinity) - level);
    // The rounding error of a level is far from its neighbours.
    if (Math.abs(level) <= (gap < Infinity ? 1e-6 * gap : 0)) {
      return format(0, 0);
    }
    const near = Math.max(1e-16 * Math.abs(level), 1e-6 * Math.min(gap, Math.abs(level)));
    let digits = 0;
    while (digits < 16 && Math.abs(Number(level.toExponential(digits)) - level) > near) {
      digits++;
    }
    const [mantissa, exponent] = parts(level, digits);
    return exponent < HUGE && exponent >= TINY
      ? format(level, Math.max(0, digits - exponent))
      : scientific(mantissa, exponent, digits, format);
  });
}

/** Two significant digits; what is not above `zero`, such as the rounding error of a minimum at 0, is 0. */
export function brief(value: number, format: Format, zero = 1e-12): string {
  if (!Number.isFinite(value)) {
    return "∞";
  }
  if (Math.abs(value) <= zero) {
    return format(0, 0);
  }
  const [mantissa, exponent] = parts(value, 1);
  return exponent < HUGE && exponent >= TINY
    ? format(value, Math.max(0, 1 - exponent))
    : scientific(mantissa, exponent, 1, format);
}

/** The default way to write a number. */
export function plain(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^-(?=0*\.?0*$)/, "").replace("-", "−");
}

function scientific(mantissa: number, exponent: number, digits: number, format: Format): string {
  const power = `10${superscript(exponent)}`;
  return mantissa === 1 && digits === 0 ? power : `${format(mantissa, digits)} × ${power}`;
}

/** A number as mantissa and power of ten, rounded to so many decimals of the mantissa. */
function parts(value: number, digits: number): [mantissa: number, exponent: number] {
  const [mantissa, exponent] = value.toExponential(digits).split("e");
  return [Number(mantissa), Number(exponent)];
}

/** A whole number times a power of ten, rounded only once: below 10²², powers of ten are exact. */
function times(n: number, power: number): number {
  return power < 0 ? n / 10 ** -power : n * 10 ** power;
}
