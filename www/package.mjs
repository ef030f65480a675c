/**
 * `cargo xtask package`, after the build: distributables into target/package/.
 *
 *   blindfolded-hiker-VERSION.tgz  npm: the core for programs and the custom elements for pages
 *   standalone.html                the lesson in one file
 *   blindfolded-hiker-VERSION.zip  dist/, to be unpacked on any static server
 */

import { execFileSync } from "node:child_process";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { platform } from "node:process";
import { zipSync } from "fflate";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");
const target = join(root, "target/package");

const { version, description, license, keywords } = await cargoPackage();

await rm(target, { recursive: true, force: true });
await mkdir(join(target, "npm"), { recursive: true });

const files = await readdir(dist);
// Everything but the pages, their styles and what only they load would be hard to tell apart, and
// the library's own chunks are most of it: so follow the library's imports.
const library = await imported(["hiker.js", ...files.filter((name) => /^(?:worker|core|pytorch)-/.test(name))]);
const shipped = ["core.js", "core.d.ts", "core_bg.wasm", "core_simd_bg.wasm", "pytorch.js", "pytorch.d.ts", "pytorch_bg.wasm", ...library];
await Promise.all([
  ...shipped.map((name) => copyFile(join(dist, name), join(target, "npm", name))),
  ...["README.md", "LICENSE-MIT", "LICENSE-APACHE"].map((name) => copyFile(join(root, name), join(target, "npm", name))),
  writeFile(
    join(target, "npm/package.json"),
    `${JSON.stringify(
      {
        name: "blindfolded-hiker",
        version,
        description,
        keywords,
        license,
        type: "module",
        exports: {
          ".": { types: "./core.d.ts", default: "./core.js" },
          "./core_bg.wasm": "./core_bg.wasm",
          "./core_simd_bg.wasm": "./core_simd_bg.wasm",
          "./pytorch": { types: "./pytorch.d.ts", default: "./pytorch.js" },
          "./pytorch_bg.wasm": "./pytorch_bg.wasm",
          "./hiker.js": "./hiker.js",
          "./package.json": "./package.json",
        },
        sideEffects: ["./hiker.js", ...library.filter((name) => name.endsWith(".js"))],
      },
      null,
      2,
    )}\n`,
  ),
]);
const npm = platform === "win32" ? "npm.cmd" : "npm";
execFileSync(npm, ["pack", "--silent", "--pack-destination", target], { cwd: join(target, "npm"), stdio: "inherit" });
await rm(join(target, "npm"), { recursive: true });

await copyFile(join(dist, "standalone.html"), join(target, "standalone.html"));

/** @type {Record<string, Uint8Array>} */
const entries = {};
for (const name of files.sort()) entries[name] = await readFile(join(dist, name));
// The same files make the same archive: no time of day in it.
const zip = zipSync({ "blindfolded-hiker": entries }, { level: 9, mtime: new Date(1980, 0, 1) });
await writeFile(join(target, `blindfolded-hiker-${version}.zip`), zip);

console.log(`target/package/: ${(await readdir(target)).sort().join(", ")}`);

/** The root package, as cargo knows it. */
async function cargoPackage() {
  const arguments_ = ["metadata", "--no-deps", "--format-version=1"];
  const text = execFileSync(process.env.CARGO ?? "cargo", arguments_, { cwd: root, maxBuffer: 2 ** 26 });
  const { packages } = JSON.parse(text.toString());
  return packages.find((/** @type {{ name: string }} */ { name }) => name === "blindfolded-hiker");
}

/** These files and all that they import, statically or on demand. @param {string[]} names */
async function imported(names) {
  const found = new Set(names);
  for (const name of found) {
    if (!name.endsWith(".js")) continue;
    const text = await readFile(join(dist, name), "utf8");
    for (const other of files) if (text.includes(`./${other}`)) found.add(other);
  }
  return [...found];
}
