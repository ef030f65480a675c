/** One learner's work on a practice problem: what was answered, and what it is worth. */
import type { Catalog, Message, Problem, Verdict } from "#core";
import type { Core } from "../core/core.ts";
import { numberOr } from "./numerals.ts";
import type { Raw } from "./options.ts";
import { refusalOf, refusedAs } from "./refusal.ts";

/** What one wrong attempt and one hint take off the score, and what a right answer is worth at least. */
export const PER_ATTEMPT = 0.2;
export const PER_HINT = 0.1;
export const LEAST = 0.2;

/** Which problem, and which help is offered. */
export interface Task {
  readonly kind: string;
  readonly seed: number;
  /** How many hints may be asked for; Infinity for all there are. */
  readonly hints: number;
  /** The attempts that there are; Infinity for as many as one likes. */
  readonly attempts: number;
  /** Greatest relative error of a right answer; undefined for the problem's own. */
  readonly tolerance: number | undefined;
  /** The attempts after which the solution is offered; Infinity for never. */
  readonly solutionAfter: number;
}

/** The state of the work. A learner starts over with every problem. */
export interface Work {
  /** Attempts that could be read. */
  readonly attempts: number;
  readonly hintsUsed: number;
  readonly solutionShown: boolean;
  readonly verdict: Verdict | null;
  /** What the right answer was worth; null until there is one. */
  readonly earned: number | null;
  /** Whether the last answer was the wrong one of before, which counts once. */
  readonly repeated: boolean;
  /** The day of it, as 2026-11-29. */
  readonly day: string | null;
}

export const UNTOUCHED: Work = { attempts: 0, hintsUsed: 0, solutionShown: false, verdict: null, earned: null, repeated: false, day: null };

/** The work on a problem that was left and is taken up again. */
export interface Earlier extends Pick<Task, "kind" | "seed">, Pick<Work, "attempts" | "hintsUsed" | "solutionShown"> {}

/** The work with which a problem begins. */
export function taken(up: Earlier | null, { kind, seed }: Task): Work {
  if (up?.kind !== kind || up.seed !== seed) {
    return UNTOUCHED;
  }
  const { attempts, hintsUsed, solutionShown } = up;
  return { ...UNTOUCHED, attempts, hintsUsed, solutionShown };
}

/** The detail of a `practice-answer` event. */
export interface Answer {
  kind: string;
  seed: number;
  verdict: Verdict["verdict"];
  attempts: number;
  hintsUsed: number;
  /** 0 to 1. */
  score: number;
}

/** Reads a task; the first problem of the catalog with seed 0 is the default. */
export function readTask(raw: Raw, core: Core, notices: Message[]): Task {
  const { problems }: Catalog = core.catalog();
  let kind = problems[0]?.kind ?? "";
  const wanted = raw.get("problem")?.trim();
  if (wanted) {
    const refused = refusalOf(() => core.problem(wanted, 0));
    if (refused) {
      notices.push(refusedAs(refused, "problem", wanted));
    } else {
      kind = wanted;
    }
  }
  let seed = 0;
  const text = raw.get("seed");
  if (text !== undefined) {
    const number = numberOr(text) as number;
    const refused = refusalOf(() => core.problem(kind, number));
    if (refused) {
      notices.push(refusedAs(refused, "seed", text));
    } else {
      seed = number;
    }
  }
  return {
    kind, seed, hints: readHints(raw, notices), attempts: readAttempts(raw, notices),
    tolerance: readTolerance(raw, core, kind, notices), solutionAfter: readAfter(raw, notices),
  };
}

/** What a teacher may hide of the problem, and what of the hill on which an answer walks. */
export function readLook(raw: Raw): Record<string, string> {
  return Object.fromEntries(["hide", "lock", "code", "theme", "motion"].flatMap((name) => {
    const value = raw.get(name);
    return value === undefined ? [] : [[name, value]];
  }));
}

function readHints(raw: Raw, notices: Message[]): number {
  const text = raw.get("hint")?.trim() ?? "";
  if (/^\d{1,2}$/.test(text)) {
    return Number(text);
  }
  if (text !== "" && text !== "on" && text !== "off") {
    notices.push({ id: "refused-choice", args: { field: "hint", value: text.slice(0, 60), accepted: "on, off, 1, 2, …" } });
  }
  return text === "off" ? 0 : Infinity;
}

function readAttempts(raw: Raw, notices: Message[]): number {
  const text = raw.get("attempts")?.trim() ?? "";
  if (text === "" || /^[1-9]\d{0,3}$/.test(text)) {
    return text === "" ? Infinity : Number(text);
  }
  notices.push({ id: "refused-choice", args: { field: "attempts", value: text.slice(0, 60), accepted: "1, 2, 3, …" } });
  return Infinity;
}

function readTolerance(raw: Raw, core: Core, kind: string, notices: Message[]): number | undefined {
  const text = raw.get("tolerance")?.trim() ?? "";
  if (text === "") {
    return undefined;
  }
  const number = numberOr(text) as number;
  const refused = refusalOf(() => core.checkAnswer(kind, 0, "1", "en", number));
  if (refused) {
    notices.push(refusedAs(refused, "tolerance", text));
    return undefined;
  }
  return number;
}

/** Whether there is nothing more to be answered: it is right, or all attempts are made. */
export function isOver({ attempts }: Task, work: Work): boolean {
  return work.earned !== null || work.attempts >= attempts;
}
function readAfter(raw: Raw, notices: Message[]): number {
  const text = raw.get("solution")?.trim() ?? "on";
  if (text === "on" || text === "" || text === "off") {
    return text === "off" ? Infinity : 0;
  }
  const after = /^after-(\d{1,4})$/.exec(text)?.[1];
  if (after === undefined) {
    const args = { field: "solution", value: text.slice(0, 60), accepted: "on, off, after-1, after-2, …" };
    notices.push({ id: "refused-choice", args });
  }
  return Number(after ?? 0);
}

/** The work after an answer was checked on a day. What could not be read costs nothing,
 * and neither does the same wrong answer once more. */
export function answered(work: Work, verdict: Verdict, day: string): Work {
  const repeated = verdict.verdict === "incorrect" && work.verdict?.verdict === "incorrect" && verdict.value === work.verdict.value;
  // What is tried out after the right answer counts no more.
  if (verdict.verdict === "invalid" || work.earned !== null || repeated) {
    return { ...work, verdict, repeated };
  }
  const attempts = work.attempts + 1;
  return verdict.verdict === "correct"
    ? { ...work, attempts, verdict, repeated, day, earned: worth(work) }
    : { ...work, attempts, verdict, repeated };
}

/**
 * What a right answer is worth now.
 *
 * 1, less 0.2 for every wrong attempt and 0.1 for every hint, but at least 0.2; nothing once the
 * solution has been shown.
 */
export function worth({ attempts, hintsUsed, solutionShown }: Work): number {
  if (solutionShown) {
    return 0;
  }
  const score = Math.max(LEAST, 1 - PER_ATTEMPT * attempts - PER_HINT * hintsUsed);
  // Tenths, without the noise of binary fractions.
  return Math.round(score * 10) / 10;
}

/** What the page tells the world about an answer. */
export function report({ kind, seed }: Task, work: Work, verdict: Verdict): Answer {
  const { attempts, hintsUsed, earned } = work;
  return { kind, seed, verdict: verdict.verdict, attempts, hintsUsed, score: earned ?? 0 };
}

/** The core's problem of a task. */
export function problemOf(core: Core, { kind, seed }: Task): Problem {
  return core.problem(kind, seed);
}
