/**
 * Where the code finds what is not code of its own bundle: the wasms and the worker.
 *
 * The same sources become two kinds of page. In a folder of files (`index.html`, `hiker.js`), all of
 * them lie beside the bundle under hashed names. In a single file (`embed.html`, `standalone.html`),
 * they are inside the page, in `<script type="text/plain">`: `core-wasm` holds the core and
 * `pytorch-wasm` the writer of scripts (base64 of gzip), `core-worker` the worker's source. build.mjs defines the constants and writes those scripts.
 *
 * A worker downloads nothing: the page posts it the compiled module.
 */

/** A request that hangs would otherwise leave the page silent for good. */
const PATIENCE_MS = 8000;

/** A function whose result is a vector: all that an engine without vector instructions refuses. */
const VECTOR = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, // magic number, version
  1, 5, 1, 96, 0, 1, 123, // one type: [] -> [v128]
  3, 2, 1, 0, // one function of it
  10, 8, 1, 6, 0, 65, 0, 253, 15, 11, // i8x16.splat (i32.const 0)
]);

let compiled: Promise<WebAssembly.Module> | undefined;
let swift: Promise<WebAssembly.Module> | undefined;

/**
 * The compiled core, once per page. Rejects within 8 seconds if it cannot be had; a later call tries
 * again.
 */
export function wasmModule(): Promise<WebAssembly.Module> {
  compiled ??= (__SINGLE_FILE__ ? fromPage("core-wasm") : fromNetwork(__WASM_URL__)).catch((reason: unknown) => {
    compiled = undefined;
    throw reason;
  });
  return compiled;
}

/**
 * The core for many hikers at once: the one with vector instructions, downloaded when it is first
 * asked for. Where it cannot be had, or runs in no engine as old as this one, the other core takes
 * longer and gives the same results. So it does in a single file, which would be half as large again.
 */
export function swiftModule(): Promise<WebAssembly.Module> {
  if (__SINGLE_FILE__ || !WebAssembly.validate(VECTOR)) {
    return wasmModule();
  }
  swift ??= fromNetwork(__SWIFT_WASM_URL__).catch(() => {
    swift = undefined;
    return wasmModule();
  });
  return swift;
}

/** The writer of scripts, compiled. */
export function pytorchModule(): Promise<WebAssembly.Module> {
  return __SINGLE_FILE__ ? fromPage("pytorch-wasm") : fromNetwork(__PYTORCH_WASM_URL__);
}

/** A new worker that runs worker.ts. Throws where the host page or the browser forbids workers. */
export function newWorker(): Worker {
  if (__SINGLE_FILE__) {
    return workerFromSource(embedded("core-worker"), {});
  }
  const url = new URL(__WORKER_URL__, import.meta.url);
  if (url.origin === location.origin) {
    return new Worker(trusted(url.href), { type: "module" });
  }
  // A worker's own script must be same-origin; what it imports need not be.
  return workerFromSource(`import ${JSON.stringify(url.href)};`, { type: "module" });
}

async function fromNetwork(name: string): Promise<WebAssembly.Module> {
  const url = new URL(name, import.meta.url);
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok) {
    throw new Error(`${url.href}: HTTP ${response.status}`);
  }
  // Some servers do not know the type of wasm, and streaming compilation insists on it.
  const streams = response.headers.get("content-type")?.startsWith("application/wasm") ?? false;
  return streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

async function fromPage(id: string): Promise<WebAssembly.Module> {
  const packed = Uint8Array.from(atob(embedded(id)), (c) => c.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(plain).arrayBuffer());
}

function workerFromSource(source: string, options: WorkerOptions): Worker {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  // The worker has its script once it is running; until then the address must stay valid.
  const worker = new Worker(trusted(url), options);
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}

/** The text of one of the page's `<script type="text/plain">`. */
function embedded(id: string): string {
  const text = document.getElementById(id)?.textContent;
  if (!text) {
    throw new Error(`this page has no <script id="${id}">`);
  }
  return text;
}

let policy: { createScriptURL(url: string): unknown } | undefined;

/** The page's policy refuses plain strings as script addresses; only this module may bless one. */
function trusted(url: string): string {
  // Missing in older engines, where a plain string is accepted.
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
  policy ??= trustedTypes?.createPolicy("blindfolded-hiker", { createScriptURL: (known: string) => known });
  // `Worker` takes the blessed object, which the DOM's declarations still call a string.
  return (policy ? policy.createScriptURL(url) : url) as string;
}
