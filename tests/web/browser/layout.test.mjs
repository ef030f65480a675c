/** What is where on a desk and on a phone, and that the map is crisp on every screen. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { controls, setting } from "./support.mjs";

const site = setting();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** Asserts that a box lies wholly inside the window. @param {import("playwright-core").Page} page @param {Record<string, import("playwright-core").Locator>} parts */
async function inside(page, parts) {
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight]);
  for (const [name, part] of Object.entries(parts)) {
    const box = await part.boundingBox();
    assert.ok(box && box.width > 0 && box.height > 0, `${name} is not to be seen`);
    const { x, y } = box;
    assert.ok(x >= 0 && y >= 0 && x + box.width <= width && y + box.height <= height, `${name}: ${JSON.stringify(box)}`);
  }
}

/** Waits for a map whose picture is another one than before; its fingerprint. @param {import("playwright-core").Page} page @param {number} [before] */
async function drawn(page, before = 0) {
  const handle = await page.waitForFunction((known) => {
    const map = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot;
    const canvas = map.querySelector(".sheet");
    const pixels = new Uint32Array(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    // Paper, frame and lettering alone have few colours; a tint has thousands.
    if (new Set(pixels).size < 2000) return false;
    const sum = pixels.reduce((hash, pixel) => (Math.imul(hash, 31) + pixel) | 0, 7);
    return sum !== known && sum;
  }, before);
  return handle.jsonValue();
}

for (const height of [800, 1080]) {
  const width = Math.round((height * 16) / 10);
  test(`at ${width}×${height} all there is to play with is to be seen without scrolling`, async (t) => {
    const { page, leave } = await site.open(t, "", { viewport: { width, height } });
    const { map, slider, exact, step, back, play, reset, happening, loss, rates, landscape, rule, schedule } = controls(page);
    await drawn(page);
    await page.locator(".painted hiker-fates").waitFor();
    await inside(page, { map, slider, exact, step, back, play, reset, happening, loss, rates, landscape, rule, schedule,
      final: page.getByRole("img", { name: "Final loss by learning rate", exact: true }), trial: page.getByRole("button", { name: "0.001", exact: true }),
      scrubber: page.getByRole("slider", { name: "Iteration" }), readout: page.locator("[part=readout]") });
    const box = await map.boundingBox();
    assert.ok(box.width / width > 0.5 && box.width / width < 0.66, "the map takes about 60 % of the width");
    assert.ok((await slider.boundingBox()).width > 0.95 * box.width, "the slider is as wide as the map");
    assert.ok((await happening.boundingBox()).x > box.x + box.width, "the notebook is beside the map");
    const practice = await page.getByRole("heading", { name: "Practice" }).boundingBox();
    assert.ok(practice.y < height, "the practice problem peeks above the fold");
    await leave();
  });
}

test("on a phone the map is as wide as the screen, and slider and transport stay under the thumb", async (t) => {
  const { page, leave } = await site.open(t, "", PHONE);
  const { map, slider, exact, step, back, play, reset, happening } = controls(page);
  await drawn(page);
  await inside(page, { map, slider, exact, step, back, play, reset });
  const box = await map.boundingBox();
  assert.deepEqual([box.x, box.width, box.height], [0, 390, 390]);
  for (const [name, control] of Object.entries({ slider, step, back, play, reset })) {
    const { y, height } = await control.boundingBox();
    assert.ok(y >= box.y + box.height, `${name} is under the map`);
    assert.ok(height >= 44 || name === "slider", `${name} is ${height} high`);
  }
  await page.evaluate(() => { scrollTo(0, 300); });
  await page.waitForFunction(() => scrollY === 300);
  await inside(page, { slider, exact, step, back, play, reset });
  await happening.scrollIntoViewIfNeeded();
  await inside(page, { happening });
  await leave();
});

test("on a phone the charts are tabs, and nothing is missing", async (t) => {
  const { page, leave } = await site.open(t, "", PHONE);
  const { loss, rates, landscape, rule, schedule, hint } = controls(page);
  const tab = (/** @type {string} */ name) => page.getByRole("tab", { name });
  assert.equal(await loss.count(), 1);
  await tab("Final loss by learning rate").click();
  await page.getByRole("img", { name: "Final loss by learning rate", exact: true }).waitFor();
  await tab("Loss after one step").click();
  await page.getByRole("img", { name: "Loss after one step by learning rate", exact: true }).waitFor();
  await tab("Learning rate by iteration").click();
  await rates.waitFor();
  assert.equal(await loss.count(), 0);
  await page.keyboard.press("ArrowLeft");
  await loss.waitFor();
  assert.equal(await tab("Loss by iteration").getAttribute("aria-selected"), "true");
  for (const part of [landscape, rule, schedule, hint]) assert.ok(await part.isVisible());
  await leave();
});

test("a finger scrolls the page over the map, and drags the hiker by the hand", async (t) => {
  const { page, leave } = await site.open(t, "", PHONE);
  await drawn(page);
  const styles = await page.locator("hiker-map").evaluate((map) => ["[role=region]", ".handle"].map((part) =>
    getComputedStyle(map.shadowRoot.querySelector(part)).touchAction));
  assert.deepEqual(styles, ["pan-y", "none"]);
  await controls(page).map.tap({ position: { x: 250, y: 200 } });
  await page.waitForFunction(() => window.notes.some(({ type }) => type === "hiker-change"));
  await leave();
});

for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
  test(`every canvas has a pixel for each of the screen's at ${deviceScaleFactor} per CSS pixel`, async (t) => {
    const { page, leave } = await site.open(t, "", { deviceScaleFactor });
    await drawn(page);
    const canvases = page.locator("canvas:visible");
    // Two of the map, three charts, and the slider's track when it has been painted.
    await page.locator(".painted hiker-fates").waitFor();
    assert.equal(await canvases.count(), 6);
    for (const canvas of await canvases.all()) {
      const { width, height } = await canvas.boundingBox();
      const [across, down] = await canvas.evaluate((element) => [element.width, element.height]);
      for (const [pixels, length] of [[across, width], [down, height]]) {
        assert.ok(Math.abs(pixels - length * deviceScaleFactor) <= 1, `${pixels} for ${length} at ${deviceScaleFactor}`);
      }
    }
    await leave();
  });
}

test("the map follows the window's size", async (t) => {
  const { page, leave } = await site.open(t);
  let picture = await drawn(page);
  for (const [width, height] of [[1000, 700], [700, 900], [390, 844], [2560, 1440]]) {
    await page.setViewportSize({ width, height });
    picture = await drawn(page, picture);
    const box = await controls(page).map.boundingBox();
    await page.waitForFunction(([across, down]) => {
      const { width: w, height: h } = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".walk");
      return Math.abs(w - across) <= 1 && Math.abs(h - down) <= 1;
    }, [box.width, box.height]);
  }
  await leave();
});

/** Waits for a map that is darker, or lighter, than one of that brightness; its own. @param {import("playwright-core").Page} page @param {boolean} darker @param {number} than */
async function shaded(page, darker, than) {
  const handle = await page.waitForFunction(([darker, than]) => {
    const map = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot;
    const canvas = map.querySelector(".sheet");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const brightness = data.reduce((sum, part, i) => (i % 4 === 3 ? sum : sum + part), 0) / data.length;
    return (darker ? brightness < 0.9 * than : brightness > than / 0.9) && brightness;
  }, [darker, than]);
  return handle.jsonValue();
}

test("every landscape is drawn, in the light and in the dark, and walked on", async (t) => {
  const { page, leave } = await site.open(t);
  const { landscape, step } = controls(page);
  const theme = page.getByRole("combobox", { name: "Theme" });
  let picture = await drawn(page);
  for (const { kind } of core.catalog().surfaces) {
    if (await landscape.inputValue() !== kind) {
      await landscape.selectOption(kind);
      picture = await drawn(page, picture);
    }
    await step.click();
    const light = await shaded(page, false, 0);
    await theme.selectOption("dark");
    const dark = await shaded(page, true, light);
    await theme.selectOption("light");
    await shaded(page, false, dark);
    // The same landscape in another theme may still be on its way.
    picture = await drawn(page);
  }
  assert.equal(await page.getByText("The map could not be drawn").count(), 0);
  await leave();
});
