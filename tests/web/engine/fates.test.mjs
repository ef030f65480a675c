// From what the core finds at every rate to the fates on the slider's track.
import assert from "node:assert/strict";
import { test } from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { FATES, RATES, STEPS, answered, bandsOf, fateOf, nearestRate, questionAt, rangesOf } = await load("state/fates.ts");
const { alphaAt, LAST_STOP } = await load("state/scale.ts");
const { positionOf, rateAt } = await load("state/track.ts");

test("places on the track and rates belong to each other", () => {
  for (let stop = 0; stop <= LAST_STOP; stop++) {
    assert.equal(rateAt(stop), alphaAt(stop));
    assert.ok(Math.abs(positionOf(alphaAt(stop)) - stop) < 1e-9, `${stop}`);
  }
  for (let place = 0.13; place < LAST_STOP; place += 0.37) {
    assert.ok(Math.abs(positionOf(rateAt(place)) - place) < 1e-9);
    assert.ok(rateAt(place) > alphaAt(Math.floor(place)) && rateAt(place) < alphaAt(Math.floor(place) + 1));
  }
  assert.ok(positionOf(1e-5) < 0 && positionOf(20) > LAST_STOP);
  assert.ok(!(positionOf(0) >= 0) && positionOf(Infinity) > LAST_STOP);
});

test("the rates asked about ascend, span the slider, and every stop is one of them", () => {
  assert.ok(RATES.length >= 256);
  assert.ok(RATES.every((rate, i) => i === 0 || rate > RATES[i - 1]));
  for (let stop = 0; stop <= LAST_STOP; stop++) assert.equal(RATES[nearestRate(alphaAt(stop))], alphaAt(stop));
  assert.deepEqual([5e-5, 20].map(nearestRate), [null, null], "off the track");
});

test("a regime is a fate, except where the outcome knows better", () => {
  for (const regime of ["starting", "too-small", "steady", "oscillating", "diverging", "stalled", "converged"]) {
    assert.equal(fateOf(regime, "diverged"), "diverging");
    assert.ok(FATES.includes(fateOf(regime, "walking")));
  }
  assert.deepEqual(["too-small", "steady", "oscillating", "diverging"].map((regime) => fateOf(regime, "walking")), FATES.slice(0, 4));
  assert.equal(fateOf("too-small", "converged"), "steady", "whoever has arrived was not too slow");
  assert.deepEqual(["stalled", "converged"].map((regime) => fateOf(regime, "converged")), ["resting", "resting"]);
});

const BOWL = { surface: { kind: "bowl" }, optimizer: { kind: "sgd" }, schedule: { kind: "constant" }, alpha: 0.05, start: [4, 3], changes: [] };

test("on a bowl the borders are where the theory says", () => {
  const question = { from: "here", spec: BOWL };
  const { bands } = answered(question, core.sweep(BOWL, RATES, STEPS));
  const [, high] = core.probe(BOWL.surface, 0, 0).eigenvalues;
  assert.deepEqual(bands.map(({ fate }) => fate), FATES.slice(0, 4));
  assert.deepEqual([bands[0].from, bands[3].to], [0, LAST_STOP]);
  for (const [band, alpha] of [[bands[2], 1 / high], [bands[3], 2 / high]]) {
    assert.ok(Math.abs(band.from - positionOf(alpha)) <= 1 / 3, `${rateAt(band.from)} for ${alpha}`);
  }
});

test("a question starts where the hiker stands, with what is in force there", () => {
  const spec = { ...BOWL, changes: [{ at: 2, alpha: 0.1 }, { at: 5, optimizer: { kind: "adam" } }] };
  const place = { iteration: 3, x: 1, y: -2, outcome: "walking" };
  const asked = questionAt(spec, place, "steady");
  assert.equal(asked.from, "here");
  assert.deepEqual(asked.spec, { ...BOWL, alpha: asked.spec.alpha, start: [1, -2] });
  assert.deepEqual(questionAt(spec, { ...place, iteration: 5 }, "steady").spec.optimizer, { kind: "adam" });
  // A change of α alone asks the same question again.
  assert.deepEqual(questionAt({ ...spec, alpha: 3, changes: [] }, place, "oscillating"), asked);
});

test("at rest or gone, the question starts where the walk does", () => {
  for (const [place, regime] of [
    [{ x: 0, y: 0, outcome: "converged" }, "converged"],
    [{ x: 1e-5, y: 0, outcome: "walking" }, "converged"],
    [{ x: NaN, y: Infinity, outcome: "diverged" }, "diverging"],
  ]) {
    const { from, spec } = questionAt(BOWL, { iteration: 9, ...place }, regime);
    assert.deepEqual([from, spec.start], ["start", BOWL.start]);
  }
});

/** Fates by their lengths: "too-small 150, steady 151". */
const fates = (text) => text.split(", ").flatMap((part) => {
  const [fate, count] = part.split(" ");
  return Array(Number(count)).fill(fate);
});
const told = (text) => rangesOf(fates(text)).map(({ fate }) => fate).join(" ");

test("bands are without gaps and ranges span the same", () => {
  const list = fates("too-small 100, steady 80, oscillating 1, steady 1, diverging 119");
  for (const parts of [bandsOf(list), rangesOf(list)]) {
    assert.deepEqual([parts[0].from, parts.at(-1).to], [0, LAST_STOP]);
    assert.ok(parts.every((part, i) => i === 0 || part.from === parts[i - 1].to));
  }
  assert.equal(bandsOf(list).length, 5);
});

test("narrow parts are told with their neighbours, confetti is mixed", () => {
  assert.equal(told("too-small 100, steady 100, diverging 101"), "too-small steady diverging");
  assert.equal(told("steady 301"), "steady");
  assert.equal(told("steady 100, oscillating 2, steady 100, diverging 99"), "steady diverging");
  assert.equal(told("oscillating 2, steady 299"), "steady");
  const confetti = Array.from({ length: 20 }, (_, i) => `${i % 2 ? "steady" : "oscillating"} 3`).join(", ");
  assert.equal(told(`too-small 120, ${confetti}, steady 121`), "too-small mixed steady");
  assert.equal(told(Array(150).fill("steady 1, oscillating 1").join(", ")), "mixed");
  const stripes = Array.from({ length: 10 }, (_, i) => `${i % 2 ? "steady" : "oscillating"} 30`).join(", ");
  assert.equal(told(`${stripes}, diverging 1`), "oscillating mixed steady");
});

test("for every landscape and step rule there are at most six ranges, and bands for all rates", () => {
  const { surfaces, optimizers } = core.catalog();
  for (const [surface, optimizer] of [...surfaces.map((s) => [s, optimizers[0]]), ...optimizers.map((o) => [surfaces[0], o])]) {
    const spec = { ...BOWL, surface: { kind: surface.kind }, optimizer: { kind: optimizer.kind }, start: surface.start };
    const answer = answered({ from: "start", spec }, core.sweep(spec, RATES, 50));
    assert.equal(answer.fates.length, RATES.length);
    assert.ok(answer.fates.every((fate) => FATES.includes(fate)));
    assert.ok(rangesOf(answer.fates).length <= 6, surface.kind);
  }
});
