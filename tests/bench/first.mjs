/** From the moment when the wasm is ready to the first map in full quality; to stay within 300 ms. */

export const title = "First map in full quality after the wasm is compiled, median of 7 visits (budget 300 ms), and from the start of the visit";

const ROUNDS = 7;
const median = (/** @type {number[]} */ list) => list.sort((a, b) => a - b)[list.length >> 1];

/** @param {{ open: (path: string, prepare?: (page: any) => Promise<unknown>) => Promise<any> }} context */
export async function run({ open }) {
  const rows = [];
  for (const [what, query] of [["hills", ""], ["rosenbrock", "?surface=rosenbrock"], ["ackley", "?surface=ackley"]]) {
    const times = { ready: [], start: [] };
    for (let round = 0; round < ROUNDS; round++) {
      const { page, close } = await open(`index.html${query}`, (page) => page.addInitScript(note));
      const { compiled, drawn } = await (await page.waitForFunction(() => globalThis.noted.drawn && globalThis.noted)).jsonValue();
      times.ready.push(drawn - compiled);
      times.start.push(drawn);
      await close();
    }
    rows.push({ what: `${what}, after the wasm`, ms: median(times.ready) }, { what: `${what}, after the visit began`, ms: median(times.start) });
  }
  return rows;
}

/** In the page, before its own scripts. */
function note() {
  globalThis.noted = {};
  for (const name of ["compileStreaming", "compile"]) {
    const compile = WebAssembly[name];
    WebAssembly[name] = (...given) => compile.apply(WebAssembly, given).then((module) => {
      globalThis.noted.compiled ??= performance.now();
      return module;
    });
  }
  document.addEventListener("map-drawn", ({ detail }) => {
    if (!detail.sketch) globalThis.noted.drawn ??= performance.now();
  });
}
