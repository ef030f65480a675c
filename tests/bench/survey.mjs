/** A layer of basins, 600 × 600 starts and 300 steps on two workers, from opening the instrument and from moving α. */

export const title =
  "Basins layer, 600 × 600 starts, 300 steps, two workers (targets: first picture 200 ms, complete 1500 ms)";

const LANDSCAPES = ["himmelblau", "hills", "peaks", "gaussian_hills"];

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const rows = [];
  for (const surface of LANDSCAPES) {
    const { page, close } = await open(`index.html?surface=${surface}`);
    await page.waitForFunction(() => document.querySelector("blindfolded-hiker")?.shadowRoot?.querySelector("hiker-shelf"));
    await page.waitForLoadState("networkidle");
    for (const [what, { first, complete }] of Object.entries(await page.evaluate(time))) {
      rows.push({ what: `${surface}, ${what}: first picture`, ms: first }, { what: `${surface}, ${what}: complete`, ms: complete });
    }
    await close();
  }
  return rows;
}

/** In the page: medians of five rounds. */
async function time() {
  const hiker = document.querySelector("blindfolded-hiker");
  const { hike } = hiker.context;
  const root = hiker.shadowRoot;
  const frame = () => new Promise(requestAnimationFrame);
  const watch = async (/** @type {() => unknown} */ act) => {
    const before = root.querySelector("hiker-basins")?.survey?.request;
    const start = performance.now();
    act();
    let first = 0;
    for (;;) {
      await frame();
      const survey = root.querySelector("hiker-basins")?.survey;
      if (!survey || survey.request === before) continue;
      first ||= performance.now() - start;
      if (survey.part === 1) return { first, complete: performance.now() - start };
    }
  };
  const opened = [];
  const moved = [];
  const alpha = hike.view.get().spec.alpha;
  for (let round = 0; round < 5; round++) {
    opened.push(await watch(() => hike.look({ instrument: "basins" })));
    moved.push(await watch(() => hike.alpha(alpha * (1.01 + round / 100))));
    hike.look({ instrument: "none" });
    while (root.querySelector("hiker-basins")) await frame();
  }
  const median = (/** @type {any[]} */ list, /** @type {string} */ name) => list.map((times) => times[name]).sort((a, b) => a - b)[list.length >> 1];
  const both = (/** @type {any[]} */ list) => ({ first: median(list, "first"), complete: median(list, "complete") });
  return { "opened": both(opened), "α moved": both(moved) };
}
