/** The search for a learning rate: what is tried, and what is said of a pick. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { between, judged, largestSmooth, tenfold, trialOf } = await load("lesson/trials.ts");
const { Walker } = await load("state/walker.ts");
const walker = new Walker(core);
const { surfaces: [, bowl], optimizers: [{ kind: rule }], schedules: [{ kind: schedule }] } = core.catalog();
const spec = { surface: { kind: bowl.kind, params: { kappa: 4 } }, optimizer: { kind: rule }, schedule: { kind: schedule }, alpha: 1, start: [4, 2], changes: [] };
const tried = (/** @type {number} */ alpha) => trialOf(walker, spec, alpha, 40);

test("a trial has the losses of its walk, where they rise first, and the core's word for it", () => {
  for (const alpha of [0.001, 0.2, 0.45, 0.6, 1e6]) {
    const { columns, rows } = core.walk({ ...spec, alpha }, 40);
    const { losses, rises, final, fate, smooth } = tried(alpha);
    assert.deepEqual(losses, columns.slice(2 * rows, 3 * rows));
    assert.equal(final, core.sweep(spec, [alpha], 40).loss[0]);
    const first = [...losses].findIndex((loss, k) => k > 0 && !(loss <= losses[k - 1]));
    assert.equal(rises, first < 0 ? null : first);
    assert.equal(smooth, rises === null && fate !== "oscillating" && fate !== "diverging");
  }
  // αλ is 0.8, 1.8 and 2.4 along y. The second one falls at every step all the same.
  assert.deepEqual([0.2, 0.45, 0.6].map((alpha) => [tried(alpha).fate, tried(alpha).rises]), [["steady", null], ["oscillating", null], ["diverging", 1]]);
  assert.equal(tried(1e6).rises, 1);
});

test("the one to pick is the largest that goes down smoothly", () => {
  assert.equal(largestSmooth([0.001, 0.2, 0.1, 0.45, 1].map(tried)).alpha, 0.2);
  assert.equal(largestSmooth([0.45, 1].map(tried)), undefined);
});

test("every pick gets its sentence, with the numbers of the walk", () => {
  const pick = (/** @type {number} */ alpha, /** @type {number[]} */ walked, /** @type {number[]} */ open = []) =>
    judged(tried(alpha), walked.map(tried), open);
  const said = (/** @type {object} */ { right, message: { id, args } }) => ({ right, id, args });
  const tens = [1, 0.1, 0.01];
  assert.deepEqual(said(pick(1, tens)), {
    right: false, id: "search-rises", args: { alpha: 1, iteration: 1, before: 16, after: tried(1).losses[1] },
  });
  assert.equal(pick(0.45, [0.45, 0.1]).message.id, "search-swings");
  assert.deepEqual(said(pick(0.01, tens)).args, { alpha: 0.01, final: tried(0.01).final, better: 0.1, best: tried(0.1).final });
  assert.deepEqual(said(pick(0.1, [0.1, 0.01], [1, 10])), { right: false, id: "search-untried", args: { alpha: 0.1, untried: 1 } });
  assert.equal(pick(0.1, [0.1, 0.01]).message.id, "search-no-border");
  assert.deepEqual(said(pick(0.1, tens)), {
    right: true, id: "search-found", args: { alpha: 0.1, final: tried(0.1).final, above: 1, iteration: 1 },
  });
  assert.equal(pick(0.2, [0.45, 0.2]).message.id, "search-found-swings");
  // What is smaller and still open does not matter.
  assert.ok(pick(0.1, tens, [0.001]).right);
});

test("rates are factors apart, and without digits that nobody would type", () => {
  assert.deepEqual(between(0.01), [0.05, 0.03, 0.02]);
  assert.deepEqual(between(0.1), [0.5, 0.3, 0.2]);
  assert.deepEqual([tenfold(0.1, 10), tenfold(0.001, 0.1), tenfold(10, 10), tenfold(1e-5, 0.1)], [1, 0.0001, null, null]);
});
