/** What a reader works out, tries and foretells in the lesson: the walkthrough, the search for a rate, the guided tour. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { setting } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const site = setting();
const words = { "virtual:locales": "export default ''; export const later = {}, others = {};" };
const { fateOfShown, valueOf } = await load("lesson/values.ts", words);
const { hikeOf, merged } = await load("lesson/walk.ts");
const { askedBy, outcomeOf } = await load("lesson/predictions.ts");
const { trialOf } = await load("lesson/trials.ts");
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
    "next-k", "k", "k", "k", "next-k", "x", "y", "alpha-k", "gx", "gy", "next-k", "x", "y", "move-x", "move-y", "next-k", "next-x", "next-y",
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
  assert.deepEqual((await read(page.locator("#walkthrough update-lines").first())).slice(5, 10), ["4", "2", "0.2", "4", "8"]);
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

test("lines with the longest numbers fit into a narrow window", async (t) => {
  for (const width of [320, 390]) {
    const { page, part, leave } = await openAt(t, "walkthrough", { viewport: { width, height: 800 } });
    for (const n of [1, 3]) {
      const walk = await part.locator("[data-step]").nth(n).getAttribute("data-step");
      const lines = part.locator("update-lines").nth(n);
      await lines.getByRole("button", { name: "One step" }).click();
      await says(lines, worked(walk, "steps=1"));
      // The figure is far above, and may have gone.
      await page.waitForFunction(() => {
        const figure = document.querySelector("#walkthrough lesson-figure");
        if (figure.shown) {
          figure.step(38);
          return true;
        }
        figure.make();
        return false;
      });
      await says(lines, worked(walk, "steps=39"));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width}: ${(await read(lines)).join(" ")}`);
    }
    await leave();
  }
});

test("by keyboard: one step of a large rate lands on the other side", async (t) => {
  const { page, part, leave } = await openAt(t, "walkthrough");
  const lines = part.locator("update-lines").nth(1);
  await part.locator("[data-step] h3").nth(1).evaluate((heading) => { heading.tabIndex = -1; heading.focus(); });
  await tabTo(page, "One step");
  await page.keyboard.press("Enter");
  await says(lines, worked("alpha=0.46 steps=1"));
  assert.deepEqual((await read(lines)).slice(5, 8), ["2.16", "−1.68", "0.46"]);
  await page.keyboard.press("Space");
  await says(lines, worked("alpha=0.46 steps=2"));
  // Reading on does not take the figure out of the reader's hands.
  await readTo(page, "#walkthrough [data-step]:nth-of-type(3)");
  await page.keyboard.press("Space");
  await says(lines, worked("alpha=0.46 steps=3"));
  await leave();
});

const GROUND = "surface=himmelblau x=1 y=1";
const trial = (/** @type {number} */ alpha) => trialOf(walker, showing(GROUND).view.spec, alpha, 40);

/** The search's controls. @param {import("playwright-core").Locator} part */
function search(part) {
  const cards = part.locator(".trial");
  const press = (/** @type {string} */ name) => part.getByRole("button", { name, exact: true });
  const mark = (/** @type {number} */ alpha) => part.getByRole("radio", { name: `α = ${alpha}`, exact: true });
  const hears = (/** @type {string} */ text) => part.locator(".said").filter({ hasText: text }).waitFor();
  return { cards, press, mark, hears, pick: press("Pick the marked one") };
}

test("finding a rate reads complete without scripts, and says what the core says", async (t) => {
  const { page } = await site.open(t, "", { ready: [], javaScriptEnabled: false });
  const part = page.locator("#finding");
  assert.equal(await part.locator("tbody tr").count(), 3);
  for (const text of ["too high", "take this", "slow"]) assert.ok(await part.getByRole("cell", { name: text }).isVisible());
  assert.deepEqual([0.1, 0.05, 0.03, 0.02, 0.01, 0.001].map((alpha) => trial(alpha).smooth), [false, false, false, true, true, true]);
  assert.deepEqual([0.1, 0.05, 0.03].map((alpha) => trial(alpha).fate), ["diverging", "diverging", "oscillating"]);
  // What each curve is called, its walk does.
  const walks = await part.locator("loss-curve").evaluateAll((all) => all.map((curve) => curve.getAttribute("walk")));
  assert.deepEqual(walks.slice(0, 4).map((walk) => fateOfShown(showing(walk))), ["steady", "too-small", "oscillating", "diverging"]);
});

test("by mouse: three walks, a wrong pick, the right one, and then finer", async (t) => {
  const { page, part, leave } = await openAt(t, "finding");
  const { cards, press, mark, hears, pick } = search(part);
  assert.equal(await cards.count(), 3);
  await pick.click();
  await hears("Walk the rates and mark one of them.");
  for (const alpha of [0.1, 0.01, 0.001]) {
    await press(`Walk with α = ${alpha}`).click();
    await hears(`α = ${alpha}:`);
    await page.waitForFunction((wanted) => document.querySelector("#finding blindfolded-hiker").shown.view.spec.alpha === wanted, alpha);
  }
  await page.waitForFunction(() => document.querySelector("#finding blindfolded-hiker").shown.view.index > 0);
  assert.equal(await cards.locator("svg .losses").count(), 3);
  await mark(0.1).check();
  await pick.click();
  await hears("With α = 0.1 the loss rises at iteration 1, from 106 to 1100.");
  await mark(0.001).check();
  await pick.click();
  await hears("But so does α = 0.01");
  await mark(0.01).check();
  await pick.click();
  await hears("Yes. α = 0.01 falls at every step");
  assert.equal(await cards.count(), 6);
  await pick.click();
  await hears("walk α = 0.02 before you settle");
  for (const alpha of [0.02, 0.03, 0.05]) await press(`Walk with α = ${alpha}`).click();
  await mark(0.02).check();
  await pick.click();
  await hears("A careful person takes half of it, 0.01.");
  await press("Search again").click();
  await press("Walk with α = 0.1").waitFor();
  assert.equal(await cards.count(), 3);
  await leave();
});

test("by touch: a wider search, and the curves that set the figure", async (t) => {
  const { page, part, leave } = await openAt(t, "finding", PHONE);
  const { press, mark, hears, pick } = search(part);
  await press("Ten times less: α = 0.0001").tap();
  await press("Walk with α = 0.0001").tap();
  await press("Walk with α = 0.001").tap();
  await mark(0.001).tap();
  await pick.tap();
  await hears("walk α = 0.01 before you settle");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
  await part.getByRole("button", { name: "Goes up and down: too high" }).tap();
  await page.waitForFunction(() => document.querySelector("#finding blindfolded-hiker")?.shown?.view.spec.alpha === 0.03);
  await page.waitForFunction(() => document.querySelectorAll("#finding loss-curve .losses").length === 5);
  await leave();
});

test("by keyboard: from a walk to its pick, the focus stays where it was", async (t) => {
  const { page, part, leave } = await openAt(t, "finding");
  const { hears, press } = search(part);
  const focused = () => page.evaluate(() => document.activeElement.value || document.activeElement.textContent.trim());
  await press("Walk with α = 0.1").focus();
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "0.1");
  await tabTo(page, "Walk");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "0.01");
  await page.keyboard.press("Space");
  await tabTo(page, "Pick the marked one");
  await page.keyboard.press("Enter");
  await hears("Yes. α = 0.01");
  assert.equal(await focused(), "Pick the marked one");
  await leave();
});


/** The tour's controls. @param {import("playwright-core").Locator} part */
function tour(part) {
  const press = (/** @type {string} */ name) => part.getByRole("button", { name, exact: true });
  const hears = (/** @type {string | RegExp} */ text) => part.locator(".said").filter({ hasText: text }).waitFor();
  const progress = (/** @type {string} */ text) => part.locator(".progress").filter({ hasText: text }).waitFor();
  return { press, hears, progress, radios: part.getByRole("radio") };
}

/** The predictions of the page, each with what its walk does. @param {import("node:test").TestContext} t */
async function predictions(t) {
  const { page } = await site.open(t, "", { ready: [], javaScriptEnabled: false });
  const all = await page.locator("#tour .prediction").evaluateAll((items) => items.map((item) => ({
    data: { ...item.dataset }, title: item.querySelector("h3").textContent,
    choices: Object.fromEntries([...item.querySelectorAll("[data-means]")].map((choice) => [choice.dataset.means, choice.textContent.trim()])),
  })));
  return all.map(({ data, ...rest }) => ({ ...rest, is: outcomeOf(showing("show=map,loss lock=start", data.walk), askedBy(data)).is }));
}

test("the tour reads as questions and answers without scripts", async (t) => {
  const { page } = await site.open(t, "", { ready: [], javaScriptEnabled: false });
  const items = page.locator("#tour .prediction");
  assert.equal(await items.count(), 6);
  for (const item of await items.all()) {
    assert.ok(await item.locator("h3").isVisible());
    assert.ok(await item.locator("li").count() >= 3);
    await item.locator("summary").click();
    assert.ok((await item.locator("details p").innerText()).length > 120);
  }
  assert.equal(await page.locator("#tour").locator("input, button").count(), 0);
});

test("by mouse: a right and a wrong prediction, each told by what was seen", async (t) => {
  const { page, part, leave } = await openAt(t, "tour");
  const { press, hears, progress, radios } = tour(part);
  await progress("Prediction 1 of 6");
  await press("Watch").click();
  await hears("Choose what you expect");
  await part.getByRole("radio", { name: "lands lower each time" }).check();
  await press("Watch").click();
  assert.ok(await radios.first().isDisabled());
  // The hiker walks by itself, and rests where it was asked to.
  await hears("As you foresaw. Each step jumps across the valley and lands closer on the other side. α·λ = 1.2");
  assert.deepEqual(await page.evaluate(() => {
    const { view } = document.querySelector("#tour blindfolded-hiker").shown;
    return [view.index, view.playing, view.spec.alpha];
  }), [8, false, 0.3]);
  assert.ok(await part.getByText("It oscillates: α·λ").isVisible());
  await press("Next prediction").click();
  await progress("Prediction 2 of 6");
  assert.equal(await part.locator(".said").innerText(), "");
  await page.waitForFunction(() => document.querySelector("#tour blindfolded-hiker").shown.view.index === 0);
  await part.getByRole("radio", { name: "It hardly moves." }).check();
  // Watch, and show the end before the hiker can be there.
  await press("Watch").evaluate((/** @type {HTMLButtonElement} */ button) => { button.click(); button.click(); });
  await hears("You expected: “It hardly moves.” It came otherwise: “It leaps across the valley, and lands higher each time.”");
  await hears("α·λ = 2.4");
  assert.equal(await part.locator("label.came").innerText(), "It leaps across the valley, and lands higher each time. This came.");
  await leave();
});

test("by touch, on a phone: the whole tour, to its end and again", async (t) => {
  const all = await predictions(t);
  const { page, part, leave } = await openAt(t, "tour", { ...PHONE, reducedMotion: "reduce" });
  const { press, hears, progress } = tour(part);
  let right = 0;
  for (const [n, { is, title, choices }] of all.entries()) {
    await progress(`Prediction ${n + 1} of 6`);
    assert.equal(await part.locator("guided-tour > h3").innerText(), title);
    // Every other time what will not come.
    const choice = n % 2 === 0 ? is : Object.keys(choices).find((means) => means !== is);
    right += Number(choice === is);
    await part.getByRole("radio", { name: choices[choice] }).tap();
    await press("Watch").tap();
    await hears(choice === is ? "As you foresaw." : "It came otherwise");
    await page.waitForFunction((steps) => document.querySelector("#tour blindfolded-hiker")?.shown?.view.index > steps, 1);
    await press(n < 5 ? "Next prediction" : "See how it went").tap();
  }
  await progress("The tour is over");
  assert.ok(await part.getByText(`${right} of 6 foreseen`).isVisible());
  assert.equal(await part.locator(".foreseen li").count(), 6);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
  await press("Take the tour again").tap();
  await progress("Prediction 1 of 6");
  await leave();
});

test("by keyboard alone: choose, watch, and on to the next, whose title has the focus", async (t) => {
  const { page, part, leave } = await openAt(t, "tour", { reducedMotion: "reduce" });
  const { hears, progress } = tour(part);
  await progress("Prediction 1 of 6");
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  await part.locator("guided-tour > h3").evaluate((heading) => heading.focus());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Watch");
  await page.keyboard.press("Enter");
  await hears("As you foresaw.");
  assert.equal(await focused(), "Next prediction");
  await page.keyboard.press("Enter");
  await progress("Prediction 2 of 6");
  assert.equal(await focused(), "Steeper ground");
  await leave();
});

for (const [name, options] of Object.entries({
  "on a desktop": { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" },
  "on a desktop where things move": { viewport: { width: 1280, height: 800 } },
  "on a phone": { ...PHONE, reducedMotion: "reduce" },
})) {
  test(`by keyboard the outcome of each prediction comes into view, with the picture and the way on, ${name}`, async (t) => {
    const { page, part, leave } = await openAt(t, "tour", options);
    const { press, hears, progress } = tour(part);
    for (let n = 1; n <= 6; n++) {
      await progress(`Prediction ${n} of 6`);
      await part.getByRole("radio").first().focus();
      await page.keyboard.press("Space");
      await tabTo(page, "Watch");
      if (options.reducedMotion) {
        await page.keyboard.press("Enter");
      } else {
        // Watch, and show the end before the hiker can be there.
        await press("Watch").evaluate((/** @type {HTMLButtonElement} */ button) => { button.click(); button.click(); });
      }
      await hears(/./);
      await part.locator(".why").waitFor();
      await page.waitForFunction((narrow) => {
        const at = (/** @type {string} */ selector) => document.querySelector(`#tour ${selector}`).getBoundingClientRect();
        const map = document.querySelector("#tour blindfolded-hiker").shadowRoot.querySelector("hiker-map").getBoundingClientRect();
        const under = narrow ? map.bottom : 45;
        return map.top >= 44 && map.bottom <= innerHeight && at(".said").top >= under && at(".said").bottom <= innerHeight
          && (narrow || at(".acts button").bottom <= innerHeight);
      }, "isMobile" in options);
      await press(n < 6 ? "Next prediction" : "See how it went").focus();
      await page.keyboard.press("Enter");
    }
    await progress("The tour is over");
    await leave();
  });
}

test("the three parts pass axe, in both themes", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, leave } = await openAt(t, "tour", { colorScheme, reducedMotion: "reduce", prepare: (opened) => opened.addInitScript(AXE) });
    await page.locator("#tour").getByRole("radio").first().check();
    await page.locator("#tour").getByRole("button", { name: "Watch", exact: true }).click();
    await page.locator("#finding").getByRole("button", { name: "Walk with α = 0.1", exact: true }).click();
    const violations = await page.evaluate(async () => {
      const { violations: found } = await window.axe.run({ include: ["#walkthrough .text", "#finding .text", "#tour .text"] });
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`.slice(0, 400));
    });
    assert.deepEqual(violations, []);
    await leave();
  }
});

test("the numbers are live where formulas are unknown elements, too", async (t) => {
  const { page, part, leave } = await openAt(t, "walkthrough", {
    prepare: (/** @type {import("playwright-core").Page} */ page) => page.addInitScript(() => { delete MathMLElement.prototype.dataset; }),
  });
  const first = part.locator("mn[data-live]").first();
  assert.equal(await first.evaluate((mn) => mn.dataset), undefined);
  const before = await part.locator("update-lines").first().innerText();
  await part.getByRole("button", { name: "One step" }).first().click();
  await page.waitForFunction(([text]) => document.querySelector("#walkthrough update-lines").innerText !== text, [before]);
  await leave();
});
