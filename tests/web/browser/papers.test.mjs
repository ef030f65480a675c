/** The papers of the study desk: worksheets on the screen and printed, and what teachers make, check and save. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { noted, setting } from "./support.mjs";

const WWW = join(import.meta.dirname, "../../../www");
const { strFromU8, unzipSync } = createRequire(join(WWW, "package.json"))("fflate");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const { makeCode } = await load("state/completion.ts");
const { problemsOf } = await load("study/worksheet/sheet.ts");
const { problems } = core.catalog();
const KINDS = problems.map(({ kind }) => kind);
const CHOICES = KINDS.filter((kind) => core.problem(kind, 0).input === "choice");

const site = setting();

/** A tool of the desk, opened. @param {import("node:test").TestContext} t @param {"Worksheet" | "For teachers"} name */
async function opened(t, name, { press = "click", address = "", ...options } = {}) {
  const { page, leave } = await site.open(t, address, options);
  await page.locator("details.desk > summary")[press]();
  await page.getByRole("tab", { name, exact: true })[press]();
  const tool = page.locator(name === "Worksheet" ? "study-worksheet" : "study-teachers");
  await tool.getByRole("button").first().waitFor();
  const field = (/** @type {string} */ label) => tool.getByRole("textbox", { name: label, exact: true });
  const button = (/** @type {string | RegExp} */ label) => tool.getByRole("button", { name: label, exact: true });
  const box = (/** @type {string} */ label) => tool.getByRole("checkbox", { name: label, exact: true });
  return { page, leave, tool, field, button, box, sheets: tool.locator(".sheet") };
}

/** Presses Tab until a control with this name has the focus. @param {import("playwright-core").Page} page @param {string} name */
async function tabTo(page, name) {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    const isAt = await page.evaluate((wanted) => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      const label = at?.getAttribute("aria-label") ?? at?.labels?.[0]?.querySelector("span")?.textContent ?? at?.textContent;
      return label?.trim() === wanted;
    }, name);
    if (isAt) return;
  }
  assert.fail(`Tab does not come to "${name}"`);
}

test("a worksheet by mouse: families, number and sheet decide what is on it, and its key has the answers", async (t) => {
  const { leave, field, button, box, sheets } = await opened(t, "Worksheet");
  assert.equal(await sheets.count(), 2);
  await button("None").click();
  assert.equal(await sheets.count(), 0);
  for (const kind of [KINDS[0], ...CHOICES]) await box(problems.find((one) => one.kind === kind).label).check();
  await field("Number of problems").fill("6");
  await field("Sheet").fill("7");
  await field("Title").fill("Test no. 3");
  await box("With worked solutions").check();
  const expected = problemsOf(core, { kinds: [KINDS[0], ...CHOICES], count: 6, seed: 7 });
  const [sheet, key] = await sheets.all();
  assert.equal(await sheet.locator(".problems > li").count(), 6);
  assert.match(await sheet.innerText(), /^Test no\. 3\s+Name\s+Date/);
  assert.equal(await sheet.getByRole("img").count(), expected.filter(({ figure }) => figure).length);
  assert.equal(await sheet.locator(".choices > li").count(), expected.flatMap(({ choices }) => choices).length);
  assert.equal(await sheet.locator("p.answer").count(), expected.filter(({ input }) => input === "number").length);
  const answers = await key.locator(".right").allInnerTexts();
  expected.forEach(({ answer, input }, n) => assert.ok(input === "choice" ? answers[n].startsWith(`${answer.value}. `) : Number(answers[n]) === answer.value, answers[n]));
  assert.equal(await key.locator(".steps > li").count(), expected.flatMap(({ solution }) => solution).length);
  await box("Answer key on a page of its own").uncheck();
  assert.equal(await sheets.count(), 1);
  const before = await sheet.innerText();
  await button("Another sheet").click();
  assert.equal(await field("Sheet").inputValue(), "8");
  assert.notEqual(await sheet.innerText(), before);
  await field("Sheet").fill("7");
  assert.equal(await sheet.innerText(), before);
  await leave();
});

test("bad numbers are refused with a sentence, and the last sheet stays", async (t) => {
  const { leave, tool, field, sheets } = await opened(t, "Worksheet");
  const before = await sheets.first().innerText();
  for (const [typed, sentence] of [["none", "read “none”. Accepted: a whole number from 1 to 40."], ["", "there is nothing in it."], ["2.5", "read “2.5”"], ["41", "read “41”"]]) {
    await field("Number of problems").fill(typed);
    await tool.getByText(`Number of problems: ${sentence}`).waitFor();
    assert.equal(await sheets.first().innerText(), before);
  }
  await field("Number of problems").fill("3");
  assert.equal(await sheets.first().locator(".problems > li").count(), 3);
  assert.equal(await tool.locator(".refused").count(), 0);
  await leave();
});

test("a challenge's key says what the hill accepts", async (t) => {
  const { leave, button, box, field, sheets } = await opened(t, "Worksheet");
  await button("None").click();
  const challenges = problems.filter(({ kind }) => core.problem(kind, 0).input === "challenge");
  for (const { label } of challenges) await box(label).check();
  await field("Number of problems").fill(String(challenges.length));
  const answers = await sheets.last().locator(".right").allInnerTexts();
  assert.equal(answers.length, challenges.length);
  const expected = problemsOf(core, { kinds: challenges.map(({ kind }) => kind), count: challenges.length, seed: 1 });
  for (const [n, said] of answers.entries()) {
    const { kind, seed } = expected[n];
    const values = said.match(/[\d.]*\d/g).map(Number);
    for (const value of values) assert.equal(core.checkAnswer(kind, seed, value.toExponential()).verdict, "correct", said);
  }
  assert.ok(answers.some((said) => /; everything from .* to .* does it$/.test(said)), answers.join("\n"));
  assert.ok(answers.some((said) => /; also /.test(said)));
  await leave();
});

/** What of the page can be seen, in short. @param {import("playwright-core").Page} page */
const visible = (page) => page.evaluate(() => Array.from(document.body.children).filter((one) => one.checkVisibility()).map((one) => one.className || one.localName));

test("printing prints the worksheet and nothing else, with the key on a page of its own", async (t) => {
  const { page, leave, button, box, field, sheets } = await opened(t, "Worksheet", {
    // The browser's own dialog would wait for somebody.
    colorScheme: "dark",
    prepare: (/** @type {import("playwright-core").Page} */ one) => one.addInitScript(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }),
  });
  const screen = await visible(page);
  const sheet = await sheets.first().innerText();
  await button("Print").click();
  assert.equal(await page.evaluate(() => window.printed), 1);
  assert.deepEqual(await visible(page), screen, "on the screen nothing changes");
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await visible(page), ["hiker-printout"]);
  const printed = page.locator(".hiker-printout .sheet");
  assert.equal(await printed.count(), 2);
  assert.equal(await printed.first().innerText(), sheet);
  assert.equal(await printed.last().evaluate((one) => getComputedStyle(one).breakBefore), "page");
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "light", "the edges of the paper, too");
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".hiker-printout").count(), 0);
  await page.emulateMedia({ media: null });
  assert.deepEqual(await visible(page), screen);

  // By the browser's own menu: the sheet for who works on it, the page for who reads it.
  const pages = async () => (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  await field("Number of problems").fill("2");
  assert.equal(await pages(), 2);
  await box("Answer key on a page of its own").uncheck();
  assert.equal(await pages(), 1);
  await page.getByRole("combobox", { name: "Landscape" }).first().focus();
  assert.ok(await pages() > 3, "the lesson");
  assert.equal(await page.locator(".hiker-printout").count(), 0);
  await leave();
});

test("a teacher's link by keyboard: every setting is in it, and the page it opens has them all", async (t) => {
  const { page, leave, tool, field } = await opened(t, "For teachers");
  await page.getByRole("tab", { name: "For teachers", exact: true }).focus();
  await tabTo(page, "Kind of problem");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "Seed");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("42");
  await tabTo(page, "Tolerance");
  await page.keyboard.type("0.05");
  await tabTo(page, "Attempts");
  await page.keyboard.type("3");
  await tabTo(page, "Hints");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "How many hints");
  await tabTo(page, "Worked solution");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "After how many attempts");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("2");
  await tabTo(page, "the loss chart beside the hill");
  await page.keyboard.press("Space");
  await tabTo(page, "a completion code");
  await page.keyboard.press("Space");
  const link = await field("Link").inputValue();
  assert.equal(link, new URL(`embed.html?widget=practice&problem=${KINDS[1]}&seed=42&tolerance=0.05&attempts=3&hint=1&solution=after-2&hide=loss&lock=problem,seed&code=1`, site.address).href);
  assert.equal(await tool.getByRole("link", { name: "Try the link in a new tab" }).getAttribute("href"), link);
  // The page itself takes no HTML from texts.
  const blank = await page.context().newPage();
  const frame = await blank.evaluate((html) => {
    const element = new DOMParser().parseFromString(html, "text/html").querySelector("iframe");
    return [element.getAttribute("src"), element.title];
  }, await field("Frame (HTML)").inputValue());
  assert.deepEqual(frame, [link, `Practice: ${problems[1].label}`]);
  await leave();

  const other = await site.open(t, link, { ready: ["practice-ready"] });
  const { statement, answer, hints } = core.problem(KINDS[1], 42);
  assert.ok(hints.length > 1 && statement);
  assert.equal(await other.page.getByRole("combobox").count(), 0, "the kind is fixed");
  await other.page.getByRole("button", { name: "Hint", exact: true }).click();
  assert.equal(await other.page.getByRole("button", { name: "Hint", exact: true }).getAttribute("aria-disabled"), "true");
  await other.page.getByRole("textbox", { name: "Your answer" }).fill(String(answer.value * 1.04));
  await other.page.getByRole("button", { name: "Check", exact: true }).click();
  assert.deepEqual((await noted(other.page, "practice-answer")).at(-1), { kind: KINDS[1], seed: 42, verdict: "correct", attempts: 1, hintsUsed: 1, score: 0.9 });
  await other.page.getByText("Completion code:").waitFor();
  await other.leave();
});

test("a setting that the page would not read is refused, and the last link stays", async (t) => {
  const { leave, tool, field } = await opened(t, "For teachers");
  const link = await field("Link").inputValue();
  for (const [name, typed] of [["Seed", "-1"], ["Seed", "x"], ["Attempts", "0"], ["Attempts", "1.5"]]) {
    const before = await field(name).inputValue();
    await field(name).fill(typed);
    await tool.locator("study-assign .refused").getByText(`${name}: read “${typed}”`).waitFor();
    assert.equal(await field("Link").inputValue(), link);
    await field(name).fill(before);
    await tool.locator("study-assign .refused").waitFor({ state: "detached" });
  }
  const [tolerance] = await field("Tolerance").all();
  await tolerance.fill("0.5");
  await tool.locator("study-assign .refused").getByText("Tolerance: read “0.5”. Accepted: a number from 0 to 0.1").waitFor();
  assert.equal(await field("Link").inputValue(), link);
  await leave();
});

/** What is wrong with a field, as it is told to somebody who does not see it; null if nothing is. @param {import("playwright-core").Locator} input */
const toldOf = (input) => input.evaluate((element) =>
  element.getAttribute("aria-invalid") === "true"
    ? element.getAttribute("aria-describedby").split(" ").map((id) => element.getRootNode().getElementById(id).textContent).join(" ")
    : element.getAttribute("aria-describedby"));

test("refused fields are marked, their sentences are in their order, and it is said what the link holds", async (t) => {
  const { leave, tool, field } = await opened(t, "For teachers");
  const link = await field("Link").inputValue();
  const held = tool.getByText("Until it can, link and frame hold the last good settings.");
  const sentences = () => tool.locator("study-assign .refused").allInnerTexts();
  const beginnings = async () => (await sentences()).map((sentence) => sentence.split(":")[0]);
  assert.equal(await held.count(), 0);
  await tool.getByRole("combobox", { name: "Worked solution" }).selectOption("after");
  await tool.getByRole("combobox", { name: "Hints" }).selectOption("some");
  const settings = await field("Link").inputValue();
  assert.notEqual(settings, link);
  // The last one first: the order is that of the fields, not that of the mistakes.
  const names = ["After how many attempts", "How many hints", "Attempts", "Tolerance", "Seed"];
  const inputs = names.map((name) => tool.locator("study-assign").getByRole("textbox", { name, exact: true }));
  for (const [n, input] of inputs.entries()) {
    assert.equal(await toldOf(input), null);
    await input.fill("x");
    assert.deepEqual(await beginnings(), names.slice(0, n + 1).reverse());
  }
  for (const [n, input] of inputs.entries()) {
    assert.ok((await toldOf(input)).startsWith(`${names[n]}: read “x”. Accepted: `), await toldOf(input));
  }
  assert.ok((await toldOf(inputs[2])).endsWith("a whole number from 1 to 9999."));
  assert.ok((await toldOf(inputs[4])).endsWith("a whole number from 0 to 4294967295."));
  assert.ok(await held.isVisible());
  assert.equal(await field("Link").inputValue(), settings);
  for (const [n, good] of ["2", "1", "3", "0.01", "5"].entries()) {
    await inputs[n].fill(good);
    assert.equal(await toldOf(inputs[n]), null);
  }
  assert.equal(await held.count(), 0);
  assert.ok((await field("Link").inputValue()).includes("seed=5&tolerance=0.01&attempts=3&hint=1&solution=after-2"));

  await field("First seed").fill("-1");
  await field("Variants of each kind").fill("");
  await tool.locator("study-export").getByRole("textbox", { name: "Tolerance" }).fill("9");
  assert.deepEqual((await tool.locator("study-export .refused").allInnerTexts()).map((sentence) => sentence.split(":")[0]), ["Variants of each kind", "First seed", "Tolerance"]);
  assert.equal(await toldOf(field("First seed")), "First seed: read “-1”. Accepted: a whole number from 0 to 4294967295.");
  await field("Completion code").fill("ABC");
  await field("Completion code").press("Enter");
  assert.equal(await toldOf(field("Completion code")), "A completion code has 24 letters and digits; this has 3.");
  await leave();
});

test("a worksheet's refused fields are marked, and it is said that the sheet stays", async (t) => {
  const { leave, tool, field } = await opened(t, "Worksheet");
  const held = tool.getByText("Until then the sheet stays as it was.");
  await field("Sheet").fill("x");
  assert.equal(await toldOf(field("Number of problems")), null);
  await field("Number of problems").fill("");
  assert.equal(await toldOf(field("Number of problems")), "Number of problems: there is nothing in it. Accepted: a whole number from 1 to 40.");
  assert.equal(await toldOf(field("Sheet")), "Sheet: read “x”. Accepted: a whole number from 0 to 999999.");
  assert.ok(await held.isVisible());
  await field("Number of problems").fill("3");
  await field("Sheet").fill("3");
  assert.deepEqual([await toldOf(field("Number of problems")), await toldOf(field("Sheet")), await held.count()], [null, null, 0]);
  await leave();
});

test("copy buttons copy, and where that is not allowed the text is selected", async (t) => {
  const { page, leave, field, button } = await opened(t, "For teachers", { permissions: ["clipboard-read", "clipboard-write"] });
  await button("Copy: Link").click();
  await page.getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await field("Link").inputValue());
  await page.evaluate(() => { Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } }); });
  await button("Copy: Frame (HTML)").click();
  await page.getByText("This browser does not let the page copy.").waitFor();
  const selected = await field("Frame (HTML)").evaluate((area) => area.value.slice(area.selectionStart, area.selectionEnd));
  assert.equal(selected, await field("Frame (HTML)").inputValue());
  await leave();
});

test("the score is shown as the page counts it", async (t) => {
  const { leave, tool } = await opened(t, "For teachers");
  const shown = await tool.locator(".score").innerText();
  for (const line of ["Score = 1 − 0.2 × wrong attempts − 0.1 × hints, at least 0.2", "One wrong attempt and 2 hints: 0.6", "9 wrong attempts and no hints: 0.2"]) {
    assert.ok(shown.includes(line), `${line}\nis not in\n${shown}`);
  }
  await leave();
});

test("a completion code is read, its name compared, and a slip of the pen found", async (t) => {
  const { page, leave, field, button, tool } = await opened(t, "For teachers");
  const code = makeCode({ kind: KINDS[2], seed: 12, score: 0.7, attempts: 2, hints: 1, day: "2026-11-29" }, "Ada Lovelace");
  const reading = tool.locator("#code-reading");
  await field("Completion code").fill(code.toLowerCase());
  await field("Name that the learner gave").fill("ada lovelace");
  await button("Check the code").click();
  assert.equal((await reading.innerText()).replace(/\s+/g, " "),
    `The code was made out to “ada lovelace”. ${problems[2].label}, seed 12, solved on November 29, 2026. Score 0.7 of 1, after 2 attempts and one hint.`);
  await field("Name that the learner gave").fill("Charles");
  assert.equal(await reading.innerText(), "", "what stands there is about the name as it was");
  await page.keyboard.press("Enter");
  await reading.getByText("was not made out to “Charles”").waitFor();
  await field("Completion code").fill(code.replace(/.$/, (last) => (last === "A" ? "B" : "A")));
  await page.keyboard.press("Enter");
  await reading.getByText("A letter or digit of this code is wrong").waitFor();
  await field("Completion code").fill("ABC");
  await page.keyboard.press("Enter");
  await reading.getByText("A completion code has 24 letters and digits; this has 3.").waitFor();
  await leave();
});

/** Saves a file and reads it. @param {import("playwright-core").Page} page @param {import("playwright-core").Locator} button */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("questions are saved in every format, and what cannot be asked is named", async (t) => {
  const { page, leave, tool, field, button } = await opened(t, "For teachers");
  const status = tool.locator("#export-status");
  await field("Variants of each kind").fill("2");
  await field("First seed").fill("3");
  const xml = await saved(page, button("Save as Moodle XML"));
  assert.equal(xml.name, "learning-rate-3-moodle.xml");
  // As a browser reads it, too; the page itself takes no XML from texts.
  const blank = await page.context().newPage();
  const [errors, types] = await blank.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "application/xml");
    return [parsed.querySelectorAll("parsererror").length, Array.from(parsed.querySelectorAll("question"), (one) => one.getAttribute("type"))];
  }, xml.bytes.toString("utf8"));
  assert.equal(errors, 0);
  await status.getByText(`Saved as learning-rate-3-moodle.xml: ${types.length - 1} questions.`).waitFor();
  const left = await status.getByText(/^Left out: /).innerText();
  const missing = KINDS.filter((kind) => !xml.bytes.toString("utf8").includes(`<idnumber>${kind}-`));
  assert.ok(missing.length > 0);
  for (const kind of missing) assert.ok(left.includes(problems.find((one) => one.kind === kind).label), left);

  const text = await saved(page, button("Save as GIFT"));
  assert.equal(text.name, "learning-rate-3-gift.txt");
  assert.equal(text.bytes.toString("utf8").match(/^::/gm).length, types.length - 1);
  const archive = await saved(page, button("Save as QTI 2.1"));
  assert.equal(archive.name, "learning-rate-3-qti21.zip");
  const files = unzipSync(archive.bytes);
  assert.equal(strFromU8(files["imsmanifest.xml"]).match(/<resource /g).length, types.length - 1);

  await tool.locator("#export-count").fill("0");
  await button("Save as GIFT").click();
  await tool.getByText("Variants of each kind: read “0”. Accepted: a whole number from 1 to 50.").waitFor();
  await status.getByText("A field above cannot be read, so nothing was saved.").waitFor();
  await field("Variants of each kind").fill("1");
  await button("None").click();
  await button("Save as GIFT").click();
  await status.getByText("Choose at least one kind of problem.").waitFor();
  await leave();
});

test("with a finger on a phone: another sheet, and a file of questions", async (t) => {
  const { page, leave, sheets, button } = await opened(t, "Worksheet", { press: "tap", ...PHONE });
  const before = await sheets.first().innerText();
  await button("Another sheet").tap();
  assert.notEqual(await sheets.first().innerText(), before);
  await page.getByRole("tab", { name: "For teachers", exact: true }).tap();
  const teachers = page.locator("study-teachers");
  await teachers.getByRole("checkbox", { name: "a completion code" }).tap();
  assert.match(await teachers.getByRole("textbox", { name: "Link", exact: true }).inputValue(), /&code=1$/);
  const [download] = await Promise.all([page.waitForEvent("download"), teachers.getByRole("button", { name: "Save as GIFT" }).tap()]);
  assert.match(download.suggestedFilename(), /gift\.txt$/);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing sticks out");
  await leave();
});

for (const [name, options] of Object.entries({ "in the light": {}, "in the dark": { colorScheme: "dark" }, "on a phone": PHONE })) {
  test(`axe-core finds nothing in the papers ${name}`, async (t) => {
    const { page, leave, tool } = await opened(t, "Worksheet", { ...options, prepare: (/** @type {import("playwright-core").Page} */ one) => one.addInitScript(AXE) });
    const axe = async () => {
      const { violations, passes } = await page.evaluate((values) => window.axe.run("study-desk", { runOnly: { type: "tag", values } }), TAGS);
      assert.ok(passes.length > 10, "axe has seen next to nothing");
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join("\n")}`), []);
    };
    await tool.getByRole("checkbox", { name: "With worked solutions" }).check();
    await axe();
    await page.getByRole("tab", { name: "For teachers", exact: true }).click();
    await page.locator("study-teachers").getByRole("textbox", { name: "Seed", exact: true }).fill("x");
    await page.locator("study-teachers .refused").waitFor();
    await axe();
    await leave();
  });
}
