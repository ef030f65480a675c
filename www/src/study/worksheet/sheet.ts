/** Which problems are on a worksheet: the same for the same families, number and seed. */
import type { Problem } from "#core";
import type { Core } from "../../core/core.ts";
import { variants } from "../variants.ts";

/** What a worksheet is made from. */
export interface Order {
  readonly kinds: readonly string[];
  readonly count: number;
  readonly seed: number;
}

/** As many problems as fit on some ten pages. */
export const MOST = 40;
export const LAST_SHEET = 999_999;
/** Seeds of problems for every sheet, so that two sheets have none in common. */
const SEEDS = 1000;

/** The problems in their order: one of each family in turn. Fewer than asked for where a family has no more. */
export function problemsOf(core: Pick<Core, "problem">, { kinds: chosen, count, seed }: Order): Problem[] {
  const kinds = count < chosen.length ? spread(chosen, count, seed) : chosen;
  const each = kinds.map((kind, at) => variants(core, kind, Math.ceil((count - at) / kinds.length), seed * SEEDS));
  const rounds = Math.max(0, ...each.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => each.flatMap((family) => family[round] ?? [])).flat().slice(0, count);
}

/** Some of the families, evenly over all of them and in their order; another sheet begins with another one. */
function spread(kinds: readonly string[], count: number, seed: number): string[] {
  const places = Array.from({ length: count }, (_, at) => (Math.floor((at * kinds.length) / count) + seed) % kinds.length);
  return places.sort((a, b) => a - b).map((place) => kinds[place]!);
}
