// The legend: heights stand where their tints are, and every sign has a sample.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";
import { Path2D, context, touch, value } from "./stub.mjs";

globalThis.Path2D = Path2D;
const { LEGEND, drawLegendSign, drawRamp, rampRoom } = await load("draw/legend.ts");
const { frameFor, scaleRoom } = await load("draw/furniture.ts");
const { fit } = await load("draw/view.ts");
const { plain } = await load("draw/numbers.ts");
const theme = { dark: false, ink: "ink", quiet: "quiet", paper: "paper", accent: "accent", contour: "thin", index: "thick", halo: "halo", trail: "trail", font: "sans-serif" };

const sheet = (width, height) => fit([-4, 4, -3, 3], width, height, frameFor(width), 2);
const colours = Uint8ClampedArray.from({ length: 4 * 256 }, (_, k) => (k % 4 === 3 ? 255 : k >> 2));

function ramp(view, scale) {
  const ctx = context();
  drawRamp(ctx, view, colours, scale, theme, plain);
  const [box, ...ticks] = [...new Set(ctx.drawn.filter(([name]) => name === "stroke").map(([, path]) => path))];
  return { texts: ctx.texts, box: box?.points, ticks: ticks.map(({ points }) => points[0][0]) };
}

const scales = [
  { low: -5.2, high: 6, bend: 0 },
  { low: 0, high: 2500, bend: 400 },
  { low: 3, high: 1e6, bend: 1e5 },
  { low: -959, high: 1049, bend: 0.3 },
  { low: 4999.9, high: 5000.2, bend: 0 },
  { low: 0, high: 3e-9, bend: 8 },
];

test("each height stands at its tint, none touches another, and all are in the room told", () => {
  for (const [width, height] of [[760, 560], [360, 360], [1400, 900]]) {
    const view = sheet(width, height);
    for (const scale of scales) {
      const { texts, box, ticks } = ramp(view, scale);
      const [[left, top], [right, bottom]] = box;
      assert.ok(texts.length >= 2 && texts.length <= 8, `${texts.length} heights`);
      texts.forEach(({ text, x, y, width: wide }, k) => {
        const u = (value(text) - scale.low) / (scale.high - scale.low);
        const t = scale.bend ? Math.log(1 + scale.bend * u) / Math.log(1 + scale.bend) : u;
        assert.ok(Math.abs(left + t * (right - left) - x) <= 1, `${text} is at ${x}`);
        assert.equal(ticks[k], x);
        assert.ok(texts.slice(k + 1).every((b) => !touch({ x, y, width: wide, height: 11 }, b)));
      });
      const room = rampRoom(view);
      for (const [x, y] of [[left, top], [right, bottom], [left, bottom], [right, top - 8]]) {
        assert.ok(room.some((disc) => Math.hypot(disc.x - x, disc.y - y) <= disc.radius));
      }
      const other = scaleRoom(view);
      assert.ok(room.every((disc) => disc.x + disc.radius < other.x - other.radius));
    }
  }
});

test("the ramp runs from the lowest to the highest tint", () => {
  const ctx = context();
  let gradient;
  const make = ctx.createLinearGradient;
  drawRamp(new Proxy(ctx, {
    get: (target, name) => (name === "createLinearGradient" ? (...ends) => (gradient = make(...ends)) : target[name]),
    set: (target, name, is) => { target[name] = is; return true; },
  }), sheet(760, 560), colours, scales[0], theme, plain);
  assert.deepEqual(gradient.stops[0], [0, "rgb(0 0 0)"]);
  assert.deepEqual(gradient.stops.at(-1), [1, "rgb(255 255 255)"]);
  assert.ok(gradient.stops.every(([at, colour], k) => k === 0 || (at > gradient.stops[k - 1][0] && colour !== gradient.stops[k - 1][1])));
});

test("a narrow sheet, a palette without colours and a scale that is none have nothing", () => {
  const narrow = sheet(300, 300);
  assert.deepEqual(rampRoom(narrow), []);
  assert.deepEqual(ramp(narrow, scales[0]).texts, []);
  const ctx = context();
  drawRamp(ctx, sheet(760, 560), new Uint8ClampedArray(0), scales[0], theme, plain);
  assert.deepEqual(ctx.drawn, []);
  for (const scale of [{ low: NaN, high: 1, bend: 0 }, { low: 0, high: Infinity, bend: 10 }, { low: 1, high: 1, bend: 0 }, { low: 1, high: 1, bend: 9 }, { low: 0, high: 1, bend: NaN }]) {
    assert.deepEqual(ramp(sheet(760, 560), scale).texts.filter(({ text }) => /NaN|∞|Infinity/.test(text)), []);
  }
});

test("every sign has a sample of its own, and nothing of it is cut off", () => {
  const samples = LEGEND.map((kind) => {
    const ctx = context();
    drawLegendSign(ctx, kind, theme);
    const paths = ctx.drawn.filter(([name]) => name === "stroke" || name === "fill").map(([, path]) => path).filter((path) => path instanceof Path2D);
    assert.ok(paths.some(({ points, arcs }) => points.length + arcs.length > 0), kind);
    for (const { points, arcs } of kind === "edge" ? [] : paths) {
      assert.ok([...points, ...arcs.map(({ y }) => [0, y])].every(([, y]) => y >= 1 && y <= 23), kind);
    }
    for (const { x, width } of ctx.texts.filter(({ text }) => text)) {
      assert.ok(x - width / 2 >= 0 && x + width / 2 <= 44, kind);
    }
    return JSON.stringify([ctx.drawn, ctx.texts]);
  });
  assert.equal(new Set(samples).size, LEGEND.length);
  assert.equal(new Set(LEGEND).size, LEGEND.length);
});
