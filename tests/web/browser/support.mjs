/** What the tests in a browser share: one browser and one site per file, and a page that takes notes. */

import assert from "node:assert/strict";
import { after, before } from "node:test";
import core from "../core.mjs";
import { launch, openPage } from "../browser.mjs";
import { DIST, serve } from "../serve.mjs";

/** The public elements' events, and what a broken Content-Security-Policy fires. */
const EVENTS = [
  "hiker-ready", "hiker-change", "hiker-step", "hiker-outcome",
  "practice-ready", "practice-answer", "securitypolicyviolation",
];

/**
 * A browser and a server for the tests of one file.
 *
 * @param {Record<string, string>} [pages] pages of the test's own, beside the built ones
 */
export function setting(pages = {}) {
  /** @type {import("playwright-core").Browser} */
  let browser;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let site;
  before(async () => {
    [browser, site] = await Promise.all([launch(), serve(DIST, { pages })]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  return {
    /** The address of the folder with the pages; known once the tests run. */
    get address() {
      return site.address;
    },

    /**
     * Opens a page and waits until its widgets are ready. `leave` asserts that nothing went wrong in it.
     *
     * @param {import("node:test").TestContext} t
     * @param {string} [address] relative to the site
     * @param {import("playwright-core").BrowserContextOptions & { ready?: string[], until?: "load" | "commit", prepare?: (page: import("playwright-core").Page) => unknown }} [options]
     */
    async open(t, address = "", { ready = ["hiker-ready", "practice-ready"], until = "load", prepare, ...options } = {}) {
      const opened = await openPage(browser, options);
      t.after(opened.close);
      const { page, problems } = opened;
      await page.addInitScript(takeNotes, EVENTS);
      await prepare?.(page);
      await page.goto(new URL(address, site.address).href, { waitUntil: until });
      for (const type of ready) await heard(page, type);
      const leave = async () => {
        assert.deepEqual(await noted(page, "securitypolicyviolation"), []);
        assert.deepEqual(problems, []);
      };
      return { page, problems, leave };
    },
  };
}

/** Runs in every frame before its own scripts. @param {string[]} types */
function takeNotes(types) {
  window.notes = [];
  for (const type of types) {
    document.addEventListener(type, (event) => {
      const detail = event.detail ?? `${event.violatedDirective} ${event.blockedURI}`;
      window.notes.push({ type, detail: structuredClone(detail), from: event.target.id ?? "" });
    });
  }
}

/** Details of all events of a type so far, oldest first. @param {import("playwright-core").Frame | import("playwright-core").Page} frame @param {string} type @param {string} [from] id of the element */
export function noted(frame, type, from) {
  return frame.evaluate(
    ([wanted, id]) => window.notes.filter((note) => note.type === wanted && (id === undefined || note.from === id)).map(({ detail }) => detail),
    [type, from],
  );
}

/** Waits for an event of a type, if there was none yet. @param {import("playwright-core").Frame | import("playwright-core").Page} frame @param {string} type */
export async function heard(frame, type) {
  await frame.waitForFunction((wanted) => window.notes?.some((note) => note.type === wanted), type);
}

/** The last state, and the last spec, that the page has told. @param {import("playwright-core").Page} page */
export async function shown(page) {
  return { state: (await noted(page, "hiker-step")).at(-1), spec: (await noted(page, "hiker-change")).at(-1) };
}

/** The controls by their accessible names. @param {import("playwright-core").Frame | import("playwright-core").Page | import("playwright-core").FrameLocator} frame */
export function controls(frame) {
  const button = (/** @type {string} */ name) => frame.getByRole("button", { name, exact: true });
  const box = (/** @type {string} */ name) => frame.getByRole("combobox", { name, exact: true });
  const text = (/** @type {string} */ name) => frame.getByRole("textbox", { name, exact: true });
  const image = (/** @type {string} */ name) => frame.getByRole("img", { name, exact: true });
  return {
    slider: frame.getByRole("slider", { name: "Learning rate α", exact: true }),
    exact: text("Exact learning rate"),
    play: button("Play"), pause: button("Pause"), step: button("Step"), back: button("Step back"), reset: button("Reset"),
    landscape: box("Landscape"), rule: box("Step rule"), schedule: box("Schedule"),
    map: frame.getByRole("region", { name: "Contour map", exact: true }),
    happening: frame.getByRole("status", { name: "What is happening", exact: true }),
    loss: image("Loss by iteration"), rates: image("Learning rate by iteration"),
    answer: text("Your answer"), check: button("Check"), hint: button("Hint"),
    solution: button("Show worked solution"), another: button("New problem"),
    feedback: frame.getByRole("status", { name: "Feedback", exact: true }),
  };
}

/** The walk that a page without parameters shows: the first of everything that the catalog offers. */
export function usual() {
  const { surfaces: [surface], optimizers: [optimizer], schedules: [schedule] } = core.catalog();
  return {
    surface: { kind: surface.kind }, optimizer: { kind: optimizer.kind }, schedule: { kind: schedule.kind },
    alpha: surface.alpha, start: surface.start, changes: [],
  };
}

/** The states of a walk, each from the one before, as events carry them. @param {object} spec @param {number} count */
export function states(spec, count) {
  const all = [];
  for (let k = 0, state; k < count; k++) {
    state = core.step(spec, state);
    const { memory: _, ...told } = state;
    all.push(told);
  }
  return all;
}
