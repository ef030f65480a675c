// The guarded core: a trap costs one new instance and one repetition, a refusal nothing.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load } from "../draw/bundle.mjs";

/** What each function of the pretended core does; by default it returns its arguments. */
const log = (globalThis.log = { instances: 0, calls: 0, act: undefined });
const names = [
  "basins", "batch", "catalog", "checkAnswer", "contours", "diagnose", "elevation", "features", "learningRates", "probe",
  "problem", "profile", "step", "sweep", "terrain", "terrainImage", "tints", "walk",
];
const core = `
  export function initSync() { log.instances = 1; }
  export function __wbg_reset_state() { log.instances++; }
  const call = (...values) => { log.calls++; return log.act ? log.act(log.calls) : values; };
  export const ${names.map((name) => `${name} = call`).join(", ")};
`;
const { instantiate } = await load("core/instance.ts", { "#core": core });
const guarded = instantiate();

beforeEach(() => Object.assign(log, { instances: 1, calls: 0, act: undefined }));

test("arguments and results pass", () => {
  assert.deepEqual(names.map((name) => guarded[name](1, "two")), names.map(() => [1, "two"]));
  assert.equal(log.instances, 1);
});

test("a refusal is thrown as it is, at once", () => {
  const refusal = Object.assign(new Error("alpha"), { field: "alpha" });
  log.act = () => { throw refusal; };
  assert.throws(() => guarded.walk({}, 1), (reason) => reason === refusal);
  assert.deepEqual([log.instances, log.calls], [1, 1]);
});

for (const trap of [new WebAssembly.RuntimeError("unreachable"), new RangeError("Maximum call stack size exceeded")]) {
  test(`${trap.name}: the call is made again on a new instance`, () => {
    log.act = (calls) => { if (calls === 1) throw trap; return "done"; };
    assert.equal(guarded.probe({}, 0, 0), "done");
    assert.deepEqual([log.instances, log.calls], [2, 2]);
  });

  test(`${trap.name}: a second one is reported and leaves a fresh instance`, () => {
    log.act = () => { throw trap; };
    assert.throws(() => guarded.probe({}, 0, 0), (reason) => reason === trap);
    assert.deepEqual([log.instances, log.calls], [3, 2]);
  });
}
