/**
 * Trunk's build hook, which runs while Trunk makes the core: makes two more wasms of the same crate,
 * each into a folder of its own below target/web/, where build/core.mjs finds them.
 *
 * - `swift`: the core once more, for speed and with vector instructions. It exports the same functions
 *   with the same results, and lives with the same glue.
 * - `pytorch`: what writes a walk as a script, which few ask for. It has glue of its own.
 */

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env, execPath, exit } from "node:process";
import { promisify } from "node:util";
import { PYTORCH, SWIFT } from "./build/core.mjs";

const root = join(import.meta.dirname, "..");
/** The name that Trunk gives its core. */
const NAME = "blindfolded-hiker";
const TARGET = "wasm32-unknown-unknown";

/**
 * @typedef {object} Wasm
 * @property {string} folder where it goes, and the cargo profile that it is built with
 * @property {string} name of its files
 * @property {string} features of the crate
 * @property {string[]} flags for rustc, beyond those of Trunk's build
 * @property {string} level of wasm-opt
 */

/** @type {Wasm[]} */
const WASMS = [
  // That nothing is inlined any more suits this one too: engines make less of loops in very long functions.
  { folder: SWIFT, name: NAME, features: "wasm,swift", flags: ["-Ctarget-feature=+simd128"], level: "-O3" },
  { folder: PYTORCH, name: PYTORCH, features: "pytorch", flags: [], level: "-Oz" },
];

/** @param {Wasm} wasm */
async function build({ folder, name, features, flags, level }) {
  const rust = ["--profile", folder, "--lib", "--package", NAME, "--no-default-features", "--features", features, "--target", TARGET];
  await run(env.CARGO ?? "cargo", ["build", "--quiet", "--locked", "--offline", ...rust], {
    ...env,
    // The separator is cargo's.
    CARGO_ENCODED_RUSTFLAGS: [env.CARGO_ENCODED_RUSTFLAGS, ...flags].filter(Boolean).join("\x1f"),
  });
  const compiled = join(env.CARGO_TARGET_DIR ?? join(root, "target"), TARGET, folder, "blindfolded_hiker.wasm");

  // The other options are those of Trunk's build, from where they stand.
  const page = await readFile(join(import.meta.dirname, "index.html"), "utf8");
  const options = [level, ...(/data-wasm-opt-params="([^"]*)"/.exec(page)?.[1]?.split(" ") ?? [])];

  // The steps below take some seconds, and an edit of a style sheet is no reason for them.
  const made = createHash("sha256").update(await readFile(compiled)).update([name, ...options].join(" ")).digest("hex");
  const out = join(root, "target/web", folder);
  const mark = join(out, "made-of");
  if ((await readFile(mark, "utf8").catch(() => "")) === made) return;
  await mkdir(out, { recursive: true });
  await writeFile(mark, "");
  await run("wasm-bindgen", ["--target", "web", "--out-name", name, "--out-dir", out, compiled]);
  const bytes = join(out, `${name}_bg.wasm`);
  await run(execPath, [join(import.meta.dirname, "node_modules/binaryen/bin/wasm-opt"), ...options, bytes, "-o", bytes]);
  await writeFile(mark, made);
}

/** @param {string} program @param {string[]} values @param {NodeJS.ProcessEnv} [environment] */
async function run(program, values, environment = env) {
  await promisify(execFile)(program, values, { cwd: root, env: environment });
}

try {
  for (const wasm of WASMS) await build(wasm);
} catch (error) {
  console.error(error.stderr || error);
  exit(1);
}
