/** A sweep: what each of 400 learning rates comes to in 200 steps, beside as many walks one after the other. */

export const title = "Sweep of 400 rates, 200 steps each (budget 10 ms; the reference walks them one by one)";

const RATES = 400;
const STEPS = 200;
const CASES = [
  ["hills", "sgd"], ["himmelblau", "sgd"], ["himmelblau", "adam"], ["rosenbrock", "sgd"], ["rastrigin", "sgd"],
  ["gaussian_hills", "sgd"], ["peaks", "sgd"], ["logreg", "sgd"], ["linreg_mse", "sgd"],
];

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const { page, close } = await open("bench.html");
  const rows = await page.evaluate(time, { cases: CASES, rates: RATES, steps: STEPS });
  await close();
  return rows;
}

/** In the page. @param {{ cases: string[][], rates: number, steps: number }} options */
async function time({ cases, rates, steps }) {
  const load = (/** @type {string} */ path) => import(new URL(path, location.href).href);
  const [core, { compare }] = await Promise.all(["./core.js?simd", "./measure.mjs"].map(load));
  await core.default({ module_or_path: new URL("./core_simd_bg.wasm", location.href) });
  const alphas = Float64Array.from({ length: rates }, (_, i) => 10 ** (-4 + (5 * i) / (rates - 1)));
  return cases.map(([surface, optimizer]) => {
    const { start } = core.catalog().surfaces.find(({ kind }) => kind === surface);
    const spec = { surface: { kind: surface }, optimizer: { kind: optimizer }, alpha: 1, start };
    const one = (/** @type {number} */ alpha) => {
      const { columns, rows } = core.walk({ ...spec, alpha }, steps);
      return columns[3 * rows - 1];
    };
    const { loss } = core.sweep(spec, alphas, steps);
    alphas.forEach((alpha, i) => {
      const end = one(alpha);
      if (Number.isFinite(end) && Math.abs(end - loss[i]) > 1e-9 * Math.abs(end)) throw new Error(`${surface} with ${alpha} ends elsewhere`);
    });
    return { what: `${surface}, ${optimizer}`, ...compare({ ms: () => core.sweep(spec, alphas, steps), reference: () => alphas.forEach(one) }) };
  });
}
