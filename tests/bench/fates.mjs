/** From a place that the start is dragged to, to the slider painted anew with what would happen from there. */

export const title = "Fates repainted while the start is dragged, median and 95th percentile of 40 places, waiting for the frame included (budget 50 ms)";

const KINDS = ["bowl", "hills", "himmelblau", "rosenbrock", "rastrigin", "ackley", "gaussian_hills", "logreg"];

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const rows = [];
  for (const [kind, rule] of [...KINDS.map((kind) => [kind, "sgd"]), ["hills", "adam"]]) {
    const { page, close } = await open(`index.html?surface=${kind}&optimizer=${rule}`);
    await page.waitForFunction(() => document.querySelector("blindfolded-hiker")?.shadowRoot?.querySelector("hiker-fates")?.bands);
    const times = await page.evaluate(async () => {
      const root = document.querySelector("blindfolded-hiker").shadowRoot;
      const map = root.querySelector("hiker-map");
      const [x0, x1, y0, y1] = map.domain;
      const times = [];
      for (let k = 0; k < 40; k++) {
        const before = root.querySelector("hiker-fates").bands;
        const [u, v] = [0.5 + 0.37 * Math.sin(0.9 + 2.1 * k), 0.5 + 0.37 * Math.cos(1.7 * k)];
        const detail = { x: x0 + u * (x1 - x0), y: y0 + v * (y1 - y0), domain: map.domain, done: false };
        const start = performance.now();
        map.dispatchEvent(new CustomEvent("map-place", { detail, bubbles: true, composed: true }));
        while (root.querySelector("hiker-fates").bands === before && performance.now() - start < 1000) {
          await new Promise(requestAnimationFrame);
        }
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b);
    });
    const name = rule === "sgd" ? kind : `${kind}, ${rule}`;
    rows.push({ what: name, ms: times[times.length >> 1] }, { what: `${name}, 95 %`, ms: times[Math.floor(0.95 * times.length)] });
    await close();
  }
  return rows;
}
