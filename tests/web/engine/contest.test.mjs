// A fair comparison: who takes part, what a sweep over rates says about each, and in which place that puts them.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { commonRate, entrantsOf, ranks, ratesFor, scoreOf, sentOut } = await load("state/contest.ts");
const { RATES } = await load("state/fates.ts");
const catalog = core.catalog();
const SPEC = { surface: { kind: "bowl" }, optimizer: { kind: "sgd" }, schedule: { kind: "constant" }, alpha: 0.1, start: [4, 3], changes: [{ at: 5, alpha: 0.03 }] };
const VIEW = {
  spec: SPEC, index: 10, reached: 12, ghosts: [1],
  company: [{ optimizer: { kind: "adam" } }, { surface: { kind: "matyas" } }, { alpha: 0.2 }, { start: [1, 1] }],
};

test("only those on the same ground from the same start take part, with what is in force now", () => {
  const entrants = entrantsOf(VIEW, catalog, "hikers");
  assert.deepEqual(entrants.map(({ who }) => who.place), [null, 0, 2]);
  for (const { spec } of entrants) {
    assert.deepEqual([spec.surface, spec.start, spec.changes], [SPEC.surface, SPEC.start, []]);
  }
  assert.deepEqual(entrants.map(({ spec }) => [spec.optimizer.kind, spec.alpha]), [["sgd", 0.03], ["adam", 0.03], ["sgd", 0.2]]);
  assert.equal(commonRate(VIEW), 0.03);
});

test("all rules or schedules of the catalog take part, the one in use with its own parameters", () => {
  const optimizer = { kind: "sgd", params: { momentum: 0.9 } };
  const entrants = entrantsOf({ ...VIEW, spec: { ...SPEC, optimizer } }, catalog, "optimizer");
  assert.deepEqual(entrants.map(({ spec }) => spec.optimizer.kind), catalog.optimizers.map(({ kind }) => kind));
  assert.deepEqual(entrants[0].spec.optimizer, optimizer);
  assert.equal(entrantsOf(VIEW, catalog, "schedule").length, catalog.schedules.length);
});

test("the best rate of a sweep is the one whose walk ends lowest, as the walks themselves say", () => {
  const alphas = ratesFor(0.03);
  assert.equal(alphas.length, RATES.length + 1);
  for (const { spec } of entrantsOf(VIEW, catalog, "optimizer")) {
    const score = scoreOf(core.sweep(spec, alphas, 50), core.probe(spec.surface, ...spec.start).loss);
    const end = (/** @type {number} */ alpha) => {
      const walk = core.walk({ ...spec, alpha }, 50);
      return walk.outcome === "diverged" ? Infinity : walk.columns[3 * walk.rows - 1];
    };
    const losses = [...RATES].map(end);
    const lowest = Math.min(...losses);
    assert.ok(Math.abs(end(score.best.alpha) - lowest) <= 1e-11 * Math.max(1, lowest), `${spec.optimizer.kind}: ${end(score.best.alpha)} against ${lowest}`);
    assert.equal(score.same, end(0.03));
    assert.ok(score.best.from <= score.best.alpha && score.best.alpha <= score.best.to);
  }
});

test("of rates that are equally good the middle of the longest run is walked with, and the ends are told", () => {
  const loss = new Float64Array(RATES.length + 1).fill(2);
  const outcome = new Uint8Array(loss.length);
  const answer = () => scoreOf({ loss, outcome }, 5);
  assert.deepEqual([answer().best.from, answer().best.to, answer().atEnd], [RATES[0], RATES.at(-1), false], "a rate that changes nothing");
  loss.fill(1, 10, 12);
  loss.fill(1, 100, 105);
  assert.deepEqual(answer().best, { from: RATES[100], to: RATES[104], alpha: RATES[102], loss: 1 });
  loss[RATES.length - 1] = 0.5;
  assert.deepEqual([answer().best.alpha, answer().atEnd], [RATES.at(-1), true]);
  outcome.fill(2);
  assert.deepEqual([answer().best, answer().same, answer().atEnd], [null, null, false]);
  loss.fill(NaN);
  outcome.fill(0);
  assert.equal(answer().best, null);
});

test("equals share a place, and who diverged has none", () => {
  assert.deepEqual(ranks([3, 1, null, 1 + 1e-12, undefined, -2]), [4, 2, null, 2, null, 1]);
});

test("those compared are sent out as hikers from the start", () => {
  const entrants = entrantsOf(VIEW, catalog, "hikers");
  const view = sentOut(VIEW, entrants, [0.1, 0.5, 0.7]);
  assert.deepEqual([view.index, view.reached, view.ghosts], [0, 0, []]);
  assert.deepEqual([view.spec.alpha, view.spec.optimizer, view.spec.changes], [0.1, SPEC.optimizer, []]);
  assert.deepEqual(view.company, [{ optimizer: { kind: "adam" }, alpha: 0.5 }, { alpha: 0.7 }]);
});
