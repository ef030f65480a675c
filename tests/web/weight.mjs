/** What a visit to a page downloads before the first step, found as a browser finds it. */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * Files that a page loads without being asked to: what its tags name, what those scripts import
 * statically, and the worker, which the page starts at once. A dynamic import is on demand and does
 * not count.
 *
 * @param {string} dist
 * @param {string} page
 */
export function firstVisit(dist, page) {
  const present = readdirSync(dist);
  const found = new Set([page]);
  for (const name of found) {
    const refer = /\.(?:html|js|css)$/.test(name) ? referred(name, readFileSync(join(dist, name), "utf8")) : [];
    for (const other of refer) {
      if (present.includes(other)) found.add(other);
    }
  }
  return [...found].map((name) => weigh(dist, name));
}

/** Names in a file's text that the browser fetches on its own. @param {string} name @param {string} text */
function referred(name, text) {
  if (name.endsWith(".html")) {
    const tags = text.match(/<(?:script|link|img)\b[^>]*>/g) ?? [];
    return tags.flatMap((tag) => [...tag.matchAll(/\b(?:src|href)="([^"]+)"/g)].map((match) => basename(match[1])));
  }
  if (name.endsWith(".css")) {
    return [...text.matchAll(/url\(["']?([^"')]+)/g)].map((match) => basename(match[1]));
  }
  const imports = [...text.matchAll(/\b(?:import|from)\s*["']\.\/([^"']+)["']/g)].map((match) => match[1]);
  const worker = [...text.matchAll(/["'](worker-[^"'/]+\.js)["']/g)].map((match) => match[1]);
  return [...imports, ...worker];
}

/**
 * A file's size, as it is and as servers send it.
 *
 * @param {string} dist
 * @param {string} name
 */
export function weigh(dist, name) {
  const bytes = readFileSync(join(dist, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    name,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}

/** @param {{ name: string, raw: number, gzip: number, brotli: number }[]} files */
export function table(files) {
  const sum = (/** @type {"raw" | "gzip" | "brotli"} */ key) => files.reduce((total, file) => total + file[key], 0);
  const rows = [...files, { name: "in all", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") }];
  const width = Math.max(...rows.map(({ name }) => name.length));
  const line = (/** @type {(string | number)[]} */ [name, ...numbers]) =>
    `${String(name).padEnd(width)}${numbers.map((number) => String(number).padStart(10)).join("")}`;
  return [
    line(["", "raw", "gzip", "brotli"]),
    ...rows.map(({ name, raw, gzip, brotli }) => line([name, raw, gzip, brotli])),
  ].join("\n");
}
