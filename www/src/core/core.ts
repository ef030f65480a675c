/** Starts the wasm core on the page's thread, once. */
import { wasmModule } from "./assets.ts";
import { instantiate, type Core } from "./instance.ts";

export type { Core };

/** Why the core could not start; `cause` has the details. */
export class StartError extends Error {
  override name = "StartError";
}

/** A download that hangs would otherwise leave the page waiting for good. */
const PATIENCE_MS = 8000;

let started: Promise<Core> | undefined;

/** The core, ready to be called. Rejects with a `StartError`; a later call tries again. */
export function startCore(): Promise<Core> {
  started ??= within(PATIENCE_MS, wasmModule().then(instantiate)).catch((cause: unknown) => {
    started = undefined;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new StartError(`The WebAssembly core did not start: ${detail}`, { cause });
  });
  return started;
}

/** The promise, or a rejection after so many milliseconds. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${milliseconds / 1000} s`));
    }, milliseconds);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}
