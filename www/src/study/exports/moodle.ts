/**
 * Questions as Moodle XML (https://docs.moodle.org/en/Moodle_XML_format), for "Import" of a question bank.
 *
 * Of several answers that fit Moodle takes the first, so the right ones come before the slips and `*`, which
 * fits everything, comes last. Tolerances are absolute.
 */
import { escaped } from "../../draw/escaped.ts";
import { shortDecimal } from "./decimal.ts";
import { base64, image, paragraph, steps } from "./html.ts";
import { centred, middle, type Part } from "./interval.ts";
import type { NumberAnswer, Question } from "./question.ts";

/** What every further attempt costs, in Moodle's behaviours that have several. */
const PENALTY = 0.2;
const PICTURE = "figure.svg";

/** A file for Moodle, with all questions in one category of the course. */
export function moodle(questions: readonly Question[], category: string): string {
  // A slash would begin a category within the category.
  const path = `$course$/top/${category.replaceAll("/", "//")}`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    "<quiz>",
    `<question type="category"><category><text>${escaped(path)}</text></category></question>`,
    ...questions.map(written),
    "</quiz>",
    "",
  ].join("\n");
}

function written(question: Question): string {
  const { answer, figure, kind, seed } = question;
  const type = answer.form === "choice" ? "multichoice" : "numerical";
  const statement = paragraph(question.statement) + (figure ? image(figure, `@@PLUGINFILE@@/${PICTURE}`) : "");
  const file = figure ? `<file name="${PICTURE}" path="/" encoding="base64">${base64(figure.svg)}</file>` : "";
  return [
    `<question type="${type}">`,
    `<name><text>${escaped(question.name)}</text></name>`,
    `<questiontext format="html"><text>${escaped(statement)}</text>${file}</questiontext>`,
    formatted("generalfeedback", steps(question.solution)),
    `<defaultgrade>1</defaultgrade><penalty>${PENALTY}</penalty><hidden>0</hidden>`,
    `<idnumber>${escaped(`${kind}-${seed}`)}</idnumber>`,
    ...(answer.form === "choice" ? options(question) : values(question, answer)),
    ...question.hints.map((hint) => formatted("hint", paragraph(hint))),
    `<tags><tag><text>${escaped(kind)}</text></tag></tags>`,
    "</question>",
  ].join("\n");
}

/** The solution calls choices by their numbers, so they are numbered and stay in their order. */
function options({ answer }: Question): string[] {
  return answer.form !== "choice" ? [] : [
    "<single>true</single><shuffleanswers>false</shuffleanswers><answernumbering>123</answernumbering>",
    ...answer.options.map(({ label, right, feedback }) =>
      `<answer fraction="${right ? 100 : 0}" format="html"><text>${escaped(paragraph(label))}</text>${formatted("feedback", paragraph(feedback))}</answer>`),
  ];
}

function values({ correct }: Question, { value, accepted, slips, otherwise }: NumberAnswer): string[] {
  return [
    ...accepted.flatMap((interval) => centred(value, interval)).map((part) => valued(100, part, correct)),
    ...slips.map((slip) => valued(0, middle(slip), slip.feedback)),
    `<answer fraction="0" format="moodle_auto_format"><text>*</text>${formatted("feedback", paragraph(otherwise))}<tolerance>0</tolerance></answer>`,
    // No units: 3 is Moodle's number for that.
    "<unitgradingtype>0</unitgradingtype><unitpenalty>0.1</unitpenalty><showunits>3</showunits><unitsleft>0</unitsleft>",
  ];
}

function valued(fraction: number, { value, reach }: Part, feedback: string): string {
  return `<answer fraction="${fraction}" format="moodle_auto_format"><text>${shortDecimal(value)}</text>${formatted("feedback", paragraph(feedback))}<tolerance>${shortDecimal(reach, 9)}</tolerance></answer>`;
}

function formatted(name: string, html: string): string {
  return `<${name} format="html"><text>${escaped(html)}</text></${name}>`;
}
