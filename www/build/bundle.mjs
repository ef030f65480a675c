/** TypeScript and styles through esbuild. */

import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { Files } from "./names.mjs";

/** Names of the wasms. @typedef {{ core: string, swift: string, pytorch: string }} Wasms */

/** @type {import("esbuild").BuildOptions} */
const OPTIONS = {
  bundle: true,
  minify: true,
  write: false,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  // A bundle that asks for its own address where it has none would fail only in the browser.
  logOverride: { "empty-import-meta": "error" },
};

/**
 * The pages' modules, the library and the worker, sharing what they have in common.
 *
 * What the entry `first` needs is there when anything is loaded on demand.
 *
 * Returns, by entry, the provisional names of its file and of all that it imports statically.
 *
 * @param {string} www
 * @param {Files} files
 * @param {{ entries: string[], first: string, stable: Record<string, string>, worker: string, wasms: Wasms }} what
 * @returns {Promise<Record<string, { script: string, imports: string[] }>>}
 */
export async function bundleModules(www, files, { entries, first, stable, worker, wasms }) {
  const name = (/** @type {string} */ entry) => basename(entry).replace(/\.ts$/, ".js");
  /** @type {import("esbuild").BuildOptions & { metafile: true }} */
  const options = {
    ...OPTIONS,
    absWorkingDir: www,
    entryPoints: [...new Set([...entries, worker])].map((entry) => ({
      in: entry,
      out: Files.provisional(name(entry)).replace(/\.js$/, ""),
    })),
    outdir: "out",
    chunkNames: Files.provisional("chunk-[hash]"),
    format: "esm",
    splitting: true,
    metafile: true,
    define: defines(false, wasms, Files.provisional(name(worker))),
    plugins: [imports(www)],
  };
  const { inputs } = (await build(options)).metafile;
  const result = await build({ ...options, plugins: [imports(www), together(www, first, inputs)] });

  const outputs = result.metafile.outputs;
  const byName = Object.fromEntries(
    Object.entries(outputs).map(([path, output]) => [basename(path), output]),
  );
  for (const file of result.outputFiles) {
    const provisional = basename(file.path);
    const entry = byName[provisional]?.entryPoint;
    files.add(provisional, file.text, entry && stable[entry]);
  }

  const closure = (/** @type {string} */ script, /** @type {Set<string>} */ seen = new Set()) => {
    for (const { path, kind } of byName[script]?.imports ?? []) {
      const imported = basename(path);
      if (kind !== "import-statement" || seen.has(imported)) continue;
      seen.add(imported);
      closure(imported, seen);
    }
    return [...seen];
  };
  return Object.fromEntries(
    Object.entries(byName)
      .filter(([, output]) => output.entryPoint)
      .map(([script, output]) => [output.entryPoint, { script, imports: closure(script) }]),
  );
}

/**
 * For pages in one file: the worker's source, and a function that bundles a page's module.
 *
 * @param {string} www
 * @param {string} worker
 */
export async function bundleSingle(www, worker) {
  const bundle = async (/** @type {string} */ entry, /** @type {"esm" | "iife"} */ format) => {
    const { outputFiles } = await build({
      ...OPTIONS,
      absWorkingDir: www,
      entryPoints: [entry],
      outdir: "out",
      format,
      define: defines(true),
      plugins: [imports(www)],
    });
    return text(outputFiles);
  };
  return { worker: await bundle(worker, "iife"), module: (/** @type {string} */ entry) => bundle(entry, "esm") };
}

/** A small script that needs no module system. @param {string} www @param {string} entry */
export async function bundleClassic(www, entry) {
  const { outputFiles } = await build({
    ...OPTIONS,
    absWorkingDir: www,
    entryPoints: [entry],
    outdir: "out",
    format: "iife",
  });
  return text(outputFiles);
}

/** Style sheets in the given order, as one. @param {string} www @param {string[]} sheets */
export async function bundleStyles(www, sheets) {
  const contents = sheets.map((sheet) => `@import ${JSON.stringify(`./${sheet}`)};`).join("\n");
  const { outputFiles } = await build({
    ...OPTIONS,
    stdin: { contents, loader: "css", resolveDir: www },
    absWorkingDir: www,
    outdir: "out",
    loader: { ".svg": "dataurl" },
  });
  return text(outputFiles);
}

/** @param {import("esbuild").OutputFile[]} outputs */
function text(outputs) {
  const [only, ...more] = outputs;
  if (!only || more.length > 0) throw new Error("esbuild wrote not one file");
  return only.text.trimEnd();
}

/** @param {boolean} single @param {Wasms} [wasms] @param {string} [worker] */
function defines(single, { core, swift, pytorch } = { core: "", swift: "", pytorch: "" }, worker = "") {
  return {
    __SINGLE_FILE__: String(single),
    __WASM_URL__: JSON.stringify(core),
    __SWIFT_WASM_URL__: JSON.stringify(swift),
    __PYTORCH_WASM_URL__: JSON.stringify(pytorch),
    __WORKER_URL__: JSON.stringify(worker),
    // What is in a single page has no address of its own.
    ...(single && { "import.meta.url": '""' }),
  };
}

/**
 * Keeps together what comes first and is used again by what is loaded on demand.
 *
 * Modules go into one file where the same entries and dynamic imports need them. So each of those that
 * is loaded later would split what comes first once more, and small files compress badly. Here all of
 * them need all of it, but for what loads them: files that name each other could not be named by
 * their bytes.
 *
 * @param {string} www
 * @param {string} first
 * @param {import("esbuild").Metafile["inputs"]} inputs
 * @returns {import("esbuild").Plugin}
 */
function together(www, first, inputs) {
  const reached = (/** @type {string} */ from, found = new Set([from])) => {
    for (const { path, kind } of inputs[from]?.imports ?? []) {
      if (kind !== "import-statement" || found.has(path)) continue;
      found.add(path);
      reached(path, found);
    }
    return found;
  };
  const onDemand = (/** @type {string} */ from) =>
    (inputs[from]?.imports ?? []).filter(({ path, kind }) => kind === "dynamic-import" && path.endsWith(".ts")).map(({ path }) => path);
  const common = [...reached(first)].filter((path) => /^src\/.*\.ts$/.test(path) && ![...reached(path)].some((other) => onDemand(other).length > 0));
  const needs = common.map((path) => `import ${JSON.stringify(join(www, path))};\n`).join("");
  const later = new Set(Object.keys(inputs).flatMap(onDemand).map((path) => join(www, path)));
  return {
    name: "together",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) =>
        later.has(path) ? { contents: needs + (await readFile(path, "utf8")), loader: "ts" } : undefined);
    },
  };
}

const IMPORTS = "imports";

/**
 * What a script may import beyond scripts.
 *
 * @param {string} www
 * @returns {import("esbuild").Plugin}
 */
function imports(www) {
  return {
    name: IMPORTS,
    setup({ onLoad, onResolve, resolve }) {
      onResolve({ filter: /^#core$/ }, () => ({ path: join(www, "../target/web/core.js") }));
      onResolve({ filter: /^#pytorch$/ }, () => ({ path: join(www, "../target/web/pytorch/pytorch.js") }));

      onResolve({ filter: /\.css$/ }, async ({ path, kind, resolveDir, pluginData }) => {
        if (pluginData === IMPORTS) return undefined;
        const found = await resolve(path, { kind, resolveDir, pluginData: IMPORTS });
        return found.errors.length > 0 ? found : { path: found.path, namespace: "css-text" };
      });
      onLoad({ filter: /.*/, namespace: "css-text" }, async ({ path }) => ({
        contents: await bundleStyles(dirname(path), [basename(path)]),
        loader: "text",
      }));

      onLoad({ filter: /\.ftl$/ }, async ({ path }) => ({
        // Comments are for translators.
        contents: (await readFile(path, "utf8")).replace(/^#.*\n+/gm, ""),
        loader: "text",
      }));

      onResolve({ filter: /^virtual:locales/ }, ({ path }) => ({ path, namespace: "locales" }));
      onLoad({ filter: /.*/, namespace: "locales" }, async ({ path }) => {
        const [, part, code] = path.split("/");
        return part && code
          ? { contents: (await localeParts(www, code))[part], loader: "text" }
          : { contents: await localesModule(www), resolveDir: www };
      });
    },
  };
}

/** The line of a locale file below which everything is fetched with something. */
const LATER = /^### Fetched with the (\w+)\n/m;

/** A locale file in its parts: what comes first, and the others by their names. @param {string} www @param {string} code */
async function localeParts(www, code) {
  const [first = "", ...parts] = (await readFile(join(www, `locales/${code}.ftl`), "utf8")).split(LATER);
  /** @type {Record<string, string>} */
  const named = { first };
  for (let i = 0; i < parts.length; i += 2) named[parts[i]] = parts[i + 1];
  return named;
}

/** The module "virtual:locales": the first part of English at once, everything else when it is asked for. */
async function localesModule(/** @type {string} */ www) {
  const codes = (await readdir(join(www, "locales"))).filter((file) => file.endsWith(".ftl")).map((file) => basename(file, ".ftl"));
  const parts = await Promise.all(codes.map(async (code) => [code, Object.keys(await localeParts(www, code))]));
  const loaders = (/** @type {string} */ part) => parts
    .filter(([code, names]) => names.includes(part) && `${part}/${code}` !== "first/en")
    .map(([code]) => `${JSON.stringify(code)}: () => import("virtual:locales/${part}/${code}").then((file) => file.default)`)
    .join(", ");
  const names = parts.flatMap(([, found]) => found).filter((name, at, all) => name !== "first" && all.indexOf(name) === at);
  return `export { default } from "virtual:locales/first/en";
export const others = { ${loaders("first")} };
export const later = { ${names.map((name) => `${name}: { ${loaders(name)} }`).join(", ")} };`;
}
