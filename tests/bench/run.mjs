/**
 * Benches over dist/ in headless Chromium, each beside a reference in the same run: `cargo xtask
 * bench [NAME]`. Prints a table per bench and writes target/bench/NAME.json.
 *
 * A bench is a file in this list that exports `title` and `run(context)`, which resolves to rows
 * `{ what, ms, reference? }` (medians in milliseconds) or to `{ text, data }`.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { argv, exit } from "node:process";
import { launch, openPage } from "../web/browser.mjs";
import { DIST, serve } from "../web/serve.mjs";
import * as answers from "./answers.mjs";
import * as basins from "./basins.mjs";
import { bundled } from "./bundled.mjs";
import * as contours from "./contours.mjs";
import * as core from "./core.mjs";
import * as drag from "./drag.mjs";
import * as fates from "./fates.mjs";
import * as first from "./first.mjs";
import * as memory from "./memory.mjs";
import * as motion from "./motion.mjs";
import * as survey from "./survey.mjs";
import * as sweep from "./sweep.mjs";
import * as terrain from "./terrain.mjs";
import * as weight from "./weight.mjs";

const BENCHES = { core, answers, basins, terrain, contours, drag, fates, first, motion, memory, survey, sweep, weight };

const only = argv[2];
const chosen = Object.entries(BENCHES).filter(([name]) => !only || name === only);
if (chosen.length === 0) {
  console.error(`There is no bench "${only}". There are: ${Object.keys(BENCHES).join(", ")}`);
  exit(1);
}

const inPage = ["measure.mjs", "reference.mjs", "rules.mjs"];
const pages = Object.fromEntries(
  await Promise.all(inPage.map(async (name) => [name, await readFile(join(import.meta.dirname, name), "utf8")])),
);
pages["d3-contour.js"] = await bundled("d3-contour");
pages["bench.html"] = `<!doctype html><title>Bench</title><link rel="icon" href="data:,">`;

const results = join(import.meta.dirname, "../../target/bench");
await mkdir(results, { recursive: true });
const [browser, site] = await Promise.all([launch(), serve(DIST, { pages })]);
const machine = { browser: browser.version(), processor: cpus()[0]?.model ?? "unknown" };
console.log(`Chromium ${machine.browser} on ${machine.processor}`);
try {
  for (const [name, bench] of chosen) {
    const open = (/** @type {string} */ path, /** @type {(page: import("playwright-core").Page) => unknown} */ prepare = () => {}) =>
      openPage(browser).then(async (opened) => {
        await prepare(opened.page);
        await opened.page.goto(site.address + path);
        return opened;
      });
    const { text, data } = present(await bench.run({ open, dist: DIST }));
    console.log(`\n${bench.title}\n${text}`);
    const record = { name, title: bench.title, ...machine, results: data };
    await writeFile(join(results, `${name}.json`), `${JSON.stringify(record, null, 2)}\n`);
  }
} finally {
  await browser.close();
  await site.close();
}

/** @param {any} result */
function present(result) {
  if (!Array.isArray(result)) return result;
  const cells = result.map(({ what, ms, reference }) => [
    what,
    `${ms.toFixed(1)} ms`,
    reference === undefined ? "" : `${reference.toFixed(1)} ms`,
    reference === undefined ? "" : `${(reference / ms).toFixed(1)} ×`,
  ]);
  const rows = [["", "ours", "reference", "ratio"], ...cells];
  const width = Math.max(...rows.map(([what]) => what.length));
  const lines = rows.map(([what, ...numbers]) => what.padEnd(width) + numbers.map((cell) => cell.padStart(12)).join(""));
  return { text: lines.join("\n"), data: result };
}
