/** A walk as files of numbers, and the names of files. */
import type { Outcome, Walk } from "#core";
import type { Spec } from "../../state/spec.ts";

/** The columns of both files. */
const COLUMNS = ["iteration", "x", "y", "loss", "alpha", "gradient_norm"] as const;

/** The walk as far as it is taken along. */
export interface Tale {
  spec: Spec;
  walk: Walk;
  /** The last iteration of it. */
  last: number;
  link: string;
}

/** Every value of one row; the learning rate is that of the step that led there, so the start has none. */
function row({ columns, rows }: Walk, k: number): (number | null)[] {
  const [x, y, loss, alpha, slope] = [0, 1, 2, 3, 4].map((n) => columns[n * rows + k]!);
  return [k, x!, y!, loss!, k === 0 ? null : alpha!, slope!];
}

/** Beyond all numbers: by name, since JSON has no such numbers and spreadsheets know no others. */
function named(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/**
 * Comma-separated, a header and one line per iterate. Numbers are the shortest decimals that read back to the same double;
 * one that is beyond all numbers is written `Infinity`, `-Infinity` or `NaN`.
 */
export function csv({ walk, last }: Tale): string {
  const lines: string[] = [COLUMNS.join(",")];
  for (let k = 0; k <= last; k++) {
    lines.push(row(walk, k).map((value) => value ?? "").join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** The same with what the walk is made of: `spec` can be given back to the core. */
export function json({ spec, walk, last, link }: Tale): string {
  const rows = Array.from({ length: last + 1 }, (_, k) => row(walk, k));
  const column = (n: number): (number | string | null)[] => rows.map((values) => (values[n] === null ? null : named(values[n]!)));
  const outcome: Outcome = last >= walk.at ? walk.outcome : "walking";
  return `${JSON.stringify({
    version: 1,
    spec,
    outcome,
    at: Math.min(last, walk.at),
    link,
    nonfinite: "written as text: Infinity, -Infinity, NaN; alpha of the start is null",
    columns: Object.fromEntries(COLUMNS.map((name, n) => [name, column(n)])),
  }, null, 1)}\n`;
}

/** A name that tells what is in a file. */
export function fileName(spec: Spec, alpha: number, k: number, ending: string): string {
  return `blindfolded-hiker-${spec.surface.kind.replaceAll("_", "-")}-alpha-${alpha}-step-${k}.${ending}`;
}

/** Iterates for a film: all of them, or, of a long walk, so many at equal distances, with both ends. */
export function frames(last: number, most: number): number[] {
  const count = Math.min(last + 1, most);
  return Array.from({ length: count }, (_, i) => (count === 1 ? last : Math.round((i * last) / (count - 1))));
}
