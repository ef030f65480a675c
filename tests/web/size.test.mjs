/**
 * Budgets in bytes, as sent with brotli at its best.
 *
 * The core of the first walk (four landscapes, one step rule, three schedules) kept to 50 kB, and the
 * first visit to 100 kB. The whole catalog, the reader of formulas and the diagnosis of every rule
 * take as much again; what only swarms need is a build of its own, loaded when one is asked for. The
 * map that can be moved, with its fog, fan, legend and tools, took another 14 kB; the instruments over
 * all learning rates are loaded when the map is up. Further hikers, ghosts and values read off the charts
 * take another 6 kB; each instrument of the shelf is fetched when it is opened, and so is what every
 * kind is in PyTorch, 8 kB of the core once and now a wasm of its own.
 *
 * As measured then: 100.6 kB for the core, 171.5 kB for the first visit. The families of practice problems, with
 * their checks by simulation, are part of the core because programs call them there: another 10 kB and more. The
 * lesson's text is in the page, so that it can be read without scripts. The rest is room for what is being built.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { DIST } from "./serve.mjs";
import { firstVisit, table, weigh } from "./weight.mjs";

const FIRST_VISIT = 215_000;
const CORE = 120_000;
const RELIEF = 200_000;

test(`a first visit to index.html weighs at most ${FIRST_VISIT} bytes`, () => {
  const files = firstVisit(DIST, "index.html");
  console.log(table(files));
  const names = files.map(({ name }) => name).join(" ");
  for (const expected of [/\.css/, /main-\w+\.js/, /worker-\w+\.js/, /\.wasm/]) {
    assert.match(names, expected, "the count has missed a part of the page");
  }
  const total = files.reduce((sum, { brotli }) => sum + brotli, 0);
  assert.ok(total <= FIRST_VISIT, `${total} bytes`);
});

test(`the core weighs at most ${CORE} bytes`, () => {
  const { brotli } = weigh(DIST, "core_bg.wasm");
  assert.ok(brotli <= CORE, `${brotli} bytes`);
});

test("what writes scripts for PyTorch is in a wasm of its own", () => {
  const holds = (/** @type {string} */ name) => readFileSync(join(DIST, name)).includes("optimizer.zero_grad()");
  assert.deepEqual(readdirSync(DIST).filter((name) => name.endsWith(".wasm") && holds(name)).map((name) => name.replace(/-\w+/, "")), ["pytorch.wasm", "pytorch_bg.wasm"]);
  assert.ok(!firstVisit(DIST, "index.html").some(({ name }) => name.startsWith("pytorch")));
});

test(`opening the relief view loads at most ${RELIEF} bytes, and nothing of it before`, () => {
  const holders = readdirSync(DIST).filter((name) => /\.(?:js|html)$/.test(name) && readFileSync(join(DIST, name), "utf8").includes("WebGLRenderer"));
  assert.equal(holders.length, 1, "its library is in one file");
  const before = new Set(firstVisit(DIST, "index.html").map(({ name }) => name));
  assert.ok(!before.has(holders[0]));
  const files = firstVisit(DIST, holders[0]).filter(({ name }) => !before.has(name));
  console.log(table(files));
  const total = files.reduce((sum, { brotli }) => sum + brotli, 0);
  assert.ok(total <= RELIEF, `${total} bytes`);
});

test("every file but the named ones carries a hash of its content", () => {
  const named = ["index.html", "embed.html", "standalone.html", "hiker.js", "core.js", "core_bg.wasm", "core_simd_bg.wasm", "core.d.ts", "pytorch.js", "pytorch_bg.wasm", "pytorch.d.ts"];
  const others = readdirSync(DIST).filter((name) => !named.includes(name));
  assert.deepEqual(others.filter((name) => !/-[0-9a-f]{10}\.\w+$/.test(name)), []);
  assert.deepEqual(named.filter((name) => !readdirSync(DIST).includes(name)), []);
});
