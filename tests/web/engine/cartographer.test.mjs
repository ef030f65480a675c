// The cartographer without a worker: the latest order wins, and a known sheet is shown at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../draw/bundle.mjs";

globalThis.createImageBitmap = (image) => Promise.resolve(image);

const { Cartographer } = await load("core/cartographer.ts", {
  "colleague.ts": `export const Colleague = { hire: () => Promise.reject(new Error("no worker here")) };`,
  "core.ts": "export function within(_, promise) { return promise; }",
});

/** A core that remembers what it was asked for. */
function pretend() {
  const asked = [];
  return {
    asked,
    core: {
      elevation: () => ({ levels: [], index: [], scale: {} }),
      contours: () => ({}),
      features: () => ({ minima: [], saddles: [] }),
      tints: () => new Uint8ClampedArray(4),
      terrainImage: (surface, _, width) => {
        asked.push(`${surface.kind} ${width}`);
        if (surface.kind === "bad") throw new Error("bad surface");
        return { kind: surface.kind, width };
      },
    },
  };
}

const request = (kind) => ({ surface: { kind }, domain: [0, 1, 0, 1], width: 64, height: 64, nx: 16, ny: 16, style: {} });
/** Lets timers and promises run until something holds; a test that waits in vain is ended by its runner. */
async function until(holds) {
  while (!holds()) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("a coarse sheet comes first, then the full one", async () => {
  const { core } = pretend();
  const shown = [];
  new Cartographer(core).order(request("a"), false, ({ terrain }) => shown.push(terrain.width), assert.fail);
  await until(() => shown.at(-1) === 64);
  assert.deepEqual(shown, [16, 64]);
});

test("an order that has not begun when a newer one comes is never computed", async () => {
  const { core, asked } = pretend();
  const map = new Cartographer(core);
  const shown = [];
  for (const kind of ["a", "b", "c"]) {
    map.order(request(kind), false, ({ terrain }) => shown.push(`${terrain.kind} ${terrain.width}`), assert.fail);
  }
  await until(() => shown.includes("c 64"));
  assert.ok(asked.every((entry) => !entry.startsWith("b")), asked.join());
  assert.ok(shown.every((entry) => entry.startsWith("c")), shown.join());
});

test("a known sheet is shown at once", async () => {
  const { core, asked } = pretend();
  const map = new Cartographer(core);
  let full = false;
  map.order(request("a"), false, ({ terrain }) => { full = terrain.width === 64; }, assert.fail);
  await until(() => full);
  const before = asked.length;
  let shown = false;
  map.order(request("a"), false, () => { shown = true; }, assert.fail);
  assert.ok(shown);
  assert.equal(asked.length, before);
});

test("a request that is refused is reported, and the next one works", async () => {
  const { core } = pretend();
  const map = new Cartographer(core);
  let message = "";
  map.order(request("bad"), false, assert.fail, (reason) => { message = reason.message; });
  await until(() => message !== "");
  assert.equal(message, "bad surface");
  let shown = "";
  map.order(request("a"), false, ({ terrain }) => { shown = terrain.kind; }, assert.fail);
  await until(() => shown !== "");
  assert.equal(shown, "a");
});
