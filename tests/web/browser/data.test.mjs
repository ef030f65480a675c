/** Real data: points that are moved by mouse, touch and keys, numbers that are typed, scaling, and chance. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import core from "../core.mjs";
import { controls, setting, shown } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const presets = JSON.parse(readFileSync(join(import.meta.dirname, "../../../www/data.json"), "utf8"));
const site = setting();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const catalog = core.catalog();
const [line, guess] = [false, true].map((classes) => catalog.surfaces.find(({ data }) => data?.classes === classes));
const usual = Object.fromEntries([line.data.x, line.data.y].map((name) => [name, line.params.find((param) => param.name === name).default]));
const OPEN = `?surface=${line.kind}&instrument=data&motion=off`;

const scatter = (page) => page.locator("hiker-scatter");
const points = (page) => page.getByRole("slider", { name: "Data points" });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const attribute = (page, name) => page.locator("blindfolded-hiker").getAttribute(name);
const refusal = (page) => page.locator("hiker-data .refused");

/** The data that the page holds. */
const held = (page) => scatter(page).evaluate(({ scatter: { xs, ys } }) => ({ xs: [...xs], ys: [...ys] }));

/** Waits until the picture is painted with as many points. */
const painted = async (page, count) => {
  // All that comes later than the map has come, and the page stands still. Nobody paints what is far from being seen.
  await page.locator(".painted hiker-fates").waitFor();
  await scatter(page).scrollIntoViewIfNeeded();
  await page.waitForFunction((wanted) => {
    const element = document.querySelector("blindfolded-hiker")?.shadowRoot.querySelector("hiker-data")?.shadowRoot?.querySelector("hiker-scatter");
    return element?.frame && element.scatter.xs.length === wanted;
  }, count);
};

/** Where a place of the data is on the screen. */
async function on(page, x, y) {
  await scatter(page).evaluate((element) => { element.scrollIntoView({ block: "center" }); });
  return scatter(page).evaluate((element, [at, up]) => {
    const { frame, scatter: { spans } } = element;
    const { left, top } = element.getBoundingClientRect();
    return {
      x: left + frame.left + ((at - spans.x[0]) / (spans.x[1] - spans.x[0])) * (frame.right - frame.left),
      y: top + frame.bottom - ((up - spans.y[0]) / (spans.y[1] - spans.y[0])) * (frame.bottom - frame.top),
    };
  }, [x, y]);
}

/** The row of the table that compares the ground as it is with the scaled one. */
const compared = async (page, name) => (await page.locator("hiker-data table tr").filter({ hasText: name }).locator("td").allTextContents()).map((text) => text.trim());

test("with the mouse a point is dragged, and the walk follows from its start", async (t) => {
  const { page, leave } = await site.open(t, `${OPEN}&steps=20`);
  await painted(page, 6);
  const [from, to] = [await on(page, usual.xs[3], usual.ys[3]), await on(page, 2.6, 6.5)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").hasAttribute("surface.xs"));
  const { xs, ys } = await held(page);
  assert.equal(await scatter(page).evaluate((element) => element.scatter.chosen), 3);
  assert.ok(Math.abs(xs[3] - 2.6) < 0.05 && Math.abs(ys[3] - 6.5) < 0.1, `${xs[3]}, ${ys[3]}`);
  assert.deepEqual([xs.toSpliced(3, 1), ys.toSpliced(3, 1)], [usual.xs.toSpliced(3, 1), usual.ys.toSpliced(3, 1)]);
  const { spec } = await shown(page);
  assert.deepEqual(spec.surface.params, { xs, ys });
  assert.equal(await attribute(page, "steps"), null, "the walk begins anew");
  // The address brings the same data back.
  const query = new URLSearchParams(await page.locator("blindfolded-hiker").evaluate((hiker) => hiker.parameters));
  const again = await site.open(t, `?${query}`);
  await painted(again.page, 6);
  assert.deepEqual(await held(again.page), { xs, ys });
  assert.equal(await again.page.locator("blindfolded-hiker").getByRole("alert").count(), 0);
  await leave();
});

test("a drag restarts the walk once per frame at most, and ends where the pointer does", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await painted(page, 6);
  const from = await on(page, usual.xs[0], usual.ys[0]);
  const counts = await scatter(page).evaluate(async (element, { x, y }) => {
    let specs = 0;
    document.addEventListener("hiker-change", () => { specs++; });
    const canvas = element.shadowRoot.querySelector("canvas");
    const send = (type, dx) => canvas.dispatchEvent(new PointerEvent(type, { clientX: x + dx, clientY: y, pointerId: 1, pointerType: "mouse", button: 0, bubbles: true }));
    // An event that a script makes captures no pointer.
    canvas.setPointerCapture = () => {};
    send("pointerdown", 0);
    for (let i = 1; i <= 200; i++) send("pointermove", i);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const during = specs;
    send("pointerup", 200);
    return { during };
  }, from);
  assert.ok(counts.during <= 2, `${counts.during}`);
  const { xs } = await held(page);
  assert.ok(xs[0] > usual.xs[0] + 0.5, `${xs[0]}`);
  await leave();
});

test("a click on an empty place adds a point there, Delete takes it away, and the last one stays", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await painted(page, 6);
  const at = await on(page, 3.5, 2);
  await page.mouse.click(at.x, at.y);
  await painted(page, 7);
  const { xs, ys } = await held(page);
  assert.ok(Math.abs(xs[6] - 3.5) < 0.05 && Math.abs(ys[6] - 2) < 0.1);
  // The keys go on with the new point.
  await page.keyboard.press("Delete");
  await painted(page, 6);
  assert.deepEqual(await held(page), usual);
  for (let left = 5; left >= 1; left--) {
    await button(page, "Remove the point").click();
    await painted(page, left);
  }
  await page.locator("hiker-data .sentence").getByText("no single best line: every line through").waitFor();
  await points(page).focus();
  await page.keyboard.press("Delete");
  await refusal(page).getByText("This is the only point").waitFor();
  assert.equal((await held(page)).xs.length, 1);
  assert.equal((await compared(page, "κ = "))[0], "∞");
  await button(page, "Add a point").click();
  await painted(page, 2);
  await leave();
});

test("the keys choose a point and move it, and what they do is said", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await painted(page, 6);
  await button(page, "Remove the point").focus();
  await page.keyboard.press("Tab");
  assert.ok(await points(page).evaluate((element) => element.matches(":focus-visible")), "it comes after the buttons, and its focus is seen");
  assert.equal(await points(page).getAttribute("aria-valuetext"), "Point 1 of 6: x = 0.5, y = 1.1");
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageUp");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-data").shadowRoot.querySelector("hiker-scatter").scatter.chosen === 2);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowRight");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").hasAttribute("surface.xs"));
  const { xs, ys } = await held(page);
  assert.ok(xs[2] > usual.xs[2] + 0.1 && ys[2] > usual.ys[2] && ys[2] < usual.ys[2] + 0.2, `${xs[2]}, ${ys[2]}`);
  assert.match(await points(page).getAttribute("aria-valuetext"), /^Point 3 of 6: x = 1\.\d+, y = 3\.\d+$/);
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await painted(page, 5);
  await leave();
});

test("on a phone a finger on a point moves it and not the page; elsewhere the page scrolls, and a tap adds", async (t) => {
  const { page, leave } = await site.open(t, OPEN, PHONE);
  await painted(page, 6);
  const client = await page.context().newCDPSession(page);
  const touch = (type, ...places) => client.send("Input.dispatchTouchEvent", { type, touchPoints: places });
  const from = await on(page, usual.xs[4], usual.ys[4]);
  const before = await page.evaluate(() => scrollY);
  await touch("touchStart", from);
  for (let i = 1; i <= 6; i++) await touch("touchMove", { x: from.x - 4 * i, y: from.y + 12 * i });
  await touch("touchEnd");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").hasAttribute("surface.ys"));
  const { ys } = await held(page);
  assert.ok(ys[4] < usual.ys[4] - 1, `${ys[4]}`);
  assert.equal(await page.evaluate(() => scrollY), before);
  const bare = await on(page, 3.2, 6);
  const there = await page.evaluate(() => scrollY);
  await touch("touchStart", bare);
  for (let i = 1; i <= 6; i++) await touch("touchMove", { x: bare.x, y: bare.y - 20 * i });
  await touch("touchEnd");
  await page.waitForFunction((y) => scrollY > y, there);
  assert.equal((await held(page)).xs.length, 6, "to scroll is not to add");
  const empty = await on(page, 3.2, 1.3);
  await page.touchscreen.tap(empty.x, empty.y);
  await painted(page, 7);
  await button(page, "Remove the point").tap();
  await painted(page, 6);
  await leave();
});

test("typed numbers are taken; what cannot be is refused by line, and the last good data stay", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await painted(page, 6);
  await page.getByText("The numbers", { exact: true }).click();
  const table = page.getByRole("textbox", { name: "One point on each line, as x, y" });
  await table.fill("1, 2\n2, 3\n3, 5");
  await button(page, "Take these numbers").click();
  await painted(page, 3);
  const good = { xs: [1, 2, 3], ys: [2, 3, 5] };
  assert.deepEqual(await held(page), good);
  for (const [typed, words] of [
    ["1, 2\n2, 1e300", /Line 2: read “1×10³⁰⁰”\. Accepted: numbers from −1 ?× ?10⁶|Line 2: read “1×10³⁰⁰”/],
    ["1, 2\ntwo, 3", /Line 2: read “two, 3”\. Accepted: two numbers/],
    ["1, 2\n2", /Line 2: read “2”\. Accepted: two numbers/],
    ["1, 2, 3", /Line 1: read “1, 2, 3”/],
    ["", /There is no point\. Accepted: at least one line/],
    [Array.from({ length: 1001 }, (_, i) => `${i}, ${i}`).join("\n"), /1 to 1000/],
  ]) {
    await table.fill(typed);
    await table.press("Tab");
    await page.waitForFunction((pattern) => new RegExp(pattern).test(
      document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-data").shadowRoot.querySelector(".refused").textContent), words.source);
    assert.deepEqual(await held(page), good, typed);
    assert.equal(await table.inputValue(), typed, "what was typed is not lost");
    assert.equal(await table.getAttribute("aria-invalid"), "true");
  }
  await button(page, "Leave them as they were").click();
  assert.equal(await table.inputValue(), "1, 2\n2, 3\n3, 5");
  assert.equal(await refusal(page).innerText(), "");
  await leave();
});

test("the switch scales the inputs: the ceiling rises and the steps become few, on the map as in the table", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await painted(page, 6);
  await page.getByRole("combobox", { name: "Example" }).last().selectOption("far");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("surface.xs") === "[10,11,12,13,14,15]");
  assert.equal(await attribute(page, "alpha"), String(presets.far.alpha));
  const steps = (await compared(page, "steps needed")).map(Number);
  assert.ok(steps[0] > 1000 && steps[1] === 1, `${steps}`);
  assert.deepEqual((await compared(page, "κ = "))[1], "1");
  await page.getByRole("switch", { name: "Scale the inputs" }).check();
  await page.waitForFunction((name) => document.querySelector("blindfolded-hiker").getAttribute(name) === "true", `surface.${line.data.scale}`);
  const { spec } = await shown(page);
  const [low, high] = core.probe(spec.surface, 1, 1).eigenvalues;
  assert.ok(Math.abs(low - 2) < 1e-9 && Math.abs(high - 2) < 1e-9);
  assert.ok(Math.abs(core.diagnose(spec, 0).limits.edge - 1) < 1e-9);
  // The same points, and a line that still goes through them.
  assert.deepEqual((await held(page)).xs, presets.far.xs);
  const said = await scatter(page).evaluate(({ scatter: { curves, spans } }) => curves(spans.x).best.ys);
  assert.ok(said[0] > 2 && said[1] < 7, `${said}`);
  await page.getByRole("button", { name: "Take α = 0.5" }).click();
  await controls(page).step.click();
  await page.waitForFunction(() => window.notes.some(({ type }) => type === "hiker-step"));
  const { state } = await shown(page);
  assert.ok(state.gradientNorm < 1e-9, "one step");
  await leave();
});

test("a lowest point off the map is told, and shown on it", async (t) => {
  const { page, leave } = await site.open(t, `${OPEN}&surface.${line.data.x}=0,10,20&surface.${line.data.y}=100,200,310&surface.${line.data.scale}=1`);
  await painted(page, 3);
  const { x, y } = core.features({ kind: line.kind, params: { xs: [0, 10, 20], ys: [100, 200, 310], standardize: true } }, [-1e9, 1e9, -1e9, 1e9]).minima[0];
  await page.getByText("is off the map").waitFor();
  await button(page, "Show it on the map").click();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").hasAttribute("view"));
  const [cx, cy] = (await attribute(page, "view")).split(",").map(Number);
  assert.ok(Math.abs(cx - x) < 0.01 && Math.abs(cy - y) < 0.01, `${cx}, ${cy}`);
  await page.waitForFunction(() => !document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-data").shadowRoot.textContent.includes("is off the map"));
  await leave();
});

test("mini-batches and noise have one seed, are in the link, and mark the samples of the step", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await painted(page, 6);
  const batch = page.getByRole("slider", { name: "Samples for each step" });
  assert.equal(await batch.getAttribute("aria-valuetext"), "all 6");
  await batch.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("batch") === "2");
  assert.equal(await batch.getAttribute("aria-valuetext"), "2 of 6");
  const taken = () => scatter(page).evaluate(({ scatter: { batch: rows } }) => rows && [...rows].sort());
  let { spec } = await shown(page);
  assert.deepEqual(await taken(), [...core.batch(spec, 0)].sort());
  await controls(page).step.click();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("steps") === "1");
  assert.deepEqual(await taken(), [...core.batch(spec, 1)].sort());
  await button(page, "Another chance").click();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("seed") === "1");
  await page.getByRole("slider", { name: "Noise σ in the slope" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("noise") === "0.01");
  ({ spec } = await shown(page));
  assert.deepEqual([spec.batch, spec.noise], [{ size: 2, seed: 1, replace: false }, { sigma: 0.01, seed: 1 }]);
  // The problem of the page has a seed of its own, and the link tells both.
  await page.waitForFunction(() => new URL(location.href).searchParams.get("chance") === "1");
  await button(page, "New problem").click();
  await page.waitForFunction(() => new URL(location.href).searchParams.get("seed") === "1");
  await button(page, "New problem").click();
  await page.waitForFunction(() => new URL(location.href).searchParams.get("seed") === "2");
  const again = await site.open(t, new URL(page.url()).search);
  assert.equal(await again.page.locator("practice-problem").getAttribute("seed"), "2");
  assert.equal(await again.page.locator("blindfolded-hiker").getAttribute("seed"), "1");
  assert.equal(await again.page.locator("blindfolded-hiker").getAttribute("noise"), "0.01");
  await batch.focus();
  await page.keyboard.press("End");
  await page.waitForFunction(() => !document.querySelector("blindfolded-hiker").hasAttribute("batch"));
  assert.equal(await taken(), null);
  await leave();
});

test("answers are dragged from no to yes, and where a threshold parts them there is no best curve", async (t) => {
  const { page, leave } = await site.open(t, `?surface=${guess.kind}&instrument=data&motion=off`);
  await painted(page, 8);
  const { xs, ys } = await held(page);
  const [from, to] = [await on(page, xs[3], 0), await on(page, xs[3], 0.9)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
  await page.waitForFunction((name) => document.querySelector("blindfolded-hiker").hasAttribute(name), `surface.${guess.data.y}`);
  assert.deepEqual((await held(page)).ys, ys.with(3, 1));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((name) => !document.querySelector("blindfolded-hiker").hasAttribute(name), `surface.${guess.data.y}`);
  await page.getByRole("combobox", { name: "Example" }).last().selectOption("parted");
  await page.locator("hiker-data .sentence").getByText("A threshold parts the answers").waitFor();
  assert.equal(await page.locator("hiker-data table").count(), 0);
  await leave();
});

for (const [name, typed] of Object.entries({
  "one point": "3, 5", "equal points": "2, 7\n2, 7\n2, 7", "an outlier at the end of the range": "0, 0\n1, 1\n2, 2\n1e6, -1e6", "the farthest corner": "1e6, 1e6\n999999, 1e6",
})) {
  test(`with ${name} the picture and the page stay whole, as they are and scaled`, async (t) => {
    const rows = typed.split("\n").map((row) => row.split(","));
    const [x, y] = [0, 1].map((column) => rows.map((row) => row[column].trim()).join(","));
    const { page, leave } = await site.open(t, `${OPEN}&surface.${line.data.x}=${x}&surface.${line.data.y}=${y}`);
    await painted(page, rows.length);
    assert.equal(await page.locator("blindfolded-hiker").getByRole("alert").count(), 0);
    for (const scaled of [false, true]) {
      await page.getByRole("switch", { name: "Scale the inputs" }).setChecked(scaled);
      await controls(page).step.click();
      await page.waitForFunction(() => document.querySelector("blindfolded-hiker").hasAttribute("steps"));
      const text = await page.locator("hiker-data").evaluate((element) => element.shadowRoot.textContent);
      assert.doesNotMatch(text, /NaN|undefined|Infinity|data-/);
      const dots = await scatter(page).evaluate((element) => {
        const canvas = element.shadowRoot.querySelector("canvas");
        return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
      });
      assert.ok(dots);
    }
    await leave();
  });
}

test("on a landscape without data it says so and shows the way to those with", async (t) => {
  const { page, leave } = await site.open(t, "?instrument=data&noise=0.5&seed=3");
  await page.getByText("This landscape is not made from data").waitFor();
  assert.equal(await page.getByRole("slider", { name: "Noise σ in the slope" }).getAttribute("aria-valuetext"), "0.5");
  await button(page, guess.label).click();
  await painted(page, guess.samples);
  assert.equal(await attribute(page, "noise"), "0.5");
  assert.equal(await attribute(page, "surface"), guess.kind);
  await leave();
});

test("bad chances in a link are named, and the page walks without them", async (t) => {
  const { page, leave } = await site.open(t, `?noise=loud&batch=2&surface=${catalog.surfaces.find(({ data }) => !data).kind}`);
  const notice = page.locator("blindfolded-hiker").getByRole("alert").or(page.locator("blindfolded-hiker .notice")).first();
  await notice.waitFor();
  const text = await notice.innerText();
  assert.match(text, /noise: read “loud”/);
  assert.match(text, /batch: read “2”/);
  // Both widgets of the page read the seed; it is complained about once.
  const both = await site.open(t, "?noise=1&seed=x");
  await both.page.getByText("seed: read “x”").first().waitFor();
  assert.equal(await both.page.getByText("seed: read “x”").count(), 1);
  // A host page that sets the seed afterwards is heard, also where the link had one for the walk alone.
  const own = await site.open(t, "?noise=1&seed=5&chance=8");
  await own.page.locator("blindfolded-hiker").evaluate((hiker) => { hiker.setAttribute("seed", "9"); });
  await own.page.waitForFunction(() => window.notes.some(({ type, detail }) => type === "hiker-change" && detail.noise?.seed === 9));
  await controls(page).step.click();
  await page.waitForFunction(() => window.notes.some(({ type }) => type === "hiker-step"));
  await leave();
});

for (const [name, chosen] of Object.entries({ "in the light": {}, "on a phone in the dark": { ...PHONE, colorScheme: "dark" }, "with forced colours": { forcedColors: "active" }, "in the dark by choice": { query: "&theme=dark" } })) {
  const { query = "", ...options } = chosen;
  test(`axe-core finds nothing ${name}`, async (t) => {
    const { page, leave } = await site.open(t, `${OPEN}&batch=2&noise=0.1${query}`, { ...options, prepare: (opened) => opened.addInitScript(AXE) });
    await painted(page, 6);
    await page.getByText("The numbers", { exact: true }).click();
    const { violations } = await page.evaluate(() => window.axe.run(
      { runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] } }));
    assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join("\n")}`), []);
    await leave();
  });
}
