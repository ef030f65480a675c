// The core's limits as marks on the slider, with a schedule between the two.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { marksAt } = await load("state/limits.ts");
const { Walker } = await load("state/walker.ts");
const { positionOf } = await load("state/track.ts");

const walker = new Walker(core);
const spec = (patch = {}) => ({
  surface: { kind: "bowl", params: { kappa: 4 } }, optimizer: { kind: "sgd" }, schedule: { kind: "constant" },
  alpha: 0.1, start: [4, 3], changes: [], ...patch,
});
const marks = (given, k) => marksAt(walker, given, k, core.diagnose(given, k).limits);
const alphas = (given, k = 0) => Object.fromEntries(marks(given, k).map(({ limit, alpha }) => [limit, alpha]));
const near = (got, want) => {
  assert.deepEqual(Object.keys(got), Object.keys(want));
  for (const [name, value] of Object.entries(want)) assert.ok(Math.abs(got[name] / value - 1) < 1e-9, `${name} ${got[name]} for ${value}`);
};

test("on a bowl they are 1/λmax, 2/(λmin + λmax) and 2/λmax", () => {
  const [low, high] = core.probe(spec().surface, 0, 0).eigenvalues;
  near(alphas(spec()), { noOvershoot: 1 / high, fastest: 2 / (low + high), edge: 2 / high });
  for (const { alpha, position, beyond } of marks(spec(), 0)) assert.deepEqual([position, beyond], [positionOf(alpha), null]);
});

test("with momentum the edge is 2(1 + μ)/λmax", () => {
  const [, high] = core.probe(spec().surface, 0, 0).eigenvalues;
  const { edge } = alphas(spec({ optimizer: { kind: "sgd", params: { momentum: 0.5 } } }));
  assert.ok(Math.abs(edge / (3 / high) - 1) < 1e-9);
});

test("a mark is the setting that makes the next step's rate the limit", () => {
  const { schedules } = core.catalog();
  const plain = alphas(spec());
  for (const { kind } of schedules) {
    const given = spec({ schedule: { kind } });
    for (const k of [0, 7, 25]) {
      const rates = (alpha) => core.learningRates(given.schedule, alpha, k + 1, core.walk({ ...given, alpha: given.alpha }, k).columns.subarray(2 * (k + 1)).subarray(1, k + 1))[k];
      const heeds = rates(0.2) !== rates(0.1);
      const found = marks(given, k);
      assert.equal(found.length, heeds ? 3 : 0, `${kind} at ${k}`);
      for (const { limit, alpha } of found) {
        assert.ok(Math.abs(rates(alpha) / plain[limit] - 1) < 1e-6, `${kind} at ${k}: ${limit} ${rates(alpha)} for ${plain[limit]}`);
      }
    }
  }
});

test("after a change on the way they count from there", () => {
  const schedule = { kind: "exponential", params: { gamma: 0.5 } };
  const given = spec({ schedule, changes: [{ at: 3, schedule: { kind: "constant" } }, { at: 4, alpha: 0.02 }] });
  near(alphas(given, 6), alphas(spec()));
  const halved = spec({ changes: [{ at: 3, schedule }] });
  near(alphas(halved, 5), Object.fromEntries(Object.entries(alphas(spec())).map(([name, alpha]) => [name, 4 * alpha])));
});

test("a limit beyond the track is told at its end, an infinite one not at all", () => {
  const flat = spec({ surface: { kind: "formula", params: { text: "0.01*(x^2 + y^2)" } } });
  assert.deepEqual(marks(flat, 0).map(({ position, beyond }) => [position, beyond]), Array(3).fill([100, "above"]));
  const steep = spec({ surface: { kind: "formula", params: { text: "1e6*(x^2 + y^2)" } }, alpha: 1e-8 });
  assert.deepEqual(marks(steep, 0).map(({ position, beyond }) => [position, beyond]), Array(3).fill([0, "below"]));
  const summit = spec({ surface: { kind: "formula", params: { text: "-x^2 - y^2" } } });
  assert.deepEqual(marks(summit, 0), []);
});

test("the largest rate of all has marks, too", () => {
  const [low, high] = core.probe(spec().surface, 0, 0).eigenvalues;
  for (const alpha of [6e11, 1e12]) near(alphas(spec({ alpha })), { noOvershoot: 1 / high, fastest: 2 / (low + high), edge: 2 / high });
});
