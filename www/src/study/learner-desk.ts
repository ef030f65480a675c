/** What the learner's own tools work with, beyond what every tool has. */
import type { Study } from "../state/study.ts";
import type { Desk } from "./desk.ts";
import type { Keeper } from "./keeper.ts";

export interface LearnerDesk extends Desk {
  readonly study: Study;
  readonly keeper: Keeper;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** Theme, language and motion, as attributes for the widgets within. */
  readonly look: Readonly<Record<string, string>>;
}
