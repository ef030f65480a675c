// Bundles a TypeScript module of the page for Node, which cannot read TypeScript itself.
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
    tsconfig: join(www, "tsconfig.json"),
  });
  const text = Buffer.from(outputFiles[0].contents).toString("base64");
  return import(`data:text/javascript;base64,${text}`);
}
