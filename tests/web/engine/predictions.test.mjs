/** The guided tour: what is right comes from the walk, and it is what the page's prose says. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { askedBy, outcomeOf } = await load("lesson/predictions.ts");
const { hikeOf, merged } = await load("lesson/walk.ts");
const { Walker } = await load("state/walker.ts");
const walker = new Walker(core);
const page = readFileSync(join(import.meta.dirname, "../../../www/index.html"), "utf8");

/** The predictions as they stand in the page. */
const predictions = [...page.matchAll(/<li class="prediction" ([^>]*)>(.*?)<\/details>/gs)].map(([, attributes, body]) => ({
  data: Object.fromEntries([...attributes.matchAll(/data-([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value.replaceAll("&quot;", '"')])),
  means: [...body.matchAll(/data-means="([^"]*)"/g)].map(([, choice]) => choice),
  is: /data-is="([^"]*)"/.exec(body)[1],
}));
const base = /<lesson-figure walk="(show=map,loss lock=start)">/.exec(page)[1];

test("each prediction's right answer, according to the core, is the one that the prose expects", () => {
  assert.equal(predictions.length, 6);
  for (const { data, means, is } of predictions) {
    /** @type {object[]} */
    const notices = [];
    const view = hikeOf(merged(base, data.walk), walker, notices);
    assert.deepEqual(notices, [], data.walk);
    assert.equal(outcomeOf({ walker, view }, askedBy(data)).is, is, data.walk);
    assert.ok(means.includes(is), `${is} can be chosen`);
    assert.equal(new Set(means).size, means.length);
  }
  // Not always the same: five words of the core, and a race.
  assert.equal(new Set(predictions.map(({ is }) => is)).size, 6);
});

test("of another walk, another answer is right", () => {
  const [first, , , , race] = predictions;
  const of = (/** @type {object} */ { data }, /** @type {string} */ more, change = {}) =>
    outcomeOf({ walker, view: hikeOf(merged(data.walk, more), walker) }, { ...askedBy(data), ...change });
  assert.deepEqual(["alpha=0.2", "alpha=0.6", "alpha=0.001"].map((more) => of(first, more).is), ["steady", "diverging", "too-small"]);
  const { surface, optimizer, start } = hikeOf(merged(first.data.walk), walker).spec;
  const { message } = core.diagnose({ surface, optimizer, alpha: 0.3, start }, 8);
  assert.deepEqual(of(first, "").seen, message);
  // A walk that ends before is asked about its end.
  assert.equal(of(first, "alpha=1e9", { steps: 100 }).is, "diverging");
  assert.deepEqual([of(race, ""), of(race, "", { steps: 60 })].map(({ seen }) => [seen.id, seen.args.first, seen.args.second]), [
    ["tour-race-first", 32, 110], ["tour-alone-first", 32, Infinity],
  ]);
  assert.equal(of(race, "alpha=0.001").seen.id, "tour-alone-second");
  assert.equal(of(race, "", { steps: 10 }).is, "neither");
  assert.equal(of(race, "hikers=").seen.id, "tour-alone-first");
});
