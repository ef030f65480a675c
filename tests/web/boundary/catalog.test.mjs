/** The core in Node, from dist/, as a program would use it. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";

test("the catalog lists what there is, with everything that a page needs to offer it", () => {
  const catalog = core.catalog();
  for (const list of ["surfaces", "optimizers", "schedules", "problems"]) {
    assert.ok(catalog[list].length > 0, list);
    for (const { kind, label, params } of catalog[list]) {
      assert.match(kind, /^[a-z][a-z0-9_-]*$/);
      assert.ok(label.length > 0, kind);
      assert.ok(Array.isArray(params), kind);
    }
    const kinds = catalog[list].map(({ kind }) => kind);
    assert.equal(new Set(kinds).size, kinds.length, `${list} lists a kind twice`);
  }
});

test("every surface can be walked on from its own start at its own rate", () => {
  for (const { kind, start, alpha } of core.catalog().surfaces) {
    const { columns, rows } = core.walk({ surface: { kind }, alpha, start }, 10);
    assert.ok(columns instanceof Float64Array);
    assert.equal(columns.length, 5 * rows);
    assert.equal(rows, 11, kind);
    assert.ok(columns[2 * rows + 10] <= columns[2 * rows], `${kind} does not descend`);
  }
});

test("a refused input names the field, the value and what is accepted, and harms nothing", () => {
  const surface = { kind: "bowl" };
  const before = core.walk({ surface, alpha: 0.1, start: [1, 1] }, 3).columns;
  for (const [spec, field] of [
    [{ surface: { kind: "no-such" }, alpha: 0.1, start: [1, 1] }, /surface/],
    [{ surface, alpha: -1, start: [1, 1] }, /alpha/],
    [{ surface, alpha: Number.NaN, start: [1, 1] }, /alpha/],
    [{ surface, alpha: "0.1", start: [1, 1] }, /alpha/],
    [{ surface, alpha: 0.1, start: [1] }, /start/],
    [{ surface: { kind: "bowl", params: { nonsense: 1 } }, alpha: 0.1, start: [1, 1] }, /nonsense/],
    [null, /./],
  ]) {
    assert.throws(() => core.walk(spec, 3), (error) => error instanceof Error && field.test(error.message));
  }
  assert.deepEqual(core.walk({ surface, alpha: 0.1, start: [1, 1] }, 3).columns, before);
});
