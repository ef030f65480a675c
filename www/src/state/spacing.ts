/** When which kind of problem comes again: skills, streaks and the plan of a session, from the log of answers. */
import type { Answer, Study } from "./study.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Days until a kind comes again, by its level. */
export const INTERVALS = [0, 1, 3, 7, 16, 35, 75] as const;
/** What comes again only after so many days is known well. */
const LONG = 7;
/** How far a miss sets back. */
const SETBACK = 2;
/** Who practises in the evening may do so in the morning of the next day. */
const EARLY = 8 * HOUR;
/** A pardon that was used is there again after so many in a row. */
export const PARDON_AFTER = 3;
/** Other kinds that come between two problems of one kind. */
const BETWEEN = 2;

/** How a problem went: right first time, right with help or after a slip, or not at all. */
export type Grade = "first" | "helped" | "missed";

export function gradeOf({ score }: Pick<Answer, "score">): Grade {
  return score === 1 ? "first" : score > 0 ? "helped" : "missed";
}

/** What the log says about one kind of problem. */
export interface Skill {
  readonly kind: string;
  readonly seen: number;
  /** How many of these were right at the first attempt, without help. */
  readonly first: number;
  /** An index into `INTERVALS`. */
  readonly level: number;
  /** Days until it comes again, counted from the last answer. */
  readonly interval: number;
  /** When it comes again; null while it was never seen. */
  readonly due: number | null;
}

/** The skills of these kinds, in their order. */
export function skillsOf({ answers }: Study, kinds: readonly string[]): Skill[] {
  const skills = new Map(kinds.map((kind): [string, Skill] => [kind, { kind, seen: 0, first: 0, level: 0, interval: 0, due: null }]));
  for (const answer of answers) {
    const skill = skills.get(answer.kind);
    if (skill) {
      skills.set(answer.kind, practised(skill, answer));
    }
  }
  return [...skills.values()];
}

/**
 * A skill after one more answer.
 *
 * Right first time when it was due: one level up. With help: it stays, and comes again after the same
 * interval, a day at least. Missed: two levels down, and at once. A right answer before it was due shows
 * little and moves nothing.
 */
export function practised(skill: Skill, answer: Answer): Skill {
  const grade = gradeOf(answer);
  const counted = { ...skill, seen: skill.seen + 1, first: skill.first + (grade === "first" ? 1 : 0) };
  if (grade === "missed") {
    return { ...counted, level: Math.max(0, skill.level - SETBACK), interval: 0, due: answer.at };
  }
  if (skill.due !== null && answer.at < skill.due) {
    return counted;
  }
  const level = grade === "first" ? Math.min(skill.level + 1, INTERVALS.length - 1) : skill.level;
  const interval = Math.max(1, INTERVALS[level]!);
  return { ...counted, level, interval, due: answer.at + interval * DAY - EARLY };
}

/** Skills in one line: kinds that came, their answers, and how many kinds are known for a week and longer. */
export function overview(skills: readonly Skill[]): Record<"kinds" | "seen" | "answers" | "first" | "long", number> {
  const sum = (of: (skill: Skill) => number): number => skills.reduce((total, skill) => total + of(skill), 0);
  return {
    kinds: skills.length,
    seen: sum(({ seen }) => Math.min(seen, 1)),
    answers: sum(({ seen }) => seen),
    first: sum(({ first }) => first),
    long: sum(({ interval }) => (interval >= LONG ? 1 : 0)),
  };
}

export function isDue({ due }: Skill, now: number): boolean {
  return due !== null && due <= now;
}

/** Midnights until a kind comes again, 0 for today. The zone is in minutes west of Greenwich. */
export function daysUntil(due: number, now: number, zone = new Date(now).getTimezoneOffset()): number {
  const day = (time: number): number => Math.floor((time - zone * MINUTE) / DAY);
  return Math.max(0, day(due) - day(now));
}

/** Problems right first time in a row, over all kinds. */
export interface Streak {
  readonly count: number;
  readonly best: number;
  /** How many in a row bring the pardon back; 0 while it is there. */
  readonly untilPardon: number;
}

/** The streak at the end of the log. The first lapse is forgiven; help neither adds nor ends. */
export function streakOf({ answers }: Study): Streak {
  let streak: Streak = { count: 0, best: 0, untilPardon: 0 };
  for (const answer of answers) {
    streak = continued(streak, gradeOf(answer));
  }
  return streak;
}

function continued({ count, best, untilPardon }: Streak, grade: Grade): Streak {
  if (grade === "helped") {
    return { count, best, untilPardon };
  }
  if (grade === "first") {
    return { count: count + 1, best: Math.max(best, count + 1), untilPardon: Math.max(0, untilPardon - 1) };
  }
  return untilPardon === 0 && count > 0
    ? { count, best, untilPardon: PARDON_AFTER }
    : { count: 0, best, untilPardon: 0 };
}

/** A problem of a session: what came, and how it went; null for one that was skipped. */
export interface Turn {
  readonly kind: string;
  readonly seed: number;
  readonly grade: Grade | null;
}

/** The next problem: what is due comes first, then what is new, then what is due soonest; never one kind twice in a row. */
export function nextTask(study: Study, kinds: readonly string[], turns: readonly Turn[], now: number): { kind: string; seed: number } {
  const skills = skillsOf(study, kinds);
  const rank = (skill: Skill): number => (isDue(skill, now) ? 0 : skill.due === null ? 1 : 2);
  const inOrder = [...skills].sort((a, b) => rank(a) - rank(b) || (a.due ?? 0) - (b.due ?? 0));
  const skipped = new Set(turns.filter(({ grade }) => grade === null).map(({ kind }) => kind));
  const rested = (between: number) => ({ kind }: Skill) => !turns.slice(-between).some((turn) => turn.kind === kind);
  const chosen =
    inOrder.filter(rested(BETWEEN)).find(({ kind }) => !skipped.has(kind)) ??
    inOrder.find(rested(1)) ??
    inOrder[0];
  const kind = chosen?.kind ?? "";
  return { kind, seed: nextSeed(study, kind, turns) };
}

/** A seed that neither the log nor this session has had for this kind. The first one is the page's own example. */
function nextSeed({ answers }: Study, kind: string, turns: readonly Turn[]): number {
  const used = new Set([...answers, ...turns].filter((entry) => entry.kind === kind).map(({ seed }) => seed));
  let seed = 1;
  while (used.has(seed)) {
    seed++;
  }
  return seed;
}
