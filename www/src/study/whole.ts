/** Whole numbers that are typed into a tool of the desk. */
import type { Message } from "#core";
import { numberOr } from "../state/numerals.ts";
import { shortened } from "../state/refusal.ts";

/** The number; or the sentence about what stands there instead. `field` is what the field is called. */
export function readWhole(typed: string, field: string, min: number, max: number): number | Message {
  const value = numberOr(typed);
  return typeof value === "number" && Number.isInteger(value) && value >= min && value <= max ? value : refusedWhole(typed, field, min, max);
}

/** The sentence about something else than a whole number from `min` to `max`. */
export function refusedWhole(typed: string, field: string, min: number, max: number): Message {
  return { id: typed.trim() === "" ? "refused-integer.empty" : "refused-integer", args: { field, value: shortened(typed), min, max: String(max) } };
}
