/**
 * Questions as GIFT (https://docs.moodle.org/en/GIFT_format), a text that many systems read.
 *
 * GIFT has no hints. Its worked solution is the general feedback. It cannot ask for an order of the choices,
 * so each begins with its number, by which the solution calls it.
 */
import { escaped } from "../../draw/escaped.ts";
import { shortDecimal } from "./decimal.ts";
import { base64, image, paragraph, steps } from "./html.ts";
import { centred, middle, type Part } from "./interval.ts";
import type { Question } from "./question.ts";

/** A file of questions, a blank line between two. */
export function gift(questions: readonly Question[], category: string): string {
  const path = `$CATEGORY: $course$/top/${category.replaceAll("/", "//").replace(/\s+/g, " ")}`;
  return `${[path, ...questions.map(written)].join("\n\n")}\n`;
}

function written(question: Question): string {
  const { answer, figure, kind, seed, name, correct } = question;
  const picture = figure ? image(figure, `data:image/svg+xml;base64,${base64(figure.svg)}`) : "";
  const lines = answer.form === "choice"
    ? answer.options.map(({ label, right, feedback }, at) => `${right ? "=" : "~"}${html(`${at + 1}. ${label}`)}#${html(feedback)}`)
    : [
        ...answer.accepted.flatMap((interval) => centred(answer.value, interval)).map((part) => valued(100, part, correct)),
        ...answer.slips.map((slip) => valued(0, middle(slip), slip.feedback)),
        `~#${html(answer.otherwise)}`,
      ];
  return [
    `// ${kind} ${seed}`,
    `::${safe(name)}::[html]${safe(paragraph(question.statement) + picture)}{${answer.form === "number" ? "#" : ""}`,
    ...lines.map((line) => `\t${line}`),
    `\t####${safe(steps(question.solution))}`,
    "}",
  ].join("\n");
}

function valued(percent: number, { value, reach }: Part, feedback: string): string {
  return `=%${percent}%${shortDecimal(value)}:${shortDecimal(reach, 9)}#${html(feedback)}`;
}

/** A sentence where the question's format, HTML, holds. */
function html(text: string): string {
  return safe(escaped(text));
}

/** A text in which nothing controls GIFT: its signs have a backslash before them, a new line is written \n. */
export function safe(text: string): string {
  return text.replace(/[\\~=#{}:]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}
