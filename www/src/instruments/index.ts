/** The instruments: each is an element in a folder of its own, fetched when it is opened first. */
import type { InstrumentName } from "../state/hike.ts";

/** In the order of the shelf. */
export const SHELF: Partial<Record<InstrumentName, () => Promise<{ default: CustomElementConstructor }>>> = {
  compare: () => import("./compare/compare.ts"),
  branches: () => import("./branches/branches.ts"),
  basins: () => import("./basins/basins.ts"),
  data: () => import("./data/data.ts"),
  // A page in one file would carry its library along, unopened.
  ...(__SINGLE_FILE__ ? {} : { relief: () => import("./relief/relief.ts") }),
  draw: () => import("./draw/draw.ts"),
  fair: () => import("./fair/fair.ts"),
  takeaway: () => import("./takeaway/takeaway.ts"),
};
