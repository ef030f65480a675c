// When which kind comes again: intervals, streaks, and the plan of a session, by a clock of the test's own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../draw/bundle.mjs";

const { DAY, INTERVALS, PARDON_AFTER, daysUntil, gradeOf, isDue, nextTask, overview, skillsOf, streakOf } = await load("state/spacing.ts");
const { UNTOUCHED, taken } = await load("state/exercise.ts");
const { EMPTY, withAnswer } = await load("state/study.ts");
const { advanced, begun, earlier, ended, givenUp, heard, leftBehind, readSession, tally, writeSession } = await load("state/session.ts");

const KINDS = ["a", "b", "c", "d", "e"];
const SCORES = { first: 1, helped: 0.7, missed: 0 };
const START = 20_000 * DAY;
/** A zone in which it is noon at the start. */
const NOON = -12 * 60;

/** A study of answers: kind, grade, and days after the start. */
function studyOf(...answers) {
  return answers.reduce((study, [kind, grade, days = 0], i) =>
    withAnswer(study, { kind, seed: i + 1, at: START + days * DAY + i, attempts: 1, hints: 0, score: SCORES[grade] }), EMPTY);
}
const skill = (study, kind = "a") => skillsOf(study, [kind])[0];

test("grades come from the score", () => {
  assert.deepEqual([1, 0.9, 0.2, 0].map((score) => gradeOf({ score })), ["first", "helped", "helped", "missed"]);
});

test("right first time on the due day, a kind comes after ever longer intervals", () => {
  let days = 0;
  const answers = [];
  for (let level = 1; level <= INTERVALS.length; level++) {
    answers.push(["a", "first", days]);
    const { interval, due, level: reached } = skill(studyOf(...answers));
    assert.equal(reached, Math.min(level, INTERVALS.length - 1));
    assert.equal(interval, INTERVALS[reached]);
    assert.equal(daysUntil(due, START + days * DAY + 10, NOON), interval);
    days += interval;
    assert.ok(isDue({ due }, START + days * DAY) && !isDue({ due }, START + (days - 0.5) * DAY), `after ${days} days`);
  }
});

test("help keeps the level, a miss takes two levels and brings the kind back at once", () => {
  const good = [["a", "first", 0], ["a", "first", 1], ["a", "first", 4]];
  assert.equal(skill(studyOf(...good)).level, 3);
  const helped = skill(studyOf(...good, ["a", "helped", 11]));
  assert.deepEqual([helped.level, helped.interval], [3, INTERVALS[3]]);
  const missed = skill(studyOf(...good, ["a", "missed", 11]));
  assert.deepEqual([missed.level, missed.interval], [1, 0]);
  assert.ok(isDue(missed, START + 11 * DAY + 10));
  const mended = skill(studyOf(...good, ["a", "missed", 11], ["a", "first", 11]));
  assert.deepEqual([mended.level, mended.interval], [2, INTERVALS[2]]);
  assert.deepEqual(skill(studyOf(["a", "helped"])).interval, 1, "a first one with help comes again the next day");
  assert.equal(skill(studyOf(["a", "missed"])).level, 0);
});

test("what is practised before its day moves nothing, but a miss does", () => {
  const once = skill(studyOf(["a", "first"]));
  for (const grade of ["first", "helped"]) {
    const again = skill(studyOf(["a", "first"], ["a", grade, 0.1]));
    assert.deepEqual([again.level, again.due, again.seen], [once.level, once.due, 2]);
  }
  assert.ok(isDue(skill(studyOf(["a", "first"], ["a", "missed", 0.1])), START + 0.2 * DAY));
});

test("skills come in the order that was asked for, and what the catalog lacks is left out", () => {
  const study = studyOf(["b", "first"], ["unheard-of", "first"], ["b", "missed"]);
  assert.deepEqual(skillsOf(study, ["c", "b"]).map(({ kind, seen, first }) => [kind, seen, first]), [["c", 0, 0], ["b", 2, 1]]);
  assert.deepEqual(overview(skillsOf(study, ["c", "b"])), { kinds: 2, seen: 1, answers: 2, first: 1, long: 0 });
});

test("one lapse is forgiven, a second ends the streak, and the pardon comes back", () => {
  const after = (...grades) => streakOf(studyOf(...grades.map((grade) => ["a", grade])));
  assert.deepEqual(after(), { count: 0, best: 0, untilPardon: 0 });
  assert.deepEqual(after("first", "first"), { count: 2, best: 2, untilPardon: 0 });
  assert.deepEqual(after("first", "first", "missed"), { count: 2, best: 2, untilPardon: PARDON_AFTER });
  assert.deepEqual(after("first", "first", "missed", "first"), { count: 3, best: 3, untilPardon: PARDON_AFTER - 1 });
  assert.deepEqual(after("first", "first", "missed", "first", "missed"), { count: 0, best: 3, untilPardon: 0 });
  const earned = Array(PARDON_AFTER).fill("first");
  assert.deepEqual(after("first", "missed", ...earned, "missed"), { count: 1 + PARDON_AFTER, best: 1 + PARDON_AFTER, untilPardon: PARDON_AFTER });
  assert.deepEqual(after("first", "helped", "first").count, 2, "help neither adds nor ends");
  assert.deepEqual(after("missed", "first"), { count: 1, best: 1, untilPardon: 0 }, "before a streak there is nothing to forgive");
});

test("what is due comes first, the longest due before the others; then what is new; then what is due soonest", () => {
  const study = studyOf(["c", "first", 0], ["b", "first", 0.1], ["e", "first", 3]);
  const now = START + 3.2 * DAY;
  const order = [];
  const turns = [];
  let log = study;
  for (let i = 0; i < KINDS.length; i++) {
    const task = nextTask(log, KINDS, turns, now);
    order.push(task.kind);
    turns.push({ ...task, grade: "first" });
    log = withAnswer(log, { ...task, at: now, attempts: 1, hints: 0, score: 1 });
  }
  assert.deepEqual(order, ["c", "b", "a", "d", "e"]);
});

test("a session never has one kind twice in a row, nor one problem twice", () => {
  for (const grades of [["missed"], ["first"], ["first", "missed", null], [null], ["helped", "missed"]]) {
    let log = EMPTY;
    const turns = [];
    for (let i = 0; i < 60; i++) {
      const task = nextTask(log, KINDS, turns, START + i);
      const grade = grades[i % grades.length];
      assert.notEqual(task.kind, turns.at(-1)?.kind, `${grades} ${i}`);
      assert.ok(!turns.some(({ kind, seed }) => kind === task.kind && seed === task.seed), "a new problem each time");
      turns.push({ ...task, grade });
      if (grade) log = withAnswer(log, { ...task, at: START + i, attempts: 1, hints: 0, score: SCORES[grade] });
    }
  }
});

test("what was missed comes back in the same session, two others later", () => {
  let log = EMPTY;
  const turns = [];
  for (const grade of ["missed", "first", "first", "first"]) {
    const task = nextTask(log, KINDS, turns, START + turns.length);
    log = withAnswer(log, { ...task, at: START + turns.length, attempts: 1, hints: 0, score: SCORES[grade] });
    turns.push({ ...task, grade });
  }
  assert.deepEqual(turns.map(({ kind }) => kind), ["a", "b", "c", "a"]);
});

test("one kind alone is asked again and again", () => {
  assert.equal(nextTask(EMPTY, ["a"], [{ kind: "a", seed: 1, grade: "missed" }], START).kind, "a");
});

test("a session takes what is checked, counts what was tried, and ends after its length", () => {
  const checked = (task, verdict, attempts, score = 0) => ({ ...task, verdict, attempts, hintsUsed: 0, score });
  let session = begun(EMPTY, KINDS, 3, START);
  const first = session.task;
  assert.equal(heard(session, checked({ kind: "zzz", seed: 1 }, "correct", 1, 1), START).answer, null, "another widget's answer");
  assert.equal(heard(session, checked(first, "invalid", 0), START).session, session);
  const right = heard(session, checked(first, "correct", 1, 1), START + 5);
  assert.deepEqual(right.answer, { ...first, at: START + 5, attempts: 1, hints: 0, score: 1 });
  assert.equal(heard(right.session, checked(first, "correct", 1, 1), START + 6).answer, null, "counted once");
  assert.equal(leftBehind(right.session, START), null);
  let log = withAnswer(EMPTY, right.answer);
  session = advanced(right.session, log, KINDS, START + 7);

  session = heard(session, checked(session.task, "incorrect", 2), START + 8).session;
  const lapse = leftBehind(session, START + 9);
  assert.deepEqual([lapse.attempts, lapse.score], [2, 0]);
  log = withAnswer(log, lapse);
  session = advanced(session, log, KINDS, START + 10);
  assert.equal(leftBehind(session, START), null, "skipping before an answer costs nothing");
  session = advanced(session, log, KINDS, START + 11);
  assert.equal(session.task, null);
  assert.deepEqual(tally(session), { first: 1, helped: 0, missed: 1, skipped: 1 });
  assert.equal(advanced(session, log, KINDS, START), session);
});

test("a session that is ended early counts the problem at hand only if it was worked on", () => {
  const session = begun(EMPTY, KINDS, 5, START);
  assert.deepEqual(ended(session).turns, []);
  const tried = heard(session, { ...session.task, verdict: "incorrect", attempts: 1, hintsUsed: 1, score: 0 }, START).session;
  assert.deepEqual(ended(tried).turns.map(({ grade }) => grade), ["missed"]);
  assert.equal(ended(tried).task, null);
});

test("what is due later on the same day is not told to come tomorrow", () => {
  const hour = DAY / 24;
  assert.equal(daysUntil(START + 3 * hour, START, NOON), 0);
  assert.equal(daysUntil(START + 13 * hour, START, NOON), 1);
  assert.equal(daysUntil(START - hour, START, NOON), 0);
});

test("who opens the solution and goes on has missed the problem, and does not get it again at once", () => {
  const session = givenUp(begun(EMPTY, KINDS, 5, START));
  const missed = leftBehind(session, START);
  assert.deepEqual({ ...missed, at: 0 }, { ...session.task, at: 0, attempts: 1, hints: 0, score: 0 });
  assert.equal(advanced(session, withAnswer(EMPTY, missed), KINDS, START).turns[0].grade, "missed");
  const { session: solved } = heard(begun(EMPTY, KINDS, 5, START), { ...session.task, verdict: "correct", attempts: 1, hintsUsed: 0, score: 1 }, START);
  assert.equal(givenUp(solved).grade, "first", "after the right answer it may be looked at");
  assert.equal(leftBehind(givenUp(solved), START), null);
});

test("a session goes on after a reload where it was, with what was tried before", () => {
  const reloaded = (session) => readSession(writeSession(session), KINDS);
  let session = begun(EMPTY, KINDS, 5, START);
  assert.deepEqual(reloaded(session), session);
  const right = heard(session, { ...session.task, verdict: "correct", attempts: 1, hintsUsed: 0, score: 1 }, START);
  assert.deepEqual(reloaded(right.session), right.session);
  session = advanced(right.session, withAnswer(EMPTY, right.answer), KINDS, START);
  session = givenUp(heard(session, { ...session.task, verdict: "incorrect", attempts: 2, hintsUsed: 1, score: 0 }, START).session);
  assert.deepEqual(reloaded(session), session);
  const work = earlier(reloaded(session));
  assert.deepEqual(work, { ...session.task, attempts: 2, hintsUsed: 1, solutionShown: true });
  assert.deepEqual(taken(work, session.task), { ...UNTOUCHED, attempts: 2, hintsUsed: 1, solutionShown: true });
  assert.equal(taken(work, { ...session.task, seed: 99 }), UNTOUCHED, "it is about that problem alone");
  assert.equal(taken(null, session.task), UNTOUCHED);
});

test("a kept session that has another form, or a problem that is gone, is none", () => {
  const begin = begun(EMPTY, KINDS, 5, START);
  const session = advanced(begin, EMPTY, KINDS, START);
  const held = JSON.parse(writeSession(session));
  assert.deepEqual(readSession(JSON.stringify(held), KINDS), session);
  for (const change of [
    { version: 2 }, { length: 6 }, { length: "5" }, { length: undefined }, { turns: {} }, { turns: [5] }, { turns: Array(5).fill(held.turns[0]) }, { task: null },
    { task: { kind: "a" } }, { task: { kind: "a", seed: -1 } }, { task: { kind: "a", seed: 2 ** 32 } }, { task: { kind: "zzz", seed: 1 } },
    { turns: [{ ...held.turns[0], kind: "zzz" }] }, { turns: [{ ...held.turns[0], grade: "good" }] }, { grade: 1 }, { grade: undefined },
    { attempts: -1 }, { attempts: 0.5 }, { hints: "0" }, { shown: 0 },
  ]) {
    assert.equal(readSession(JSON.stringify({ ...held, ...change }), KINDS), null, JSON.stringify(change));
  }
  for (const text of ["", "{", "null", "[]", "5"]) {
    assert.equal(readSession(text, KINDS), null, text);
  }
  assert.equal(readSession(JSON.stringify(held), KINDS.filter((kind) => kind !== session.task.kind)), null);
});
