/** A map of basins, 512 × 512 starts and 200 steps: at least 12 times as fast as plain JavaScript. */

import { native } from "./native.mjs";

export const title =
  "Basins of Himmelblau's landscape, 512 × 512 starts, 200 steps, one thread, plain JavaScript as reference (target 12 ×)";

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const { page, close } = await open("bench.html");
  const { script, ...ours } = await page.evaluate(time);
  await close();
  const rows = { "wasm": ours.wasm, "wasm SIMD": ours.simd, "native": (await native("basins")).basins };
  return Object.entries(rows).map(([what, ms]) => ({ what, ms, reference: script }));
}

/** In the page. */
async function time() {
  const load = (/** @type {string} */ path) => import(new URL(path, location.href).href);
  const [core, swift, { compare }, script] = await Promise.all(
    ["./core.js", "./core.js?simd", "./measure.mjs", "./rules.mjs"].map(load),
  );
  await Promise.all([
    core.default(),
    swift.default({ module_or_path: new URL("./core_simd_bg.wasm", location.href) }),
  ]);
  const spec = { surface: { kind: "himmelblau" }, alpha: 0.01, start: [0, 0] };
  const map = [[-6, 6, -6, 6], 512, 512, 200];
  const { minima } = core.basins(spec, map[0], 2, 2, 0);
  const sides = {
    script: () => script.basins(minima, ...map),
    wasm: () => core.basins(spec, ...map).label,
    simd: () => swift.basins(spec, ...map).label,
  };
  const labels = Object.entries(sides).map(([side, run]) => [side, run().join()]);
  for (const [side, found] of labels) {
    if (found !== labels[0][1]) throw new Error(`${side} comes to other labels than plain JavaScript`);
  }
  return compare(sides);
}
