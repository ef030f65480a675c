/** The lesson: it can be read without scripts, and with them its text and its pictures drive each other. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { noted, setting } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const PARTS = [
  "core-idea", "symbols", "walkthrough", "graph", "intuition", "finding", "traps", "beyond", "questions", "glossary", "references", "tour",
];

const site = setting();
const words = { "virtual:locales": "export default ''; export const later = {}, others = {};" };
const { valueOf, wantedBy } = await load("lesson/values.ts", words);
const { hikeOf, merged, pairsOf } = await load("lesson/walk.ts");
const { Walker } = await load("state/walker.ts");

/** Brings a part, or a passage, to where it is read: as a share of the window's height. @param {import("playwright-core").Page} page @param {string} selector */
function readTo(page, selector, share = 0.4) {
  return page.evaluate(([wanted, at]) => {
    const { top } = document.querySelector(wanted).getBoundingClientRect();
    scrollBy({ top: top - at * innerHeight, behavior: "instant" });
  }, /** @type {const} */ ([selector, share]));
}

/** Opens the page at a part, and waits until its figure, or what is named of it, is there. @param {import("node:test").TestContext} t @param {string} id @param {object} [options] */
async function openAt(t, id, { waits = "[part~=step]", ...options } = {}) {
  const opened = await site.open(t, "", options);
  const part = opened.page.locator(`#${id}`);
  const figure = part.locator("lesson-figure");
  await readTo(opened.page, `#${id}`);
  await figure.locator(waits).waitFor();
  const says = (/** @type {string} */ name) => part.locator(`output[data-live="${name}"]:not([data-walk])`).first();
  /** Waits until the text says so. @param {string} name @param {string} value */
  const reads = (name, value) => says(name).filter({ hasText: new RegExp(`^${value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`) }).waitFor();
  const press = (/** @type {string} */ name) => part.getByRole("button", { name, exact: true });
  return { ...opened, part, figure, says, reads, press };
}

test("without JavaScript the page reads as a lesson", async (t) => {
  const { page } = await site.open(t, "", { ready: [], javaScriptEnabled: false });
  const parts = page.locator(".lesson .part");
  assert.deepEqual(await parts.evaluateAll((all) => all.map(({ id }) => id)), PARTS);
  assert.deepEqual(await page.locator(".contents a").evaluateAll((all) => all.map((link) => link.hash.slice(1))), PARTS);
  for (const id of PARTS) {
    assert.ok(await page.locator(`#${id} h2`).isVisible(), id);
  }
  for (const id of PARTS) {
    const text = await page.locator(`#${id}`).textContent();
    assert.ok(text.length > 900, `${id}: ${text.length} characters`);
  }
  // A figure that cannot come says what would be seen, and nothing asks to be pressed.
  for (const figure of await page.locator("lesson-figure").all()) {
    assert.ok((await figure.innerText()).length > 40);
  }
  assert.equal(await page.locator(".lesson").locator("button, input, select, [tabindex]").count(), 0);
  for (const acts of await page.locator(".acts").all()) {
    assert.ok(!(await acts.isVisible()));
  }
  assert.ok(!(await page.getByText("The pictures are live").isVisible()));
  // What a question hides can be opened all the same.
  await page.getByText("Is there one best rate?").click();
  assert.ok(await page.getByText("shrinks the slowest direction fastest").isVisible());
});

test("every number in the text is what the core computes, and every walk can be walked", async (t) => {
  const { page } = await site.open(t, "", { ready: [], javaScriptEnabled: false });
  const { outputs, walks } = await page.evaluate(() => {
    const base = (/** @type {Element} */ at) => at.closest(".part").querySelector("lesson-figure")?.getAttribute("walk") ?? "";
    const step = (/** @type {Element} */ at) => (at.closest("[data-step]") ?? at.closest(".part").querySelector("[data-step]"))?.dataset.step ?? "";
    const all = (/** @type {string} */ selector) => [...document.querySelectorAll(`.lesson ${selector}`)];
    return {
      outputs: all("[data-live]").map((output) => {
        const { walk } = output.dataset;
        return { data: { ...output.dataset }, text: output.textContent, walk: walk === undefined ? [base(output), step(output)] : [walk] };
      }),
      walks: all("[data-set], [data-step], lesson-figure").map((at) => [base(at), step(at), at.dataset.set ?? ""]),
    };
  });
  assert.ok(outputs.length > 60, `${outputs.length} numbers`);
  assert.ok(walks.length > 50, `${walks.length} walks`);
  const walker = new Walker(core);
  for (const { data, text, walk } of outputs) {
    assert.equal(text, valueOf(wantedBy(data), { walker, view: hikeOf(merged(...walk), walker) }), JSON.stringify({ data, walk }));
  }
  for (const walk of walks) {
    /** @type {object[]} */
    const notices = [];
    const names = merged(...walk).map(([name]) => name);
    hikeOf(merged(...walk), walker, notices);
    assert.deepEqual(notices, [], walk.join(" "));
    assert.equal(new Set(names).size, names.length);
  }
  assert.deepEqual(pairsOf(" a=1\n b c=x=y "), [["a", "1"], ["b", ""], ["c", "x=y"]]);
  assert.deepEqual(merged("a=1 b=2", "b=3 c=4", "c="), [["a", "1"], ["b", "3"]]);
});

test("the graph has every schedule of the catalog, each with its formula", async (t) => {
  const { page } = await site.open(t, "", { ready: [], javaScriptEnabled: false });
  const shown = await page.locator(".schedules li").evaluateAll((items) => items.map((item) => ({
    kind: item.querySelector("schedule-curve").getAttribute("kind"),
    set: item.querySelector("[data-set]").dataset.set,
    title: item.querySelector("h4").textContent,
    formulas: item.querySelectorAll('math[display="block"]').length,
  })));
  const { schedules } = core.catalog();
  assert.deepEqual(shown.map(({ kind }) => kind).sort(), schedules.map(({ kind }) => kind).sort());
  for (const { kind, set, title, formulas } of shown) {
    assert.equal(set, `schedule=${kind}`);
    assert.equal(title, schedules.find((schedule) => schedule.kind === kind).label);
    assert.ok(formulas >= 1, kind);
  }
});

test("a figure comes with its reader, and goes again; the first map stays the page's own", async (t) => {
  const { page, leave } = await site.open(t);
  const hikers = page.locator("lesson-figure blindfolded-hiker");
  assert.equal(await hikers.count(), 0);
  const before = page.url();
  for (const id of ["core-idea", "symbols", "graph", "intuition", "traps", "beyond"]) {
    await readTo(page, `#${id}`, 0.2);
    await page.locator(`#${id} lesson-figure`).getByRole("button", { name: "Step", exact: true }).waitFor();
    assert.ok(await hikers.count() <= 3, `${await hikers.count()} figures at ${id}`);
    assert.equal(await page.getByRole("region", { name: "Contour map", exact: true }).count(), 1);
    await page.locator(`.contents a[href="#${id}"][aria-current]`).waitFor({ state: "attached" });
  }
  await page.locator("#beyond").getByRole("button", { name: "Step", exact: true }).click();
  await readTo(page, "#references");
  await page.waitForFunction(() => !document.querySelector("#core-idea blindfolded-hiker, #traps blindfolded-hiker"));
  // What a figure shows is no matter of the page's address.
  assert.deepEqual(await noted(page, "hiker-step"), []);
  assert.equal(page.url(), before);
  await leave();
});

test("a figure is found again as it was left", async (t) => {
  const { page, figure, reads, leave } = await openAt(t, "symbols");
  await figure.getByRole("button", { name: "Step", exact: true }).click();
  await reads("k", "4");
  const height = () => figure.evaluate((element) => element.offsetHeight);
  const there = await height();
  await readTo(page, "#map");
  await page.waitForFunction(() => !document.querySelector("#symbols blindfolded-hiker"));
  assert.equal(await height(), there);
  await readTo(page, "#symbols");
  await figure.getByText("4 / 20").waitFor();
  await reads("k", "4");
  await leave();
});

test("by mouse the text sets the picture, and says which of its sentences is true now", async (t) => {
  const { part, reads, press, leave } = await openAt(t, "core-idea");
  await part.locator('[data-when="steady"][aria-current]').waitFor();
  for (const [alpha, fate, factor] of [["0.001", "too-small", "0.996"], ["0.45", "oscillating", "−0.8"], ["0.52", "diverging", "−1.08"]]) {
    await press(`α = ${alpha}`).click();
    await reads("alpha", alpha);
    await reads("factor", factor);
    await part.locator(`[data-when="${fate}"][aria-current]`).waitFor();
    assert.equal(await part.locator("[data-when][aria-current]").count(), 1);
  }
  await leave();
});

test("what the hand does to the picture stands in the text", async (t) => {
  const { figure, reads, says, leave } = await openAt(t, "symbols");
  await figure.getByRole("button", { name: "Step", exact: true }).click();
  const { surfaces: [surface], optimizers: [optimizer] } = core.catalog();
  const { columns, rows } = core.walk({ surface: { kind: surface.kind }, optimizer: { kind: optimizer.kind }, alpha: 0.1, start: surface.start }, 4);
  await reads("k", "4");
  assert.equal(await says("x").innerText(), String(Number(columns[4].toPrecision(3))));
  assert.equal(await says("loss").innerText(), String(Number(columns[2 * rows + 4].toPrecision(3))));
  const exact = figure.getByRole("textbox", { name: "Exact learning rate" });
  await exact.fill("0.25");
  await exact.press("Enter");
  await reads("alpha", "0.25");
  await leave();
});

test("each trap fails before the reader's eyes, and is mended by a button", async (t) => {
  const { page, part, reads, press, leave } = await openAt(t, "traps");
  const loss = async () => Number((await part.locator('output[data-live="loss"]:not([data-walk])').innerText()));
  await press("Watch it fail: α = 0.2").click();
  await reads("k", "2");
  assert.ok(await loss() > 100);
  await press("Mend it: α = 0.1").first().click();
  await page.waitForFunction(() => Number(document.querySelector('#traps output[data-live="loss"]:not([data-walk])').textContent) < 10);
  for (const [fail, mend] of [["Another model fails: α = 0.1", "Mend it: α = 2"], ["Another landscape fails: α = 0.1", "Mend it: α = 0.01"]]) {
    for (const name of [fail, mend]) {
      await press(name).click();
      const alpha = name.split("= ")[1];
      await page.waitForFunction((wanted) => document.querySelector("#traps blindfolded-hiker").shown.view.spec.alpha === wanted, Number(alpha));
      await page.waitForFunction(() => document.querySelector("#traps blindfolded-hiker").shown.view.index > 1);
    }
  }
  await leave();
});

test("reading on sets the picture, until the reader takes it in hand", async (t) => {
  const { page, part, figure, leave } = await openAt(t, "beyond");
  const steps = part.locator(".step");
  const at = (/** @type {number} */ n) => readTo(page, `#beyond .step:nth-of-type(${n})`);
  const walked = () => page.evaluate(() => document.querySelector("#beyond blindfolded-hiker").shown.view.spec);
  for (const n of [1, 2, 3]) {
    await at(n);
    await part.locator(`.step:nth-of-type(${n}).shown`).waitFor();
    const [{ kind }] = [(await walked()).optimizer];
    const [, wanted] = merged(await steps.nth(n - 1).getAttribute("data-step")).find(([name]) => name === "optimizer") ?? ["", core.catalog().optimizers[0].kind];
    assert.equal(kind, wanted);
  }
  await figure.getByRole("button", { name: "Step", exact: true }).click();
  const mine = await walked();
  await at(4);
  await page.locator('.contents a[href="#beyond"][aria-current]').waitFor({ state: "attached" });
  assert.deepEqual(await walked(), mine);
  // A button is a wish of the reader's.
  await part.getByRole("button", { name: "Walk with and without warm-up" }).click();
  await part.locator(".step:nth-of-type(4).shown").waitFor();
  assert.notDeepEqual((await walked()).schedule, mine.schedule);
  await leave();
});

test("a schedule's name shows its line beside the constant one", async (t) => {
  const { page, reads, press, figure, leave } = await openAt(t, "graph");
  assert.equal(await page.locator("schedule-curve svg .rates").count(), core.catalog().schedules.length);
  await press("Exponential decay").click();
  const [rate] = core.learningRates({ kind: "exponential" }, 0.1, 201).slice(-1);
  await page.waitForFunction(() => document.querySelector("#graph blindfolded-hiker").shown.view.spec.schedule.kind === "exponential");
  await reads("alpha-k", String(Number(rate.toPrecision(3))));
  assert.equal(await figure.getByRole("img", { name: "Learning rate by iteration" }).count(), 1);
  await leave();
});

test("by keyboard alone: from the list of parts to a trap that is mended", async (t) => {
  const { page, leave } = await site.open(t);
  const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
  const tabTo = async (/** @type {string} */ name) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      if ((await focused()) === name) return;
    }
    assert.fail(`${name} is not reached`);
  };
  await page.locator(".contents a").first().focus();
  await tabTo("Traps");
  await page.keyboard.press("Enter");
  await page.locator("#traps lesson-figure").getByRole("button", { name: "Step", exact: true }).waitFor();
  await tabTo("Watch it fail: α = 0.2");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#traps blindfolded-hiker").shown.view.index > 0);
  await tabTo("Mend it: α = 0.1");
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelector("#traps blindfolded-hiker").shown.view.spec.alpha === 0.1);
  await leave();
});

for (const [name, options] of Object.entries({ "in a wide window": {}, "under the picture of a narrow one": { viewport: { width: 600, height: 800 } } })) {
  test(`backwards by keyboard: what has the focus is not hidden by what stays at the top ${name}`, async (t) => {
    const { page, leave } = await openAt(t, "traps", options);
    await page.locator("#beyond").getByRole("button", { name: "on an ordinary bowl" }).focus();
    let seen = 0;
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Shift+Tab");
      const found = await page.evaluate(() => {
        let focus = document.activeElement;
        if (!focus.closest(".part")) return null;
        while (focus.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
        const { left, right, top, bottom } = focus.getBoundingClientRect();
        let there = document.elementFromPoint((left + right) / 2, Math.min(top + 3, bottom));
        while (there?.shadowRoot) {
          const inner = there.shadowRoot.elementFromPoint((left + right) / 2, Math.min(top + 3, bottom));
          if (!inner || inner === there) break;
          there = inner;
        }
        const over = there?.closest(".contents") ?? (focus.closest(".text, .controls") && there?.closest(".ground") ? there : null);
        return { text: focus.textContent.trim() || focus.id, top, hidden: over !== null || there === null };
      });
      if (found) {
        seen += 1;
        assert.ok(!found.hidden, JSON.stringify(found));
      }
    }
    assert.ok(seen > 40, `${seen} seen`);
    await leave();
  });
}

const CLIMB = "Below 0 every step would go uphill: the hiker would climb.";

test("on a phone, by touch: a negative rate is refused, and the page says that the hiker would climb", async (t) => {
  const { figure, reads, says, press, leave } = await openAt(t, "symbols", PHONE);
  await press("α = −0.1").tap();
  await figure.getByText(CLIMB).waitFor();
  assert.ok(await figure.getByText("Accepted: a number above 0").isVisible());
  assert.equal(await says("alpha").innerText(), "0.1");
  await press("α = 0").tap();
  await figure.getByText("the hiker would stand still").waitFor();
  const step = figure.getByRole("button", { name: "Step", exact: true });
  await step.tap();
  await reads("k", "4");
  await leave();
});

/** What a press in the text sets, by part: which of the buttons, and what then shows it. */
const PRESSED = {
  "core-idea": ["α = 0.52", "hiker-map"],
  walkthrough: ["Let both walk.", "hiker-map"],
  graph: ["Cosine annealing", "hiker-chart"],
  intuition: ["take the blindfold off", "hiker-map"],
  beyond: ["Walk with and without plateau", "hiker-map"],
};

for (const [id, [name, picture]] of Object.entries(PRESSED)) {
  test(`on a phone, by touch: the picture is seen beside the words that set it, and nothing jumps: ${id}`, async (t) => {
    const { page, press, leave } = await openAt(t, id, PHONE);
    const button = press(name);
    await button.evaluate((element) => { element.scrollIntoView({ behavior: "instant", block: "center" }); });
    const seen = () => page.locator(`#${id} ${picture}`).boundingBox();
    const bar = await page.locator(".contents").boundingBox();
    const before = await button.boundingBox();
    await button.tap();
    await page.waitForFunction((at) => document.querySelector(`#${at} blindfolded-hiker`)?.shown?.view.index !== 0, id);
    const { y, height } = await seen();
    assert.ok(y >= bar.y + bar.height - 1, `${y} is below the list of parts`);
    assert.ok(height > 200 && y + height <= 422, `${y + height}: half of the window is left for the text`);
    assert.ok(Math.abs((await button.boundingBox()).y - before.y) < 1, "the words stay where they are");
    assert.ok(await button.evaluate((element) => element.closest(".step")?.classList.contains("shown") ?? true));
    await leave();
  });
}

for (const [width, height] of [[640, 400], [844, 390], [1024, 420]]) {
  test(`in a window of ${width}×${height} picture and slider, and picture and words, are seen together`, async (t) => {
    const { page, figure, press, leave } = await openAt(t, "core-idea", { viewport: { width, height } });
    const bottoms = () => Promise.all([figure.locator("hiker-map"), figure.getByRole("slider", { name: "Learning rate α" })]
      .map((part) => part.boundingBox()));
    await figure.getByRole("slider", { name: "Learning rate α" }).evaluate((slider) => { slider.scrollIntoView({ block: "end", behavior: "instant" }); });
    const [map, slider] = await bottoms();
    assert.ok(map.y >= 44 && map.y + map.height <= height + 1 && slider.y + slider.height <= height + 1, JSON.stringify({ map, slider }));
    await readTo(page, "#core-idea .fates", 0.5);
    const [there] = await bottoms();
    const words = await press("α = 0.45").boundingBox();
    assert.ok(there.height > 160 && there.y >= 44 && there.y + there.height <= height, JSON.stringify(there));
    assert.ok(words.x + words.width < there.x, "the words stand beside the picture");
    await page.goto(new URL("#map", page.url()).href);
    await page.locator(".play hiker-map").evaluate((element) => { scrollBy({ top: element.getBoundingClientRect().top, behavior: "instant" }); });
    const own = await page.locator(".play hiker-map").boundingBox();
    const hand = await page.locator(".play").getByRole("slider", { name: "Learning rate α" }).boundingBox();
    assert.ok(own.y > -1 && hand.y + hand.height <= height, JSON.stringify({ own, hand }));
    await leave();
  });
}

/** What is to be seen of a figure's ground: where its hiker starts, and where its cabins stand. */
const SIGHTS = {
  walkthrough: [[4, 2], [0, 0]],
  tour: [[4, 2], [0, 0]],
  finding: [[1, 1], [3, 2], [-2.805, 3.131], [-3.779, -3.283], [3.584, -1.848]],
};

for (const width of [320, 390]) {
  test(`on a map in a window of ${width} pixels the buttons hide neither hiker nor cabin`, async (t) => {
    for (const [id, places] of Object.entries(SIGHTS)) {
      const { page, leave } = await openAt(t, id, { ...PHONE, viewport: { width, height: 740 }, waits: "hiker-map" });
      // Until the sheet that is shown is of the map's own size: the scales of both axes are the same.
      await page.waitForFunction((at) => {
        const hiker = document.querySelector(`#${at} blindfolded-hiker`);
        const map = hiker?.shadowRoot.querySelector("hiker-map");
        if (!hiker?.shown || !map) return false;
        const [x0, x1, y0, y1] = hiker.shown.domain;
        const { width, height } = map.getBoundingClientRect();
        return Math.abs((x1 - x0) / (y1 - y0) - (width - 21) / (height - 21)) < 0.01;
      }, id);
      const hidden = await page.evaluate(([at, all]) => {
        const hiker = document.querySelector(`#${at} blindfolded-hiker`);
        const map = hiker.shadowRoot.querySelector("hiker-map");
        const box = map.getBoundingClientRect();
        const [x0, x1, y0, y1] = hiker.shown.domain;
        // Within the frame of a narrow sheet.
        const [left, right, top, bottom] = [box.left + 16, box.right - 5, box.top + 5, box.bottom - 16];
        const tools = [...map.shadowRoot.querySelectorAll(".tools > button, .pair button, .tools summary")].map((tool) => tool.getBoundingClientRect());
        return all.filter(([x, y]) => {
          const [px, py] = [left + ((x - x0) / (x1 - x0)) * (right - left), bottom - ((y - y0) / (y1 - y0)) * (bottom - top)];
          const covered = tools.some((tool) => px > tool.left - 6 && px < tool.right + 6 && py > tool.top && py - 18 < tool.bottom);
          return covered || px < left || px > right || py < top || py > bottom;
        });
      }, /** @type {const} */ ([id, places]));
      assert.deepEqual(hidden, [], id);
      await leave();
    }
  });
}

test("on a phone a figure that goes, and comes again, keeps its place", async (t) => {
  const { page, figure, leave } = await openAt(t, "symbols", PHONE);
  const top = () => page.evaluate(() => document.querySelector("#symbols .text").getBoundingClientRect().top - document.querySelector("#symbols").getBoundingClientRect().top);
  const there = await top();
  await readTo(page, "#references");
  await page.waitForFunction(() => !document.querySelector("#symbols blindfolded-hiker"));
  assert.ok(Math.abs((await top()) - there) < 8, `${await top()} for ${there}`);
  await readTo(page, "#symbols");
  await figure.getByRole("button", { name: "Step", exact: true }).waitFor();
  assert.ok(Math.abs((await top()) - there) < 1, `${await top()} for ${there}`);
  await leave();
});

test("on a phone reading on sets the picture, which stays", async (t) => {
  const { page, part, leave } = await openAt(t, "beyond", PHONE);
  for (const n of [2, 5, 7]) {
    await readTo(page, `#beyond .step:nth-of-type(${n})`);
    await part.locator(`.step:nth-of-type(${n}).shown`).waitFor();
    const { y, height } = await page.locator("#beyond hiker-map").boundingBox();
    assert.ok(y >= 44 && y + height <= 422, `${y}, ${height}`);
  }
  await leave();
});

test("the page's own field refuses a negative rate with the same words, and keeps the last good one", async (t) => {
  const { page, leave } = await site.open(t);
  const exact = page.getByRole("textbox", { name: "Exact learning rate" });
  await exact.fill("-0.1");
  await exact.press("Enter");
  await page.getByText(CLIMB).waitFor();
  const slider = page.getByRole("slider", { name: "Learning rate α", exact: true });
  assert.equal(await slider.getAttribute("aria-valuetext"), String(core.catalog().surfaces[0].alpha));
  await leave();
});

/** The contrast of a text to its own ground, where both are plain colours. @param {Element} element */
function contrast(element) {
  const { color, backgroundColor } = getComputedStyle(element);
  const light = (/** @type {string} */ css) => css.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
  const [low, high] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

for (const colorScheme of ["light", "dark"]) {
  test(`every kind of button in the ${colorScheme} can be read, also under the pointer and while it is pressed`, async (t) => {
    const { page, part, leave } = await openAt(t, "finding", { colorScheme });
    const buttons = [
      part.getByRole("button", { name: "Pick the marked one" }), part.getByRole("button", { name: "Ten times more" }),
      page.locator("#traps").getByRole("button", { name: "Watch it fail: α = 0.2", exact: true }),
    ];
    for (const button of buttons) {
      await button.evaluate((element) => { element.scrollIntoView({ block: "center", behavior: "instant" }); });
      for (const act of [async () => {}, () => button.hover(), () => page.mouse.down(), () => page.mouse.up()]) {
        await act();
        const measured = await button.evaluate(contrast);
        assert.ok(measured >= 4.5, `${await button.innerText()}: ${measured}`);
      }
    }
    await leave();
  });
}

for (const [name, options] of Object.entries({ "in the light": {}, "on a phone in the dark": { ...PHONE, colorScheme: "dark" } })) {
  test(`axe-core finds nothing in the lesson ${name}`, async (t) => {
    const { page, leave } = await openAt(t, "core-idea", { ...options, prepare: (opened) => opened.addInitScript(AXE) });
    await page.evaluate(() => { document.querySelectorAll(".lesson details").forEach((details) => { details.open = true; }); });
    for (const id of ["core-idea", "graph", "beyond"]) {
      // At the top, so that the list of parts lies over no control.
      await readTo(page, `#${id}`, 0.06);
      await page.locator(`#${id} lesson-figure`).getByRole("button", { name: "Step", exact: true }).waitFor();
      const { violations } = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), TAGS);
      assert.deepEqual(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html.slice(0, 200)).join("\n")}`), []);
    }
    await leave();
  });
}

for (const width of [320, 390, 1280]) {
  test(`nothing of the lesson makes the page scroll sideways at ${width} pixels`, async (t) => {
    const { page, leave } = await openAt(t, "core-idea", { viewport: { width, height: 800 } });
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    for (const id of PARTS) {
      await readTo(page, `#${id}`);
      assert.equal(await wide(), 0, id);
    }
    await leave();
  });
}

test("who comes by a link to a part finds it, with its figure", async (t) => {
  const { page, leave } = await site.open(t, "#traps");
  await page.locator("#traps lesson-figure").getByRole("button", { name: "Step", exact: true }).waitFor();
  assert.ok(await page.locator("#traps h2").evaluate((heading) => heading.getBoundingClientRect().top < innerHeight));
  await leave();
});

test("where only the top of a figure is in the window, its controls do not cover the map", async (t) => {
  const { page, leave } = await openAt(t, "core-idea", { viewport: { width: 1280, height: 800 } });
  await readTo(page, "#core-idea lesson-figure", 0.7);
  const [map, controls] = await page.evaluate(() => {
    const root = document.querySelector("#core-idea blindfolded-hiker").shadowRoot;
    return ["hiker-map", "hiker-alpha"].map((name) => root.querySelector(name).getBoundingClientRect().toJSON());
  });
  assert.ok(map.height > 150 && map.top < 800 && map.bottom > 800, JSON.stringify(map));
  assert.ok(controls.top >= map.bottom, JSON.stringify([map, controls]));
  await leave();
});
