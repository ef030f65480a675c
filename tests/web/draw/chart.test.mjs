// A chart's frame: what is inside, what leaves it, and what is written at its edges.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { drawChart, spanOf, withRoom, wholePowers } = await load("draw/chart.ts");

globalThis.Path2D = class {
  calls = [];
  moveTo(...at) { this.calls.push(["moveTo", ...at]); }
  lineTo(...at) { this.calls.push(["lineTo", ...at]); }
  arc(...at) { this.calls.push(["arc", ...at]); }
  rect(...at) { this.calls.push(["rect", ...at]); }
  closePath() { this.calls.push(["closePath"]); }
};

/** A context that remembers texts and paths. */
function pretend() {
  const log = { texts: [], strokes: [], fills: [] };
  const ctx = new Proxy({}, {
    get: (_, name) => ({
      measureText: (text) => ({ width: 6 * text.length }),
      fillText: (text, x, y) => log.texts.push([text, x, y]),
      stroke: (path) => { if (path) log.strokes.push(path); },
      fill: (path) => { if (path) log.fills.push(path); },
    })[name] ?? (() => {}),
    set: () => true,
  });
  return { ctx, log };
}

const size = { width: 400, height: 200, ratio: 1 };
const label = (at) => String(at);
const chart = (patch = {}) => ({
  x: { name: "rate", low: -4, high: 1, whole: true, label }, y: { name: "loss", low: 0, high: 10, whole: false, label },
  xs: [-4, -1, 1], ys: [0, 5, 10], here: { x: -1, y: 5 }, ...patch,
});
const draw = (patch) => {
  const { ctx, log } = pretend();
  return { log, frame: drawChart(ctx, size, chart(patch), {}) };
};

test("the line goes from corner to corner of the frame", () => {
  const { log, frame: { left, right, top, bottom } } = draw();
  const line = log.strokes.find(({ calls }) => calls.length === 3 && calls[0][0] === "moveTo").calls;
  assert.deepEqual(line[0].slice(1), [left, bottom]);
  assert.deepEqual(line[2].slice(1), [right, top]);
  const [[, x, y]] = log.fills.at(-1).calls;
  assert.ok(Math.abs(x - (left + 0.6 * (right - left))) < 1e-9 && Math.abs(y - (top + bottom) / 2) < 1e-9);
});

test("an axis of whole numbers has no other ticks", () => {
  const { log, frame: { bottom } } = draw();
  const texts = log.texts.filter(([, , y]) => y > bottom).map(([text]) => text);
  assert.deepEqual(texts.filter((text) => text !== "rate" && !Number.isInteger(Number(text))), []);
  assert.ok(texts.length > 3);
});

test("what is above the frame is pointed at, what is not known is not drawn", () => {
  const above = draw({ here: { x: -1, y: Infinity } });
  const [[kind, , y]] = above.log.fills.at(-1).calls;
  assert.deepEqual([kind, y], ["moveTo", above.frame.top]);
  assert.deepEqual(draw({ here: { x: -1, y: null } }).log.fills.at(-1).calls, []);
  // A place beside the axis is not marked at all.
  assert.equal(draw({ here: { x: 3, y: 5 } }).log.fills.length, 0);
  const gaps = draw({ ys: [1, null, 2] }).log.strokes.find(({ calls }) => calls.length === 2).calls;
  assert.deepEqual(gaps.map(([name]) => name), ["moveTo", "moveTo"]);
});

test("the lower end has its own words, and no tick stands in their way", () => {
  const y = { name: "loss", low: -13, high: 1, whole: true, label, ground: "≤ -12" };
  const { log, frame: { bottom, left } } = draw({ y, ys: [-13, 0, 1] });
  const rungs = log.texts.filter(([text, x]) => x === left - 7 && text !== "loss");
  assert.deepEqual(rungs[0], ["≤ -12", left - 7, bottom]);
  assert.ok(rungs.slice(1).every(([, , at], i) => at <= rungs[i][2] - 12), JSON.stringify(rungs));
});

test("zones lie along the upper edge", () => {
  let told;
  const { frame: { left, right, top } } = draw({ zones: { spans: [[0, 1]], paint: (_, area, bounds) => { told = { area, bounds }; } } });
  assert.deepEqual(told.bounds, [left, top, right, top + 10]);
  const [[name, x, y, width, height]] = told.area.calls;
  assert.deepEqual([name, y, height], ["rect", top, 10]);
  assert.ok(Math.abs(x - (left + 0.8 * (right - left))) < 1e-9 && Math.abs(x + width - right) < 1e-9);
});

test("spans", () => {
  assert.deepEqual(spanOf([null, 3, -1, null]), [-1, 3]);
  assert.deepEqual(spanOf([null]), [0, 1]);
  assert.deepEqual(wholePowers([-1.5, 2.1]), [-2, 3]);
  assert.deepEqual(wholePowers([2, 2]), [2, 3]);
  const [low, high] = withRoom([1, 2]);
  assert.ok(low < 1 && high > 2);
  assert.ok(withRoom([5, 5])[0] < 5);
  assert.ok(withRoom([-Number.MAX_VALUE, Number.MAX_VALUE]).every((bound) => !Number.isNaN(bound)));
});
