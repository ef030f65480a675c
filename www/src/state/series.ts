/** What the charts show: columns of walks as lines. */

/** One line over iterations 0, 1, 2, …; null where there is nothing to draw. */
export interface Series {
  readonly values: readonly (number | null)[];
  /** Whether the values span so much that only powers of ten show it. */
  readonly log: boolean;
}

/** A chart with a greater ratio of values is drawn by powers of ten. */
const WIDE = 100;

/** Columns that are drawn in one chart, by powers of ten if any of them needs that and none forbids it. */
export function seriesOf(columns: readonly Float64Array[]): Series[] {
  let low = Infinity;
  let high = 0;
  let negative = false;
  for (const column of columns) {
    for (const value of column) {
      if (Number.isFinite(value)) {
        negative ||= value < 0;
        high = Math.max(high, value);
        low = value > 0 ? Math.min(low, value) : low;
      }
    }
  }
  const log = !negative && high > WIDE * low;
  return columns.map((column) => ({
    values: Array.from(column, (value) => (Number.isFinite(value) && (!log || value > 0) ? value : null)),
    log,
  }));
}

/** The least and the greatest value that a series shows. */
export function range({ values }: Pick<Series, "values">): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value !== null) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return [low, high];
}
