// Data and their fit: every point where it belongs, curves cut at the frame, and what is under a pointer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { Path2D, context, touch } from "./stub.mjs";

globalThis.Path2D = Path2D;
const { drawScatter, isWithin, offSight, pixel, spansOf, under, unpixel } = await load("draw/scatter.ts");
const { plain } = await load("draw/numbers.ts");
const theme = { ink: "ink", paper: "paper", quiet: "quiet", rule: "rule", accent: "accent", font: "sans" };
const size = { width: 600, height: 360, ratio: 2 };

/** @param {object} part */
function draw(part) {
  const ctx = context();
  const { xs, ys } = part;
  const spans = part.spans ?? spansOf(xs, ys, false);
  const scatter = {
    xs, ys, spans, said: ys.map(() => 0), fit: { xs: [...spans.x], ys: [0, 0] }, best: null, batch: null, chosen: null,
    names: { x: "input", y: "target" }, ...part,
  };
  const frame = drawScatter(ctx, size, scatter, theme, plain);
  const paths = [...new Set(ctx.drawn.filter(([name, path]) => ["stroke", "fill"].includes(name) && path).map(([, path]) => path))];
  return { ctx, frame, spans, paths, dots: paths.flatMap((path) => path.arcs), points: paths.flatMap((path) => path.points) };
}

test("every point stands where its numbers say, and the spans leave room around them", () => {
  const [xs, ys] = [[0, 1, 4], [-2, 3, 0.5]];
  const { frame, spans, dots } = draw({ xs, ys });
  assert.equal(dots.length, 3);
  xs.forEach((x, i) => {
    const [px, py] = pixel(frame, spans, x, ys[i]);
    assert.ok(dots.some((dot) => Math.hypot(dot.x - px, dot.y - py) < 1e-9));
    assert.ok(isWithin(frame, px, py));
    const [bx, by] = unpixel(frame, spans, px, py);
    assert.ok(Math.abs(bx - x) < 1e-9 && Math.abs(by - ys[i]) < 1e-9);
  });
  assert.ok(spans.x[0] < 0 && spans.x[1] > 4 && spans.y[0] < -2 && spans.y[1] > 3);
});

test("the chosen point has a ring, and a batch is told without its colour", () => {
  const all = draw({ xs: [0, 1, 2], ys: [0, 1, 2] });
  const one = draw({ xs: [0, 1, 2], ys: [0, 1, 2], chosen: 1 });
  assert.equal(one.dots.length, all.dots.length + 1);
  const fills = (/** @type {Set<number> | null} */ batch) => {
    const ctx = context();
    const inks = [];
    const watched = new Proxy(ctx, { get: (target, name) => (name === "fill" ? () => { inks.push(target.fillStyle); } : target[name]), set: (target, name, value) => { target[name] = value; return true; } });
    const spans = spansOf([0, 1, 2], [0, 1, 2], false);
    drawScatter(watched, size, { xs: [0, 1, 2], ys: [0, 1, 2], spans, said: [0, 0, 0], fit: { xs: [], ys: [] }, best: null, batch, chosen: null, names: { x: "", y: "" } }, theme, plain);
    return inks;
  };
  assert.deepEqual(fills(new Set([1])), ["paper", "accent", "paper"], "those not taken are hollow");
  assert.deepEqual(fills(null), ["ink", "ink", "ink"]);
});

test("a fit that leaves the frame is cut there, and one beyond all numbers is not drawn", () => {
  for (const [fit, said] of [[[-1e7, 1e7], [1e7, 1e7]], [[NaN, NaN], [NaN, NaN]], [[-Infinity, Infinity], [Infinity, -Infinity]], [[1e300, -1e300], [1e300, 0]]]) {
    const { frame, points } = draw({ xs: [0, 1], ys: [0, 1], fit: { xs: [-1, 2], ys: fit }, best: { xs: [-1, 2], ys: fit }, said });
    assert.ok(points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)
      && x >= frame.left - 1e-6 && x <= frame.right + 1e-6 && y >= frame.top - 1e-6 && y <= frame.bottom + 1e-6));
  }
});

test("a curve of many pieces is one line, so that its dashes run on", () => {
  const pieces = Array.from({ length: 50 }, (_, i) => i / 49);
  let moves = 0;
  const { moveTo } = Path2D.prototype;
  Path2D.prototype.moveTo = function (...place) { moves++; moveTo.apply(this, place); };
  draw({ xs: [0, 1], ys: [0, 1], said: [NaN, NaN], fit: { xs: pieces, ys: pieces }, spans: { x: [0, 1], y: [-1, 2] } });
  Path2D.prototype.moveTo = moveTo;
  assert.equal(moves, 1);
});

test("a curve that is not to be seen is told to be above or below", () => {
  const spans = { x: [0, 1], y: [0, 1] };
  assert.equal(offSight(spans, { xs: [0, 1], ys: [2, 3] }), "above");
  assert.equal(offSight(spans, { xs: [0, 1], ys: [-2, -3] }), "below");
  assert.equal(offSight(spans, { xs: [0, 1], ys: [-2, 3] }), null);
  assert.equal(offSight(spans, { xs: [0, 1], ys: [NaN, NaN] }), null);
});

test("one point, equal points and an outlier at the end of the range have axes of finite length, with texts that keep clear", () => {
  for (const [xs, ys] of [[[3], [5]], [[0], [0]], [[2, 2, 2], [7, 7, 7]], [[1e6, 0, 1], [-1e6, 0, 1]], [[1e6, 1e6 - 1e-6], [0, 1]], [[-1e6, 1e6], [1e6, -1e6]]]) {
    const { spans, dots, ctx } = draw({ xs, ys });
    for (const [low, high] of [spans.x, spans.y]) {
      assert.ok(low < Math.min(high) && Number.isFinite(high - low));
    }
    assert.ok(dots.every(({ x, y }) => x > 0 && x < size.width && y > 0 && y < size.height));
    const along = ctx.texts.filter(({ across, y }) => across && y >= size.height - 32);
    assert.ok(along.length >= 2, `${xs}: ${along.map(({ text }) => text)}`);
    along.forEach((a, i) => { assert.ok(along.slice(i + 1).every((b) => !touch(a, b)), `${xs}: ${a.text}`); });
  }
});

test("for classes both answers are on the axis, whatever was given", () => {
  for (const ys of [[0, 0], [1, 1], [0, 1]]) {
    const { y: [low, high] } = spansOf([1, 2], ys, true);
    assert.ok(low < 0 && high > 1);
  }
});

test("under a pointer is the nearest point within reach, of equal ones the one on top; a finger reaches farther", () => {
  const [xs, ys] = [[0, 1, 1, 4], [0, 1, 1, 3]];
  const { frame, spans } = draw({ xs, ys });
  const [px, py] = pixel(frame, spans, 1, 1);
  assert.equal(under(frame, spans, { xs, ys }, px + 3, py, "mouse"), 2);
  assert.equal(under(frame, spans, { xs, ys }, px + 20, py, "mouse"), null);
  assert.equal(under(frame, spans, { xs, ys }, px + 20, py, "touch"), 2);
  // Off the frame is its edge.
  assert.deepEqual(unpixel(frame, spans, -100, 1e6), [spans.x[0], spans.y[0]]);
});
