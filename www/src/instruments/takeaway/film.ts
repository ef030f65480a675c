/** A walk as a moving picture (GIF): one frame per iterate. Loaded when one is asked for, with the library that writes it. */
import { applyPalette, GIFEncoder, quantize } from "gifenc";
import type { Portrait } from "../../elements/map-portrait.ts";
import { easel } from "./picture.ts";
import { frames } from "./table.ts";

const WIDEST = 640;
export const MOST_FRAMES = 150;
const FRAME_MS = 120;
const LAST_MS = 2500;
/** A long film is not a slow one. */
const FILM_MS = 9000;

/**
 * Draws and writes frame by frame, and lets the page go on between two. `progress` is told of each, from 0 to 1; null if
 * `stop` says so.
 */
export async function film(portrait: Portrait, last: number, progress: (part: number) => void, stop: AbortSignal): Promise<Blob | null> {
  const scale = Math.min(1, WIDEST / portrait.width);
  const ground = easel(portrait, scale);
  portrait.sheet(ground.ctx, scale);
  const walk = easel(portrait, scale);
  const frame = easel(portrait, scale);
  frame.ctx.setTransform(1, 0, 0, 1, 0, 0);
  const { width, height } = frame.canvas;
  const draw = (k: number): Uint8ClampedArray => {
    walk.ctx.clearRect(0, 0, portrait.width, portrait.height);
    portrait.walk(walk.ctx, scale, k);
    frame.ctx.drawImage(ground.canvas, 0, 0);
    frame.ctx.drawImage(walk.canvas, 0, 0);
    return frame.ctx.getImageData(0, 0, width, height).data;
  };

  const iterates = frames(last, MOST_FRAMES);
  // The last frame has everything in it that any frame has. One more colour stands for "as before".
  const colours = quantize(draw(last), 255);
  const same = colours.length;
  const palette = [...colours, [0, 0, 0]];
  const delay = Math.max(40, Math.min(FRAME_MS, FILM_MS / iterates.length));
  const gif = GIFEncoder();
  let before: Uint8Array | undefined;
  for (const [i, k] of iterates.entries()) {
    if (stop.aborted) {
      return null;
    }
    const end = i === iterates.length - 1;
    const picture = applyPalette(draw(k), colours);
    const changed = picture.map((colour, p) => (colour === before?.[p] ? same : colour));
    gif.writeFrame(changed, width, height, {
      ...(i === 0 ? { palette, repeat: 0 } : {}), transparent: true, transparentIndex: same, dispose: 1, delay: end ? LAST_MS : delay,
    });
    before = picture;
    progress((i + 1) / iterates.length);
    await new Promise((resolve) => { setTimeout(resolve); });
  }
  gif.finish();
  return stop.aborted ? null : new Blob([gif.bytes() as Uint8Array<ArrayBuffer>], { type: "image/gif" });
}
