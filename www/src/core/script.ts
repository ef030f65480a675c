/** A walk as a script for PyTorch, written by a small wasm of its own that is loaded for the first one. */
import { __wbg_reset_state as renew, initSync, pytorch } from "#pytorch";
import { pytorchModule } from "./assets.ts";
import { guarded } from "./instance.ts";

/** Writes the first so many steps of a walk. */
export type Writer = typeof pytorch;

let started: Promise<Writer> | undefined;

/** The writer, ready. Rejects where it cannot be had; a later call tries again. */
export function startWriter(): Promise<Writer> {
  started ??= pytorchModule().then((module) => {
    initSync({ module });
    return guarded(pytorch, renew);
  }).catch((reason: unknown) => {
    started = undefined;
    throw reason;
  });
  return started;
}
