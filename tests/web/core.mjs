/** The built cores in Node, loaded as the contract with programs says. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST } from "./serve.mjs";

/** An instance of its own of one of the wasms in dist/. @param {string} wasm @param {string} glue */
async function load(wasm, glue = "core.js") {
  // The same module under another address is another module, with an instance of its own.
  const core = await import(`${pathToFileURL(join(DIST, glue)).href}?${wasm}`);
  core.initSync({ module: readFileSync(join(DIST, wasm)) });
  return core;
}

/** The core that was made for speed, with vector instructions: the same functions and results. */
export const swift = await load("core_simd_bg.wasm");

/** What writes scripts for PyTorch. */
export const { pytorch } = await load("pytorch_bg.wasm", "pytorch.js");

/** Everything that core.js exports, ready to be called. */
export default await load("core_bg.wasm");
