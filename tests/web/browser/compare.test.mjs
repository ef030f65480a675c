/** Several hikers, their ghosts, and the values that are read off the charts: by mouse, by touch and with the keys. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import core from "../core.mjs";
import { controls, setting, shown, usual } from "./support.mjs";

const site = setting();
const presets = JSON.parse(readFileSync(join(import.meta.dirname, "../../../www/presets.json"), "utf8"));
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The view in the store of the page's hiker. @param {import("playwright-core").Page} page */
const attribute = (page, name) => page.locator("blindfolded-hiker").getAttribute(name);
const rows = (page) => page.getByRole("region", { name: "Table of the hikers" }).locator("tbody tr");

/** Whether the walk canvas of the map has pixels of a colour. @param {import("playwright-core").Page} page @param {number[]} colour */
function painted(page, colour) {
  return page.waitForFunction((wanted) => {
    const map = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map");
    const canvas = map.shadowRoot.querySelector(".walk");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    for (let i = 0; i < data.length; i += 4) {
      if (wanted.every((value, c) => Math.abs(data[i + c] - value) < 8) && data[i + 3] > 240) return true;
    }
    return false;
  }, colour);
}

test("a link with compare= sends others along, on the map, in the charts and in the table", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl&alpha=0.1&compare=0.005,0.205&steps=5&instrument=compare");
  await rows(page).nth(2).waitFor();
  const texts = await rows(page).allTextContents();
  const start = core.catalog().surfaces.find(({ kind }) => kind === "bowl").start;
  [0.1, 0.005, 0.205].forEach((alpha, i) => {
    const walk = core.walk({ ...usual(), surface: { kind: "bowl" }, start, alpha }, 1000);
    const said = walk.outcome === "converged" ? `arrives at step ${walk.at}` : walk.outcome === "diverged" ? `leaves at step ${walk.at}` : "not within";
    assert.ok(texts[i].includes(said), `${texts[i]} says ${said}`);
  });
  // The lightened blue of the second hiker.
  await painted(page, [0x7c, 0xc8, 0xf2]);
  const lines = await page.locator(".chart.loss hiker-chart").evaluate((chart) => chart.chart.lines.map(({ ys }) => ys.length));
  assert.deepEqual(lines, [6, 6]);
  await leave();
});

test("too many, and what is no rate, is named, and the rest goes along", async (t) => {
  const { page, leave } = await site.open(t, "?compare=0.1,0.2,x,0.3,0.4,0.5,0.6,-1");
  const notice = page.getByText("at most 5 hikers beside the first");
  await notice.first().waitFor();
  assert.equal(await attribute(page, "compare"), "0.1,0.2,0.3,0.4,0.5");
  const { leave: _, ...other } = await site.open(t, "?hikers=7&ghosts=[{}]&alpha=0.2");
  await other.page.getByText("a JSON list").waitFor();
  await other.page.getByText("walks that were left").waitFor();
  await leave();
});

test("six diverging hikers walk to their ends, and the page goes on", async (t) => {
  const { page, leave } = await site.open(t, "?surface=rosenbrock&alpha=1&compare=2,3,4,5,6&instrument=compare&motion=off&speed=100");
  await controls(page).play.click();
  await controls(page).play.waitFor();
  const rests = (await rows(page).allTextContents()).filter((text) => text.includes("leaves at step"));
  assert.equal(rests.length, 6);
  await controls(page).reset.click();
  assert.equal(await attribute(page, "steps"), null);
  await leave();
});

test("when the first hiker's walk is over, the others walk on, on the map and in the charts", async (t) => {
  const { page, leave } = await site.open(t, "?surface=rosenbrock&alpha=1&compare=0.0005&steps=50&motion=off");
  const [first, other, line] = await page.locator("blindfolded-hiker").evaluate((hiker) => [
    hiker.shadowRoot.querySelector("hiker-map").index,
    hiker.shadowRoot.querySelector("hiker-map").others[0].index,
    hiker.shadowRoot.querySelector(".chart.loss hiker-chart").chart.lines[0].here.x,
  ]);
  assert.ok(first < 20, `${first}`);
  assert.deepEqual([other, line], [50, 50]);
  await controls(page).step.click();
  assert.equal(await attribute(page, "steps"), "51");
  await leave();
});

test("hikers are added, changed and removed by mouse", async (t) => {
  const { page, leave } = await site.open(t, "?instrument=compare");
  await page.getByRole("button", { name: "Add a hiker" }).click();
  await page.getByRole("combobox", { name: "Step rule of: Hiker 2" }).selectOption("adam");
  const rate = page.getByRole("textbox", { name: "Learning rate of: Hiker 2" });
  await rate.fill("0.3");
  await rate.press("Enter");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("hikers")?.includes("0.3"));
  assert.deepEqual(JSON.parse(await attribute(page, "hikers")), [{ alpha: 0.3, optimizer: { kind: "adam" } }]);
  await rate.fill("-3");
  await rate.press("Enter");
  await page.getByText("Accepted: a number above 0").waitFor();
  assert.deepEqual(JSON.parse(await attribute(page, "hikers"))[0].alpha, 0.3);
  await page.getByRole("button", { name: "Remove: Hiker 2" }).click();
  await page.waitForFunction(() => !document.querySelector("blindfolded-hiker").hasAttribute("hikers"));
  await leave();
});

for (const [name, preset] of Object.entries(presets)) {
  test(`the example "${name}" is read without a complaint and shows different fates`, async (t) => {
    const query = new URLSearchParams(Object.entries(preset).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
    const { page, leave } = await site.open(t, "?instrument=compare");
    await page.getByRole("combobox", { name: "Example" }).selectOption(name);
    const hikers = (preset.hikers ?? preset.compare.split(",")).length + 1;
    await rows(page).nth(hikers - 1).waitFor();
    assert.equal(await rows(page).count(), hikers);
    const fates = (await rows(page).allTextContents()).map((text) => /arrives at step \d+|leaves at step \d+|not within/.exec(text)[0]);
    assert.ok(new Set(fates).size > 1, fates.join());
    const link = await site.open(t, `?${query}`);
    assert.equal(await link.page.locator("blindfolded-hiker").getByRole("alert").count(), 0);
    assert.equal(await attribute(link.page, "alpha"), await attribute(page, "alpha"));
    await leave();
  });
}

test("the shelf opens with the keys, and its state is in the link", async (t) => {
  const { page, leave } = await site.open(t);
  const button = page.getByRole("button", { name: "Several hikers" });
  await button.focus();
  await page.keyboard.press("Enter");
  await rows(page).first().waitFor();
  assert.equal(await attribute(page, "instrument"), "compare");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector("blindfolded-hiker").hasAttribute("instrument"));
  await leave();
});

test("no instrument is fetched before it is opened", async (t) => {
  const asked = [];
  const { page, leave } = await site.open(t, "", { prepare: (opened) => { opened.on("request", (request) => asked.push(request.url())); } });
  const before = asked.length;
  await page.getByRole("button", { name: "Several hikers" }).click();
  await rows(page).first().waitFor();
  assert.ok(asked.length > before, "the instrument comes with its own file");
  await leave();
});

test("going back and changing α leaves a ghost; it can be returned to and forgotten", async (t) => {
  const { page, leave } = await site.open(t, "?steps=20&motion=off&instrument=branches");
  const { back, exact } = controls(page);
  for (let k = 0; k < 5; k++) await back.click();
  await exact.fill("0.03");
  await exact.press("Enter");
  const ghosts = async () => JSON.parse((await attribute(page, "ghosts")) ?? "[]");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").hasAttribute("ghosts"));
  assert.deepEqual((await ghosts()).map(({ alpha, from, to }) => [alpha, from, to]), [[0.1, 15, 20]]);
  await controls(page).step.click();
  await page.getByRole("button", { name: /^Return: / }).click();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("steps") === "20");
  const { spec } = await shown(page);
  assert.deepEqual(spec.changes, []);
  // The other way is the ghost now.
  assert.deepEqual((await ghosts()).map(({ changes, from, to }) => [changes[0].alpha, from, to]), [[0.03, 15, 16]]);
  await page.getByRole("button", { name: "Forget all" }).click();
  await page.waitForFunction(() => !document.querySelector("blindfolded-hiker").hasAttribute("ghosts"));
  await leave();
});

test("pointing at a chart shows that iteration on the map, and a click goes there", async (t) => {
  const { page, leave } = await site.open(t, "?steps=20&motion=off");
  const box = await controls(page).loss.boundingBox();
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.5 * box.height);
  const peek = () => page.locator("blindfolded-hiker").evaluate((hiker) => hiker.shadowRoot.querySelector("hiker-map").peek);
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").peek !== null);
  const pointed = await peek();
  assert.ok(pointed > 5 && pointed < 18, `${pointed}`);
  await page.mouse.click(box.x + 0.6 * box.width, box.y + 0.5 * box.height);
  await page.waitForFunction((k) => window.notes.filter(({ type }) => type === "hiker-step").at(-1)?.detail.iteration === k, pointed);
  await leave();
});

test("the arrow keys read values off a chart, Enter goes there", async (t) => {
  const { page, leave } = await site.open(t, "?steps=20&motion=off");
  const reader = page.getByRole("slider", { name: "Values of the loss" });
  await reader.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").peek === 18);
  assert.match(await reader.getAttribute("aria-valuetext"), /^k = 18, loss −?\d/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.notes.filter(({ type }) => type === "hiker-step").at(-1)?.detail.iteration === 18);
  await leave();
});

test("on a phone an example is chosen and a chart is tapped", async (t) => {
  const { page, leave } = await site.open(t, "?steps=20&motion=off", PHONE);
  await page.getByRole("button", { name: "Several hikers" }).tap();
  await page.getByRole("button", { name: "Add a hiker" }).tap();
  await rows(page).nth(1).waitFor();
  await controls(page).loss.tap({ position: { x: 150, y: 60 } });
  await page.waitForFunction(() => window.notes.some(({ type }) => type === "hiker-step"));
  const { state } = await shown(page);
  assert.ok(state.iteration < 20, `${state.iteration}`);
  await leave();
});
