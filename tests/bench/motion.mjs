/** How evenly the page moves, as it is and on a processor four times as slow, and how soon detail follows. */

export const title =
  "Motion with all panels open: interval between frames and work on the main thread per frame, 95th percentiles " +
  "(budget 16.7 ms, 33 ms at a quarter of the speed; a resting page is the reference)";

const THROTTLES = [1, 4];
const SECONDS = 4;
const p95 = (/** @type {number[]} */ list) => list.sort((a, b) => a - b)[Math.floor(0.95 * (list.length - 1))] ?? NaN;
const median = (/** @type {number[]} */ list) => list.sort((a, b) => a - b)[list.length >> 1] ?? NaN;

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const rows = [];
  const data = [];
  for (const rate of THROTTLES) {
    const { page, context, close } = await open("index.html?alpha=0.01");
    await page.waitForFunction(() => document.querySelector("blindfolded-hiker")?.shadowRoot?.querySelector("hiker-map"));
    await page.waitForTimeout(1500);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate });
    const map = page.getByRole("region", { name: "Contour map" });
    const box = await map.boundingBox();
    const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
    const button = (/** @type {string} */ name) => page.getByRole("button", { name, exact: true }).click();
    const rest = () => page.waitForTimeout(SECONDS * 1000);

    /** @type {[string, () => Promise<unknown>][]} */
    const scenes = [
      ["at rest", rest],
      ["walking, 5 steps/s", async () => { await button("Play"); await rest(); }],
      ["walking, 20 steps/s", async () => { await page.getByRole("combobox", { name: "Speed" }).selectOption("20"); await rest(); }],
      ["zooming with the wheel", async () => {
        await page.mouse.move(cx, cy);
        for (let k = 0; k < 60; k++) await page.mouse.wheel(0, k % 20 < 10 ? -60 : 60);
      }],
      ["panning with the mouse", async () => {
        await page.mouse.move(cx + 60, cy + 90);
        await page.mouse.down();
        for (let k = 1; k <= 90; k++) await page.mouse.move(cx + 60 + 80 * Math.sin(k / 9), cy + 90 + 60 * Math.cos(k / 7));
        await page.mouse.up();
      }],
      ["dragging the start", async () => {
        await page.getByRole("button", { name: "Reset", exact: true }).click();
        await map.press("0");
        await page.mouse.click(cx, cy);
        await page.mouse.move(cx, cy - 8);
        await page.mouse.down();
        for (let k = 1; k <= 90; k++) await page.mouse.move(cx + 120 * Math.sin(k / 11), cy - 8 + 90 * Math.sin(k / 7));
        await page.mouse.up();
      }],
      ["six hikers walking, 20 steps/s", async () => { await page.evaluate(sixHikers); await rest(); }],
      ["six hikers walking, 100 steps/s", async () => { await page.getByRole("combobox", { name: "Speed" }).selectOption("100"); await rest(); }],
    ];
    for (const [what, act] of scenes) {
      await page.evaluate(watch);
      await act();
      const { intervals, work } = await page.evaluate(() => globalThis.watched.stop());
      const row = { what, rate, frames: intervals.length, interval: p95(intervals), work: p95(work), median: median(work) };
      data.push(row);
      rows.push([what, `1/${rate}`, String(row.frames), row.interval.toFixed(1), row.work.toFixed(1), row.median.toFixed(1)]);
    }

    // Detail: from the last turn of the wheel to the sheet in full quality.
    const delays = [];
    await page.evaluate(() => {
      const hiker = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map");
      globalThis.drawn = [];
      hiker.addEventListener("map-drawn", ({ detail }) => { globalThis.drawn.push({ ...detail, at: performance.now() }); });
    });
    await page.mouse.move(cx, cy);
    for (let k = 0; k < 10; k++) {
      await page.evaluate(() => {
        globalThis.drawn.length = 0;
        addEventListener("wheel", () => { globalThis.from = performance.now(); }, { once: true, capture: true });
      });
      await page.mouse.wheel(0, (k % 2 ? 1 : -1) * (180 + 7 * k));
      await page.waitForFunction(() => globalThis.drawn.some(({ sketch }) => !sketch));
      delays.push(await page.evaluate(() => globalThis.drawn.find(({ sketch }) => !sketch).at - globalThis.from));
    }
    data.push({ what: "full detail after a turn of the wheel", rate, ms: median(delays) });
    rows.push(["full detail after a turn of the wheel, ms", `1/${rate}`, "", "", "", median(delays).toFixed(0)]);
    await close();
  }
  return { text: table([["", "speed", "frames", "interval p95", "work p95", "median"], ...rows]), data };
}

/** In the page: five companions, each with a rule of its own, none of whom arrives soon; and off they go. */
function sixHikers() {
  const { hike, catalog } = document.querySelector("blindfolded-hiker").context;
  hike.reset();
  hike.alpha(0.001);
  const refused = hike.accompany(catalog.optimizers.slice(1, 6).map(({ kind }, i) => ({ alpha: 0.0005 * (i + 1), optimizer: { kind } })));
  if (refused) throw new Error(JSON.stringify(refused));
  hike.speed(20);
  hike.play(true);
}

/** In the page: intervals between frames, and from the start of a frame to the end of what it makes the page do. */
function watch() {
  const intervals = [];
  const work = [];
  const channel = new MessageChannel();
  let last = 0;
  let start = 0;
  let on = true;
  channel.port1.onmessage = () => { work.push(performance.now() - start); };
  requestAnimationFrame(function frame(now) {
    if (last > 0) intervals.push(now - last);
    last = now;
    start = performance.now();
    channel.port2.postMessage(0);
    if (on) requestAnimationFrame(frame);
  });
  globalThis.watched = { stop: () => { on = false; return { intervals, work }; } };
}

/** @param {string[][]} rows */
function table(rows) {
  const wide = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((cell, column) => (column ? cell.padStart(wide[column] + 2) : cell.padEnd(wide[0]))).join("")).join("\n");
}
