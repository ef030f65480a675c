/** Files in one archive. Loaded when one is asked for. */
import { strToU8, zipSync } from "fflate";

/** The same files make the same archive: no time of day is in it. */
export function zip(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1) });
}
