/** What a right answer is worth: the formula that is shown to teachers. */

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "../draw/bundle.mjs";

const { LEAST, PER_ATTEMPT, PER_HINT, UNTOUCHED, answered, worth } = await load("state/exercise.ts");
const WRONG = { verdict: "incorrect" };
const RIGHT = { verdict: "correct" };
const INVALID = { verdict: "invalid" };
const DAY = "2026-11-29";

test("full marks, less a part for every wrong attempt and every hint, but never less than the least", () => {
  for (let attempts = 0; attempts < 9; attempts++) {
    for (let hintsUsed = 0; hintsUsed < 5; hintsUsed++) {
      const score = worth({ ...UNTOUCHED, attempts, hintsUsed });
      assert.equal(score, Number(Math.max(LEAST, 1 - PER_ATTEMPT * attempts - PER_HINT * hintsUsed).toFixed(1)));
      assert.equal(worth({ ...UNTOUCHED, attempts, hintsUsed, solutionShown: true }), 0);
    }
  }
  assert.deepEqual([PER_ATTEMPT, PER_HINT, LEAST], [0.2, 0.1, 0.2]);
});

test("what cannot be read costs nothing, and the first right answer counts", () => {
  let work = UNTOUCHED;
  for (const verdict of [INVALID, WRONG, INVALID, RIGHT]) work = answered(work, verdict, DAY);
  assert.deepEqual([work.attempts, work.earned, work.day], [2, 0.8, DAY]);
  for (const verdict of [WRONG, RIGHT]) work = answered(work, verdict, "2026-11-30");
  assert.deepEqual([work.attempts, work.earned, work.day], [2, 0.8, DAY]);
});
