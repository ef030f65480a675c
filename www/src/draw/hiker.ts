/** The hiker: blindfolded, with a stick that feels the ground ahead. */
import type { Theme } from "./theme.ts";

/**
 * Draws the figure with its feet at a point.
 *
 * @param size height in pixels
 * @param facing 1 to the right, −1 to the left
 * @param stride how far the legs are apart, −1 to 1; its sign tells which leg is in front
 */
export function drawHiker(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  size: number,
  facing: 1 | -1,
  stride: number,
  theme: Theme,
): void {
  // The figure is described for a height of 100 and a walk to the right, with the feet at 0, 0.
  const unit = size / 100;
  const near = 15 * stride;

  const legs = new Path2D();
  legs.moveTo(-4, -42);
  legs.quadraticCurveTo(near > 0 ? 10 : -2, -24, near, -1);
  legs.moveTo(-4, -42);
  legs.quadraticCurveTo(near < 0 ? 10 : -2, -24, -near, -1);

  const body = new Path2D();
  body.moveTo(-4, -42);
  body.quadraticCurveTo(-1, -56, 4, -66);

  const arm = new Path2D();
  arm.moveTo(4, -64);
  arm.quadraticCurveTo(11, -51, 25, -52);

  const stick = new Path2D();
  // It swings as it feels.
  stick.moveTo(20, -61);
  stick.lineTo(45 + 4 * stride, -0.5);

  const pack = new Path2D();
  pack.moveTo(-5, -70);
  pack.quadraticCurveTo(-22, -70, -19, -44);
  pack.lineTo(-10, -44);
  pack.closePath();

  const head = new Path2D();
  head.ellipse(9, -84, 13, 13.5, 0, 0, 2 * Math.PI);

  const band = new Path2D();
  band.moveTo(-4, -87);
  band.lineTo(21.5, -85);

  const knot = new Path2D();
  knot.moveTo(-4, -87);
  // Its ends flutter.
  knot.quadraticCurveTo(-12, -91, -20, -86 - 2.5 * stride);
  knot.moveTo(-4, -87);
  knot.quadraticCurveTo(-11, -84, -16 - stride, -76);

  ctx.save();
  ctx.translate(x, y);
  ctx.scale(facing * unit, unit);
  ctx.lineCap = ctx.lineJoin = "round";
  const strokes: [Path2D, number][] = [[stick, 4.5], [legs, 9], [body, 14], [arm, 7], [knot, 5]];
  ctx.strokeStyle = ctx.fillStyle = theme.paper;
  // An edge of 1.8 pixels around everything, whatever the size.
  const edge = 3.6 / unit;
  for (const [path, width] of strokes) {
    ctx.lineWidth = width + edge;
    ctx.stroke(path);
  }
  ctx.lineWidth = 4 + edge;
  ctx.stroke(pack);
  ctx.stroke(head);

  ctx.strokeStyle = ctx.fillStyle = theme.ink;
  for (const [path, width] of strokes.slice(0, 4)) {
    ctx.lineWidth = width;
    ctx.stroke(path);
  }
  ctx.fillStyle = ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 3;
  ctx.fill(pack);
  ctx.stroke(pack);
  ctx.fillStyle = theme.paper;
  ctx.fill(head);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 4.5;
  ctx.stroke(head);
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 10;
  ctx.lineCap = "butt";
  ctx.stroke(band);
  ctx.lineCap = "round";
  ctx.lineWidth = 5;
  ctx.stroke(knot);
  ctx.restore();
}
