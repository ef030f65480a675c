/** Parameters that are more than a number: a formula, a list, rows of a list, a choice of words. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { controls, setting, shown, states } from "./support.mjs";

const site = setting();

/** A kind of a family with a parameter of that scale, and that parameter. */
function withScale(/** @type {"surfaces" | "schedules"} */ family, /** @type {(param: any) => boolean} */ fits) {
  for (const { kind, params } of core.catalog()[family]) {
    const param = params.find(fits);
    if (param) return { kind, param };
  }
  throw new Error(`no such parameter among the ${family}`);
}

test("a learner writes a landscape, is told where it is wrong, and walks on it", async (t) => {
  const { kind, param } = withScale("surfaces", ({ scale }) => scale === "text");
  const { page, leave } = await site.open(t);
  const { landscape, step } = controls(page);
  await landscape.selectOption(kind);
  const formula = page.getByRole("textbox", { name: param.symbol });
  assert.equal(await formula.inputValue(), param.default);

  await formula.fill("x² + 2y² + sin(3x)");
  await formula.press("Enter");
  const { spec } = await shown(page);
  assert.deepEqual(spec.surface, { kind, params: { [param.name]: "x² + 2y² + sin(3x)" } });
  assert.equal(core.probe(spec.surface, 0, 2).loss, 8);

  await formula.fill("x^2 + sin(3x");
  await formula.press("Enter");
  const alert = page.getByRole("alert");
  assert.match(await alert.innerText(), /column 13/);
  assert.equal(await formula.getAttribute("aria-invalid"), "true");
  assert.deepEqual((await shown(page)).spec, spec, "the last good one stays");
  await step.click();
  assert.deepEqual((await shown(page)).state, states(spec, 1)[0]);

  await formula.fill("x^2 + y^2");
  await formula.press("Enter");
  await alert.waitFor({ state: "detached" });
  await leave();
});

test("a formula comes with the address, and a wrong one is named there", async (t) => {
  const { kind, param } = withScale("surfaces", ({ scale }) => scale === "text");
  const { page, leave } = await site.open(t, `?formula=${encodeURIComponent("x^4 - x*y + y^2")}`);
  await controls(page).step.click();
  const element = page.locator("blindfolded-hiker");
  assert.equal(await element.getAttribute("surface"), kind);
  assert.equal(await element.getAttribute(`surface.${param.name}`), "x^4 - x*y + y^2");
  await page.goto(new URL(`?formula=${encodeURIComponent("x^2 + * y")}`, site.address).href);
  await page.getByText(/formula, column 7/).waitFor();
  await leave();
});

test("a list, rows of a list and a choice of words are edited as they are shown", async (t) => {
  const { page, leave } = await site.open(t);
  const { schedule } = controls(page);
  const spec = async () => (await shown(page)).spec.schedule;
  const fold = page.locator("details").filter({ hasText: "Adjust…" });
  const unfold = async () => {
    if (!(await fold.evaluate((details) => details.open))) await page.getByText("Adjust…").click();
  };

  const plain = withScale("schedules", ({ scale, default: usual }) => scale === "list" && typeof usual[0] === "number");
  await schedule.selectOption(plain.kind);
  await unfold();
  let field = page.getByRole("textbox", { name: plain.param.symbol, exact: true });
  assert.equal(await field.inputValue(), plain.param.default.join(","));
  await field.fill("5, 9");
  await field.press("Enter");
  assert.deepEqual(await spec(), { kind: plain.kind, params: { [plain.param.name]: [5, 9] } });
  await field.fill("5, nine");
  await field.press("Enter");
  await page.getByRole("alert").waitFor();
  assert.deepEqual(await spec(), { kind: plain.kind, params: { [plain.param.name]: [5, 9] } });

  const rows = withScale("schedules", ({ scale, default: usual }) => scale === "list" && typeof usual[0] === "object");
  await schedule.selectOption(rows.kind);
  await unfold();
  field = page.getByRole("textbox", { name: rows.param.symbol, exact: true });
  assert.deepEqual(JSON.parse(await field.inputValue()), rows.param.default);
  for (const [typed, want] of [["[[0, 0.1], [20, 0.02]]", [[0, 0.1], [20, 0.02]]], ["[7, 0.3]", [[7, 0.3]]]]) {
    await field.fill(typed);
    await field.press("Enter");
    assert.deepEqual(await spec(), { kind: rows.kind, params: { [rows.param.name]: want } });
  }

  const choice = withScale("schedules", ({ scale }) => scale === "choice");
  await schedule.selectOption(choice.kind);
  await unfold();
  const box = page.getByRole("combobox", { name: choice.param.symbol, exact: true });
  assert.equal(await box.inputValue(), choice.param.default);
  const other = choice.param.options.find((/** @type {string} */ word) => word !== choice.param.default);
  await box.selectOption(other);
  assert.deepEqual(await spec(), { kind: choice.kind, params: { [choice.param.name]: other } });
  await leave();
});
