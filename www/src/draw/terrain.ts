/** The tint under everything else. */
import type { Domain } from "#core";
import type { Cover } from "../core/sheet.ts";
import { written } from "./pen.ts";
import type { Theme } from "./theme.ts";
import { toX, toY, type View } from "./view.ts";

/** An empty sheet of paper, shown until the surface is known. */
export function drawPaper(ctx: CanvasRenderingContext2D, view: View, theme: Theme): void {
  ctx.fillStyle = theme.paper;
  ctx.fillRect(view.left, view.top, view.right - view.left, view.bottom - view.top);
}

/**
 * Places a picture of a domain where the view shows that domain; the caller has clipped to the sheet.
 * While the map moves, `quick` is fine enough.
 */
export function drawTerrain(ctx: CanvasRenderingContext2D, view: View, image: CanvasImageSource, domain: Domain, quick: boolean): void {
  const left = toX(view, domain[0]);
  const top = toY(view, domain[3]);
  ctx.imageSmoothingEnabled = true;
  ctx.imageSmoothingQuality = quick ? "low" : "high";
  ctx.drawImage(image, left, top, toX(view, domain[1]) - left, toY(view, domain[2]) - top);
}

/** Lays a picture over the ground, one square for each of its pixels. */
export function drawCover(ctx: CanvasRenderingContext2D, view: View, { picture, domain }: Cover): void {
  const [left, top] = [toX(view, domain[0]), toY(view, domain[3])];
  ctx.imageSmoothingEnabled = false;
  ctx.drawImage(picture, left, top, toX(view, domain[1]) - left, toY(view, domain[2]) - top);
  ctx.imageSmoothingEnabled = true;
}

/** A name stands so far to the west of its place, where the sign of a valley floor has nothing. */
const ASIDE = 15;
const NAME = 14;

/** Writes what is to be read on a cover, over everything else on the ground. */
export function drawNames(ctx: CanvasRenderingContext2D, view: View, { names = [] }: Cover, theme: Theme): void {
  ctx.save();
  ctx.font = `700 ${NAME}px ${theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const { text, x, y } of names) {
    const px = toX(view, x);
    written(ctx, text, px - ASIDE < view.left + NAME / 2 ? px + ASIDE : px - ASIDE, toY(view, y), theme.ink, theme.paper);
  }
  ctx.restore();
}
