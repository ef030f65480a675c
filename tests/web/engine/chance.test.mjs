// Noise, batches and data in the page's spec, and in an address and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { readView, writeView } = await load("state/url.ts");
const { Hike } = await load("state/hike.ts");
const { Walker } = await load("state/walker.ts");
const { specOf } = await load("state/company.ts");
const { chanceOf } = await load("state/spec.ts");

const catalog = core.catalog();
const line = catalog.surfaces.find(({ data }) => data && !data.classes);
const other = catalog.surfaces.find(({ data }) => !data);

/** @param {Record<string, string>} params */
function read(params) {
  const walker = new Walker(core);
  /** @type {import("../../../dist/core.js").Message[]} */
  const notices = [];
  const view = readView(new Map(Object.entries(params)), walker, notices);
  return { view, notices, hike: new Hike(walker, view), back: Object.fromEntries(writeView(view, catalog)) };
}

test("noise, batches and their seed are read, and written back as they were", () => {
  for (const params of [
    { surface: line.kind, noise: "0.5", seed: "7" },
    { surface: line.kind, batch: "2", seed: "0" },
    { surface: line.kind, batch: "3", replace: "1", seed: "12" },
    { surface: line.kind, noise: "0.25", batch: "1", seed: "4294967295" },
    { noise: "2", seed: "3" },
  ]) {
    const { view, notices, back } = read(params);
    assert.deepEqual(notices, []);
    const { surface: _, ...chance } = params;
    assert.deepEqual(Object.fromEntries(Object.entries(back).filter(([name]) => name in chance)), chance);
    const again = read(back);
    assert.deepEqual(again.view.spec, view.spec);
    assert.notDeepEqual(core.walk(view.spec, 20).columns, core.walk({ ...view.spec, noise: undefined, batch: undefined }, 20).columns);
  }
  assert.deepEqual(read({ surface: line.kind, batch: "2", seed: "9" }).view.spec.batch, { size: 2, seed: 9, replace: false });
  // The walk's own seed goes before that of the page.
  assert.equal(read({ noise: "1", seed: "5", chance: "8" }).view.spec.noise.seed, 8);
});

test("without noise and batches there is no seed, and nothing is left of them", () => {
  for (const params of [{ seed: "5" }, { noise: "0" }, { surface: line.kind, batch: "all" }, { surface: line.kind, batch: "" }]) {
    const { view, back, notices } = read(params);
    assert.deepEqual(notices, []);
    assert.ok(!("noise" in view.spec) && !("batch" in view.spec));
    assert.ok(!("seed" in back) && !("noise" in back) && !("batch" in back));
  }
});

test("what cannot be is named, and its default stays", () => {
  for (const [params, field, value] of [
    [{ noise: "-1" }, "noise", "-1"],
    [{ noise: "1e300" }, "noise", "1e300"],
    [{ noise: "loud" }, "noise", "loud"],
    [{ surface: line.kind, batch: "0" }, "batch", "0"],
    [{ surface: line.kind, batch: "2.5" }, "batch", "2.5"],
    [{ surface: line.kind, batch: String(line.samples + 1) }, "batch", String(line.samples + 1)],
    [{ surface: other.kind, batch: "2" }, "batch", "2"],
    [{ noise: "1", seed: "-3" }, "seed", "-3"],
    [{ surface: line.kind, batch: "2", replace: "maybe" }, "replace", "maybe"],
    [{ surface: line.kind, "surface.xs": "1,2,1e300", "surface.ys": "1,2,3" }, "surface.xs", "1,2,1e300"],
    [{ surface: line.kind, "surface.xs": "1,2,3", "surface.ys": "1,2" }, "surface.ys", "1,2"],
  ]) {
    const { notices, view } = read(params);
    assert.equal(notices.length, 1, JSON.stringify(params));
    assert.equal(notices[0].args.field, field);
    assert.equal(notices[0].args.value, value);
    assert.doesNotThrow(() => core.walk(view.spec, 1));
  }
});

test("data of another length than the usual are read from an address, and written to one", () => {
  const { view, notices, back } = read({ surface: line.kind, "surface.xs": "1,2,3", "surface.ys": "[2,4,7]", "surface.standardize": "1" });
  assert.deepEqual(notices, []);
  assert.deepEqual(view.spec.surface.params, { xs: [1, 2, 3], ys: [2, 4, 7], standardize: true });
  assert.deepEqual(read(back).view.spec, view.spec);
  // One bad switch does not take the data along.
  const half = read({ surface: line.kind, "surface.xs": "1,2,3", "surface.ys": "2,4,7", "surface.standardize": "perhaps" });
  assert.deepEqual(half.view.spec.surface.params, { xs: [1, 2, 3], ys: [2, 4, 7] });
  assert.equal(half.notices.length, 1);
});

test("other chances and other data restart the walk; refused ones change nothing", () => {
  const { hike } = read({ surface: line.kind, batch: "6", steps: "30" });
  assert.equal(hike.view.get().index, 30);
  assert.equal(hike.chance({ ...chanceOf(hike.view.get().spec), sigma: 0.5, seed: 4 }), null);
  assert.deepEqual(hike.view.get().spec.noise, { sigma: 0.5, seed: 4 });
  assert.deepEqual(hike.view.get().spec.batch, { size: 6, seed: 4, replace: false });
  assert.equal(hike.view.get().index, 0);
  const before = hike.view.get();
  for (const wrong of [{ sigma: -1 }, { size: 7 }, { size: 0 }, { seed: 0.5 }, { sigma: "x" }]) {
    assert.ok(hike.chance({ ...chanceOf(before.spec), ...wrong })?.id, JSON.stringify(wrong));
    assert.equal(hike.view.get(), before);
  }
  // Fewer data than a batch had: it is all of them then.
  assert.equal(hike.choose("surface", { kind: line.kind, params: { xs: [1, 2], ys: [3, 4] } }), null);
  assert.equal(hike.view.get().spec.batch.size, 2);
  // Where there are no data, there are no batches; noise is everywhere.
  assert.equal(hike.choose("surface", { kind: other.kind }), null);
  assert.ok(!("batch" in hike.view.get().spec));
  assert.deepEqual(hike.view.get().spec.noise, { sigma: 0.5, seed: 4 });
});

test("a companion shares the chances, but for batches of data that are not its own", () => {
  const { view } = read({ surface: line.kind, batch: "2", noise: "0.1" });
  assert.deepEqual(specOf(view.spec, { alpha: 0.01 }).batch, view.spec.batch);
  const away = specOf(view.spec, { surface: { kind: other.kind } });
  assert.ok(!("batch" in away) && away.noise);
  assert.doesNotThrow(() => core.walk(away, 3));
});

test("which samples a step is taken from is what the walk takes", () => {
  const { view } = read({ surface: line.kind, batch: "2", seed: "3" });
  const { spec } = view;
  const { columns, rows } = core.walk(spec, 5);
  for (let k = 0; k < 5; k++) {
    const batch = core.batch(spec, k);
    assert.equal(batch.length, 2);
    const pick = (/** @type {string} */ name) => Array.from(batch, (i) => line.params.find((p) => p.name === name).default[i]);
    const only = { kind: line.kind, params: { xs: pick("xs"), ys: pick("ys") } };
    const [gx, gy] = core.probe(only, columns[k], columns[rows + k]).gradient;
    assert.ok(Math.abs(columns[k + 1] - (columns[k] - spec.alpha * gx)) < 1e-12);
    assert.ok(Math.abs(columns[rows + k + 1] - (columns[rows + k] - spec.alpha * gy)) < 1e-12);
  }
  assert.equal(core.batch({ ...spec, batch: undefined }, 0).length, 0);
});
