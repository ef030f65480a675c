/** What a figure shows, as the parameters of an address: those it opens with, and what the text makes of them. */
import type { Message } from "#core";
import type { View } from "../state/hike.ts";
import { readView, type Pairs } from "../state/url.ts";
import type { Walker } from "../state/walker.ts";

/** The parameters of a text such as "alpha=0.3 play=1". What is between two is space, and no value has any. */
export function pairsOf(text: string): Pairs {
  return text.split(/\s+/).filter((entry) => entry !== "").map((entry) => {
    const at = entry.indexOf("=");
    return at < 0 ? [entry, ""] : [entry.slice(0, at), entry.slice(at + 1)];
  });
}

/** The parameters of several texts, of which a later one goes before an earlier; an empty value takes one away. */
export function merged(...texts: readonly string[]): Pairs {
  return [...new Map(texts.flatMap(pairsOf))].filter(([, value]) => value !== "");
}

/** The hike that parameters describe; what cannot be read is noted. */
export function hikeOf(pairs: Pairs, walker: Walker, notices: Message[] = []): View {
  return readView(new Map(pairs.map(([name, value]) => [name.toLowerCase(), value])), walker, notices);
}
