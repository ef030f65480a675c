// What is asked about the valleys of a landscape, and what the answers come to.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { everybody, holdsUpTo, lessonOf, pictured, sharesOf, valleysOf } = await load("state/valleys.ts");
const { Walker } = await load("state/walker.ts", { "refusal.ts": "export const refusalOf = (call) => { try { call(); return null; } catch (error) { return error.sentence; } };" });
const spec = {
  surface: { kind: "himmelblau" }, optimizer: { kind: "sgd" }, schedule: { kind: "constant" }, alpha: 0.01, start: [3, 1],
  noise: { sigma: 1 }, changes: [{ at: 5, alpha: 0.02 }],
};

test("everybody sets out with the settings in force, wherever the hiker started and whatever was before", () => {
  const { surface, optimizer, schedule } = spec;
  assert.deepEqual(everybody(spec, 4), { surface, optimizer, schedule, alpha: 0.01, start: [0, 0] });
  assert.equal(everybody(spec, 5).alpha, 0.02);
  assert.equal(everybody(spec, 5, 4).alpha, 0.08);
  // At the ends of what is a rate, it still is one.
  for (const alpha of [5e-324, 1e12]) {
    for (const factor of [0.25, 4]) core.basins(everybody({ ...spec, alpha, changes: [] }, 0, factor), [0, 1, 0, 1], 2, 2, 0);
  }
});

test("shares are parts of all starts and come to one", () => {
  const map = { label: Uint8Array.of(0, 0, 1, 254, 255, 255, 255, 0), iterations: new Uint16Array(8), minima: [[1, 1], [9, 9], [2, 2], [8, 8]] };
  const shares = sharesOf(map);
  assert.deepEqual(shares, { valleys: [3 / 8, 1 / 8, 0, 0], nowhere: 1 / 8, left: 3 / 8 });
  // One that is off the map and catches somebody is told; one that does not is not.
  assert.deepEqual(valleysOf(map, shares, [0, 5, 0, 5], 9).map(({ valley }) => valley), [0, 1, 2]);
  assert.equal(valleysOf(map, shares, [0, 5, 0, 5], 1).length, 1);
});

test("a valley holds hikers up to 2/λ, and the core's own hikers agree", () => {
  const walker = new Walker(core);
  const { minima } = core.basins(everybody(spec, 0), [-5, 5, -5, 5], 2, 2, 0);
  for (const place of minima) {
    const edge = holdsUpTo(walker, spec, 0, place);
    const { eigenvalues } = core.probe(spec.surface, ...place);
    assert.ok(Math.abs(edge * Math.max(...eigenvalues) - 2) < 1e-6);
    const near = [place[0] + 1e-5, place[0] + 2e-5, place[1] + 1e-5, place[1] + 2e-5];
    const fate = (alpha) => core.basins({ ...everybody(spec, 0), alpha }, near, 2, 2, 3000).label[0];
    assert.equal(minima[fate(0.98 * edge)], minima[minima.indexOf(place)]);
    assert.notEqual(minima[fate(1.03 * edge)], place);
  }
  assert.equal(holdsUpTo(walker, { ...spec, optimizer: { kind: "lion" } }, 0, minima[0]), Infinity);
});

test("small steps are small for all valleys; large ones are too large for one of them, if they differ", () => {
  assert.deepEqual(lessonOf([]), null);
  assert.deepEqual(lessonOf([Infinity, NaN]), null);
  const { small, large } = lessonOf([0.02, 0.01, 0.04, Infinity]);
  assert.ok(Math.abs(small - 0.001) < 1e-15 && large > 0.01 && large < 0.04);
  assert.ok(lessonOf([0.1, 0.1]).large < 0.1);
});

test("a picture with a pixel for each start goes half a pixel beyond the outermost ones", () => {
  assert.deepEqual(pictured([0, 10, -1, 1], 11, 3), [-0.5, 10.5, -1.5, 1.5]);
});
