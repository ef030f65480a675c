/** One pen for all signs on the map: a stroke or a text in ink with an edge of paper around it. */

/** For letters that name a quantity. */
export const SERIF = 'Georgia, "Times New Roman", serif';

/** Fills and strokes a path after giving it an edge, so that it can be read on every tint. */
export function inked(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  { ink, edge, line = 0, halo = 2, fill = false }: { ink: string; edge: string; line?: number; halo?: number; fill?: boolean },
): void {
  ctx.lineJoin = ctx.lineCap = "round";
  ctx.strokeStyle = edge;
  ctx.lineWidth = line + 2 * halo;
  ctx.stroke(path);
  if (fill) {
    ctx.fillStyle = ink;
    ctx.fill(path);
  }
  if (line > 0) {
    ctx.strokeStyle = ink;
    ctx.lineWidth = line;
    ctx.stroke(path);
  }
}

/** Writes a text with an edge. */
export function written(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  ink: string,
  edge: string,
  halo = 1.5,
): void {
  ctx.lineJoin = "round";
  ctx.strokeStyle = edge;
  ctx.lineWidth = 2 * halo;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y);
}
