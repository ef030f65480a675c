/** A package of tests/web as one module, which a page can import. */

import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const { build } = createRequire(join(root, "www/package.json"))("esbuild");

/** @param {string} name */
export async function bundled(name) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from "${name}"`, resolveDir: join(root, "tests/web") },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  return outputFiles[0].text;
}
