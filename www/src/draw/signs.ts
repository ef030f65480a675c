/** Signs at known places: a cabin at each minimum, a pass at each saddle. */
import type { Minimum } from "#core";
import type { Disc } from "./labels.ts";
import { brief } from "./numbers.ts";
import { inked, written } from "./pen.ts";
import type { Format, Theme } from "./theme.ts";
import { onSheet, toX, toY, type View } from "./view.ts";

/** Signs closer than this to another are left out, as a cartographer would. */
const APART = 22;
/** More cabins than this would hide the ground: the higher valleys have none. */
const CABINS = 12;
/** From the middle of a cabin to the height beside it. */
const TEXT = 9.5;
/** A character of a height is about so wide; near enough to tell whether it fits. */
const CHARACTER = 6;

/** A sign and the room that it takes. */
export interface Sign extends Disc {
  kind: "best" | "cabin" | "pass";
  /** The height, written beside a cabin. */
  text: string;
  /** It stands on the right, 1, or on the left, −1, where the sheet ends. */
  side: 1 | -1;
}

/** Where there is room for signs; the deepest minima come first. */
export function placeSigns(
  view: View,
  minima: readonly Minimum[],
  saddles: readonly { x: number; y: number; f: number }[],
  format: Format,
): Sign[] {
  const signs: Sign[] = [];
  const place = (kind: Sign["kind"], x: number, y: number, text: string): void => {
    // On whole pixels of the screen, walls and letters are sharp.
    const px = Math.round(toX(view, x) * view.ratio) / view.ratio;
    const py = Math.round(toY(view, y) * view.ratio) / view.ratio;
    if (onSheet(view, px, py) && !signs.some((a) => Math.hypot(a.x - px, a.y - py) < APART)) {
      const side = px + TEXT + CHARACTER * text.length > view.right ? -1 : 1;
      signs.push({ kind, x: px, y: py, radius: 12, text, side });
    }
  };
  for (const { x, y, f, type } of [...minima].sort((a, b) => a.f - b.f).slice(0, CABINS)) {
    place(type === "global" ? "best" : "cabin", x, y, brief(f, format));
  }
  for (const { x, y } of saddles) {
    place("pass", x, y, "");
  }
  return signs;
}

/** The room that signs and the heights beside them take from labels. */
export function roomOf(signs: readonly Sign[], measure: (text: string) => number): Disc[] {
  return signs.flatMap((sign) => {
    const half = measure(sign.text) / 2;
    return sign.text ? [sign, { x: sign.x + sign.side * (TEXT + half), y: sign.y, radius: half + 4 }] : [sign];
  });
}

export function drawSigns(ctx: CanvasRenderingContext2D, signs: readonly Sign[], theme: Theme): void {
  ctx.save();
  ctx.textBaseline = "middle";
  for (const { kind, x, y, text, side } of signs) {
    if (kind === "pass") {
      pass(ctx, x, y, theme);
    } else {
      cabin(ctx, x, y, kind === "best", theme);
      ctx.textAlign = side > 0 ? "left" : "right";
      written(ctx, text, x + side * TEXT, y + 1, theme.ink, theme.paper);
    }
  }
  ctx.restore();
}

function cabin(ctx: CanvasRenderingContext2D, x: number, y: number, best: boolean, theme: Theme): void {
  const house = new Path2D();
  house.moveTo(x - 6.2, y - 0.4);
  house.lineTo(x, y - 6);
  house.lineTo(x + 6.2, y - 0.4);
  house.lineTo(x + 4.4, y - 0.4);
  house.lineTo(x + 4.4, y + 5);
  house.lineTo(x - 4.4, y + 5);
  house.lineTo(x - 4.4, y - 0.4);
  house.closePath();
  if (best) {
    const pole = new Path2D();
    pole.moveTo(x, y - 5);
    pole.lineTo(x, y - 14);
    pole.lineTo(x + 7, y - 11.6);
    pole.lineTo(x, y - 9.2);
    inked(ctx, pole, { ink: theme.ink, edge: theme.paper, line: 1.2 });
    ctx.fillStyle = theme.accent;
    ctx.fill(pole);
  }
  inked(ctx, house, { ink: theme.ink, edge: theme.paper, line: 0.6, halo: 1.6, fill: true });
  ctx.fillStyle = theme.paper;
  ctx.fillRect(x - 1.3, y + 1, 2.6, 4);
}

/** Two arcs back to back, the sign for a pass. */
function pass(ctx: CanvasRenderingContext2D, x: number, y: number, theme: Theme): void {
  const sign = new Path2D();
  const bow = Math.PI / 3;
  for (const side of [-1, 1]) {
    const middle = side < 0 ? 0 : Math.PI;
    sign.moveTo(x + side * 8 + 6 * Math.cos(middle - bow), y + 6 * Math.sin(middle - bow));
    sign.arc(x + side * 8, y, 6, middle - bow, middle + bow);
  }
  inked(ctx, sign, { ink: theme.ink, edge: theme.paper, line: 1.5, halo: 1.4 });
}
