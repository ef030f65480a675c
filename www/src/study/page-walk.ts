/** The walk on the page's map as the query of an address, and back. */
import type { BlindfoldedHiker } from "../elements/blindfolded-hiker.ts";
import { setParameters } from "../host/parameters.ts";
import { isViewName, type Pairs } from "../state/url.ts";

/** How far a walk has come is part of it, also at its start, where an address leaves it out. */
const AT_START: Pairs = [["steps", "0"]];

function hiker(): BlindfoldedHiker | null {
  return document.querySelector("blindfolded-hiker");
}

/** Whether a parameter in lower case belongs to a walk. A saved walk waits to be played. */
function isOfWalk(name: string): boolean {
  return (isViewName(name) || name === "seed") && name !== "play";
}

/** What is on the map now; null where there is none. */
export function walkOnMap(): string | null {
  const parameters = hiker()?.parameters.filter(([name]) => isOfWalk(name.toLowerCase()));
  if (!parameters) {
    return null;
  }
  const left = parameters.some(([name]) => name === "steps") ? [] : AT_START;
  return new URLSearchParams([...parameters, ...left]).toString();
}

/** The parameters of a saved walk; others that a text may hold are left out. */
export function pairsOf(walk: string): Pairs {
  return [...new URLSearchParams(walk)].filter(([name]) => isOfWalk(name.toLowerCase()));
}

/** Puts a saved walk on the map, and the map before the reader. */
export function openOnMap(walk: string): void {
  const map = hiker();
  if (!map) {
    return;
  }
  for (const name of map.getAttributeNames().filter((known) => isViewName(known) || known === "seed")) {
    map.removeAttribute(name);
  }
  setParameters(map, [...AT_START, ...pairsOf(walk)]);
  const place = map.closest<HTMLElement>("[tabindex]") ?? map;
  place.focus({ preventScroll: true });
  place.scrollIntoView();
}
