/**
 * What a learner keeps: every answer of the sessions, and notes. Plain data, written as JSON.
 *
 * Answers are a log to which is only ever added; skills, intervals and streaks are computed from it
 * (spacing.ts). So two devices' logs are merged by putting them together.
 */
import type { Message } from "#core";
import { MAX_SEED, NAME, Wrong, fieldsOf, listOf, nameIn, numberIn, parsed, shown, textIn, wholeIn } from "./fields.ts";
import { hash } from "./hash.ts";

/** One problem of a session that was worked on. */
export interface Answer {
  readonly kind: string;
  readonly seed: number;
  /** When it was done with, in milliseconds since 1970. */
  readonly at: number;
  readonly attempts: number;
  readonly hints: number;
  /** 0 to 1; 0 where there was no right answer, or only after the solution was shown. */
  readonly score: number;
}

/** A note, and perhaps a walk that it is about. */
export interface Note {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The walk as the query of an address, without its question mark; empty for none. */
  readonly walk: string;
  readonly made: number;
  readonly changed: number;
}

/** Answers and notes are always in order and each there once, so that equal studies are equal as texts. */
export interface Study {
  readonly version: 1;
  readonly answers: readonly Answer[];
  readonly notes: readonly Note[];
}

export const EMPTY: Study = { version: 1, answers: [], notes: [] };

/** The longest texts that are kept. */
export const LONGEST = { title: 120, text: 20_000, walk: 20_000 } as const;
/** The last moment that a date can say. */
const END_OF_TIME = 8.64e15;

/** A study that was read, or why it cannot be. */
export type Read = { readonly study: Study } | { readonly refusal: Message };

/** Writes a study. */
export function writeStudy(study: Study): string {
  return JSON.stringify(study);
}

/** Reads what `writeStudy` wrote; the refusal names the field, what stood there, and what is accepted. */
export function readStudy(text: string): Read {
  try {
    return { study: studyOf(parsed(text)) };
  } catch (reason) {
    if (reason instanceof Wrong) {
      return { refusal: reason.sentence };
    }
    throw reason;
  }
}

function studyOf(value: unknown): Study {
  const fields = fieldsOf(value, "study");
  const { version } = fields;
  if (version !== EMPTY.version) {
    const newer = typeof version === "number" && version > EMPTY.version;
    throw new Wrong({ id: newer ? "study-refused-newer" : "study-refused-version", args: { value: shown(version), known: EMPTY.version } });
  }
  return tidy({
    version,
    answers: listOf(fields, "answers").map((entry, i) => answerOf(entry, `answers[${i}]`)),
    notes: listOf(fields, "notes").map((entry, i) => noteOf(entry, `notes[${i}]`)),
  });
}

function answerOf(value: unknown, path: string): Answer {
  const fields = fieldsOf(value, path);
  return {
    kind: nameIn(fields, path, "kind"),
    seed: wholeIn(fields, path, "seed", MAX_SEED),
    at: wholeIn(fields, path, "at", END_OF_TIME),
    attempts: wholeIn(fields, path, "attempts", 1e6),
    hints: wholeIn(fields, path, "hints", 1e6),
    score: numberIn(fields, path, "score", 1),
  };
}

function noteOf(value: unknown, path: string): Note {
  const fields = fieldsOf(value, path);
  return {
    id: nameIn(fields, path, "id"),
    title: textIn(fields, path, "title", LONGEST.title),
    text: textIn(fields, path, "text", LONGEST.text),
    walk: textIn(fields, path, "walk", LONGEST.walk),
    made: wholeIn(fields, path, "made", END_OF_TIME),
    changed: wholeIn(fields, path, "changed", END_OF_TIME),
  };
}

/** Each answer once and in order of time, notes in the order in which they were made. */
function tidy({ version, answers, notes }: Study): Study {
  return {
    version,
    answers: [...new Map(answers.map((answer) => [signatureOf(answer), answer])).values()].sort(byTime),
    notes: reconciled(notes),
  };
}

function signatureOf({ kind, seed, at, attempts, hints, score }: Answer): string {
  return JSON.stringify([at, kind, seed, attempts, hints, score]);
}

function byTime(a: Answer, b: Answer): number {
  return a.at - b.at || compare(signatureOf(a), signatureOf(b));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All that either has: answers together, and of a note that both have changed, both texts. */
export function merged(mine: Study, theirs: Study): Study {
  return tidy({
    version: EMPTY.version,
    answers: [...mine.answers, ...theirs.answers],
    notes: [...mine.notes, ...theirs.notes],
  });
}

/** Of notes with one id the last changed keeps it; what others say differently becomes a note of its own. */
function reconciled(notes: readonly Note[]): Note[] {
  const byId = new Map<string, Note>();
  for (const note of [...notes].sort(lastChangedFirst)) {
    const content = contentOf(note);
    const isOthers = (id: string): boolean => byId.has(id) && contentOf(byId.get(id)!) !== content;
    let { id } = note;
    if (isOthers(id)) {
      id = `${id.split("~")[0]!.slice(0, NAME / 2)}~${digest(content)}`;
    }
    while (isOthers(id)) {
      id += "~";
    }
    byId.set(id, byId.get(id) ?? { ...note, id });
  }
  return [...byId.values()].sort((a, b) => a.made - b.made || compare(a.id, b.id));
}

function lastChangedFirst(a: Note, b: Note): number {
  return b.changed - a.changed || compare(contentOf(a), contentOf(b)) || a.made - b.made;
}

function contentOf({ title, text, walk }: Note): string {
  return JSON.stringify([title, text, walk]);
}

/** A short name for a text: two hashes of it. */
function digest(text: string): string {
  return [hash(text), hash(text, 0x9e3779b9)].map((part) => part.toString(36)).join("");
}

/** How much of one study another one lacks. */
export function gained(before: Study, after: Study): { answers: number; notes: number } {
  return { answers: after.answers.length - before.answers.length, notes: after.notes.length - before.notes.length };
}

/** The study with one more answer. */
export function withAnswer(study: Study, answer: Answer): Study {
  return tidy({ ...study, answers: [...study.answers, answer] });
}

/** The study with a note: a new one, or another text of one that is there. */
export function withNote(study: Study, note: Note): Study {
  const cut: Note = {
    ...note,
    title: note.title.slice(0, LONGEST.title), text: note.text.slice(0, LONGEST.text), walk: note.walk.slice(0, LONGEST.walk),
  };
  return tidy({ ...study, notes: [...study.notes.filter(({ id }) => id !== note.id), cut] });
}

export function withoutNote(study: Study, gone: string): Study {
  return { ...study, notes: study.notes.filter(({ id }) => id !== gone) };
}

/** A note that begins now. Its id is the time, or the next one that is free. */
export function newNote(study: Study, now: number, { title, text = "", walk = "" }: { title: string; text?: string; walk?: string }): Note {
  let at = now;
  const taken = new Set(study.notes.map(({ id }) => id));
  while (taken.has(at.toString(36))) {
    at++;
  }
  return { id: at.toString(36), title, text, walk, made: now, changed: now };
}
