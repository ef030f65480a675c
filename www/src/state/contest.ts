/** A fair comparison: every hiker at the best rate that a sweep finds, beside all of them at one rate. */
import type { Catalog, Sweep } from "#core";
import type { Companion } from "./company.ts";
import { RATES } from "./fates.ts";
import type { View } from "./hike.ts";
import { inForce, offers, settledAt, type Family, type Spec } from "./spec.ts";

/** Who can be compared: the hikers that there are, or everything that the catalog has of a kind. */
export const FIELDS = ["hikers", "optimizer", "schedule"] as const;
export type Field = (typeof FIELDS)[number];

/** How many steps they can be given. In the usual number not everybody arrives, so that there is something to compare. */
export const LENGTHS = [20, 50, 200, 1000] as const;
export const USUAL_LENGTH = 50;

/** One who takes part. */
export interface Entrant {
  /** Place among the companions, null for the first hiker; or what of the catalog it is. */
  readonly who: { readonly place: number | null } | { readonly family: Family; readonly kind: string };
  /** What it does otherwise than the first hiker. */
  readonly own: Companion;
  readonly spec: Spec;
}

/** Everybody who starts from the same place on the same ground, with the settings in force there. */
export function entrantsOf({ spec, index, company }: Pick<View, "spec" | "index" | "company">, catalog: Catalog, field: Field): Entrant[] {
  const base = settledAt(spec, index);
  const entrant = (who: Entrant["who"], own: Companion): Entrant => ({ who, own, spec: { ...base, ...own } });
  if (field === "hikers") {
    return [
      entrant({ place: null }, {}),
      ...company.flatMap((own, place) => (own.surface ?? own.start ? [] : [entrant({ place }, own)])),
    ];
  }
  return offers(catalog, field).map(({ kind }) => {
    const inUse = base[field];
    return entrant({ family: field, kind }, { [field]: inUse.kind === kind ? inUse : { kind } });
  });
}

/** The rates to try, and after them the one that is the same for all. */
export function ratesFor(same: number): Float64Array {
  return Float64Array.of(...RATES, same);
}

/** The rate that all have in common in the unfair comparison: the first hiker's. */
export function commonRate({ spec, index }: Pick<View, "spec" | "index">): number {
  return inForce(spec, index).alpha;
}

/** What the sweep says about one of them. */
export interface Score {
  /** The loss in the end at every one of the `RATES`; null where the walk diverged. */
  readonly losses: readonly (number | null)[];
  /** The best rates, from and to, and the one to walk with; null where all diverge. */
  readonly best: { readonly from: number; readonly to: number; readonly alpha: number; readonly loss: number } | null;
  /** Whether a rate beyond those that were tried might be better still. */
  readonly atEnd: boolean;
  /** The loss at the rate that is the same for all; null where the walk diverged. */
  readonly same: number | null;
}

/** Reads a sweep over `ratesFor`. */
export function scoreOf({ loss, outcome }: Pick<Sweep, "loss" | "outcome">, level: number): Score {
  const all = Array.from(loss, (value, i) => (outcome[i] === 2 || !Number.isFinite(value) ? null : value));
  const losses = all.slice(0, -1);
  const best = bestRun(losses, level);
  const [first, last] = [RATES[0]!, RATES.at(-1)!];
  const flat = best !== null && best.from === first && best.to === last;
  return { losses, best, atEnd: best !== null && !flat && (best.from === first || best.to === last), same: all.at(-1) ?? null };
}

/** Losses as near as this to each other, as parts of the way down, are equally good. */
const EQUAL = 1e-12;

/** The longest run of rates that are as good as the best; the one to walk with is in its middle. */
function bestRun(losses: Score["losses"], level: number): Score["best"] {
  const known = losses.filter((loss) => loss !== null);
  if (known.length === 0) {
    return null;
  }
  const lowest = Math.min(...known);
  const margin = EQUAL * Math.max(Math.abs(lowest), Math.abs(level - lowest) || 0);
  let [from, to] = [0, -1];
  for (let i = 0, since = 0; i < losses.length; i++) {
    const loss = losses[i] ?? null;
    since = loss !== null && loss - lowest <= margin ? since : i + 1;
    if (i - since > to - from) {
      [from, to] = [since, i];
    }
  }
  return { from: RATES[from]!, to: RATES[to]!, alpha: RATES[Math.round((from + to) / 2)]!, loss: lowest };
}

/** Places in the order of the losses, from 1; whoever diverged has none, and equals share one. */
export function ranks(losses: readonly (number | null | undefined)[]): (number | null)[] {
  return losses.map((loss) => (loss === null || loss === undefined ? null
    : 1 + losses.filter((other) => other !== null && other !== undefined && other < loss - ROUNDING * Math.max(Math.abs(loss), Math.abs(other))).length));
}

/** Losses that differ by less than this part of themselves are equal. */
const ROUNDING = 1e-9;

/** The hikers of a comparison as a hike: the first as the first, the others as its companions. */
export function sentOut(view: View, entrants: readonly Entrant[], alphas: readonly number[]): View {
  const [first, ...rest] = entrants.map(({ own }, i) => ({ ...own, alpha: alphas[i]! }));
  return {
    ...view, spec: { ...settledAt(view.spec, view.index), ...first }, company: rest,
    index: 0, reached: 0, ghosts: [],
  };
}
