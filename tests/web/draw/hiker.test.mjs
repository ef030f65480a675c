// The hiker: stands on its feet, walks, and feels the ground ahead.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { Path2D, context } from "./stub.mjs";

globalThis.Path2D = Path2D;
const { drawHiker } = await load("draw/hiker.ts");
const theme = { ink: "ink", paper: "paper", accent: "accent" };

/** The figure as described for a height of 100, and how it was put onto the sheet. */
function figure({ size = 28, facing = 1, stride = 0 } = {}) {
  const ctx = context();
  drawHiker(ctx, 50, 70, size, facing, stride, theme);
  const paths = [...new Set(ctx.drawn.filter(([name]) => name === "stroke").map(([, path]) => path))];
  const scale = ctx.drawn.find(([name]) => name === "scale").slice(1);
  // Lines to the ground, as pairs of where they end and what they are.
  const ends = paths.flatMap(({ points }) => points).filter(([, y]) => y > -3).map(([x]) => x);
  return { points: paths.flatMap(({ points }) => points), ends, scale };
}

test("feet stand around the place, and the stick is on the ground ahead of both", () => {
  for (const stride of [-1, -0.4, 0, 0.7, 1]) {
    const { ends } = figure({ stride });
    assert.equal(ends.length, 3);
    const [stick, ...feet] = ends.toSorted((a, b) => b - a);
    assert.ok(Math.abs(feet[0] + feet[1]) < 1e-9);
    assert.ok(Math.abs(feet[0] - feet[1] - 30 * Math.abs(stride)) < 1e-9);
    assert.ok(stick > feet[0] + 15);
  }
});

test("a figure that faces left is one that faces right, mirrored", () => {
  for (const stride of [-1, 0.5]) {
    const [right, left] = [1, -1].map((facing) => figure({ facing, stride }));
    assert.deepEqual(left.points, right.points);
    assert.deepEqual(left.scale, [-right.scale[0], right.scale[1]]);
  }
});

test("it is as high as asked for", () => {
  for (const size of [18, 36]) {
    const { points, scale } = figure({ size });
    assert.deepEqual(scale, [size / 100, size / 100]);
    assert.ok(points.every(([x, y]) => Math.abs(x) <= 50 && y <= 0 && y >= -100));
  }
});
