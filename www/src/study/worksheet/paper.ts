/** A worksheet as it is on paper: the problems, and on a page of their own the answers. */
import type { Problem } from "#core";
import { html, nothing, type TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { figureSvg } from "../../draw/figure-svg.ts";
import type { Desk } from "../desk.ts";
import { unambiguous } from "../exports/decimal.ts";
import { describe } from "../exports/question.ts";
import { tryOut } from "../exports/trial.ts";

/** What is to be printed. */
export interface Paper {
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly seed: number;
  /** Whether there is an answer key, and whether it shows the way. */
  readonly key: boolean;
  readonly worked: boolean;
}

/** The pages. */
export function paper(desk: Desk, { title, problems, seed, key, worked }: Paper): TemplateResult {
  const { text } = desk;
  const foot = html`<p class="foot">${text.say("worksheet-foot", { seed: String(seed) })}</p>`;
  return html`
    <section class="sheet" lang=${text.lang} dir=${text.dir} aria-label=${title}>
      <header>
        <h3>${title}</h3>
        <p class="name"><span>${text.say("worksheet-name")}</span><span class="line"></span><span>${text.say("worksheet-date")}</span><span class="line short"></span></p>
      </header>
      <ol class="problems">${problems.map((problem) => html`<li>${question(desk, problem)}</li>`)}</ol>
      ${foot}
    </section>
    ${key ? html`
      <section class="sheet key" lang=${text.lang} dir=${text.dir} aria-label=${text.say("worksheet-key", { title })}>
        <header><h3>${text.say("worksheet-key", { title })}</h3></header>
        <ol class="answers">${problems.map((problem) => html`<li>${solution(desk, problem, worked)}</li>`)}</ol>
        ${foot}
      </section>` : nothing}
  `;
}

function question({ text }: Desk, { statement, figure, input, choices }: Problem): TemplateResult {
  return html`
    <p>${text.message(statement)}</p>
    ${figure ? html`
      <div class="figure">
        ${unsafeHTML(figureSvg(figure, { title: text.say(`figure-${figure.quantity}`), description: describe(figure, text) }, text.number))}
      </div>` : nothing}
    ${input === "choice"
      ? html`<ol class="choices">${choices.map(({ label }) => html`<li><span class="box"></span><span>${text.message(label)}</span></li>`)}</ol>`
      : html`<p class="answer"><span>${text.say("worksheet-answer")}</span><span class="line"></span></p>`}
  `;
}

function solution(desk: Desk, problem: Problem, worked: boolean): TemplateResult {
  const { text } = desk;
  return html`
    <p class="right">${answerOf(desk, problem)}</p>
    ${worked ? html`<ol class="steps">${problem.solution.map((step) => html`<li>${text.message(step)}</li>`)}</ol>` : nothing}
  `;
}

/** What is right: of a challenge, all that the hill accepts. */
function answerOf({ core, text }: Desk, problem: Problem): string {
  const { kind, seed, input, choices, asks, answer: { value } } = problem;
  const answer = text.exactly(value);
  if (input === "choice") {
    const choice = choices.find((one) => one.value === value);
    return `${answer}. ${choice ? text.message(choice.label) : ""}`;
  }
  if (input !== "challenge") {
    return answer;
  }
  const judge = (number: number) => core.checkAnswer(kind, seed, unambiguous(number));
  const { accepted } = tryOut(judge, ({ feedback }) => text.message(feedback), value, asks === "k");
  const [first, ...others] = accepted ?? [];
  if (!first) {
    return text.say("worksheet-one-of-many", { answer });
  }
  if (first.low < first.high) {
    return text.say("worksheet-interval", { answer, low: text.exactly(first.low), high: text.exactly(first.high) });
  }
  return others.length === 0 ? answer : text.say("worksheet-others", { answer, others: others.map(({ low }) => text.exactly(low)).join(", ") });
}
