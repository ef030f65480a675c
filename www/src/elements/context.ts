/** What the parts of `<blindfolded-hiker>` are drawn from. */
import type { Catalog, Domain } from "#core";
import type { Exhibit, Hike, View } from "../state/hike.ts";
import type { Options } from "../state/options.ts";
import type { Other } from "../state/party.ts";
import type { Walker } from "../state/walker.ts";
import type { Text } from "../text/text.ts";

/** One state of a hike, and what a part may do to it. */
export interface Context {
  /** Its index is where the first hiker is: at the end of that walk, if the clock has gone on for the others. */
  readonly view: View;
  /** The iteration that the clock shows. */
  readonly clock: number;
  readonly options: Options;
  readonly text: Text;
  readonly catalog: Catalog;
  readonly walker: Walker;
  readonly hike: Hike;
  /** Those who walk beside the first hiker. */
  readonly others: readonly Other[];
  /** What the open instrument has laid on the map and the charts. */
  readonly exhibit: Exhibit;
  /** The part of the landscape that the map shows. */
  readonly domain: Readonly<Domain>;
}
