/** The widgets in pages of other people: in a sandboxed frame, as elements, and in one file from a disk. */

import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import core from "../core.mjs";
import { DIST } from "../serve.mjs";
import { controls, heard, noted, setting, shown, states, usual } from "./support.mjs";

const HEAD = `<!doctype html><html lang="en"><title>Course</title><link rel="icon" href="data:,">
  <script>const messages = []; addEventListener("message", ({ data }) => { messages.push(data); });</script>`;
const frame = (/** @type {string} */ query, rest = "") => `${HEAD}<main style="width: 900px">
  <iframe id="widget" sandbox="allow-scripts" width="100%" height="800" src="embed.html${query}"></iframe>${rest}</main>`;
const ELEMENTS = `${HEAD}<script type="module" src="hiker.js"></script>
  <blindfolded-hiker id="one" alpha="0.01"></blindfolded-hiker>
  <blindfolded-hiker id="two" surface="bowl" alpha="0.1" x="2" y="1"></blindfolded-hiker>
  <practice-problem id="three" seed="2"></practice-problem>`;
const site = setting({
  "hiker.html": frame("?alpha=0.05"),
  "practice.html": frame("?widget=practice"),
  "sibling.html": frame("", `<iframe id="sibling" sandbox="allow-scripts" srcdoc="<p>Somebody else"></iframe>`),
  "course.html": ELEMENTS,
});
const [{ kind: KIND }] = core.catalog().problems;

/** Opens a page with a frame. @param {import("node:test").TestContext} t @param {string} name */
async function host(t, name) {
  const opened = await site.open(t, name, { ready: [] });
  const { page } = opened;
  await page.waitForFunction(() => messages.some(({ type }) => type === "ready"));
  const inside = page.frames().find((candidate) => candidate.url().includes("embed.html"));
  return {
    ...opened,
    inside,
    /** What the frame has posted, of one type. @param {string} type */
    posted: async (type) => (await page.evaluate(() => messages)).filter((message) => message.type === type),
    /** Posts to the frame, in the envelope. @param {object} message */
    tell: (message) => page.evaluate(
      (data) => document.getElementById("widget").contentWindow.postMessage(data, "*"),
      { source: "blindfolded-hiker", version: 1, ...message },
    ),
    /** Waits until the host has received so many messages of a type. @param {string} type @param {number} count */
    received: (type, count) => page.waitForFunction(
      ([wanted, n]) => messages.filter((message) => message.type === wanted).length >= n, [type, count],
    ),
  };
}

test("a framed hiker tells its host, in the envelope and in other dialects, and does what it is told", async (t) => {
  const { page, inside, posted, tell, received, leave } = await host(t, "hiker.html");
  assert.deepEqual(await posted("ready"), [{ source: "blindfolded-hiker", version: 1, type: "ready" }]);
  assert.equal(await inside.evaluate(() => origin), "null");
  const iteration = (/** @type {number} */ k) => inside.waitForFunction(
    (wanted) => Number(document.querySelector("blindfolded-hiker").getAttribute("steps")) === wanted, k,
  );

  await tell({ type: "step", count: 3 });
  await iteration(3);
  assert.deepEqual((await noted(inside, "hiker-step")).at(-1), states({ ...usual(), alpha: 0.05 }, 3).at(-1));
  await tell({ type: "step" });
  await iteration(4);
  await tell({ type: "reset" });
  await iteration(0);

  await tell({ type: "set", params: { surface: "bowl", alpha: 0.1, x: 2, y: 1, "surface.kappa": 4 } });
  await received("change", 1);
  const spec = { ...usual(), surface: { kind: "bowl", params: { kappa: 4 } }, alpha: 0.1, start: [2, 1] };
  assert.deepEqual((await posted("change")).at(-1), { source: "blindfolded-hiker", version: 1, type: "change", spec });

  await tell({ type: "play" });
  await inside.waitForFunction(() => window.notes.some(({ type, detail }) => type === "hiker-step" && detail.iteration === 2));
  await tell({ type: "pause" });
  await controls(inside).play.waitFor();
  const { state } = await shown(inside);
  assert.deepEqual(state, states(spec, state.iteration).at(-1));

  // Every change of the height is told, in three dialects.
  const heights = async () => (await posted("resize")).map(({ height }) => height);
  const known = await heights();
  await page.evaluate(() => { document.querySelector("main").style.width = "400px"; });
  await received("resize", known.length + 1);
  await page.waitForFunction(() => {
    const height = messages.filter(({ type }) => type === "resize").at(-1).height;
    const dialects = [messages.filter(({ subject }) => subject === "lti.frameResize").at(-1),
      ...["lti.frameResize", "iframe.resize"].map((word) =>
        JSON.parse(messages.filter((message) => typeof message === "string" && message.includes(word)).at(-1)))];
    return height > 800 && dialects.every((dialect) => dialect.height === height);
  });
  const told = (await heights()).at(-1);
  assert.equal(told, await inside.evaluate(() => Math.ceil(document.querySelector("main").getBoundingClientRect().height)));
  await page.evaluate((height) => { document.getElementById("widget").height = height; }, told);
  await inside.waitForFunction((height) => innerHeight === height, told);
  assert.ok(await inside.evaluate(() => document.documentElement.scrollHeight <= innerHeight), "no scroll bar is left");
  await leave();
});

test("a framed practice problem is answered from outside and from inside", async (t) => {
  const { inside, posted, tell, received, leave } = await host(t, "practice.html");
  await tell({ type: "check", text: "0.05" });
  await received("answer", 1);
  const { feedback, answer, check } = controls(inside);
  assert.match(await feedback.innerText(), /0\.01 × 5/);
  assert.equal(await answer.inputValue(), "0.05");
  await answer.fill("0.002");
  await check.click();
  await received("answer", 2);
  const envelope = { source: "blindfolded-hiker", version: 1, type: "answer", kind: KIND, seed: 0, hintsUsed: 0 };
  assert.deepEqual(await posted("answer"), [
    { ...envelope, verdict: "incorrect", attempts: 1, score: 0 },
    { ...envelope, verdict: "correct", attempts: 2, score: 0.8 },
  ]);
  await tell({ type: "reset" });
  await inside.waitForFunction(() => document.querySelector("practice-problem").shadowRoot.querySelector("#answer").value === "");
  await tell({ type: "set", params: { seed: 1 } });
  await inside.waitForFunction(() => document.querySelector("practice-problem").getAttribute("seed") === "1");
  await tell({ type: "check", text: String(core.problem(KIND, 1).answer.value) });
  await received("answer", 3);
  assert.deepEqual((await posted("answer")).at(-1), { ...envelope, seed: 1, verdict: "correct", attempts: 1, score: 1 });
  await leave();
});

test("what is malformed or comes from somebody else is ignored", async (t) => {
  const { page, inside, tell, leave } = await host(t, "sibling.html");
  const sibling = page.frames().find((candidate) => candidate.url() === "about:srcdoc");
  const envelope = { source: "blindfolded-hiker", version: 1 };
  await inside.evaluate(() => {
    window.arrived = 0;
    addEventListener("message", () => { window.arrived++; });
  });
  const order = { ...envelope, type: "step", count: 7 };
  await sibling.evaluate((data) => { parent.frames[0].postMessage(data, "*"); }, order);
  await inside.evaluate((data) => { window.postMessage(data, "*"); }, order);
  await inside.waitForFunction(() => window.arrived === 2);

  for (const malformed of [
    { type: "step", count: "7" }, { type: "step", count: 1.5 }, { type: "step", count: null }, { type: "step", count: 2 ** 60 },
    { type: "set" }, { type: "set", params: "alpha" }, { type: "set", params: [["alpha", 1]] },
    { type: "set", params: { onclick: "x", style: "x", "a b": "1", alpha: { deep: 1 }, "": 1, constructor: 1 } },
    { type: "check", text: 5 }, { type: "constructor" }, { type: "dispose" }, {}, { type: ["step"] },
    { type: "step", version: 2 }, { type: "step", source: "somebody" },
  ]) await tell(malformed);
  await page.evaluate(() => {
    for (const data of ["step", null, 5, [], "{}", { type: "step" }]) document.getElementById("widget").contentWindow.postMessage(data, "*");
  });
  await tell({ type: "step", count: 1 });
  await heard(inside, "hiker-step");
  const told = await noted(inside, "hiker-step");
  assert.deepEqual(told, states(usual(), 1));
  assert.deepEqual(await noted(inside, "hiker-change"), []);
  assert.deepEqual(await inside.evaluate(() => ["onclick", "style"].filter((name) => document.querySelector("blindfolded-hiker").hasAttribute(name))), []);
  await leave();
});

test("elements on one page are independent, and their attributes are their state", async (t) => {
  const { page, leave } = await site.open(t, "course.html");
  await page.waitForFunction(() => window.notes.filter(({ type }) => type === "hiker-ready").length === 2);
  const one = controls(page.locator("#one"));
  const two = controls(page.locator("#two"));
  await two.step.click();
  await two.step.click();
  await one.step.click();
  const bowl = { ...usual(), surface: { kind: "bowl" }, alpha: 0.1, start: [2, 1] };
  assert.deepEqual(await noted(page, "hiker-step", "two"), states(bowl, 2));
  assert.deepEqual(await noted(page, "hiker-step", "one"), states({ ...usual(), alpha: 0.01 }, 1));
  assert.deepEqual(await noted(page, "hiker-change"), []);

  const attributes = (/** @type {string} */ id) => page.evaluate(
    (name) => Object.fromEntries([...document.getElementById(name).attributes].map((attribute) => [attribute.name, attribute.value])), id,
  );
  assert.deepEqual(await attributes("two"), { id: "two", surface: "bowl", alpha: "0.1", x: "2", y: "1", steps: "2" });
  await two.landscape.selectOption(usual().surface.kind);
  await two.exact.fill("0.3");
  await two.exact.press("Enter");
  assert.deepEqual(await attributes("two"), { id: "two", alpha: "0.3" });
  assert.deepEqual(await attributes("one"), { id: "one", alpha: "0.01", steps: "1" });

  // And the other way round.
  await page.evaluate(() => { document.getElementById("one").setAttribute("alpha", "0.2"); });
  await page.waitForFunction(() => window.notes.some(({ type, from }) => type === "hiker-change" && from === "one"));
  assert.deepEqual((await noted(page, "hiker-change", "one")).at(-1), { ...usual(), alpha: 0.2 });
  assert.equal(await one.exact.inputValue(), "0.2");
  await page.evaluate(() => { document.getElementById("one").setAttribute("alpha", "none"); });
  await page.locator("#one [part=notice]").waitFor();
  assert.match(await page.locator("#one [part=notice]").innerText(), /alpha: read “none”/);

  const { answer, check } = controls(page.locator("#three"));
  await answer.fill(String(core.problem(KIND, 2).answer.value));
  await check.click();
  assert.deepEqual(await noted(page, "practice-answer", "three"), [{ kind: KIND, seed: 2, verdict: "correct", attempts: 1, hintsUsed: 0, score: 1 }]);
  await leave();
});

test("an element that is taken out and put back goes on, at play too", async (t) => {
  const { page, leave } = await site.open(t, "course.html");
  const { step, play, pause } = controls(page.locator("#two"));
  const move = () => page.evaluate(() => {
    const two = document.getElementById("two");
    two.remove();
    document.body.prepend(two);
  });
  await step.click();
  await move();
  await step.click();
  await play.click();
  await move();
  await page.waitForFunction(() => window.notes.some(({ type, from, detail }) => type === "hiker-step" && from === "two" && detail.iteration >= 4));
  await pause.click();
  const told = await noted(page, "hiker-step", "two");
  assert.deepEqual(told, states({ ...usual(), surface: { kind: "bowl" }, alpha: 0.1, start: [2, 1] }, told.length));
  await leave();
});

test("standalone.html works from a disk with the network off", async (t) => {
  const { page, leave } = await site.open(t, `${pathToFileURL(join(DIST, "standalone.html"))}?alpha=0.02`, { offline: true });
  const { step, answer, check, feedback } = controls(page);
  await step.click();
  assert.deepEqual((await shown(page)).state, states({ ...usual(), alpha: 0.02 }, 1)[0]);
  await answer.fill("0.002");
  await check.click();
  assert.match(await feedback.innerText(), /^.*Yes/);
  await leave();
});
