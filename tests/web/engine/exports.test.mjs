/** Exports for course systems: what was written is read back, by the rules of each format. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { DOMParser } from "@xmldom/xmldom";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";

const WWW = join(import.meta.dirname, "../../../www");
const { strFromU8, unzipSync } = createRequire(join(WWW, "package.json"))("fflate");
const english = readFileSync(join(WWW, "locales/en.ftl"), "utf8");
const { ENGLISH: words } = await load("text/text.ts", { "virtual:locales": `export default ${JSON.stringify(english)}; export const later = {}, others = {};` });
const { questionOf } = await load("study/exports/question.ts");
const { moodle } = await load("study/exports/moodle.ts");
const { gift, safe } = await load("study/exports/gift.ts");
const { qti } = await load("study/exports/qti.ts");
const { zip } = await load("study/exports/zip.ts");
const { decimal } = await load("study/exports/decimal.ts");
const { tryOut } = await load("study/exports/trial.ts");
const { variants } = await load("study/variants.ts");

/** The thirteenth has values such as 1.002, which could be read as a thousand and two. */
const SEEDS = [0, 1, 2, 3, 7, 13, 4294967295];
const KINDS = core.catalog().problems.map(({ kind }) => kind);
const problems = KINDS.flatMap((kind) => SEEDS.map((seed) => core.problem(kind, seed)));
const all = problems.map((problem) => ({ problem, question: questionOf(core, words, problem) }));
const questions = all.flatMap(({ question }) => question ?? []);
const byId = new Map(all.map(({ problem, question }) => [`${problem.kind}-${problem.seed}`, { problem, question }]));
/** Values in reading order of how far they are from the answer. */
const AROUND = [0, 1e-9, 0.001, 0.01, 0.1, 0.3, 0.5, 0.9, 0.99, 1, 1.01, 1.1, 1.5, 2, 5, 10, 100, -1];

/** Parses a text as XML; whatever is wrong with it is thrown. @param {string} text */
function parse(text) {
  const parser = new DOMParser({ onError: (/** @type {string} */ level, /** @type {string} */ message) => { throw new Error(`${level}: ${message}`); } });
  return parser.parseFromString(text, "text/xml").documentElement;
}

/** Child elements by name. @param {Element} element @param {string} [name] @returns {Element[]} */
function children(element, name) {
  return Array.from(element.childNodes).filter((node) => node.nodeType === 1 && (name === undefined || node.nodeName === name));
}

/** The text of the child at the end of a path. @param {Element} element @param {...string} path */
function at(element, ...path) {
  let found = element;
  for (const name of path) {
    const next = children(found, name);
    assert.equal(next.length, 1, `${path.join("/")} in ${element.nodeName}`);
    found = next[0];
  }
  return found.textContent;
}

/** Plain text of the HTML in a text. @param {string} html */
function plain(html) {
  return parse(`<div>${html}</div>`).textContent;
}

/** What the core says to a number. @param {object} problem @param {number} value */
function verdict(problem, value) {
  return core.checkAnswer(problem.kind, problem.seed, value.toExponential());
}

/** Values to be tried with a question: slips, answers and others. @param {object} problem @param {object} answer */
function trials(problem, answer) {
  // Exactly at the ends the formats may differ by the last digit.
  const ends = [...answer.accepted, ...answer.slips].flatMap(({ low, high }) => [-1.02, -0.98, 0, 0.98, 1.02].map((part) => (low + high) / 2 + part * (high - low) / 2));
  const rounded = ends.map((value) => Number(value.toPrecision(12)));
  return [...new Set([...rounded, answer.value, ...problem.misconceptions.map(({ value }) => value), ...AROUND.map((factor) => factor * answer.value)])];
}

test("every family can be exported but those challenges that accept more than an interval", () => {
  for (const { problem, question } of all) {
    if (problem.input !== "challenge") {
      assert.ok(question, problem.kind);
      continue;
    }
    const right = Array.from({ length: 1500 }, (_, i) => (problem.asks === "k" ? i + 1 : problem.answer.value * 10 ** (i / 500 - 1.5)))
      .map((value) => verdict(problem, value).verdict === "correct");
    const groups = right.filter((is, i) => is && !right[i - 1]).length;
    assert.equal(question !== null, groups === 1, `${problem.kind} ${problem.seed}: ${groups} intervals`);
  }
  const left = new Set(all.filter(({ question }) => !question).map(({ problem }) => problem.kind));
  assert.ok(left.size > 0 && left.size < KINDS.length, "both happens");
});

test("a question accepts what the page accepts, and says the same to every mistake it knows", () => {
  for (const { problem, question } of all) {
    if (question?.answer.form !== "number") continue;
    const { answer } = question;
    const inside = (/** @type {{ low: number, high: number }} */ { low, high }, /** @type {number} */ value) => value >= low && value <= high;
    assert.ok(inside(answer.accepted[0], answer.value), problem.kind);
    assert.ok(answer.slips.length > 0, problem.kind);
    for (const value of trials(problem, answer)) {
      const told = verdict(problem, value);
      // The ends of a challenge's interval are rounded inwards, so what is just beyond them may be right on the page.
      const near = answer.accepted.some(({ low, high }) => Math.min(Math.abs(value - low), Math.abs(value - high)) <= 2e-3 * Math.abs(value));
      if (!near) assert.equal(answer.accepted.some((interval) => inside(interval, value)), told.verdict === "correct", `${problem.kind} ${problem.seed} ${value}`);
      if (answer.accepted.some((interval) => inside(interval, value))) assert.equal(told.verdict, "correct", `${problem.kind} ${problem.seed} ${value}`);
      const slips = answer.slips.filter((slip) => inside(slip, value));
      assert.ok(slips.length < 2);
      const counts = problem.asks !== "k" || Number.isInteger(value);
      if (slips.length === 1 && counts) assert.equal(slips[0].feedback, words.message(told.feedback), `${problem.kind} ${value}`);
    }
    for (const { value } of problem.misconceptions) {
      const slip = answer.slips.find((known) => inside(known, value));
      assert.equal(slip?.feedback, words.message(verdict(problem, value).feedback), `${problem.kind} ${problem.seed} ${value}`);
    }
  }
});

test("a teacher's tolerance is that of the export, and a known mistake stays one", () => {
  let cut = 0;
  for (const problem of problems.filter(({ input }) => input === "number")) {
    const { answer } = questionOf(core, words, problem, 0.1);
    const { value } = problem.answer;
    const accepts = (/** @type {number} */ number) => answer.accepted.some(({ low, high }) => low <= number && number <= high);
    assert.ok(answer.accepted[0].low <= value && value <= answer.accepted[0].high);
    cut += answer.accepted.length - 1;
    for (const factor of [0.89, 0.901, 0.95, 1, 1.0123, 1.099, 1.11]) {
      const { verdict } = core.checkAnswer(problem.kind, problem.seed, (factor * value).toExponential(), "en", 0.1);
      assert.equal(accepts(factor * value), verdict === "correct", `${problem.kind} ${problem.seed} ${factor}`);
    }
    for (const slip of answer.slips) assert.ok(!accepts(slip.low) && !accepts(slip.high));
    for (const { value: known } of problem.misconceptions) assert.ok(!accepts(known), `${problem.kind} ${problem.seed} ${known}`);
  }
  assert.ok(cut > 0, "some mistakes lie within ten per cent");
});

test("trials find one interval and its ends, and nothing where there are two", () => {
  const judge = (/** @type {(value: number) => boolean} */ accepts) => (/** @type {number} */ value) => ({ verdict: accepts(value) ? "correct" : "incorrect", feedback: { id: value < 1 ? "low" : "high" } });
  const say = (/** @type {{ feedback: { id: string } }} */ { feedback }) => feedback.id;
  const one = tryOut(judge((value) => value > 0.81234567 && value < 2.3456789), say, 1, false);
  assert.deepEqual(one.accepted, [{ low: 0.8124, high: 2.345 }]);
  assert.deepEqual(one.told.map(({ feedback }) => feedback), ["low", "high"]);
  assert.ok(one.told[0].high < 0.81234567 && one.told[1].low > 2.3456789);
  assert.equal(tryOut(judge((value) => value > 0.8 && value < 1.2 || value > 1.4 && value < 1.41), say, 1, false).accepted, null);
  assert.equal(tryOut(judge((value) => value > 0.8), say, 1, false).accepted, null);
  assert.equal(tryOut(judge((value) => value > 0.8 && value < 1.2 && (value < 0.95 || value > 0.953)), say, 1, false).accepted, null);
  assert.equal(tryOut(judge(() => false), say, 1, false).accepted, null);
  assert.deepEqual(tryOut(judge((value) => value >= 3 && value <= 5), say, 4, true).accepted.map(({ low, high }) => [low, high]), [[4, 4], [3, 3], [5, 5]]);
  assert.equal(tryOut(judge((value) => value === 3 || value === 5), say, 3, true).accepted, null);
});

test("decimals have no exponent and read back to the same double", () => {
  for (const value of [0, 1, -0.19, 1e-7, 1.25e-9, -3.5e-12, 123456789, 1e21, 1.5e22, 4.999999e-7, 0.1 + 0.2]) {
    assert.match(decimal(value), /^-?\d+(\.\d+)?$/);
    assert.equal(Number(decimal(value)), value);
  }
  assert.equal(decimal(-0), "0");
});

test("variants of a family ask different things, in the order of their seeds", () => {
  for (const kind of KINDS) {
    const found = variants(core, kind, 12, 5);
    assert.ok(found.length > 2, kind);
    assert.equal(new Set(found.map(({ statement, figure, choices }) => JSON.stringify([statement, figure, choices]))).size, found.length);
    assert.deepEqual(found, variants(core, kind, 12, 5));
    assert.equal(found[0].seed, 5);
  }
  assert.deepEqual(variants(core, KINDS[0], 3, 4294967295).map(({ seed }) => seed), [4294967295]);
});

/* Moodle XML, by https://docs.moodle.org/en/Moodle_XML_format and what Moodle's importer reads. */

/** What Moodle takes of several numerical answers: the first that fits. @param {Element} question @param {number} value */
function moodleGrade(question, value) {
  for (const answer of children(question, "answer")) {
    const text = at(answer, "text");
    if (text === "*" || Math.abs(value - Number(text)) <= Number(at(answer, "tolerance")) + 1e-14 * Math.max(Math.abs(Number(text)), 1e-14)) {
      return { fraction: Number(answer.getAttribute("fraction")), feedback: plain(at(answer, "feedback", "text")) };
    }
  }
  return undefined;
}

test("Moodle XML is well formed and has every question in the category, with hints and solution", () => {
  const quiz = parse(moodle(questions, "Rates / week 3 & 4"));
  assert.equal(quiz.nodeName, "quiz");
  const [category, ...rest] = children(quiz, "question");
  assert.equal(at(category, "category", "text"), "$course$/top/Rates // week 3 & 4");
  assert.equal(rest.length, questions.length);
  rest.forEach((element, n) => {
    const question = questions[n];
    const { problem } = byId.get(at(element, "idnumber"));
    assert.equal(element.getAttribute("type"), problem.input === "choice" ? "multichoice" : "numerical");
    assert.equal(at(element, "name", "text"), question.name);
    const text = parse(`<div>${at(element, "questiontext", "text")}</div>`);
    assert.equal(text.textContent, words.message(problem.statement));
    const pictures = text.getElementsByTagName("img");
    assert.equal(pictures.length, problem.figure ? 1 : 0);
    if (problem.figure) {
      const [file] = children(children(element, "questiontext")[0], "file");
      assert.equal(pictures[0].getAttribute("src"), `@@PLUGINFILE@@/${file.getAttribute("name")}`);
      assert.equal(file.getAttribute("encoding"), "base64");
      assert.equal(parse(Buffer.from(file.textContent, "base64").toString("utf8")).nodeName, "svg");
    }
    assert.deepEqual(children(element, "hint").map((hint) => plain(at(hint, "text"))), problem.hints.map(words.message));
    const solution = parse(`<div>${at(element, "generalfeedback", "text")}</div>`);
    assert.deepEqual(Array.from(solution.getElementsByTagName("li")).map((line) => line.textContent), problem.solution.map(words.message));
    for (const answer of children(element, "answer")) assert.ok(["0", "100"].includes(answer.getAttribute("fraction")));
  });
});

test("Moodle grades numbers as the question does, and says the same", () => {
  const [, ...rest] = children(parse(moodle(questions, "x")), "question");
  for (const element of rest.filter((one) => one.getAttribute("type") === "numerical")) {
    const { problem, question } = byId.get(at(element, "idnumber"));
    assert.equal(Number(at(children(element, "answer")[0], "text")), problem.answer.value);
    assert.equal(moodleGrade(element, problem.answer.value).feedback, words.message(problem.correct));
    for (const value of trials(problem, question.answer)) {
      const expected = graded(question.answer, value, words.message(problem.correct));
      assert.deepEqual(moodleGrade(element, value), expected, `${problem.kind} ${problem.seed} ${value}`);
    }
  }
});

/** What the question itself says to a value. @param {object} answer @param {number} value @param {string} correct */
function graded(answer, value, correct) {
  const inside = (/** @type {{ low: number, high: number }} */ { low, high }) => value >= low - 1e-12 * Math.abs(low) && value <= high + 1e-12 * Math.abs(high);
  if (answer.accepted.some(inside)) return { fraction: 100, feedback: correct };
  return { fraction: 0, feedback: answer.slips.find(inside)?.feedback ?? answer.otherwise };
}

test("Moodle's choices keep their order, one is right, and each has its feedback", () => {
  const [, ...rest] = children(parse(moodle(questions, "x")), "question");
  const choices = rest.filter((one) => one.getAttribute("type") === "multichoice");
  assert.ok(choices.length > 0);
  for (const element of choices) {
    const { problem } = byId.get(at(element, "idnumber"));
    assert.deepEqual([at(element, "single"), at(element, "shuffleanswers"), at(element, "answernumbering")], ["true", "false", "123"]);
    assert.deepEqual(
      children(element, "answer").map((answer) => [Number(answer.getAttribute("fraction")), plain(at(answer, "text")), plain(at(answer, "feedback", "text"))]),
      problem.choices.map(({ value, label }) => [
        value === problem.answer.value ? 100 : 0, words.message(label),
        words.message(value === problem.answer.value ? problem.correct : problem.misconceptions.find((slip) => slip.value === value).feedback),
      ]),
    );
  }
});

/* GIFT, by https://docs.moodle.org/en/GIFT_format: signs with a backslash stand for themselves. */

/** Splits at signs that control, and takes the backslashes away. @param {string} text @param {RegExp} sign */
function split(text, sign) {
  const parts = [""];
  const signs = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") {
      parts[parts.length - 1] += text.slice(i, i + 2);
      i++;
    } else if (sign.test(text[i])) {
      signs.push(text[i]);
      parts.push("");
    } else {
      parts[parts.length - 1] += text[i];
    }
  }
  return { parts, signs };
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign)).trim();
}

/** Reads a file of GIFT. @param {string} text */
function readGift(text) {
  return text.trim().split(/\n\s*\n/).map((block) => {
    const lines = block.split("\n").filter((line) => !line.startsWith("//")).join("\n");
    if (lines.startsWith("$CATEGORY:")) return { category: lines.slice(10).trim() };
    const [, name, rest] = /^::((?:[^\\:]|\\.)*)::([^]*)$/.exec(lines);
    const { parts: [statement, body, tail], signs } = split(rest, /[{}]/);
    assert.deepEqual([signs.join(""), tail.trim()], ["{}", ""]);
    const [, format, html] = /^\[(\w+)\]([^]*)$/.exec(statement);
    const cut = body.lastIndexOf("####");
    const numeric = body.startsWith("#");
    const { parts, signs: kinds } = split(body.slice(numeric ? 1 : 0, cut), /[=~]/);
    assert.equal(parts[0].trim(), "");
    const answers = parts.slice(1).map((part, n) => {
      const { parts: [value, ...feedback] } = split(part, /#/);
      assert.equal(feedback.length, 1, part);
      return { sign: kinds[n], value: value.trim(), feedback: plain(unescaped(feedback[0])) };
    });
    return { name: unescaped(name), format, html: unescaped(html), numeric, answers, solution: unescaped(body.slice(cut + 4)) };
  });
}

test("GIFT reads back to the questions, with their solutions as general feedback", () => {
  const [category, ...read] = readGift(gift(questions, "Rates"));
  assert.equal(category.category, "$course$/top/Rates");
  assert.equal(read.length, questions.length);
  read.forEach((one, n) => {
    const question = questions[n];
    assert.equal(one.name, question.name);
    assert.equal(one.format, "html");
    assert.equal(plain(one.html), question.statement);
    assert.equal(one.html.includes("data:image/svg+xml;base64,"), question.figure !== null);
    assert.equal(plain(one.solution), question.solution.join(""));
    assert.equal(one.numeric, question.answer.form === "number");
  });
});

test("GIFT grades numbers as the question does, and says the same", () => {
  const [, ...read] = readGift(gift(questions, "x"));
  read.forEach(({ answers, numeric }, n) => {
    const question = questions[n];
    const { problem } = byId.get(`${question.kind}-${question.seed}`);
    if (!numeric) {
      assert.deepEqual(
        answers.map(({ sign, value, feedback }) => [sign, plain(unescaped(value)), feedback]),
        question.answer.options.map(({ label, right, feedback }, i) => [right ? "=" : "~", `${i + 1}. ${label}`, feedback]),
      );
      return;
    }
    const grade = (/** @type {number} */ typed) => {
      for (const { sign, value, feedback } of answers) {
        if (sign === "~") return { fraction: 0, feedback };
        const [, percent, number, reach] = /^%(\d+)%(-?[\d.]+):([\d.]+)$/.exec(value);
        if (Math.abs(typed - Number(number)) <= Number(reach) + 1e-14 * Math.max(Math.abs(Number(number)), 1e-14)) return { fraction: Number(percent), feedback };
      }
      return undefined;
    };
    for (const value of trials(problem, question.answer)) {
      assert.deepEqual(grade(value), graded(question.answer, value, question.correct), `${problem.kind} ${problem.seed} ${value}`);
    }
  });
});

test("GIFT's own signs and new lines in a text are escaped", () => {
  const text = "a ~ b = c # d { e } f : g \\ h\nnext\r\nlast";
  const written = safe(text);
  assert.equal(written, "a \\~ b \\= c \\# d \\{ e \\} f \\: g \\\\ h\\nnext\\nlast");
  assert.equal(unescaped(written), text.replace("\r\n", "\n"));
  const awkward = { ...questions[0], name: text, statement: text, correct: text, solution: [text, text], answer: { ...questions[0].answer, otherwise: text } };
  const [, read] = readGift(gift([awkward], "x"));
  const spaced = text.replace("\r\n", "\n");
  assert.equal(read.name, spaced);
  assert.equal(plain(read.html), spaced);
  assert.equal(read.answers.at(-1).feedback, spaced);
});

/* QTI 2.1: the order of elements, the attributes and the processing of the information model and its binding. */

const QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1";
const files = qti(questions);
/** What may stand in an assessmentItem, in this order. */
const ORDER = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"];

/** Runs the response processing of an item. @param {Element} item @param {string | number | null} response */
function process(item, response) {
  /** @type {Record<string, unknown>} */
  const outcomes = { SCORE: 0, FEEDBACK: null };
  const [mapping] = Array.from(item.getElementsByTagName("mapping"));
  /** @type {Record<string, (element: Element) => any>} */
  const rules = {
    and: (element) => children(element).every(value),
    gte: (element) => { const [a, b] = children(element).map(value); return a !== null && a >= b; },
    lte: (element) => { const [a, b] = children(element).map(value); return a !== null && a <= b; },
    isNull: (element) => value(children(element)[0]) === null,
    variable: (element) => { assert.equal(element.getAttribute("identifier"), "RESPONSE"); return response; },
    baseValue: (element) => (element.getAttribute("baseType") === "float" ? Number(element.textContent) : element.textContent),
    mapResponse: () => {
      const entry = children(mapping, "mapEntry").find((one) => one.getAttribute("mapKey") === response);
      return Number(entry ? entry.getAttribute("mappedValue") : mapping.getAttribute("defaultValue"));
    },
  };
  const value = (/** @type {Element} */ element) => {
    assert.ok(rules[element.nodeName], element.nodeName);
    return rules[element.nodeName](element);
  };
  const [condition] = children(children(item, "responseProcessing")[0], "responseCondition");
  for (const branch of children(condition)) {
    const [first, ...rest] = children(branch);
    const isElse = branch.nodeName === "responseElse";
    if (!isElse && !value(first)) continue;
    for (const set of isElse ? [first, ...rest] : rest) {
      assert.equal(set.nodeName, "setOutcomeValue");
      const name = set.getAttribute("identifier");
      assert.ok(name in outcomes);
      outcomes[name] = value(children(set)[0]);
    }
    break;
  }
  const shown = children(item, "modalFeedback").filter((one) => one.getAttribute("identifier") === outcomes.FEEDBACK);
  assert.equal(shown.length, outcomes.FEEDBACK === null ? 0 : 1);
  return { fraction: 100 * Number(outcomes.SCORE), feedback: shown.length > 0 ? children(shown[0], "p")[0].textContent : null };
}

test("the QTI package's manifest names every file, and nothing else", () => {
  const manifest = parse(files["imsmanifest.xml"]);
  assert.deepEqual([manifest.nodeName, manifest.namespaceURI], ["manifest", "http://www.imsglobal.org/xsd/imscp_v1p1"]);
  assert.deepEqual(children(manifest).map(({ nodeName }) => nodeName), ["metadata", "organizations", "resources"]);
  assert.equal(at(manifest, "metadata", "schema"), "QTIv2.1 Package");
  const resources = children(children(manifest, "resources")[0], "resource");
  assert.equal(resources.length, questions.length);
  const named = resources.flatMap((resource) => {
    assert.equal(resource.getAttribute("type"), "imsqti_item_xmlv2p1");
    const hrefs = children(resource, "file").map((file) => file.getAttribute("href"));
    assert.equal(resource.getAttribute("href"), hrefs[0]);
    return hrefs;
  });
  assert.deepEqual(new Set(["imsmanifest.xml", ...named]), new Set(Object.keys(files)));
  const ids = [manifest, ...resources].map((element) => element.getAttribute("identifier"));
  assert.equal(new Set(ids).size, ids.length);
});

test("a QTI item has the elements and attributes of the specification, in its order", () => {
  for (const question of questions) {
    const id = `${question.kind}-${question.seed}`;
    const item = parse(files[`items/${id}.xml`]);
    assert.deepEqual([item.nodeName, item.namespaceURI], ["assessmentItem", QTI]);
    for (const [name, value] of [["identifier", id], ["title", question.name], ["adaptive", "false"], ["timeDependent", "false"], ["xml:lang", "en"]]) {
      assert.equal(item.getAttribute(name), value);
    }
    assert.match(id, /^[A-Za-z_][\w.-]*$/);
    const places = children(item).map(({ nodeName }) => ORDER.indexOf(nodeName));
    assert.ok(places.every((place, n) => place >= 0 && (n === 0 || place >= places[n - 1])), id);
    const [response] = children(item, "responseDeclaration");
    assert.equal(response.getAttribute("cardinality"), "single");
    assert.equal(response.getAttribute("baseType"), question.answer.form === "choice" ? "identifier" : "float");
    const body = children(item, "itemBody")[0];
    const [interaction] = Array.from(body.getElementsByTagName(question.answer.form === "choice" ? "choiceInteraction" : "textEntryInteraction"));
    assert.equal(interaction.getAttribute("responseIdentifier"), response.getAttribute("identifier"));
    // Blocks stand in the body; a text entry, which is inline, within one of them.
    assert.ok(children(body).every(({ nodeName }) => ["p", "choiceInteraction"].includes(nodeName)));
    if (question.answer.form === "choice") {
      assert.deepEqual([interaction.getAttribute("shuffle"), interaction.getAttribute("maxChoices")], ["false", "1"]);
      assert.deepEqual(children(interaction).map(({ nodeName }) => nodeName), ["prompt", ...question.answer.options.map(() => "simpleChoice")]);
    }
    const pictures = Array.from(body.getElementsByTagName("img"));
    assert.equal(pictures.length, question.figure ? 1 : 0);
    for (const picture of pictures) {
      assert.ok(picture.getAttribute("alt"));
      assert.equal(parse(files[`items/${picture.getAttribute("src")}`]).nodeName, "svg");
    }
    const shown = children(item, "modalFeedback").map((one) => one.getAttribute("identifier"));
    assert.equal(new Set(shown).size, shown.length);
    for (const one of children(item, "modalFeedback")) {
      assert.deepEqual([one.getAttribute("outcomeIdentifier"), one.getAttribute("showHide")], ["FEEDBACK", "show"]);
    }
  }
});

test("QTI's processing grades as the question does, and shows the same feedback", () => {
  for (const question of questions) {
    const { kind, seed, answer, correct } = question;
    const item = parse(files[`items/${kind}-${seed}.xml`]);
    assert.deepEqual(process(item, null), { fraction: 0, feedback: null });
    const right = at(children(item, "responseDeclaration")[0], "correctResponse", "value");
    assert.deepEqual(process(item, answer.form === "choice" ? right : Number(right)), { fraction: 100, feedback: correct });
    if (answer.form === "choice") {
      const names = Array.from(item.getElementsByTagName("simpleChoice")).map((one) => one.getAttribute("identifier"));
      assert.deepEqual(names.map((name) => process(item, name)), answer.options.map(({ right: is, feedback }) => ({ fraction: is ? 100 : 0, feedback })));
      continue;
    }
    const { problem } = byId.get(`${kind}-${seed}`);
    for (const value of trials(problem, answer)) {
      assert.deepEqual(process(item, value), graded(answer, value, correct), `${kind} ${seed} ${value}`);
    }
  }
});

test("the archive holds the files, and is the same every time", () => {
  const archive = zip(files);
  assert.deepEqual(archive, zip(files));
  const unzipped = unzipSync(archive);
  assert.deepEqual(Object.fromEntries(Object.entries(unzipped).map(([name, bytes]) => [name, strFromU8(bytes)])), files);
});
