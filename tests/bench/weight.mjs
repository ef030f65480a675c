/** What the pages weigh. */

import { firstVisit, table, weigh } from "../web/weight.mjs";

export const title = "Bytes (budget 100,000 with brotli for a first visit, 50,000 for the core)";

/** @param {{ dist: string }} context */
export async function run({ dist }) {
  const visit = firstVisit(dist, "index.html");
  const others = ["embed.html", "standalone.html", "core.js", "core_bg.wasm"].map((name) => weigh(dist, name));
  return {
    text: `First visit to index.html\n${table(visit)}\n\nEach by itself\n${table(others).split("\n").slice(0, -1).join("\n")}`,
    data: { visit, others },
  };
}
