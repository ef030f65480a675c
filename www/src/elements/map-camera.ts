/** The map's camera: where it is at this moment, and its way to where it goes. */
import { through, toX, toY, place, type View } from "../draw/view.ts";
import { MOST_ZOOM, type Camera } from "../state/camera.ts";

/** A map is at least this part of its distance from the origin wide; closer, doubles are too coarse. */
const NARROWEST = 2e-12;
/** A hiker who is followed stays within this part of the map. */
const MIDDLE = 0.5;
/** Around a walk that is fitted, this share of the map stays free on each side. */
const MARGIN = 0.14;

/** Moves over the landscape. Without a camera of its own it shows the landscape's sheet. */
export class MapCamera {
  /** How the landscape's own sheet lies on the canvas. */
  #sheet: View | null = null;
  #now: Camera | null = null;
  #view: View | null = null;
  #way: { from: Camera; to: Camera; home: boolean; start: number | undefined; duration: number } | undefined;

  /** What is to be seen; the same object until something changes. */
  get view(): View | null {
    return this.#view;
  }

  /** Where the camera is, or will be when its way ends; null for the sheet. */
  get aim(): Camera | null {
    return this.#way ? (this.#way.home ? null : this.#way.to) : this.#now;
  }

  get moving(): boolean {
    return this.#way !== undefined;
  }

  /** The canvas or the landscape has changed. */
  fit(sheet: View): void {
    this.#sheet = sheet;
    this.#set(this.#now);
  }

  /** Goes to a place in so many milliseconds; at once, if in none. */
  go(camera: Camera | null, duration: number): void {
    const from = this.#here();
    if (!this.#sheet || !from || !(duration > 0)) {
      this.#way = undefined;
      this.#set(camera);
      return;
    }
    const to = camera ? this.#limited(camera) : this.#home(this.#sheet);
    this.#way = { from, to, home: camera === null, start: undefined, duration };
  }

  /** Moves to where the camera is at a moment. The first moment after `go` begins the way. */
  tick(now: number): void {
    const way = this.#way;
    if (!way) {
      return;
    }
    way.start ??= now;
    const t = Math.min(1, (now - way.start) / way.duration);
    if (t === 1) {
      this.#way = undefined;
      this.#set(way.home ? null : way.to);
    } else {
      this.#set(onTheWay(way.from, way.to, 1 - (1 - t) ** 3));
    }
  }

  /** Where the camera would be if it magnified by a factor, with the place under a pixel staying there. */
  zoomed(factor: number, px?: number, py?: number): Camera | null {
    const from = this.aim ?? (this.#sheet && this.#home(this.#sheet));
    const view = this.#sheet && from && through(this.#sheet, from);
    if (!view) {
      return null;
    }
    const { zoom } = this.#limited({ ...from, zoom: from.zoom * factor });
    const [ax, ay] = px === undefined || py === undefined ? [from.x, from.y] : place(view, px, py);
    return { x: ax + ((from.x - ax) * from.zoom) / zoom, y: ay + ((from.y - ay) * from.zoom) / zoom, zoom };
  }

  /** Where the camera would be if the ground moved by so many pixels from where it is, or is going. */
  panned(dx: number, dy: number): Camera | null {
    const here = this.aim ?? this.#here();
    const sheet = this.#sheet;
    return sheet && here && { ...here, x: here.x - dx / (sheet.sx * here.zoom), y: here.y + dy / (sheet.sy * here.zoom) };
  }

  /** Moves the ground by so many pixels, at once. */
  pan(dx: number, dy: number): void {
    this.go(this.panned(dx, dy), 0);
  }

  /** Moves no more than it takes to have a place in the middle part of the map. */
  keep(x: number, y: number): void {
    const view = this.#view;
    if (!view || !Number.isFinite(x) || !Number.isFinite(y)) {
      return;
    }
    const over = (at: number, low: number, high: number): number => {
      const room = ((1 - MIDDLE) / 2) * (high - low);
      return Math.max(0, at - (high - room)) + Math.min(0, at - (low + room));
    };
    const dx = over(toX(view, x), view.left, view.right);
    const dy = over(toY(view, y), view.top, view.bottom);
    if (dx !== 0 || dy !== 0) {
      this.pan(-dx, -dy);
    }
  }

  /** Where the camera would have a place in the middle, magnified as now. */
  centred(x: number, y: number): Camera | null {
    const here = this.aim ?? this.#here();
    return here && { ...here, x, y };
  }

  /** Where the camera would just show all the finite ones of some places. */
  around(x: Float64Array, y: Float64Array, last: number): Camera | null {
    let [x0, x1, y0, y1] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let k = 0; k <= last && k < x.length; k++) {
      if (Number.isFinite(x[k]) && Number.isFinite(y[k])) {
        [x0, x1, y0, y1] = [Math.min(x0, x[k]!), Math.max(x1, x[k]!), Math.min(y0, y[k]!), Math.max(y1, y[k]!)];
      }
    }
    const sheet = this.#sheet;
    if (!sheet || x0 > x1) {
      return null;
    }
    const share = 1 - 2 * MARGIN;
    // Two places that are one still need a scale.
    const across = (share * (sheet.right - sheet.left)) / sheet.sx / Math.max(x1 - x0, 1e-300);
    const up = (share * (sheet.bottom - sheet.top)) / sheet.sy / Math.max(y1 - y0, 1e-300);
    // Halves first: the sum of two huge numbers may be beyond all numbers.
    return { x: x0 / 2 + x1 / 2, y: y0 / 2 + y1 / 2, zoom: Math.min(across, up, x1 === x0 && y1 === y0 ? 1 : Infinity) };
  }

  /** Whether the camera cannot magnify, or reduce, any further. */
  atEnd(factor: number): boolean {
    const here = this.aim ?? this.#here();
    return here !== null && this.#limited({ ...here, zoom: here.zoom * factor }).zoom === here.zoom;
  }

  #here(): Camera | null {
    return this.#now ?? (this.#sheet && this.#home(this.#sheet));
  }

  #home({ domain: [x0, x1, y0, y1] }: View): Camera {
    return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, zoom: 1 };
  }

  #set(camera: Camera | null): void {
    this.#now = camera && this.#sheet ? this.#limited(camera) : camera;
    const view = this.#sheet && through(this.#sheet, this.#now);
    // A view that is the same to the last bit is the same view: nothing has to be drawn anew.
    if (JSON.stringify(view) !== JSON.stringify(this.#view)) {
      this.#view = view;
    }
  }

  /** As far as a map goes: in, out, and from the origin. */
  #limited({ x, y, zoom }: Camera): Camera {
    const { domain: [x0, x1], left, right, sx } = this.#sheet!;
    const wide = (right - left) / sx;
    const far = (wide * MOST_ZOOM) / NARROWEST;
    const [cx, cy] = [Math.min(Math.max(x, -far), far), Math.min(Math.max(y, -far), far)];
    const out = Math.max(Math.abs(cx), Math.abs(cy), Math.abs(x0), Math.abs(x1));
    return { x: cx, y: cy, zoom: Math.max(1 / MOST_ZOOM, Math.min(zoom, MOST_ZOOM, wide / (NARROWEST * out))) };
  }
}

/** Part of the way: straight, and magnifying evenly. The one place that stands still is not passed by. */
function onTheWay(from: Camera, to: Camera, t: number): Camera {
  const ratio = to.zoom / from.zoom;
  const zoom = from.zoom * ratio ** t;
  // The middle's share of its way, such that the ground moves straight: at equal zoom simply t.
  const s = Math.abs(ratio - 1) < 1e-6 ? t : (1 - ratio ** -t) / (1 - 1 / ratio);
  return { x: from.x + s * (to.x - from.x), y: from.y + s * (to.y - from.y), zoom };
}
