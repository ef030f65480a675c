/** Reading numbers that a person or an address wrote. */

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** A comma that can only be a decimal one: between thousands three digits would follow, and no zero would stand alone before it. */
const COMMA = /^([+-]?)(0?,\d+|\d+,(?:\d{1,2}|\d{4,}))(e[+-]?\d+)?$/i;

/**
 * The number that a text writes in plain decimal or scientific notation, with a point or a decimal comma;
 * otherwise the text itself, for the core to refuse in its own words.
 */
export function numberOr(text: string): number | string {
  const trimmed = text.trim();
  const plain = COMMA.test(trimmed) ? trimmed.replace(",", ".") : trimmed;
  const value = DECIMAL.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? value : trimmed;
}
