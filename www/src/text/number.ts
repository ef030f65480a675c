/** How the page writes numbers: significant digits, a real minus sign, powers of ten for huge and tiny. */

/** From here on powers of ten read better than zeros. */
const HUGE = 1e6;
const TINY = 1e-5;
/** As many digits as a double holds for sure. */
const ALL = 15;

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A finite number in a language, to so many significant digits. */
export function writeNumber(value: number, lang: string, digits = 4): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= HUGE || size < TINY)) {
    const [mantissa = "", exponent = ""] = value.toExponential(digits - 1).split("e");
    const lead = plain(Number(mantissa), lang, digits);
    const power = `10${superscript(Number(exponent))}`;
    return lead === "1" ? power : `${lead} × ${power}`;
  }
  return plain(value, lang, digits);
}

/** A number with all its digits, as one would type it. */
export function writeExactly(value: number, lang: string): string {
  return writeNumber(value, lang, ALL);
}

/** A number with a fixed number of decimals, as on the scales of a map. */
export function writeFixed(value: number, lang: string, decimals: number): string {
  const fixed = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false };
  return written(value, `${lang} .${decimals}`, lang, fixed);
}

/** A whole number as an exponent. */
export function superscript(exponent: number): string {
  return String(exponent).replace("-", "⁻").replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)]!);
}

const formats = new Map<string, Intl.NumberFormat>();

function plain(value: number, lang: string, digits: number): string {
  const shortest = { maximumSignificantDigits: digits, useGrouping: false };
  return written(value, `${lang} ${digits}`, lang, shortest);
}

function written(value: number, key: string, lang: string, options: Intl.NumberFormatOptions): string {
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(lang, options);
    formats.set(key, format);
  }
  // No negative zero, not even by rounding, and the minus sign of typography.
  return format.format(value).replace(/^-(?=[0.,]*$)/, "").replace("-", "−");
}
