/** What a reader works out, tries and foretells in the lesson: the walkthrough, the search for a rate, the guided tour. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { setting } from "./support.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const site = setting();
const words = { "virtual:locales": "export default ''; export const later = {}, others = {};" };
const { fateOfShown, valueOf } = await load("lesson/values.ts", words);
const { hikeOf, merged } = await load("lesson/walk.ts");
const { Walker } = await load("state/walker.ts");
const walker = new Walker(core);

/** What a text with these parameters shows. @param {string[]} walks */
const showing = (...walks) => ({ walker, view: hikeOf(merged(...walks), walker) });

/** Brings something to where it is read. @param {import("playwright-core").Page} page @param {string} selector */
function readTo(page, selector, share = 0.3) {
  return page.evaluate(([wanted, at]) => {
    const { top } = document.querySelector(wanted).getBoundingClientRect();
    scrollBy({ top: top - at * innerHeight, behavior: "instant" });
  }, /** @type {const} */ ([selector, share]));
}

/** Opens the page at a part, and waits until its figure is there. @param {import("node:test").TestContext} t @param {string} id @param {object} [options] */
async function openAt(t, id, options = {}) {
  const opened = await site.open(t, "", options);
  await readTo(opened.page, `#${id}`);
  const figure = opened.page.locator(`#${id} lesson-figure`);
  await figure.getByRole("region", { name: "Contour map" }).or(figure.locator("hiker-map")).first().waitFor();
  await opened.page.waitForFunction((part) => document.querySelector(`#${part} blindfolded-hiker`)?.shown, id);
  return { ...opened, part: opened.page.locator(`#${id}`), figure };
}

/** @param {import("playwright-core").Page} page @param {string} name */
async function tabTo(page, name) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement.textContent.trim())) === name) return;
  }
  assert.fail(`${name} is not reached`);
}

/** The lines of a passage as they are read. @param {import("playwright-core").Locator} lines */
const read = (lines) => lines.locator("mn[data-live]").evaluateAll((all) => all.map((mn) => mn.textContent));

const WALK = "surface=bowl surface.kappa=4 x=4 y=2";
/** What the lines say of a walk. @param {...string} walk */
function worked(...walk) {
  const shown = showing(WALK, ...walk);
  const names = [
    "next-k", "k", "k", "next-k", "x", "y", "alpha-k", "gx", "gy", "next-k", "x", "y", "move-x", "move-y", "next-k", "next-x", "next-y",
    "k", "loss", "next-k", "next-loss",
  ];
  return names.map((name) => valueOf({ name, digits: 4 }, shown));
}

/** Waits until the lines say this. @param {import("playwright-core").Locator} lines @param {string[]} expected */
async function says(lines, expected) {
  const element = await lines.elementHandle();
  await lines.page().waitForFunction(
    ([at, wanted]) => [...at.querySelectorAll("mn[data-live]")].map((mn) => mn.textContent).join(" ") === wanted,
    /** @type {const} */ ([element, expected.join(" ")]),
  );
}

test("the walkthrough can be read without scripts: every line with the numbers of the first step", async (t) => {
  const { page } = await site.open(t, "", { ready: [], javaScriptEnabled: false });
  const steps = page.locator("#walkthrough [data-step]");
  assert.equal(await steps.count(), 4);
  for (const step of await steps.all()) {
    assert.ok(await step.locator("math").first().isVisible());
    assert.deepEqual(await read(step.locator("update-lines")), worked(await step.getAttribute("data-step")));
  }
  assert.deepEqual((await read(page.locator("#walkthrough update-lines").first())).slice(4, 9), ["4", "2", "0.2", "4", "8"]);
  assert.ok(!(await page.getByText("Press One step").isVisible()));
  // What the table says became of each rate is what the core says of it.
  for (const row of await page.locator("#walkthrough tbody tr").all()) {
    const [rate, fate] = [await row.locator("th").innerText(), await row.locator("td").last().innerText()];
    if (!rate.includes("halved")) {
      assert.equal(fateOfShown(showing(WALK, `alpha=${rate}`)).replace("-", " "), fate, rate);
    }
  }
});

test("by mouse: the lines follow the hiker, forwards and back, and the other way round", async (t) => {
  const { part, figure, leave } = await openAt(t, "walkthrough");
  const lines = part.locator("update-lines").first();
  const [on, back] = ["One step", "Back"].map((name) => lines.getByRole("button", { name, exact: true }));
  assert.equal(await back.getAttribute("aria-disabled"), "true");
  await on.click();
  await says(lines, worked("alpha=0.2 steps=1"));
  await on.click();
  await says(lines, worked("alpha=0.2 steps=2"));
  await back.click();
  await says(lines, worked("alpha=0.2 steps=1"));
  await lines.getByRole("status").filter({ hasText: "Iteration 1: w = (3.2, 0.4), loss 5.44." }).waitFor({ state: "attached" });
  // The hand on the figure, and another rate.
  await figure.getByRole("button", { name: "Step", exact: true }).click();
  await says(lines, worked("alpha=0.2 steps=2"));
  await leave();
});

test("by touch: each passage's lines are of its own walk, wherever the figure is", async (t) => {
  const { page, part, leave } = await openAt(t, "walkthrough", PHONE);
  for (const [n, walk] of [[2, "alpha=0.46"], [4, await part.locator("[data-step]").nth(3).getAttribute("data-step")], [1, "alpha=0.2"]]) {
    const lines = part.locator("update-lines").nth(n - 1);
    await lines.getByRole("button", { name: "One step" }).tap();
    await says(lines, worked(walk, "steps=1"));
    await lines.getByRole("button", { name: "One step" }).tap();
    await says(lines, worked(walk, "steps=2"));
  }
  // The figure went while its reader was far away; the steps go on from where they were.
  await readTo(page, "#references");
  await page.waitForFunction(() => !document.querySelector("#walkthrough blindfolded-hiker"));
  await page.evaluate(() => document.querySelector("#walkthrough update-lines button").click());
  await says(part.locator("update-lines").first(), worked("alpha=0.2 steps=3"));
  await leave();
});

test("by keyboard: one step of a large rate lands on the other side", async (t) => {
  const { page, part, leave } = await openAt(t, "walkthrough");
  const lines = part.locator("update-lines").nth(1);
  await part.locator("[data-step] h3").nth(1).evaluate((heading) => { heading.tabIndex = -1; heading.focus(); });
  await tabTo(page, "One step");
  await page.keyboard.press("Enter");
  await says(lines, worked("alpha=0.46 steps=1"));
  assert.deepEqual((await read(lines)).slice(4, 7), ["2.16", "−1.68", "0.46"]);
  await page.keyboard.press("Space");
  await says(lines, worked("alpha=0.46 steps=2"));
  await leave();
});
