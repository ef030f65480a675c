/** Many hikers at once in the page's worker, as the page's own modules ask for them. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import core from "../core.mjs";
import { bundle } from "../draw/bundle.mjs";
import { DIST } from "../serve.mjs";
import { setting } from "./support.mjs";

const files = readdirSync(DIST);
const named = (/** @type {RegExp} */ pattern) => JSON.stringify(files.find((name) => pattern.test(name)));
const define = {
  __SINGLE_FILE__: "false",
  __WASM_URL__: named(/^core-[0-9a-f]+\.wasm$/),
  __SWIFT_WASM_URL__: named(/^core-simd-/),
  __WORKER_URL__: named(/^worker-/),
};

const instead = { "#core": readFileSync(join(DIST, "../target/web/core.js"), "utf8") };

const site = setting({
  "swarm.html": `<!doctype html><title>Swarm</title><link rel="icon" href="data:,">`,
  "core-of-page.js": await bundle("core/core.ts", { define, instead }),
  "swarm.js": await bundle("core/swarm.ts", { define, instead }),
});

const spec = { surface: { kind: "himmelblau" }, alpha: 0.0225, start: [-0.5, -4] };
const map = { spec, domain: [-6, 6, -6, 6], width: 96, height: 64, steps: 150 };
const alphas = [0.001, 0.01, 0.02, 0.1];

/** In the page: both questions, and what was answered. @param {{ map: object, spec: object, alphas: number[] }} questions */
async function ask({ map, spec, alphas }) {
  const [{ Swarm }, { startCore }] = await Promise.all(
    ["./swarm.js", "./core-of-page.js"].map((path) => import(new URL(path, location.href).href)),
  );
  const core = await startCore();
  const order = (kind, request) => new Promise((resolve, reject) => new Swarm(core, kind).order(request, resolve, reject));
  const [basins, sweep] = await Promise.all([
    order("basins", map),
    order("sweep", { spec, alphas: new Float64Array(alphas), steps: 100 }),
  ]);
  const refused = await order("sweep", { spec, alphas: [-1], steps: 100 }).then(() => "", (reason) => reason.message);
  const plain = (result) => Object.fromEntries(Object.entries(result).map(([name, part]) => [name, ArrayBuffer.isView(part) ? [...part] : part]));
  return { basins: plain(basins), sweep: plain(sweep), refused };
}

for (const [engine, modern] of [["an engine with vector instructions", true], ["an engine without them", false]]) {
  test(`in ${engine} the worker answers with the bytes of the core`, async (t) => {
    const prepare = (/** @type {import("playwright-core").Page} */ page) =>
      modern || page.addInitScript(() => { WebAssembly.validate = () => false; });
    const { page, leave } = await site.open(t, "swarm.html", { ready: [], prepare });
    const fetched = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname.split("/").at(-1)));
    const { basins, sweep, refused } = await page.evaluate(ask, { map, spec, alphas });

    const want = core.basins(spec, map.domain, map.width, map.height, map.steps);
    assert.deepEqual(basins, { label: [...want.label], iterations: [...want.iterations], minima: want.minima, width: 96, height: 64 });
    const swept = core.sweep(spec, alphas, 100);
    assert.deepEqual(sweep, { loss: [...swept.loss], outcome: [...swept.outcome], regime: [...swept.regime] });
    assert.match(refused, /^alphas\[0\] is -1; /);
    assert.equal(fetched.includes(JSON.parse(define.__SWIFT_WASM_URL__)), modern);
    assert.ok(fetched.includes(JSON.parse(define.__WORKER_URL__)));
    await leave();
  });
}

test("what only swarms need is not downloaded before there is a swarm", async (t) => {
  const fetched = [];
  const prepare = (/** @type {import("playwright-core").Page} */ page) =>
    page.on("request", (request) => fetched.push(request.url()));
  // The slider's fates are a swarm's.
  const { page, leave } = await site.open(t, "?hide=sweep", { prepare });
  await page.getByRole("button", { name: "Step", exact: true }).first().click();
  assert.ok(fetched.some((url) => url.includes("core-")));
  assert.deepEqual(fetched.filter((url) => url.includes("simd")), []);
  await leave();
});
