// What every rate comes to, by powers of ten.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { answered, RATES, STEPS } = await load("state/fates.ts");
const { finalLoss } = await load("state/final-loss.ts");

function of(kind) {
  const { start, minima } = core.catalog().surfaces.find((surface) => surface.kind === kind);
  const spec = { surface: { kind }, alpha: 1, start };
  const sweep = core.sweep(spec, RATES, STEPS);
  const level = core.probe(spec.surface, ...start).loss;
  return { sweep, minima, level, ...finalLoss(answered({ from: "start", spec }, sweep), minima, level) };
}

/** Asserts that every exponent is that of its height, or at the axis's end and at most what stands there. */
function truthful({ sweep, exponents, ground, low, floor }) {
  exponents.forEach((exponent, i) => {
    const height = sweep.loss[i] - (ground ?? 0);
    if (exponent === null) assert.equal(sweep.outcome[i], 2);
    else if (floor !== null && exponent === low) assert.ok(height <= 10 ** floor * (1 + 1e-9), `${height}`);
    else assert.equal(exponent, Math.log10(height));
  });
}

test("positive losses stand for themselves, and what diverged is not drawn", () => {
  const final = of("bowl");
  truthful(final);
  assert.equal(final.ground, null);
  assert.ok(final.exponents.includes(null));
});

test("losses below zero are heights above the lowest ground", () => {
  const final = of("hills");
  truthful(final);
  const deepest = Math.min(...final.minima.map(({ f }) => f), ...final.sweep.loss.filter(Number.isFinite));
  assert.equal(final.ground, deepest);
  assert.equal(final.floor, final.low + 1);
  assert.ok(final.high >= Math.log10(final.level - deepest));
});

test("what diverges without end does not decide what is seen of the rest", () => {
  for (const { kind } of core.catalog().surfaces) {
    const final = of(kind);
    truthful(final);
    const { exponents, low, high, sweep } = final;
    assert.ok(Number.isInteger(low) && Number.isInteger(high) && low < high && high - low <= 20, `${kind} ${low} ${high}`);
    exponents.forEach((exponent, i) => {
      assert.ok(exponent === null || Number.isFinite(exponent));
      assert.ok(exponent === null || exponent >= low || sweep.regime[i] === 4, kind);
    });
  }
});

test("the best rates are those of the least loss", () => {
  for (const kind of ["bowl", "hills", "himmelblau", "rosenbrock"]) {
    const { best, sweep } = of(kind);
    const least = Math.min(...sweep.loss.filter((loss, i) => sweep.outcome[i] !== 2));
    assert.equal(best.loss, least);
    const at = RATES.indexOf(best.from);
    assert.ok(sweep.loss[at] - least <= 1e-9 * (1 + Math.abs(least)), kind);
    assert.ok(best.from <= best.to);
  }
});

test("where every rate diverges there is no best one, and still an axis", () => {
  const sweep = { loss: new Float64Array(RATES.length).fill(NaN), outcome: new Uint8Array(RATES.length).fill(2), regime: new Uint8Array(RATES.length).fill(4) };
  const { best, exponents, low, high } = finalLoss(answered({ from: "start", spec: {} }, sweep), [], 5);
  assert.equal(best, null);
  assert.ok(exponents.every((exponent) => exponent === null));
  assert.ok(low < high);
});
