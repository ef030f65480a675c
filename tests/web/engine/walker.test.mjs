// What is remembered of walks: nothing is asked of the core twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { Walker } = await load("state/walker.ts");
const { marksAt } = await load("state/limits.ts");

const spec = {
  surface: { kind: "bowl", params: { kappa: 4 } }, optimizer: { kind: "sgd" }, schedule: { kind: "cosine" },
  alpha: 0.001, start: [4, 3], changes: [],
};

/** A walker, and how often its core was asked for what. */
function counted() {
  const asked = {};
  const counting = Object.fromEntries(Object.entries(core).map(([name, call]) => [name, (...given) => {
    asked[name] = (asked[name] ?? 0) + 1;
    return call(...given);
  }]));
  return { walker: new Walker(counting), asked };
}

test("a walk in full serves whoever asks for less, too", () => {
  const { walker, asked } = counted();
  walker.walk(spec, 800);
  const full = walker.walk(spec, 1000);
  for (const reach of [801, 1000, 802, 9000]) assert.equal(walker.walk(spec, reach), full);
  assert.equal(asked.walk, 2);
  // Another walk begins short.
  assert.ok(walker.walk({ ...spec, alpha: 0.002 }, 5).rows < full.rows);
});

test("the marks on the slider ask for the rates once per walk, not at every step", () => {
  const { walker, asked } = counted();
  for (let k = 0; k < 20; k++) assert.equal(marksAt(walker, spec, k, core.diagnose(spec, k).limits).length, 3);
  assert.equal(asked.learningRates, 2);
});
