/** The same work natively, for this very processor: tests/bench/native.rs, built and run. */

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { env } from "node:process";

const root = join(import.meta.dirname, "../..");

/**
 * What the native bench measured, by name: nanoseconds per step, or milliseconds.
 *
 * @param {string} group
 * @returns {Promise<Record<string, number>>}
 */
export async function native(group) {
  const target = join(root, "target/native");
  const out = execFileSync("cargo", ["bench", "--quiet", "--bench", "native", "--target-dir", target, "--", group], {
    cwd: root,
    encoding: "utf8",
    env: { ...env, RUSTFLAGS: "-C target-cpu=native" },
  });
  const lines = out.split("\n").filter((line) => line.includes("="));
  return Object.fromEntries(lines.map((line) => line.split("=")).map(([what, value]) => [what, Number(value)]));
}
