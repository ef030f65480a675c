/** The colours of the fates, from the page's custom properties. */
import type { FateColours } from "../draw/fates.ts";
import { FATES, type Fate } from "../state/fates.ts";

/** Those in force at an element. */
export function fateColours(element: Element): FateColours {
  const style = getComputedStyle(element);
  const given = (name: string): string => style.getPropertyValue(`--hiker-fate-${name}`).trim();
  return Object.fromEntries(FATES.map((fate) => [fate, { fill: given(fate), ink: given(`${fate}-ink`) }])) as Record<Fate, FateColours[Fate]>;
}
