// Data behind a surface: reading and editing them, the fit over them, and what scaling changes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const {
  NEAR, added, answerAt, compared, dataOf, fitOver, isOnePlace, lineAt, lowestOf, moved, placeOf, pointed, readColumns, refusedLine, removed, roundedDown,
  withData, writeColumns,
} = await load("state/data.ts");

const presets = JSON.parse(readFileSync(join(import.meta.dirname, "../../../www/data.json"), "utf8"));
const catalog = core.catalog();
const [line, guess] = [false, true].map((classes) => catalog.surfaces.find(({ data }) => data?.classes === classes));
const of = (xs, ys, scaled = false, info = line) => withData(catalog, { kind: info.kind }, { xs, ys, scaled });
const near = (a, b, within = 1e-9) => assert.ok(Math.abs(a - b) <= within * Math.max(1, Math.abs(b)), `${a} is not ${b}`);

test("the data of a surface are found by what the catalog says, and written back into it", () => {
  const usual = dataOf(catalog, { kind: line.kind });
  assert.equal(usual.xs.length, line.samples);
  assert.equal(usual.scaled, false);
  assert.deepEqual(withData(catalog, { kind: line.kind }, usual), { kind: line.kind }, "what is as usual is not written");
  const other = of([1, 2], [3, 4], true);
  assert.deepEqual({ ...dataOf(catalog, other), info: null }, { info: null, xs: [1, 2], ys: [3, 4], scaled: true });
  assert.deepEqual(dataOf(catalog, withData(catalog, other, { scaled: false })).xs, [1, 2], "the rest stays");
  assert.equal(dataOf(catalog, { kind: catalog.surfaces.find(({ data }) => !data).kind }), null);
});

test("points are moved, added and removed, and nothing else changes", () => {
  const columns = { xs: [1, 2, 3], ys: [4, 5, 6] };
  assert.deepEqual(moved(columns, 1, 9, -9), { xs: [1, 9, 3], ys: [4, -9, 6] });
  assert.deepEqual(added(columns, 7, 8), { xs: [1, 2, 3, 7], ys: [4, 5, 6, 8] });
  assert.deepEqual(removed(columns, 0), { xs: [2, 3], ys: [5, 6] });
  assert.deepEqual(columns, { xs: [1, 2, 3], ys: [4, 5, 6] });
  assert.equal(pointed(1.23456789, [0, 5]), 1.23);
  assert.equal(pointed(123456.789, [-1e6, 1e6]), 123457);
  assert.equal(pointed(1.23456789, [1.2345, 1.2346]), 1.2345679);
});

test("a rate is rounded to three digits, and never up over a ceiling", () => {
  for (const [rate, want] of [[0.0062439, 0.00624], [0.0062471, 0.00624], [0.5, 0.5], [0.99999, 0.999], [1e-12, 1e-12], [4.0001e-12, 4e-12], [0.5 - 1e-16, 0.5], [123456, 123000]]) {
    assert.equal(roundedDown(rate), want);
  }
});

test("numbers are read as they are written, and otherwise; what cannot be read is named with its line", () => {
  const columns = { xs: [1.5, -2e-7, 3], ys: [0, 1e6, -4] };
  assert.deepEqual(readColumns(writeColumns(columns), false), columns);
  assert.deepEqual(readColumns("\n 1.5;0\r\n\t-2e-7\t1e6\n3 -4\n\n", false), columns);
  for (const [text, id, at] of [
    ["1, 2\n3", "data-refused-line", 2],
    ["1, 2, 3", "data-refused-line", 1],
    ["1, 2\n\nseven, 1", "data-refused-line", 3],
    ["1, 1e999", "data-refused-line", 1],
    ["1,", "data-refused-line", 1],
    ["", "data-refused-none", undefined],
    ["\n \n", "data-refused-none", undefined],
  ]) {
    const refused = readColumns(text, false);
    assert.deepEqual([refused.id, refused.args.line], [id, at], text);
  }
  assert.deepEqual(readColumns("1, 1\n2, 0", true), { xs: [1, 2], ys: [1, 0] });
  assert.equal(readColumns("1, 1\n2, 0.5", true).id, "data-refused-class");
});

test("a number that the core refuses is named with its line", () => {
  assert.throws(() => core.walk({ surface: of([1, 2, 1e300], [1, 2, 3]), alpha: 0.1, start: [0, 0] }, 0), ({ sentence }) => {
    const { id, args } = refusedLine(sentence);
    assert.equal(id, "data-refused-range");
    assert.equal(args.line, 3);
    assert.equal(args.value, "1×10³⁰⁰");
    return true;
  });
  const other = { id: "refused-form", args: { field: "surface.params.ys", value: "[]", accepted: "numbers" } };
  assert.equal(refusedLine(other), other);
});

test("a place on the map is the same line over the points, whether the inputs are scaled or not", () => {
  const [xs, ys] = [[10, 11, 12.5, 15], [1, 3, 2, 5]];
  for (const info of [line, guess]) {
    const raw = dataOf(catalog, of(xs, info === line ? ys : [0, 1, 0, 1], false, info));
    const scaled = { ...raw, scaled: true };
    const there = { slope: -0.7, intercept: 4 };
    const [a, b] = [raw, scaled].map((data) => placeOf(data, there));
    assert.deepEqual(a, [-0.7, 4]);
    for (const [data, [x, y]] of [[raw, a], [scaled, b]]) {
      near(lineAt(data, { x, y }).slope, -0.7);
      near(lineAt(data, { x, y }).intercept, 4);
      for (const input of [-3, 10, 40]) {
        const z = -0.7 * input + 4;
        near(answerAt(data, { x, y }, input), info === line ? z : 1 / (1 + Math.exp(-z)));
      }
      // The core means the same line: its loss is the same.
      const { loss } = core.probe(withData(catalog, { kind: info.kind }, data), x, y);
      near(loss, core.probe(withData(catalog, { kind: info.kind }, raw), ...a).loss);
    }
    const curve = fitOver(scaled, { x: b[0], y: b[1] }, [9, 16]);
    assert.deepEqual([curve.xs[0], curve.xs.at(-1)], [9, 16]);
    assert.ok(info === line ? curve.xs.length === 2 : curve.xs.length > 50, "a sigmoid is round");
  }
});

test("scaling makes the valley of a line round, lifts the ceiling, and needs one step", () => {
  const { far } = presets;
  const spec = { surface: of(far.xs, far.ys), start: [-2, 4] };
  const { raw, scaled } = compared(core, catalog, spec);
  assert.ok(raw.condition > 1000, `${raw.condition}`);
  near(scaled.condition, 1);
  near(scaled.ceiling, 1);
  near(scaled.alpha, 0.5);
  assert.equal(scaled.steps, 1);
  assert.ok(raw.steps > 1000, `${raw.steps}`);
  // The steps are those of the core's own walk.
  const { columns, rows } = core.walk({ ...spec, alpha: raw.alpha }, raw.steps);
  const loss = (/** @type {number} */ k) => columns[2 * rows + k] - raw.lowest.f;
  assert.ok(loss(raw.steps) <= NEAR * loss(0) && loss(raw.steps - 1) > NEAR * loss(0));
  // Whichever way the switch is, the same two are compared, from the same line.
  const data = dataOf(catalog, spec.surface);
  const start = placeOf({ ...data, scaled: true }, lineAt(data, { x: -2, y: 4 }));
  const other = compared(core, catalog, { surface: withData(catalog, spec.surface, { scaled: true }), start });
  near(other.raw.condition, raw.condition);
  assert.ok(Math.abs(other.raw.steps - raw.steps) <= 1);
});

test("one point and equal points have no single best line, and κ is infinite", () => {
  for (const [xs, ys, mean] of [[[3], [5], 5], [[0.1, 0.1, 0.1], [1, 2, 6], 3], [[1e6, 1e6], [1e6, -1e6], 0]]) {
    const { raw, scaled } = compared(core, catalog, { surface: of(xs, ys), start: [0, 0] });
    assert.ok(isOnePlace({ xs, ys }));
    for (const [valley, isScaled] of [[raw, false], [scaled, true]]) {
      assert.equal(valley.condition, Infinity);
      assert.equal(valley.curvatures[0], 0);
      assert.ok(valley.alpha < valley.ceiling);
      near(answerAt(dataOf(catalog, of(xs, ys, isScaled)), valley.lowest, xs[0]), mean, 1e-6);
      assert.ok(valley.steps <= 2, "across the valley it is one step");
    }
  }
});

test("an outlier at the end of the range, and data that lie too far away, are told as they are", () => {
  const out = compared(core, catalog, { surface: of([0, 1, 2, 1e6], [0, 1, 2, -1e6]), start: [-2, 4] });
  assert.ok(out.raw.condition > 1e9 && out.raw.lowest && Number.isFinite(out.raw.lowest.f));
  assert.equal(out.raw.steps, null);
  assert.ok(out.raw.tried > 1000);
  near(out.scaled.condition, 1);
  const far = compared(core, catalog, { surface: of([1e6, 1e6 - 1, 1e6 - 2], [1, 2, 4]), start: [0, 0] });
  assert.equal(far.raw.curvatures[0], 0, "rounding hides it");
  assert.equal(far.raw.condition, Infinity);
  near(far.scaled.condition, 1);
});

test("where a threshold parts the answers there is no lowest point, and nothing is claimed", () => {
  const { parted } = presets;
  const { raw, scaled } = compared(core, catalog, { surface: of(parted.xs, parted.ys, false, guess), start: [0, 0] });
  assert.deepEqual([raw.lowest, scaled.lowest, raw.steps], [null, null, null]);
  assert.equal(lowestOf(core, of([1, 2, 3], [0, 0, 1], false, guess)), null);
});

test("every example is accepted, and walks at its rate do not leave unless they should", () => {
  for (const [name, { classes, xs, ys, alpha }] of Object.entries(presets)) {
    const info = classes ? guess : line;
    const { outcome } = core.walk({ surface: of(xs, ys, false, info), alpha, start: info.start }, 1000);
    assert.notEqual(outcome, "diverged", name);
  }
});

test("a thousand points are compared without delay", () => {
  const xs = Array.from({ length: 1000 }, (_, i) => 50 + Math.sin(i));
  const { raw, scaled } = compared(core, catalog, { surface: of(xs, xs.map((x) => x * x)), start: [0, 0] });
  assert.ok(raw.tried <= 1000, "the walk is cut");
  assert.equal(scaled.steps, 1);
});
