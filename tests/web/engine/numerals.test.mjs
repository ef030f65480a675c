/** Numbers that a person or an address writes: a point, a decimal comma where it can be nothing else, or no number. */

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "../draw/bundle.mjs";

const { numberOr } = await load("state/numerals.ts");

test("a number is read in plain and scientific notation, with a point or a decimal comma", () => {
  for (const [text, value] of [
    ["0.05", 0.05], [".5", 0.5], ["5.", 5], ["1e-3", 0.001], [" +2 ", 2], ["-0.1", -0.1],
    ["0,05", 0.05], [",5", 0.5], ["-0,1", -0.1], ["0,002", 0.002], ["1,5", 1.5], ["12,3456", 12.3456], ["2,5e-3", 0.0025],
  ]) assert.equal(numberOr(text), value, text);
});

test("what has two readings or none stays what it is", () => {
  for (const text of ["1,000", "12,345", "1,2,3", "1.000,5", "1,", ",", "", "abc", "0x10", "1e400", "Infinity", "1 000"]) {
    assert.equal(numberOr(text), text.trim(), text);
  }
});
