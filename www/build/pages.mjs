/** The two forms of a page. */

import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundleStyles } from "./bundle.mjs";
import { SELF, meta, single } from "./policy.mjs";

const MEDIA_TYPES = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
};

/**
 * @typedef {object} Page
 * @property {string} html its text, with a slot for everything that the build writes
 * @property {string[]} styles its style sheets, in order
 * @property {string[]} scripts its classic scripts
 * @property {string[]} modules its module scripts
 * @property {string[]} media the other files of ours that it names
 * @property {boolean} served whether Trunk put its reload script in, which our policy would forbid
 */

/**
 * @typedef {object} Context
 * @property {string} www
 * @property {(www: string, entry: string) => Promise<string>} bundleClassic
 */

/**
 * Takes out of a source page what is not for the reader of its result.
 *
 * @param {string} source
 * @returns {Page}
 */
export function parsePage(source) {
  /** @type {Page} */
  const page = { html: "", styles: [], scripts: [], modules: [], media: [], served: false };
  page.html = source
    .replace(/<script>[^<]*__TRUNK_ADDRESS__[\s\S]*?<\/script>/, (reload) => {
      page.served = true;
      return reload;
    })
    .replace(/<!--[\s\S]*?-->\n?/g, "")
    .replace(/<link\b[^>]*>\n?/g, (tag) => {
      // Trunk has done what this one asks for.
      if (/\bdata-trunk\b/.test(tag)) return "";
      if (attribute(tag, "rel") !== "stylesheet") return tag;
      page.styles.push(attribute(tag, "href"));
      return page.styles.length === 1 ? `${slot("styles")}\n` : "";
    })
    .replace(/<script\b[^>]*\bsrc=[^>]*><\/script>/g, (tag) => {
      const list = attribute(tag, "type") === "module" ? page.modules : page.scripts;
      list.push(attribute(tag, "src"));
      return slot(attribute(tag, "src"));
    })
    .replace("</body>", `${slot("end")}</body>`)
    .replace(/\b(href|src)="([^"#?:]+\.(?:svg|png|webp|ico|webmanifest))"/g, (_, name, path) => {
      page.media.push(path);
      return `${name}="${slot(path)}"`;
    });
  if (page.modules.length !== 1) throw new Error("a page has exactly one module script");
  if (!/<meta charset="?utf-8"?\s*\/?>/i.test(page.html)) throw new Error("a page begins with its charset");
  return page;
}

/**
 * The page with its files beside it.
 *
 * @param {Page} page
 * @param {Context & {
 *   files: import("./names.mjs").Files,
 *   modules: Record<string, { script: string, imports: string[] }>,
 *   wasm: string,
 * }} context
 */
export async function pageBesideFiles(page, { www, files, modules, wasm, bundleClassic }) {
  const fill = filler(page.html);
  if (page.styles.length > 0) {
    const name = files.add("page.css", await bundleStyles(www, page.styles));
    fill("styles", `<link rel="stylesheet" href="${name}">`);
  }
  for (const script of page.scripts) {
    const name = files.add(basename(script).replace(/\.ts$/, ".js"), await bundleClassic(www, script));
    fill(script, `<script src="${name}"></script>`);
  }
  for (const entry of page.modules) {
    const module = modules[entry];
    if (!module) throw new Error(`${entry} was not bundled`);
    // Everything that the first step needs is asked for at once, not one import after the other.
    const preloads = module.imports.map((name) => `<link rel="modulepreload" href="${name}">\n`);
    fill(
      entry,
      `<link rel="preload" as="fetch" type="application/wasm" crossorigin href="${wasm}">\n` +
        `${preloads.join("")}<script type="module" src="${module.script}"></script>`,
    );
  }
  for (const path of page.media) {
    fill(path, files.add(basename(path), await readFile(join(www, path))));
  }
  fill("end", "");
  return withPolicy(fill.done(), page.served ? undefined : SELF);
}

/**
 * The page in one file: nothing is fetched, so that it works from a disk and in a sandboxed frame.
 *
 * @param {Page} page
 * @param {Context & {
 *   wasms: Record<string, Uint8Array>,
 *   single: { worker: string, module: (entry: string) => Promise<string> },
 * }} context
 */
export async function pageInOneFile(page, { www, wasms, single: bundles, bundleClassic }) {
  /** @type {string[]} */
  const scripts = [];
  /** @type {string[]} */
  const styles = [];
  const inline = (/** @type {string} */ attributes, /** @type {string} */ text) => {
    // The HTML parser would overlook the script's end, or see one too early.
    if (/<!--[\s\S]*<script|<\/script/i.test(text)) throw new Error("a script cannot be written into a page");
    return `<script${attributes}>${text}</script>`;
  };
  const run = (/** @type {string} */ attributes, /** @type {string} */ text) => {
    scripts.push(text);
    return inline(attributes, text);
  };

  const fill = filler(page.html.replace(/<script>[^<]*__TRUNK_ADDRESS__[\s\S]*?<\/script>/, ""));
  if (page.styles.length > 0) {
    styles.push(await bundleStyles(www, page.styles));
    fill("styles", `<style>${styles[0]}</style>`);
  }
  for (const script of page.scripts) fill(script, run("", await bundleClassic(www, script)));
  const parts = [
    ...Object.entries(wasms).map(([name, wasm]) =>
      inline(` type="text/plain" id="${name}-wasm"`, gzipSync(wasm, { level: 9 }).toString("base64"))),
    inline(` type="text/plain" id="core-worker"`, bundles.worker),
  ];
  for (const entry of page.modules) {
    fill(entry, "");
    parts.push(run(` type="module"`, await bundles.module(entry)));
  }
  // Last, so that the page can be read while they arrive.
  fill("end", parts.join("\n"));
  for (const path of page.media) {
    const bytes = await readFile(join(www, path));
    fill(path, `data:${mediaType(path)};base64,${bytes.toString("base64")}`);
  }
  return withPolicy(fill.done(), single(scripts, styles));
}

/** @param {string} html @param {string | undefined} policy */
function withPolicy(html, policy) {
  return policy ? html.replace(/<meta charset[^>]*>/i, (charset) => `${charset}\n${meta(policy)}`) : html;
}

/** @param {string} name */
function slot(name) {
  return `{{${name}}}`;
}

/** Fills a page's slots one by one. @param {string} html */
function filler(html) {
  const fill = (/** @type {string} */ name, /** @type {string} */ text) => {
    // A function, because text may hold the patterns that `replaceAll` would expand.
    html = html.replaceAll(slot(name), () => text);
  };
  fill.done = () => html;
  return fill;
}

/** @param {string} tag @param {string} name */
function attribute(tag, name) {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
}

/** @param {string} path */
function mediaType(path) {
  const type = MEDIA_TYPES[/** @type {keyof typeof MEDIA_TYPES} */ (extname(path))];
  if (!type) throw new Error(`${path} is of an unknown type`);
  return type;
}
