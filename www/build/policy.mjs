/** Content-Security-Policy: nothing but our own bytes runs, and no text becomes code by accident. */

import { createHash } from "node:crypto";

const COMMON = [
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html blindfolded-hiker",
];

/** A page beside its files: everything from where the page came from. */
export const SELF = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self' blob:",
  ...COMMON,
].join("; ");

/**
 * A page in one file: these very scripts and styles, and no request at all.
 *
 * @param {string[]} scripts
 * @param {string[]} styles
 */
export function single(scripts, styles) {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(source).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${styles.map(source).join(" ")}`,
    "img-src data: blob:",
    "worker-src blob:",
    ...COMMON,
  ].join("; ");
}

/** @param {string} text */
function source(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** @param {string} policy */
export function meta(policy) {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}
