/** Whatever an address or a field may hold: a message that names what is accepted, and nothing lost. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { controls, noted, setting, shown, states, usual } from "./support.mjs";

const site = setting();

/** A value that cannot be, for every parameter of an address. */
const MALFORMED = {
  surface: "nowhere", optimizer: "magic", schedule: "whenever", "surface.kappa": "1e999",
  alpha: "abc", x: "NaN", y: "1e999", steps: "1e9", speed: "0", play: "maybe", changes: "[[",
  theme: "pink", motion: "slow", show: "everything", hide: "nothing", lock: "doors", widget: "teapot",
  problem: "two-sixths", seed: "-1.5", hint: "perhaps", solution: "after-never",
};

/** Values of α, typed or in an address, that are no learning rate. */
const NO_RATE = ["abc", "-1", "0", "1e400", "Infinity", "NaN", "0x10", "1,000", "1,2,3", "1e-400", ""];

/** @param {import("playwright-core").Page} page */
const notice = (page) => page.getByRole("group", { name: "Part of the address was not understood" });

/** @param {Record<string, string>} values */
const query = (values) => `?${new URLSearchParams(values)}`;

for (const surface of [core.catalog().surfaces[0], core.catalog().surfaces.find(({ kind }) => kind === "bowl")]) {
  test(`on ${surface.label}, one notice names every value that could not be read, until it is dismissed`, async (t) => {
    const wrong = { ...MALFORMED };
    // The first surface is what becomes of an unknown one; without parameters, they are unknown names.
    if (surface.params.length > 0) wrong.surface = surface.kind;
    const { page, leave } = await site.open(t, query(wrong));
    await notice(page).waitFor();
    assert.equal(await notice(page).count(), 1);
    delete wrong[surface.params.length > 0 ? "surface" : "surface.kappa"];
    const items = await notice(page).locator("li").allInnerTexts();
    assert.equal(items.length, Object.keys(wrong).length);
    for (const [name, value] of Object.entries(wrong)) {
      const own = items.filter((text) => text.startsWith(`${name}: read “${value}”. Accepted: `));
      assert.equal(own.length, 1, `${name} in\n${items.join("\n")}`);
    }
    await controls(page).step.click();
    const spec = { ...usual(), surface: { kind: surface.kind }, start: surface.start, alpha: surface.alpha };
    assert.deepEqual((await shown(page)).state, states(spec, 1)[0]);
    await notice(page).getByRole("button", { name: "Dismiss" }).click();
    assert.equal(await notice(page).count(), 0);
    await leave();
  });
}

test("huge and hostile values are shortened and shown as plain text", async (t) => {
  const values = {
    alpha: "9".repeat(2000), x: `<img src=x onerror=alert(1)>`, y: "\u0000\u202e٣", surface: "__proto__",
    steps: "-".repeat(1000), "optimizer.momentum": "constructor", changes: `[{"at":1,"alpha":-1}]`, lock: "a,".repeat(500),
  };
  const { page, leave } = await site.open(t, query(values));
  const items = await notice(page).locator("li").allInnerTexts();
  assert.deepEqual(items.map((text) => text.split(":")[0]).sort(), Object.keys(values).sort());
  for (const text of items) assert.ok(text.length < 400, text);
  assert.equal(await notice(page).locator("img").count(), 0);
  await leave();
});

test("unknown names are ignored without a word", async (t) => {
  const names = ["utm_source", "surface.nonsense", "onclick", "style", "1x", "constructor", "é", ""];
  const { page, leave } = await site.open(t, query(Object.fromEntries(names.map((name) => [name, "1"]))));
  assert.equal(await notice(page).count(), 0);
  await controls(page).step.click();
  assert.deepEqual((await shown(page)).state, states(usual(), 1)[0]);
  await leave();
});

test("a value at the end of what is accepted is no reason to stop", async (t) => {
  const { page, leave } = await site.open(t, query({ alpha: "1e6", x: "1e12", y: "-1e12", steps: "10000" }));
  const { play, happening } = controls(page);
  assert.equal(await notice(page).count(), 0);
  assert.match(await happening.innerText(), /gone/);
  assert.equal(await play.getAttribute("aria-disabled"), "true");
  await leave();
});

test("what is no learning rate is refused where it was typed, and the last good one stays", async (t) => {
  const { page, leave } = await site.open(t);
  const { exact, slider, step } = controls(page);
  const alert = page.getByRole("alert");
  await exact.fill("0.02");
  await exact.press("Enter");
  for (const typed of NO_RATE) {
    await exact.fill(typed);
    await exact.press("Enter");
    const text = await alert.innerText();
    assert.ok(text.startsWith("Learning rate α: "), text);
    assert.ok(text.includes(typed === "" ? "there is nothing in it" : `read “${typed}”`), text);
    assert.match(text, /Accepted: a number above 0, up to .*, such as 0\.01\./);
    assert.equal(await exact.getAttribute("aria-invalid"), "true");
    assert.equal(await slider.getAttribute("aria-valuetext"), "0.02");
    assert.equal((await shown(page)).spec.alpha, 0.02);
  }
  await step.click();
  assert.deepEqual((await shown(page)).state, states({ ...usual(), alpha: 0.02 }, 1)[0]);
  await exact.fill("0.05");
  await exact.press("Enter");
  await alert.waitFor({ state: "detached" });
  assert.equal(await exact.getAttribute("aria-invalid"), "false");
  await leave();
});

test("parameters of what is chosen are refused beside their fields", async (t) => {
  const { page, leave } = await site.open(t);
  await page.getByText("Adjust…").click();
  const momentum = page.getByRole("textbox", { name: "μ", exact: true });
  for (const typed of ["abc", "-1", "1e400", "2", ""]) {
    await momentum.fill(typed);
    await momentum.press("Enter");
    await momentum.blur();
    assert.match(await page.getByRole("alert").innerText(), /^μ: .*Accepted: a number from 0 to 1\.$/);
  }
  await momentum.fill("0.9");
  await momentum.blur();
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.deepEqual((await shown(page)).spec.optimizer, { kind: usual().optimizer.kind, params: { momentum: 0.9 } });
  await leave();
});

test("an answer of a hundred thousand characters costs nothing, and the right one still counts", async (t) => {
  const { page, leave } = await site.open(t);
  const { answer, check, feedback } = controls(page);
  for (const huge of ["9".repeat(1e5), "(".repeat(1e5), "0.002 ".repeat(16_667), "𝟙".repeat(5e4), "<b>".repeat(33_334)]) {
    await answer.fill(huge);
    await check.click();
    assert.match(await feedback.innerText(), /^This is longer than \d+ characters\. One number is expected, such as /);
  }
  for (const odd of ["", "   ", "\u202e", "NaN", "0.002.1", "__proto__", "1/0"]) {
    await answer.fill(odd);
    await check.click();
    assert.match(await feedback.innerText(), /One number is expected, such as /, odd);
  }
  await answer.fill("0.002");
  await check.click();
  const told = await noted(page, "practice-answer");
  assert.deepEqual(new Set(told.slice(0, -1).map(({ verdict, attempts }) => `${verdict} ${attempts}`)), new Set(["invalid 0"]));
  assert.deepEqual({ ...told.at(-1), kind: "" }, { kind: "", seed: 0, verdict: "correct", attempts: 1, hintsUsed: 0, score: 1 });
  await leave();
});
