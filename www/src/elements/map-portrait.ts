/** What the map shows at one moment, to be drawn elsewhere: larger, as a drawing, or at other iterates of the same walk. */
import type { Walk } from "#core";
import type { Cover, Sheet } from "../core/sheet.ts";
import type { Fan } from "../draw/fan.ts";
import { drawSheet, drawWalk, prepare, type Prepared } from "../draw/map.ts";
import { ratedTrail } from "../draw/rated.ts";
import type { Theme } from "../draw/theme.ts";
import { standing, trail, type Corner } from "../draw/trail.ts";
import type { View } from "../draw/view.ts";
import type { Other } from "../state/party.ts";
import type { Text } from "../text/text.ts";

/** Everything that the map is drawn from; taken at once, so that the map may go on meanwhile. */
export interface Sitting {
  width: number;
  height: number;
  view: View;
  shown: Prepared | null;
  under: Sheet | null;
  cover: Cover | null;
  theme: Theme;
  text: Text;
  walk: Walk | null;
  /** Where the hiker stands, with what is known only there. */
  index: number;
  next: readonly [number, number] | null;
  fan: Omit<Fan, "next"> | null;
  gradient: readonly [number, number] | null;
  others: readonly Other[];
  rated: boolean;
  fog: { opacity: number; radius: number } | null;
}

/** The buttons of the map are not in a picture of it. */
const NO_BUTTONS: Corner = { right: 0, bottom: 0 };

export class Portrait {
  readonly #of: Sitting;

  constructor(sitting: Sitting) {
    this.#of = sitting;
  }

  get width(): number {
    return this.#of.width;
  }

  get height(): number {
    return this.#of.height;
  }

  /** Draws the sheet on a context in CSS pixels. All paths are made anew, so whoever draws may record them. */
  sheet(ctx: CanvasRenderingContext2D, ratio: number): void {
    const { width, height, shown, under, cover, theme, text } = this.#of;
    const view = this.#view(ratio);
    const anew = shown && prepare(ctx, view, shown.sheet, false, NO_BUTTONS, theme, text.fixed);
    drawSheet({ ctx, width, height }, view, { shown: anew, under, labelled: anew, cover }, theme, text.fixed);
  }

  /** Draws the walk as it is at an iterate on a context that has nothing on it. */
  walk(ctx: CanvasRenderingContext2D, ratio: number, k = this.#of.index): void {
    const { width, height, walk, index, next, fan, gradient, others, rated, fog, theme, text } = this.#of;
    if (!walk || walk.rows < 1) {
      return;
    }
    const view = this.#view(ratio);
    const column = (n: number): Float64Array => walk.columns.subarray(n * walk.rows, (n + 1) * walk.rows);
    const [x, y] = [column(0), column(1)];
    const here = Math.min(k, walk.rows - 1);
    const present = here === index;
    // Of a walk that blew up, the sign at the edge still knows the direction.
    const lost = !(Number.isFinite(x[here]) && Number.isFinite(y[here]));
    const at = standing(x, y, lost ? Math.max(0, here - 1) : here);
    const landing = present ? next : here + 1 < walk.rows ? ([x[here + 1]!, y[here + 1]!] as const) : null;
    const ahead = landing ? landing[0] - at[0] : here > 0 ? at[0] - x[here - 1]! : 0;
    drawWalk({ ctx, width, height }, view, {
      trail: trail(view, x, y, here),
      from: [x[here]!, y[here]!],
      at,
      lost,
      landing,
      fan: present && fan ? { ...fan, next } : null,
      fog,
      gradient: present ? gradient : null,
      others: others.map((other) => {
        const [ox, oy] = [other.walk.columns.subarray(0, other.walk.rows), other.walk.columns.subarray(other.walk.rows, 2 * other.walk.rows)];
        // A ghost stays; those who walk along are where the hiker's clock is.
        const there = other.style === "ghost" ? other.index : present ? other.index : Math.min(k, other.walk.rows - 1);
        return { style: other.style, trail: trail(view, ox.subarray(other.from), oy.subarray(other.from), there - other.from), at: standing(ox, oy, there) };
      }),
      rated: rated ? ratedTrail(view, x, y, column(3), here) : null,
      peek: null,
      facing: ahead < 0 ? -1 : 1,
      stride: Math.cos(Math.PI * here),
      size: Math.min(36, 19 + view.right / 42),
      corner: NO_BUTTONS,
    }, theme, text.fixed);
  }

  #view(ratio: number): View {
    return { ...this.#of.view, ratio };
  }
}
