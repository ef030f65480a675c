/** Where the part of the surface that is shown lies on the canvas, in CSS pixels. */
import type { Domain } from "#core";

export interface View {
  /** What the sheet shows; contains the domain that was asked for. */
  domain: Domain;
  /** The sheet inside its frame. */
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Pixels per unit. */
  sx: number;
  sy: number;
  /** Whether both axes have the same scale, so that angles are true. */
  equal: boolean;
  /** Pixels of the screen per CSS pixel. */
  ratio: number;
}

/** Widths of the frame around the sheet. */
export interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Below this share of the sheet, a domain shown at equal scale would drown in its surroundings. */
const SHARE = 0.25;

/**
 * Fits a domain into a canvas. With equal scales the gradient stands at right angles to the contours,
 * so the sheet shows more of the surface beside the domain; only a very long domain is stretched.
 */
export function fit(
  [x0, x1, y0, y1]: Readonly<Domain>,
  width: number,
  height: number,
  frame: Frame,
  ratio = 1,
): View {
  // A canvas without a size still needs a scale.
  const across = Math.max(1, width - frame.left - frame.right);
  const up = Math.max(1, height - frame.top - frame.bottom);
  let sx = across / (x1 - x0);
  let sy = up / (y1 - y0);
  const equal = Math.min(sx, sy) / Math.max(sx, sy) >= SHARE;
  if (equal) {
    sx = sy = Math.min(sx, sy);
  }
  const rx = across / sx / 2;
  const ry = up / sy / 2;
  const cx = (x0 + x1) / 2;
  const cy = (y0 + y1) / 2;
  return {
    domain: [cx - rx, cx + rx, cy - ry, cy + ry],
    left: frame.left,
    top: frame.top,
    right: frame.left + across,
    bottom: frame.top + up,
    sx,
    sy,
    equal,
    ratio,
  };
}

/** The sheet magnified around a place; the sheet itself without a camera. */
export function through(sheet: View, camera: { x: number; y: number; zoom: number } | null): View {
  if (!camera) {
    return sheet;
  }
  const { x, y, zoom } = camera;
  const sx = sheet.sx * zoom;
  const sy = sheet.sy * zoom;
  const rx = (sheet.right - sheet.left) / sx / 2;
  const ry = (sheet.bottom - sheet.top) / sy / 2;
  return { ...sheet, domain: [x - rx, x + rx, y - ry, y + ry], sx, sy };
}

/** How pixels of one view become pixels of another: px ↦ a·px + e, py ↦ d·py + f. */
export function between(from: View, to: View): { a: number; d: number; e: number; f: number } {
  const a = to.sx / from.sx;
  const d = to.sy / from.sy;
  return { a, d, e: toX(to, from.domain[0]) - a * from.left, f: toY(to, from.domain[3]) - d * from.top };
}

export function toX(view: View, x: number): number {
  return view.left + (x - view.domain[0]) * view.sx;
}

export function toY(view: View, y: number): number {
  return view.top + (view.domain[3] - y) * view.sy;
}

/** The place on the surface under a pixel. */
export function place(view: View, px: number, py: number): [number, number] {
  return [view.domain[0] + (px - view.left) / view.sx, view.domain[3] - (py - view.top) / view.sy];
}

export function onSheet(view: View, px: number, py: number): boolean {
  return px >= view.left && px <= view.right && py >= view.top && py <= view.bottom;
}

/** How far a place is from what the sheet shows, in units of x and y. */
export function beyond({ domain: [x0, x1, y0, y1] }: View, x: number, y: number): number {
  return Math.hypot(Math.max(x0 - x, 0, x - x1), Math.max(y0 - y, 0, y - y1));
}

/** The nearest coordinate at which a line of one screen pixel is crisp. */
export function crisp(view: View, value: number): number {
  return (Math.floor(value * view.ratio) + 0.5) / view.ratio;
}
