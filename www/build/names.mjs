/** File names from final bytes, so that a name never comes back with other content. */

import { createHash } from "node:crypto";
import { basename, extname } from "node:path";

/** Where the hash will stand in a provisional name. */
const MARK = "-HHHHHHHH";

/** Files on their way into dist, known by provisional names until everything is there. */
export class Files {
  /** @type {Map<string, { bytes: Uint8Array | string, stable?: string }>} */
  #files = new Map();

  /**
   * Adds a file and returns the name to refer to it by. A `stable` name is kept as it is.
   *
   * @param {string} name
   * @param {Uint8Array | string} bytes
   * @param {string} [stable]
   */
  add(name, bytes, stable) {
    const provisional = name.includes(MARK) ? name : Files.provisional(name);
    const known = this.#files.get(provisional);
    if (known && !Buffer.from(known.bytes).equals(Buffer.from(bytes))) {
      throw new Error(`two different files are called ${name}`);
    }
    this.#files.set(provisional, { bytes, ...(stable && { stable }) });
    return provisional;
  }

  /** @param {string} name */
  static provisional(name) {
    const extension = extname(name);
    return `${basename(name, extension)}${MARK}${extension}`;
  }

  /** Every file under its name, given first to those that refer to no other, then to those that refer to them. */
  finish() {
    /** @type {Map<string, string>} */
    const names = new Map();
    /** @type {Map<string, string | Uint8Array>} */
    const files = new Map();

    const open = new Map(this.#files);
    while (open.size > 0) {
      const ready = [...open].filter(
        ([name, { bytes }]) =>
          typeof bytes !== "string" ||
          [...open.keys()].every((other) => other === name || !bytes.includes(other)),
      );
      if (ready.length === 0) throw new Error(`these files refer to each other: ${[...open.keys()].join(", ")}`);
      for (const [name, { bytes, stable }] of ready) {
        const content =
          typeof bytes === "string"
            ? [...names].reduce((text, [from, to]) => text.replaceAll(from, to), bytes)
            : bytes;
        const finalName = stable ?? hashed(name, content);
        names.set(name, finalName);
        files.set(finalName, content);
        open.delete(name);
      }
    }
    return files;
  }
}

/** @param {string} name @param {string | Uint8Array} bytes */
function hashed(name, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  // esbuild tells chunks apart by a hash of its own, which the final one replaces.
  return name.replace(/^chunk-\w+/, "chunk").replace(MARK, `-${hash}`);
}
