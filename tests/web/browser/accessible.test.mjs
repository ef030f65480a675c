/** The page for everybody: by name, by keyboard, in every theme and size, and for axe-core. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { controls, heard, noted, setting, shown } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const frame = (/** @type {string} */ widget) => `<!doctype html><html lang="en"><title>Course</title>
  <link rel="icon" href="data:,"><main><h1>Course</h1>
  <iframe title="${widget}" sandbox="allow-scripts" width="900" height="900" src="embed.html?widget=${widget}"></iframe></main></html>`;
const site = setting({ "hiker.html": frame("hiker"), "practice.html": frame("practice") });

/** Before the page's own scripts, where no policy stands in the way. */
const withAxe = (/** @type {import("playwright-core").Page} */ page) => page.addInitScript(AXE);

/** Asserts that axe-core has nothing to say. @param {import("playwright-core").Page | import("playwright-core").Frame} where */
async function axe(where) {
  const { violations, passes } = await where.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), TAGS);
  assert.ok(passes.length > 10, "axe has seen next to nothing");
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any, all }) =>
    `${html.slice(0, 200)} ${[...any, ...all].map(({ message }) => message).join("; ")}`).join("\n")}`), []);
}

test("every control has the name that course pages know it by", async (t) => {
  const { page, leave } = await site.open(t, "?play=1");
  const { pause, ...others } = controls(page);
  await pause.click();
  for (const [name, control] of Object.entries(others)) {
    assert.equal(await control.count(), 1, name);
  }
  assert.match(await others.slider.getAttribute("aria-valuetext"), /^0\.\d+$/);
  assert.ok(await others.feedback.isVisible() || (await others.feedback.innerText()) === "");
  for (const [chart, words] of [[others.loss, /At the start .*lowest so far/], [others.rates, /horizontal line at 0\.1/]]) {
    const description = await chart.evaluate((canvas) =>
      canvas.getRootNode().getElementById(canvas.getAttribute("aria-describedby")).textContent);
    assert.match(description, words);
  }
  await leave();
});

for (const [name, options] of Object.entries({
  "in the light": { colorScheme: "light" },
  "in the dark": { colorScheme: "dark" },
  "on a phone": { ...PHONE },
  "on a phone in the dark": { ...PHONE, colorScheme: "dark" },
  "with forced colours": { forcedColors: "active" },
})) {
  test(`axe-core finds nothing ${name}, at the start, on the way and with a message`, async (t) => {
    const { page, leave } = await site.open(t, "?surface=nowhere", { ...options, prepare: withAxe });
    await page.locator(".painted hiker-fates").waitFor();
    await axe(page);
    await page.getByRole("button", { name: "Dismiss" }).click();
    const { step, exact, answer, check, hint, solution } = controls(page);
    await step.click();
    await exact.fill("abc");
    await exact.press("Enter");
    await answer.fill("0.05");
    await check.click();
    await hint.click();
    await solution.click();
    await page.getByText("Key", { exact: true }).click();
    await axe(page);
    await page.getByRole("tab", { name: "Loss after one step" }).click();
    await page.getByText("Adjust…").click();
    await axe(page);
    await leave();
  });
}

for (const [name, options] of Object.entries({ "in the light": { colorScheme: "light" }, "on a phone in the dark": { ...PHONE, colorScheme: "dark" } })) {
  test(`axe-core finds nothing ${name} with any of the instruments open`, async (t) => {
    const address = "?surface=linreg_mse&schedule=drawn&alpha=0.05&compare=0.01&steps=5&show=map,controls,instruments";
    const { page, leave } = await site.open(t, address, { ...options, prepare: withAxe });
    const shelf = page.locator("hiker-shelf");
    const buttons = shelf.locator(".instruments button");
    await buttons.first().waitFor();
    const count = await buttons.count();
    assert.ok(count >= 8, `${count} instruments`);
    for (let i = 0; i < count; i++) {
      await buttons.nth(i).click();
      // An instrument that asks a worker has something to show when the answer is there.
      await shelf.locator(".instrument > *").filter({ hasNotText: "being fetched" }).first().waitFor();
      await page.getByText("The rates are being tried.").waitFor({ state: "hidden" });
      await axe(page);
    }
    await leave();
  });
}

for (const theme of ["light", "dark"]) {
  test(`axe-core finds nothing in the ${theme} theme when the device says the opposite`, async (t) => {
    const { page, leave } = await site.open(t, `?theme=${theme}`, {
      colorScheme: theme === "light" ? "dark" : "light", prepare: withAxe,
    });
    await axe(page);
    await page.getByRole("button", { name: "Embed", exact: true }).click();
    await page.getByRole("dialog", { name: "Embed" }).waitFor();
    await axe(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await leave();
  });
}

for (const widget of ["hiker", "practice"]) {
  test(`axe-core finds nothing in the frame of ${widget}`, async (t) => {
    const { page, leave } = await site.open(t, `${widget}.html`, { ready: [], prepare: withAxe });
    const inside = page.frames().at(-1);
    await heard(inside, `${widget}-ready`);
    await axe(inside);
    await leave();
  });
}

test("everything is done by keyboard alone, and the focus is seen on the way", async (t) => {
  const { page, leave } = await site.open(t);
  /** Tabs on until the focus is on a control. @param {import("playwright-core").Locator} control */
  const reach = async (control) => {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      if (await control.evaluate((element) => element.getRootNode().activeElement === element && element.matches(":focus-visible"))) {
        assert.notEqual(await control.evaluate((element) => getComputedStyle(element).outlineStyle), "none");
        return;
      }
    }
    assert.fail(`${control} is not reached`);
  };
  const all = controls(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the map");
  await page.keyboard.press("Enter");
  await reach(all.landscape);
  await page.keyboard.press("ArrowDown");
  await reach(all.rule);
  await reach(all.schedule);
  await reach(all.map);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await reach(all.exact);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("0.02");
  await page.keyboard.press("Enter");
  await reach(all.slider);
  await page.keyboard.press("ArrowRight");
  await reach(all.step);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Space");
  const { spec, state } = await shown(page);
  assert.equal(spec.surface.kind, await all.landscape.inputValue());
  assert.equal(spec.alpha, 0.022);
  assert.equal(state.iteration, 2);
  await reach(all.play);
  await page.keyboard.press("Space");
  await page.waitForFunction(() => window.notes.some(({ type, detail }) => type === "hiker-step" && detail.iteration > 2));
  assert.ok(await all.pause.evaluate((button) => button.getRootNode().activeElement === button), "Play becomes Pause under the hand");
  await page.keyboard.press("Space");
  await all.play.waitFor();
  await reach(all.reset);
  await page.keyboard.press("Enter");
  assert.equal((await shown(page)).state.iteration, 0);
  await reach(all.answer);
  await page.keyboard.type("0.002");
  await page.keyboard.press("Enter");
  assert.equal((await noted(page, "practice-answer")).at(-1).verdict, "correct");
  for (const button of [all.check, all.hint, all.solution, all.another]) await reach(button);
  await page.keyboard.press("Enter");
  assert.ok(await all.answer.evaluate((field) => field.getRootNode().activeElement === field), "a new problem awaits its answer");
  await leave();
});

test("what happened is spoken once, when the hiker is at rest", async (t) => {
  const { page, leave } = await site.open(t);
  const { step, happening } = controls(page);
  const spoken = happening.locator("p:not([aria-live])");
  assert.equal(await spoken.textContent(), "");
  for (let i = 0; i < 3; i++) await step.click();
  await spoken.filter({ hasText: /^Iteration 3, loss / }).waitFor({ state: "attached" });
  await leave();
});

for (const width of [320, 640, 1280, 3840]) {
  const enlarged = width >= 1280;
  test(`nothing makes the page scroll sideways at ${width} pixels${enlarged ? ", not even with text of twice the size" : ""}`, async (t) => {
    const { page, leave } = await site.open(t, "?surface=nowhere&alpha=abc", { viewport: { width, height: 800 } });
    const { answer, check, hint, solution } = controls(page);
    await answer.fill("0.05");
    await check.click();
    await hint.click();
    await solution.click();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(await overflow(), 0);
    if (enlarged) {
      await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
      assert.equal(await overflow(), 0);
    }
    await leave();
  });
}

for (const [name, query, options] of [["the reader's wish", "", { reducedMotion: "reduce" }], ["motion=off", "?motion=off", {}]]) {
  test(`by ${name}, the hiker is at once where a step leads`, async (t) => {
    const { page, leave } = await site.open(t, query, options);
    const handle = page.locator("hiker-map .handle");
    const place = () => handle.evaluate((element) => element.style.transform);
    await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".handle").style.transform !== "");
    const before = await place();
    // The frame that follows the step shows the hiker there; a second one changes nothing.
    const [first, second] = await page.evaluate(async () => {
      const hiker = document.querySelector("blindfolded-hiker");
      const element = hiker.shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".handle");
      const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(element.style.transform))));
      hiker.step(1);
      return [await painted(), await painted()];
    });
    assert.notEqual(first, before);
    assert.equal(second, first);
    await leave();
  });
}
