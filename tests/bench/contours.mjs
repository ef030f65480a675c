/** Contour lines on 512 × 512 vertices at 20 levels; to stay within 8 ms. */

export const title =
  "Contours, 512 × 512 vertices, 20 levels, plain JavaScript as reference (budget 8 ms)";

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const { page, close } = await open("bench.html");
  const rows = await page.evaluate(async () => {
    const [core, { compare }, reference] = await Promise.all(
      ["./core.js", "./measure.mjs", "./reference.mjs"].map((path) => import(new URL(path, location.href).href)),
    );
    await core.default();
    return core.catalog().surfaces.map(({ kind, domain }) => {
      const { low, high } = core.elevation({ kind }, domain).scale;
      // Closer together towards the valley, as on the map.
      const levels = Array.from({ length: 20 }, (_, i) => low + (high - low) * ((i + 1) / 21) ** 2);
      const f = reference.SURFACES[kind];
      const times = compare({
        ms: () => core.contours({ kind }, domain, 512, 512, levels),
        ...(f && { reference: () => reference.contours(f, domain, 512, 512, levels) }),
      });
      return { what: kind, ...times };
    });
  });
  await close();
  return rows;
}
