/** Checking a typed answer, each family: the median, and the longest of all texts, in the browser. */

export const title =
  "A typed answer is checked (per text; reference: parsing a plain number and comparing), longest target 1 ms";

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const { page, close } = await open("bench.html");
  const data = await page.evaluate(time);
  await close();
  const rows = data.map(
    (/** @type {any} */ row) =>
      `${row.kind.padEnd(16)} ${(1e3 * row.median).toFixed(1).padStart(8)} µs   reference ${(1e3 * row.reference).toFixed(2).padStart(6)} µs   longest ${(1e3 * row.longest).toFixed(0).padStart(6)} µs`,
  );
  return { text: rows.join("\n"), data };
}

/** In the page. */
async function time() {
  const load = (/** @type {string} */ path) => import(new URL(path, location.href).href);
  const [core, { compare }] = await Promise.all(["./core.js", "./measure.mjs"].map(load));
  await core.default();
  const texts = ["0.002", "2e-3", "α = 2×10⁻³", "0,01/5", "\\frac{1}{500}", "20% * 0.01", "1/5 of 0.01", "((((", "٠٫٠٠٢", "9".repeat(120), "(".repeat(120), "2^".repeat(60), "\\frac{1}".repeat(15), "1 ".repeat(60), "x".repeat(5000)];
  return core.catalog().problems.map((/** @type {{ kind: string }} */ { kind }) => {
    const { value } = core.problem(kind, 7).answer;
    const check = () => texts.map((text) => core.checkAnswer(kind, 7, text, "en"));
    const plain = () => texts.map((text) => Math.abs(Number.parseFloat(text) - value) <= 1e-6 * Math.abs(value));
    const { ours, reference } = compare({
      ours: () => {
        for (let i = 0; i < 20; i++) check();
      },
      reference: () => {
        for (let i = 0; i < 20; i++) plain();
      },
    });
    // Of each text the shortest of several times: what the text takes, and not what else went on.
    const shortest = texts.map((text) =>
      Math.min(
        ...Array.from({ length: 20 }, () => {
          const start = performance.now();
          for (let i = 0; i < 10; i++) core.checkAnswer(kind, 7, text, "en");
          return (performance.now() - start) / 10;
        }),
      ),
    );
    const per = 20 * texts.length;
    return { kind, median: ours / per, reference: reference / per, longest: Math.max(...shortest) };
  });
}
