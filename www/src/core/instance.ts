/**
 * The wasm core as a plain object whose functions survive a trap.
 *
 * This file alone imports the core's JavaScript. It runs on the page's thread and in the worker,
 * each with an instance of its own: the generated JavaScript keeps one instance per thread.
 */
import {
  __wbg_reset_state as renew,
  basins, batch, catalog, checkAnswer, contours, diagnose, elevation, features, initSync, learningRates, probe,
  problem, profile, step, sweep, terrain, terrainImage, tints, walk,
} from "#core";

/** What the page may ask of the core. */
const calls = {
  basins, batch, catalog, checkAnswer, contours, diagnose, elevation, features, learningRates, probe, problem, profile,
  step, sweep, terrain, terrainImage, tints, walk,
};

/** The core's functions, guarded. Refusals of bad input are thrown as they come. */
export type Core = typeof calls;

/**
 * Instantiates a compiled core on this thread.
 *
 * A trap (a panic, a stack that is full) leaves an instance unusable, because its shadow stack is
 * never unwound. So the instance is replaced, which takes 0.3 ms, and the call, a pure function, is
 * made once more; only a second trap is reported.
 */
export function instantiate(module: WebAssembly.Module): Core {
  initSync({ module });
  return Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, guarded(call, renew)])) as Core;
}

/** A function of an instance that is renewed after a trap. */
export function guarded<Call extends (...values: never[]) => unknown>(call: Call, renew: () => void): Call {
  return ((...values) => {
    for (let again = true; ; again = false) {
      try {
        return call(...values);
      } catch (reason) {
        if (!isTrap(reason)) {
          throw reason;
        }
        renew();
        if (!again) {
          throw reason;
        }
      }
    }
  }) as Call;
}

/** Engines report a full stack in their own ways, not as a `WebAssembly.RuntimeError`. */
function isTrap(reason: unknown): boolean {
  return (
    reason instanceof WebAssembly.RuntimeError ||
    reason instanceof RangeError ||
    (reason instanceof Error && reason.name === "InternalError")
  );
}
