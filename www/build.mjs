/**
 * Trunk's post_build hook: turns what Trunk staged (index.html and the wasm core) into `dist/`.
 *
 *   build/core.mjs    takes Trunk's core and those of cores.mjs: core.js, core_bg.wasm,
 *                     core_simd_bg.wasm, core.d.ts; pytorch.js, pytorch_bg.wasm, pytorch.d.ts; also in
 *                     target/web/, where TypeScript and esbuild find them as "#core" and "#pytorch"
 *   build/bundle.mjs  TypeScript and styles through esbuild, and what a script may import:
 *                       import text from "./panel.css"           minified text, for a shadow root
 *                       import text from "../locales/en.ftl"     text of a locale file
 *                       import english, { others } from "virtual:locales"
 *                                                                every file of locales/, English
 *                                                                bundled, the others on demand
 *   build/names.mjs   names every file by a hash of its final bytes
 *   build/pages.mjs   the two forms of a page: beside its files, or all in one file
 *   build/policy.mjs  the Content-Security-Policy of each form
 *
 * A source page names its sources (`<link rel="stylesheet" href="styles/theme.css">`,
 * `<script type="module" src="src/main.ts">`, `<script src="src/watchdog.ts">`); the tags are
 * rewritten here. A further page is one more line in PAGES.
 */

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env, exit } from "node:process";
import { bundleClassic, bundleModules, bundleSingle } from "./build/bundle.mjs";
import { minifyGlue, takeCore, takePytorch } from "./build/core.mjs";
import { Files } from "./build/names.mjs";
import { pageBesideFiles, pageInOneFile, parsePage } from "./build/pages.mjs";

/** Source page; names of its two forms, where it has them. */
const PAGES = [
  { source: "index.html", files: "index.html", single: "standalone.html" },
  { source: "embed.html", single: "embed.html" },
];

/** The library's module keeps its name: course pages import it. */
const LIBRARY = { entry: "src/hiker.ts", name: "hiker.js" };
const WORKER = "src/core/worker.ts";

const www = import.meta.dirname;

/** @param {string} dist */
async function build(dist) {
  const web = join(www, "../target/web");
  const core = await takeCore(dist, web);
  const pytorch = await takePytorch(web);
  const pages = await Promise.all(
    PAGES.map(async (page) => {
      // Trunk has rewritten index.html already; the others are as they were written.
      const folder = page.source === "index.html" ? dist : www;
      return { ...page, parsed: parsePage(await readFile(join(folder, page.source), "utf8")) };
    }),
  );

  /** @type {Map<string, string | Uint8Array>} */
  const out = new Map([
    ["core.js", await minifyGlue(core.glue)],
    ["core_bg.wasm", core.wasm],
    ["core_simd_bg.wasm", core.swift],
    ["core.d.ts", core.types],
    ["pytorch.js", await minifyGlue(pytorch.glue)],
    ["pytorch_bg.wasm", pytorch.wasm],
    ["pytorch.d.ts", pytorch.types],
  ]);

  const files = new Files();
  const wasm = files.add("core.wasm", core.wasm);
  const wasms = { core: wasm, swift: files.add("core-simd.wasm", core.swift), pytorch: files.add("pytorch.wasm", pytorch.wasm) };
  const multi = pages.filter((page) => page.files);
  const modules = await bundleModules(www, files, {
    entries: [...multi.flatMap(({ parsed }) => parsed.modules), LIBRARY.entry],
    first: LIBRARY.entry,
    stable: { [LIBRARY.entry]: LIBRARY.name },
    worker: WORKER,
    wasms,
  });
  for (const { files: name, parsed } of multi) {
    files.add(name, await pageBesideFiles(parsed, { www, files, modules, wasm, bundleClassic }), name);
  }
  for (const [name, bytes] of files.finish()) out.set(name, bytes);

  const single = await bundleSingle(www, WORKER);
  for (const { single: name, parsed } of pages) {
    out.set(name, await pageInOneFile(parsed, { www, wasms: { core: core.wasm, pytorch: pytorch.wasm }, single, bundleClassic }));
  }
  await Promise.all([...out].map(([name, bytes]) => writeFile(join(dist, name), bytes)));
}

const staging = env.TRUNK_STAGING_DIR;
if (!staging) {
  console.error("build.mjs is run by Trunk: use `cargo xtask build`");
  exit(1);
}
build(staging).catch((error) => {
  // esbuild has printed what it found, with the lines.
  if (!error.errors) console.error(error);
  exit(1);
});
