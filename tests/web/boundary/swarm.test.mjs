/** Many hikers at once, by both cores: the reference's basins, the native bytes, and each other's. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import plain, { swift } from "../core.mjs";
import { cases } from "./reference.mjs";

const cores = Object.entries({ plain, swift });
const { basins, sweeps } = JSON.parse(readFileSync(new URL("swarms.json", import.meta.url), "utf8"));

/** 64-bit FNV-1a of some typed arrays, one after the other. @param {ArrayBufferView[]} arrays */
function fnv1a(...arrays) {
  let hash = 0xcbf29ce484222325n;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    for (const byte of new Uint8Array(buffer, byteOffset, byteLength)) {
      hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
    }
  }
  return hash.toString(16).padStart(16, "0");
}

for (const [name, core] of cores) {
  test(`${name}: basins are those of the reference`, () => {
    for (const { inputs, expected } of cases("basins.json")) {
      const { surface, optimizer, alpha, domain, n, steps } = inputs;
      const spec = { surface, optimizer: { kind: optimizer }, alpha, start: [0, 0] };
      const { label, iterations, minima } = core.basins(spec, domain, n, n, steps);
      assert.ok(label instanceof Uint8Array && iterations instanceof Uint16Array);
      assert.equal(minima.length, inputs.minima.length);
      // The reference has 4 for those who left and 5 for those who are nowhere.
      const labels = label.map((l) => (l === 255 ? 4 : l === 254 ? 5 : l));
      assert.deepEqual(expected.counts, [0, 1, 2, 3, 4, 5].map((l) => labels.filter((k) => k === l).length));
      assert.deepEqual(expected.rows, Array.from({ length: n }, (_, j) => labels.subarray(j * n, (j + 1) * n).join("")));
      assert.equal(fnv1a(labels), expected.fnv1a64);
    }
  });

  test(`${name}: swarms have the bytes that they have natively`, () => {
    for (const { spec, domain, width, height, steps, hash } of basins) {
      const { label, iterations, minima } = core.basins(spec, domain, width, height, steps);
      assert.equal(label.length, width * height);
      assert.equal(fnv1a(label, iterations, new Float64Array(minima.flat())), hash, JSON.stringify(spec));
    }
    for (const { spec, alphas, steps, hash } of sweeps) {
      const { loss, outcome, regime } = core.sweep(spec, alphas, steps);
      assert.deepEqual([loss.length, outcome.length, regime.length], [alphas, alphas, alphas].map(({ length }) => length));
      assert.equal(fnv1a(loss, outcome), hash, JSON.stringify(spec));
    }
  });

  test(`${name}: bands of rows make up the whole map`, () => {
    const { spec, domain, width, height, steps } = basins[1];
    const whole = core.basins(spec, domain, width, height, steps);
    const bands = [[0, 1], [1, 20], [20, height]].map((rows) => core.basins(spec, domain, width, height, steps, rows));
    assert.deepEqual(bands.flatMap(({ label }) => [...label]), [...whole.label]);
    assert.deepEqual(bands.flatMap(({ iterations }) => [...iterations]), [...whole.iterations]);
    for (const { minima } of bands) assert.deepEqual(minima, whole.minima);
  });

  test(`${name}: a sweep is a walk for each rate`, () => {
    for (const { spec, alphas, steps } of sweeps) {
      const { loss, outcome, regime } = core.sweep(spec, new Float64Array(alphas), steps);
      alphas.forEach((alpha, i) => {
        const walk = core.walk({ ...spec, alpha }, steps);
        assert.equal(loss[i], walk.columns[3 * walk.rows - 1]);
        assert.equal(["walking", "converged", "diverged"][outcome[i]], walk.outcome);
        const regimes = ["starting", "too-small", "steady", "oscillating", "diverging", "stalled", "converged"];
        const verdict = walk.outcome === "diverged" ? "diverging" : core.diagnose({ ...spec, alpha }).regime;
        assert.equal(regimes[regime[i]], verdict);
      });
    }
    const none = core.sweep(sweeps[0].spec, [], 10);
    assert.deepEqual(Object.values(none).map(({ length }) => length), [0, 0, 0]);
  });

  test(`${name}: what a swarm does not accept is named`, () => {
    const { spec, domain } = basins[0];
    for (const [call, message] of [
      [() => core.sweep(spec, [1, 0], 5), /^alphas\[1\] is 0; accepted: a number above 0 to /],
      [() => core.sweep(spec, new Array(100_001).fill(1), 5), /^alphas is .* at most 100000 /],
      [() => core.sweep(spec, [1], 100_001), /^steps is 100001; accepted: a whole number from 0 to 100000$/],
      [() => core.sweep(spec, "0.1", 5), /^alphas is "0.1"; /],
      [() => core.basins(spec, domain, 1, 5, 5), /^width is 1; /],
      [() => core.basins(spec, domain, 2001, 2000, 5), /^height is 2000; accepted: a whole number from 2 to 1999$/],
      [() => core.basins(spec, domain, 5, 5, -1), /^steps is -1; /],
      [() => core.basins(spec, domain, 5, 5, 5, [2, 6]), /^rows is .*0 ≤ from < until ≤ height/],
      [() => core.basins(spec, [1, 1, 0, 1], 5, 5, 5), /^domain is /],
      [() => core.basins({ ...spec, alpha: -1 }, domain, 5, 5, 5), /^alpha is -1; /],
    ]) {
      assert.throws(call, (error) => error instanceof Error && message.test(error.message));
    }
  });
}

test("both cores agree byte for byte on every surface, by every rule and under every schedule", () => {
  const { surfaces, optimizers, schedules } = plain.catalog();
  const agree = (/** @type {object} */ spec, /** @type {number[]} */ domain) => {
    const [one, other] = cores.map(([, core]) => core.basins(spec, domain, 12, 11, 60));
    assert.deepEqual(one, other, JSON.stringify(spec));
    const [swept, again] = cores.map(([, core]) => core.sweep(spec, [0.1 * spec.alpha, spec.alpha, 9 * spec.alpha], 60));
    assert.deepEqual(swept, again, JSON.stringify(spec));
    const [walk, rewalk] = cores.map(([, core]) => core.walk(spec, 60));
    assert.deepEqual(walk, rewalk, JSON.stringify(spec));
  };
  for (const { kind, alpha, start, domain } of surfaces) {
    for (const optimizer of optimizers) agree({ surface: { kind }, optimizer: { kind: optimizer.kind }, alpha, start }, domain);
    for (const schedule of schedules) agree({ surface: { kind }, schedule: { kind: schedule.kind }, alpha, start }, domain);
  }
});
