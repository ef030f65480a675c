/** The relief view: fetched when opened, goes round by mouse, touch and keys, follows the walk, and is not needed. */

import assert from "node:assert/strict";
import test from "node:test";
import { controls, setting } from "./support.mjs";

const site = setting();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ADDRESS = "?surface=himmelblau&alpha=0.01";
const OPEN = `${ADDRESS}&instrument=relief`;
const STILL = { reducedMotion: "reduce" };

/** @param {import("playwright-core").Page} page */
const button = (page, name) => page.getByRole("button", { name, exact: true });
const region = (page) => page.getByRole("region", { name: "Relief view", exact: true });
const orbit = (page) => page.locator("hiker-relief").evaluate((element) => ({ ...element.orbit }));

/** Waits until the ground is there, and for as many frames as painting takes. */
async function drawn(page) {
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-relief")?.ready);
  await frames(page);
}
const frames = (page) => page.evaluate(async () => {
  for (let i = 0; i < 4; i++) await new Promise(requestAnimationFrame);
});
/** What is to be seen, as the browser shows it. */
async function picture(page) {
  await region(page).scrollIntoViewIfNeeded();
  await frames(page);
  return (await region(page).screenshot()).toString("base64");
}
/** The part of the pixels in which two pictures differ. */
async function difference(page, ...pictures) {
  const other = await page.context().newPage();
  const part = await other.evaluate(async (sources) => {
    const [a, b] = await Promise.all(sources.map(async (source) => {
      const image = new Image();
      image.src = `data:image/png;base64,${source}`;
      await image.decode();
      const ctx = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
      ctx.drawImage(image, 0, 0);
      return ctx.getImageData(0, 0, image.width, image.height).data;
    }));
    let apart = 0;
    for (let i = 0; i < a.length; i += 4) apart += [0, 1, 2].some((k) => Math.abs(a[i + k] - b[i + k]) > 24) ? 1 : 0;
    return apart / (a.length / 4);
  }, pictures);
  await other.close();
  return part;
}

test("nothing of it is fetched before it is opened, and it shows the ground and the walk", async (t) => {
  const fetched = [];
  const prepare = (page) => page.on("response", (response) => fetched.push(response));
  const { page, leave } = await site.open(t, ADDRESS, { ...STILL, prepare });
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-shelf"));
  await page.waitForLoadState("networkidle");
  const heavy = async () => {
    const texts = await Promise.all(fetched.filter((response) => response.url().endsWith(".js")).map((response) => response.text().catch(() => "")));
    return texts.filter((text) => text.includes("WebGLRenderer")).length;
  };
  assert.equal(await heavy(), 0);
  await button(page, "Relief").click();
  await drawn(page);
  assert.equal(await heavy(), 1);

  const image = page.getByRole("img", { name: "Relief view", exact: true });
  const described = () => image.evaluate((element) => element.getRootNode().getElementById(element.getAttribute("aria-describedby")).textContent);
  assert.match(await described(), /^The landscape from the side, x from .* Iteration 0: the hiker stands at \(−0\.5, −4\)/);
  const before = await picture(page);
  await controls(page).step.click();
  await frames(page);
  assert.match(await described(), /Iteration 1: /);
  assert.ok(await difference(page, before, await picture(page)) > 0.001, "the hiker has gone a step");
  await button(page, "Relief").click();
  await page.locator("hiker-relief").waitFor({ state: "detached" });
  // Opened again, it is there again.
  await button(page, "Relief").click();
  await drawn(page);
  await leave();
});

test("a drag of the mouse goes round, the wheel comes nearer, within limits", async (t) => {
  const { page, leave } = await site.open(t, OPEN, STILL);
  await drawn(page);
  const before = await picture(page);
  const from = await orbit(page);
  const box = await region(page).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + 80, box.y + box.height / 2 + 20, { steps: 4 });
  await page.mouse.up();
  const round = await orbit(page);
  assert.ok(round.turn < from.turn && round.tilt > from.tilt && round.zoom === from.zoom);
  assert.ok(await difference(page, before, await picture(page)) > 0.05);
  await page.mouse.move(box.x + 30, box.y + 30);
  assert.deepEqual(await orbit(page), round, "without the button nothing moves");
  await page.mouse.wheel(0, -200);
  await page.waitForFunction((zoom) => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-relief").orbit.zoom > zoom, round.zoom);
  await button(page, "Farther").click();
  await button(page, "As at first").click();
  assert.deepEqual(await orbit(page), from);
  assert.ok(await difference(page, before, await picture(page)) < 0.02);
  await leave();
});

test("keys go round, come nearer, and go back; without reduced motion by and by", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await drawn(page);
  const from = await orbit(page);
  await region(page).focus();
  const arrives = (to) => page.waitForFunction((wanted) => {
    const { orbit } = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-relief");
    return Object.entries(wanted).every(([name, value]) => Math.abs(orbit[name] - value) < 1e-9);
  }, to);
  const turn = from.turn + Math.PI / 12;
  await page.keyboard.press("ArrowLeft");
  await arrives({ ...from, turn });
  await page.keyboard.press("ArrowUp");
  const tilt = from.tilt + Math.PI / 24;
  await arrives({ turn, tilt, zoom: from.zoom });
  await page.keyboard.press("+");
  await arrives({ turn, tilt, zoom: 1.25 });
  await page.keyboard.press("0");
  await arrives(from);
  await leave();
});

test("by touch: a finger goes round, a button comes nearer, nothing overflows", async (t) => {
  const { page, leave } = await site.open(t, OPEN, { ...PHONE, ...STILL });
  // On a phone it is further down than is drawn ahead.
  await page.locator(".painted hiker-fates").waitFor();
  await page.locator("hiker-relief").scrollIntoViewIfNeeded();
  await drawn(page);
  const from = await orbit(page);
  await region(page).scrollIntoViewIfNeeded();
  const { x, y, width, height } = await region(page).boundingBox();
  const client = await page.context().newCDPSession(page);
  const touch = (type, points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([dx, id]) => ({ x: x + width / 2 + dx, y: y + height / 2, id })) });
  await touch("touchStart", [[0, 0]]);
  for (const dx of [15, 30, 60, 80]) await touch("touchMove", [[dx, 0]]);
  await touch("touchEnd", []);
  await page.waitForFunction((turn) => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-relief").orbit.turn < turn, from.turn);
  await touch("touchStart", [[-30, 0], [30, 1]]);
  for (const dx of [40, 60, 80]) await touch("touchMove", [[-dx, 0], [dx, 1]]);
  await touch("touchEnd", []);
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-relief").orbit.zoom > 1.2);
  await button(page, "As at first").tap();
  assert.deepEqual(await orbit(page), from);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await leave();
});

test("flat, undefined and overflowing ground, a walk out of all numbers, another theme, a lost context: all are seen through", async (t) => {
  const { page, leave } = await site.open(t, OPEN, STILL);
  await drawn(page);
  const light = await picture(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await frames(page);
  await drawn(page);
  assert.ok(await difference(page, light, await picture(page)) > 0.5);
  const set = (attributes) => page.evaluate((all) => {
    const hiker = document.querySelector("blindfolded-hiker");
    for (const [name, value] of Object.entries(all)) hiker.setAttribute(name, value);
  }, attributes);
  for (const text of ["7", "sqrt(x)", "1e300*exp(9*x)", "log(-1-x^2)"]) {
    await set({ "surface": "formula", "surface.text": text, "alpha": "9", "steps": "5" });
    await frames(page);
    await drawn(page);
  }
  await set({ "surface": "himmelblau", "alpha": "1", "steps": "8" });
  await frames(page);
  await drawn(page);
  await page.getByText(/the hiker is off this sheet/).waitFor({ state: "attached" });

  await page.locator("hiker-relief").evaluate((element) => {
    const canvas = element.shadowRoot.querySelector(".scene canvas");
    window.lost = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
    window.lost.loseContext();
  });
  await page.getByText(/^This browser draws nothing in three dimensions here/).waitFor();
  await page.evaluate(() => window.lost.restoreContext());
  await region(page).waitFor();
  await frames(page);
  await leave();
});

test("without WebGL a sentence says that nothing is lost", async (t) => {
  const prepare = (page) => page.addInitScript(() => {
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
      return String(kind).startsWith("webgl") ? null : getContext.call(this, kind, ...rest);
    };
  });
  const { page, leave } = await site.open(t, OPEN, { prepare });
  await page.getByText(/Nothing is lost: the contour map shows the same ground/).waitFor();
  assert.equal(await region(page).count(), 0);
  await leave();
});

test("a page in one file offers no relief view, and carries none", async (t) => {
  const { page, leave } = await site.open(t, "standalone.html");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-shelf button"));
  assert.equal(await button(page, "Relief").count(), 0);
  assert.equal(await page.evaluate(() => document.documentElement.outerHTML.includes("WebGLRenderer")), false);
  await leave();
});
