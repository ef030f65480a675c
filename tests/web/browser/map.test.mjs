/** Moving the map, by mouse, finger and keys; the hiker beyond it; fog; tints and heights. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { controls, noted, setting, shown, usual } from "./support.mjs";

const site = setting();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** The parts of the map. @param {import("playwright-core").Page} page */
function parts(page) {
  const button = (/** @type {string} */ name) => page.getByRole("button", { name, exact: true });
  return {
    ...controls(page),
    zoomIn: button("Zoom in"), zoomOut: button("Zoom out"), sheet: button("Whole sheet"), fit: button("Fit the walk"),
    follow: button("Follow the hiker"), blindfold: button("Blindfold"), unveil: button("Take off the blindfold"),
    view: page.getByText("View", { exact: true }),
    bring: page.getByRole("button", { name: /Bring the map to the hiker/ }),
    tints: page.getByRole("combobox", { name: "Tints" }), heights: page.getByRole("combobox", { name: "Heights" }),
    remark: page.locator("hiker-map .remark"),
  };
}

/** The camera that the page has been told, as numbers; null for the landscape's sheet. @param {import("playwright-core").Page} page */
async function camera(page) {
  const text = await page.locator("blindfolded-hiker").getAttribute("view");
  if (text === null) return null;
  const [x, y, zoom] = text.split(",").map(Number);
  return { x, y, zoom };
}

/** Waits until the camera is as wanted, over at most some hundred frames. @param {import("playwright-core").Page} page @param {(camera: { x: number, y: number, zoom: number } | null) => boolean} wanted */
async function until(page, wanted) {
  for (let frame = 0; frame < 300; frame++) {
    const now = await camera(page);
    if (wanted(now)) return now;
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return assert.fail(`the map stays at ${JSON.stringify(await camera(page))}`);
}

/** Does something and waits for the sheet in full detail that it leads to. @param {import("playwright-core").Page} page @param {() => Promise<unknown>} act */
async function redrawn(page, act) {
  await page.evaluate(() => {
    globalThis.redrawn = new Promise((resolve) => {
      document.addEventListener("map-drawn", function heard({ detail }) {
        if (!detail.sketch) {
          document.removeEventListener("map-drawn", heard);
          resolve(undefined);
        }
      });
    });
  });
  await act();
  await page.evaluate(() => globalThis.redrawn);
}

/** A map on which a sheet is to be seen. @param {import("node:test").TestContext} t @param {string} [address] @param {object} [options] */
async function mapped(t, address = "", options = {}) {
  const opened = await site.open(t, address, {
    ...options,
    prepare: (page) => page.addInitScript(() => {
      document.addEventListener("map-drawn", ({ detail }) => { globalThis.drawn ||= !detail.sketch; });
    }),
  });
  await opened.page.waitForFunction(() => globalThis.drawn);
  return { ...opened, ...parts(opened.page), box: await parts(opened.page).map.boundingBox() };
}

/** Colours of a layer of the map around some places, as shares of its size. @param {import("playwright-core").Page} page @param {"sheet" | "walk"} layer @param {[number, number][]} places */
function colours(page, layer, places) {
  return page.evaluate(([layer, places]) => {
    const canvas = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(`.${layer}`);
    const ctx = canvas.getContext("2d");
    return places.map(([u, v]) => [...ctx.getImageData(Math.round(u * canvas.width), Math.round(v * canvas.height), 1, 1).data]);
  }, [layer, places]);
}

/** Where a place of the landscape is on the screen, by the handle of the hiker who stands there. @param {import("playwright-core").Page} page */
async function hikerAt(page) {
  const box = await page.locator("hiker-map .handle").boundingBox();
  return box && { x: box.x + box.width / 2, y: box.y + 38 };
}

/** The start that a press there chooses. @param {import("playwright-core").Page} page @param {number} x @param {number} y */
async function pressed(page, x, y) {
  await page.mouse.click(x, y);
  return (await shown(page)).spec.start;
}

test("the wheel magnifies the map, and what was under the pointer stays under it", async (t) => {
  const { page, box, leave } = await mapped(t);
  // A wheel tells whole pixels only.
  const [x, y] = [Math.round(box.x + 0.7 * box.width), Math.round(box.y + 0.6 * box.height)];
  const before = await pressed(page, x, y);
  await page.mouse.wheel(0, -300);
  const near = await until(page, (now) => now !== null);
  assert.ok(Math.abs(near.zoom - 2) < 1e-3, `${near.zoom}`);
  const after = await pressed(page, x, y);
  assert.ok(Math.hypot(after[0] - before[0], after[1] - before[1]) < 2e-3, `${before} became ${after}`);
  for (let turn = 0; turn < 2; turn++) await page.mouse.wheel(0, 300);
  await until(page, (now) => now.zoom < 0.51);
  const far = await pressed(page, x, y);
  assert.ok(Math.hypot(far[0] - before[0], far[1] - before[1]) < 4e-3, `${before} became ${far}`);
  await leave();
});

test("who scrolls the page and comes across the map goes on scrolling", async (t) => {
  const { page, leave } = await mapped(t);
  const turn = (/** @type {boolean} */ scrolling) => page.evaluate((scrolling) => {
    const ground = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".ground");
    if (scrolling) dispatchEvent(new Event("scroll"));
    const wheel = new WheelEvent("wheel", { deltaY: -300, clientX: 300, clientY: 300, bubbles: true, cancelable: true, composed: true });
    ground.dispatchEvent(wheel);
    return wheel.defaultPrevented;
  }, scrolling);
  assert.equal(await turn(true), false, "the page keeps the wheel");
  assert.equal(await camera(page), null);
  // Some events later it is the map's; no waiting by the clock: the event's time is what counts.
  await page.waitForFunction((from) => performance.now() - from > 450, await page.evaluate(() => performance.now()));
  assert.equal(await turn(false), true);
  await until(page, (now) => now !== null);
  await leave();
});

test("buttons and keys magnify, move and show the whole sheet, and the address tells where the map is", async (t) => {
  const { page, map, zoomIn, zoomOut, view, sheet, leave } = await mapped(t);
  await redrawn(page, () => zoomIn.click());
  const near = await camera(page);
  assert.equal(near.zoom, 2);
  await redrawn(page, () => zoomOut.press("Enter"));
  assert.deepEqual(await camera(page), { ...near, zoom: 1 });
  await map.focus();
  for (const key of ["+", "+", "="]) await map.press(key);
  assert.equal((await camera(page)).zoom, 8);
  await map.press("-");
  assert.equal((await camera(page)).zoom, 4);
  const here = await camera(page);
  await map.press("d");
  const east = await camera(page);
  assert.ok(east.x > here.x && east.y === here.y, "D shows what lies to the right");
  await map.press("w");
  const north = await camera(page);
  assert.ok(north.y > east.y && north.x === east.x, "W shows what lies above");
  await map.press("a");
  await map.press("s");
  const back = await camera(page);
  assert.ok(Math.abs(back.x - here.x) < 1e-9 && Math.abs(back.y - here.y) < 1e-9, "A and S lead back");
  assert.deepEqual(await noted(page, "hiker-change"), [], "the walk has nothing to do with it");
  await page.waitForFunction(() => new URLSearchParams(location.search).has("view"));

  await redrawn(page, () => map.press("0"));
  assert.equal(await camera(page), null);
  await zoomIn.click();
  await view.click();
  await redrawn(page, () => sheet.click());
  assert.equal(await camera(page), null);
  await leave();
});

test("a link shows the same part of the map", async (t) => {
  const { page, box, leave } = await mapped(t, "?view=1.5,-1,4");
  assert.deepEqual(await camera(page), { x: 1.5, y: -1, zoom: 4 });
  const start = await pressed(page, box.x + box.width / 2, box.y + box.height / 2);
  assert.ok(Math.hypot(start[0] - 1.5, start[1] + 1) < 1e-2, `${start}`);
  await leave();
});

test("a drag moves the map with the pointer; a press without one places the hiker", async (t) => {
  const { page, box, leave } = await mapped(t);
  const [x, y] = [box.x + 0.4 * box.width, box.y + 0.6 * box.height];
  const place = await pressed(page, x, y);
  const changes = (await noted(page, "hiker-change")).length;
  // Somewhere else than on the hiker.
  await page.mouse.move(x + 150, y - 100);
  await page.mouse.down();
  await page.mouse.move(x + 180, y - 80, { steps: 4 });
  await page.mouse.move(x + 250, y - 60, { steps: 4 });
  await page.mouse.up();
  await until(page, (now) => now !== null);
  assert.equal((await noted(page, "hiker-change")).length, changes, "the hiker stays where it is");
  const moved = await pressed(page, x + 100, y + 40);
  assert.ok(Math.hypot(moved[0] - place[0], moved[1] - place[1]) < 2e-3, `${place} became ${moved}`);
  await leave();
});

test("two fingers move and magnify the map, and place nothing", async (t) => {
  const { page, box, leave } = await mapped(t, "", PHONE);
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {number[][]} */ fingers) => session.send("Input.dispatchTouchEvent", {
    type, touchPoints: fingers.map(([x, y], id) => ({ x, y, id })),
  });
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const apart = (/** @type {number} */ gap) => [[cx - gap, cy], [cx + gap, cy]];
  await touch("touchStart", apart(30));
  for (const gap of [40, 60, 90, 120]) await touch("touchMove", apart(gap));
  await touch("touchEnd", []);
  const near = await until(page, (now) => now !== null);
  assert.ok(Math.abs(near.zoom - 4) < 0.05, `${near.zoom}`);
  await touch("touchStart", apart(60));
  for (const by of [10, 20, 30, 40]) await touch("touchMove", apart(60).map(([x, y]) => [x + by, y + by]));
  await touch("touchEnd", []);
  const moved = await until(page, (now) => now.x !== near.x);
  assert.ok(moved.x < near.x && moved.y > near.y && Math.abs(moved.zoom / near.zoom - 1) < 0.02, JSON.stringify([near, moved]));
  assert.deepEqual(await noted(page, "hiker-change"), []);
  await leave();
});

test("one finger across moves the map, a tap places the hiker, and buttons can be tapped", async (t) => {
  const { page, box, map, zoomIn, blindfold, leave } = await mapped(t, "", PHONE);
  await zoomIn.tap();
  assert.deepEqual(await until(page, (now) => now !== null), { x: 0, y: 0, zoom: 2 });
  await map.tap({ position: { x: 200, y: 250 } });
  await page.waitForFunction(() => window.notes.some(({ type }) => type === "hiker-change"));
  await blindfold.tap();
  assert.equal(await blindfold.getAttribute("aria-pressed"), "true");
  const changes = (await noted(page, "hiker-change")).length;
  // Last, because a browser takes the next tap for one that stops a fling.
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {number[]} */ ...across) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: across.map((x) => ({ x, y: box.y + 0.85 * box.height })) });
  await touch("touchStart", 60);
  for (const x of [75, 100, 140, 180]) await touch("touchMove", x);
  await touch("touchEnd");
  await until(page, (now) => now.x < 0);
  assert.equal((await noted(page, "hiker-change")).length, changes);
  await leave();
});

test("a finger that holds the hiker moves the start, up and down too", async (t) => {
  const { page, leave } = await mapped(t, "?surface=bowl&motion=off", PHONE);
  const before = core.catalog().surfaces.find(({ kind }) => kind === "bowl").start;
  const at = await hikerAt(page);
  const session = await page.context().newCDPSession(page);
  const touch = (/** @type {string} */ type, /** @type {number[]} */ ...down) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: down.map((by) => ({ x: at.x - by / 2, y: at.y - 10 + by })) });
  await touch("touchStart", 0);
  for (const by of [10, 30, 60, 90]) await touch("touchMove", by);
  await touch("touchEnd");
  await page.waitForFunction((y) => window.notes.some(({ type, detail }) => type === "hiker-change" && detail.start[1] < y - 1), before[1]);
  const { spec, state } = await shown(page);
  assert.ok(spec.start[0] < before[0] && spec.start[1] < before[1], `${before} became ${spec.start}`);
  assert.equal(state.iteration, 0);
  assert.equal(await camera(page), null, "the map stays");
  await leave();
});

test("the walk can be fitted into the map, wherever it went", async (t) => {
  const { page, view, fit, bring, leave } = await mapped(t, "?surface=bowl&alpha=0.3&steps=12&surface.kappa=10");
  await bring.waitFor();
  await view.press("Enter");
  await redrawn(page, () => fit.press("Enter"));
  await bring.waitFor({ state: "hidden" });
  const now = await camera(page);
  const spec = { ...usual(), surface: { kind: "bowl", params: { kappa: 10 } }, alpha: 0.3, start: core.catalog().surfaces.find(({ kind }) => kind === "bowl").start };
  const { columns, rows } = core.walk(spec, 12);
  const ys = [...columns.subarray(rows, 2 * rows)];
  assert.ok(now.zoom < 1 && Math.abs(now.y - (Math.min(...ys) + Math.max(...ys)) / 2) < 1e-3 * Math.max(...ys.map(Math.abs)), JSON.stringify(now));
  await leave();
});

test("a hiker beyond the map is pointed to, and a button brings the map there", async (t) => {
  for (const press of ["click", "press"]) {
    const { page, bring, leave } = await mapped(t, "?x=40&y=3");
    assert.match(await bring.getAttribute("aria-label"), /is 3\d beyond the edge/);
    await redrawn(page, () => (press === "click" ? bring.click() : bring.press("Enter")));
    await bring.waitFor({ state: "hidden" });
    assert.deepEqual(await camera(page), { x: 40, y: 3, zoom: 1 });
    assert.ok(await hikerAt(page), "there the hiker is");
    await leave();
  }
});

test("the map follows the hiker until somebody moves it", async (t) => {
  const { page, box, map, view, follow, step, leave } = await mapped(t, "?surface=bowl&alpha=0.21&surface.kappa=10&motion=off");
  await view.click();
  await follow.click();
  await page.keyboard.press("Escape");
  for (let k = 0; k < 12; k++) {
    await step.click();
    const at = await hikerAt(page);
    assert.ok(at && at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height, `iteration ${k + 1}`);
  }
  assert.equal(await page.locator("blindfolded-hiker").getAttribute("follow"), "1");
  await map.press("0");
  assert.equal(await page.locator("blindfolded-hiker").getAttribute("follow"), null, "the whole sheet lets go of the hiker");
  assert.equal(await camera(page), null);
  await view.click();
  await follow.click();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("blindfolded-hiker").getAttribute("follow"), "1");
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.8 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.7 * box.height, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => !document.querySelector("blindfolded-hiker").hasAttribute("follow"));
  await leave();
});

test("under the blindfold there is fog but for the ground that was felt, and the slope is the one instrument", async (t) => {
  const { page, blindfold, unveil, loss, step, happening, leave } = await mapped(t, "?motion=off");
  const corners = /** @type {[number, number][]} */ ([[0.1, 0.9], [0.5, 0.9], [0.1, 0.4], [0.9, 0.9]]);
  const opaque = async () => (await colours(page, "walk", corners)).map(([, , , alpha]) => alpha);
  assert.deepEqual(await opaque(), [0, 0, 0, 0]);
  await blindfold.press("Enter");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").hasAttribute("blindfold"));
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  assert.deepEqual(await opaque(), [255, 255, 255, 255]);
  assert.equal(await loss.count(), 0, "no loss is felt");
  assert.match(await happening.innerText(), /The ground falls to the .* slope of/);
  assert.match(await page.locator("hiker-map #description").innerText().catch(() => "") || await page.locator("hiker-map #description").evaluate((p) => p.textContent), /Fog\. The hiker has felt the ground at one place/);
  const at = await hikerAt(page);
  const clear = async (/** @type {{ x: number, y: number }} */ place) => {
    const box = await controls(page).map.boundingBox();
    const [[, , , alpha]] = await colours(page, "walk", [[(place.x + 7 - box.x) / box.width, (place.y + 7 - box.y) / box.height]]);
    return alpha < 128;
  };
  assert.ok(await clear(at), "around the feet one can see");
  for (let k = 0; k < 5; k++) await step.click();
  assert.ok(await clear(at), "and around each footprint");
  await unveil.click();
  await page.waitForFunction(() => !document.querySelector("blindfolded-hiker").hasAttribute("blindfold"));
  await loss.waitFor();
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  assert.deepEqual(await opaque(), [0, 0, 0, 0]);
  await leave();
});

test("a link can put the blindfold on; the fog lifts over some frames and is gone in the end", async (t) => {
  const { page, unveil, leave } = await mapped(t, "?blindfold=1");
  const corner = async () => (await colours(page, "walk", [[0.1, 0.9]]))[0][3];
  assert.equal(await corner(), 255);
  await page.evaluate(() => {
    const canvas = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".walk");
    globalThis.thick = [];
    (function look() {
      const [, , , alpha] = canvas.getContext("2d").getImageData(0.1 * canvas.width, 0.9 * canvas.height, 1, 1).data;
      globalThis.thick.push(alpha);
      if (alpha > 0) requestAnimationFrame(look);
    })();
  });
  await unveil.click();
  await page.waitForFunction(() => globalThis.thick.at(-1) === 0);
  const thick = await page.evaluate(() => globalThis.thick);
  assert.ok(thick.some((alpha) => alpha > 20 && alpha < 235), "it thins out");
  assert.deepEqual(thick, [...thick].sort((a, b) => b - a), "and does not flicker");
  await leave();
});

test("tints and heights can be chosen, are in the address, and are drawn", async (t) => {
  const { page, view, tints, heights, leave } = await mapped(t, "?surface=rosenbrock");
  const places = /** @type {[number, number][]} */ ([[0.3, 0.3], [0.5, 0.7], [0.7, 0.5], [0.8, 0.8], [0.2, 0.8]]);
  const seen = [JSON.stringify(await colours(page, "sheet", places))];
  await view.click();
  for (const palette of ["batlow", "cividis", "viridis"]) {
    await redrawn(page, () => tints.selectOption(palette));
    assert.equal(await page.locator("blindfolded-hiker").getAttribute("palette"), palette);
    seen.push(JSON.stringify(await colours(page, "sheet", places)));
  }
  for (const mode of ["linear", "log"]) {
    await redrawn(page, () => heights.selectOption(mode));
    assert.equal(await page.locator("blindfolded-hiker").getAttribute("heights"), mode);
    seen.push(JSON.stringify(await colours(page, "sheet", places)));
  }
  assert.equal(new Set(seen).size, seen.length, "each looks different");
  await page.keyboard.press("Escape");
  assert.ok(await tints.isHidden());
  await leave();
});

test("a step is walked over several frames, can be overtaken by the next one, and is instant without motion", async (t) => {
  for (const calm of [false, true]) {
    const { page, step, leave } = await mapped(t, "?alpha=0.25", { reducedMotion: calm ? "reduce" : "no-preference" });
    await page.evaluate(() => {
      const handle = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".handle");
      globalThis.stations = new Set([handle.style.transform]);
      new MutationObserver(() => globalThis.stations.add(handle.style.transform)).observe(handle, { attributes: true });
    });
    await step.click();
    await step.click();
    const { state } = await shown(page);
    assert.equal(state.iteration, 2);
    // Where the hiker comes to rest, the arrow of the gradient starts.
    await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").still);
    const stations = await page.evaluate(() => globalThis.stations.size);
    assert.ok(calm ? stations <= 3 : stations > 4, `${stations} places`);
    await leave();
  }
});

test("a map can be magnified and reduced by twelve powers of ten, and says what there is to say", async (t) => {
  const { page, map, zoomIn, zoomOut, remark, leave } = await mapped(t, "?surface=himmelblau&view=3,2,1&motion=off");
  await map.focus();
  for (let k = 0; k < 45 && await zoomIn.getAttribute("aria-disabled") === "false"; k++) await map.press("+");
  assert.equal(await zoomIn.getAttribute("aria-disabled"), "true");
  assert.ok((await camera(page)).zoom > 1e11);
  // The loss at the minimum is a square: level to the last digit it is not, there.
  await redrawn(page, () => map.press("-"));
  for (let k = 0; k < 90 && await zoomOut.getAttribute("aria-disabled") === "false"; k++) await map.press("-");
  assert.equal(await zoomOut.getAttribute("aria-disabled"), "true");
  assert.ok((await camera(page)).zoom < 1.1e-12);
  await redrawn(page, () => map.press("0"));
  assert.equal(await remark.innerText(), "");
  await leave();
});

for (const [formula, sentence] of [
  ["3", /level here, to the last digit/],
  ["0*x", /level here, to the last digit/],
  ["ln(-1-x^2)", /no finite value anywhere/],
  ["sqrt(x)+y^2", /no finite value/],
  ["1e300*exp(x^2+y^2)*1e300", /no finite value/],
]) {
  test(`a landscape that is ${formula} is drawn honestly`, async (t) => {
    const { remark, page, leave } = await mapped(t, `?formula=${encodeURIComponent(formula)}`);
    assert.match(await remark.innerText(), sentence);
    assert.equal(await page.getByText("The map could not be drawn").count(), 0);
    await leave();
  });
}

test("a start outside every sensible range is pointed to and can be left", async (t) => {
  for (const far of ["1e12", "-1e12"]) {
    const { page, bring, map, step, box, leave } = await mapped(t, `?surface=bowl&x=${far}&y=1e12&alpha=0.01&motion=off`);
    await bring.waitFor();
    await step.click();
    await redrawn(page, () => bring.click());
    await redrawn(page, () => map.press("0"));
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await bring.waitFor({ state: "hidden" });
    await leave();
  }
});

test("a hiker who is farther away than a map can be moved: the map goes as far as it can and says so", async (t) => {
  const { page, bring, remark, map, leave } = await mapped(t, "?surface=bowl&surface.kappa=10&alpha=10&steps=60&motion=off");
  await bring.click();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").hasAttribute("view"));
  assert.match(await remark.innerText(), /farther away than a map can be moved/);
  assert.ok(await bring.isVisible(), "the sign still points there");
  await redrawn(page, () => map.press("0"));
  assert.equal(await remark.innerText(), "");
  await leave();
});

test("bad values of the new parameters are named in the notice, and the map is the usual one", async (t) => {
  const { page, leave } = await mapped(t, "?view=here&palette=rainbow&heights=tall&blindfold=maybe&follow=x");
  const items = await page.getByRole("group", { name: "Part of the address was not understood" }).getByRole("listitem").allInnerTexts();
  assert.deepEqual(items.map((item) => item.split(":")[0]), ["view", "follow", "blindfold", "palette", "heights"]);
  assert.equal(await camera(page), null);
  await leave();
});

test("a map without a size waits, and is drawn when it has one", async (t) => {
  const { page, leave } = await mapped(t);
  const size = (/** @type {string} */ display) => page.locator("blindfolded-hiker").evaluate((element, display) => { element.style.display = display; }, display);
  await size("none");
  await controls(page).map.waitFor({ state: "hidden" });
  await page.setViewportSize({ width: 1000, height: 700 });
  await redrawn(page, () => size(""));
  const [[, , , alpha]] = await colours(page, "sheet", [[0.5, 0.5]]);
  assert.equal(alpha, 255);
  await leave();
});

test("a canvas that the browser has emptied is drawn anew", async (t) => {
  const { page, leave } = await mapped(t);
  const places = /** @type {[number, number][]} */ ([[0.3, 0.5], [0.6, 0.7]]);
  const before = await colours(page, "sheet", places);
  await page.evaluate(() => {
    const map = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot;
    for (const canvas of map.querySelectorAll(".sheet, .walk")) {
      canvas.getContext("2d").reset();
      canvas.dispatchEvent(new Event("contextrestored"));
    }
  });
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  assert.deepEqual(await colours(page, "sheet", places), before);
  await leave();
});

test("another landscape begins on its own sheet; another parameter leaves the map where it is", async (t) => {
  const { page, landscape, zoomIn, leave } = await mapped(t, "?surface=bowl");
  await zoomIn.click();
  await page.getByText("Adjust…").click();
  await page.getByRole("textbox", { name: /κ|kappa|Condition/i }).first().fill("20");
  await page.keyboard.press("Enter");
  assert.equal((await camera(page)).zoom, 2);
  await page.keyboard.press("Escape");
  await redrawn(page, () => landscape.selectOption("himmelblau"));
  assert.equal(await camera(page), null);
  await leave();
});

test("a hiker who is leaving: the readout says how far and when the numbers end", async (t) => {
  const { page, leave } = await mapped(t, "?surface=bowl&alpha=0.5&surface.kappa=10&steps=6");
  const spec = { ...usual(), surface: { kind: "bowl", params: { kappa: 10 } }, alpha: 0.5, start: core.catalog().surfaces.find(({ kind }) => kind === "bowl").start };
  const { columns, rows, at, outcome } = core.walk(spec, 1000);
  assert.equal(outcome, "diverged");
  const distance = (/** @type {number} */ k) => Math.hypot(columns[k], columns[rows + k]);
  let passed = 6;
  const power = [3, 6, 12, 24, 50, 100, 200, 300].find((known) => 10 ** known > distance(6));
  while (!(distance(passed) >= 10 ** power)) passed++;
  const text = await page.getByText("Distance |w|").locator("xpath=..").innerText();
  assert.match(text, new RegExp(`at iteration ${passed}, overflow at ${at}`));
  await leave();
});

test("the fan shows where half and twice the rate would lead, and can be hidden", async (t) => {
  const counts = [];
  for (const query of ["?surface=bowl&alpha=0.1", "?surface=bowl&alpha=0.1&hide=fan"]) {
    const { page, leave } = await mapped(t, query);
    counts.push(await page.evaluate(() => {
      const canvas = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".walk");
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      return data.reduce((sum, part, i) => sum + Number(i % 4 === 3 && part > 0), 0);
    }));
    await leave();
  }
  assert.ok(counts[0] > counts[1] + 40, `${counts} pixels`);
});
