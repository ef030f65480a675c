/** A problem as a course system can ask it: its words, the values it accepts, and what it says to known mistakes. */
import type { Problem, Verdict } from "#core";
import type { Core } from "../../core/core.ts";
import { HEIGHT, WIDTH, figureSvg } from "../../draw/figure-svg.ts";
import { factsOf } from "../../draw/figure.ts";
import type { Text } from "../../text/text.ts";
import { unambiguous } from "./decimal.ts";
import { around, meet, without, type Interval } from "./interval.ts";
import { tryOut } from "./trial.ts";

/** Words of problems and of the exports, in one language. */
export type Words = Pick<Text, "lang" | "say" | "message" | "number">;

/** A wrong value, or an interval of them, and what is said to it. */
export interface Slip extends Interval {
  readonly feedback: string;
}

/** A number to be typed. */
export interface NumberAnswer {
  readonly form: "number";
  /** The value that the solution names. */
  readonly value: number;
  /** What is right. The first interval has `value` in it. */
  readonly accepted: readonly Interval[];
  /** What is wrong in a known way; none of it is accepted. */
  readonly slips: readonly Slip[];
  /** What is said to every other value. */
  readonly otherwise: string;
}

/** One of several answers to be chosen. Their order counts: the solution names them by it. */
export interface ChoiceAnswer {
  readonly form: "choice";
  readonly options: readonly { readonly label: string; readonly right: boolean; readonly feedback: string }[];
}

/** What the writers of the formats work from; all texts are plain. */
export interface Question {
  readonly kind: string;
  readonly seed: number;
  readonly name: string;
  readonly lang: string;
  readonly statement: string;
  /** A drawing that belongs to the statement, as an SVG file. */
  readonly figure: { readonly svg: string; readonly description: string; readonly width: number; readonly height: number } | null;
  readonly answer: NumberAnswer | ChoiceAnswer;
  readonly hints: readonly string[];
  readonly solution: readonly string[];
  readonly correct: string;
}

/** How far off a wrong value may be to be known. */
const KNOWN = 1e-6;
/** Mistakes that any number can have: places of the decimal point, nothing, the other sign. */
const SLIPS = [10, 0.1, 100, 0.01, 1000, 0.001, 0, -1];

/**
 * The question of a problem; null for a challenge that accepts more than one interval of values, which no
 * course system could check.
 *
 * @param tolerance greatest relative error of a right answer; undefined for the problem's own
 */
export function questionOf(core: Pick<Core, "catalog" | "checkAnswer">, words: Words, problem: Problem, tolerance?: number): Question | null {
  const answer = problem.input === "choice" ? choiceOf(problem, words) : numberOf(core, words, problem, tolerance);
  if (!answer) {
    return null;
  }
  const { kind, seed, figure } = problem;
  const label = core.catalog().problems.find((info) => info.kind === kind)?.label ?? kind;
  return {
    kind, seed, answer, lang: words.lang,
    name: words.say("export-name", { label, seed: String(seed) }),
    statement: words.message(problem.statement),
    figure: figure && {
      svg: figureSvg(figure, { title: words.say(`figure-${figure.quantity}`), description: describe(figure, words) }, words.number),
      description: describe(figure, words), width: WIDTH, height: HEIGHT,
    },
    hints: problem.hints.map(words.message),
    solution: problem.solution.map(words.message),
    correct: words.message(problem.correct),
  };
}

/** A curve in words. */
export function describe({ quantity, values }: NonNullable<Problem["figure"]>, words: Words): string {
  return words.say(`figure-${quantity}-description`, factsOf(values));
}

function choiceOf({ choices, answer, misconceptions, correct }: Problem, words: Words): ChoiceAnswer {
  const options = choices.map(({ value, label }) => {
    const right = value === answer.value;
    const feedback = right ? correct : misconceptions.find((slip) => slip.value === value)?.feedback;
    return { label: words.message(label), right, feedback: feedback ? words.message(feedback) : words.say("export-otherwise") };
  });
  return { form: "choice", options };
}

function numberOf(core: Pick<Core, "checkAnswer">, words: Words, problem: Problem, tolerance?: number): NumberAnswer | null {
  const { kind, seed, answer: { value, relTol } } = problem;
  const judge = (number: number): Verdict => core.checkAnswer(kind, seed, unambiguous(number), "en", tolerance);
  const say = ({ feedback }: Verdict): string => words.message(feedback);
  const otherwise = words.say("export-otherwise");
  if (problem.input === "challenge") {
    const { accepted, told } = tryOut(judge, say, value, problem.asks === "k");
    return accepted && { form: "number", value, accepted, slips: told, otherwise };
  }
  const known = [...problem.misconceptions.map((slip) => slip.value), ...SLIPS.map((factor) => factor * value)];
  const slips: Slip[] = [];
  for (const number of known) {
    const slip = around(number, KNOWN);
    const verdict = judge(number);
    // Of a rate that is no rate everybody is told the same, too.
    const isKnown = verdict.misconception !== null || (problem.asks === "alpha" && number <= 0);
    if (verdict.verdict === "incorrect" && isKnown && !slips.some((other) => meet(slip, other))) {
      slips.push({ ...slip, feedback: say(verdict) });
    }
  }
  // A known mistake stays one, however wide the tolerance is.
  const accepted = without(around(value, problem.input === "integer" ? 0 : tolerance ?? relTol), slips, value);
  return { form: "number", value, accepted, slips, otherwise };
}
