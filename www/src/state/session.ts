/** A session of mixed problems: which one is worked on, and how those before it went. */
import type { Answer as Checked, Earlier } from "./exercise.ts";
import { MAX_SEED, Wrong, fieldsOf, listOf, nameIn, own, parsed, refused, wholeIn } from "./fields.ts";
import { gradeOf, nextTask, type Grade, type Turn } from "./spacing.ts";
import type { Answer, Study } from "./study.ts";

/** How many problems a session may have; the usual number first. */
export const LENGTHS = [5, 10, 20] as const;

export interface Session {
  readonly length: number;
  /** The problems that are done with. */
  readonly turns: readonly Turn[];
  /** What is worked on; null at the end. */
  readonly task: { readonly kind: string; readonly seed: number } | null;
  /** How the problem at hand was solved; null until it is. */
  readonly grade: Grade | null;
  /** Wrong attempts at it, and the hints that were asked for before the last one. */
  readonly attempts: number;
  readonly hints: number;
  /** Whether its worked solution was opened. */
  readonly shown: boolean;
}

const AT_HAND = { grade: null, attempts: 0, hints: 0, shown: false } as const;

/** A session that begins. */
export function begun(study: Study, kinds: readonly string[], length: number, now: number): Session {
  return { length, turns: [], task: nextTask(study, kinds, [], now), ...AT_HAND };
}

/** The session after an answer was checked, and what goes into the log, if the problem is solved with it. */
export function heard(session: Session, checked: Checked, now: number): { session: Session; answer: Answer | null } {
  const { task, grade } = session;
  const { kind, seed, verdict, attempts, hintsUsed: hints, score } = checked;
  if (task?.kind !== kind || task.seed !== seed || grade !== null || verdict === "invalid") {
    return { session, answer: null };
  }
  if (verdict !== "correct") {
    return { session: { ...session, attempts, hints }, answer: null };
  }
  return { session: { ...session, grade: gradeOf({ score }) }, answer: { kind, seed, at: now, attempts, hints, score } };
}

/** The session after the worked solution was opened: who goes on without an answer has missed the problem. */
export function givenUp(session: Session): Session {
  return session.task && session.grade === null ? { ...session, shown: true } : session;
}

/** Whether the problem at hand is missed if it is left now: there was a wrong attempt, or its solution was opened. */
export function isAtStake({ grade, attempts, shown }: Session): boolean {
  return grade === null && (attempts > 0 || shown);
}

/** What goes into the log if the problem at hand is left now. */
export function leftBehind(session: Session, now: number): Answer | null {
  const { task, attempts, hints } = session;
  return task && isAtStake(session) ? { ...task, at: now, attempts: Math.max(1, attempts), hints, score: 0 } : null;
}

/** The session goes on to the next problem, or to its end. The log has the last one already. */
export function advanced(session: Session, study: Study, kinds: readonly string[], now: number): Session {
  const { task, grade, length } = session;
  if (!task) {
    return session;
  }
  const turns = [...session.turns, { ...task, grade: grade ?? (isAtStake(session) ? "missed" : null) } as const];
  return { length, turns, task: turns.length < length ? nextTask(study, kinds, turns, now) : null, ...AT_HAND };
}

/** The session ends here: the problem at hand counts if it was worked on. */
export function ended(session: Session): Session {
  const { task, grade, turns } = session;
  const worked = task && (grade !== null || isAtStake(session)) ? [{ ...task, grade: grade ?? "missed" } as const] : [];
  return { ...session, turns: [...turns, ...worked], task: null, ...AT_HAND };
}

/** How many went how. */
export function tally({ turns }: Session): Record<Grade | "skipped", number> {
  const count = (wanted: Grade | null): number => turns.filter(({ grade }) => grade === wanted).length;
  return { first: count("first"), helped: count("helped"), missed: count("missed"), skipped: count(null) };
}

/** The work on the problem at hand, for the problem to go on from. */
export function earlier({ task, attempts, hints: hintsUsed, shown: solutionShown }: Session): Earlier | null {
  return task && { ...task, attempts, hintsUsed, solutionShown };
}

/** Writes what a session needs to go on. */
export function writeSession({ length, turns, task, grade, attempts, hints, shown }: Session): string {
  return JSON.stringify({ version: 1, length, turns, task, grade, attempts, hints, shown });
}

/** A session that `writeSession` wrote; null if it cannot be read, or has a problem that there is no more. */
export function readSession(text: string, kinds: readonly string[]): Session | null {
  try {
    const session = sessionOf(parsed(text));
    return [session.task, ...session.turns].every((one) => one && kinds.includes(one.kind)) ? session : null;
  } catch (reason) {
    if (reason instanceof Wrong) {
      return null;
    }
    throw reason;
  }
}

function sessionOf(value: unknown): Session {
  const fields = fieldsOf(value, "session");
  const [version, length, shown] = ["version", "length", "shown"].map((name) => own(fields, name));
  const turns = listOf(fields, "turns").map((entry, i) => ({ ...taskOf(entry, `turns[${i}]`), grade: gradeOfTurn(entry) }));
  if (version !== 1 || !isLength(length) || turns.length >= length || typeof shown !== "boolean") {
    throw refused("object", "session", value);
  }
  return {
    ...AT_HAND, length, turns, task: taskOf(own(fields, "task"), "task"), grade: gradeOfTurn(value), shown,
    attempts: wholeIn(fields, "session", "attempts", 1e6), hints: wholeIn(fields, "session", "hints", 1e6),
  };
}

function isLength(value: unknown): value is number {
  return LENGTHS.some((length) => length === value);
}

function taskOf(value: unknown, path: string): { kind: string; seed: number } {
  const fields = fieldsOf(value, path);
  return { kind: nameIn(fields, path, "kind"), seed: wholeIn(fields, path, "seed", MAX_SEED) };
}

function gradeOfTurn(value: unknown): Grade | null {
  const grade = own(fieldsOf(value, "grade"), "grade");
  const known = ([null, "first", "helped", "missed"] as const).find((one) => one === grade);
  if (known === undefined) {
    throw refused("object", "grade", grade);
  }
  return known;
}
