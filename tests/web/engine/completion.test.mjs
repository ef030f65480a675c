/** Completion codes: read back what was put in, and find slips of the pen. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const { dayOf, makeCode, readCode } = await load("state/completion.ts");
const KINDS = core.catalog().problems.map(({ kind }) => kind);

/** Seeded: Lehmer's generator. */
function numbers(seed = 7) {
  return (/** @type {number} */ count) => {
    seed = (seed * 48271) % 2147483647;
    return seed % count;
  };
}

/** @param {(count: number) => number} below */
function anything(below) {
  return {
    kind: KINDS[below(KINDS.length)], seed: below(2 ** 31), score: below(11) / 10, attempts: below(128), hints: below(16),
    day: new Date(Date.UTC(2020, 0, 1) + below(20000) * 86_400_000).toISOString().slice(0, 10),
  };
}

test("a code says what was achieved, and for whom it was made out", () => {
  const below = numbers();
  for (let i = 0; i < 500; i++) {
    const completion = anything(below);
    const code = makeCode(completion, "Ada Lovelace");
    assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.deepEqual(readCode(code, "  ada  LOVELACE ", KINDS), { completion, isNamed: true });
    assert.deepEqual(readCode(code, "Ada", KINDS), { completion, isNamed: false });
  }
});

test("kinds do not share a hash", () => {
  const base = { seed: 0, score: 1, attempts: 1, hints: 0, day: "2026-11-29" };
  const codes = KINDS.map((kind) => makeCode({ ...base, kind }, ""));
  assert.equal(new Set(codes).size, KINDS.length);
  codes.forEach((code, at) => { assert.equal(readCode(code, "", KINDS).completion.kind, KINDS[at]); });
});

test("large counts are cut off and do not spill into other parts", () => {
  const completion = { kind: KINDS[1], seed: 4294967295, score: 0.2, attempts: 900, hints: 40, day: "2026-11-29" };
  const read = readCode(makeCode(completion, "x"), "x", KINDS);
  assert.deepEqual(read.completion, { ...completion, attempts: 127, hints: 15 });
});

test("a code may be written in small letters, with blanks, and with letters that look like digits", () => {
  const code = makeCode({ kind: KINDS[0], seed: 0, score: 1, attempts: 1, hints: 0, day: "2026-11-29" }, "");
  const scrawled = code.toLowerCase().replaceAll("-", " – ").replaceAll("0", "o").replaceAll("1", "l");
  assert.notEqual(scrawled, code);
  assert.ok("completion" in readCode(scrawled, "", KINDS));
});

test("every single wrong sign and every swap of neighbours is found", () => {
  const below = numbers(3);
  for (let i = 0; i < 40; i++) {
    const signs = [...makeCode(anything(below), "n").replaceAll("-", "")];
    signs.forEach((sign, at) => {
      const other = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[below(32)];
      const wrong = signs.with(at, other).join("");
      if (other !== sign) assert.equal(readCode(wrong, "n", KINDS).refusal?.id, "code-mistyped", wrong);
      const next = signs[at + 1];
      if (next !== undefined && next !== sign) {
        const swapped = signs.with(at, next).with(at + 1, sign).join("");
        assert.equal(readCode(swapped, "n", KINDS).refusal?.id, "code-mistyped", swapped);
      }
    });
  }
});

test("what is no code is refused with the reason", () => {
  const code = makeCode({ kind: KINDS[0], seed: 0, score: 1, attempts: 1, hints: 0, day: "2026-11-29" }, "");
  assert.deepEqual(readCode("", "", KINDS).refusal, { id: "code-length", args: { count: 0, length: 24 } });
  assert.deepEqual(readCode(code.slice(1), "", KINDS).refusal, { id: "code-length", args: { count: 23, length: 24 } });
  assert.deepEqual(readCode(code.replace("-", "é"), "", KINDS).refusal, { id: "code-sign", args: { sign: "É" } });
  assert.equal(readCode(code, "", KINDS.slice(1)).refusal.id, "code-unknown");
});

test("the day is that of the learner's own calendar", () => {
  const late = (/** @type {number} */ offset) => ({ getTime: () => Date.UTC(2026, 10, 29, 23, 30), getTimezoneOffset: () => offset });
  assert.deepEqual([0, -60, 480].map((offset) => dayOf(late(offset))), ["2026-11-29", "2026-11-30", "2026-11-29"]);
  assert.equal(dayOf({ getTime: () => Date.UTC(2026, 10, 29, 3), getTimezoneOffset: () => 300 }), "2026-11-28");
});
