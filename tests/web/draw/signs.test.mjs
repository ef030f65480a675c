// The signs: the deepest minima first, apart from each other, and with their heights on the sheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { Path2D, context } from "./stub.mjs";

globalThis.Path2D = Path2D;
const { placeSigns, roomOf, drawSigns } = await load("draw/signs.ts");
const { fit, toX, toY } = await load("draw/view.ts");
const { plain } = await load("draw/numbers.ts");
const frame = { left: 20, top: 20, right: 20, bottom: 20 };
const theme = { ink: "ink", paper: "paper", accent: "accent" };
const measure = (text) => 5.5 * text.length;

test("signs stand where they belong, to half a pixel of the screen", () => {
  for (const ratio of [1, 1.5, 2]) {
    const view = fit([-4, 4, -3, 3], 440, 340, frame, ratio);
    const minima = [{ x: 1.2345, y: -2.1, f: 0, type: "global" }, { x: -2, y: 0.777, f: 3, type: "local" }];
    const signs = placeSigns(view, minima, [{ x: 0, y: 1, f: 5 }], plain);
    assert.deepEqual(signs.map(({ kind, text }) => [kind, text]), [["best", "0"], ["cabin", "3.0"], ["pass", ""]]);
    [...minima, { x: 0, y: 1 }].forEach(({ x, y }, k) => {
      assert.ok(Math.abs(signs[k].x - toX(view, x)) <= 0.5 / ratio && Math.abs(signs[k].y - toY(view, y)) <= 0.5 / ratio);
    });
  }
});

test("of signs too close to each other, the lowest stays; what is off the sheet has none", () => {
  const view = fit([-4, 4, -3, 3], 440, 340, frame);
  const minima = [{ x: 0.1, y: 0, f: 2, type: "local" }, { x: 0, y: 0, f: 1, type: "global" }, { x: 9, y: 0, f: 0, type: "global" }];
  assert.deepEqual(placeSigns(view, minima, [{ x: 0, y: 0.1, f: 3 }], plain).map(({ text }) => text), ["1.0"]);
});

test("a height stays on the sheet, and in the room told", () => {
  const view = fit([-4, 4, -3, 3], 440, 340, frame);
  for (let x = -3.9; x < 4; x += 0.1) {
    const signs = placeSigns(view, [{ x, y: 0, f: -123456, type: "local" }], [], plain);
    const ctx = context();
    drawSigns(ctx, signs, theme);
    const [{ x: middle, width }] = ctx.texts;
    assert.ok(middle - width / 2 > view.left && middle + width / 2 < view.right);
    const room = roomOf(signs, measure);
    for (const end of [middle - width / 2, middle + width / 2]) {
      assert.ok(room.some((disc) => Math.abs(disc.x - end) <= disc.radius));
    }
  }
});
