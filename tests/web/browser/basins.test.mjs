/** The basins: a layer over the map that follows α, its key, and its buttons; by mouse, by touch and by keyboard. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { controls, setting, shown } from "./support.mjs";

const { sharesOf } = await load("state/valleys.ts");

const site = setting();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ADDRESS = "?surface=himmelblau&alpha=0.01";

/** Waits until the survey of a rate is complete; what it found. @param {import("playwright-core").Page} page @param {number} alpha */
async function surveyed(page, alpha) {
  await page.waitForFunction((wanted) => {
    const element = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-basins");
    return element?.survey?.part === 1 && element.survey.request.spec.alpha === wanted;
  }, alpha);
  return page.locator("hiker-basins").evaluate(({ survey: { request, label, iterations, minima, width, height, alone } }) =>
    ({ request, label: [...label], iterations: [...iterations], minima, width, height, alone }));
}

/** Pixels of the sheet, every so many of them. @param {import("playwright-core").Page} page @returns {Promise<number[]>} */
const sheet = (page) => page.locator("hiker-map").first().evaluate((map) => {
  const canvas = map.shadowRoot.querySelector(".sheet");
  const { data } = canvas.getContext("2d").getImageData(60, 60, canvas.width - 120, canvas.height - 120);
  return [...data].filter((_, i) => i % 388 < 4);
});
const differ = (/** @type {number[]} */ a, /** @type {number[]} */ b) => a.filter((value, i) => Math.abs(value - b[i]) > 8).length / a.length;

/** Waits until the sheet does, or does not, look as it did. @param {import("playwright-core").Page} page @param {number[]} before @param {boolean} alike */
async function looks(page, before, alike) {
  for (;;) {
    const part = differ(before, await sheet(page));
    if (alike ? part === 0 : part > 0.4) return;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

const ready = (/** @type {import("playwright-core").Page} */ page) =>
  page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-shelf"));
const button = (/** @type {import("playwright-core").Page} */ page, /** @type {string | RegExp} */ name) => page.getByRole("button", { name, exact: true });

test("with the mouse: the layer comes, is what the core says, and follows α", async (t) => {
  const { page, leave } = await site.open(t, ADDRESS);
  await ready(page);
  const before = await sheet(page);
  await button(page, "Basins").click();
  const found = await surveyed(page, 0.01);
  await looks(page, before, false);
  assert.equal(found.alone, false);

  const { spec, domain, width, height, steps } = found.request;
  const want = core.basins(spec, domain, width, height, steps);
  assert.equal(Buffer.compare(Buffer.from(found.label), Buffer.from(want.label)), 0);
  assert.deepEqual(found.iterations, [...want.iterations]);
  const shares = sharesOf(want);
  const rows = page.locator("hiker-basins tbody tr");
  assert.equal(await rows.count(), 6);
  const most = shares.valleys.indexOf(Math.max(...shares.valleys));
  assert.match(await rows.first().innerText(), new RegExp(`^${"ABCD"[most]}\\s+${Math.round(100 * shares.valleys[most])} %`));
  await page.getByText(/^With α = 0\.01, \d+ % of all starts end in valley/).waitFor();

  await button(page, /^Large steps, α = /).click();
  const { alpha } = (await shown(page)).spec;
  const large = await surveyed(page, alpha);
  assert.ok(alpha > 0.0149 && alpha < 0.0248, `${alpha} is not between the valleys' edges`);
  assert.notDeepEqual(large.label, found.label);
  assert.ok(sharesOf({ ...large, label: Uint8Array.from(large.label) }).valleys.includes(0), "no valley has thrown its hikers out");
  await page.getByText(/are on no valley floor/).waitFor();

  // Other steps, another survey.
  await page.getByRole("combobox", { name: "Steps of each hiker" }).selectOption("100");
  await page.waitForFunction(() => {
    const { survey } = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-basins");
    return survey.part === 1 && survey.request.steps === 100;
  });
  await button(page, "Basins").click();
  await page.locator("hiker-basins").waitFor({ state: "detached" });
  await looks(page, before, true);
  await leave();
});

test("with the keyboard: α is raised until everybody leaves", async (t) => {
  const { page, leave } = await site.open(t, ADDRESS);
  await ready(page);
  const before = await sheet(page);
  await button(page, "Basins").focus();
  await page.keyboard.press("Enter");
  const first = await surveyed(page, 0.01);
  await looks(page, before, false);
  await controls(page).slider.focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowRight");
  const { alpha } = (await shown(page)).spec;
  assert.ok(alpha > 0.01);
  const second = await surveyed(page, alpha);
  assert.notDeepEqual(second.label, first.label);
  await page.keyboard.press("End");
  const last = await surveyed(page, (await shown(page)).spec.alpha);
  assert.ok(last.label.every((label) => label === 255));
  await page.getByText(/100 % leave all maps/).waitFor();
  await leave();
});

test("by touch on a phone: a picture beside the present one is chosen, and nothing overflows", async (t) => {
  const { page, leave } = await site.open(t, `${ADDRESS}&instrument=basins`, PHONE);
  const first = await surveyed(page, 0.01);
  await button(page, "α = 0.0025").tap();
  const second = await surveyed(page, 0.0025);
  assert.notDeepEqual(second.label, first.label);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await leave();
});

test("the layer follows the map, another landscape and the theme", async (t) => {
  const { page, leave } = await site.open(t, `${ADDRESS}&instrument=basins`);
  const { request } = await surveyed(page, 0.01);
  await controls(page).map.focus();
  await page.keyboard.press("+");
  await page.waitForFunction((wide) => {
    const { survey } = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-basins");
    return survey.part === 1 && survey.request.domain[1] - survey.request.domain[0] < 0.8 * wide;
  }, request.domain[1] - request.domain[0]);
  const light = await sheet(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await looks(page, light, false);
  const { landscape } = controls(page);
  await landscape.selectOption("saddle");
  await page.getByText(/^This landscape has no valley floor/).waitFor();
  await page.getByText(/^No curvature on a valley floor/).waitFor();
  await leave();
});

test("without workers the picture stays coarse, and the page says so", async (t) => {
  const prepare = (/** @type {import("playwright-core").Page} */ page) => page.addInitScript(() => {
    window.Worker = class { constructor() { throw new Error("no workers here"); } };
  });
  const { page, leave } = await site.open(t, `${ADDRESS}&instrument=basins`, { prepare });
  const found = await surveyed(page, 0.01);
  assert.ok(found.alone && new Set(found.label).size >= 4);
  await page.getByText(/so the picture stays coarse/).waitFor();
  await leave();
});
