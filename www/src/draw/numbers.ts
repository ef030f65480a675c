/** Round numbers for scales. */
import { superscript } from "../text/number.ts";

/** The largest of 1, 2, 5 times a power of ten that is at most `value`. */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

/** How many decimals a round number needs, at most 6. */
export function decimals(value: number): number {
  for (let digits = 0; digits < 6; digits++) {
    if (Math.abs(value - Number(value.toFixed(digits))) <= 1e-9 * Math.abs(value)) {
      return digits;
    }
  }
  return 6;
}

/** Multiples of a round step between two bounds: about `count` of them. */
export function ticks(low: number, high: number, count: number): { values: number[]; decimals: number } {
  const step = roundDown(((high - low) / Math.max(1, count)) * 1.5);
  const values: number[] = [];
  const last = Math.floor(high / step + 1e-9);
  for (let k = Math.ceil(low / step - 1e-9); k <= last && values.length < 100; k++) {
    values.push(k * step);
  }
  return { values, decimals: decimals(step) };
}

/** Two significant digits, without an exponent up to a million. */
export function brief(value: number, format: (value: number, decimals: number) => string): string {
  if (!Number.isFinite(value)) {
    return "∞";
  }
  if (Math.abs(value) >= 1e6) {
    const power = Math.floor(Math.log10(Math.abs(value)));
    return `${format(value / 10 ** power, 1)} × 10${superscript(power)}`;
  }
  // Rounding errors of a minimum at 0 are 0.
  const digits = Math.abs(value) < 1e-6 ? 0 : 1 - Math.floor(Math.log10(Math.abs(value)));
  return format(value, Math.min(6, Math.max(0, digits)));
}

/** The default way to write a number. */
export function plain(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^-(?=0*\.?0*$)/, "").replace("-", "−");
}
