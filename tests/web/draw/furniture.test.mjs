// The frame around the sheet: at any zoom, its texts are on it and none touches another.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { Path2D, context, touch, value } from "./stub.mjs";

globalThis.Path2D = Path2D;
const { drawFrame, drawGraticule, drawScale, drawCompass, frameFor, scaleRoom } = await load("draw/furniture.ts");
const { fit } = await load("draw/view.ts");
const { plain } = await load("draw/numbers.ts");
const theme = { dark: false, ink: "ink", quiet: "quiet", paper: "paper", font: "sans-serif" };

const sizes = [[760, 560], [360, 360], [300, 420], [1400, 900]];
const sheets = [0, 1, -3.7, 1e6, -0.123456785].flatMap((centre) =>
  Array.from({ length: 49 }, (_, k) => 10 ** (k / 2 - 12))
    .filter((width) => width > 1e-12 * Math.abs(centre))
    .flatMap((width) => sizes.map(([across, down]) => {
      const [rx, ry] = [width / 2, (width * down) / across / 2];
      return { across, down, view: fit([centre - rx, centre + rx, centre - ry, centre + ry], across, down, frameFor(across), 2) };
    })));

test("texts of the frame stay on it and keep off each other", () => {
  for (const { across, down, view } of sheets) {
    const ctx = context();
    drawFrame(ctx, view, across, down, theme, plain);
    const where = `${view.domain} on ${across} by ${down}: ${ctx.texts.map(({ text }) => text).join(" | ")}`;
    assert.ok(ctx.texts.length >= 2 + 3 && ctx.texts.length < 100, where);
    ctx.texts.forEach((a, i) => {
      assert.ok(a.x > 0 && a.x < across && a.y > 0 && a.y < down, where);
      const along = a.across ? [a.x, a.width, across] : [a.y, a.height, down];
      assert.ok(along[0] - along[1] / 2 >= 0 && along[0] + along[1] / 2 <= along[2], where);
      for (const b of ctx.texts.slice(i + 1)) {
        assert.ok(!touch(a, b) || a.across !== b.across, `${a.text} touches ${b.text} in ${where}`);
      }
    });
  }
});

test("the bar is as long as it says, and its texts are apart", () => {
  for (const { view } of sheets) {
    const ctx = context();
    drawScale(ctx, view, theme, plain);
    const [, x, , length] = ctx.drawn.find(([name]) => name === "strokeRect");
    const texts = ctx.texts.filter(({ text }, i) => ctx.texts.findIndex((other) => other.text === text) === i);
    const [text, zero] = texts;
    assert.ok(Math.abs(value(text.text) * view.sx - length) < 1e-6 * length, `${text.text} is ${length} px of ${view.sx}`);
    assert.ok(x > view.left && x + length < view.right);
    assert.ok(!zero || !touch(text, zero));
    const room = scaleRoom(view);
    assert.ok(Math.abs(room.x - (x + length / 2)) < 1);
  }
});

test("a sheet that is nowhere has a frame and no coordinates", () => {
  for (const domain of [[NaN, NaN, NaN, NaN], [0, 0, 0, 0], [-Infinity, Infinity, NaN, 1], [1, 0, 1, 0], [1e6, 1e6, 1e6, 1e6]]) {
    const sane = fit([0, 1, 0, 1], 400, 400, frameFor(400));
    for (const scale of [NaN, Infinity, 0]) {
      const view = { ...sane, domain, sx: scale, sy: scale };
      const ctx = context();
      drawGraticule(ctx, view, theme);
      drawScale(ctx, view, theme, plain);
      drawCompass(ctx, view, theme);
      drawFrame(ctx, view, 400, 400, theme, plain);
      assert.deepEqual(ctx.texts.map(({ text }) => text), ["N", "x", "y"]);
    }
  }
});
