/** Data behind a surface: what they are, edits to them, and what they come to when they are scaled. */
import type { Catalog, Choice, DataInfo, Message, Minimum } from "#core";
import type { Core } from "../core/core.ts";
import { numberOr } from "./numerals.ts";
import { refusalOf, shortened } from "./refusal.ts";
import { infoOf, type Spec } from "./spec.ts";
import { withParam } from "./url.ts";

/** Two columns of numbers. */
export interface Columns {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** The data that a surface is made of. */
export interface Data extends Columns {
  readonly info: DataInfo;
  /** Whether the fit is made on scaled inputs. */
  readonly scaled: boolean;
}

/** The data of a surface; null for one that is not made of data. */
export function dataOf(catalog: Catalog, surface: Choice): Data | null {
  const { data: info, params } = infoOf(catalog, "surface", surface);
  if (!info) {
    return null;
  }
  const value = (name: string): unknown => surface.params?.[name] ?? params.find((param) => param.name === name)?.default;
  return { info, xs: value(info.x) as number[], ys: value(info.y) as number[], scaled: value(info.scale) === true };
}

/** The surface with other data, or with them scaled or not. */
export function withData(catalog: Catalog, surface: Choice, { xs, ys, scaled }: Partial<Data>): Choice {
  const { data: info, params } = infoOf(catalog, "surface", surface);
  const values = info ? { [info.x]: xs, [info.y]: ys, [info.scale]: scaled } : {};
  return params.reduce((made, param) => {
    const value = values[param.name];
    return value === undefined ? made : withParam(made, param, value);
  }, surface);
}

/** The columns with one point elsewhere, with one more, with one less. */
export function moved({ xs, ys }: Columns, at: number, x: number, y: number): Columns {
  return { xs: xs.with(at, x), ys: ys.with(at, y) };
}

export function added({ xs, ys }: Columns, x: number, y: number): Columns {
  return { xs: [...xs, x], ys: [...ys, y] };
}

export function removed({ xs, ys }: Columns, at: number): Columns {
  return { xs: xs.toSpliced(at, 1), ys: ys.toSpliced(at, 1) };
}

/** The columns as one writes them, a point on each line. */
export function writeColumns({ xs, ys }: Columns): string {
  return xs.map((x, i) => `${x}, ${ys[i]!}`).join("\n");
}

/** Reads what `writeColumns` writes, also with blanks or semicolons between. What cannot be read is named with its line. */
export function readColumns(text: string, classes: boolean): Columns | Message {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") {
      continue;
    }
    const [x, y, ...more] = line.trim().split(/\s*[,;]\s*|\s+/).map(numberOr);
    if (typeof x !== "number" || typeof y !== "number" || more.length > 0) {
      return { id: "data-refused-line", args: { line: i + 1, value: shortened(line.trim()) } };
    }
    if (classes && y !== 0 && y !== 1) {
      return { id: "data-refused-class", args: { line: i + 1, value: y } };
    }
    xs.push(x);
    ys.push(y);
  }
  return xs.length > 0 ? { xs, ys } : { id: "data-refused-none", args: {} };
}

/** The core's refusal of a number in a column, in the words of the line that it was written on. */
export function refusedLine(refusal: Message): Message {
  const place = /\[(\d+)\]$/.exec(String(refusal.args["field"]))?.[1];
  const { value, min, max } = refusal.args;
  return place === undefined || min === undefined ? refusal
    : { id: "data-refused-range", args: { line: Number(place) + 1, value: value!, min, max: max! } };
}

/** How inputs become what the fit is made on: less the middle, divided by the unit. */
function scaleOf({ xs, scaled }: Data): { middle: number; unit: number } {
  if (!scaled) {
    return { middle: 0, unit: 1 };
  }
  // Seen from the first of them, as in the core, so that equal ones stay equal.
  const first = xs[0]!;
  const shift = mean(xs.map((x) => x - first));
  const spread = Math.sqrt(mean(xs.map((x) => (x - first - shift) ** 2)));
  return { middle: first + shift, unit: spread || 1 };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A straight line over the inputs as they are; for classes its sigmoid is the fit. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
}

/** The line that a place on the map stands for. */
export function lineAt(data: Data, { x, y }: { x: number; y: number }): Line {
  const { middle, unit } = scaleOf(data);
  return { slope: x / unit, intercept: y - (x / unit) * middle };
}

/** The place on the map, with the inputs scaled or not, that stands for a line. */
export function placeOf(data: Data, { slope, intercept }: Line): [number, number] {
  const { middle, unit } = scaleOf(data);
  return [slope * unit, intercept + slope * middle];
}

/** What the fit at a place says for an input. */
export function answerAt(data: Data, { x: a, y: b }: { x: number; y: number }, x: number): number {
  const { middle, unit } = scaleOf(data);
  // In this order a line through data far from the origin keeps its digits.
  const z = a * ((x - middle) / unit) + b;
  return data.info.classes ? 1 / (1 + Math.exp(-z)) : z;
}

/** So many pieces make a sigmoid smooth. */
const PIECES = 120;

/** The fit at a place over a span of inputs, as points. */
export function fitOver(data: Data, place: { x: number; y: number }, [low, high]: readonly [number, number]): Columns {
  const pieces = data.info.classes ? PIECES : 1;
  const xs = Array.from({ length: pieces + 1 }, (_, i) => low + ((high - low) * i) / pieces);
  return { xs, ys: xs.map((x) => answerAt(data, place, x)) };
}

/** Whether all inputs are the same, so that they tell nothing. */
export function isOnePlace({ xs }: Columns): boolean {
  return xs.every((x) => x === xs[0]);
}

/** The ground at its lowest point, and how long plain descent takes there. */
export interface Valley {
  /** Null where the ground falls for ever. */
  readonly lowest: Minimum | null;
  /** The curvatures there, and their ratio κ; infinite along a floor that is level. */
  readonly curvatures: readonly [low: number, high: number];
  readonly condition: number;
  /** 2/λmax: from here on, steps along the steepest direction grow. */
  readonly ceiling: number;
  /** 2/(λmax + λmin) with three digits: where both directions shrink alike; along a level floor there is one direction. */
  readonly alpha: number;
  /** Steps until all but a part `NEAR` of the loss above the lowest is gone; null if that is more than were `tried`. */
  readonly steps: number | null;
  readonly tried: number;
  readonly diverged: boolean;
}

/** This part of what there was to lose may be left at the end. */
export const NEAR = 1e-6;
/** A walk is followed so far, and no farther than so many looks at a sample take. */
const FARTHEST = 100_000;
const LOOKS = 1_000_000;
/** Where a curvature is less than this part of the other, rounding hides it. */
const HIDDEN = 1e-13;
/** Wider than any coordinate that data can lead to. */
const EVERYWHERE: [number, number, number, number] = [-1e15, 1e15, -1e15, 1e15];

/** The lowest point of a surface, wherever it lies. */
export function lowestOf(core: Core, surface: Choice): Minimum | null {
  return core.features(surface, EVERYWHERE).minima[0] ?? null;
}

/** What the data of a walk come to with their inputs as they are and scaled: the same line sets out on both. */
export function compared(
  core: Core, catalog: Catalog, { surface, start }: Pick<Spec, "surface" | "start">,
): Record<"raw" | "scaled", Valley> | null {
  const data = dataOf(catalog, surface);
  if (!data) {
    return null;
  }
  const line = lineAt(data, { x: start[0], y: start[1] });
  const valley = (scaled: boolean): Valley =>
    valleyOf(core, withData(catalog, surface, { scaled }), scaled === data.scaled ? start : placeOf({ ...data, scaled }, line), data);
  return { raw: valley(false), scaled: valley(true) };
}

function valleyOf(core: Core, surface: Choice, start: readonly [number, number], data: Data): Valley {
  const lowest = lowestOf(core, surface);
  if (!lowest) {
    return { lowest, curvatures: [NaN, NaN], condition: NaN, ceiling: NaN, alpha: NaN, steps: null, tried: 0, diverged: false };
  }
  const [least, high] = core.probe(surface, lowest.x, lowest.y).eigenvalues;
  const low = isOnePlace(data) || least < HIDDEN * high ? 0 : least;
  const alpha = roundedDown(2 / (high + (low > 0 ? low : high)));
  return {
    lowest, curvatures: [low, high], condition: high / low, ceiling: 2 / high, alpha,
    ...walked(core, { surface, start, alpha }, lowest.f, data.xs.length),
  };
}

/** How many steps it takes a plain walk to be near a loss. */
function walked(
  core: Core, spec: Pick<Spec, "surface" | "start" | "alpha">, lowest: number, samples: number,
): Pick<Valley, "steps" | "tried" | "diverged"> {
  const most = Math.min(FARTHEST, Math.floor(LOOKS / samples));
  if (refusalOf(() => core.walk(spec, 0))) {
    return { steps: null, tried: 0, diverged: false };
  }
  // Most arrive early, and a walk costs what it is long.
  for (let count = Math.min(50, most); ; count = Math.min(4 * count, most)) {
    const { columns, rows, outcome } = core.walk(spec, count);
    const losses = columns.subarray(2 * rows, 3 * rows);
    const near = lowest + NEAR * (losses[0]! - lowest);
    const steps = losses.findIndex((loss) => loss <= near);
    if (steps >= 0 || count === most || outcome === "diverged") {
      return { steps: steps >= 0 ? steps : null, tried: rows - 1, diverged: outcome === "diverged" };
    }
  }
}

/** A rate with three digits, and never a larger one. */
export function roundedDown(rate: number): number {
  const rounded = Number(rate.toPrecision(3));
  const unit = 10 ** (Math.floor(Math.log10(rate)) - 2);
  // But for a last digit that rounding has made.
  return rounded <= rate * (1 + 1e-9) ? rounded : Number((rounded - unit).toPrecision(3));
}

/** A number without digits that nobody could point at on an axis. */
export function pointed(value: number, [low, high]: readonly [number, number]): number {
  const decimals = Math.min(Math.max(0, 3 - Math.round(Math.log10(high - low))), 20);
  return Number(value.toFixed(decimals));
}
