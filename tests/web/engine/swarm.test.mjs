// Orders of swarms: the latest one wins, with a worker and without; a refused one is reported.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../draw/bundle.mjs";

/** What the pretended worker is asked, and what it does about it. */
const log = (globalThis.log = { hired: 0, asked: [], answer: undefined, dismissed: 0 });
const stands = {
  "assets.ts": `export const swiftModule = () => Promise.resolve("swift");`,
  "colleague.ts": `export const Colleague = { async hire(module) {
    log.hired++;
    if (await module() !== "swift") throw new Error("not the swift core");
    if (log.answer === undefined) throw new Error("no worker here");
    return { ask(task, request) { log.asked.push([task, request]); return log.answer(request); }, dismiss() { log.dismissed++; } };
  } };`,
  "core.ts": "export function within(_, promise) { return promise; }",
};

/** A core of the page's own that remembers what it was asked for. */
function pretend() {
  const asked = [];
  return {
    asked,
    sweep: (spec, alphas, steps) => { asked.push(["sweep", alphas.length, steps]); return { loss: alphas }; },
    basins(spec, domain, width, height, steps) {
      asked.push(["basins", width, height, steps]);
      if (spec === "bad") throw new Error("bad spec");
      return { label: [] };
    },
  };
}

/** The module with a worker of its own, which every test hires anew. */
async function fresh(answer) {
  Object.assign(log, { hired: 0, asked: [], answer, dismissed: 0 });
  // Another text is another module.
  ({ Swarm, isAlone } = await load("core/swarm.ts", { ...stands, "core.ts": `${stands["core.ts"]} log.module = ${++count};` }));
  return Swarm;
}
let count = 0;
let Swarm, isAlone;

const request = (n) => ({ spec: {}, alphas: new Float64Array(n), steps: 5 });
const map = { spec: {}, domain: [0, 1, 0, 1], width: 64, height: 6, steps: 9 };
/** Lets promises run until something holds; a test that waits in vain is ended by its runner. */
async function until(holds) {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

test("the worker is hired with the first order, once for all, and answers", async () => {
  const Swarm = await fresh((asked) => Promise.resolve({ asked }));
  const shown = [];
  const [one, two] = [new Swarm(pretend(), "sweep"), new Swarm(pretend(), "basins")];
  assert.equal(log.hired, 0);
  one.order(request(3), (result) => shown.push(result), assert.fail);
  two.order(map, (result) => shown.push(result), assert.fail);
  await until(() => shown.length === 2);
  assert.equal(log.hired, 1);
  assert.deepEqual(log.asked, [["sweep", request(3)], ["basins", map]]);
  assert.deepEqual(shown, [{ asked: request(3) }, { asked: map }]);
  assert.equal(isAlone(), false);
});

test("of orders that come while one is computed only the last is computed, and nothing else is shown", async () => {
  const waiting = [];
  const Swarm = await fresh((asked) => new Promise((resolve) => waiting.push(() => resolve(asked.alphas.length))));
  const swarm = new Swarm(pretend(), "sweep");
  const shown = [];
  for (const n of [1, 2, 3]) swarm.order(request(n), (result) => shown.push(result), assert.fail);
  await until(() => waiting.length === 1);
  for (const n of [4, 5]) swarm.order(request(n), (result) => shown.push(result), assert.fail);
  waiting[0]();
  await until(() => waiting.length === 2);
  waiting[1]();
  await until(() => shown.length > 0);
  assert.deepEqual(shown, [5]);
  assert.deepEqual(log.asked.map(([, { alphas }]) => alphas.length), [1, 5]);
});

test("a cancelled order is not shown, and the next one is", async () => {
  const waiting = [];
  const Swarm = await fresh((asked) => new Promise((resolve) => waiting.push(() => resolve(asked.alphas.length))));
  const swarm = new Swarm(pretend(), "sweep");
  const shown = [];
  swarm.order(request(1), (result) => shown.push(result), assert.fail);
  await until(() => waiting.length === 1);
  swarm.cancel();
  waiting[0]();
  await until(() => log.asked.length === 1);
  swarm.order(request(2), (result) => shown.push(result), assert.fail);
  await until(() => waiting.length === 2);
  waiting[1]();
  await until(() => shown.length > 0);
  assert.deepEqual(shown, [2]);
});

test("without a worker the page's core answers, with a coarser map", async () => {
  const Swarm = await fresh(undefined);
  const core = pretend();
  const shown = [];
  new Swarm(core, "sweep").order(request(3), (result) => shown.push(result), assert.fail);
  new Swarm(core, "basins").order(map, (result) => shown.push(result), assert.fail);
  await until(() => shown.length === 2);
  assert.deepEqual(core.asked, [["sweep", 3, 5], ["basins", 16, 2, 9]]);
  assert.deepEqual(shown[1], { label: [], width: 16, height: 2 });
  assert.equal(isAlone(), true);
});

test("a worker that fails is given up if the request is fine, and kept if it is not", async () => {
  const Swarm = await fresh(() => Promise.reject(new Error("lost")));
  const core = pretend();
  const basins = new Swarm(core, "basins");
  let message = "";
  basins.order({ ...map, spec: "bad" }, assert.fail, (reason) => { message = reason.message; });
  await until(() => message !== "");
  assert.equal(message, "bad spec");
  assert.equal(log.dismissed, 0);
  let shown = 0;
  assert.equal(isAlone(), false);
  basins.order(map, () => { shown++; }, assert.fail);
  await until(() => shown === 1);
  assert.equal(isAlone(), true);
  assert.equal(log.dismissed, 1);
  basins.order(map, () => { shown++; }, assert.fail);
  await until(() => shown === 2);
  assert.equal(log.asked.length, 2, "nobody is asked any more");
});
