// What a learner keeps: written and read, merged without loss, refused with a sentence, in storage of every mood.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { load } from "../draw/bundle.mjs";

const { EMPTY, LONGEST, gained, merged, newNote, readStudy, withAnswer, withNote, withoutNote, writeStudy } = await load("state/study.ts");
const { advanced, begun, ended } = await load("state/session.ts");
const { Keeper } = await load("study/keeper.ts");
const english = readFileSync(join(import.meta.dirname, "../../../www/locales/en.ftl"), "utf8");

const ANSWER = { kind: "one-fifth", seed: 1, at: 1_000, attempts: 1, hints: 0, score: 1 };
const NOTE = { id: "a", title: "Note 1", text: "Above 2/λ every step grows.", walk: "alpha=0.3&steps=0", made: 5, changed: 7 };
const STUDY = { version: 1, answers: [ANSWER, { ...ANSWER, kind: "percent", at: 2_000, score: 0.5 }], notes: [NOTE] };
const KEY = "blindfolded-hiker-study";

/** Numbers between 0 and 1 from a seed (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Storage in memory, as a browser's. */
function shelf(held = {}) {
  const texts = new Map(Object.entries(held));
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => { texts.set(key, text); },
    removeItem: (key) => { texts.delete(key); },
  };
}

test("what is written is read again as it was", () => {
  assert.deepEqual(readStudy(writeStudy(STUDY)), { study: STUDY });
  assert.deepEqual(readStudy(writeStudy(EMPTY)), { study: EMPTY });
});

test("a refusal names the field, what stood there and what is accepted", () => {
  const changed = (edit) => {
    const copy = structuredClone(STUDY);
    edit(copy);
    return readStudy(JSON.stringify(copy)).refusal;
  };
  for (const [edit, id, field, value] of [
    [(s) => { s.version = 2; }, "newer", undefined, "2"],
    [(s) => { s.version = "1"; }, "version", undefined, '"1"'],
    [(s) => { s.answers = {}; }, "list", "answers", "{}"],
    [(s) => { delete s.notes; }, "list", "notes", "–"],
    [(s) => { s.answers[1] = 5; }, "object", "answers[1]", "5"],
    [(s) => { s.answers[0].kind = ""; }, "name", "answers[0].kind", '""'],
    [(s) => { s.answers[1].seed = -1; }, "whole", "answers[1].seed", "-1"],
    [(s) => { s.answers[1].seed = 2 ** 32; }, "whole", "answers[1].seed", "4294967296"],
    [(s) => { s.answers[0].at = 1.5; }, "whole", "answers[0].at", "1.5"],
    [(s) => { s.answers[0].attempts = null; }, "whole", "answers[0].attempts", "null"],
    [(s) => { s.answers[1].score = 1.1; }, "number", "answers[1].score", "1.1"],
    [(s) => { s.notes[0].title = "x".repeat(LONGEST.title + 1); }, "text", "notes[0].title", `"${"x".repeat(59)}…`],
    [(s) => { s.notes[0].walk = ["alpha=1"]; }, "text", "notes[0].walk", '["alpha=1"]'],
  ]) {
    const refusal = changed(edit);
    assert.equal(refusal?.id, `study-refused-${id}`);
    assert.equal(refusal.args.field, field);
    assert.equal(refusal.args.value, value);
  }
  for (const text of ["", "{", "[1,", "hello"]) {
    assert.equal(readStudy(text).refusal.id, "study-refused-json", text);
  }
  for (const text of ["null", "[]", "5", '"x"']) {
    assert.equal(readStudy(text).refusal.id, "study-refused-object", text);
  }
});

test("what every object has does not stand for a missing field", () => {
  const { refusal } = readStudy('{"version":1,"answers":[],"notes":[{"__proto__":{"id":"a"}}]}');
  assert.equal(refusal.args.field, "notes[0].id");
});

test("texts that were tampered with are read or refused, and never throw", () => {
  const random = chance(6);
  const whole = writeStudy(STUDY);
  const bits = ['"', "{", "}", "[", "]", ",", ":", "-1", "1e999", "null", "true", "0", "1.5", "\\", "é", "__proto__", "9".repeat(20), ""];
  let read = 0;
  let refused = 0;
  for (let i = 0; i < 20_000; i++) {
    let text = whole;
    for (let n = 1 + Math.floor(random() * 3); n > 0; n--) {
      const from = Math.floor(random() * text.length);
      const to = from + Math.floor(random() * 4);
      text = text.slice(0, from) + bits[Math.floor(random() * bits.length)] + text.slice(to);
    }
    const result = readStudy(text);
    if (result.study) {
      read++;
      assert.deepEqual(readStudy(writeStudy(result.study)), result, text);
    } else {
      refused++;
      assert.ok(english.includes(`\n${result.refusal.id} = `), result.refusal.id);
    }
  }
  assert.ok(read > 500 && refused > 5_000, `${read} read, ${refused} refused`);
});

/** Studies of a few devices that have common ancestors, more or less at random. */
function someStudy(random) {
  const pick = (n) => Math.floor(random() * n);
  let study = EMPTY;
  for (let i = 0; i < 6; i++) {
    study = withAnswer(study, { ...ANSWER, kind: "abc"[pick(3)], seed: pick(3), at: 1000 * pick(4) });
    study = withNote(study, { ...NOTE, id: "xyz"[pick(3)], text: "text".slice(pick(4)), changed: pick(3), made: pick(2) });
  }
  return study;
}

const contents = ({ notes }) => new Set(notes.map(({ title, text, walk }) => JSON.stringify([title, text, walk])));

test("merging loses nothing, and neither order nor repetition matters", () => {
  const random = chance(7);
  for (let i = 0; i < 300; i++) {
    const [a, b, c] = [someStudy(random), someStudy(random), someStudy(random)];
    const both = merged(a, b);
    assert.deepEqual(merged(b, a), both);
    assert.deepEqual(merged(both, b), both);
    assert.deepEqual(merged(both, both), both);
    assert.deepEqual(contents(merged(both, c)), contents(merged(a, merged(b, c))));
    for (const from of [a, b]) {
      for (const answer of from.answers) assert.ok(both.answers.some((known) => JSON.stringify(known) === JSON.stringify(answer)));
      for (const content of contents(from)) assert.ok(contents(both).has(content));
    }
    assert.equal(new Set(both.notes.map(({ id }) => id)).size, both.notes.length, "ids are unique");
    assert.deepEqual(readStudy(writeStudy(both)), { study: both });
  }
});

test("of a note that two devices changed, the last text keeps its place and the other is beside it", () => {
  const mine = { ...STUDY, notes: [{ ...NOTE, text: "mine", changed: 9 }] };
  const theirs = { ...STUDY, notes: [{ ...NOTE, text: "theirs", changed: 8 }] };
  const { notes } = merged(mine, theirs);
  assert.deepEqual(notes.map(({ text }) => text), ["mine", "theirs"]);
  assert.equal(notes[0].id, NOTE.id);
  assert.deepEqual(gained(mine, merged(mine, theirs)), { answers: 0, notes: 1 });
  // A copy that was written on afterwards is not taken for the text that it came from.
  const edited = withNote(merged(mine, theirs), { ...notes[1], text: "theirs, and more", changed: 20 });
  assert.deepEqual(contents(merged(edited, theirs)).size, 3);
});

test("the same note changed twice at one time on two devices is there twice", () => {
  const one = withNote(EMPTY, { ...NOTE, text: "one" });
  const two = withNote(EMPTY, { ...NOTE, text: "two" });
  assert.deepEqual(merged(one, two), merged(two, one));
  assert.equal(merged(one, two).notes.length, 2);
});

test("notes are written, changed and deleted, and two of one moment have two ids", () => {
  const first = newNote(EMPTY, 100, { title: "A" });
  const study = withNote(EMPTY, first);
  const second = newNote(study, 100, { title: "B", walk: "alpha=1" });
  assert.notEqual(first.id, second.id);
  const both = withNote(study, second);
  assert.deepEqual(both.notes.map(({ title }) => title).sort(), ["A", "B"]);
  const renamed = withNote(both, { ...first, title: "C".repeat(500) });
  assert.equal(renamed.notes.find(({ id }) => id === first.id).title.length, LONGEST.title);
  assert.deepEqual(withoutNote(renamed, first.id).notes, [second]);
  assert.ok("study" in readStudy(writeStudy(renamed)));
});

test("what is done is in the storage, and the next page has it", () => {
  const place = shelf();
  const keeper = new Keeper(() => place);
  keeper.edit((study) => withAnswer(study, ANSWER));
  keeper.edit((study) => withNote(study, NOTE));
  assert.deepEqual(new Keeper(() => place).study.get(), { version: 1, answers: [ANSWER], notes: [NOTE] });
  keeper.erase();
  assert.deepEqual([keeper.study.get(), [...place.texts]], [EMPTY, []]);
});

test("without storage the study is in memory, and that is known", () => {
  const denied = () => { throw new DOMException("denied", "SecurityError"); };
  for (const place of [denied, () => ({ getItem: denied, setItem: denied, removeItem: denied }), () => undefined]) {
    const keeper = new Keeper(place);
    assert.equal(keeper.keeping.get().how, "memory");
    keeper.edit((study) => withAnswer(study, ANSWER));
    assert.deepEqual(keeper.study.get().answers, [ANSWER]);
    assert.equal(keeper.keeping.get().how, "memory");
    keeper.erase();
    assert.deepEqual(keeper.study.get(), EMPTY);
  }
});

test("a full storage is known, and what could not be written is written when there is room", () => {
  const place = shelf();
  const write = place.setItem;
  const keeper = new Keeper(() => place);
  place.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  keeper.edit((study) => withAnswer(study, ANSWER));
  assert.equal(keeper.keeping.get().how, "full");
  place.setItem = write;
  keeper.edit((study) => withNote(study, NOTE));
  assert.equal(keeper.keeping.get().how, "kept");
  assert.deepEqual(readStudy(place.texts.get(KEY)).study, { version: 1, answers: [ANSWER], notes: [NOTE] });
});

test("what cannot be read stays as it is until it is put aside, and even then is not lost", () => {
  for (const broken of ["{", '{"version":9}', writeStudy(STUDY).replace('"seed":1', '"seed":"1"')]) {
    const place = shelf({ [KEY]: broken });
    const keeper = new Keeper(() => place);
    const keeping = keeper.keeping.get();
    assert.equal(keeping.how, "unread");
    assert.equal(keeping.text, broken);
    assert.match(keeping.why.id, /^study-refused-/);
    keeper.edit((study) => withAnswer(study, ANSWER));
    assert.equal(place.texts.get(KEY), broken);
    assert.ok(keeper.putAside());
    assert.equal(keeper.keeping.get().how, "kept");
    assert.deepEqual(readStudy(place.texts.get(KEY)).study.answers, [ANSWER]);
    assert.ok([...place.texts.values()].includes(broken));
  }
});

test("what is put aside later does not take the place of what was put aside before", () => {
  const place = shelf({ [KEY]: "{first" });
  assert.ok(new Keeper(() => place).putAside());
  place.setItem(KEY, "{second");
  const keeper = new Keeper(() => place);
  assert.ok(keeper.putAside());
  const kept = [...place.texts.values()];
  assert.ok(kept.includes("{first") && kept.includes("{second"), kept.join());
  keeper.erase();
  assert.deepEqual([...place.texts.keys()], []);
});

test("without room to put it aside, nothing is overwritten", () => {
  const place = shelf({ [KEY]: "broken" });
  place.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  const keeper = new Keeper(() => place);
  assert.equal(keeper.putAside(), false);
  assert.deepEqual([keeper.keeping.get().how, place.texts.get(KEY)], ["unread", "broken"]);
});

test("two tabs write into one study", () => {
  const place = shelf();
  const [one, two] = [new Keeper(() => place), new Keeper(() => place)];
  one.edit((study) => withAnswer(study, ANSWER));
  two.edit((study) => withNote(study, NOTE));
  one.refresh();
  assert.deepEqual(one.study.get(), { version: 1, answers: [ANSWER], notes: [NOTE] });
  two.edit((study) => withoutNote(study, NOTE.id));
  one.refresh();
  assert.deepEqual(one.study.get().notes, [], "what was deleted in one tab does not come back from the other");
  two.erase();
  one.refresh();
  assert.deepEqual(one.study.get(), EMPTY);
});

test("a running session is kept beside the study until it ends, is erased, or has a problem that is gone", () => {
  const kinds = ["a", "b", "c"];
  const place = shelf();
  const keeper = new Keeper(() => place);
  const left = (known = kinds) => new Keeper(() => place).left(known);
  assert.equal(left(), null);
  const session = advanced(begun(EMPTY, kinds, 5, 0), EMPTY, kinds, 0);
  keeper.keepSession(session);
  assert.deepEqual(left(), session);
  assert.ok(!writeStudy(keeper.study.get()).includes("turns"), "no part of what is exported");
  assert.equal(place.texts.has(KEY), false, "nothing of it is a record");
  keeper.keepSession(ended(session));
  assert.deepEqual([left(), place.texts.size], [null, 0]);
  keeper.keepSession(session);
  assert.equal(left(["b", "c"]), null);
  assert.equal(place.texts.size, 0, "it is not offered again when the problem is back");
  keeper.keepSession(session);
  keeper.erase();
  assert.deepEqual([left(), place.texts.size, keeper.erased], [null, 0, 1]);
});

test("where a session cannot be kept, no older state of it is left", () => {
  const kinds = ["a", "b"];
  const session = begun(EMPTY, kinds, 5, 0);
  const place = shelf();
  const write = place.setItem;
  const keeper = new Keeper(() => place);
  keeper.keepSession(session);
  place.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  keeper.keepSession(advanced(session, EMPTY, kinds, 0));
  assert.equal(keeper.left(kinds), null);
  place.setItem = write;

  const unread = new Keeper(() => shelf({ [KEY]: "{" }));
  unread.keepSession(session);
  assert.equal(unread.left(kinds), null, "what one does is not kept then");
  const denied = () => { throw new DOMException("denied", "SecurityError"); };
  for (const broken of [denied, () => ({ getItem: denied, setItem: denied, removeItem: denied })]) {
    const none = new Keeper(broken);
    none.keepSession(session);
    none.keepSession(null);
    assert.equal(none.left(kinds), null);
  }
});
