/** What the sources promise each other: kinds stay in the core, and every sentence is there and is used. */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import core from "./core.mjs";

const ROOT = join(import.meta.dirname, "../..");
const { FluentBundle, FluentResource } = createRequire(join(ROOT, "www/package.json"))("@fluent/bundle");

/** The code of a folder by file, without comments and, in Rust, without tests. @param {string} folder @param {string} ending */
function code(folder, ending) {
  const names = readdirSync(join(ROOT, folder), { recursive: true }).map(String).filter((name) => name.endsWith(ending));
  assert.ok(names.length > 0, folder);
  return new Map(names.map((name) => [
    name.replaceAll("\\", "/"),
    readFileSync(join(ROOT, folder, name), "utf8")
      .split("#[cfg(test)]")[0]
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/(^|\s)\/\/.*$/gm, ""),
  ]));
}

const page = code("www/src", ".ts");
const crate = code("crate", ".rs");
const english = readFileSync(join(ROOT, "www/locales/en.ftl"), "utf8");
const resource = new FluentResource(english);
const bundle = new FluentBundle("en", { useIsolating: false });
assert.deepEqual(bundle.addResource(resource), []);
const ids = resource.body.map(({ id }) => id);

/** Words that happen to be a kind as well: a button and a command, an address parameter, a way to measure heights. */
const OTHER_MEANINGS = {
  step: ["elements/transport.ts", "host/messages.ts", "lesson/part.ts"],
  formula: ["state/url.ts"],
  linear: ["core/sheet.ts", "state/hike.ts"],
};

test("the page names no landscape, step rule or schedule; it takes them from the catalog", () => {
  const { surfaces, optimizers, schedules } = core.catalog();
  for (const { kind } of [...surfaces, ...optimizers, ...schedules]) {
    const quoted = new RegExp(`(["'\`])${kind}\\1`);
    const files = [...page].filter(([, text]) => quoted.test(text)).map(([name]) => name);
    const foreign = files.filter((name) => !OTHER_MEANINGS[kind]?.includes(name));
    assert.deepEqual(foreign, [], `"${kind}" is named`);
  }
});

test("instruments have the colours of the widget that they are in", () => {
  // The theme's own rules would choose by the device again, and over what the widget was given.
  assert.deepEqual([...page].filter(([name, text]) => name.startsWith("instruments/") && text.includes("theme.css")).map(([name]) => name), []);
});

test("the locale file says nothing twice, and every line of it was understood", () => {
  assert.equal(new Set(ids).size, ids.length);
  // What Fluent cannot parse, it leaves out.
  assert.deepEqual(ids, [...english.matchAll(/^(-?[a-z][\w-]*) *=/gm)].map(([, id]) => id));
});

/** Ids of sentences that stand in the core's sources. */
function sentences() {
  const text = [...crate.values()].join("\n");
  const literals = [...text.matchAll(/"((?:practice|diagnosis|refused|formula)-[a-z0-9-]*)"/g)].map(([, id]) => id);
  // The feedback on a slip is named after its label.
  assert.deepEqual(new Set(literals.filter((id) => id.endsWith("-"))), new Set(["practice-mc-"]));
  const slips = [...text.matchAll(/\bslip!\(\s*"([a-z0-9-]+)"/g)].map(([, label]) => `practice-mc-${label}`);
  return new Set([...literals.filter((id) => !id.endsWith("-")), ...slips]);
}

test("no sentence speaks of how the page is made", () => {
  const said = english.replace(/^(#.*|[\w-]+ =)/gm, "").split("\n").filter((line) => /\b(core|wasm|worker|locale file)\b/i.test(line));
  assert.deepEqual(said, []);
});

test("every sentence of the core is in the locale file", () => {
  const all = sentences();
  assert.ok(all.size > 80, `only ${all.size} were found`);
  assert.deepEqual([...all].filter((id) => !ids.includes(id)), []);
});

/** Answers that no case of the reference is like. */
const MORE_ANSWERS = ["-0.5", "(0.002", "2^(1/3)", "0.01/", "½ ½", "111'12", "4,321", "2.000‰", `${"(".repeat(40)}1${")".repeat(40)}`];

/** Texts of which each has another mistake, the last one being too long to have any. */
const WRONG_FORMULAS = [
  "", "x +", "x2", "exp(-x^2", "|x", "x)", "x $ y", "α*x", "log(x)", "sin x", "cos^2(x)", "max(x)", "sin(x, y)", "3,5*x",
  "x^2+3y^2=0", "1/0", "(".repeat(65), "x+(".repeat(33), "x".repeat(251), "x".repeat(1001),
];

/** Walks of every regime, one for every sentence of the diagnosis at least. */
const REGIMES = JSON.parse(readFileSync(join(ROOT, "tests/regimes.json"), "utf8"));

/** Parts of an answer, right and wrong in more ways than have a name. */
const SHARES = [0.01, 0.2, 0.5, 0.8, 1.1, 1.25, 1.3, 1.35, 1.6, 2, 2.5, 5];

/** What is said of a value, and what is seen of it. @param {string} kind @param {number} seed @param {number} value */
function told(kind, seed, value) {
  const { seen, feedback } = core.checkAnswer(kind, seed, value.toExponential());
  return seen ? [feedback, seen] : [feedback];
}

/** Messages that the core gives, with their arguments. @returns {Generator<import("../../dist/core.js").Message>} */
function* messages() {
  const { surfaces, optimizers, problems } = core.catalog();
  const cases = JSON.parse(readFileSync(join(ROOT, "tests/reference/answers/cases_public.json"), "utf8"));
  for (const { kind } of problems) {
    for (let seed = 0; seed < 60; seed++) {
      const { statement, hints, solution, answer, misconceptions, choices, correct } = core.problem(kind, seed);
      yield* [statement, ...hints, ...solution, correct, ...choices.map(({ label }) => label)];
      for (const { value, feedback } of misconceptions) {
        yield feedback;
        yield* told(kind, seed, value);
      }
      for (const factor of SHARES) yield* told(kind, seed, factor * answer.value);
      yield core.checkAnswer(kind, seed, String(answer.value)).feedback;
    }
    for (const input of [...cases.map((known) => known.input), ...MORE_ANSWERS]) yield core.checkAnswer(kind, 0, input).feedback;
    for (const value of [2.5, 0, -3, 1e13]) yield* told(kind, 0, value);
  }
  for (const { spec, at } of REGIMES) yield core.diagnose(spec, at ?? undefined).message;
  for (const { kind, start, alpha } of surfaces) {
    for (const optimizer of optimizers) {
      for (const rate of [alpha / 1000, alpha, 10 * alpha]) {
        const spec = { surface: { kind }, optimizer: { kind: optimizer.kind }, alpha: rate, start };
        for (const k of [undefined, 0, 1, 10, 200]) yield core.diagnose(spec, k).message;
      }
    }
  }
  const good = { surface: { kind: surfaces[0].kind }, alpha: 0.1, start: [1, 1] };
  for (const wrong of [
    { alpha: -1 }, { alpha: 0 }, { alpha: "" }, { start: [1] }, { start: 5 }, { surface: { kind: "nowhere" } }, { tolerance: -1 }, { changes: "x" },
    { optimizer: { kind: optimizers[0].kind, params: { momentum: 2 } } }, { changes: [{ at: 0.5 }] }, { surface: 5 }, { surface: { kind: 5 } },
    ...WRONG_FORMULAS.map((text) => ({ surface: { kind: "formula", params: { text } } })),
  ]) {
    try {
      core.walk({ ...good, ...wrong }, 1);
      assert.fail(`${JSON.stringify(wrong)} is accepted`);
    } catch (error) {
      if (!error.sentence) throw error;
      yield error.sentence;
    }
  }
}

test("every sentence of the core can be said with the arguments that come with it", () => {
  const said = new Set();
  for (const { id, args } of messages()) {
    const pattern = bundle.getMessage(id)?.value;
    assert.ok(pattern, id);
    /** @type {Error[]} */
    const errors = [];
    const text = bundle.formatPattern(pattern, args, errors);
    assert.deepEqual(errors, [], `${id} ${JSON.stringify(args)}`);
    assert.doesNotMatch(text, /undefined|\[object/, id);
    said.add(id);
  }
  const unsaid = [...sentences()].filter((id) => !said.has(id));
  assert.deepEqual(unsaid, []);
});

/** Put together from more than one part: the axes of the charts, and what the map can be chosen to look like. */
const PUT_TOGETHER = /^chart-(?:loss|alpha)(?:-log)?$|^(?:palette|heights)-/;

/** Ids of other entries that a part of a parsed entry names. @param {unknown} part @returns {string[]} */
function named(part) {
  if (typeof part !== "object" || part === null) return [];
  const own = part.type === "mesg" || part.type === "term" ? [part.name] : [];
  return [...own, ...Object.values(part).flatMap(named)];
}

test("every entry of the locale file is used", () => {
  const text = [...page.values()].join("\n");
  const examples = Object.keys(JSON.parse(readFileSync(join(ROOT, "www/presets.json"), "utf8")));
  assert.deepEqual(examples.filter((name) => !ids.includes(`preset-${name}`)), []);
  const data = Object.keys(JSON.parse(readFileSync(join(ROOT, "www/data.json"), "utf8")));
  assert.deepEqual(data.filter((name) => !ids.includes(`data-preset-${name}`)), []);
  const words = new Set([...examples, ...data, ...[...text.matchAll(/["'`>]([a-z][a-z0-9-]*)["'`<]/g)].map(([, word]) => word)]);
  // `${name}-label` says what it says of every name that stands in the sources.
  const templates = [...text.matchAll(/`([a-z-]*)\$\{[^{}]*\}([a-z-]*)`/g)]
    .filter(([, before, after]) => before.endsWith("-") || after.startsWith("-"))
    .map(([, before, after]) => new RegExp(`^${before}([a-z-]+)${after}$`));
  const byCore = sentences();
  const byOthers = new Set(resource.body.flatMap(named));
  const used = (/** @type {string} */ id) =>
    PUT_TOGETHER.test(id) || byCore.has(id) || words.has(id) || byOthers.has(id) || templates.some((template) => words.has(template.exec(id)?.[1]));
  assert.deepEqual(ids.filter((id) => !used(id)), []);
});
