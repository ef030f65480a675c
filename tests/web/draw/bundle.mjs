// Bundles a TypeScript module of the page for a test: Node cannot read TypeScript itself.
import { createRequire } from "node:module";
import { join } from "node:path";

const www = join(import.meta.dirname, "../../../www");
const { build } = createRequire(join(www, "package.json"))("esbuild");

/**
 * The exports of a module, by its path from `www/src`.
 *
 * @param {string} path
 * @param {Record<string, string>} [instead] sources that stand for what the module imports, by the
 *   end of the imported name
 */
export async function load(path, instead = {}) {
  const text = Buffer.from(await bundle(path, { instead })).toString("base64");
  return import(`data:text/javascript;base64,${text}`);
}

/**
 * A module with all that it imports, as one text.
 *
 * @param {string} path
 * @param {{ instead?: Record<string, string>, define?: Record<string, string> }} [options]
 * @returns {Promise<string>}
 */
export async function bundle(path, { instead = {}, define = {} } = {}) {
  const stand = {
    name: "stand-ins",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path: name }) => {
        const known = Object.keys(instead).find((end) => name.endsWith(end));
        return known === undefined ? null : { path: known, namespace: "stand-in" };
      });
      onLoad({ filter: /./, namespace: "stand-in" }, ({ path: name }) => ({ contents: instead[name] }));
    },
  };
  const { outputFiles } = await build({
    entryPoints: [join(www, "src", path)],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    plugins: [stand],
    define,
    tsconfig: join(www, "tsconfig.json"),
  });
  return outputFiles[0].text;
}
