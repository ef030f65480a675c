// The loss along the slope.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { reachOf, sliceAt } = await load("state/slice.ts");
const at = (surface, x, y, alpha) => sliceAt(core, surface, { x, y, alpha }, core.probe(surface, x, y));
const formula = (text) => ({ kind: "formula", params: { text } });

test("on a bowl the slice is the parabola of its curvature", () => {
  const surface = { kind: "bowl" };
  const { loss, gradient: [gx, gy], hessian: [xx, xy, yy] } = core.probe(surface, 4, 3);
  const steepness = gx * gx + gy * gy;
  const bend = xx * gx * gx + 2 * xy * gx * gy + yy * gy * gy;
  const slice = at(surface, 4, 3, 0.05);
  slice.losses.forEach((value, i) => {
    const alpha = slice.alphas[i];
    assert.ok(Math.abs(value - (loss - alpha * steepness + 0.5 * alpha ** 2 * bend)) < 1e-9 * loss);
  });
  assert.equal(slice.level, loss);
  assert.equal(slice.here, core.probe(surface, 4 - 0.05 * gx, 3 - 0.05 * gy).loss);
  assert.ok(Math.abs(slice.best.alpha / (steepness / bend) - 1) < 1e-9);
  assert.ok(Math.abs(slice.best.loss - (loss - (0.5 * steepness ** 2) / bend)) < 1e-9 * loss);
  assert.equal(slice.open, false);
});

test("the axis ends at a round number, shows the rate and the gain, and keeps still while α is dragged", () => {
  for (const { kind, start } of core.catalog().surfaces) {
    for (const alpha of [0.003, 0.1, 2]) {
      const slice = at({ kind }, ...start, alpha);
      const last = slice.alphas.at(-1);
      assert.match(last.toExponential(6), /^[125]\.0+e/, `${last}`);
      assert.ok(last >= 1.25 * alpha * (1 - 1e-12));
      assert.equal(slice.alphas[0], 0);
    }
  }
  const ends = [0.001, 0.01, 0.02, 0.05].map((alpha) => at({ kind: "bowl" }, 4, 3, alpha).alphas.at(-1));
  assert.equal(new Set(ends).size, 1);
});

test("without upward curvature the axis goes by the rate", () => {
  assert.equal(reachOf({ loss: 0, gradient: [1, 0], hessian: [-1, 0, -1] }, 0.1), 0.5);
  const slice = at(formula("-x^2 - y^2"), 1, 1, 0.1);
  assert.equal(slice.open, true);
});

test("where the ground soon bends up the axis is shorter than its curvature says", () => {
  const slice = at({ kind: "himmelblau" }, -1.97, -2.377, 0.01);
  const gaining = slice.losses.filter((loss) => loss <= slice.level).length;
  assert.ok(gaining > 0.3 * slice.losses.length, `${gaining}`);
});

test("without a slope there is no slice", () => {
  assert.equal(at({ kind: "bowl" }, 0, 0, 0.1), null);
  assert.equal(sliceAt(core, { kind: "bowl" }, { x: NaN, y: 0, alpha: 0.1 }, null), null);
  assert.equal(at(formula("abs(x) + y^2"), 0, 0, 0.1), null);
});

test("a loss that is no number is a gap", () => {
  const slice = at(formula("x - ln(2 - x) + sqrt(x)"), 1, 1, 2);
  assert.ok(slice.losses.includes(null));
  assert.ok(slice.losses.every((loss) => loss === null || Number.isFinite(loss)));
});
