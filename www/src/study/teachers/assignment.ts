/** A problem as a teacher sets it: the fields of a form, as the parameters that the page reads. */
import { escaped } from "../../draw/escaped.ts";
import type { Pairs } from "../../state/url.ts";

/** The fields; what is typed is read by the same rules as an address. */
export interface Assignment {
  readonly problem: string;
  readonly seed: string;
  /** Empty for the problem's own. */
  readonly tolerance: string;
  /** Empty for as many as one likes. */
  readonly attempts: string;
  readonly hint: "on" | "off" | "some";
  /** How many, if some. */
  readonly hints: string;
  readonly solution: "on" | "off" | "after";
  /** After how many attempts. */
  readonly after: string;
  readonly hide: readonly string[];
  readonly lock: readonly string[];
  readonly code: boolean;
}

/** What a teacher can hide and lock here, by the names of the page, and what it is called. */
export const HIDEABLE = { map: "assign-hide-map", loss: "assign-hide-loss" };
export const LOCKABLE = { problem: "assign-lock-problem", seed: "assign-lock-seed" };

/** The first problem, fixed, with everything that helps. */
export function usual(problem: string): Assignment {
  return {
    problem, seed: "0", tolerance: "", attempts: "", hint: "on", hints: "1", solution: "on", after: "3",
    hide: [], lock: Object.keys(LOCKABLE), code: false,
  };
}

/** The parameters; what is as usual is left out, but for the problem and its seed, which are what is set. */
export function parametersOf({ problem, seed, tolerance, attempts, hint, hints, solution, after, hide, lock, code }: Assignment): Pairs {
  const optional: Pairs = [
    ["tolerance", tolerance.trim()],
    ["attempts", attempts.trim()],
    ["hint", hint === "on" ? "" : hint === "off" ? hint : hints.trim()],
    ["solution", solution === "on" ? "" : solution === "off" ? solution : `after-${after.trim()}`],
    ["hide", hide.join(",")],
    ["lock", lock.join(",")],
    ["code", code ? "1" : ""],
  ];
  return [["problem", problem], ["seed", seed.trim()], ...optional.filter(([, value]) => value !== "")];
}

/** The address of the problem: alone in a frame's page, or on this page where there is no other. */
export function addressOf(page: string, frame: boolean, pairs: Pairs): string {
  const url = new URL(frame ? "embed.html" : page, page);
  url.hash = "";
  const query = new URLSearchParams([...(frame ? [["widget", "practice"]] : []), ...pairs].map(([name, value]): [string, string] => [name!, value!]));
  // Commas need no escape in a query, and can be read.
  url.search = query.toString().replaceAll("%2C", ",");
  return url.href;
}

/** The element that shows the problem in a course page. */
export function frameOf(address: string, title: string): string {
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="720" style="border: 0" loading="lazy"></iframe>`;
}
