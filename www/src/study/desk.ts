/** What every tool of the study desk works with. */
import type { Catalog } from "#core";
import type { Core } from "../core/core.ts";
import type { Text } from "../text/text.ts";

/** Set as the property `desk` of a tool's element; `text` has the words of problems and of the desk. */
export interface Desk {
  readonly core: Core;
  readonly text: Text;
  readonly catalog: Catalog;
}
