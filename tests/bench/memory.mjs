/** Whether the page keeps what it no longer needs: its memory over minutes of play. */

import { env } from "node:process";

const MINUTES = Number(env.MINUTES ?? 10);

export const title = `Memory over ${MINUTES} minutes in which six hikers walk, after collecting garbage (MINUTES=… for another time)`;

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const { page, context, close } = await open("index.html?speed=100&follow=1&surface=rosenbrock&compare=0.0001,0.0002,0.0005,0.0015,0.002");
  const session = await context.newCDPSession(page);
  const button = (/** @type {string} */ name) => page.getByRole("button", { name, exact: true });
  await button("Play").waitFor();
  const data = [];
  for (let half = 0; half <= 2 * MINUTES; half++) {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = 0, embedderHeapUsedSize = 0 } = await session.send("Runtime.getHeapUsage");
    const { nodes } = await session.send("Memory.getDOMCounters");
    data.push({ minute: half / 2, script: usedSize, buffers: backingStorageSize, dom: embedderHeapUsedSize, nodes });
    // What a learner does again and again: another rate, another place, walk, magnify.
    if (half > 0) await button("Reset").click();
    await page.getByRole("slider", { name: "Learning rate α" }).press(half % 2 ? "ArrowLeft" : "ArrowRight");
    await button("Zoom in").click();
    await button("Zoom out").click();
    await button("Play").click();
    await page.waitForTimeout(30_000);
    if (await button("Pause").isVisible()) await button("Pause").click();
  }
  await close();
  const mega = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(2).padStart(10);
  const lines = data.map(({ minute, script, buffers, dom, nodes }) =>
    `${minute.toFixed(1).padStart(6)}${mega(script)}${mega(buffers)}${mega(dom)}${String(nodes).padStart(8)}`);
  return { text: [`minute  script MB  buffers    DOM MB   nodes`, ...lines].join("\n"), data };
}
