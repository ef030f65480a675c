/** What the pages weigh. */

import { firstVisit, table, weigh } from "../web/weight.mjs";

export const title = "Bytes (the budgets are in tests/web/size.test.mjs)";

/** @param {{ dist: string }} context */
export async function run({ dist }) {
  const visit = firstVisit(dist, "index.html");
  const others = ["embed.html", "standalone.html", "core.js", "core_bg.wasm", "core_simd_bg.wasm", "pytorch_bg.wasm"].map((name) => weigh(dist, name));
  return {
    text: `First visit to index.html\n${table(visit)}\n\nEach by itself\n${table(others).split("\n").slice(0, -1).join("\n")}`,
    data: { visit, others },
  };
}
