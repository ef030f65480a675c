/** What the parts of `<blindfolded-hiker>` are drawn from. */
import type { Catalog } from "#core";
import type { Hike, View } from "../state/hike.ts";
import type { Options } from "../state/options.ts";
import type { Walker } from "../state/walker.ts";
import type { Text } from "../text/text.ts";

/** One state of a hike, and what a part may do to it. */
export interface Context {
  readonly view: View;
  readonly options: Options;
  readonly text: Text;
  readonly catalog: Catalog;
  readonly walker: Walker;
  readonly hike: Hike;
}
