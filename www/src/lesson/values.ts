/** The live numbers of the lesson's text: each is one value of the hike that a figure shows. */
import { specOf } from "../state/company.ts";
import { answered, STEPS, type Fate } from "../state/fates.ts";
import type { View } from "../state/hike.ts";
import { inForce, settledAt, type Spec } from "../state/spec.ts";
import type { Walker } from "../state/walker.ts";
import { ENGLISH } from "../text/text.ts";

/** A hike, so far as the text speaks of it. */
export interface Shown {
  readonly walker: Walker;
  readonly view: Pick<View, "spec" | "index" | "company">;
}

/** A walk is searched so far for what it reaches. */
const SEARCHED = 2_000;

/** Numbers that a text can name. Some of them are asked with a number. */
const NUMBERS: Readonly<Record<string, (shown: Shown, asked: number) => number>> = {
  alpha: ({ view: { spec, index } }) => inForce(spec, index).alpha,
  "alpha-k": (shown) => placeOf(shown).alpha,
  k: ({ view }) => view.index,
  x: (shown) => placeOf(shown).x,
  y: (shown) => placeOf(shown).y,
  gx: (shown) => placeOf(shown).gradient[0],
  gy: (shown) => placeOf(shown).gradient[1],
  /** The rate times the slope: what a plain step takes away. */
  "move-x": (shown) => placeOf(shown).alpha * placeOf(shown).gradient[0],
  "move-y": (shown) => placeOf(shown).alpha * placeOf(shown).gradient[1],
  /** Where the next step lands. */
  "next-k": ({ view }) => view.index + 1,
  "next-x": (shown) => landing(shown)[0],
  "next-y": (shown) => landing(shown)[1],
  "next-loss": (shown) => {
    const [x, y] = landing(shown);
    return shown.walker.probe(shown.view.spec.surface, x, y)?.loss ?? NaN;
  },
  loss: (shown) => placeOf(shown).loss,
  "loss-start": ({ walker, view: { spec } }) => walker.place(spec, 0).loss,
  /** The highest loss of the last so many steps. */
  highest: ({ walker, view: { spec, index } }, last) =>
    Math.max(...walker.columns(walker.walk(spec, index)).loss.subarray(Math.max(0, index + 1 - last), index + 1)),
  slope: (shown) => placeOf(shown).gradientNorm,
  /** How long the next step is. */
  stride: (shown) => {
    const { walker, view: { spec, index } } = shown;
    const { x, y } = placeOf(shown);
    const next = walker.next(spec, index);
    return next ? Math.hypot(next[0] - x, next[1] - y) : 0;
  },
  /** The steepest curvature underfoot. */
  lambda: (shown) => curvatures(shown)[1],
  "lambda-min": (shown) => curvatures(shown)[0],
  "alpha-lambda": (shown) => placeOf(shown).alpha * curvatures(shown)[1],
  /** By what the steepest direction's distance is multiplied in a plain step. */
  factor: (shown) => 1 - placeOf(shown).alpha * curvatures(shown)[1],
  /** The rate above which swings grow. */
  edge: ({ walker, view: { spec, index } }) => walker.diagnosis(spec, index).limits.edge,
  /** When it came to an end: at rest, or beyond all numbers. */
  end: ({ walker, view: { spec } }) => {
    const { outcome, at } = walker.walk(spec, SEARCHED);
    return outcome === "walking" ? NaN : at;
  },
  /** The first iteration with a loss of at most the target: the hiker's, and that of the one beside. */
  reach: ({ walker, view: { spec } }, loss) => firstBelow(walker, spec, loss),
  "reach-other": ({ walker, view: { spec, company: [other] } }, loss) =>
    other ? firstBelow(walker.other(0), specOf(spec, other), loss) : NaN,
};

/** How a text names a value, and wants it written. */
export interface Wanted {
  readonly name: string;
  /** Significant digits. */
  readonly digits?: number;
  /** The loss that is to be reached, or the number of steps, for what speaks of one. */
  readonly asked?: number;
}

/** The data of an element, also of one in a formula, which has no `dataset` in browsers that cannot set formulas. */
export function dataOf(element: Element): Record<string, string> {
  return Object.fromEntries([...element.attributes].filter(({ name }) => name.startsWith("data-")).map(({ name, value }) => [name.slice(5), value]));
}

/** What an element asks for with its data. */
export function wantedBy({ live = "", digits, asked }: Readonly<Record<string, string | undefined>>): Wanted {
  return { name: live, ...(digits !== undefined && { digits: Number(digits) }), ...(asked !== undefined && { asked: Number(asked) }) };
}

/** A value as it is written. A name that is unknown has none. */
export function valueOf({ name, digits = 3, asked = NaN }: Wanted, shown: Shown): string | undefined {
  // A name comes from the page. The lesson is in English, whatever the widgets speak.
  const number = Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : undefined;
  return number && ENGLISH.number(number(shown, asked), digits);
}

/** What becomes of the hiker with the settings in force, from the start. */
export function fateOfShown({ walker, view: { spec, index } }: Shown): Fate {
  const settled = settledAt(spec, index);
  return answered({ from: "start", spec: settled }, walker.core.sweep(settled, [settled.alpha], STEPS)).fates[0]!;
}

function firstBelow(walker: Walker, spec: Spec, aim: number): number {
  const first = walker.columns(walker.walk(spec, SEARCHED)).loss.findIndex((loss) => loss <= aim);
  return first < 0 ? NaN : first;
}

function placeOf({ walker, view: { spec, index } }: Shown) {
  return walker.place(spec, index);
}

function landing({ walker, view: { spec, index } }: Shown): readonly [number, number] {
  return walker.next(spec, index) ?? [NaN, NaN];
}

function curvatures({ walker, view: { spec, index } }: Shown): readonly [number, number] {
  const { x, y } = walker.place(spec, index);
  return walker.probe(spec.surface, x, y)?.eigenvalues ?? [NaN, NaN];
}
