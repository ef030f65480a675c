// Round numbers on the map.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { roundDown, decimals, ticks, brief, plain } = await load("draw/numbers.ts");

test("round numbers are 1, 2 or 5 times a power of ten and not too large", () => {
  for (const [value, round] of [[1, 1], [1.9, 1], [2.5, 2], [9.9, 5], [0.07, 0.05], [3400, 2000]]) {
    assert.ok(Math.abs(roundDown(value) - round) < 1e-12 * round);
  }
});

test("ticks are on the axis, ascending, and as many as asked for, about", () => {
  for (const [low, high] of [[-4.5, 4.5], [0, 1e-6], [-1e5, 3e5], [0.1, 0.3]]) {
    const { values } = ticks(low, high, 6);
    assert.ok(values.length >= 3 && values.length <= 13, `${values.length} from ${low} to ${high}`);
    assert.ok(values.every((v, i) => v >= low - 1e-12 && v <= high * (1 + 1e-12) && (i === 0 || v > values[i - 1])));
  }
});

test("decimals are as few as the number needs", () => {
  assert.deepEqual([0, 5, -20, 0.5, 0.05, 1.25, 0.1 + 0.2].map(decimals), [0, 0, 0, 1, 2, 2, 1]);
});

test("texts", () => {
  assert.equal(plain(-0.5, 1), "−0.5");
  assert.equal(plain(-0, 0), "0");
  assert.equal(plain(-0.0001, 1), "0.0");
  assert.equal(brief(3.04, plain), "3.0");
  assert.equal(brief(-3e-31, plain), "0");
  assert.equal(brief(1234, plain), "1234");
  assert.equal(brief(Infinity, plain), "∞");
  assert.equal(brief(NaN, plain), "∞");
  assert.equal(brief(2.5e12, plain), "2.5 × 10¹²");
});
