/** The built core in Node, loaded as the contract with programs says. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DIST } from "./serve.mjs";

const core = await import(pathToFileURL(join(DIST, "core.js")).href);
core.initSync({ module: readFileSync(join(DIST, "core_bg.wasm")) });

/** Everything that core.js exports, ready to be called. */
export default core;
