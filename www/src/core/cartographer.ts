/**
 * Orders map sheets for one map. The latest request wins: at most one is being computed and one
 * waits, and a request that has not begun when a newer one comes is never computed.
 */
import { wasmModule } from "./assets.ts";
import { Colleague } from "./colleague.ts";
import { within, type Core } from "./core.ts";
import { makeSheet, type Sheet, type SheetRequest } from "./sheet.ts";

/** A sheet takes some 50 ms; a worker that is silent for this long is not coming back. */
const PATIENCE_MS = 8000;
/** Enough for the two themes of a map before and after it was resized. */
const KEEP = 4;

/** One order: what is wanted and whom to tell. */
interface Order {
  key: string;
  request: SheetRequest;
  /** Wanted for this moment only, and not kept. */
  passing: boolean;
  /** May be called with a coarse sheet first. */
  show: (sheet: Sheet) => void;
  fail: (reason: unknown) => void;
}

/** All maps of a page share one worker; null where there can be none. */
let worker: Promise<Colleague | null> | undefined;

/** Starts the worker, or is told that there can be none. The sooner, the sooner there is a map. */
export function hireCartographer(): Promise<Colleague | null> {
  worker ??= within(PATIENCE_MS, Colleague.hire(wasmModule)).catch(() => null);
  return worker;
}

export class Cartographer {
  readonly #core: Core;
  readonly #done = new Map<string, Sheet>();
  #latest: Order | undefined;
  #busy = false;

  constructor(core: Core) {
    this.#core = core;
  }

  /** Orders a sheet in place of whatever was ordered before. A known one is shown at once. */
  order(request: SheetRequest, passing: boolean, show: (sheet: Sheet) => void, fail: (reason: unknown) => void): void {
    const key = JSON.stringify(request);
    const known = this.#done.get(key);
    if (known) {
      this.#latest = undefined;
      show(known);
      return;
    }
    this.#latest = { key, request, passing, show, fail };
    if (!this.#busy) {
      void this.#work();
    }
  }

  /** Forgets the order; a sheet that is being computed will not be shown. */
  cancel(): void {
    this.#latest = undefined;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let order = this.#latest; order; order = this.#latest) {
      const { key, fail } = order;
      try {
        const sheet = await this.#compute(order);
        if (!order.passing) {
          this.#done.set(key, sheet);
        }
        for (const old of [...this.#done.keys()].slice(0, -KEEP)) {
          this.#done.delete(old);
        }
        // Ordered again meanwhile counts as the same order.
        if (this.#latest?.key === key) {
          const { show } = this.#latest;
          this.#latest = undefined;
          show(sheet);
        }
      } catch (reason) {
        if (this.#latest?.key === key) {
          this.#latest = undefined;
          fail(reason);
        }
      }
    }
    this.#busy = false;
  }

  async #compute(order: Order): Promise<Sheet> {
    const colleague = await hireCartographer();
    if (colleague) {
      try {
        return await within(PATIENCE_MS, colleague.ask("sheet", order.request));
      } catch {
        // This thread finds out whether the worker is at fault or the request itself.
      }
    }
    const { request } = order;
    const coarse = { ...request };
    for (const side of ["width", "height", "nx", "ny"] as const) {
      coarse[side] = Math.max(2, Math.ceil(request[side] / 4));
    }
    const sketch = await makeSheet(this.#core, coarse);
    if (this.#latest === order) {
      order.show(sketch);
    }
    await pause();
    const sheet = await makeSheet(this.#core, request, pause);
    // The request was fine, so the worker is not.
    colleague?.dismiss();
    worker = Promise.resolve(null);
    return sheet;
  }
}

/** Lets the page answer to input and paint. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
