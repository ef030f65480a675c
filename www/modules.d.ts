// What the bundler (build.mjs) resolves beyond plain TypeScript.

/** A style sheet imported by a script: its minified text, for `unsafeCSS`. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** A locale file imported by a script: its text. */
declare module "*.ftl" {
  const text: string;
  export default text;
}

/** The languages found in `locales/`. */
declare module "virtual:locales" {
  /** English, bundled: the first part of `locales/en.ftl`. */
  const english: string;
  export default english;
  /** Every other language by its code, fetched on demand: resolves to the first part of its file. */
  export const others: Readonly<Record<string, () => Promise<string>>>;
  /** The parts below "### Fetched with the …", by that name and by language, fetched on demand. */
  export const later: Readonly<Record<string, Readonly<Record<string, () => Promise<string>>>>>;
}

/** Whether this bundle is for a page that is one file, with nothing beside it to fetch. */
declare const __SINGLE_FILE__: boolean;
/** File name of the wasm core, beside the bundle; empty in a single file. */
declare const __WASM_URL__: string;
/** File name of the core with vector instructions, beside the bundle; empty in a single file. */
declare const __SWIFT_WASM_URL__: string;
/** File name of the wasm that writes scripts, beside the bundle; empty in a single file. */
declare const __PYTORCH_WASM_URL__: string;
/** File name of the worker's module, beside the bundle; empty in a single file. */
declare const __WORKER_URL__: string;

/** The part of gifenc that is used; it comes without types. */
declare module "gifenc" {
  /** Colours that stand for those of a picture, at most so many. */
  export function quantize(rgba: Uint8Array | Uint8ClampedArray, colours: number): number[][];
  /** For each pixel the colour that is nearest. */
  export function applyPalette(rgba: Uint8Array | Uint8ClampedArray, palette: number[][]): Uint8Array;
  export function GIFEncoder(): {
    writeFrame(index: Uint8Array, width: number, height: number, options: {
      palette?: number[][]; delay?: number; repeat?: number; transparent?: boolean; transparentIndex?: number; dispose?: number;
    }): void;
    finish(): void;
    bytes(): Uint8Array;
  };
}
