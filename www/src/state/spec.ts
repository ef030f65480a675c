/** The spec of a walk as the page holds it, and the edits that a learner can make to it. */
import type { Catalog, Change, Choice, Domain, Info, WalkSpec } from "#core";

/** What a walk chooses from the catalog, in the order of the page's choosers. */
export const FAMILIES = ["surface", "optimizer", "schedule"] as const;
export type Family = (typeof FAMILIES)[number];

/** A walk with nothing left to default. */
export interface Spec extends WalkSpec {
  readonly surface: Choice;
  readonly optimizer: Choice;
  readonly schedule: Choice;
  readonly alpha: number;
  readonly start: readonly [number, number];
  readonly changes: readonly Change[];
  /** Noise in every slope; absent where there is none. */
  readonly noise?: Noise;
  /** The samples that each step is taken from; absent where it is all of them. */
  readonly batch?: Batch;
}

export type Noise = Readonly<Required<NonNullable<WalkSpec["noise"]>>>;
export type Batch = Readonly<Required<NonNullable<WalkSpec["batch"]>>>;

/** What a walk leaves to chance. One seed decides all of it. */
export interface Chance {
  /** Standard deviation of the noise; 0 for none. */
  readonly sigma: number;
  /** Samples in a batch; null for all of them. */
  readonly size: number | null;
  /** Whether each sample of a batch is drawn from all of them. */
  readonly replace: boolean;
  readonly seed: number;
}

/** What can change on the way. */
export type Setting = Pick<Spec, "alpha" | "optimizer" | "schedule">;

/** Everything that the catalog offers in a family; the first is the default. */
export function offers(catalog: Catalog, family: Family): Info[] {
  return catalog[`${family}s`];
}

/** The catalog's entry for a choice. */
export function infoOf(catalog: Catalog, family: Family, choice: Choice): Info {
  const found = offers(catalog, family).find(({ kind }) => kind === choice.kind);
  if (!found) {
    throw new Error(`the catalog has no ${family} "${choice.kind}"`);
  }
  return found;
}

/** The walk that a page without parameters shows. */
export function defaultSpec(catalog: Catalog): Spec {
  const [surface, optimizer, schedule] = FAMILIES.map((family) => offers(catalog, family)[0]);
  if (!surface || !optimizer || !schedule) {
    throw new Error("the catalog is empty");
  }
  return {
    surface: { kind: surface.kind },
    optimizer: { kind: optimizer.kind },
    schedule: { kind: schedule.kind },
    ...suggestions(surface),
    changes: [],
  };
}

/** A start and a rate from which something can be learned on a surface. */
export function suggestions(surface: Info): Pick<Spec, "alpha" | "start"> {
  return { alpha: surface.alpha ?? 0.01, start: surface.start ?? [1, 1] };
}

/** The settings in force during step `k`. */
export function inForce(spec: Spec, k: number): Setting {
  const { alpha, optimizer, schedule } = spec.changes
    .filter(({ at }) => at <= k)
    .reduce<Setting>((before, change) => ({ ...before, ...change }), spec);
  return { alpha, optimizer, schedule };
}

/** The spec with other settings from iteration `k` on; what had been planned after `k` is dropped. */
export function changedAt(spec: Spec, k: number, setting: Partial<Setting>): Spec {
  if (k === 0) {
    return { ...spec, ...setting, changes: [] };
  }
  const here = spec.changes.find(({ at }) => at === k);
  return {
    ...spec,
    changes: [...spec.changes.filter(({ at }) => at < k), { ...here, at: k, ...setting }],
  };
}

/** The iteration at which the schedule in force during step `k` began. */
export function scheduledSince(spec: Spec, k: number): number {
  return spec.changes.findLast(({ at, schedule }) => at <= k && schedule)?.at ?? 0;
}

/** The spec with another schedule in the place of the one in force at `k`, from where that one began. */
export function redrawnAt(spec: Spec, k: number, schedule: Choice): Spec {
  const since = scheduledSince(spec, k);
  const own = spec.changes.some((change) => change.at === since && change.schedule);
  return own
    ? { ...spec, changes: spec.changes.map((change) => (change.at === since ? { ...change, schedule } : change)) }
    : { ...spec, schedule };
}

/** The spec with the settings in force at `k` from the beginning: what Reset makes of it. */
export function settledAt(spec: Spec, k: number): Spec {
  return { ...spec, ...inForce(spec, k), changes: [] };
}

/** What a spec leaves to chance. */
export function chanceOf({ noise, batch }: Spec): Chance {
  return { sigma: noise?.sigma ?? 0, size: batch?.size ?? null, replace: batch?.replace ?? false, seed: noise?.seed ?? batch?.seed ?? 0 };
}

/** The spec with something else left to chance. */
export function withChance(spec: Spec, { sigma, size, replace, seed }: Chance): Spec {
  const { noise: _, batch: __, ...certain } = spec;
  return { ...certain, ...(sigma !== 0 && { noise: { sigma, seed } }), ...(size !== null && { batch: { size, seed, replace } }) };
}

/** The number of samples that a surface is made of; 0 where it is not made of data. */
export function samplesOf(catalog: Catalog, surface: Choice): number {
  const { data, samples } = infoOf(catalog, "surface", surface);
  const given = data && surface.params?.[data.x];
  return Array.isArray(given) ? given.length : samples ?? 0;
}

/** The spec with batches no larger than the data, and none where there are no data. */
function withFittingBatch(spec: Spec, catalog: Catalog): Spec {
  const chance = chanceOf(spec);
  const samples = samplesOf(catalog, spec.surface);
  const fits = chance.size === null || (samples > 0 && chance.size <= samples);
  return fits ? spec : withChance(spec, { ...chance, size: samples > 0 ? samples : null });
}

/**
 * The spec on another surface, from that surface's start.
 *
 * A rate that the learner chose is kept; a suggested one makes way for the new suggestion.
 */
export function movedTo(spec: Spec, surface: Choice, catalog: Catalog): Spec {
  const suggested = suggestions(infoOf(catalog, "surface", surface));
  if (surface.kind === spec.surface.kind) {
    return withFittingBatch({ ...spec, surface }, catalog);
  }
  const chosen = spec.alpha !== suggestions(infoOf(catalog, "surface", spec.surface)).alpha;
  return withFittingBatch({ ...spec, surface, ...suggested, ...(chosen && { alpha: spec.alpha }) }, catalog);
}

/** A place on a map, without digits that nobody could point at. */
export function pointedAt(x: number, y: number, [x0, x1]: Readonly<Domain>): [number, number] {
  const decimals = Math.min(Math.max(0, 4 - Math.round(Math.log10(x1 - x0))), 20);
  return [Number(x.toFixed(decimals)), Number(y.toFixed(decimals))];
}

/** Whether two specs, choices or parameters say the same. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
