/** Every dependency's licence is one that lets this project be MIT or Apache-2.0. */

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env, exit } from "node:process";

const ALLOWED = new Set([
  "0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause",
  "BSL-1.0", "ISC", "MIT", "MIT-0", "Unicode-3.0", "Unlicense", "Zlib",
]);
/** Also fine for what only builds and tests: it is not passed on. */
const TOOLS = new Set(["BlueOak-1.0.0", "CC-BY-3.0", "CC0-1.0", "MPL-2.0", "Python-2.0"]);

const root = join(import.meta.dirname, "../..");

/** @param {string | undefined} expression @param {boolean} tool */
function allowed(expression, tool) {
  const known = (/** @type {string} */ name) => ALLOWED.has(name) || (tool && TOOLS.has(name));
  // Cargo's old "MIT/Apache-2.0" means OR. No AND inside an OR occurs without parentheses.
  return (expression ?? "")
    .replaceAll("/", " OR ")
    .split(/\s+AND\s+/)
    .every((part) => part.replace(/[()]/g, "").split(/\s+OR\s+/).some((name) => known(name.trim())));
}

function* cargo() {
  const arguments_ = ["metadata", "--format-version=1", "--locked", "--all-features"];
  const text = execFileSync(env.CARGO ?? "cargo", arguments_, { cwd: root, maxBuffer: 2 ** 28 });
  for (const { name, version, license } of JSON.parse(text.toString()).packages) {
    yield { name: `${name} ${version}`, licence: license, tool: false };
  }
}

/** @param {string} folder */
function* npm(folder) {
  const { packages } = JSON.parse(readFileSync(join(root, folder, "package-lock.json"), "utf8"));
  for (const [path, entry] of Object.entries(packages)) {
    if (path) yield { name: `${path} ${entry.version}`, licence: entry.license, tool: entry.dev === true };
  }
}

const all = [...cargo(), ...npm("www"), ...npm("tests/web")];
const refused = all.filter(({ licence, tool }) => !allowed(licence, tool));
for (const { name, licence } of refused) console.error(`${name}: ${licence ?? "no licence"} is not on the list`);
console.log(`licences: ${all.length} packages, ${refused.length} refused`);
exit(refused.length > 0 ? 1 : 0);
