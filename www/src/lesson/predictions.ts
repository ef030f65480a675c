/** What comes of a prediction: the walk that it is about is walked, and what it does is the answer. */
import type { Message } from "#core";
import { specOf } from "../state/company.ts";
import type { Spec } from "../state/spec.ts";
import type { Walker } from "../state/walker.ts";
import type { Shown } from "./values.ts";

/** Who is down first: the first hiker, the second, or neither within the steps. */
const RACE = ["first", "second", "neither"] as const;

/** What a question asks about a walk. */
export interface Asked {
  /** The core's word for what is happening in the end, or which of two hikers is down first. */
  readonly about: "regime" | "first";
  /** So far it is walked. */
  readonly steps: number;
  /** The loss that counts as down. */
  readonly aim: number;
}

/** What an element asks with its data. */
export function askedBy({ asks, steps = "0", aim = "0" }: Readonly<Record<string, string | undefined>>): Asked {
  return { about: asks === "first" ? "first" : "regime", steps: Number(steps), aim: Number(aim) };
}

/** What a walk did: the choice that foresaw it, and a sentence about what was seen. */
export interface Outcome {
  readonly is: string;
  readonly seen: Message;
}

/** The answer, which only the walk knows. */
export function outcomeOf({ walker, view: { spec, company } }: Shown, { about, steps, aim }: Asked): Outcome {
  if (about === "regime") {
    const { regime, message } = walker.diagnosis(spec, walker.nearest(spec, steps));
    return { is: regime, seen: message };
  }
  const [other] = company;
  const first = reached(walker, spec, aim, steps);
  const second = other ? reached(walker.other(0), specOf(spec, other), aim, steps) : Infinity;
  const place = first < second ? 0 : second < first ? 1 : 2;
  const alone = place < 2 && Math.max(first, second) === Infinity;
  const is = RACE[place];
  return { is, seen: { id: alone ? `tour-alone-${is}` : `tour-race-${is}`, args: { aim, steps, first, second } } };
}

/** The first iteration with a loss of at most the aim; Infinity where it is not reached. */
function reached(walker: Walker, spec: Spec, aim: number, steps: number): number {
  const { loss } = walker.columns(walker.walk(spec, steps));
  const at = loss.subarray(0, steps + 1).findIndex((value) => value <= aim);
  return at < 0 ? Infinity : at;
}
