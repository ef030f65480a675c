/** A schedule drawn by hand: its points, what can be done to them, and the rates it is measured against. */
import type { Catalog, Choice } from "#core";
import type { Companion } from "./company.ts";
import { inForce, offers, scheduledSince, type Spec } from "./spec.ts";
import type { Walker } from "./walker.ts";

/** From iteration k, counted from where the schedule began, the learning rate α. */
export type Point = readonly [k: number, alpha: number];

/** The schedule of the catalog that is a list of points, and the parameter that holds them. */
export interface Pencil {
  readonly kind: string;
  readonly param: string;
  /** The points where nothing else is said. */
  readonly usual: readonly Point[];
}

/** The core takes no greater rate. */
const GREATEST = 1e12;
/** So many points a trace of another schedule has at most. */
const TRACED = 12;
/** A trace is good where it is this near to the rates, as a part of the greatest of them. */
const FAITHFUL = 0.01;
/** The ceiling is drawn where it is at most so many times as high as the rates are. */
const IN_SIGHT = 4;
/** Curvatures are worked out at so many iterates at most, evenly; more could not be told apart in a chart. */
const MOST_CEILINGS = 1000;

/** Looks for it; a catalog without one cannot be drawn with. */
export function pencilOf(catalog: Catalog): Pencil | null {
  for (const { kind, params } of offers(catalog, "schedule")) {
    const [param] = params;
    if (param?.scale === "list" && Array.isArray((param.default as unknown[])[0])) {
      return { kind, param: param.name, usual: param.default as readonly Point[] };
    }
  }
  return null;
}

/** The points of a schedule; null where it is not drawn. */
export function pointsOf(schedule: Choice, pencil: Pencil): readonly Point[] | null {
  return schedule.kind === pencil.kind ? ((schedule.params?.[pencil.param] as readonly Point[] | undefined) ?? pencil.usual) : null;
}

/** The schedule with these points. */
export function drawn(points: readonly Point[], { kind, param }: Pencil): Choice {
  return { kind, params: { [param]: points } };
}

/** Point `i` at another place, between its neighbours and not below 0. */
export function moved(points: readonly Point[], i: number, [k, alpha]: Point): Point[] {
  const low = points[i - 1]?.[0] ?? 0;
  const high = points[i + 1]?.[0] ?? Infinity;
  return points.map((point, j) => (j === i ? [Math.min(Math.max(low, Math.round(k)), high), fine(Math.max(0, alpha))] : point));
}

/** One more point, behind all that are not after it; and its place among them. */
export function inserted(points: readonly Point[], [k, alpha]: Point): { points: Point[]; at: number } {
  const place: Point = [Math.max(0, Math.round(k)), fine(Math.max(0, alpha))];
  const after = points.findIndex(([other]) => other > place[0]);
  const at = after < 0 ? points.length : after;
  return { points: [...points.slice(0, at), place, ...points.slice(at)], at };
}

/** One point more, half way to the one after `i`; after the last one, as far again as from the one before. */
export function divided(points: readonly Point[], i: number): { points: Point[]; at: number } {
  const [k, alpha] = points[i]!;
  const next = points[i + 1];
  return inserted(points, next ? [(k + next[0]) / 2, (alpha + next[1]) / 2] : [k + Math.max(10, k - (points[i - 1]?.[0] ?? 0)), alpha]);
}

/** Without point `i`; the last one stays. */
export function removed(points: readonly Point[], i: number): readonly Point[] {
  return points.length > 1 ? points.filter((_, j) => j !== i) : points;
}

/** High for low and low for high, within the same span. */
export function upsideDown(points: readonly Point[]): Point[] {
  const alphas = points.map(([, alpha]) => alpha);
  const [low, high] = [Math.min(...alphas), Math.max(...alphas)];
  return points.map(([k, alpha]) => [k, fine(low + (high - alpha))]);
}

/**
 * Rates as few points: the line between the ends, and again and again the place that is furthest from
 * the lines so far (Ramer 1972; Douglas & Peucker 1973), measured along α.
 */
export function traced(rates: ArrayLike<number>): Point[] {
  const known = Array.from(rates, (rate) => (Number.isFinite(rate) ? Math.max(0, rate) : 0));
  const places = known.length > 1 ? [0, known.length - 1] : [0];
  const near = FAITHFUL * Math.max(...known);
  while (places.length < TRACED) {
    const [off, at] = furthest(known, places);
    if (!(off > near)) {
      break;
    }
    places.push(at);
    places.sort((a, b) => a - b);
  }
  return places.map((k) => [k, fine(known[k]!)]);
}

function furthest(rates: readonly number[], places: readonly number[]): [off: number, at: number] {
  let [most, at] = [0, 0];
  for (let i = 1; i < places.length; i++) {
    const [from, to] = [places[i - 1]!, places[i]!];
    for (let k = from + 1; k < to; k++) {
      const line = rates[from]! + ((rates[to]! - rates[from]!) * (k - from)) / (to - from);
      const off = Math.abs(rates[k]! - line);
      [most, at] = off > most ? [off, k] : [most, at];
    }
  }
  return [most, at];
}

/** What a drawing is compared with: the same walk at the rate of the slider throughout. */
export function constantTwin(catalog: Catalog): Companion {
  return { schedule: { kind: offers(catalog, "schedule")[0]!.kind } };
}

/** What is drawn in the chart of a drawing. */
export interface Board {
  /** First iteration that the schedule in force acts on. */
  readonly since: number;
  /** αₖ in force during each step. */
  readonly rates: Float64Array;
  /** 2/λmax at each iterate of the walk; null where the ground bends nowhere up, or nobody gets there. */
  readonly ceiling: readonly (number | null)[];
  /** Steps of the walk that are above the ceiling, and all steps that it has in sight. */
  readonly above: number;
  readonly steps: number;
  /** The constant rate of the twin. */
  readonly constant: number;
  /** The height of an axis that has room for all that matters. */
  readonly top: number;
}

/** Works out the chart of iterations 0 … `extent`. */
export function boardOf(walker: Walker, spec: Spec, index: number, extent: number): Board {
  const rates = walker.rates(spec, extent);
  const { x, y } = walker.columns(walker.walk(spec, extent + 1));
  const steps = Math.min(extent + 1, x.length - 1);
  const stride = Math.ceil(rates.length / MOST_CEILINGS);
  const ceiling: (number | null)[] = [];
  for (let k = 0; k < rates.length; k++) {
    ceiling.push(k >= steps ? null : k % stride === 0 ? ceilingAt(walker, spec, x[k]!, y[k]!) : ceiling[k - 1]!);
  }
  const above = ceiling.filter((limit, k) => limit !== null && rates[k]! > limit).length;
  const constant = inForce(spec, index).alpha;
  const highest = Math.max(constant, ...rates);
  const near = ceiling.filter((limit) => limit !== null && limit <= IN_SIGHT * highest) as number[];
  return { since: scheduledSince(spec, index), rates, ceiling, above, steps, constant, top: 1.25 * Math.max(highest, near.length > 0 ? Math.min(...near) : 0) };
}

/** The greatest rate at which a plain step does not overshoot further and further: 2/λmax (Nesterov 2018, § 2.1.5). */
function ceilingAt({ core }: Walker, { surface }: Spec, x: number, y: number): number | null {
  const steepest = Number.isFinite(x) && Number.isFinite(y) ? Math.max(...core.probe(surface, x, y).eigenvalues) : 0;
  return steepest > 0 && Number.isFinite(steepest) ? 2 / steepest : null;
}

/** Without digits that nobody could draw. */
function fine(alpha: number): number {
  return Number(Math.min(alpha, GREATEST).toPrecision(3));
}
