/** Reference data, and comparing with it by its own tolerances. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

/** The cases of tests/reference/NAME. */
export function cases(name) {
  const json = JSON.parse(readFileSync(new URL(`../../reference/${name}`, import.meta.url), "utf8"));
  return json.cases ?? json;
}

/** Fails unless |got − want| ≤ rel · max(|want|, floor); null wants a non-finite number. */
export function close(got, want, { rel, floor }, place) {
  if (want === null) {
    assert.ok(!Number.isFinite(got), `${place}: got ${got}, want a non-finite number`);
    return;
  }
  const error = Math.abs(got - want) / Math.max(Math.abs(want), floor);
  assert.ok(error <= rel, `${place}: got ${got}, want ${want}, error ${error}`);
}
