/** Worksheets and assignments: what is on them, and what their addresses say. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { LAST_SHEET, MOST, problemsOf } = await load("study/worksheet/sheet.ts");
const { addressOf, frameOf, parametersOf, usual } = await load("study/teachers/assignment.ts");
const { readWhole } = await load("study/whole.ts");
const { readTask } = await load("state/exercise.ts");
const KINDS = core.catalog().problems.map(({ kind }) => kind);

test("a worksheet is decided by its families, number and seed, and asks nothing twice", () => {
  for (const count of [1, 7, 15, MOST]) {
    for (const seed of [0, 1, LAST_SHEET]) {
      const problems = problemsOf(core, { kinds: KINDS, count, seed });
      assert.equal(problems.length, count);
      assert.deepEqual(problemsOf(core, { kinds: KINDS, count, seed }), problems);
      const places = problems.map(({ kind }) => KINDS.indexOf(kind));
      if (count >= KINDS.length) {
        assert.deepEqual(places, Array.from({ length: count }, (_, n) => n % KINDS.length));
      } else {
        assert.ok(places.every((place, n) => n === 0 || place > places[n - 1]), "some families, in their order");
      }
      assert.equal(new Set(problems.map(({ statement, figure, choices }) => JSON.stringify([statement, figure, choices]))).size, count);
    }
  }
  const statements = (/** @type {number} */ seed) => problemsOf(core, { kinds: KINDS, count: 10, seed }).map(({ statement }) => JSON.stringify(statement));
  assert.notDeepEqual(statements(1), statements(2));
  const met = new Set(Array.from({ length: KINDS.length }, (_, seed) => problemsOf(core, { kinds: KINDS, count: 3, seed })).flat().map(({ kind }) => kind));
  assert.equal(met.size, KINDS.length, "sheets with few problems come to every family");
});

test("a family without enough problems makes a shorter sheet, and none makes none", () => {
  const scarce = KINDS.find((kind) => problemsOf(core, { kinds: [kind], count: MOST, seed: 0 }).length < MOST);
  assert.ok(scarce, "such a family is there");
  const problems = problemsOf(core, { kinds: [scarce], count: MOST, seed: 0 });
  assert.ok(problems.length > 0);
  assert.ok(problems.every(({ kind }) => kind === scarce));
  assert.deepEqual(problemsOf(core, { kinds: [], count: 5, seed: 0 }), []);
});

test("whole numbers are read, and what is none is refused with the bounds", () => {
  assert.equal(readWhole(" 12 ", "Sheet", 1, 40), 12);
  assert.equal(readWhole("1e1", "Sheet", 1, 40), 10);
  for (const typed of ["0", "41", "2.5", "-3", "ten", "1/2"]) {
    assert.deepEqual(readWhole(typed, "Sheet", 1, 40), { id: "refused-integer", args: { field: "Sheet", value: typed, min: 1, max: "40" } });
  }
  assert.equal(readWhole(" ", "Sheet", 1, 40).id, "refused-integer.empty");
});

test("an assignment's address is read by the page as it was meant", () => {
  const first = usual(KINDS[0]);
  assert.deepEqual(parametersOf(first), [["problem", KINDS[0]], ["seed", "0"], ["lock", "problem,seed"]]);
  const strict = {
    ...first, problem: KINDS[3], seed: " 42 ", tolerance: "0.01", attempts: "3", hint: "some", hints: "1", solution: "after", after: "2",
    hide: ["map"], lock: ["problem"], code: true,
  };
  const pairs = parametersOf(strict);
  const notices = [];
  assert.deepEqual(readTask(new Map(pairs), core, notices), { kind: KINDS[3], seed: 42, hints: 1, attempts: 3, tolerance: 0.01, solutionAfter: 2 });
  assert.deepEqual(notices, []);
  const address = addressOf("https://example.org/course/index.html?x=1&seed=9#study", true, pairs);
  assert.equal(address, `https://example.org/course/embed.html?widget=practice&problem=${KINDS[3]}&seed=42&tolerance=0.01&attempts=3&hint=1&solution=after-2&hide=map&lock=problem&code=1`);
  assert.deepEqual([...new URL(address).searchParams].slice(1), pairs);
  assert.equal(addressOf("file:///a/standalone.html?x#y", false, [["problem", "p"]]), "file:///a/standalone.html?problem=p");
  assert.deepEqual(parametersOf({ ...first, hint: "off", solution: "off", lock: [] }).slice(2), [["hint", "off"], ["solution", "off"]]);
});

test("a frame's address and title are quoted for HTML", () => {
  const frame = frameOf('https://example.org/?a=1&b="<', 'Say "α < 1" & go');
  assert.match(frame, /^<iframe src="https:\/\/example\.org\/\?a=1&amp;b=&quot;&lt;" title="Say &quot;α &lt; 1&quot; &amp; go" /);
});
