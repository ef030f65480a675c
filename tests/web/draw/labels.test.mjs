// Labels on contours: upright, on the sheet, and clear of each other and of the signs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./bundle.mjs";

const { placeLabels } = await load("draw/labels.ts");
const { fit, toX, toY } = await load("draw/view.ts");
const { plain } = await load("draw/numbers.ts");

const frame = { left: 20, top: 20, right: 20, bottom: 20 };
const HEIGHT = 11;
const measure = (text) => 6 * text.length;

/** Closed rings around the origin, every second one an index contour. */
function rings(radii, squeeze = 1) {
  const count = 240;
  const points = [];
  const starts = [0];
  for (const radius of radii) {
    for (let i = 0; i <= count; i++) {
      const angle = (2 * Math.PI * i) / count;
      points.push(radius * Math.cos(angle), squeeze * radius * Math.sin(angle));
    }
    starts.push(points.length / 2);
  }
  return {
    contours: {
      points: Float64Array.from(points),
      starts: Uint32Array.from(starts),
      level: Uint32Array.from(radii, (_, i) => i),
      closed: Uint8Array.from(radii, () => 1),
    },
    elevation: {
      levels: Float64Array.from(radii, (r) => r / 10),
      index: Uint8Array.from(radii, (_, i) => i % 2),
      scale: { low: 0, high: 1, bend: 0 },
    },
  };
}

function corners({ x, y, angle, width, height }) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([i, j]) => {
    const [u, v] = [(i * width) / 2, (j * height) / 2];
    return [x + u * c - v * s, y + u * s + v * c];
  });
}

/** Separating axes: exact for two rectangles. */
function overlap(a, b) {
  const [p, q] = [corners(a), corners(b)];
  return [a.angle, a.angle + Math.PI / 2, b.angle, b.angle + Math.PI / 2].every((axis) => {
    const along = ([x, y]) => x * Math.cos(axis) + y * Math.sin(axis);
    const [m, n] = [p.map(along), q.map(along)];
    return Math.max(...m) > Math.min(...n) && Math.max(...n) > Math.min(...m);
  });
}

const cases = [
  ["wide rings", rings([1, 2, 3, 4, 5, 6, 7, 8]), [760, 520]],
  ["crowded rings", rings(Array.from({ length: 40 }, (_, i) => 0.2 * (i + 1))), [760, 520]],
  ["flat rings", rings([2, 4, 6, 8], 0.3), [760, 520]],
  ["a small sheet", rings([2, 4, 6, 8]), [220, 200]],
];
const taken = [{ x: 400, y: 300, radius: 30 }, { x: 60, y: 470, radius: 60 }];

for (const [name, { contours, elevation }, [width, height]] of cases) {
  const view = fit([-8, 8, -6, 6], width, height, frame);
  const labels = placeLabels(view, contours, elevation, HEIGHT, measure, plain, taken);

  test(`${name}: no label is upside down`, () => {
    assert.ok(labels.every(({ angle }) => Math.abs(angle) <= Math.PI / 2));
  });

  test(`${name}: no label touches another, a sign or the edge`, () => {
    labels.forEach((a, i) => {
      assert.ok(labels.slice(i + 1).every((b) => !overlap(a, b)));
      for (const [x, y] of corners(a)) {
        assert.ok(x > view.left && x < view.right && y > view.top && y < view.bottom);
        assert.ok(taken.every((disc) => Math.hypot(disc.x - x, disc.y - y) > disc.radius));
      }
    });
  });

  test(`${name}: a label stands on the line that it names`, () => {
    for (const { x, y, text } of labels) {
      const level = elevation.levels.findIndex((z) => Math.abs(z - Number(text)) < 1e-9);
      assert.equal(elevation.index[level], 1);
      let nearest = Infinity;
      for (let p = contours.starts[level]; p < contours.starts[level + 1]; p++) {
        const px = toX(view, contours.points[2 * p]);
        const py = toY(view, contours.points[2 * p + 1]);
        nearest = Math.min(nearest, Math.hypot(px - x, py - y));
      }
      assert.ok(nearest < HEIGHT / 2, `${text} is ${nearest} px off its line`);
    }
  });
}

test("large rings have labels, a sheet without lines has none", () => {
  const [, { contours, elevation }] = cases[0];
  const view = fit([-8, 8, -6, 6], 760, 520, frame);
  assert.ok(placeLabels(view, contours, elevation, HEIGHT, measure, plain, []).length >= 4);
  const none = rings([]);
  assert.deepEqual(placeLabels(view, none.contours, none.elevation, HEIGHT, measure, plain, []), []);
});
