/** The worker's entry: computes map sheets with an instance of the core of its own. */
import { expose, transfer } from "comlink";
import { instantiate, type Core } from "./instance.ts";
import { makeSheet, type Sheet, type SheetRequest } from "./sheet.ts";

let core: Core | undefined;

const surveyor = {
  /** Must be called first; the page has the compiled module already. */
  start(module: WebAssembly.Module): void {
    core = instantiate(module);
  },

  /** Hands the sheet over without copying it. */
  async sheet(request: SheetRequest): Promise<Sheet> {
    if (!core) {
      throw new Error("the worker has not been started");
    }
    const sheet = await makeSheet(core, request);
    const { points, starts, level, closed } = sheet.contours;
    const { levels, index } = sheet.elevation;
    return transfer(sheet, [
      sheet.terrain,
      ...[points, starts, level, closed, levels, index].map((array) => array.buffer as ArrayBuffer),
    ]);
  },
};

/** What the page can ask of the worker. */
export type Surveyor = typeof surveyor;

expose(surveyor);
