/** Reference data, and comparing with it by its own tolerances. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** The cases of tests/reference/NAME. */
export function cases(name) {
  const json = JSON.parse(readFileSync(new URL(`../../reference/${name}`, import.meta.url), "utf8"));
  return json.cases ?? json;
}

/** How far each family is off at most: of its tolerance, and as a number. @type {Map<string, { share: number, error: number, rel: number }>} */
const worst = new Map();

/**
 * Fails unless |got − want| ≤ rel · max(|want|, floor); null wants a non-finite number. Errors are
 * noted under the family, where one is given.
 */
export function close(got, want, { rel, floor }, place, family) {
  if (want === null) {
    assert.ok(!Number.isFinite(got), `${place}: got ${got}, want a non-finite number`);
    return;
  }
  const error = Math.abs(got - want) / Math.max(Math.abs(want), floor);
  assert.ok(error <= rel, `${place}: got ${got}, want ${want}, error ${error}`);
  if (family !== undefined && error / rel >= (worst.get(family)?.share ?? 0)) {
    worst.set(family, { share: error / rel, error, rel });
  }
}

/** The largest error of each family since the last report, for the test's log. */
export function report(test, title) {
  const lines = [...worst].sort().map(([family, { error, rel }]) => `${family} ${error.toExponential(1)} of ${rel}`);
  test.diagnostic(`${title}: largest errors: ${lines.join(", ")}`);
  worst.clear();
}
