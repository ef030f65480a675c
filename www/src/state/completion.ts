/**
 * Completion codes: what was achieved on a problem, in 24 signs that can be read off, typed and checked
 * without a network.
 *
 * 120 bits in Crockford's base 32, most significant first: version 3, kind 16, seed 32, score 4 (tenths),
 * attempts 7, hints 4, day 16 (since 2020-01-01), name 18, check sum 20. Kind and name are hashes: they can be
 * compared and not read. The check sum finds slips of the pen; it keeps nobody out who reads this file.
 */
import type { Message } from "#core";
import { hash } from "./hash.ts";

/** What a code says. */
export interface Completion {
  readonly kind: string;
  readonly seed: number;
  /** 0 to 1, in tenths. */
  readonly score: number;
  /** Readable attempts, the right one among them; from 127 on, 127. */
  readonly attempts: number;
  /** Hints that were asked for; from 15 on, 15. */
  readonly hints: number;
  /** The day, as 2026-11-29. */
  readonly day: string;
}

/** A code that was read: what it says, and whether it was made for this name; or why it cannot be read. */
export type Reading = { readonly completion: Completion; readonly isNamed: boolean } | { readonly refusal: Message };

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 24;
const GROUP = 4;
const VERSION = 1;
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2020, 0, 1);
/** Bits of each part, in order; the check sum follows. */
const WIDTHS = [3, 16, 32, 4, 7, 4, 16, 18];
const CHECK_BITS = 20;

/** The code of an achievement, made out to a name. */
export function makeCode({ kind, seed, score, attempts, hints, day }: Completion, name: string): string {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - FIRST_DAY) / DAY);
  const parts = [
    VERSION, hash(kind) & 0xffff, seed, Math.round(score * 10), Math.min(attempts, 127), Math.min(hints, 15),
    Math.min(Math.max(days, 0), 0xffff), hash(plain(name)) & 0x3ffff,
  ];
  let bits = 0n;
  parts.forEach((part, at) => { bits = (bits << BigInt(WIDTHS[at]!)) | BigInt(part); });
  bits = (bits << BigInt(CHECK_BITS)) | sum(bits);
  let code = "";
  for (let at = LENGTH - 1; at >= 0; at--) {
    code += SIGNS.charAt(Number((bits >> BigInt(5 * at)) & 31n));
    code += at % GROUP === 0 && at > 0 ? "-" : "";
  }
  return code;
}

/** Reads a code as it was typed: small letters, blanks, O for 0 and I or L for 1 are no mistakes. */
export function readCode(typed: string, name: string, kinds: readonly string[]): Reading {
  const signs = typed.toUpperCase().replace(/[\s\-‐-―−]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
  const strange = Array.from(signs).find((sign) => !SIGNS.includes(sign));
  if (strange !== undefined) {
    return refuse("code-sign", { sign: strange });
  }
  if (signs.length !== LENGTH) {
    return refuse("code-length", { count: signs.length, length: LENGTH });
  }
  let bits = 0n;
  for (const sign of signs) {
    bits = (bits << 5n) | BigInt(SIGNS.indexOf(sign));
  }
  const check = bits & ((1n << BigInt(CHECK_BITS)) - 1n);
  bits >>= BigInt(CHECK_BITS);
  if (sum(bits) !== check) {
    return refuse("code-mistyped");
  }
  const parts = WIDTHS.map(() => 0);
  for (let at = WIDTHS.length - 1; at >= 0; at--) {
    const width = BigInt(WIDTHS[at]!);
    parts[at] = Number(bits & ((1n << width) - 1n));
    bits >>= width;
  }
  const [version, family, seed, tenths, attempts, hints, days, owner] = parts as [number, number, number, number, number, number, number, number];
  const kind = kinds.find((known) => (hash(known) & 0xffff) === family);
  if (version !== VERSION || kind === undefined || tenths > 10) {
    return refuse("code-unknown");
  }
  const day = new Date(FIRST_DAY + days * DAY).toISOString().slice(0, 10);
  const completion = { kind, seed, score: tenths / 10, attempts, hints, day };
  return { completion, isNamed: owner === (hash(plain(name)) & 0x3ffff) };
}

/** The day at a moment where the learner is, as 2026-11-29. */
export function dayOf(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function refuse(id: string, args: Message["args"] = {}): Reading {
  return { refusal: { id, args } };
}

/** A name without what people write differently: case, accents' encoding, blanks. */
function plain(name: string): string {
  return name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function sum(bits: bigint): bigint {
  return BigInt(hash(bits.toString(32)) & ((1 << CHECK_BITS) - 1));
}
