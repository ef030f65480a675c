// The fan: rings at the landing places, labels that keep clear of everything, nothing where there is nothing to tell.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { Path2D, context, touch } from "./stub.mjs";

globalThis.Path2D = Path2D;
const { drawFan } = await load("draw/fan.ts");
const { fit, toX, toY } = await load("draw/view.ts");
const view = fit([-4, 4, -3, 3], 840, 640, { left: 20, top: 20, right: 20, bottom: 20 });
const theme = { ink: "ink", paper: "paper" };

/** Rings drawn in ink, texts, and every point drawn. */
function fan(at, half, next, double) {
  const ctx = context();
  drawFan(ctx, view, at, { half, next, double }, theme);
  const paths = ctx.drawn.filter(([name]) => name === "stroke").map(([, path]) => path);
  const rings = [...new Set(paths)].flatMap((path) => path.arcs);
  return { rings, texts: ctx.texts, points: paths.flatMap((path) => path.points), paths };
}

/** Half, present and twice the rate of plain descent. */
const plain = ([x, y], [dx, dy]) => [0.5, 1, 2].map((k) => [x + k * dx, y + k * dy]);

test("half and twice the rate have a ring each, exactly where the step lands", () => {
  const { rings } = fan([0, 0], [1, 0.2], [2, 1], [1, -2]);
  const places = rings.map(({ x, y }) => [x, y]);
  assert.equal(rings.length, 2);
  for (const [x, y] of [[1, 0.2], [1, -2]]) {
    assert.ok(places.some(([px, py]) => Math.hypot(px - toX(view, x), py - toY(view, y)) < 1e-9));
  }
});

test("in every direction labels keep clear of each other, of the arrow, of the figure and of the edge", () => {
  for (let k = 0; k < 72; k++) {
    const [dx, dy] = [Math.cos((k * Math.PI) / 36), Math.sin((k * Math.PI) / 36)];
    const { texts } = fan([0.3, 0.1], ...plain([0.3, 0.1], [dx, dy]));
    assert.ok(texts.some(({ text }) => text === "2α"));
    const [ax, ay] = [toX(view, 0.3), toY(view, 0.1)];
    texts.forEach((a, i) => {
      assert.ok(texts.slice(i + 1).every((b) => !touch(a, b)));
      assert.ok(!touch(a, { x: ax, y: ay - 17, width: 20, height: 30 }));
      assert.ok(a.x - a.width / 2 > view.left && a.x + a.width / 2 < view.right);
      // The line of all three steps, square to which the text's middle must be.
      const aside = Math.abs((a.x - ax) * dy + (a.y - ay) * dx);
      assert.ok(aside > 6, `${k}: ${a.text} is ${aside} px off the line`);
    });
  }
});

test("places that one could not tell apart are left out", () => {
  assert.deepEqual(fan([0, 0], ...plain([0, 0], [0.05, 0])).rings, []);
  assert.deepEqual(fan([0, 0], [1, 1], [1, 1], [1.01, 1]).rings, []);
  assert.equal(fan([0, 0], [1, 1], [2, 2], [1.01, 1]).rings.length, 1);
  assert.deepEqual(fan([0, 0], [0.01, 0], null, null).rings, []);
});

test("what is off the sheet is cut at its edge and has no ring", () => {
  const { rings, points, texts } = fan([0, 0], [1, 1], [2, 0], [60, 10]);
  assert.equal(rings.length, 1);
  assert.ok(points.every(([x, y]) => x <= view.right + 7 && x >= view.left - 7 && y >= view.top - 7 && y <= view.bottom + 7));
  assert.ok(texts.some(({ text, x }) => text === "2α" && x > view.right - 40 && x < view.right));
  // Both leave the sheet at the same place.
  assert.equal(fan([0, 0], ...plain([0, 0], [30, 0])).texts.length, 0);
});

test("nothing is drawn of what is not there", () => {
  for (const far of [null, [NaN, 0], [Infinity, 1], [1e308, -1e308]]) {
    const { rings, points } = fan([0, 0], far, far, far);
    assert.deepEqual(rings, []);
    assert.ok(points.flat().every(Number.isFinite));
  }
  const { paths } = fan([NaN, 0], [1, 1], [2, 2], [3, 3]);
  assert.deepEqual(paths, []);
});
