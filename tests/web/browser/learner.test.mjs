/** A learner's way through the page, with every number that it tells beside the core's own. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { controls, noted, setting, shown, states, usual } from "./support.mjs";

const site = setting();
const [{ kind: KIND }] = core.catalog().problems;

/** The value beside a name in the readout. @param {import("playwright-core").Page} page @param {string} name */
async function read(page, name) {
  const rows = page.locator("[part=readout] > div");
  const text = await rows.filter({ has: page.getByText(name, { exact: true }) }).locator("dd").innerText();
  return text.replaceAll("−", "-");
}

/** As the readout writes it. @param {number} value */
const brief = (value) => String(Number(value.toPrecision(4)));

test("the slider goes to 0.01 by keyboard, and the walk is the core's, bit for bit", async (t) => {
  const { page, leave } = await site.open(t);
  const { slider, exact, step, back } = controls(page);
  await slider.focus();
  await page.keyboard.press("Home");
  assert.equal(await slider.getAttribute("aria-valuetext"), "0.0001");
  // Twenty stops to a decade.
  for (let i = 0; i < 40; i++) await page.keyboard.press("ArrowRight");
  assert.equal(await slider.getAttribute("aria-valuetext"), "0.01");
  assert.equal(await exact.inputValue(), "0.01");
  const spec = { ...usual(), alpha: 0.01 };
  assert.deepEqual((await shown(page)).spec, spec);

  for (let i = 0; i < 3; i++) await step.click();
  const walked = states(spec, 3);
  assert.deepEqual((await noted(page, "hiker-step")).slice(-3), walked);
  const [, second, third] = walked;
  assert.equal(await read(page, "Iteration k"), "3");
  assert.equal(await read(page, "Position w"), `(${brief(third.x)}, ${brief(third.y)})`);
  assert.equal(await read(page, "Loss L"), brief(third.loss));
  assert.equal(await read(page, "Slope ‖∇L‖"), brief(third.gradientNorm));
  assert.equal(await read(page, "Rate αₖ"), "0.01");

  await back.click();
  assert.deepEqual((await shown(page)).state, second);
  assert.equal(await read(page, "Iteration k"), "2");
  await leave();
});

test("Play walks until Pause, from there one steps on, and Reset leads back to the start", async (t) => {
  const { page, leave } = await site.open(t);
  const { slider, play, pause, step, reset, happening } = controls(page);
  const before = await happening.innerText();
  await play.click();
  await page.waitForFunction(() => window.notes.some(({ type, detail }) => type === "hiker-step" && detail.iteration >= 4));
  await pause.click();
  await play.waitFor();
  const { iteration } = (await shown(page)).state;
  assert.notEqual(await happening.innerText(), before);
  await step.click();
  const told = await noted(page, "hiker-step");
  assert.deepEqual(told.map((state) => state.iteration), Array.from({ length: iteration + 1 }, (_, k) => k + 1));
  assert.deepEqual(told, states(usual(), iteration + 1));

  // A rate that changes on the way is part of the spec.
  await slider.press("End");
  const at = iteration + 1;
  const spec = { ...usual(), changes: [{ at, alpha: 10 }] };
  assert.deepEqual((await shown(page)).spec, spec);
  await step.click();
  assert.deepEqual((await shown(page)).state, states(spec, at + 1).at(-1));

  await reset.click();
  const last = await shown(page);
  assert.deepEqual(last.spec, { ...usual(), alpha: 10 });
  assert.equal(last.state.iteration, 0);
  assert.deepEqual([last.state.x, last.state.y], usual().start);
  assert.equal(await happening.innerText() === before, false);
  await leave();
});

test("a rate that is too large ends the walk, and the page says so", async (t) => {
  const surface = core.catalog().surfaces.find(({ kind }) => kind === "bowl");
  const { page, leave } = await site.open(t, `?surface=${surface.kind}&alpha=10&speed=100&play=1`);
  await page.waitForFunction(() => window.notes.some(({ type }) => type === "hiker-outcome"));
  const [diagnosis] = await noted(page, "hiker-outcome");
  const spec = { ...usual(), surface: { kind: surface.kind }, start: surface.start, alpha: 10 };
  const { at, outcome } = core.walk(spec, 1000);
  assert.equal(outcome, "diverged");
  assert.deepEqual(diagnosis, core.diagnose(spec, at));
  await controls(page).play.waitFor();
  assert.match(await controls(page).happening.innerText(), new RegExp(`gone\\. After ${at} steps`));
  await leave();
});

test("the hiker goes where the map is pressed and follows a drag", async (t) => {
  const { page, leave } = await site.open(t);
  const { map, step } = controls(page);
  const box = await map.boundingBox();
  /** Where the walk starts after a press at a share of the map. @param {number} u @param {number} v */
  const press = async (u, v) => {
    await page.mouse.click(box.x + u * box.width, box.y + v * box.height);
    const { spec, state } = await shown(page);
    const [x, y] = spec.start;
    assert.deepEqual({ ...state, loss: core.probe(spec.surface, x, y).loss }, state);
    assert.deepEqual([state.iteration, state.x, state.y], [0, x, y]);
    return [x, y];
  };
  const [left, bottom] = await press(0.3, 0.7);
  const [right, top] = await press(0.7, 0.3);
  const [x, y] = await press(0.5, 0.5);
  assert.ok(left < x && x < right && bottom < y && y < top, "right is more x, up is more y");
  assert.ok(Math.abs(x - (left + right) / 2) < 1e-3 && Math.abs(y - (bottom + top) / 2) < 1e-3, "in proportion");

  await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.5 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.6 * box.width, box.y + 0.5 * box.height, { steps: 3 });
  await page.mouse.move(box.x + 0.7 * box.width, box.y + 0.3 * box.height, { steps: 3 });
  await page.mouse.up();
  const { spec } = await shown(page);
  assert.ok(Math.hypot(spec.start[0] - right, spec.start[1] - top) < 2e-3, `${spec.start}`);

  await step.click();
  assert.deepEqual((await shown(page)).state, states(spec, 1)[0]);
  await leave();
});

test("arrow keys move the start on the map, and Enter places the hiker", async (t) => {
  const { page, leave } = await site.open(t);
  const { map, step } = controls(page);
  await step.click();
  await map.focus();
  const start = usual().start;
  const moved = async (/** @type {string} */ key) => {
    await map.press(key);
    return (await shown(page)).spec.start;
  };
  const left = await moved("ArrowLeft");
  assert.ok(left[0] < start[0] && left[1] === start[1], `${left}`);
  const up = await moved("ArrowUp");
  assert.ok(up[0] === left[0] && up[1] > left[1], `${up}`);
  const far = await moved("Shift+ArrowLeft");
  // Places are rounded to thousandths.
  assert.ok(Math.abs((far[0] - up[0]) - 5 * (left[0] - start[0])) < 5e-3, "Shift moves five times as far");
  assert.deepEqual(await moved("Enter"), far);
  const { spec, state } = await shown(page);
  assert.equal(state.iteration, 0);
  await step.click();
  assert.deepEqual((await shown(page)).state, states(spec, 1)[0]);
  await leave();
});

test("any rate can be typed; the slider follows, and the step takes it as it is", async (t) => {
  const { page, leave } = await site.open(t);
  const { exact, slider, step } = controls(page);
  for (const [typed, alpha, valuetext] of [["0.0321", 0.0321, "0.0321"], ["1e-3", 0.001, "0.001"], ["0,05", 0.05, "0.05"], [",25", 0.25, "0.25"], [" 20 ", 20, "20"]]) {
    await exact.fill(typed);
    await exact.press("Enter");
    assert.equal((await shown(page)).spec.alpha, alpha);
    assert.equal(await slider.getAttribute("aria-valuetext"), valuetext);
  }
  await exact.fill("0.3");
  await exact.blur();
  await step.click();
  assert.deepEqual((await shown(page)).state, states({ ...usual(), alpha: 0.3 }, 1)[0]);
  await leave();
});

test("landscape, step rule and schedule are chosen from all that the catalog offers", async (t) => {
  const { page, leave } = await site.open(t);
  const { landscape, rule, schedule, step } = controls(page);
  const { surfaces, optimizers, schedules } = core.catalog();
  for (const [box, offered] of [[landscape, surfaces], [rule, optimizers], [schedule, schedules]]) {
    assert.deepEqual(await box.locator("option").allInnerTexts(), offered.map(({ label }) => label));
  }
  const [surface, halving] = [surfaces.at(-1), schedules.find(({ params }) => params.some(({ name }) => name === "step_size"))];
  await landscape.selectOption(surface.kind);
  await schedule.selectOption(halving.kind);
  const spec = { ...usual(), surface: { kind: surface.kind }, schedule: { kind: halving.kind }, alpha: surface.alpha, start: surface.start };
  assert.deepEqual((await shown(page)).spec, spec);

  await page.getByText("Adjust…").click();
  await page.getByRole("textbox", { name: "s", exact: true }).fill("2");
  await page.getByRole("textbox", { name: "s", exact: true }).blur();
  const adjusted = { ...spec, schedule: { kind: halving.kind, params: { step_size: 2 } } };
  assert.deepEqual((await shown(page)).spec, adjusted);
  for (let i = 0; i < 5; i++) await step.click();
  const told = (await noted(page, "hiker-step")).slice(-5);
  assert.deepEqual(told, states(adjusted, 5));
  assert.deepEqual(told.map(({ alpha }) => alpha / surface.alpha), [1, 0.5, 0.5, 0.25, 0.25]);
  await leave();
});

test("0.05 is told to have multiplied, and 0.002 is right", async (t) => {
  const { page, leave } = await site.open(t);
  const { answer, check, feedback } = controls(page);
  assert.equal(await feedback.innerText(), "");
  await answer.fill("0.05");
  await check.click();
  assert.match(await feedback.innerText(), /0\.01 × 5/);
  assert.match(await feedback.innerText(), /longer/);
  await answer.fill("0.002");
  await answer.press("Enter");
  assert.match(await feedback.innerText(), /Yes: 0\.01 ÷ 5 = 0\.002/);
  assert.deepEqual(await noted(page, "practice-answer"), [
    { kind: KIND, seed: 0, verdict: "incorrect", attempts: 1, hintsUsed: 0, score: 0 },
    { kind: KIND, seed: 0, verdict: "correct", attempts: 2, hintsUsed: 0, score: 0.8 },
  ]);
  await leave();
});

test("hints, the worked solution and a new problem", async (t) => {
  const { page, leave } = await site.open(t);
  const { answer, check, hint, solution, another, feedback } = controls(page);
  const hints = page.locator("[part=hints] > li");
  const { hints: known, solution: worked } = core.problem(KIND, 0);
  for (let i = 1; i <= known.length; i++) {
    await hint.click();
    assert.equal(await hints.count(), i);
  }
  assert.equal(await hint.getAttribute("aria-disabled"), "true");
  assert.match(await hints.first().innerText(), /Divide the initial value, 0\.01, by 5/);
  await solution.click();
  assert.equal(await page.locator("[part=solution] > li").count(), worked.length);
  assert.match(await page.locator("[part=solution]").innerText(), /0\.01 ÷ 5/);
  await answer.fill("1/500");
  await check.click();
  assert.match(await feedback.innerText(), /Read as 0\.002/);

  const first = await page.locator("[part=statement]").innerText();
  await another.click();
  const next = core.problem(KIND, 1);
  assert.notEqual(await page.locator("[part=statement]").innerText(), first);
  assert.ok((await page.locator("[part=statement]").innerText()).includes(String(next.given.alpha)));
  assert.equal(await answer.inputValue(), "");
  assert.equal(await feedback.innerText(), "");
  assert.equal(await hints.count(), 0);
  await answer.fill(String(next.answer.value));
  await check.click();
  assert.deepEqual(await noted(page, "practice-answer"), [
    { kind: KIND, seed: 0, verdict: "correct", attempts: 1, hintsUsed: known.length, score: 0 },
    { kind: KIND, seed: 1, verdict: "correct", attempts: 1, hintsUsed: 0, score: 1 },
  ]);
  await leave();
});
