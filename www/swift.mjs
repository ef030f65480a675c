/**
 * Trunk's build hook, which runs while Trunk makes the core: makes it once more, for speed and with
 * vector instructions, into target/web/swift/, where build/core.mjs finds it. It exports the same
 * functions with the same results, and lives with the same glue.
 */

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { env, execPath, exit } from "node:process";
import { promisify } from "node:util";
import { SWIFT } from "./build/core.mjs";

const root = join(import.meta.dirname, "..");
const out = join(root, "target/web", SWIFT);
/** The name that Trunk gives its core. */
const NAME = "blindfolded-hiker";
const TARGET = "wasm32-unknown-unknown";

async function build() {
  // The flags of the other build, and one more; the separator is cargo's.
  const flags = [env.CARGO_ENCODED_RUSTFLAGS, "-Ctarget-feature=+simd128"].filter(Boolean).join("\x1f");
  const profile = ["--profile", "swift", "--lib", "--package", NAME, "--features", "wasm", "--target", TARGET];
  await run(env.CARGO ?? "cargo", ["build", "--quiet", "--locked", "--offline", ...profile], {
    ...env,
    CARGO_ENCODED_RUSTFLAGS: flags,
  });
  const compiled = join(env.CARGO_TARGET_DIR ?? join(root, "target"), TARGET, "swift/blindfolded_hiker.wasm");

  // The other build's options, from where they stand. That nothing is inlined any more suits this one
  // too: engines make less of loops in very long functions.
  const page = await readFile(join(import.meta.dirname, "index.html"), "utf8");
  const given = /data-wasm-opt-params="([^"]*)"/.exec(page)?.[1]?.split(" ") ?? [];
  const options = ["-O3", ...given];

  // The steps below take some seconds, and an edit of a style sheet is no reason for them.
  const made = createHash("sha256").update(await readFile(compiled)).update(options.join(" ")).digest("hex");
  const mark = join(out, "made-of");
  if ((await readFile(mark, "utf8").catch(() => "")) === made) return;
  await mkdir(out, { recursive: true });
  await writeFile(mark, "");
  await run("wasm-bindgen", ["--target", "web", "--out-name", NAME, "--out-dir", out, compiled]);
  const wasm = join(out, `${NAME}_bg.wasm`);
  await run(execPath, [join(import.meta.dirname, "node_modules/binaryen/bin/wasm-opt"), ...options, wasm, "-o", wasm]);
  await writeFile(mark, made);
}

/** @param {string} program @param {string[]} values @param {NodeJS.ProcessEnv} [environment] */
async function run(program, values, environment = env) {
  await promisify(execFile)(program, values, { cwd: root, env: environment });
}

build().catch((error) => {
  console.error(error.stderr || error);
  exit(1);
});
