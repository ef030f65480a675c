// Round numbers on the map.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { read } from "./stub.mjs";

const { amount, axis, brief, decimals, heights, plain, roundDown, ticks } = await load("draw/numbers.ts");

test("round numbers are 1, 2 or 5 times a power of ten and not too large", () => {
  for (const [value, round] of [[1, 1], [1e-11, 1e-11], [1.9, 1], [2.5, 2], [9.9, 5], [0.07, 0.05], [3400, 2000]]) {
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
  assert.equal(brief(9.96, plain), "10");
  assert.equal(brief(-3.2e-9, plain), "−3.2 × 10⁻⁹");
  assert.equal(brief(-3e-31, plain, 0), "−3.0 × 10⁻³¹");
  assert.equal(brief(9.99e11, plain), "1.0 × 10¹²");
  assert.equal(brief(1234, plain), "1234");
  assert.equal(brief(Infinity, plain), "∞");
  assert.equal(brief(NaN, plain), "∞");
  assert.equal(brief(2.5e12, plain), "2.5 × 10¹²");
});

test("a round length is written out, or as a power of ten where that is shorter", () => {
  const lengths = [[5e-13, "5 × 10⁻¹³"], [1e-9, "10⁻⁹"], [2e-5, "0.00002"], [0.5, "0.5"], [200, "200"], [5e5, "500000"], [2e6, "2 × 10⁶"]];
  for (const [length, text] of lengths) {
    assert.equal(amount(length, plain), text);
  }
});

/** The value of a text, exactly, in units of 10⁻⁴⁰. */
function value(text) {
  const { lead, exponent } = read(text);
  const [, sign, whole, part = ""] = /^([+-]?) ?(\d+)(?:\.(\d+))?$/.exec(lead) ?? assert.fail(text);
  return (sign === "-" ? -1n : 1n) * BigInt(whole + part) * 10n ** BigInt(40 + exponent - part.length);
}

const widths = Array.from({ length: 97 }, (_, k) => 10 ** (k / 4 - 12));
const centres = [0, 1, -3.7, 1e6, 0.123456785, -1e6 / 3];

test("along an axis of any width anywhere, texts are distinct, short, and add up to the coordinates", () => {
  for (const width of widths) {
    for (const centre of centres) {
      for (const count of [2.5, 8, 15]) {
        const [low, high] = [centre - width / 2, centre + width / 2];
        const { values, texts, steps, offset } = axis(low, high, count, plain);
        const where = `${width} around ${centre}: ${offset} | ${texts.join(" ")}`;
        assert.ok(values.length <= 2 * count + 2, where);
        // Nearer to each other than doubles are dense there, coordinates have no neighbours.
        assert.ok(values.length >= Math.floor(count / 2) || width < 1e-13 * Math.abs(centre), where);
        assert.ok(values.every((v, k) => k === 0 || v > values[k - 1]), where);
        assert.equal(new Set(texts).size, texts.length, where);
        assert.ok(texts.every((text) => text.length <= 12), where);
        assert.ok(steps.every((n, k) => Number.isInteger(n) && n === steps[0] + k), where);
        const base = offset ? -value(offset) : 0n;
        const fine = 1e-9 * (width / count) + 2.3e-16 * Math.abs(centre);
        texts.forEach((text, k) => {
          assert.ok(Math.abs(Number(base + value(text) - exact(values[k])) / 1e40) <= fine, where);
        });
      }
    }
  }
});

/** A number in units of 10⁻⁴⁰, to seventeen digits. */
function exact(number) {
  const [mantissa, exponent] = number.toExponential(16).split("e");
  return BigInt(mantissa.replace(".", "")) * 10n ** BigInt(40 - 16 + Number(exponent));
}

test("ordinary coordinates are written as they are", () => {
  assert.deepEqual(axis(-4.5, 4.5, 6, plain).texts, ["−4", "−2", "0", "2", "4"]);
  assert.deepEqual(axis(0.95, 1.05, 5, plain).texts, ["0.96", "0.98", "1.00", "1.02", "1.04"]);
  assert.deepEqual(axis(-512, 512, 4, plain).texts, ["−400", "−200", "0", "200", "400"]);
});

test("what coordinates have in common is written once", () => {
  const { texts, offset } = axis(0.12345678, 0.1234567899, 4, plain);
  assert.equal(offset, "− 0.12345678");
  assert.deepEqual(texts, ["0", "+2 × 10⁻⁹", "+4 × 10⁻⁹", "+6 × 10⁻⁹", "+8 × 10⁻⁹"]);
  assert.equal(axis(-3.7 - 1e-9, -3.7 + 1e-9, 4, plain).offset, "+ 3.7");
});

test("an axis without an extent is empty", () => {
  for (const [low, high] of [[NaN, 1], [1, NaN], [1, 1], [2, 1], [0, Infinity], [-Infinity, 0], [-1.7e308, 1.7e308], [1e6, 1e6 + 1e-10]]) {
    assert.deepEqual(axis(low, high, 6, plain), { values: [], texts: [], steps: [], offset: "" });
  }
});

test("heights have the digits that tell them apart, and no more", () => {
  const cases = [
    [[-2, 0, 2], ["−2", "0", "2"]],
    [[0.25, 0.5, 0.75, 1], ["0.25", "0.5", "0.75", "1"]],
    [[0.1 + 0.2, 0.7], ["0.3", "0.7"]],
    [[-1, 1e-17, 1], ["−1", "0", "1"]],
    [[-2e-9, 0, 2e-9, 1e-8], ["−2 × 10⁻⁹", "0", "2 × 10⁻⁹", "10⁻⁸"]],
    [[1e6, 2.5e6, 3e6], ["10⁶", "2.5 × 10⁶", "3 × 10⁶"]],
    [[5.1234567, 5.1234568], ["5.1234567", "5.1234568"]],
    [[20], ["20"]],
    [[0], ["0"]],
    [[], []],
  ];
  for (const [levels, texts] of cases) {
    assert.deepEqual(heights(levels, plain), texts);
    assert.deepEqual(heights(Float64Array.from(levels), plain), texts);
  }
});

test("levels of any spacing anywhere have distinct heights that are true", () => {
  for (const width of widths) {
    for (const centre of centres) {
      const { values } = ticks(centre - width / 2, centre + width / 2, 12);
      const texts = heights(values, plain);
      assert.equal(new Set(texts).size, values.length);
      texts.forEach((text, k) => {
        const near = 1e-6 * (width / 12) + 2.3e-16 * Math.abs(centre);
        assert.ok(Math.abs(Number(value(text) - exact(values[k])) / 1e40) <= near, `${text} for ${values[k]}`);
      });
    }
  }
});
