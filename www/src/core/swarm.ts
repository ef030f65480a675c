/**
 * Asks about many hikers at once, in a worker of their own with a core of its own. The latest request
 * wins: at most one is being computed and one waits, and a request that has not begun when a newer
 * one comes is never computed.
 */
import { swiftModule } from "./assets.ts";
import { Colleague } from "./colleague.ts";
import { within, type Core } from "./core.ts";
import { makeBasins, makeSweep, type Crowds } from "./crowd.ts";

/** A large map by the slower core takes a second or two; a worker that is silent for this long is lost. */
const PATIENCE_MS = 20_000;
/** How much coarser a map is on the page's own thread, which has other things to do. */
const COARSER = 4;

/** One order: what is wanted and whom to tell. */
interface Order<Kind extends keyof Crowds> {
  request: Crowds[Kind]["request"];
  show: (result: Crowds[Kind]["result"]) => void;
  fail: (reason: unknown) => void;
}

/** All swarms of a page share one worker; null where there can be none. */
let worker: Promise<Colleague | null> | undefined;

/** Whether it has turned out that there is no worker, so that every order is computed on the page's own thread. */
let alone = false;

/** Whether an order holds up the page, which then had better wait until it has nothing else to do. */
export function isAlone(): boolean {
  return alone;
}

/** Asks one kind of question; the page has one for each of its pictures. */
export class Swarm<Kind extends keyof Crowds> {
  readonly #core: Core;
  readonly #kind: Kind;
  #latest: Order<Kind> | undefined;
  #busy = false;

  /** The page's own core is asked where there can be no worker. */
  constructor(core: Core, kind: Kind) {
    this.#core = core;
    this.#kind = kind;
  }

  /** Orders a result in place of whatever was ordered before. */
  order(request: Order<Kind>["request"], show: Order<Kind>["show"], fail: Order<Kind>["fail"]): void {
    this.#latest = { request, show, fail };
    if (!this.#busy) {
      void this.#work();
    }
  }

  /** Forgets the order; what is being computed will not be shown. */
  cancel(): void {
    this.#latest = undefined;
  }

  async #work(): Promise<void> {
    this.#busy = true;
    for (let order = this.#latest; order; order = this.#latest) {
      let tell: () => void;
      const { request, show, fail } = order;
      try {
        const result = await this.#compute(request);
        tell = () => show(result);
      } catch (reason) {
        tell = () => fail(reason);
      }
      if (this.#latest === order) {
        this.#latest = undefined;
        tell();
      }
    }
    this.#busy = false;
  }

  async #compute(request: Order<Kind>["request"]): Promise<Crowds[Kind]["result"]> {
    worker ??= within(PATIENCE_MS, Colleague.hire(swiftModule)).catch(() => null);
    const colleague = await worker;
    if (!colleague) {
      alone = true;
      return makers[this.#kind](this.#core, request);
    }
    try {
      return await within(PATIENCE_MS, colleague.ask(this.#kind, request));
    } catch {
      // This thread finds out whether the worker is at fault or the request itself.
      const result = makers[this.#kind](this.#core, request);
      colleague.dismiss();
      worker = Promise.resolve(null);
      alone = true;
      return result;
    }
  }
}

/** How each kind of question is answered on the page's own thread. */
const makers: { [Kind in keyof Crowds]: (core: Core, request: Crowds[Kind]["request"]) => Crowds[Kind]["result"] } = {
  sweep: makeSweep,
  basins(core, request) {
    const [width, height] = [request.width, request.height].map((side) => Math.max(2, Math.ceil(side / COARSER)));
    return makeBasins(core, { ...request, width: width!, height: height! });
  },
};
