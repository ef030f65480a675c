// Small curves that share one scale, so that they can be compared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { commonScale, curvePath, heightOf } = await load("draw/curve.ts");
const numbers = (/** @type {string} */ path) => path.split(/[ML]/).slice(1).map((pair) => pair.split(" ").map(Number));

test("lower losses are drawn lower, by powers of ten, within the box", () => {
  const curve = [100, 10, 1, null, 0.1, 1e-200];
  const scale = commonScale([curve], 100);
  const path = curvePath(curve, scale, 50, 40);
  assert.equal(path.match(/M/g).length, 2, "a gap where nothing is known");
  const points = numbers(path);
  assert.deepEqual(points.map(([x]) => x), [0, 10, 20, 40, 50]);
  points.forEach(([, y], i) => assert.ok(y >= 0 && y <= 40 && (i === 0 || y > points[i - 1][1])));
  const fall = (/** @type {number} */ i) => points[i + 1][1] - points[i][1];
  assert.ok(Math.abs(fall(0) - fall(1)) < 0.2, "equal factors are equal heights");
});

test("two curves have one scale, also below zero and without a fall", () => {
  const scale = commonScale([[1, -4.9], [0, -5]], 1);
  assert.ok(heightOf(-5, scale) > heightOf(-4.9, scale));
  assert.equal(heightOf(-5, scale), 1);
  for (const [curve, level] of [[[2, 2], 2], [[0, 0], 0], [[null, null], 3], [[1, 1], Infinity], [[-1e300, 1e300], 1e300]]) {
    const path = curvePath(curve, commonScale([curve], level), 50, 40);
    assert.doesNotMatch(path, /NaN|Infinity/);
    for (const [, y] of numbers(path)) assert.ok(y >= 0 && y <= 40);
  }
});
