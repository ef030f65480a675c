/** The study desk: sessions, progress, notes, and what is kept: by mouse, by touch, with the keys, with and without storage. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import core from "../core.mjs";
import { noted, setting } from "./support.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const KEY = "blindfolded-hiker-study";
const SESSION = "blindfolded-hiker-session";
const KINDS = core.catalog().problems.map(({ kind }) => kind);
const DAY = 86_400_000;
/** Noon on a day of the tests' own. */
const NOON = Date.UTC(2027, 4, 1, 12);

const site = setting();

/** A desk that is unfolded, with a clock that stands still until it is told. @param {import("node:test").TestContext} t */
async function unfolded(t, { address = "", press = "click", ...options } = {}) {
  const { page, leave, problems } = await site.open(t, address, { timezoneId: "UTC", ...options });
  await page.locator("details.desk > summary")[press]();
  const desk = page.locator("study-desk");
  await desk.getByRole("tab", { name: "Session" }).waitFor();
  await desk.evaluate((element, noon) => {
    window.clock = noon;
    element.now = () => window.clock++;
  }, NOON);
  const button = (/** @type {string | RegExp} */ name) => desk.getByRole("button", { name, exact: true });
  return {
    page, leave, problems, desk, button,
    tab: (/** @type {string} */ name) => desk.getByRole("tab", { name, exact: true }),
    answer: desk.getByRole("textbox", { name: "Your answer", exact: true }),
    status: desk.locator("study-records #status"),
    tasks: desk.locator("practice-problem"),
  };
}

/** What stands in the storage. @param {import("playwright-core").Page} page */
const kept = (page) => page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? "null"), KEY);

/** The problem that is worked on. @param {import("playwright-core").Locator} task */
async function taskOf(task) {
  // The problem is there when its core is.
  await task.locator(".statement").waitFor();
  const [kind, seed] = await task.evaluate((element) => [element.task.kind, element.task.seed]);
  return { kind, seed, problem: core.problem(kind, seed) };
}

/** A text that is a right answer, or a wrong one. */
const right = ({ problem }) => String(problem.answer.value);
const wrong = ({ problem }) => String(problem.misconceptions[0].value);

/** Puts a value into the field of the problem, or marks it. */
async function fill(desk, { problem }, value) {
  if (problem.input === "choice") {
    await desk.locator(`practice-problem input[value="${value}"]`).check();
  } else {
    await desk.getByRole("textbox", { name: "Your answer", exact: true }).fill(value);
  }
}

const ANSWERS = [["one-fifth", 0, 1], ["percent", 0, 0.6], ["halving", 2, 0]].map(([kind, day, score], i) =>
  ({ kind, seed: i + 1, at: NOON - (5 - day) * DAY, attempts: 1, hints: 0, score }));
const STUDY = {
  version: 1, answers: ANSWERS,
  notes: [{ id: "n1", title: "Edge", text: "Above 2/λ every step grows.", walk: "surface=bowl&alpha=0.19&steps=7", made: NOON - DAY, changed: NOON - DAY }],
};
/** A page whose storage holds a text. */
const holding = (/** @type {string} */ text) => (/** @type {import("playwright-core").Page} */ page) =>
  page.addInitScript(([key, value]) => {
    if (sessionStorage.getItem("held") === null) {
      sessionStorage.setItem("held", "1");
      localStorage.setItem(key, value);
    }
  }, [KEY, text]);
const file = (/** @type {string} */ text, name = "study.json") => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

test("nothing of the desk is fetched before it is unfolded, and no tool before it is opened", async (t) => {
  const asked = [];
  const { page, leave } = await site.open(t, "", { prepare: (opened) => { opened.on("request", (request) => asked.push(request.url())); } });
  const before = asked.length;
  await page.locator("details.desk > summary").click();
  await page.locator("study-desk").getByRole("button", { name: "Begin" }).waitFor();
  const unfoldedBy = asked.length;
  assert.ok(unfoldedBy > before);
  await page.locator("study-desk").getByRole("tab", { name: "Notes" }).click();
  await page.locator("study-desk").getByRole("button", { name: "New note" }).waitFor();
  assert.ok(asked.length > unfoldedBy, "the notes come with their own file");
  await leave();
});

test("a session by mouse: right, with a slip, missed, skipped, and a summary; progress knows it", async (t) => {
  const { page, leave, desk, button, tab, tasks } = await unfolded(t);
  await button("Begin").click();
  const seen = [];
  const next = desk.getByRole("button", { name: /^(Next problem|To the summary|Skip)$/ });
  for (const how of ["first", "slip", "missed", "skipped", "first"]) {
    await desk.getByRole("heading", { name: `Problem ${seen.length + 1} of 5` }).waitFor();
    const task = await taskOf(tasks);
    seen.push(task.kind);
    if (how === "slip" || how === "missed") {
      await fill(desk, task, wrong(task));
      await button("Check").click();
      await desk.getByText("Skipped now, it counts as missed").waitFor();
    }
    if (how === "slip" || how === "first") {
      await fill(desk, task, right(task));
      await button("Check").click();
      await desk.getByText(how === "first" ? "Right first time." : "Right, with help").waitFor();
    }
    await next.click();
  }
  assert.equal(new Set(seen).size, 5, "five kinds");
  await desk.getByText("5 problems: 2 right first time, 1 with help, 1 missed, 1 skipped.").waitFor();
  const { answers } = await kept(page);
  assert.deepEqual(answers.map(({ kind, score }) => [kind, score]), [[seen[0], 1], [seen[1], 0.8], [seen[2], 0], [seen[4], 1]]);
  assert.ok(answers.every(({ at }) => at >= NOON && at < NOON + 1000), "by the clock of the test");

  await tab("Progress").click();
  const rows = desk.locator("study-progress tbody tr");
  await rows.first().waitFor();
  assert.equal(await rows.count(), core.catalog().problems.length);
  const row = async (kind) => (await rows.filter({ hasText: core.catalog().problems.find((info) => info.kind === kind).label }).first().locator("td").allTextContents());
  assert.deepEqual(await row(seen[0]), ["1", "1 of 1", "1 day", "tomorrow"]);
  assert.deepEqual(await row(seen[1]), ["1", "0 of 1", "1 day", "tomorrow"]);
  assert.deepEqual(await row(seen[2]), ["1", "0 of 1", "none", "today"]);
  assert.deepEqual(await row(seen[3]), ["0", "–", "–", "new"]);
  await leave();
});

test("the heading of a problem says its place and its kind apart, and the bar says the place alone", async (t) => {
  const { leave, desk, button, tasks } = await unfolded(t);
  await button("Begin").click();
  const { kind } = await taskOf(tasks);
  const { label } = core.catalog().problems.find((info) => info.kind === kind);
  await desk.getByRole("heading", { name: `Problem 1 of 5: ${label}`, exact: true }).waitFor();
  await desk.getByRole("progressbar", { name: "Problem 1 of 5", exact: true }).waitFor();
  await leave();
});

test("what was missed before comes first, and then what is due the longest", async (t) => {
  const { leave, desk, button, tasks } = await unfolded(t, { prepare: holding(JSON.stringify(STUDY)) });
  await desk.getByText("3 kinds are due").waitFor();
  await button("Begin").click();
  const kinds = [];
  for (let i = 0; i < 4; i++) {
    const task = await taskOf(tasks);
    kinds.push(task.kind);
    assert.ok(!ANSWERS.some(({ kind, seed }) => kind === task.kind && seed === task.seed), "another problem than before");
    await fill(desk, task, right(task));
    await button("Check").click();
    await button("Next problem").click();
  }
  // Those of five days ago were due after one; the miss of three days ago was due at once.
  assert.deepEqual(kinds.slice(0, 3).sort(), ["halving", "one-fifth", "percent"]);
  assert.deepEqual(kinds.slice(0, 2).sort(), ["one-fifth", "percent"]);
  assert.equal(kinds[3], core.catalog().problems.map(({ kind }) => kind).find((kind) => !kinds.slice(0, 3).includes(kind)));
  await leave();
});

test("a session goes on after a look at another tab, and the answer at the top of the page is none of its own", async (t) => {
  const { page, leave, desk, button, tab, tasks } = await unfolded(t);
  await button("Begin").click();
  const { kind } = await taskOf(tasks);
  await tab("Notes").click();
  await desk.getByRole("button", { name: "New note" }).waitFor();
  await page.locator(".practice-section > practice-problem").getByRole("textbox", { name: "Your answer" }).fill("0.002");
  await page.keyboard.press("Enter");
  assert.equal((await noted(page, "practice-answer")).length, 1);
  await tab("Session").click();
  assert.equal((await taskOf(tasks)).kind, kind);
  await desk.getByRole("heading", { name: "Problem 1 of 5" }).waitFor();
  assert.equal(await kept(page), null);
  await leave();
});

test("a session that a reload broke off is offered, goes on at its problem, and is forgotten at its end", async (t) => {
  const { page, leave, desk, button, tasks } = await unfolded(t);
  const reload = async () => {
    await page.reload();
    await page.locator("details.desk > summary").click();
  };
  await button("Begin").click();
  const first = await taskOf(tasks);
  await fill(desk, first, right(first));
  await button("Check").click();
  await button("Next problem").click();
  const second = await taskOf(tasks);
  await fill(desk, second, wrong(second));
  await button("Check").click();
  await desk.getByText("Skipped now, it counts as missed").waitFor();
  await reload();
  await button("Go on with the session: problem 2 of 5").click();
  const heading = desk.getByRole("heading", { name: "Problem 2 of 5" });
  await heading.waitFor();
  const again = await taskOf(tasks);
  assert.deepEqual([again.kind, again.seed], [second.kind, second.seed]);
  await desk.getByText("Skipped now, it counts as missed").waitFor();
  await fill(desk, again, right(again));
  await button("Check").click();
  await desk.getByText("Right, with help or a second thought.").waitFor();
  await desk.getByText("Score 0.8 of 1, after 2 attempts and no hints.").waitFor();
  assert.deepEqual((await kept(page)).answers.map(({ attempts, score }) => [attempts, score]).sort(), [[1, 1], [2, 0.8]]);
  assert.deepEqual(Object.keys(await kept(page)), ["version", "answers", "notes"], "the session is no record");
  // What is done with is not asked again.
  await reload();
  await button("Go on with the session: problem 3 of 5").click();
  await desk.getByRole("heading", { name: "Problem 3 of 5" }).waitFor();
  await button("Show worked solution").click();
  await tasks.locator("ol.solution").waitFor();
  await reload();
  await button("Go on with the session: problem 3 of 5").click();
  await tasks.locator("ol.solution").waitFor();
  await button("End the session").click();
  await desk.getByText("3 problems: 1 right first time, 1 with help, 1 missed, 0 skipped.").waitFor();
  await reload();
  await button("Begin").waitFor();
  assert.equal(await desk.getByRole("button", { name: /^Go on/ }).count(), 0);
  await leave();
});

test("on a phone: what is left of a session after a reload is its summary, or nothing where a problem is gone", async (t) => {
  const turns = KINDS.slice(0, 4).map((kind) => ({ kind, seed: 1, grade: "first" }));
  const running = { version: 1, length: 5, turns, task: { kind: KINDS[4], seed: 1 }, grade: "helped", attempts: 0, hints: 0, shown: false };
  const { page, leave, desk, button } = await unfolded(t, {
    press: "tap", ...PHONE, prepare: (opened) => opened.addInitScript(([key, text]) => {
      if (sessionStorage.getItem("held") === null) {
        sessionStorage.setItem("held", "1");
        localStorage.setItem(key, text);
      }
    }, [SESSION, JSON.stringify(running)]),
  });
  await button("See the summary of the last session").tap();
  await desk.getByText("5 problems: 4 right first time, 1 with help, 0 missed, 0 skipped.").waitFor();
  const held = () => page.evaluate((key) => localStorage.getItem(key), SESSION);
  assert.equal(await held(), null);
  await page.evaluate(([key, text]) => { localStorage.setItem(key, text); }, [SESSION, JSON.stringify({ ...running, turns: [{ ...turns[0], kind: "gone" }] })]);
  await page.reload();
  await page.locator("details.desk > summary").tap();
  await button("Begin").waitFor();
  assert.equal(await held(), null);
  await leave();
});

test("who begins another session has left the one before, and erasing forgets the one that runs", async (t) => {
  const { page, leave, desk, button, tasks } = await unfolded(t);
  await button("Begin").click();
  const first = await taskOf(tasks);
  await fill(desk, first, wrong(first));
  await button("Check").click();
  await desk.getByText("Skipped now, it counts as missed").waitFor();
  await page.reload();
  await page.locator("details.desk > summary").click();
  await button("Begin another one").click();
  await desk.getByRole("heading", { name: "Problem 1 of 5" }).waitFor();
  assert.deepEqual((await kept(page)).answers.map(({ kind, score }) => [kind, score]), [[first.kind, 0]]);
  // The one that goes on after a reload, with a wrong attempt.
  const again = await taskOf(tasks);
  await fill(desk, again, wrong(again));
  await button("Check").click();
  await desk.getByText("Skipped now, it counts as missed").waitFor();
  await page.reload();
  await page.locator("details.desk > summary").click();
  await button("Go on with the session: problem 1 of 5").click();
  await taskOf(tasks);
  await button("Erase everything").click();
  await button("Erase").click();
  await button("Begin").waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("session") || key.includes("study"))), []);
  await button("Begin").click();
  await taskOf(tasks);
  await desk.getByText("Skipping costs nothing before there is an answer.").waitFor();
  await leave();
});

test("by keyboard alone: unfold, begin, answer, go on, end, write a note, erase and keep", async (t) => {
  const { page, leave } = await site.open(t);
  await page.locator("details.desk > summary").focus();
  await page.keyboard.press("Enter");
  const desk = page.locator("study-desk");
  /** Tabs on until the focus is on a control. @param {import("playwright-core").Locator} control */
  const reach = async (control) => {
    await control.waitFor();
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      if (await control.evaluate((element) => element.getRootNode().activeElement === element && element.matches(":focus-visible"))) {
        return;
      }
    }
    assert.fail(`${control} is not reached`);
  };
  const focused = (/** @type {import("playwright-core").Locator} */ control) => control.evaluate((element) => element.getRootNode().activeElement === element);
  const button = (/** @type {string} */ name) => desk.getByRole("button", { name, exact: true });
  const tasks = desk.locator("practice-problem");
  await reach(button("Begin"));
  await page.keyboard.press("Enter");
  await desk.getByRole("heading", { name: "Problem 1 of 5" }).waitFor();
  const task = await taskOf(tasks);
  await reach(desk.getByRole("textbox", { name: "Your answer" }));
  await page.keyboard.type(right(task));
  await page.keyboard.press("Enter");
  await reach(button("Next problem"));
  await page.keyboard.press("Enter");
  const second = desk.getByRole("heading", { name: "Problem 2 of 5" });
  await second.waitFor();
  assert.ok(await focused(second), "the next problem is read from its first line");
  await reach(button("End the session"));
  await page.keyboard.press("Space");
  await desk.getByText("One problem: 1 right first time").waitFor();
  const tab = (/** @type {string} */ name) => desk.getByRole("tab", { name, exact: true });
  await tab("Session").focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(await focused(tab("Progress")));
  await desk.getByText(/^1 of \d+ kinds came so far/).waitFor();
  await page.keyboard.press("ArrowRight");
  await reach(button("New note"));
  await page.keyboard.press("Enter");
  const title = desk.getByRole("textbox", { name: "Title" });
  await title.waitFor();
  await page.waitForFunction(() => document.querySelector("study-desk").shadowRoot.querySelector("study-notes").shadowRoot.activeElement?.matches(".title"));
  await page.keyboard.type("My note");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Halve it.");
  await reach(button("Delete: My note"));
  assert.deepEqual((await kept(page)).notes.map(({ title: name, text }) => [name, text]), [["My note", "Halve it."]]);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("study-desk").shadowRoot.querySelector("study-notes").shadowRoot.activeElement?.id === "undo");
  await page.keyboard.press("Enter");
  await title.waitFor();
  await reach(button("Erase everything"));
  await page.keyboard.press("Enter");
  await button("Keep everything").waitFor();
  await page.waitForFunction(() => document.querySelector("study-desk").shadowRoot.querySelector("study-records").shadowRoot.activeElement?.id === "keep");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector("study-desk").shadowRoot.querySelector("study-records").shadowRoot.activeElement?.id === "erase");
  assert.equal((await kept(page)).answers.length, 1);
  await page.keyboard.press("Enter");
  await reach(button("Erase"));
  await page.keyboard.press("Enter");
  await desk.getByText("Everything is erased.").waitFor();
  await page.waitForFunction(() => document.querySelector("study-desk").shadowRoot.querySelector("study-records").shadowRoot.activeElement?.id === "status");
  assert.equal(await kept(page), null);
  await leave();
});

test("on a phone a session is begun, answered and ended by touch, and nothing is wider than the screen", async (t) => {
  const { page, leave, desk, button, tab, tasks, answer } = await unfolded(t, { press: "tap", ...PHONE });
  const narrow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await button("Begin").tap();
  const task = await taskOf(tasks);
  await answer.fill(right(task));
  await button("Check").tap();
  await button("Next problem").tap();
  await desk.getByRole("heading", { name: "Problem 2 of 5" }).waitFor();
  await button("Skip").tap();
  await button("End the session").tap();
  await desk.getByText("2 problems: 1 right first time, 0 with help, 0 missed, 1 skipped.").waitFor();
  assert.equal(await narrow(), 0);
  await tab("Progress").tap();
  await desk.locator("study-progress tbody tr").first().waitFor();
  assert.equal(await narrow(), 0);
  await tab("Notes").tap();
  await button("Save the walk on the map").tap();
  await desk.getByText("α = 0.1").waitFor();
  assert.equal(await narrow(), 0);
  const small = await desk.evaluate((element) => {
    const within = (root) => [...root.querySelectorAll("*")].flatMap((child) => [child, ...(child.shadowRoot ? within(child.shadowRoot) : [])]);
    return within(element.shadowRoot)
      .filter((child) => child.matches("button, a, select, input") && child.getClientRects().length > 0 && child.getBoundingClientRect().height < 24)
      .map(({ outerHTML }) => outerHTML);
  });
  assert.deepEqual(small, []);
  await leave();
});

test("a note is written when typing rests, and when it, its tab or the page is left, not with every key", async (t) => {
  const { page, leave, desk, button, tab } = await unfolded(t, {
    prepare: (opened) => opened.addInitScript((key) => {
      const { setItem } = Storage.prototype;
      window.writes = 0;
      Storage.prototype.setItem = function (name, text) {
        window.writes += name === key ? 1 : 0;
        setItem.call(this, name, text);
      };
    }, KEY),
  });
  await tab("Notes").click();
  await button("New note").click();
  const notes = desk.locator("study-notes");
  // A pause that lasts until the test ends it.
  await notes.evaluate((element) => {
    window.paused = new Set();
    element.later = (run) => {
      window.paused.add(run);
      return () => { window.paused.delete(run); };
    };
  });
  const writes = () => page.evaluate(() => window.writes);
  const noted = async () => (await kept(page)).notes.map(({ title, text }) => [title, text]);
  const before = await writes();
  const text = desk.getByRole("textbox", { name: "Note", exact: true });
  await text.pressSequentially("Above the edge");
  assert.deepEqual([await writes(), await noted()], [before, [["Note 1", ""]]]);
  await page.evaluate(() => window.paused.forEach((run) => run()));
  assert.deepEqual([await writes(), await noted()], [before + 1, [["Note 1", "Above the edge"]]]);
  assert.ok(await text.evaluate((area) => area.getRootNode().activeElement === area), "the focus stays where it is");
  assert.equal(await page.evaluate(() => window.paused.size), 0, "nothing is left to be written");

  await text.pressSequentially(" it grows.");
  await desk.getByRole("textbox", { name: "Title" }).focus();
  assert.deepEqual([await writes(), await noted()], [before + 2, [["Note 1", "Above the edge it grows."]]]);
  await page.keyboard.type("2/λ");
  await tab("Session").evaluate((button) => { button.click(); });
  assert.deepEqual([await writes(), await noted()], [before + 3, [["2/λ", "Above the edge it grows."]]]);
  await tab("Notes").click();
  assert.equal(await writes(), before + 3, "what did not change is not written");
  for (const [how, typed] of [["visibilitychange", "a"], ["pagehide", "b"]]) {
    await text.fill(typed);
    await page.evaluate((type) => { (type === "pagehide" ? window : document).dispatchEvent(new Event(type)); }, how);
    assert.deepEqual(await noted(), [["2/λ", typed]], how);
  }
  await text.fill("the last word");
  await button("Delete: 2/λ").evaluate((element) => { element.click(); });
  await button("Bring it back").click();
  await text.waitFor();
  assert.deepEqual(await noted(), [["2/λ", "the last word"]]);
  await leave();
});

test("a walk is saved, renamed, opened again with its settings, and deleted", async (t) => {
  const { page, leave, desk, button, tab } = await unfolded(t, { address: "?surface=bowl&alpha=0.19&steps=7&motion=off&hide=fan" });
  const hiker = page.locator("blindfolded-hiker").first();
  const attribute = (/** @type {string} */ name) => hiker.getAttribute(name);
  await tab("Notes").click();
  await button("Save the walk on the map").click();
  await desk.getByText(/α = 0\.19, .*, iteration 7$/).waitFor();
  const title = desk.getByRole("textbox", { name: "Title" });
  assert.equal(await title.inputValue(), "Walk 1");
  await title.fill("The long zigzag");
  await hiker.getByRole("button", { name: "Reset" }).click();
  await hiker.getByRole("combobox", { name: "Landscape" }).selectOption("rosenbrock");
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("surface") === "rosenbrock");
  const link = desk.getByRole("link", { name: "Open on the map: The long zigzag" });
  const query = new URLSearchParams((await link.getAttribute("href")).slice(1));
  assert.deepEqual(Object.fromEntries(query), { surface: "bowl", alpha: "0.19", steps: "7" });
  await link.click();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("steps") === "7");
  assert.deepEqual([await attribute("surface"), await attribute("alpha"), await attribute("hide")], ["bowl", "0.19", "fan"]);
  const specs = await noted(page, "hiker-change");
  assert.deepEqual([specs.at(-1).surface.kind, specs.at(-1).alpha], ["bowl", 0.19]);
  assert.equal(await page.evaluate(() => document.activeElement.id), "map", "the map has the focus");

  await page.reload();
  await page.locator("details.desk > summary").click();
  await tab("Notes").click();
  await title.waitFor();
  assert.equal(await title.inputValue(), "The long zigzag");
  await button("Delete: The long zigzag").click();
  await desk.getByText("There are no notes yet.").waitFor();
  assert.deepEqual((await kept(page)).notes, []);
  await button("Bring it back").click();
  await title.waitFor();
  assert.equal((await kept(page)).notes[0].title, "The long zigzag");
  await leave();
});

test("the walk that a page shows without parameters can be saved and opened too", async (t) => {
  const { page, leave, desk, button, tab } = await unfolded(t, { address: "?motion=off" });
  await tab("Notes").click();
  await button("Save the walk on the map").click();
  const hiker = page.locator("blindfolded-hiker").first();
  await hiker.getByRole("button", { name: "Step", exact: true }).click();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("steps") === "1");
  await desk.getByRole("link", { name: "Open on the map: Walk 1" }).click();
  await page.waitForFunction(() => !["1"].includes(document.querySelector("blindfolded-hiker").getAttribute("steps")));
  assert.equal((await noted(page, "hiker-step")).at(-1).iteration, 0);
  await leave();
});

test("a saved walk from a file sets nothing but the walk", async (t) => {
  const evil = { ...STUDY, notes: [{ ...STUDY.notes[0], walk: "onclick=alert(1)&style=color:red&hide=map&src=x&lang=xx&alpha=0.3&surface.zzz=1" }] };
  const { page, leave, desk, tab } = await unfolded(t, { prepare: holding(JSON.stringify(evil)) });
  await tab("Notes").click();
  await desk.getByRole("link", { name: "Open on the map: Edge" }).click();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").getAttribute("alpha") === "0.3");
  const names = await page.locator("blindfolded-hiker").first().evaluate((element) => element.getAttributeNames());
  assert.deepEqual(names.filter((name) => ["onclick", "style", "hide", "src", "lang"].includes(name)), []);
  await leave();
});

test("export, erase and import give the same records again", async (t) => {
  const { page, leave, desk, button, status, tab } = await unfolded(t, { prepare: holding(JSON.stringify(STUDY)), acceptDownloads: true });
  const [download] = await Promise.all([page.waitForEvent("download"), button("Export").click()]);
  assert.equal(download.suggestedFilename(), "blindfolded-hiker-study-2027-05-01.json");
  const text = readFileSync(await download.path(), "utf8");
  assert.deepEqual(JSON.parse(text), STUDY);
  await button("Erase everything").click();
  await desk.getByText("Erase 3 answers and one note from this device?").waitFor();
  await button("Erase").click();
  await status.filter({ hasText: "Everything is erased." }).waitFor();
  assert.equal(await kept(page), null);
  await desk.getByText("No answers and no notes so far.").waitFor();

  for (const [told, count] of [["3 new answers and one new note", 3], ["no new answers and no new notes", 3]]) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button("Import").click()]);
    await chooser.setFiles(file(text));
    await status.filter({ hasText: told }).waitFor();
    assert.deepEqual(await kept(page), STUDY);
    assert.equal((await kept(page)).answers.length, count);
  }
  await tab("Notes").click();
  assert.equal(await desk.getByRole("textbox", { name: "Title" }).inputValue(), "Edge");
  await leave();
});

test("a file that is none of ours is refused with what is wrong, and nothing changes", async (t) => {
  const { page, leave, button, status } = await unfolded(t, { prepare: holding(JSON.stringify(STUDY)) });
  const wrongs = [
    ["hello", "is not JSON"],
    [JSON.stringify({ ...STUDY, version: 2 }), "It is version 2, from a newer page"],
    [JSON.stringify({ ...STUDY, answers: [{ ...ANSWERS[0], score: 7 }] }), "answers[0].score is 7. Accepted: a number from 0 to 1"],
    [JSON.stringify({ ...STUDY, notes: [{ ...STUDY.notes[0], title: "x".repeat(200) }] }), "Accepted: a text of at most 120 characters"],
    [JSON.stringify({ ...STUDY, notes: [{ ...STUDY.notes[0], text: 5 }] }), "notes[0].text is 5. Accepted: a text of at most 20000 characters"],
  ];
  for (const [text, said] of wrongs) {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button("Import").click()]);
    await chooser.setFiles(file(text));
    await status.filter({ hasText: said }).waitFor();
    assert.match(await status.innerText(), /^Nothing was imported, and nothing here has changed\./);
    assert.deepEqual(await kept(page), STUDY);
  }
  await leave();
});

for (const [name, how] of [["is denied", "denied"], ["throws when it is used", "broken"]]) {
  test(`where storage ${name}, the desk works and says that it will be forgotten`, async (t) => {
    const { leave, desk, button, tab, tasks } = await unfolded(t, {
      prepare: (page) => page.addInitScript((kind) => {
        const fail = () => { throw new DOMException("denied", "SecurityError"); };
        Object.defineProperty(window, "localStorage", { get: kind === "denied" ? fail : () => ({ getItem: fail, setItem: fail, removeItem: fail }) });
      }, how),
    });
    await desk.getByText("This browser keeps nothing for the page").waitFor();
    await button("Begin").click();
    const task = await taskOf(tasks);
    await fill(desk, task, right(task));
    await button("Check").click();
    await desk.getByText("One answer and no notes so far, forgotten when the page is closed.").waitFor();
    await tab("Progress").click();
    await desk.getByText("with one answer; 1 of them right first time.").waitFor();
    await leave();
  });
}

test("where storage is full, the desk says so and goes on", async (t) => {
  const { leave, desk, button, tab } = await unfolded(t, {
    prepare: (page) => page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    }),
  });
  await tab("Notes").click();
  await button("New note").click();
  await desk.getByText("The browser’s storage takes no more.").waitFor();
  assert.equal(await desk.getByRole("textbox", { name: "Title" }).inputValue(), "Note 1");
  await leave();
});

test("records that cannot be read are named and left alone, until they are put aside", async (t) => {
  const broken = JSON.stringify(STUDY).replace('"score":0.6', '"score":"much"');
  const { page, leave, desk, button, tab, status } = await unfolded(t, { prepare: holding(broken), acceptDownloads: true });
  const raw = () => page.evaluate((key) => localStorage.getItem(key), KEY);
  await desk.getByText("What is kept here from before cannot be read.").waitFor();
  await desk.getByText('answers[1].score is "much". Accepted: a number from 0 to 1').waitFor();
  await tab("Notes").click();
  await button("New note").click();
  assert.equal(await raw(), broken);
  const [download] = await Promise.all([page.waitForEvent("download"), button("Save the unreadable text").click()]);
  assert.equal(readFileSync(await download.path(), "utf8"), broken);
  await button("Erase everything").click();
  await desk.getByText("What could not be read goes too").waitFor();
  await button("Keep everything").click();
  assert.equal(await raw(), broken);
  await button("Put it aside and begin anew").click();
  await status.filter({ hasText: "It is put aside" }).waitFor();
  assert.equal((await kept(page)).notes.length, 1);
  assert.ok((await page.evaluate(() => Object.values(localStorage))).includes(broken), "it is still there");
  await page.reload();
  await page.locator("details.desk > summary").click();
  await desk.getByText("one note so far").waitFor();
  assert.equal(await desk.getByText("cannot be read").count(), 0);
  await leave();
});

test("what is done in one tab is seen in the other", async (t) => {
  const { page, leave, desk, button, tab } = await unfolded(t);
  const other = await page.context().newPage();
  await other.goto(site.address);
  await other.locator("details.desk > summary").click();
  await other.locator("study-desk").getByRole("tab", { name: "Notes" }).click();
  await other.locator("study-desk").getByRole("button", { name: "New note" }).click();
  await desk.getByText("one note so far").waitFor();
  await tab("Notes").click();
  await button("New note").click();
  await other.locator("study-desk").getByText("2 notes so far").waitFor();
  await leave();
});

for (const [name, options] of Object.entries({
  "in the light": { colorScheme: "light" },
  "in the dark": { colorScheme: "dark" },
  "on a phone": { ...PHONE },
  "with forced colours": { forcedColors: "active" },
})) {
  test(`axe-core finds nothing at the desk ${name}`, async (t) => {
    const { page, leave, desk, button, tab, tasks } = await unfolded(t, {
      ...options, prepare: async (opened) => {
        await opened.addInitScript(AXE);
        await holding(JSON.stringify(STUDY))(opened);
      },
    });
    const axe = async () => {
      const { violations, passes } = await page.evaluate((values) => window.axe.run("details.desk", { runOnly: { type: "tag", values } }), TAGS);
      assert.ok(passes.length > 5, "axe has seen next to nothing");
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join("\n")}`), []);
    };
    await axe();
    await button("Begin").click();
    const task = await taskOf(tasks);
    await axe();
    await fill(desk, task, right(task));
    await button("Check").click();
    await axe();
    await button("End the session").click();
    await axe();
    await tab("Progress").click();
    await desk.locator("study-progress tbody tr").first().waitFor();
    await axe();
    await tab("Notes").click();
    await desk.getByRole("textbox", { name: "Title" }).waitFor();
    await button("Erase everything").click();
    await axe();
    await leave();
  });
}

test("the desk has the page's theme, also when another one is chosen", async (t) => {
  const { page, leave, desk } = await unfolded(t, { address: "?theme=dark" });
  const paper = () => desk.evaluate((element) => getComputedStyle(element).getPropertyValue("--hiker-paper").trim());
  assert.equal(await paper(), "#11171a");
  await page.getByRole("combobox", { name: "Theme" }).selectOption("light");
  await page.waitForFunction(() => document.querySelector("study-desk").getAttribute("theme") === "light");
  assert.equal(await paper(), "#faf8f2");
  await leave();
});
