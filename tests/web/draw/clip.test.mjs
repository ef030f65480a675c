// Clipping: what is off the sheet is cut at its edge and never moved.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { clip, exit } = await load("draw/clip.ts");
const sheet = { left: 10, top: 20, right: 110, bottom: 80 };

test("a segment on the sheet stays whole", () => {
  assert.deepEqual(clip(sheet, 20, 30, 90, 70), [0, 1]);
  assert.deepEqual(clip(sheet, 50, 50, 50, 50), [0, 1]);
  assert.deepEqual(clip(sheet, 10, 20, 110, 80), [0, 1]);
});

test("a segment beside the sheet is not there", () => {
  assert.equal(clip(sheet, 0, 0, 200, 0), null);
  assert.equal(clip(sheet, 0, 30, 0, 70), null);
  assert.equal(clip(sheet, 0, 75, 30, 105), null);
});

test("a segment across the sheet is cut at the edges, however far its ends are", () => {
  for (const far of [1e3, 1e9, 1e200]) {
    const [from, to] = clip(sheet, 60, 50, 60 + far, 50 + far / 2);
    assert.equal(from, 0);
    assert.ok(Math.abs(60 + to * far - 110) < 1e-9);
    assert.ok(Math.abs(50 + (to * far) / 2 - 75) < 1e-9);
  }
  const [from, to] = clip(sheet, -1e6, 40, 1e6, 40);
  assert.ok(Math.abs(-1e6 + from * 2e6 - 10) < 1e-6 && Math.abs(-1e6 + to * 2e6 - 110) < 1e-6);
});

test("an end that is not finite has no direction", () => {
  for (const bad of [NaN, Infinity, -Infinity]) {
    assert.equal(clip(sheet, 50, 50, bad, 50), null);
    assert.equal(clip(sheet, 50, bad, 50, 50), null);
  }
});

test("random segments: what is kept lies on the sheet, and what is dropped does not", () => {
  let seed = 1;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let i = 0; i < 2000; i++) {
    const [ax, bx] = [random() * 240 - 60, random() * 240 - 60];
    const [ay, by] = [random() * 200 - 50, random() * 200 - 50];
    const part = clip(sheet, ax, ay, bx, by);
    for (let k = 0; k <= 20; k++) {
      const t = k / 20;
      const x = ax + t * (bx - ax);
      const y = ay + t * (by - ay);
      const inside = x > sheet.left && x < sheet.right && y > sheet.top && y < sheet.bottom;
      const kept = part !== null && t >= part[0] - 1e-9 && t <= part[1] + 1e-9;
      assert.ok(!inside || kept, `${ax},${ay} to ${bx},${by} at ${t}`);
    }
    for (const t of part ?? []) {
      const x = ax + t * (bx - ax);
      const y = ay + t * (by - ay);
      assert.ok(x > 10 - 1e-9 && x < 110 + 1e-9 && y > 20 - 1e-9 && y < 80 + 1e-9);
    }
  }
});

test("the way out points at whoever is beyond the edge", () => {
  assert.equal(exit(sheet, 50, 50), null);
  assert.equal(exit(sheet, NaN, 50), null);
  const east = exit(sheet, 1e6, 50);
  assert.ok(Math.abs(east.x - 110) < 1e-9 && Math.abs(east.y - 50) < 1e-9 && Math.abs(east.angle) < 1e-9);
});
