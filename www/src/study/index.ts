/** The tools of the study desk: each is an element in a folder of its own, fetched when it is opened first. */
import type { Desk } from "./desk.ts";

/** A tool's element. `rest` finishes what it has put off, when another tool is chosen. */
export type Tool = HTMLElement & { desk: Desk; rest?: () => void };

/** In the order of the tabs; the first is open. `tool-NAME` is what a tab says, `<study-NAME>` the element. */
export const TOOLS = [
  { name: "session", load: () => import("./session/session.ts") },
  { name: "progress", load: () => import("./progress/progress.ts") },
  { name: "notes", load: () => import("./notes/notes.ts") },
  { name: "worksheet", load: () => import("./worksheet/worksheet.ts") },
  { name: "teachers", load: () => import("./teachers/teachers.ts") },
] satisfies { name: string; load: () => Promise<{ default: CustomElementConstructor }> }[];
