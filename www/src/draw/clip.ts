/** Geometric clipping, so that a far point costs nothing and is never moved. */
import type { View } from "./view.ts";

/** From farther away, in pixels, double precision no longer tells where a segment meets the sheet. */
const FAR = 1e12;

/**
 * The part of a segment that lies on the sheet, as two fractions of its length (Liang & Barsky 1984),
 * or null. Null too where an end is not finite, for such a segment has no direction, and where it comes
 * from so far that the place where it enters is lost to rounding.
 */
export function clip(
  { left, top, right, bottom }: Pick<View, "left" | "top" | "right" | "bottom">,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): [number, number] | null {
  const dx = bx - ax;
  const dy = by - ay;
  if (!Number.isFinite(dx) || !Number.isFinite(dy) || Math.abs(ax) > FAR || Math.abs(ay) > FAR) {
    return null;
  }
  let from = 0;
  let to = 1;
  for (const [toward, room] of [[-dx, ax - left], [dx, right - ax], [-dy, ay - top], [dy, bottom - ay]] as const) {
    if (toward === 0) {
      if (room < 0) {
        return null;
      }
    } else if (toward < 0) {
      from = Math.max(from, room / toward);
    } else {
      to = Math.min(to, room / toward);
    }
  }
  return from <= to ? [from, to] : null;
}

/**
 * Where a ray from the middle of the sheet toward a point leaves the sheet, and its direction; null if
 * the point is on the sheet or nowhere.
 */
export function exit(view: View, px: number, py: number): { x: number; y: number; angle: number } | null {
  const cx = (view.left + view.right) / 2;
  const cy = (view.top + view.bottom) / 2;
  const out = clip(view, cx, cy, px, py);
  if (!out || out[1] === 1) {
    return null;
  }
  return { x: cx + out[1] * (px - cx), y: cy + out[1] * (py - cy), angle: Math.atan2(py - cy, px - cx) };
}
