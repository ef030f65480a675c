/**
 * The core's inner loops, each beside its references: single steps in wasm, in plain JavaScript and
 * natively; contour lines beside d3-contour.
 *
 * Every walk is on Himmelblau's landscape and fills the same columns, and its end is compared, so
 * that all sides do the same work.
 */

import { native } from "./native.mjs";

export const title = "Core: nanoseconds per step, and contours of 20 levels";

const STEPS = 2_000;
const RULES = {
  descent: { optimizer: { kind: "sgd" }, alpha: 0.01 },
  momentum: { optimizer: { kind: "sgd", params: { momentum: 0.9 } }, alpha: 0.001 },
  adam: { optimizer: { kind: "adam" }, alpha: 0.05 },
};
const SIDES = [256, 512, 1024];

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const { page, close } = await open("bench.html");
  const steps = await page.evaluate(timeSteps, { rules: RULES, steps: STEPS });
  const contours = await page.evaluate(timeContours, SIDES);
  await close();
  const natively = await native("steps");
  for (const row of steps) row.native = natively[row.what];

  const cell = (/** @type {number | undefined} */ x, unit = "") => (x === undefined ? "–" : `${x.toFixed(1)}${unit}`);
  const table = (/** @type {string[][]} */ rows) =>
    rows.map(([what, ...cells]) => what.padEnd(22) + cells.map((text) => text.padStart(12)).join("")).join("\n");
  const text = [
    table([
      ["ns per step", "wasm", "wasm SIMD", "JavaScript", "native"],
      ...steps.map((row) => [row.what, cell(row.wasm), cell(row.simd), cell(row.script), cell(row.native)]),
    ]),
    table([
      ["contours", "wasm", "d3-contour", "ratio"],
      ...contours.map(({ what, ms, reference }) => [
        what,
        cell(ms, " ms"),
        cell(reference, " ms"),
        cell(reference / ms, " ×"),
      ]),
    ]),
  ].join("\n\n");
  return { text, data: { steps, contours } };
}

/** In the page. @param {{ rules: typeof RULES, steps: number }} options */
async function timeSteps({ rules, steps }) {
  const load = (/** @type {string} */ path) => import(new URL(path, location.href).href);
  const [core, fast, { compare }, script] = await Promise.all(
    ["./core.js", "./core.js?simd", "./measure.mjs", "./rules.mjs"].map(load),
  );
  await Promise.all([
    core.default(),
    fast.default({ module_or_path: new URL("./core_simd_bg.wasm", location.href) }),
  ]);
  const repeat = (/** @type {() => unknown} */ walk) => () => {
    for (let i = 0; i < 20; i++) walk();
  };
  return Object.entries(rules).map(([what, rule]) => {
    const spec = { surface: { kind: "himmelblau" }, start: [-0.5, -4], ...rule };
    const end = script[what](steps)[steps];
    for (const { walk } of [core, fast]) {
      const { columns, rows } = walk(spec, steps);
      if (rows !== steps + 1 || Math.abs(columns[steps] - end) > 1e-9) throw new Error(`${what} ends elsewhere`);
    }
    const times = compare({
      wasm: repeat(() => core.walk(spec, steps)),
      simd: repeat(() => fast.walk(spec, steps)),
      script: repeat(() => script[what](steps)),
    });
    const each = Object.entries(times).map(([side, ms]) => [side, (ms * 1e6) / (20 * steps)]);
    return { what, ...Object.fromEntries(each) };
  });
}

/**
 * In the page. The core samples the landscape as well; d3-contour is given the heights.
 *
 * @param {number[]} sides
 */
async function timeContours(sides) {
  const load = (/** @type {string} */ path) => import(new URL(path, location.href).href);
  const [core, { compare }, reference, d3] = await Promise.all(
    ["./core.js", "./measure.mjs", "./reference.mjs", "./d3-contour.js"].map(load),
  );
  await core.default();
  const surface = { kind: "himmelblau" };
  const { domain } = core.catalog().surfaces.find(({ kind }) => kind === surface.kind);
  const { low, high } = core.elevation(surface, domain).scale;
  const levels = Array.from({ length: 20 }, (_, i) => low + (high - low) * ((i + 1) / 21) ** 2);
  return sides.map((n) => {
    const z = reference.heights(reference.SURFACES.himmelblau, domain, n, n);
    const isolines = d3.contours().size([n, n]).thresholds(levels);
    const times = compare({
      ms: () => core.contours(surface, domain, n, n, levels),
      reference: () => isolines(z),
    });
    return { what: `${n} × ${n} vertices`, ...times };
  });
}
