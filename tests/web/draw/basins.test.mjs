// The layer of basins: a colour for each valley, darker with time, hatched where hikers leave, row 0 in the north.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { INKS, letterOf, paintBasins } = await load("draw/basins.ts");
const { light } = INKS;
const at = (rgba, i) => [...rgba.subarray(4 * i, 4 * i + 4)];
const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

test("the southern row is painted last, and a band is what it is in the whole", () => {
  const map = { label: Uint8Array.of(0, 1, 2, 3, 254, 255), iterations: new Uint16Array(6), width: 2, height: 3 };
  const whole = paintBasins(map, [0, 3], 100, light);
  assert.equal(whole.length, 24);
  assert.deepEqual(at(whole, 4).slice(0, 3), light.valleys[0]);
  assert.deepEqual(at(whole, 5).slice(0, 3), light.valleys[1]);
  assert.deepEqual(at(whole, 0).slice(0, 3), light.nowhere);
  assert.deepEqual([...paintBasins(map, [1, 2], 100, light)], [...whole.subarray(8, 16)]);
  // Everything lets the tint through.
  for (let i = 0; i < 6; i++) assert.ok(at(whole, i)[3] > 60 && at(whole, i)[3] < 220);
});

test("who takes longer is darker, and never black", () => {
  const iterations = Uint16Array.of(0, 3, 30, 300, 65_535);
  const rgba = paintBasins({ label: new Uint8Array(5).fill(3), iterations, width: 5, height: 1 }, [0, 1], 300, light);
  const lights = [0, 1, 2, 3, 4].map((i) => luminance(at(rgba, i)));
  assert.ok(lights[0] > lights[1] && lights[1] > lights[2] && lights[2] > lights[3]);
  assert.equal(lights[3], lights[4], "beyond all steps there is no further shade");
  assert.ok(lights[3] > 0.3 * lights[0]);
});

test("who leaves is hatched in two colours, in both themes, and no valley has one of them", () => {
  for (const inks of Object.values(INKS)) {
    const side = 21;
    const map = { label: new Uint8Array(side * side).fill(255), iterations: new Uint16Array(side * side), width: side, height: side };
    const rgba = paintBasins(map, [0, side], 50, inks);
    const colours = new Set(Array.from({ length: side * side }, (_, i) => at(rgba, i).slice(0, 3).join()));
    assert.deepEqual(colours, new Set([inks.left.fill.join(), inks.left.ink.join()]));
    assert.ok(inks.valleys.every((colour) => !colours.has(colour.join())));
    assert.equal(new Set(inks.valleys.map(String)).size, inks.valleys.length);
  }
});

test("every valley has a name of its own", () => {
  assert.deepEqual([0, 25, 26, 53].map(letterOf), ["A", "Z", "A2", "B3"]);
  assert.equal(new Set(Array.from({ length: 254 }, (_, i) => letterOf(i))).size, 254);
});
