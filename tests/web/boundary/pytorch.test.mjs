/** The scripts for PyTorch, as the page gets them, are those that PyTorch has run. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pytorch } from "../core.mjs";

const { cases } = JSON.parse(readFileSync(join(import.meta.dirname, "../../reference/pytorch.json"), "utf8"));

/** FNV-1a of 64 bits. @param {string} text */
function hash(text) {
  let h = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(text)) h = BigInt.asUintN(64, (h ^ BigInt(byte)) * 0x100000001b3n);
  return h.toString(16).padStart(16, "0");
}

test("every script is the one that was run, to the letter", () => {
  assert.ok(cases.length > 100);
  for (const { id, spec, script } of cases) {
    assert.equal(hash(pytorch(spec, 200)), script, id);
  }
});

test("a script ends where it is told to, and what is no walk is refused", () => {
  const spec = { surface: { kind: "bowl" }, alpha: 0.1, start: [1, 2], changes: [{ at: 7, alpha: 0.2 }] };
  assert.match(pytorch(spec, 12), /walk\(0, 7\)[^]*walk\(7, 12\)\n$/);
  const short = pytorch(spec, 5);
  assert.match(short, /walk\(0, 5\)\n$/);
  assert.doesNotMatch(short, /iteration 7/);
  assert.throws(() => pytorch({ ...spec, alpha: 0 }, 5), /alpha/);
  assert.throws(() => pytorch(spec, -1), /count/);
});
