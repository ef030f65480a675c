/** The drawn schedule: its points by mouse, by touch and by keyboard; the coloured trail, the ceiling and the twin. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { controls, setting, shown } from "./support.mjs";

const { RATE_COLOURS } = await load("draw/rated.ts");

const site = setting();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ADDRESS = "?surface=hills&alpha=0.3&schedule=drawn&schedule.points=[[0,0.02],[50,0.1],[200,0.01]]&steps=60&instrument=draw";

/** @typedef {import("playwright-core").Page} Page */
const handle = (/** @type {Page} */ page, /** @type {number} */ number) => page.getByRole("slider", { name: new RegExp(`^Point ${number} of`) });
const button = (/** @type {Page} */ page, /** @type {string | RegExp} */ name) => page.getByRole("button", { name, exact: true });
const points = async (/** @type {Page} */ page) => (await shown(page)).spec.schedule.params.points;

/** The middle of a handle. @param {Page} page @param {number} number */
async function middle(page, number) {
  await page.locator(".painted hiker-fates").waitFor();
  await handle(page, number).scrollIntoViewIfNeeded();
  // What comes late has shifted the page; and a chart is drawn when it is in sight, and then its points have their places.
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-draw").frame);
  const { x, y, width, height } = await handle(page, number).boundingBox();
  return [x + width / 2, y + height / 2];
}

/** How many pixels of the map's upper layer have a colour of the trail. @param {Page} page */
const coloured = (page) => page.locator("hiker-map").first().evaluate((map, colours) => {
  const canvas = map.shadowRoot.querySelector(".walk");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const wanted = colours.map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    count += Number(data[i + 3] > 250 && wanted.some((want) => want.every((value, j) => Math.abs(data[i + j] - value) < 3)));
  }
  return count;
}, [...RATE_COLOURS]);

/** Waits until the trail has, or has not, its colours. @param {Page} page @param {boolean} there */
async function trail(page, there) {
  while ((await coloured(page) > 20) !== there) {
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}

test("with the mouse: a point is dragged, one is added, and the walk follows with its colours", async (t) => {
  const { page, leave } = await site.open(t, ADDRESS);
  await trail(page, true);
  const [x, y] = await middle(page, 2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 60, y - 40, { steps: 4 });
  await page.mouse.move(x - 120, y - 80, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => window.notes.some(({ type }) => type === "hiker-change"));
  const dragged = await points(page);
  assert.deepEqual([dragged.length, dragged[0], dragged[2]], [3, [0, 0.02], [200, 0.01]]);
  assert.ok(dragged[1][0] < 50 && dragged[1][1] > 0.1, `${dragged[1]}`);
  const { spec, state } = await shown(page);
  const { rows, columns } = core.walk(spec, 60);
  assert.equal(state.iteration, 60, "the hiker stays at the iteration");
  assert.equal(state.x, columns[60]);
  assert.equal(state.loss, columns[2 * rows + 60]);

  // A click where nothing is adds a point; it is the chosen one, and can be removed.
  const board = await page.locator("hiker-draw .board").boundingBox();
  await page.mouse.click(board.x + board.width * 0.7, board.y + board.height * 0.3);
  await page.getByText("Point 3 of 4:").waitFor();
  assert.equal((await points(page)).length, 4);
  await button(page, "Remove it").click();
  await page.getByText("Point 3 of 3:").waitFor();
  assert.deepEqual(await points(page), dragged);

  await button(page, "Upside down").click();
  const turned = await points(page);
  const [low, high] = [0.01, dragged[1][1]];
  turned.forEach(([k, alpha], i) => {
    assert.equal(k, dragged[i][0]);
    assert.ok(Math.abs(alpha - (low + high - dragged[i][1])) < 1e-3 * high);
  });

  // The colours go with the instrument, and so does the twin.
  const twins = () => page.locator("hiker-map").first().evaluate((map) => map.others.filter(({ style }) => style === "twin").map(({ spec: { schedule, alpha } }) => ({ kind: schedule.kind, alpha })));
  assert.deepEqual(await twins(), [{ kind: "constant", alpha: 0.3 }]);
  await button(page, "Draw the schedule").click();
  await trail(page, false);
  assert.deepEqual(await twins(), []);
  await leave();
});

test("by touch on a phone: a point is dragged, one is added, and nothing overflows", async (t) => {
  const { page, leave } = await site.open(t, ADDRESS, PHONE);
  await middle(page, 2);
  await page.locator("hiker-draw .board").evaluate((element) => { element.scrollIntoView({ block: "end" }); });
  const board = await page.locator("hiker-draw .board").boundingBox();
  await page.touchscreen.tap(board.x + board.width * 0.8, board.y + board.height * 0.2);
  await page.getByText("Point 3 of 4:").waitFor();
  const [x, y] = await middle(page, 2);
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {{ x: number, y: number }[]} */ touchPoints) => session.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [{ x, y }]);
  for (let i = 1; i <= 5; i++) await touch("touchMove", [{ x: x + 4 * i, y: y + 10 * i }]);
  await touch("touchEnd", []);
  await page.waitForFunction(() => window.notes.filter(({ type }) => type === "hiker-change").length > 1);
  const dragged = await points(page);
  assert.ok(dragged[1][0] > 50 && dragged[1][1] < 0.1, `${dragged[1]}`);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await leave();
});

test("with the keyboard: points are moved, chosen, added and removed, down to zero", async (t) => {
  const { page, leave } = await site.open(t, ADDRESS);
  await handle(page, 1).focus();
  await page.keyboard.press("ArrowUp");
  const [[, raised]] = await points(page);
  assert.ok(raised > 0.02 && raised < 0.03, `${raised}`);
  await page.keyboard.press("Shift+ArrowRight");
  assert.equal((await points(page))[0][0], 10);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowLeft");
  assert.equal((await points(page))[1][0], 49);
  await page.keyboard.press("Enter");
  assert.equal((await points(page)).length, 4);
  await page.keyboard.press("Delete");
  assert.equal((await points(page)).length, 3);
  assert.ok(await page.evaluate(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-draw").shadowRoot.activeElement?.matches(".handle.chosen")), "the keys stay on a point");

  // Drawn to zero, the hiker stands still, and the page says why.
  for (const number of [1, 2, 3]) {
    await handle(page, number).focus();
    await page.keyboard.press("Home");
  }
  assert.deepEqual((await points(page)).map(([, alpha]) => alpha), [0, 0, 0]);
  await page.getByText(/rate is zero throughout, so the hiker never moves/).waitFor();
  const { spec, state } = await shown(page);
  assert.deepEqual([state.x, state.y], spec.start);
  await leave();
});

test("what is typed is taken or refused in a sentence, and the drawing stays", async (t) => {
  const { page, leave } = await site.open(t, ADDRESS);
  await handle(page, 2).focus();
  const rate = page.getByRole("textbox", { name: "αₖ", exact: true });
  const place = page.getByRole("textbox", { name: "At k", exact: true });
  await rate.fill("2.5e-2");
  await rate.press("Tab");
  const good = [[0, 0.02], [50, 0.025], [200, 0.01]];
  assert.deepEqual(await points(page), good);
  const refused = page.locator("hiker-draw .refused");
  for (const [field, typed, words] of [[rate, "-1", /-1|−1/], [rate, "much", /much/], [place, "900", /ascending k/], [rate, "1e300", /10³⁰⁰/]]) {
    await field.fill(typed);
    await field.press("Tab");
    await refused.filter({ hasText: words }).waitFor();
    assert.deepEqual(await points(page), good);
  }
  assert.equal(await rate.inputValue(), "0.025");
  await rate.fill("0.03");
  await rate.press("Tab");
  assert.equal(await refused.innerText(), "");
  await leave();
});

test("another schedule is drawn over from where the hiker is, and locked it stays as it is", async (t) => {
  const { page, leave } = await site.open(t, "?surface=hills&alpha=0.1&schedule=cosine&schedule.t_max=80&steps=30&instrument=draw");
  await page.getByText(/To change it by hand, draw over it/).waitFor();
  await button(page, "Draw over this schedule").click();
  await handle(page, 1).waitFor();
  const { spec: { schedule, changes: [change] }, state } = await shown(page);
  assert.equal(schedule.kind, "cosine");
  assert.deepEqual([change.at, change.schedule.kind], [30, "drawn"]);
  const line = change.schedule.params.points;
  // What follows stays near to what would have been.
  const planned = core.learningRates(schedule, 0.1, 90, new Float64Array(90)).slice(30);
  const redrawn = core.learningRates(change.schedule, 0.1, 60, new Float64Array(60));
  planned.forEach((rate, k) => assert.ok(Math.abs(rate - redrawn[k]) < 2e-3, `${k}: ${rate} became ${redrawn[k]}`));
  assert.ok(Math.abs(state.alpha - planned[0]) < 1e-3);
  await leave();

  const locked = await site.open(t, `${ADDRESS}&lock=schedule`);
  await handle(locked.page, 2).focus();
  await locked.page.keyboard.press("ArrowUp");
  assert.equal(await button(locked.page, "Upside down").isDisabled(), true);
  assert.deepEqual((await shown(locked.page)).spec, undefined);
  await locked.leave();
});
