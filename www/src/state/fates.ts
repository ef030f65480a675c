/**
 * What would become of the hiker at every learning rate of the slider: what to ask the core, and what
 * its answer means in one word per rate.
 */
import type { Outcome, Regime, Sweep, WalkSpec } from "#core";
import { LAST_STOP } from "./scale.ts";
import { settledAt, type Spec } from "./spec.ts";
import { positionOf, rateAt } from "./track.ts";
import type { Place } from "./walker.ts";

/** What can become of a hiker. One who rests already stays there at any rate. */
export const FATES = ["too-small", "steady", "oscillating", "diverging", "resting"] as const;
export type Fate = (typeof FATES)[number];

/** Rates asked about from one stop of the slider to the next. */
const PER_STOP = 3;
/** The rates that are asked about, evenly along the track; every stop of the slider is one of them. */
export const RATES = Float64Array.from({ length: LAST_STOP * PER_STOP + 1 }, (_, i) => rateAt(i / PER_STOP));
/** How far each of them is walked. */
export const STEPS = 200;

/** A walk whose learning rate is still open. */
export interface Question {
  /** Where the walks begin: where the hiker stands, or at the start of the walk shown. */
  readonly from: "here" | "start";
  /** Its `alpha` means nothing. */
  readonly spec: WalkSpec & Pick<Spec, "surface" | "start">;
}

/**
 * What to ask at an iteration: a change of α takes effect where the hiker stands, with the settings in
 * force there. Where the hiker has come to rest or is gone, no rate would change anything any more, and
 * the walk's own start is asked about instead.
 *
 * The hikers asked about set out afresh: what a step rule or a schedule remembers is not carried over.
 */
export function questionAt(spec: Spec, { iteration, x, y, outcome }: Place, regime: Regime): Question {
  const over = outcome !== "walking" || regime === "converged" || !Number.isFinite(x) || !Number.isFinite(y);
  const start: [number, number] = over ? [...spec.start] : [x, y];
  return { from: over ? "start" : "here", spec: { ...settledAt(spec, iteration), alpha: 1, start } };
}

/** A question with what the core found. */
export interface Answer extends Question {
  readonly sweep: Sweep;
  /** The fate at every one of the `RATES`. */
  readonly fates: readonly Fate[];
  readonly bands: readonly Band[];
}

/** The core's regimes and outcomes in the order of its lists. */
const REGIMES: readonly Regime[] = ["starting", "too-small", "steady", "oscillating", "diverging", "stalled", "converged"];
const OUTCOMES: readonly Outcome[] = ["walking", "converged", "diverged"];

/** The core's findings as fates. */
export function answered(question: Question, sweep: Sweep): Answer {
  const fates = Array.from(sweep.regime, (regime, i) => fateOf(REGIMES[regime]!, OUTCOMES[sweep.outcome[i]!]!));
  return { ...question, sweep, fates, bands: bandsOf(fates) };
}

/** One rate's fate. */
export function fateOf(regime: Regime, outcome: Outcome): Fate {
  if (outcome === "diverged") {
    return "diverging";
  }
  switch (regime) {
    case "too-small":
      // Whoever has arrived was not too slow.
      return outcome === "converged" ? "steady" : regime;
    case "steady":
    case "oscillating":
    case "diverging":
      return regime;
    case "starting":
    case "stalled":
    case "converged":
      return "resting";
  }
}

/** Which of the `RATES` is the nearest to a rate; null for one that is not on the track. */
export function nearestRate(alpha: number): number | null {
  const nearest = Math.round(positionOf(alpha) * PER_STOP);
  return nearest >= 0 && nearest < RATES.length ? nearest : null;
}

/** A part of the track with one fate; from and to in stops of the slider. */
export interface Band<Word = Fate> {
  readonly fate: Word;
  readonly from: number;
  readonly to: number;
}

/** The parts of the track, in order and without gaps. */
export function bandsOf(fates: readonly Fate[]): Band[] {
  return runs(fates).map(({ fate, from, to }) => ({
    fate,
    // The border is somewhere between two rates.
    from: from === 0 ? 0 : (from - 0.5) / PER_STOP,
    to: to === fates.length ? LAST_STOP : (to - 0.5) / PER_STOP,
  }));
}

/** A part narrower than this many stops is not worth words of its own: a tenth of a decade. */
const WORTH_WORDS = 2;
/** More parts than this are no longer heard as one picture. */
const MOST_PARTS = 6;

/**
 * The parts as one would tell them: narrow ones are told with their neighbour, and where one narrow
 * part follows another, the whole stretch is mixed.
 */
export function rangesOf(fates: readonly Fate[]): Band<Fate | "mixed">[] {
  const ranges: Band<Fate | "mixed">[] = [];
  const add = (fate: Fate | "mixed", from: number, to: number): void => {
    const last = ranges.at(-1);
    if (last?.fate === fate) {
      ranges[ranges.length - 1] = { ...last, to };
    } else {
      ranges.push({ fate, from, to });
    }
  };
  const bands = bandsOf(fates);
  for (let i = 0; i < bands.length;) {
    const { fate, from, to } = bands[i]!;
    if (to - from >= WORTH_WORDS || bands.length === 1) {
      add(fate, from, to);
      i++;
      continue;
    }
    let end = i;
    while (end < bands.length && bands[end]!.to - bands[end]!.from < WORTH_WORDS) {
      end++;
    }
    const until = bands[end - 1]!.to;
    const neighbour = ranges.at(-1)?.fate ?? bands[end]?.fate;
    add(neighbour !== undefined && until - from < WORTH_WORDS ? neighbour : "mixed", from, until);
    i = end;
  }
  if (ranges.length > MOST_PARTS) {
    const [first, last] = [ranges[0]!, ranges.at(-1)!];
    return [first, { fate: "mixed", from: first.to, to: last.from }, last];
  }
  return ranges;
}

/** Equal neighbours as one, by their places in the list. */
function runs(fates: readonly Fate[]): { fate: Fate; from: number; to: number }[] {
  const found: { fate: Fate; from: number; to: number }[] = [];
  fates.forEach((fate, i) => {
    const last = found.at(-1);
    if (last?.fate === fate) {
      last.to = i + 1;
    } else {
      found.push({ fate, from: i, to: i + 1 });
    }
  });
  return found;
}
