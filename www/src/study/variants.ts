/** Several problems of a family, none of which asks the same as another. */
import type { Problem } from "#core";
import type { Core } from "../core/core.ts";

/** The highest seed. */
export const LAST_SEED = 0xffff_ffff;
/** So many seeds in a row without a new question, and there is none left. */
const PATIENCE = 200;

/** Problems of one family in the order of their seeds, from `seed` on; fewer than `count` where there are no more. */
export function variants(core: Pick<Core, "problem">, kind: string, count: number, seed: number): Problem[] {
  const found: Problem[] = [];
  const asked = new Set<string>();
  let idle = 0;
  for (let at = seed; found.length < count && idle < PATIENCE && at <= LAST_SEED; at++) {
    const problem = core.problem(kind, at);
    const question = JSON.stringify([problem.statement, problem.figure, problem.choices]);
    if (asked.has(question)) {
      idle++;
    } else {
      asked.add(question);
      found.push(problem);
      idle = 0;
    }
  }
  return found;
}
