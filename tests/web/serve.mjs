/** A static server for tests: a folder under a sub-path of a random loopback port. */

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The built page. */
export const DIST = join(import.meta.dirname, "../../dist");

/**
 * Serves a folder, and pages of a test's own beside its files. The address ends with the sub-path,
 * which ends with a slash.
 *
 * @param {string} [folder]
 * @param {{ path?: string, headers?: Record<string, string>, pages?: Record<string, string> }} [options]
 */
export async function serve(folder = DIST, { path = "/course/hiker/", headers = {}, pages = {} } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const name = pathname.startsWith(path) ? decodeURIComponent(pathname.slice(path.length)) : "..";
    const file = normalize(join(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name));
    const inside = file.startsWith(folder + sep);
    const body = pages[name] ?? (inside ? await readFile(file).catch(() => undefined) : undefined);
    if (!body) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "cache-control": "no-store", ...headers }).end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${path}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
