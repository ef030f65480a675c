/** A session of mixed problems: which one is worked on, and how those before it went. */
import type { Answer as Checked } from "./exercise.ts";
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
}

const AT_HAND = { grade: null, attempts: 0, hints: 0 } as const;

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
  return session.task && session.grade === null ? { ...session, attempts: Math.max(1, session.attempts) } : session;
}

/** What goes into the log if the problem at hand is left now: a miss, if there was a wrong attempt and no right one. */
export function leftBehind({ task, grade, attempts, hints }: Session, now: number): Answer | null {
  return task && grade === null && attempts > 0 ? { ...task, at: now, attempts, hints, score: 0 } : null;
}

/** The session goes on to the next problem, or to its end. The log has the last one already. */
export function advanced(session: Session, study: Study, kinds: readonly string[], now: number): Session {
  const { task, grade, attempts, length } = session;
  if (!task) {
    return session;
  }
  const turns = [...session.turns, { ...task, grade: grade ?? (attempts > 0 ? "missed" : null) } as const];
  return { length, turns, task: turns.length < length ? nextTask(study, kinds, turns, now) : null, ...AT_HAND };
}

/** The session ends here: the problem at hand counts if it was worked on. */
export function ended(session: Session): Session {
  const { task, grade, attempts, turns } = session;
  const worked = task && (grade !== null || attempts > 0) ? [{ ...task, grade: grade ?? "missed" } as const] : [];
  return { ...session, turns: [...turns, ...worked], task: null, ...AT_HAND };
}

/** How many went how. */
export function tally({ turns }: Session): Record<Grade | "skipped", number> {
  const count = (wanted: Grade | null): number => turns.filter(({ grade }) => grade === wanted).length;
  return { first: count("first"), helped: count("helped"), missed: count("missed"), skipped: count(null) };
}
