/** A walk as files: what is in them, to the last digit, and what they are called. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { csv, fileName, frames, json } = await load("instruments/takeaway/table.ts");

const spec = { surface: { kind: "bowl" }, alpha: 0.1, start: [4, 3] };
const wild = { ...spec, alpha: 40 };

/** @param {object} of @param {number} last */
function tale(of, last) {
  const walk = core.walk(of, last);
  return { spec: of, walk, last: Math.min(last, walk.rows - 1), link: "https://example.org/?alpha=0.1" };
}

test("a CSV has a header and every number of the walk, and reads back to the same doubles", () => {
  const { walk } = tale(spec, 30);
  const lines = csv(tale(spec, 30)).trimEnd().split("\r\n");
  assert.equal(lines[0], "iteration,x,y,loss,alpha,gradient_norm");
  assert.equal(lines.length, 32);
  assert.match(lines[1], /^0,4,3,53,,/);
  for (const [k, line] of lines.slice(1).entries()) {
    const [iteration, ...values] = line.split(",");
    assert.equal(Number(iteration), k);
    values.forEach((value, n) => {
      if (k > 0 || n !== 3) assert.equal(Number(value), walk.columns[n * walk.rows + k]);
    });
  }
});

test("what is beyond all numbers is told by name", () => {
  const told = tale(wild, 1000);
  const last = csv(told).trimEnd().split("\r\n").at(-1);
  assert.match(last, /Infinity|NaN/);
  const { columns, outcome, at } = JSON.parse(json(told));
  assert.equal(outcome, "diverged");
  assert.equal(at, told.last);
  assert.ok(columns.loss.some((/** @type {unknown} */ value) => value === "Infinity" || value === "NaN"));
});

test("a JSON gives back the spec, the link and the columns", () => {
  const told = tale(spec, 12);
  const read = JSON.parse(json(told));
  assert.deepEqual(read.spec, spec);
  assert.deepEqual([read.version, read.outcome, read.link], [1, "walking", told.link]);
  const again = core.walk(read.spec, 12);
  assert.deepEqual(read.columns.x, [...again.columns.subarray(0, 13)]);
  assert.deepEqual(read.columns.iteration, [...Array(13).keys()]);
  assert.equal(read.columns.alpha[0], null);
  assert.equal(read.columns.alpha[1], 0.1);
});

test("an outcome that lies beyond the file is not told", () => {
  const walk = core.walk(wild, 1000);
  assert.equal(walk.outcome, "diverged");
  assert.equal(JSON.parse(json({ spec: wild, walk, last: 3, link: "" })).outcome, "walking");
});

test("a name tells what is in the file", () => {
  assert.equal(fileName({ ...spec, surface: { kind: "six_hump_camel" } }, 0.05, 40, "png"), "blindfolded-hiker-six-hump-camel-alpha-0.05-step-40.png");
});

test("a film has every iterate, or as many as it may, both ends among them", () => {
  assert.deepEqual(frames(3, 150), [0, 1, 2, 3]);
  assert.deepEqual(frames(0, 150), [0]);
  const long = frames(10_000, 150);
  assert.deepEqual([long.length, long[0], long.at(-1)], [150, 0, 10_000]);
  assert.ok(long.every((k, i) => i === 0 || k > long[i - 1]));
});
