/** The worker's entry: computes map sheets with an instance of the core of its own. */
import type { Answer, Question } from "./colleague.ts";
import { instantiate, type Core } from "./instance.ts";
import { makeSheet, type SheetRequest } from "./sheet.ts";

let core: Core | undefined;

/** What the worker does. Each task gives its result and the buffers to hand over without a copy. */
const tasks = {
  /** Must come first; the page has the compiled module already. */
  start(module: WebAssembly.Module): [null, Transferable[]] {
    core = instantiate(module);
    return [null, []];
  },

  async sheet(request: SheetRequest) {
    if (!core) {
      throw new Error("the worker has not been started");
    }
    const sheet = await makeSheet(core, request);
    const { points, starts, level, closed } = sheet.contours;
    const { levels, index } = sheet.elevation;
    const arrays = [points, starts, level, closed, levels, index];
    return [sheet, [sheet.terrain, ...arrays.map(({ buffer }) => buffer as ArrayBuffer)]] as const;
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
