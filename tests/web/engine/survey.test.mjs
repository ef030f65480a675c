// Surveys of basins: two workers share them in bands, coarse first; the latest order wins; nobody is waited for in vain.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../draw/bundle.mjs";

/** The pretended workers: `answer(request, who)` is what they do. */
const log = (globalThis.surveyLog = { hired: 0, asked: [], dismissed: 0, answer: undefined });
const stands = {
  "assets.ts": `export const swiftModule = () => Promise.resolve("swift");`,
  "colleague.ts": `export const Colleague = { async hire(module) {
    const log = surveyLog, who = log.hired++;
    if (await module() !== "swift" || log.answer === undefined) throw new Error("no worker here");
    return { async ask(task, request) { log.asked.push({ who, task, ...request }); return log.answer(request, who); }, dismiss() { log.dismissed++; } };
  } };`,
  "core.ts": "export function within(_, promise) { return promise; }",
};
const { BasinSurvey } = await load("core/survey.ts", stands);

/** A map whose labels tell where they stand, so that a row in the wrong place is found. */
function basins(spec, _domain, width, height, _steps, [from, until] = [0, height]) {
  if (spec.bad) throw new Error("bad spec");
  const label = Uint8Array.from({ length: width * (until - from) }, (_, i) => ((from + Math.floor(i / width)) * 7 + (i % width) * 3 + spec.alpha) % 200);
  return { label, iterations: Uint16Array.from(label, (l) => l * 2), minima: [[1, 2]] };
}
const honest = ({ spec, domain, width, height, steps, rows }) => ({ ...basins(spec, domain, width, height, steps, rows), width, height: rows[1] - rows[0] });

const request = (alpha, more = {}) => ({ spec: { alpha }, domain: [0, 1, 0, 1], width: 60, height: 48, steps: 9, asides: [{ alpha: alpha + 1 }], ...more });
async function until(holds) {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
function survey(answer, core = { basins }) {
  Object.assign(log, { hired: 0, asked: [], dismissed: 0, answer });
  const shown = [];
  const failed = [];
  const surveyor = new BasinSurvey(core, (now) => shown.push({ ...now, label: now.label.slice() }), (reason) => failed.push(reason));
  return { surveyor, shown, failed };
}
const complete = (shown) => shown.at(-1)?.part === 1;

test("two workers share the map, coarse first, and it is the map that one call would give", async () => {
  const { surveyor, shown } = survey(honest);
  surveyor.order(request(5));
  await until(() => complete(shown));
  assert.equal(log.hired, 2);
  assert.deepEqual(new Set(log.asked.map(({ who }) => who)), new Set([0, 1]));
  const whole = basins({ alpha: 5 }, [], 60, 48, 9);
  const last = shown.at(-1);
  assert.deepEqual([...last.label], [...whole.label]);
  assert.deepEqual([...last.iterations], [...whole.iterations]);
  assert.deepEqual(last.minima, [[1, 2]]);
  // What is shown first is a whole map already, only coarser: each place has the fate of one near it.
  const [first] = shown;
  assert.equal(first.label.length, 60 * 48);
  assert.deepEqual(first.rows, [0, 48]);
  const coarse = new Set(basins({ alpha: 5 }, [], 8, 6, 9).label);
  assert.ok(first.label.every((label) => coarse.has(label)));
  assert.deepEqual([...last.asides[0].label], [...basins({ alpha: 6 }, [], 8, 6, 9).label]);
  // Every row came once, and progress only grows.
  const rows = log.asked.filter(({ width }) => width === 60).flatMap(({ rows: [a, b] }) => Array.from({ length: b - a }, (_, i) => a + i));
  assert.deepEqual(rows.sort((a, b) => a - b), Array.from({ length: 48 }, (_, i) => i));
  assert.ok(shown.every(({ part }, i) => i === 0 || part > shown[i - 1].part));
  surveyor.dispose();
  assert.equal(log.dismissed, 2);
});

test("an order that is overtaken is not shown any more, but its coarse map is, if it had begun", async () => {
  const waiting = [];
  const { surveyor, shown } = survey((asked) => new Promise((resolve) => waiting.push(() => resolve(honest(asked)))));
  surveyor.order(request(5));
  await until(() => waiting.length === 2);
  surveyor.order(request(20));
  surveyor.order(request(30));
  waiting.splice(0).forEach((go) => go());
  while (!complete(shown)) {
    waiting.splice(0).forEach((go) => go());
    await new Promise((resolve) => setImmediate(resolve));
  }
  const alphas = shown.map(({ request: { spec } }) => spec.alpha);
  assert.deepEqual([...new Set(alphas)], [5, 30]);
  assert.equal(alphas.filter((alpha) => alpha === 5).length, 1);
  assert.ok(!log.asked.some(({ spec: { alpha } }) => alpha === 20));
  assert.deepEqual([...shown.at(-1).label], [...basins({ alpha: 30 }, [], 60, 48, 9).label]);
  surveyor.dispose();
});

test("without workers the page's own core makes a coarse map, and says so", async () => {
  const { surveyor, shown } = survey(undefined);
  surveyor.order(request(5));
  await until(() => complete(shown));
  assert.ok(shown.at(-1).alone);
  assert.equal(shown.at(-1).label.length, 60 * 48);
  const coarse = new Set(basins({ alpha: 5 }, [], 8, 6, 9).label);
  assert.ok(shown.at(-1).label.every((label) => coarse.has(label)));
  surveyor.dispose();
});

test("a worker that is lost leaves its work to the other one, and both to the page", async () => {
  const { surveyor, shown } = survey((asked, who) => (who === 0 ? Promise.reject(new Error("lost")) : honest(asked)));
  surveyor.order(request(5));
  await until(() => complete(shown));
  assert.deepEqual([...shown.at(-1).label], [...basins({ alpha: 5 }, [], 60, 48, 9).label]);
  assert.equal(shown.at(-1).alone, false);
  surveyor.dispose();
  const both = survey(() => Promise.reject(new Error("lost")));
  both.surveyor.order(request(5));
  await until(() => complete(both.shown));
  assert.ok(both.shown.at(-1).alone);
  assert.equal(log.dismissed, 2);
  both.surveyor.dispose();
});

test("a request that is refused is told, costs no worker, and the next one is answered", async () => {
  const { surveyor, shown, failed } = survey(honest);
  surveyor.order(request(5, { spec: { alpha: 5, bad: true } }));
  await until(() => failed.length > 0);
  assert.match(failed[0].message, /bad spec/);
  assert.equal(log.dismissed, 0);
  surveyor.order(request(6));
  await until(() => complete(shown));
  assert.equal(shown.at(-1).request.spec.alpha, 6);
  assert.equal(failed.length, 1);
  surveyor.dispose();
});

test("whoever has gone is told nothing", async () => {
  const waiting = [];
  const { surveyor, shown, failed } = survey((asked) => new Promise((resolve) => waiting.push(() => resolve(honest(asked)))));
  surveyor.order(request(5));
  await until(() => waiting.length === 2);
  surveyor.dispose();
  waiting.forEach((go) => go());
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([shown, failed], [[], []]);
});
