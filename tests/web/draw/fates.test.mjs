// The painted track: where things are on it, and where words and labels find room.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { trackX, placeWord, spread } = await load("draw/fates.ts");

test("the thumb's middle goes from half a thumb to half a thumb before the end", () => {
  const track = { width: 700, thumb: 20 };
  assert.deepEqual([0, 50, 100].map((stop) => trackX(track, stop)), [10, 350, 690]);
});

test("a word stands in the middle of its band, beside the thumb, or nowhere", () => {
  assert.equal(placeWord(40, [100, 200], [500, 520]), 150);
  assert.equal(placeWord(40, [100, 149], [500, 520]), null, "too narrow");
  // The thumb is on the middle: to the wider side of it.
  assert.equal(placeWord(40, [100, 200], [125, 145]), (145 + 200) / 2);
  assert.equal(placeWord(40, [100, 200], [155, 175]), (100 + 155) / 2);
  assert.equal(placeWord(40, [100, 190], [135, 155]), null, "no side is wide enough");
});

/** Asserts that labels keep apart, in order and inside. */
function apart(middles, widths, length) {
  for (let i = 0; i < middles.length; i++) {
    assert.ok(middles[i] - widths[i] / 2 >= -1e-9 && middles[i] + widths[i] / 2 <= length + 1e-9, `${middles}`);
    if (i > 0) assert.ok(middles[i] - widths[i] / 2 > middles[i - 1] + widths[i - 1] / 2, `${middles}`);
  }
}

test("labels with room stand over their anchors", () => {
  assert.deepEqual(spread([100, 200, 300], [20, 40, 30], 700), [100, 200, 300]);
});

test("labels that would touch stand side by side around their anchors", () => {
  const widths = [20, 40, 30];
  const middles = spread([200, 210, 214], widths, 700);
  apart(middles, widths, 700);
  const [left, right] = [middles[0] - 10, middles[2] + 15];
  assert.ok(Math.abs((left + right) / 2 - 208) < 1e-9, "the group is over its anchors");
  // A third label is pushed by two that are side by side already.
  apart(spread([200, 205, 250], [60, 60, 60], 700), [60, 60, 60], 700);
});

test("at the ends of the track labels stay inside", () => {
  for (const anchors of [[0, 0, 0], [2, 5, 9], [700, 700, 700], [690, 695, 700], [0, 350, 700]]) {
    apart(spread(anchors, [20, 40, 30], 700), [20, 40, 30], 700);
  }
});
