/**
 * What Trunk made of the Rust side: wasm-bindgen's glue, the optimised wasm, the declarations; and
 * what cores.mjs made of it meanwhile: another wasm for the same glue, and a small one with its own.
 */

import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pid } from "node:process";
import { transform } from "esbuild";

/** Where cores.mjs leaves glue and wasm, below `target/web/`. */
export const SWIFT = "swift";
/** The same, and the name of the files there: TypeScript and esbuild find them as "#pytorch". */
export const PYTORCH = "pytorch";

/**
 * A wasm with its glue and its declarations.
 *
 * @typedef {{ glue: string, types: string, wasm: Uint8Array }} Part
 */

/**
 * Moves the core out of Trunk's staging folder, and leaves a copy in `target/web/`.
 *
 * @param {string} staging
 * @param {string} web
 * @returns {Promise<Part & { swift: Uint8Array }>}
 */
export async function takeCore(staging, web) {
  const names = await readdir(staging);
  const take = async (/** @type {string} */ ending) => {
    const found = names.filter((name) => name.endsWith(ending));
    if (found.length !== 1) {
      throw new Error(`expected one *${ending} from Trunk, found: ${found.join(", ") || "none"}`);
    }
    const bytes = await readFile(join(staging, found[0]));
    await rm(join(staging, found[0]));
    return { name: found[0], bytes };
  };
  const wasm = await take("_bg.wasm");
  const glue = await take(wasm.name.replace("_bg.wasm", ".js"));
  const types = await take(wasm.name.replace("_bg.wasm", ".d.ts"));

  // The glue looks for the wasm beside itself, under the name that Trunk gave it or, before that,
  // wasm-bindgen.
  const address = /new URL\('[^']*_bg\.wasm', import\.meta\.url\)/g;
  const text = glue.bytes.toString("utf8");
  if (text.match(address)?.length !== 1) throw new Error("the glue's wasm address is not where it was");
  const [swiftGlue, swift] = await Promise.all(
    [glue.name, wasm.name].map((name) => readFile(join(web, SWIFT, name))),
  );
  // The glue's names for what it imports into the wasm stand for other things in another glue.
  if (!swiftGlue.equals(glue.bytes)) {
    throw new Error(`the two cores need different glue: compare ${join(web, SWIFT, glue.name)} with Trunk's`);
  }
  const core = {
    swift,
    glue: text.replace(address, "new URL('core_bg.wasm', import.meta.url)"),
    types: types.bytes.toString("utf8"),
    wasm: wasm.bytes,
  };

  await mkdir(web, { recursive: true });
  await Promise.all([
    replace(join(web, "core.js"), core.glue),
    replace(join(web, "core.d.ts"), core.types),
    replace(join(web, "core_bg.wasm"), core.wasm),
  ]);
  return core;
}

/** The writer of scripts. @param {string} web @returns {Promise<Part>} */
export async function takePytorch(web) {
  const read = (/** @type {string} */ ending) => readFile(join(web, PYTORCH, `${PYTORCH}${ending}`));
  const [glue, types, wasm] = await Promise.all([".js", ".d.ts", "_bg.wasm"].map(read));
  return { glue: glue.toString("utf8"), types: types.toString("utf8"), wasm };
}

/** The glue as it is shipped to programs. @param {string} glue */
export async function minifyGlue(glue) {
  const { code } = await transform(glue, { format: "esm", target: "es2022", minify: true, charset: "utf8", legalComments: "none" });
  return code;
}

/**
 * Whoever reads the file at the same time sees the old or the new one, never half of one.
 *
 * @param {string} path
 * @param {string | Uint8Array} bytes
 */
async function replace(path, bytes) {
  const old = await readFile(path).catch(() => undefined);
  if (old && Buffer.from(bytes).equals(old)) return;
  await writeFile(`${path}.${pid}`, bytes);
  await rename(`${path}.${pid}`, path);
}
