/** A portrait of the map as a PNG and as an SVG. */
import { recorded, SvgContext } from "../../draw/svg.ts";
import type { Portrait } from "../../elements/map-portrait.ts";

/** A canvas so many times as fine as CSS pixels, and its context in CSS pixels. */
export function easel({ width, height }: { width: number; height: number }, scale: number): { canvas: HTMLCanvasElement; ctx: CanvasRenderingContext2D } {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  if (!ctx) {
    throw new Error("the browser gave no canvas to draw on");
  }
  ctx.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  return { canvas, ctx };
}

/** The picture, so many times as fine as on a screen of one pixel per CSS pixel. */
export function png(portrait: Portrait, scale: number): Promise<Blob> {
  const sheet = easel(portrait, scale);
  portrait.sheet(sheet.ctx, scale);
  const walk = easel(portrait, scale);
  portrait.walk(walk.ctx, scale);
  sheet.ctx.setTransform(1, 0, 0, 1, 0, 0);
  sheet.ctx.drawImage(walk.canvas, 0, 0);
  return new Promise((resolve, reject) => {
    sheet.canvas.toBlob((blob) => {
      if (blob) {
        resolve(blob);
      } else {
        reject(new Error("the browser could not make a PNG of this size"));
      }
    }, "image/png");
  });
}

/** The drawing. */
export function svg(portrait: Portrait, title: string, description: string): string {
  const { ctx } = easel({ width: 1, height: 1 }, 1);
  const drawing = new SvgContext(ctx);
  const canvas = drawing as unknown as CanvasRenderingContext2D;
  recorded(() => {
    // As on a screen with two pixels per CSS pixel: lines need not keep to whole pixels.
    portrait.sheet(canvas, 2);
    portrait.walk(canvas, 2);
  });
  return drawing.document(portrait.width, portrait.height, title, description);
}
