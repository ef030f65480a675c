/** The colours of the fates, from the page's custom properties. */
import type { FateColours } from "../draw/fates.ts";
import type { Theme } from "../draw/theme.ts";
import { FATES, type Fate } from "../state/fates.ts";

const known = new WeakMap<Theme, FateColours>();

/** Those in force at an element, which has that theme. */
export function fateColours(element: Element, theme: Theme): FateColours {
  const before = known.get(theme);
  if (before) {
    return before;
  }
  const style = getComputedStyle(element);
  const given = (name: string): string => style.getPropertyValue(`--hiker-fate-${name}`).trim();
  const colours = Object.fromEntries(FATES.map((fate) => [fate, { fill: given(fate), ink: given(`${fate}-ink`) }])) as Record<Fate, FateColours[Fate]>;
  known.set(theme, colours);
  return colours;
}
