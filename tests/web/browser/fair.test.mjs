/** The fair comparison: the table is what walks say, and its hikers can be sent out; by mouse, by touch and by keyboard. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { controls, setting, shown } from "./support.mjs";

const { entrantsOf, ranks, ratesFor, scoreOf } = await load("state/contest.ts");

const site = setting();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const catalog = core.catalog();

/** @typedef {import("playwright-core").Page} Page */
const button = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) => page.getByRole("button", { name, exact: true });
const rows = (/** @type {Page} */ page) => page.locator("hiker-fair tbody tr");

/** The walk of the first hiker and what the others do otherwise, as the page has them. @param {Page} page */
const party = (page) => page.evaluate(() => {
  const { spec, company, index } = document.querySelector("blindfolded-hiker").context.view;
  return { spec, company, index };
});

/** What the comparison must come to. @param {object} view @param {string} field @param {number} steps */
function expected(view, field, steps) {
  const entrants = entrantsOf(view, catalog, field);
  const alphas = ratesFor(view.spec.alpha);
  const level = core.probe(view.spec.surface, ...view.spec.start).loss;
  const scores = entrants.map(({ spec }) => scoreOf(core.sweep(spec, alphas, steps), level));
  return { entrants, scores, rank: ranks(scores.map(({ best }) => best?.loss)), same: ranks(scores.map(({ same }) => same)) };
}

test("with the mouse: all step rules are compared as their walks say, and the best six are sent out", async (t) => {
  const { page, leave } = await site.open(t, "?surface=himmelblau&alpha=0.01&x=0&y=1&instrument=fair");
  await rows(page).first().waitFor();
  const want = expected(await party(page), "optimizer", 50);
  assert.equal(await rows(page).count(), catalog.optimizers.length);
  const places = new Map(want.entrants.map(({ who }, i) => [catalog.optimizers.find(({ kind }) => kind === who.kind).label, [want.rank[i], want.same[i]]]));
  for (const row of await rows(page).all()) {
    const name = (await row.getByRole("rowheader").innerText()).trim();
    const told = await row.locator(".place").allInnerTexts();
    assert.deepEqual(told, places.get(name).map((place) => (place === null ? "–" : String(place))), name);
  }
  await page.getByText(/^With α = 0\.01 for all, the first place goes to .* Each at its own best rate, it goes to/).waitFor();
  await page.getByText(/What counts is the loss after the last step/).waitFor();

  await button(page, "Walk: the first 6, each at its best rate").click();
  const { spec, company } = await party(page);
  assert.equal(company.length, 5);
  const best = new Map(want.entrants.map(({ who }, i) => [who.kind, want.scores[i].best?.alpha]));
  for (const { optimizer, alpha } of [spec, ...company]) {
    // Engines differ in the last digit of a power.
    assert.ok(Math.abs(alpha / best.get(optimizer.kind) - 1) < 1e-12, optimizer.kind);
  }
  await controls(page).step.click();
  assert.equal((await shown(page)).state.iteration, 1);
  await leave();
});

test("with the keyboard: the steps and the field are chosen, and another common rate asks anew", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl&alpha=0.1&instrument=fair&hikers=[{\"optimizer\":{\"kind\":\"adam\"}}]");
  await rows(page).first().waitFor();
  assert.equal(await rows(page).count(), 2);
  const steps = page.getByRole("combobox", { name: "Steps", exact: true });
  await steps.focus();
  await page.keyboard.press("ArrowDown");
  await page.getByText(/in 200 steps\?/).waitFor();
  await controls(page).exact.fill("0.2001");
  await page.keyboard.press("Enter");
  await page.getByRole("columnheader", { name: "At α = 0.2001 for all" }).waitFor();
  const want = expected(await party(page), "hikers", 200);
  const told = await rows(page).first().locator(".place").allInnerTexts();
  const first = want.rank.indexOf(1);
  assert.deepEqual(told, [String(want.rank[first]), String(want.same[first] ?? "–")]);
  await page.getByRole("combobox", { name: "Compare", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((count) => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-fair").shadowRoot.querySelectorAll("tbody tr").length === count, catalog.schedules.length);
  await leave();
});

test("by touch on a phone: the same rate for all is sent out, and nothing overflows", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl&alpha=0.1&instrument=fair&hikers=[{\"optimizer\":{\"kind\":\"adam\"},\"alpha\":1}]", PHONE);
  await rows(page).first().waitFor();
  await button(page, "Walk: the same 2, all at α = 0.1").tap();
  const { spec, company: [adam] } = await party(page);
  assert.deepEqual([spec.alpha, adam.alpha], [0.1, 0.1]);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await leave();
});

test("where everybody diverges, or one walks alone, or rates are locked, it says so", async (t) => {
  const far = await site.open(t, "?surface=formula&formula=-x^4-y^4&x=3&y=3&alpha=1&instrument=fair");
  await rows(far.page).first().waitFor();
  await far.page.getByText(/diverges/).first().waitFor();
  await far.page.getByRole("combobox", { name: "Compare", exact: true }).selectOption("hikers");
  await far.page.getByText(/Only one hiker walks here/).waitFor();
  await far.leave();
  const locked = await site.open(t, "?surface=bowl&instrument=fair&lock=alpha");
  await rows(locked.page).first().waitFor();
  assert.equal(await button(locked.page, /^Walk: the first/).isDisabled(), true);
  await locked.leave();
});
