/** The terrain image, 1024 × 1024; to stay within 25 ms. */

export const title = "Terrain, 1024 × 1024 pixels, plain JavaScript as reference (budget 25 ms)";

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const { page, close } = await open("bench.html");
  const rows = await page.evaluate(async () => {
    const [core, { compare }, reference] = await Promise.all(
      ["./core.js", "./measure.mjs", "./reference.mjs"].map((path) => import(new URL(path, location.href).href)),
    );
    await core.default();
    return core.catalog().surfaces.map(({ kind, domain }) => {
      const f = reference.SURFACES[kind];
      const times = compare({
        ms: () => core.terrain({ kind }, domain, 1024, 1024, {}),
        ...(f && { reference: () => reference.terrain(f, domain, 1024, 1024) }),
      });
      return { what: kind, ...times };
    });
  });
  await close();
  return rows;
}
