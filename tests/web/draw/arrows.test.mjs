// The arrows: true to the step, named on the sheet, and silent where there is nothing to say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { Path2D, context } from "./stub.mjs";

globalThis.Path2D = Path2D;
const { drawGradient, drawStep } = await load("draw/arrows.ts");
const { fit } = await load("draw/view.ts");
const view = fit([-4, 4, -3, 3], 440, 340, { left: 20, top: 20, right: 20, bottom: 20 });
const theme = { ink: "ink", paper: "paper", accent: "accent" };

const draw = (what, ...where) => {
  const ctx = context();
  what(ctx, view, ...where, theme);
  const paths = [...new Set(ctx.drawn.filter(([name]) => name === "stroke").map(([, path]) => path))];
  return { texts: ctx.texts, paths: paths.map(({ points }) => points) };
};

test("the step arrow goes from the hiker to where the step lands, however short it is", () => {
  for (const length of [3, 6, 12, 80]) {
    const [shaft, tip] = draw(drawStep, 200, 150, 200 + length, 150).paths;
    assert.deepEqual(shaft[0], [200, 150]);
    assert.ok(tip.some(([x, y]) => x === 200 + length && y === 150));
    const high = Math.max(...tip.map(([, y]) => y)) - 150;
    assert.ok(tip.every(([x]) => x >= 200) && high > 0 && high < length);
  }
  assert.deepEqual(draw(drawStep, 200, 150, 201, 150).paths, []);
  assert.deepEqual(draw(drawStep, 200, 150, Infinity, 150).paths, []);
});

test("the gradient has its name on the sheet, beyond the tip or beside the shaft", () => {
  for (let k = 0; k < 24; k++) {
    const [gx, gy] = [3 * Math.cos((k * Math.PI) / 12), 3 * Math.sin((k * Math.PI) / 12)];
    for (const [x, y] of [[220, 170], [view.right - 4, 170], [view.left + 30, view.bottom - 10], [220, view.top + 5]]) {
      const { texts, paths: [points] } = draw(drawGradient, x, y, [gx, gy]);
      const [, [tx, ty]] = points;
      // Uphill, and y grows upward.
      assert.ok((tx - x) * gx >= 0 && (ty - y) * gy <= 0);
      for (const text of texts) {
        assert.ok(text.x - 10 >= view.left && text.x + 10 <= view.right && text.y - 7 >= view.top && text.y + 7 <= view.bottom);
      }
      assert.equal(texts.length > 0, true, `${k} at ${x}, ${y}`);
    }
  }
});

test("flat ground has no gradient, and neither has none", () => {
  for (const gradient of [[0, 0], [1e-5, 0], [NaN, 1], [Infinity, 0]]) {
    assert.deepEqual(draw(drawGradient, 200, 150, gradient).paths, []);
  }
});
