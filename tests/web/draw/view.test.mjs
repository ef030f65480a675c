// The view: domain to pixels and back, and which part of the surface a sheet shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { fit, toX, toY, place, onSheet, beyond } = await load("draw/view.ts");
const frame = { left: 20, top: 10, right: 5, bottom: 15 };
const sizes = [[760, 520], [390, 390], [320, 700], [2400, 1500], [30, 30]];
const domains = [[-4.5, 4.5, -3.2, 3.2], [0, 1e-6, 5, 5.000002], [-512, 512, -512, 512], [0, 10, 0, 300]];

test("a place goes to pixels and back", () => {
  for (const [width, height] of sizes) {
    for (const domain of domains) {
      const view = fit(domain, width, height, frame);
      const [x0, x1, y0, y1] = domain;
      for (const [s, t] of [[0, 0], [1, 1], [0.3, 0.8]]) {
        const x = x0 + s * (x1 - x0);
        const y = y0 + t * (y1 - y0);
        const [bx, by] = place(view, toX(view, x), toY(view, y));
        assert.ok(Math.abs(bx - x) <= 1e-9 * (x1 - x0) && Math.abs(by - y) <= 1e-9 * (y1 - y0));
      }
    }
  }
});

test("the whole domain lies on the sheet, and the sheet fills its frame", () => {
  for (const [width, height] of sizes) {
    for (const [x0, x1, y0, y1] of domains) {
      const view = fit([x0, x1, y0, y1], width, height, frame);
      const near = 1e-6;
      assert.ok(toX(view, x0) > view.left - near && toX(view, x1) < view.right + near);
      assert.ok(toY(view, y1) > view.top - near && toY(view, y0) < view.bottom + near);
      assert.ok(Math.abs(toX(view, view.domain[0]) - frame.left) < near);
      assert.ok(Math.abs(toY(view, view.domain[2]) - (height - frame.bottom)) < near);
    }
  }
});

test("scales are equal unless the domain would be a sliver", () => {
  assert.ok(fit([-4, 4, -3, 3], 390, 390, frame).equal);
  const long = fit([0, 10, 0, 300], 390, 390, frame);
  assert.ok(!long.equal);
  assert.deepEqual(long.domain.map(Math.round), [0, 10, 0, 300]);
});

test("a canvas without a size gives a finite view", () => {
  const view = fit([-1, 1, -1, 1], 0, 0, frame);
  assert.ok([view.sx, view.sy, ...view.domain].every(Number.isFinite));
});

test("what is beyond the sheet is so far from it", () => {
  const view = fit([0, 4, 0, 3], 400 + 25, 300 + 25, frame);
  assert.equal(beyond(view, 2, 2), 0);
  assert.ok(Math.abs(beyond(view, 7, 7) - 5) < 1e-12);
  assert.ok(!onSheet(view, toX(view, 7), toY(view, 2)));
  assert.ok(!onSheet(view, NaN, 100));
});
