/** The practice: every family by its controls, the hill that checks, and what a teacher can fix. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { controls, noted, setting } from "./support.mjs";

const { readCode } = await load("state/completion.ts");
const site = setting();
const { problems } = core.catalog();
const KINDS = problems.map(({ kind }) => kind);
/** The first family of a kind of answer. @param {string} input */
const family = (input) => KINDS.find((kind) => core.problem(kind, 0).input === input);
const ALONE = { ready: ["practice-ready"] };
const EMBED = "embed.html?widget=practice&motion=off";

/** The hill's own hiker's parameters. @param {import("playwright-core").Page} page */
const hill = (page) => page.evaluate(() => {
  const hiker = document.querySelector("practice-problem")?.shadowRoot?.querySelector("practice-scene blindfolded-hiker");
  return hiker ? Object.fromEntries(hiker.parameters) : null;
});

/** Waits until the hill's hiker is at an iteration. @param {import("playwright-core").Page} page @param {number} iteration */
const arrived = (page, iteration) => page.waitForFunction((wanted) => {
  const hiker = document.querySelector("practice-problem")?.shadowRoot?.querySelector("practice-scene blindfolded-hiker");
  return hiker && Object.fromEntries(hiker.parameters).steps === String(wanted);
}, iteration);

/** Answers a problem as a person would. @param {import("playwright-core").Page} page @param {string} kind @param {number} value */
async function give(page, kind, value) {
  const { answer, check } = controls(page);
  const { input, choices } = core.problem(kind, 0);
  if (input === "choice") {
    await page.getByRole("radio").nth(choices.findIndex((choice) => choice.value === value)).check();
  } else {
    await answer.fill(String(value));
  }
  await check.click();
}

test("every family can be chosen, answered wrongly and then rightly", async (t) => {
  const { page, leave } = await site.open(t, EMBED, ALONE);
  const { feedback } = controls(page);
  const kinds = page.getByRole("combobox", { name: "Kind of problem" });
  assert.deepEqual(await kinds.locator("option").allInnerTexts(), problems.map(({ label }) => label));
  for (const kind of KINDS) {
    await kinds.selectOption(kind);
    const { answer, misconceptions } = core.problem(kind, 0);
    await give(page, kind, misconceptions[0].value);
    const wrong = await feedback.innerText();
    await give(page, kind, answer.value);
    assert.notEqual(await feedback.innerText(), wrong, kind);
    const { verdict, kind: told, attempts } = (await noted(page, "practice-answer")).at(-1);
    assert.deepEqual([verdict, told, attempts], ["correct", kind, 2]);
  }
  await leave();
});

test("the typed α walks on the hill, and the feedback says what is seen there", async (t) => {
  const { page, leave } = await site.open(t, EMBED, ALONE);
  const { answer, feedback } = controls(page);
  assert.equal(await hill(page), null);
  for (const [typed, seen] of [
    ["0.05", /On the hill:.*off the map/s], ["0.01", /On the hill:.*walls.*jumps? back and forth/s],
    ["0.0002", /On the hill:.*still has .* to go/s], ["0.002", /On the hill:.*was at the lowest point after \d+ steps/s],
  ]) {
    await answer.fill(typed);
    await answer.press("Enter");
    assert.match(await feedback.innerText(), seen);
    const { scene } = core.checkAnswer(KINDS[0], 0, typed);
    await arrived(page, scene.steps);
    const { x, y, ...walked } = await hill(page);
    const { spec } = scene;
    const usually = core.catalog().surfaces.find(({ kind }) => kind === spec.surface.kind).alpha;
    assert.deepEqual([Number(x), Number(y), Number(walked.alpha ?? usually), walked["surface.text"]], [...spec.start, spec.alpha, spec.surface.params.text]);
  }
  // What the hill's hiker does is nobody else's business.
  assert.deepEqual(await noted(page, "hiker-step"), []);
  await leave();
});

test("the hill can be seen before the answer, as the question finds it, and without what would tell the answer", async (t) => {
  const { page, leave } = await site.open(t, EMBED, ALONE);
  await page.getByRole("button", { name: "Show it on the hill" }).click();
  const { scene } = core.problem(KINDS[0], 0);
  await arrived(page, scene.steps);
  assert.equal((await hill(page)).alpha, String(scene.spec.alpha));
  assert.equal(scene.spec.alpha, core.problem(KINDS[0], 0).given.alpha);
  for (const name of ["Learning rate α", "What is happening", "Exact learning rate"]) {
    assert.equal(await page.locator("practice-scene").getByLabel(name).count(), 0, name);
  }
  await leave();
});

test("a challenge is decided by the walk, and says what went wrong", async (t) => {
  const kind = family("challenge");
  const { page, leave } = await site.open(t, `${EMBED}&problem=${kind}`, ALONE);
  const { feedback } = controls(page);
  const { answer, misconceptions } = core.problem(kind, 0);
  for (const { value } of misconceptions) {
    await give(page, kind, value);
    assert.equal((await noted(page, "practice-answer")).at(-1).verdict, "incorrect");
    assert.match(await feedback.innerText(), /On the hill:/);
  }
  // A value near the one that the solution names does it, too.
  await give(page, kind, answer.value * 1.01);
  assert.equal((await noted(page, "practice-answer")).at(-1).verdict, "correct");
  await leave();
});

test("by keyboard alone from the top of the page to a right answer", async (t) => {
  const { page, leave } = await site.open(t);
  const isAt = (/** @type {string} */ name) => page.evaluate((wanted) => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const label = at?.getAttribute("aria-label") ?? (at instanceof HTMLInputElement ? at.labels?.[0]?.innerText : at?.innerText);
    return label?.trim() === wanted;
  }, name);
  const tab = async (/** @type {string} */ name) => {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press("Tab");
      if (await isAt(name)) return;
    }
    assert.fail(`Tab does not come to "${name}"`);
  };
  await tab("Your answer");
  await page.keyboard.type("0,05");
  await page.keyboard.press("Enter");
  await controls(page).feedback.getByText("longer").waitFor();
  await tab("Hint");
  await page.keyboard.press("Enter");
  await page.getByText("Divide the initial value, 0.01, by 5.").waitFor();
  for (let i = 0; i < 20 && !(await isAt("Your answer")); i++) await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("0.01/5");
  await page.keyboard.press("Enter");
  await controls(page).feedback.getByText("Yes: 0.01 ÷ 5 = 0.002").waitFor();
  assert.deepEqual((await noted(page, "practice-answer")).at(-1), { kind: KINDS[0], seed: 0, verdict: "correct", attempts: 2, hintsUsed: 1, score: 0.7 });
  await leave();
});

test("with a finger on a phone", async (t) => {
  const { page, leave } = await site.open(t, "", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { answer, check, feedback } = controls(page);
  await answer.tap();
  await page.keyboard.type("2e-3");
  await check.tap();
  await feedback.getByText("Yes: 0.01 ÷ 5 = 0.002").waitFor();
  await page.locator("practice-problem .scene blindfolded-hiker").waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  assert.equal(wide, false, "nothing is wider than the phone");
  await leave();
});

test("choices are marked by arrow keys, and without a mark nothing is lost", async (t) => {
  const kind = family("choice");
  const { page, leave } = await site.open(t, `${EMBED}&problem=${kind}`, ALONE);
  const { check, feedback } = controls(page);
  await check.click();
  assert.match(await feedback.innerText(), /Choose one of the 4 answers first/);
  assert.deepEqual((await noted(page, "practice-answer")).at(-1), { kind, seed: 0, verdict: "invalid", attempts: 0, hintsUsed: 0, score: 0 });
  const { answer } = core.problem(kind, 0);
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("Space");
  for (let i = 1; i < answer.value; i++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.deepEqual((await noted(page, "practice-answer")).at(-1).verdict, "correct");
  const curve = page.getByRole("img", { name: "The loss from iteration 0 to 24" });
  assert.equal(await curve.count(), 1);
  await leave();
});

test("so many attempts, and then the field is closed and the solution open", async (t) => {
  const { page, leave } = await site.open(t, `${EMBED}&attempts=2&solution=after-5&hint=1`, ALONE);
  const { answer, check, hint, solution, feedback } = controls(page);
  await hint.click();
  assert.equal(await hint.getAttribute("aria-disabled"), "true");
  assert.equal(await page.locator("[part=hints] > li").count(), 1);
  await answer.fill("abc");
  await check.click();
  for (const typed of ["0.05", "0.008"]) {
    assert.equal(await solution.getAttribute("aria-disabled"), "true");
    await answer.fill(typed);
    await check.click();
  }
  assert.match(await feedback.innerText(), /All 2 attempts are made/);
  assert.equal(await answer.getAttribute("readonly"), "");
  await page.evaluate(() => document.querySelector("practice-problem").check("0.002"));
  assert.equal((await noted(page, "practice-answer")).length, 3);
  await solution.click();
  assert.equal(await page.locator("[part=solution] > li").count(), core.problem(KINDS[0], 0).solution.length);
  await leave();
});

test("a teacher's tolerance holds, and an impossible one is named", async (t) => {
  const wide = await site.open(t, `${EMBED}&tolerance=0.05`, ALONE);
  await controls(wide.page).answer.fill("0.00207");
  await controls(wide.page).check.click();
  assert.equal((await noted(wide.page, "practice-answer")).at(-1).verdict, "correct");
  await wide.leave();
  const bad = await site.open(t, `${EMBED}&tolerance=2&attempts=0&hint=many&solution=never`, ALONE);
  const notice = await bad.page.locator(".notice").innerText();
  for (const name of ["tolerance", "attempts", "hint", "solution"]) assert.match(notice, new RegExp(`${name}: read`));
  await controls(bad.page).answer.fill("0.00207");
  await controls(bad.page).check.click();
  assert.equal((await noted(bad.page, "practice-answer")).at(-1).verdict, "incorrect");
  await bad.leave();
});

test("a right answer gives a code where a teacher asks for one, at the problem that was set", async (t) => {
  const { page, leave } = await site.open(t, `${EMBED}&code=1&lock=problem,seed&seed=3`, ALONE);
  const { answer, check, another, hint } = controls(page);
  assert.equal(await page.getByRole("combobox", { name: "Kind of problem" }).count(), 0);
  assert.equal(await another.count(), 0);
  await hint.click();
  assert.equal(await page.locator("practice-completion").count(), 0);
  await answer.fill(String(core.problem(KINDS[0], 3).answer.value));
  await check.click();
  await page.getByRole("textbox", { name: "Your name, for the code" }).fill("Emmy Noether");
  const code = await page.locator("practice-completion output").innerText();
  const { completion, isNamed } = readCode(code, "emmy noether", KINDS);
  assert.equal(isNamed, true);
  assert.deepEqual({ ...completion, day: "" }, { kind: KINDS[0], seed: 3, score: 0.9, attempts: 1, hints: 1, day: "" });
  await leave();
});

test("the whole page takes the same parameters", async (t) => {
  const { page, leave } = await site.open(t, "?attempts=1&tolerance=0.05&code=1&lock=problem,seed");
  const { answer, check, another } = controls(page);
  assert.equal(await another.count(), 0);
  assert.equal(await page.locator(".notice").count(), 0);
  await answer.fill("0.00205");
  await check.click();
  assert.equal(await page.locator("practice-completion output").count(), 1);
  await leave();
});

test("a teacher who hides the hill hides all of it", async (t) => {
  const { page, leave } = await site.open(t, `${EMBED}&hide=map`, ALONE);
  assert.equal(await page.getByRole("button", { name: "Show it on the hill" }).count(), 0);
  await controls(page).answer.fill("0.05");
  await controls(page).check.click();
  assert.doesNotMatch(await controls(page).feedback.innerText(), /On the hill/);
  assert.equal(await page.locator("practice-scene").count(), 0);
  await leave();
});

test("a notice that was dismissed does not come back when something else changes", async (t) => {
  const { page, leave } = await site.open(t, `${EMBED}&tolerance=abc`, ALONE);
  await page.getByRole("button", { name: "Dismiss" }).click();
  await page.evaluate(() => document.querySelector("practice-problem").setAttribute("theme", "dark"));
  await page.evaluate(() => document.querySelector("practice-problem").updateComplete);
  assert.equal(await page.locator(".notice").count(), 0);
  await page.evaluate(() => document.querySelector("practice-problem").setAttribute("tolerance", "xyz"));
  await page.locator(".notice").getByText("xyz").waitFor();
  await leave();
});

test("after the last seed comes the first", async (t) => {
  const { page, leave } = await site.open(t, `${EMBED}&seed=4294967295`, ALONE);
  const { another } = controls(page);
  const before = await page.locator("[part=statement]").innerText();
  await another.click();
  assert.match(await page.locator("[part=statement]").innerText(), /0\.01.*one-fifth/s);
  assert.notEqual(await page.locator("[part=statement]").innerText(), before);
  await leave();
});

test("the same wrong answer once more counts once, and the page says so", async (t) => {
  const { page, leave } = await site.open(t, EMBED, ALONE);
  const { answer, check, feedback } = controls(page);
  await answer.fill("0.05");
  await check.click();
  assert.doesNotMatch(await feedback.innerText(), /counts once/);
  await answer.fill("5e-2");
  await check.click();
  assert.match(await feedback.innerText(), /counts once/);
  await answer.fill("0.008");
  // What is said is about another answer now.
  assert.match(await feedback.getAttribute("class"), /stale/);
  assert.equal(await answer.getAttribute("aria-invalid"), "false");
  await check.click();
  assert.doesNotMatch(await feedback.getAttribute("class"), /stale/);
  await answer.fill("0.002");
  await check.click();
  const told = await noted(page, "practice-answer");
  assert.deepEqual(told.map(({ attempts, score }) => [attempts, score]), [[1, 0], [1, 0], [2, 0], [3, 0.6]]);
  await leave();
});

test("a screen reader hears the question with the field, and of a curve what its shape is", async (t) => {
  const { page, leave } = await site.open(t, EMBED, ALONE);
  const { answer, another } = controls(page);
  await another.click();
  const described = await answer.evaluate((field) => field.getAttribute("aria-describedby").split(" ").map((id) => field.getRootNode().getElementById(id).innerText).join(" "));
  assert.ok(described.includes(String(core.problem(KINDS[0], 1).given.alpha)), described);
  assert.ok(await answer.evaluate((field) => field.getRootNode().activeElement === field));
  const kind = family("choice");
  await page.getByRole("combobox", { name: "Kind of problem" }).selectOption(kind);
  const { figure, answer: right, choices } = core.problem(kind, 0);
  const { values } = figure;
  const name = await page.locator("figure svg").getAttribute("aria-label");
  const brief = (/** @type {number} */ value) => String(Number(value.toPrecision(4)));
  assert.ok(name.includes(`the lowest is ${brief(Math.min(...values))}, the highest ${brief(Math.max(...values))}`), name);
  assert.match(name, new RegExp(`rises in ${values.filter((value, k) => value > values[k - 1]).length} of ${values.length - 1} iterations`));
  const wrong = choices.find(({ value }) => value !== right.value).value;
  await page.getByRole("radio", { name: new RegExp(`^${wrong}\\.`) }).check();
  await controls(page).check.click();
  assert.match(await controls(page).feedback.innerText(), /^Not this one\./);
  await another.click();
  assert.ok(await page.getByRole("radio").first().evaluate((radio) => radio.getRootNode().activeElement === radio));
  await leave();
});
