// A schedule drawn by hand: what is done to its points, and what it is measured against.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { boardOf, constantTwin, divided, drawn, inserted, moved, pencilOf, pointsOf, removed, traced, upsideDown } = await load("state/drawing.ts");
const { redrawnAt, scheduledSince } = await load("state/spec.ts");
const { Walker } = await load("state/walker.ts", { "refusal.ts": "export const refusalOf = (call) => { try { call(); return null; } catch (error) { return error.sentence; } };" });
const catalog = core.catalog();
const pencil = pencilOf(catalog);
const POINTS = [[0, 0.1], [20, 0.3], [50, 0.02]];
const SPEC = { surface: { kind: "bowl" }, optimizer: { kind: "sgd" }, schedule: drawn(POINTS, pencil), alpha: 0.05, start: [3, 2], changes: [] };

test("what can be drawn is the schedule that is a list of points", () => {
  assert.equal(pencil.kind, "drawn");
  assert.deepEqual(pointsOf(SPEC.schedule, pencil), POINTS);
  assert.deepEqual(pointsOf({ kind: pencil.kind }, pencil), pencil.usual);
  assert.equal(pointsOf({ kind: "constant" }, pencil), null);
});

test("a point stays between its neighbours and above zero, whatever is done to it", () => {
  assert.deepEqual(moved(POINTS, 1, [90, -4]), [[0, 0.1], [50, 0], [50, 0.02]]);
  assert.deepEqual(moved(POINTS, 1, [-7, 0.12345]), [[0, 0.1], [0, 0.123], [50, 0.02]]);
  assert.deepEqual(moved(POINTS, 2, [1e9, 1e308]).at(-1), [1e9, 1e12]);
  assert.deepEqual(inserted(POINTS, [20.4, 0.2]), { points: [POINTS[0], POINTS[1], [20, 0.2], POINTS[2]], at: 2 });
  assert.deepEqual(inserted(POINTS, [400, 0.2]).at, 3);
  assert.deepEqual(divided(POINTS, 0), { points: [POINTS[0], [10, 0.2], POINTS[1], POINTS[2]], at: 1 });
  assert.deepEqual(divided(POINTS, 2).points.at(-1), [80, 0.02]);
  assert.deepEqual(removed(POINTS, 0), POINTS.slice(1));
  assert.deepEqual(removed([[5, 1]], 0), [[5, 1]]);
  for (const points of [moved(POINTS, 1, [Infinity, Infinity]), upsideDown(POINTS), divided(POINTS, 1).points]) {
    core.walk({ ...SPEC, schedule: drawn(points, pencil) }, 3);
  }
});

test("upside down, the highest is the lowest; twice is as before", () => {
  assert.deepEqual(upsideDown(POINTS), [[0, 0.22], [20, 0.02], [50, 0.3]]);
  assert.deepEqual(upsideDown(upsideDown(POINTS)), POINTS);
  assert.deepEqual(upsideDown([[0, 0.1]]), [[0, 0.1]]);
});

test("every schedule of the catalog can be drawn over with a few points", () => {
  for (const { kind } of catalog.schedules) {
    const rates = core.learningRates({ kind }, 0.1, 200, new Float64Array(200).fill(1));
    const points = traced(rates);
    assert.ok(points.length <= 12 && points.length > 0, kind);
    const again = core.learningRates(drawn(points, pencil), 0.1, 200, new Float64Array(200));
    const high = Math.max(...rates);
    // Twelve points cannot follow saws; what has fewer bends, they follow.
    const off = Math.max(...rates.map((rate, k) => Math.abs(rate - again[k])));
    assert.ok(points.length === 12 || off <= 0.02 * high, `${kind}: ${off}`);
  }
  assert.deepEqual(traced([0.5, 0.5, 0.5]), [[0, 0.5], [2, 0.5]]);
  assert.deepEqual(traced([NaN]), [[0, 0]]);
});

test("a drawing takes the place of the schedule in force, from where that began", () => {
  const other = { kind: "constant" };
  assert.equal(redrawnAt(SPEC, 30, other).schedule, other);
  const changed = { ...SPEC, changes: [{ at: 10, alpha: 0.2 }, { at: 20, schedule: other }] };
  assert.equal(scheduledSince(changed, 15), 0);
  assert.equal(scheduledSince(changed, 25), 20);
  const redrawn = redrawnAt(changed, 25, SPEC.schedule);
  assert.deepEqual(redrawn.changes, [{ at: 10, alpha: 0.2 }, { at: 20, schedule: SPEC.schedule }]);
  assert.equal(redrawn.schedule, changed.schedule);
});

test("the board has the rates of the walk, and 2/λmax where the hiker is", () => {
  const walker = new Walker(core);
  const board = boardOf(walker, SPEC, 0, 60);
  assert.deepEqual([...board.rates], [...core.learningRates(SPEC.schedule, 0.05, 61, new Float64Array(61))]);
  const { eigenvalues } = core.probe(SPEC.surface, 3, 2);
  const limit = 2 / Math.max(...eigenvalues);
  assert.ok(board.ceiling.slice(0, board.steps).every((at) => Math.abs(at - limit) < 1e-12));
  assert.equal(board.above, [...board.rates].slice(0, board.steps).filter((rate) => rate > limit).length);
  assert.equal(board.constant, 0.05);
  assert.ok(board.top >= 0.3);
  // Nowhere on a plain slope does the ground bend up.
  const plain = boardOf(walker, { ...SPEC, surface: { kind: "formula", params: { text: "x + y" } } }, 0, 60);
  assert.ok(plain.ceiling.every((at) => at === null));
  assert.equal(plain.above, 0);
});

test("the twin walks with the rate of the slider throughout", () => {
  const { schedule } = constantTwin(catalog);
  assert.deepEqual([...core.learningRates(schedule, 0.07, 5, new Float64Array(5))], new Array(5).fill(0.07));
});
