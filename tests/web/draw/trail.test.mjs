// The trail: truthful and cheap, however long the walk and however far it goes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

/** Remembers what was drawn. */
globalThis.Path2D = class {
  lines = [];
  prints = 0;
  moveTo(x, y) { this.pen = [x, y]; }
  lineTo(x, y) { this.lines.push([...this.pen, x, y]); this.pen = [x, y]; }
  ellipse() { this.prints++; }
  arc() { this.prints++; }
  closePath() {}
};

const { trail, standing } = await load("draw/trail.ts");
const { fit, toX, toY } = await load("draw/view.ts");
const view = fit([-4, 4, -3, 3], 840, 640, { left: 20, top: 20, right: 20, bottom: 20 });

/** @param {number} count @param {(k: number) => [number, number]} at */
function walk(count, at) {
  const places = Array.from({ length: count }, (_, k) => at(k));
  return [Float64Array.from(places, ([x]) => x), Float64Array.from(places, ([, y]) => y)];
}

const onSheet = ([ax, ay, bx, by]) =>
  [ax, bx].every((x) => x > view.left - 1e-6 && x < view.right + 1e-6) &&
  [ay, by].every((y) => y > view.top - 1e-6 && y < view.bottom + 1e-6);

test("every step of a short walk is a line, and its places are footprints", () => {
  const [x, y] = walk(5, (k) => [k - 2, k % 2]);
  const { line, prints } = trail(view, x, y, 4);
  const at = (k) => [toX(view, x[k]), toY(view, y[k])];
  assert.deepEqual(line.lines, [3, 2, 1, 0].map((k) => [...at(k + 1), ...at(k)]));
  assert.equal(prints.prints, 2 * 5);
  assert.equal(trail(view, x, y, 0).line.lines.length, 0);
});

test("an exploding walk is cut at the edge of the sheet, and its steps across the sheet stay", () => {
  const [x, y] = walk(400, (k) => [0.1 * (-5) ** k, 0.05 * (-5) ** k]);
  const { line, exits } = trail(view, x, y, 399);
  assert.ok(line.lines.length > 4 && line.lines.every(onSheet));
  assert.ok(exits.lines.length > 0);
});

test("a walk that is no longer finite ends where it was last", () => {
  const [x, y] = walk(6, (k) => [k < 4 ? k / 2 : NaN, k < 4 ? 0 : Infinity]);
  assert.equal(trail(view, x, y, 5).line.lines.length, 3);
  assert.deepEqual(standing(x, y, 3), [1.5, 0]);
});

test("a walk that hardly moves or goes to and fro costs next to nothing", () => {
  const still = walk(100_000, (k) => [1 + 1e-7 * k, 1]);
  assert.ok(trail(view, ...still, 99_999).line.lines.length < 10);
  const fro = walk(100_000, (k) => [k % 2 ? 1 : -1, 0]);
  const { line, prints } = trail(view, ...fro, 99_999);
  assert.ok(line.lines.length < 10 && prints.prints < 10);
});

test("a wild walk shows its latest part, and footprints wherever it was", () => {
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const wild = walk(20_000, () => [8 * random() - 4, 6 * random() - 3]);
  const { line, prints } = trail(view, ...wild, 19_999);
  const length = line.lines.reduce((sum, [ax, ay, bx, by]) => sum + Math.hypot(bx - ax, by - ay), 0);
  assert.ok(length >= 9000 && length < 10_000);
  const [px, py] = line.lines[0];
  assert.ok(Math.hypot(px - toX(view, wild[0][19_999]), py - toY(view, wild[1][19_999])) < 1e-9);
  assert.ok(prints.prints > 800 && prints.prints < 4000);
});

test("between two iterates the hiker is on the straight line", () => {
  const [x, y] = walk(3, (k) => [k, 2 * k]);
  assert.deepEqual(standing(x, y, 1.25), [1.25, 2.5]);
  assert.deepEqual(standing(x, y, 2), [2, 4]);
});
