/** What pointers, the wheel and keys do to the map: place the hiker, move the map, magnify it. */
import type { Domain } from "#core";
import { place, toX, toY, type View } from "../draw/view.ts";
import { cancelFrame, nextFrame } from "../state/frames.ts";

/** Detail of the event `map-place`: where to start. `done` is false while still choosing. */
export interface Placing {
  x: number;
  y: number;
  /** The part of the landscape that was pointed into: nobody points more finely than that allows. */
  domain: Readonly<Domain>;
  done: boolean;
}

/** What the input needs to know of the map, and what it can do to it. */
export interface Ground {
  view(): View | null;
  /** Where the walk starts. */
  start(): readonly [number, number] | null;
  /** Where the hiker is. */
  hiker(): readonly [number, number] | null;
  place(placing: Placing): void;
  /** Moves the ground by so many pixels; `glide` for one step of a key. */
  pan(dx: number, dy: number, glide: boolean): void;
  /** Magnifies around a pixel, or around the middle; whether anything came of it. */
  zoom(factor: number, px?: number, py?: number, glide?: boolean): boolean;
  /** Back to the landscape's own sheet. */
  home(): void;
  /** The hands are off the map. */
  rest(): void;
}

/** Pixels that a press may tremble without becoming a drag. */
const TREMBLE = 6;
/** Shares of the visible width by which an arrow key moves the start, plain and with Shift. */
const FINE = 1 / 50;
const COARSE = 1 / 10;
/** The share of the map by which a key moves the map, and the factor by which a key magnifies it. */
const GLIDE = 1 / 4;
export const KEY_ZOOM = 2;
/** Pixels of the wheel that double the map; a pinch on a touchpad arrives as a fine wheel with Ctrl. */
const WHEEL = 300;
const PINCH = 70;
/** A wheel turns on for so long after its last event. */
const WHEEL_MS = 160;
/** Whoever scrolls the page and happens upon the map goes on scrolling for so long. */
const SCROLL_MS = 400;
/** Pixels of a line and of a page, the units that some wheels count in. */
const UNITS = [1, 16, 400];

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The keys that move the map, by their places, which are the same on every keyboard. */
const glides: Readonly<Record<string, readonly [number, number]>> = {
  KeyA: [1, 0],
  KeyD: [-1, 0],
  KeyW: [0, 1],
  KeyS: [0, -1],
};

interface Finger {
  x: number;
  y: number;
}

interface Press {
  id: number;
  /** Where the press began, and from there to the hiker who is being dragged. */
  x: number;
  y: number;
  dx: number;
  dy: number;
  /** The press began on the hiker. */
  held: boolean;
  dragging: boolean;
}

/**
 * A press places the hiker; a drag that begins on the hiker moves it, and one that begins elsewhere
 * moves the map. Two fingers move and magnify the map. A finger may also want to scroll the page: up
 * and down it does, unless it holds the hiker, whose handle does not scroll.
 */
export class MapInput {
  readonly #ground: Ground;
  readonly #handle: (target: EventTarget | null) => boolean;
  readonly #fingers = new Map<number, Finger>();
  #press: Press | undefined;
  #next: [number, number] | undefined;
  /** Two fingers have been down; the last one to go places nothing. */
  #pinched = false;
  #wheel = 0;
  #scrolled = -Infinity;
  /** Where the keys have moved the start to. */
  #keyed: readonly [number, number] | undefined;
  /** Whether keys have moved the start and it has not been confirmed. */
  #open = false;

  constructor(ground: Ground, isHandle: (target: EventTarget | null) => boolean) {
    this.#ground = ground;
    this.#handle = isHandle;
  }

  /** Whether the map is under somebody's hands. */
  get busy(): boolean {
    return this.#fingers.size > 0 || this.#wheel !== 0;
  }

  /** To be called when the walk has changed: keys go on from its start. */
  settle(): void {
    this.#keyed = undefined;
  }

  start(): void {
    addEventListener("scroll", this.#scroll, { passive: true, capture: true });
  }

  stop(): void {
    removeEventListener("scroll", this.#scroll, { capture: true });
    clearTimeout(this.#wheel);
    this.#wheel = 0;
    cancelFrame(this.#drag);
    this.#fingers.clear();
    this.#press = undefined;
  }

  readonly down = (event: PointerEvent): void => {
    const view = this.#ground.view();
    if (!view || event.button !== 0 || this.#fingers.size > 1 || isControl(event)) {
      return;
    }
    const area = event.currentTarget as HTMLElement;
    const { x, y } = local(event);
    this.#fingers.set(event.pointerId, { x, y });
    if (this.#fingers.size === 2) {
      // A second finger: what the first one began was not meant.
      this.#press = undefined;
      this.#pinched = true;
    } else {
      this.#pinched = false;
      const held = this.#handle(event.target);
      const hiker = held ? this.#ground.hiker() : null;
      this.#press = {
        id: event.pointerId,
        x,
        y,
        dx: hiker ? toX(view, hiker[0]) - x : 0,
        dy: hiker ? toY(view, hiker[1]) - y : 0,
        held,
        dragging: false,
      };
    }
    try {
      area.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is gone already, or was made up by a script; the drag ends where it leaves the map.
    }
  };

  readonly move = (event: PointerEvent): void => {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) {
      return;
    }
    const at = local(event);
    if (this.#fingers.size === 2) {
      this.#pinch(event.pointerId, at);
    } else if (this.#press) {
      this.#pull(this.#press, finger, at);
    }
    this.#fingers.set(event.pointerId, at);
  };

  readonly up = (event: PointerEvent): void => {
    if (!this.#fingers.delete(event.pointerId)) {
      return;
    }
    const press = this.#press;
    if (press?.id === event.pointerId) {
      const { x, y } = local(event);
      const moved = Math.hypot(x - press.x, y - press.y) > TREMBLE;
      const [dx, dy] = press.dragging ? [press.dx, press.dy] : [0, 0];
      this.#finish((press.held && press.dragging) || (!moved && !press.dragging) ? [x + dx, y + dy] : undefined);
    }
    if (!this.busy) {
      this.#ground.rest();
    }
  };

  /** The browser took the pointer away, for instance to scroll: where the hiker was dragged to so far counts. */
  readonly cancel = (event: PointerEvent): void => {
    if (this.#fingers.delete(event.pointerId) && this.#press?.id === event.pointerId) {
      this.#finish(this.#next);
    }
    if (!this.busy) {
      this.#ground.rest();
    }
  };

  /** Two fingers mean the map and never the page. To be heard before the browser decides: not passive. */
  readonly touch = {
    passive: false,
    handleEvent(event: TouchEvent): void {
      if (event.touches.length > 1 && event.cancelable) {
        event.preventDefault();
      }
    },
  };

  readonly wheel = (event: WheelEvent): void => {
    // Who scrolls the page and comes across the map on the way wants to go on scrolling.
    if (!this.#ground.view() || (!event.ctrlKey && event.timeStamp - this.#scrolled < SCROLL_MS)) {
      return;
    }
    const { x, y } = local(event);
    const turn = (event.deltaY || event.deltaX) * (UNITS[event.deltaMode] ?? 1);
    const factor = 2 ** (-Math.max(-WHEEL, Math.min(WHEEL, turn)) / (event.ctrlKey ? PINCH : WHEEL));
    if (this.#ground.zoom(factor, x, y)) {
      event.preventDefault();
      clearTimeout(this.#wheel);
      this.#wheel = window.setTimeout(() => {
        this.#wheel = 0;
        if (!this.busy) {
          this.#ground.rest();
        }
      }, WHEEL_MS);
    } else if (this.#wheel !== 0 || event.ctrlKey) {
      // At the end of the zoom the rest of the same turn must not shove the page.
      event.preventDefault();
    }
  };

  readonly key = (event: KeyboardEvent): void => {
    const view = this.#ground.view();
    const at = this.#keyed ?? this.#ground.start();
    if (!view || event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const [x0, x1, y0, y1] = view.domain;
    const direction = directions[event.key];
    const glide = glides[event.code];
    if (direction && at) {
      const part = event.shiftKey ? COARSE : FINE;
      // A start that is off the map stays where it is, but for the step.
      const x = stepped(at[0], direction[0] * part * (x1 - x0), x0, x1);
      const y = stepped(at[1], direction[1] * part * (view.equal ? x1 - x0 : y1 - y0), y0, y1);
      this.#keyed = [x, y];
      this.#open = true;
      this.#ground.place({ x, y, domain: view.domain, done: false });
    } else if (event.key === "Enter" && at) {
      this.#open = false;
      this.#ground.place({ x: at[0], y: at[1], domain: view.domain, done: true });
    } else if (event.key === "+" || event.key === "=") {
      this.#ground.zoom(KEY_ZOOM, undefined, undefined, true);
    } else if (event.key === "-" || event.key === "_" || event.key === "−") {
      this.#ground.zoom(1 / KEY_ZOOM, undefined, undefined, true);
    } else if (event.key === "0") {
      this.#ground.home();
    } else if (glide && !event.shiftKey) {
      this.#ground.pan(glide[0] * GLIDE * (view.right - view.left), glide[1] * GLIDE * (view.bottom - view.top), true);
    } else {
      return;
    }
    event.preventDefault();
  };

  /** Whoever leaves the map after moving the start has chosen it. */
  readonly blur = (): void => {
    const view = this.#ground.view();
    const at = this.#keyed ?? this.#ground.start();
    if (this.#open && at && view) {
      this.#open = false;
      this.#ground.place({ x: at[0], y: at[1], domain: view.domain, done: true });
    }
  };

  /** One finger, or the mouse, drags. */
  #pull(press: Press, before: Finger, at: Finger): void {
    press.dragging ||= Math.abs(at.x - press.x) + Math.abs(at.y - press.y) > TREMBLE;
    if (!press.dragging) {
      return;
    }
    if (press.held) {
      this.#next = [at.x + press.dx, at.y + press.dy];
      nextFrame(this.#drag);
    } else {
      this.#ground.pan(at.x - before.x, at.y - before.y, false);
    }
  }

  /** Of two fingers, one moves: what was under both stays under both. */
  #pinch(id: number, at: Finger): void {
    const [one, other] = [this.#fingers.get(id)!, [...this.#fingers].find(([key]) => key !== id)![1]];
    const before = Math.hypot(one.x - other.x, one.y - other.y);
    const now = Math.hypot(at.x - other.x, at.y - other.y);
    // The middle between the fingers has moved half as far as the finger.
    this.#ground.pan((at.x - one.x) / 2, (at.y - one.y) / 2, false);
    if (before > 1 && now > 1) {
      this.#ground.zoom(now / before, (at.x + other.x) / 2, (at.y + other.y) / 2);
    }
  }

  /** Tells the page at most once per frame. */
  readonly #drag = (): void => {
    this.#tell(false);
  };

  readonly #scroll = (event: Event): void => {
    this.#scrolled = event.timeStamp;
  };

  #finish(last: [number, number] | undefined): void {
    cancelFrame(this.#drag);
    this.#press = undefined;
    this.#next = this.#pinched ? undefined : last;
    this.#tell(true);
    this.#next = undefined;
  }

  #tell(done: boolean): void {
    const view = this.#ground.view();
    if (view && this.#next) {
      // The hand may leave the sheet; a start is on it.
      const px = clamp(this.#next[0], view.left, view.right);
      const py = clamp(this.#next[1], view.top, view.bottom);
      const [x, y] = place(view, px, py);
      this.#ground.place({ x, y, domain: view.domain, done });
    }
  }
}

/** Buttons and lists that lie on the map are no part of the ground. */
function isControl(event: Event): boolean {
  return (event.target as Element).closest("button, select, details, label") !== null;
}

/** A pointer's place on the map, whichever part of it the pointer is over. */
function local(event: MouseEvent): Finger {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** A step of a coordinate, no farther than the edge of the map that it goes toward. */
function stepped(at: number, by: number, low: number, high: number): number {
  return by > 0 ? Math.max(at, Math.min(at + by, high)) : Math.min(at, Math.max(at + by, low));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
