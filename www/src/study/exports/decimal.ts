/** Numbers as every course system can read them. */

/** The digits of a double without an exponent: 1e-7 is 0.0000001. */
export function decimal(value: number): string {
  const [, sign = "", whole = "", part = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  if (exponent === undefined) {
    return String(value === 0 ? 0 : value);
  }
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  if (point <= 0) {
    return `${sign}0.${"0".repeat(-point)}${digits}`;
  }
  return sign + (point >= digits.length ? digits.padEnd(point, "0") : `${digits.slice(0, point)}.${digits.slice(point)}`);
}

/** So few digits that nobody sees the noise of binary fractions in them. */
export function shortDecimal(value: number, digits = 12): string {
  return decimal(Number(value.toPrecision(digits)));
}

/** A number as the core reads it in one way only: 1.002 might be a thousand and two. */
export function unambiguous(value: number): string {
  return value.toExponential();
}
