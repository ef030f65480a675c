/** Which values a challenge accepts, found by trying them out: a course system has no hill of its own. */
import type { Verdict } from "#core";
import type { Interval } from "./interval.ts";

/** What came of the trials. */
export interface Trials {
  /** The accepted values: one interval of rates, or whole numbers without a gap; null if they are neither. */
  readonly accepted: readonly Interval[] | null;
  /** Intervals in which everybody is told the same. */
  readonly told: readonly (Interval & { readonly feedback: string })[];
}

/** Rates are tried this many powers of ten around the answer, and so many in each of them. */
const DECADES = 3;
const PER_DECADE = 100;
/** Whole numbers are tried up to this one. */
const LAST_WHOLE = 200;
/** How often the way between an accepted rate and its refused neighbour is halved. */
const HALVINGS = 40;
/** Further trials within an interval and on either side of it, as far as half of its end. */
const PROBES = 200;
/** Digits of an interval's ends, rounded inwards. */
const DIGITS = 4;

/** Tries rates, or whole numbers, around the answer. */
export function tryOut(judge: (value: number) => Verdict, say: (verdict: Verdict) => string, answer: number, whole: boolean): Trials {
  const values = whole
    ? Array.from({ length: LAST_WHOLE }, (_, at) => at + 1)
    : Array.from({ length: 2 * DECADES * PER_DECADE + 1 }, (_, at) => answer * 10 ** (at / PER_DECADE - DECADES));
  const verdicts = values.map(judge);
  const isRight = (at: number): boolean => verdicts[at]?.verdict === "correct";
  const told: { low: number; high: number; feedback: string }[] = [];
  const ranges: { first: number; last: number }[] = [];
  verdicts.forEach((verdict, at) => {
    const value = values[at]!;
    if (isRight(at)) {
      if (isRight(at - 1)) {
        ranges.at(-1)!.last = at;
      } else {
        ranges.push({ first: at, last: at });
      }
      return;
    }
    const feedback = say(verdict);
    const before = told.at(-1);
    if (before?.feedback === feedback && !isRight(at - 1)) {
      before.high = value;
    } else {
      told.push({ low: value, high: value, feedback });
    }
  });
  if (whole) {
    return { accepted: wholes(values, ranges, answer), told };
  }
  return {
    accepted: interval((value) => judge(value).verdict === "correct", values, ranges),
    // Of a lonely trial nobody knows how far it holds.
    told: told.map((run) => ({ ...run, ...inwards(run) })).filter(({ low, high }) => low < high),
  };
}

/** First and last of neighbouring trials that were accepted. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** The whole numbers that are accepted, the one that the solution names first; null if there are gaps or no end. */
function wholes(values: readonly number[], [range, ...others]: readonly Range[], answer: number): Interval[] | null {
  return !range || others.length > 0 || range.last === values.length - 1
    ? null
    : values.slice(range.first, range.last + 1)
      .sort((a, b) => Math.abs(a - answer) - Math.abs(b - answer))
      .map((value) => ({ low: value, high: value }));
}

/** The interval of rates that are accepted; null if it is not one, or if it has no ends. */
function interval(accepts: (value: number) => boolean, values: readonly number[], [range, ...others]: readonly Range[]): Interval[] | null {
  const below = range && values[range.first - 1];
  const above = range && values[range.last + 1];
  if (!range || below === undefined || above === undefined || others.length > 0) {
    return null;
  }
  const found = inwards({ low: edge(accepts, values[range.first]!, below), high: edge(accepts, values[range.last]!, above) });
  return isWhole(accepts, found) ? [found] : null;
}

/** The last accepted value on the way to one that is refused. */
function edge(accepts: (value: number) => boolean, right: number, wrong: number): number {
  let [good, bad] = [right, wrong];
  for (let turn = 0; turn < HALVINGS; turn++) {
    const middle = (good + bad) / 2;
    if (accepts(middle)) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  return good;
}

/** Whether all of the interval is accepted, and nothing close to it. */
function isWhole(accepts: (value: number) => boolean, { low, high }: Interval): boolean {
  const slack = 10 ** (1 - DIGITS);
  for (let at = 0; at <= PROBES; at++) {
    const part = at / PROBES;
    if (!accepts(low + part * (high - low)) || accepts((low / 2) * (1 + part * (1 - 2 * slack))) || accepts(high * (1 + 2 * slack + part / 2))) {
      return false;
    }
  }
  return true;
}

/** An interval within another one, with few digits. */
function inwards({ low, high }: Interval): Interval {
  return { low: rounded(low, Math.ceil), high: rounded(high, Math.floor) };
}

function rounded(value: number, round: (value: number) => number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - DIGITS);
  return Number((round(value / unit) * unit).toPrecision(DIGITS));
}
