/** Reading numbers that a person or an address wrote. */

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a text writes in plain decimal or scientific notation; otherwise the text itself,
 * for the core to refuse in its own words.
 */
export function numberOr(text: string): number | string {
  const trimmed = text.trim();
  const value = DECIMAL.test(trimmed) ? Number(trimmed) : NaN;
  return Number.isFinite(value) ? value : trimmed;
}
