// The ground of a relief: its heights are the map's, and what lies on it stays on it. And the eye that looks at it.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { drape, groundOf, heightAt, heightOf, isOnGround } = await load("state/ground.ts");
const { HOME, nearer, onTheWay, turned } = await load("state/orbit.ts");

const surface = { kind: "himmelblau" };
const domain = [-5, 5, -4, 4];
const { scale } = core.elevation(surface, domain, "auto");
const ground = groundOf(core, surface, domain, scale, 33);

test("heights are those of the tints: 0 at the lowest, 1 at the highest, by the same bend", () => {
  assert.equal(heightOf(scale.low, scale), 0);
  assert.ok(Math.abs(heightOf(scale.high, scale) - 1) < 1e-12);
  assert.ok(scale.bend > 0 && heightOf((scale.low + scale.high) / 2, scale) > 0.5, "the bend lifts the middle");
  assert.equal(heightOf(5, { low: 0, high: 10, bend: 0 }), 0.5);
  assert.ok(Number.isNaN(heightOf(NaN, scale)));
  // What is above all tints is cut, and a plain is flat.
  assert.ok(heightOf(Infinity, scale) > 1 && heightOf(Infinity, scale) < 1.2);
  assert.equal(heightOf(-Infinity, scale), 0);
  assert.equal(heightOf(3, { low: 3, high: 3, bend: 0 }), 0);
});

test("vertices have the losses of the surface, from the south-west", () => {
  for (const [i, j] of [[0, 0], [32, 0], [7, 21], [32, 32]]) {
    const { loss } = core.probe(surface, -5 + (10 * i) / 32, -4 + (8 * j) / 32);
    assert.ok(Math.abs(ground.heights[j * 33 + i] - heightOf(loss, scale)) < 1e-6);
    assert.ok(Math.abs(heightAt(ground, i / 32, j / 32) - ground.heights[j * 33 + i]) < 1e-6);
  }
});

test("a way is draped in pieces over the ground, cut at the edge, and nowhere beyond all numbers", () => {
  const draped = drape(ground, [0, 20, Infinity, NaN, -3, -2], [0, 0, 0, 0, 1, 1]);
  assert.equal(draped.length % 6, 0);
  assert.ok(draped.length > 6 * 16, "one piece per cell at least");
  for (let k = 0; k < draped.length; k += 3) {
    const [u, height, v] = draped.subarray(k, k + 3);
    assert.ok(u >= 0 && u <= 1 && v >= 0 && v <= 1);
    assert.ok(Math.abs(height - heightAt(ground, u, v)) < 1e-5);
  }
  assert.ok(Math.abs(Math.max(...draped.filter((_, k) => k % 3 === 0)) - 1) < 1e-6, "up to the edge");
  assert.equal(drape(ground, [1], [1]).length, 0);
  assert.equal(drape(ground, [9, 12], [9, 9]).length, 0);
  // A walk of ten thousand steps is not a million pieces.
  const long = Float64Array.from({ length: 10_001 }, (_, k) => (k % 2 ? -5 : 5));
  assert.ok(drape(ground, long, long.map((x) => -x * 0.8)).length / 6 < 40_000);
});

test("where the formula says nothing there is a hole, and nobody stands on it", () => {
  const hole = { kind: "formula", params: { text: "sqrt(x) + y^2" } };
  const there = [-1, 1, -1, 1];
  const open = groundOf(core, hole, there, core.elevation(hole, there, "auto").scale, 9);
  assert.ok(open.heights.some(Number.isNaN) && open.heights.some(Number.isFinite));
  assert.equal(isOnGround(open, -0.5, 0), false);
  assert.equal(isOnGround(open, 0.5, 0), true);
  assert.equal(isOnGround(open, 2, 0), false);
  assert.equal(isOnGround(open, NaN, 0), false);
  assert.ok(drape(open, [-0.9, 0.9], [0, 0]).every(Number.isFinite));
});

test("the eye goes round freely, but never under the ground, and neither too near nor too far", () => {
  let orbit = HOME;
  for (let i = 0; i < 50; i++) orbit = nearer(turned(orbit, { turn: 1, tilt: 1 }), 2);
  assert.equal(orbit.turn, HOME.turn + 50);
  assert.ok(orbit.tilt < Math.PI / 2);
  const far = Array.from({ length: 50 }).reduce((now) => nearer(turned(now, { tilt: -1 }), 0.5), orbit);
  assert.ok(far.tilt > 0 && far.zoom > 0 && far.zoom < 1 && orbit.zoom > 1);
  assert.deepEqual(onTheWay(HOME, orbit, 1), orbit);
  assert.deepEqual(onTheWay(HOME, orbit, 0), HOME);
});
