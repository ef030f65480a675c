/** A worker's entry: computes with an instance of the core of its own. */
import type { Answer, Question } from "./colleague.ts";
import { makeBasins, makeSweep, type BasinsRequest, type SweepRequest } from "./crowd.ts";
import { instantiate, type Core } from "./instance.ts";
import { makeSheet, type SheetRequest } from "./sheet.ts";

let core: Core | undefined;

function started(): Core {
  if (!core) {
    throw new Error("the worker has not been started");
  }
  return core;
}

/** A result, and those of its buffers that are handed over without a copy. */
function handOver<Result>(result: Result, arrays: ArrayBufferView[], others: Transferable[] = []) {
  return [result, [...others, ...arrays.map(({ buffer }) => buffer as ArrayBuffer)]] as const;
}

/** What a worker does. Each task gives its result and what is handed over with it. */
const tasks = {
  /** Must come first; the page has the compiled module already. */
  start(module: WebAssembly.Module) {
    core = instantiate(module);
    return handOver(null, []);
  },

  async sheet(request: SheetRequest) {
    const sheet = await makeSheet(started(), request);
    const { points, starts, level, closed } = sheet.contours;
    const { levels, index } = sheet.elevation;
    return handOver(sheet, [points, starts, level, closed, levels, index], [sheet.terrain]);
  },

  sweep(request: SweepRequest) {
    const sweep = makeSweep(started(), request);
    return handOver(sweep, [sweep.loss, sweep.outcome, sweep.regime]);
  },

  basins(request: BasinsRequest) {
    const map = makeBasins(started(), request);
    return handOver(map, [map.label, map.iterations]);
  },
};

export type Tasks = typeof tasks;

/** A worker's own `postMessage`, which the DOM's declarations do not know. */
const post = postMessage as (answer: Answer, transfer: Transferable[]) => void;

addEventListener("message", (event: MessageEvent<Question>) => {
  const { id, task, input } = event.data;
  const run = async (): Promise<void> => {
    try {
      const [result, transfer] = await (tasks[task] as (input: unknown) => ReturnType<Tasks["sheet"]>)(input);
      post({ id, result }, [...transfer]);
    } catch (reason) {
      post({ id, error: reason instanceof Error ? reason.message : String(reason) }, []);
    }
  };
  void run();
});
