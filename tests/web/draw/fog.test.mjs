// The mist: it hides what was not felt, shows what was, and is the same each time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { drawFog } = await load("draw/fog.ts");
const view = { left: 20, top: 10, right: 420, bottom: 310 };
const RADIUS = 40;
const themes = [
  { dark: false, paper: "#faf8f2", rule: "#d9d4c7" },
  { dark: true, paper: "#11171a", rule: "#333d43" },
];

/** Draws the mist and gives back how it looks at a pixel of the sheet: [red, green, blue, alpha], or null for no mist at all. */
function fog(felt, opacity = 1, { theme = themes[0], radius = RADIUS } = {}) {
  let painted = null;
  let placed = null;
  const layer = (width, height) => ({
    getContext: () => ({
      createImageData: () => ({ data: new Uint8ClampedArray(4 * width * height) }),
      putImageData: ({ data }) => { painted = { data, width, height }; },
    }),
  });
  const ctx = { fillStyle: "", save() {}, restore() {}, drawImage(_, ...box) { placed = box; } };
  drawFog(ctx, view, felt, radius, opacity, theme, layer);
  if (!painted) {
    return null;
  }
  const { data, width, height } = painted;
  const [left, top, across, down] = placed;
  assert.ok(left <= view.left && top <= view.top && left + across >= view.right && top + down >= view.bottom);
  return {
    data,
    at(x, y) {
      const i = Math.min(width - 1, Math.max(0, Math.floor(((x - left) / across) * width)));
      const j = Math.min(height - 1, Math.max(0, Math.floor(((y - top) / down) * height)));
      return [...data.subarray(4 * (j * width + i), 4 * (j * width + i) + 4)];
    },
  };
}

const places = [100, 80, 130, 90, 300, 250];
const grid = Array.from({ length: 80 * 60 }, (_, k) => [22.5 + 5 * (k % 80), 12.5 + 5 * Math.floor(k / 80)]);
const away = (x, y, felt = places) => Math.min(...felt.flatMap((v, k) => (k % 2 ? [] : [Math.hypot(x - v, y - felt[k + 1])])));

test("what was not felt is hidden completely, and where the hiker was nothing is", () => {
  const mist = fog(places);
  for (const [x, y] of grid) {
    const [, , , alpha] = mist.at(x, y);
    // The mist is painted in pixels of an eighth of the radius.
    if (away(x, y) > RADIUS * 1.1) {
      assert.equal(alpha, 255);
    } else if (away(x, y) < RADIUS * 0.2) {
      assert.equal(alpha, 0);
    }
  }
});

test("many places at one spot look like one", () => {
  const once = fog([200, 150]);
  const often = fog(Array.from({ length: 4000 }, (_, k) => (k % 2 ? 150 : 200)));
  assert.deepEqual(often.data, once.data);
});

test("it is calm: the same each time, near the colour of paper, without hard spots", () => {
  for (const theme of themes) {
    const mist = fog(places, 1, { theme });
    assert.deepEqual(fog(places, 1, { theme }).data, mist.data);
    const paper = [1, 3, 5].map((at) => parseInt(theme.paper.slice(at, at + 2), 16));
    const shades = new Set();
    for (const [x, y] of grid) {
      const colour = mist.at(x, y).slice(0, 3);
      shades.add(String(colour));
      assert.ok(colour.every((c, i) => Math.abs(c - paper[i]) < 48), `${colour}`);
      const beside = mist.at(x + 5, y);
      assert.ok(colour.every((c, i) => Math.abs(c - beside[i]) < 12));
    }
    assert.ok(shades.size > 4);
  }
});

test("it lifts from the hiker outward, and nowhere comes back", () => {
  let before = fog(places);
  for (const opacity of [0.9, 0.7, 0.5, 0.3, 0.1, 1e-9]) {
    const now = fog(places, opacity);
    assert.ok(grid.every(([x, y]) => now.at(x, y)[3] <= before.at(x, y)[3]));
    before = now;
  }
  assert.ok(grid.every(([x, y]) => before.at(x, y)[3] === 0));
  const half = fog(places, 0.6);
  assert.ok(half.at(300, 200)[3] < half.at(30, 300)[3]);
  assert.equal(fog(places, 0), null);
});

test("places beyond the sheet reach onto it, and those nowhere are passed over", () => {
  assert.ok(fog([15, 100, NaN, NaN]).at(22, 100)[3] < 255);
  assert.deepEqual(fog([NaN, 100, 200, Infinity, ...places, NaN, 1, 1e300, 1e300]).data, fog([...places, 1e300, 1e300]).data);
  assert.ok(fog([]).data.every((v, k) => k % 4 !== 3 || v === 255));
  assert.equal(fog(places, NaN), null);
  assert.equal(fog(places, 1, { radius: 0 }), null);
});
