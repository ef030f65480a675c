// When the fates are asked about: at most once per frame, never twice, and never for nobody.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load } from "../draw/bundle.mjs";

/** What the pretended swarm is asked; the tests answer. */
const log = (globalThis.log = { alone: false, orders: [], cancelled: 0 });
const { Foresight } = await load("state/foresight.ts", {
  "swarm.ts": `export const isAlone = () => log.alone;
    export class Swarm { order(request, show, fail) { log.orders.push({ request, show, fail }); } cancel() { log.cancelled++; } }`,
});

let frames = [];
globalThis.requestAnimationFrame = (call) => frames.push(call);
globalThis.cancelAnimationFrame = () => { frames = []; };
const frame = () => {
  const due = frames;
  frames = [];
  for (const call of due) call(0);
};

const question = (x) => ({ from: "here", spec: { start: [x, 0] } });
const found = { loss: new Float64Array([1]), outcome: new Uint8Array([0]), regime: new Uint8Array([2]) };

beforeEach(() => {
  Object.assign(log, { alone: false, orders: [], cancelled: 0 });
  frames = [];
});

test("of the questions before a frame only the last is asked, and without frames none", () => {
  const foresight = new Foresight({}, assert.fail);
  for (const x of [1, 2, 3]) foresight.ask(question(x));
  assert.deepEqual([log.orders.length, frames.length], [0, 1]);
  frame();
  assert.deepEqual(log.orders.map(({ request }) => request.spec.start[0]), [3]);
  assert.equal(log.orders[0].request.steps, 200);
});

test("an equal question is not asked again, neither before nor after its answer", () => {
  let changes = 0;
  const foresight = new Foresight({}, () => { changes++; });
  foresight.ask(question(1));
  frame();
  foresight.ask(question(1));
  foresight.ask(question(2));
  foresight.ask(question(1));
  frame();
  assert.equal(log.orders.length, 1, "it is being computed already");
  log.orders[0].show(found);
  assert.deepEqual([changes, foresight.answer.fates], [1, ["steady"]]);
  foresight.ask(question(2));
  frame();
  assert.equal(foresight.answer.spec.start[0], 1, "the old answer stays while one waits");
  log.orders[1].show(found);
  foresight.ask(question(1));
  frame();
  assert.deepEqual([log.orders.length, foresight.answer.spec.start[0], changes], [2, 1, 3], "a known answer is shown at once");
});

test("an answer that is on its way is not wanted any more when a known one is shown", () => {
  const foresight = new Foresight({}, () => {});
  foresight.ask(question(1));
  frame();
  log.orders[0].show(found);
  foresight.ask(question(2));
  frame();
  foresight.ask(question(1));
  frame();
  assert.equal(log.cancelled, 1);
  foresight.ask(question(2));
  frame();
  assert.equal(log.orders.length, 3, "cancelled, it is asked anew");
});

test("where there can be no answer there is none", () => {
  const foresight = new Foresight({}, () => {});
  foresight.ask(question(1));
  frame();
  log.orders[0].show(found);
  foresight.ask(question(2));
  frame();
  log.orders[1].fail(new Error("no"));
  assert.equal(foresight.answer, null);
});

test("a foresight that is put away asks nothing, and asks again when it is wanted", () => {
  const foresight = new Foresight({}, () => {});
  foresight.ask(question(1));
  foresight.dispose();
  frame();
  assert.equal(log.orders.length, 0);
  foresight.ask(question(1));
  frame();
  assert.equal(log.orders.length, 1);
});

test("without a worker it waits until the hiker rests", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  log.alone = true;
  const foresight = new Foresight({}, () => {});
  for (const x of [1, 2, 3]) {
    foresight.ask(question(x));
    t.mock.timers.tick(200);
  }
  frame();
  assert.equal(log.orders.length, 0);
  t.mock.timers.tick(200);
  assert.deepEqual(log.orders.map(({ request }) => request.spec.start[0]), [3]);
});
