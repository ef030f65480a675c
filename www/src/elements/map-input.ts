/** Placing the hiker with a pointer or with keys. */
import { place, toX, toY, type View } from "../draw/view.ts";

/** Detail of the event `map-place`: where to start. `done` is false while still choosing. */
export interface Placing {
  x: number;
  y: number;
  done: boolean;
}

/** What the input needs to know of the map. */
export interface Ground {
  view(): View | null;
  /** Where the walk starts. */
  start(): readonly [number, number] | null;
  /** Where the hiker is. */
  hiker(): readonly [number, number] | null;
  place(placing: Placing): void;
}

/** Pixels that a press may tremble without becoming a drag. */
const TREMBLE = 6;
/** Shares of the visible width by which an arrow key moves, plain and with Shift. */
const FINE = 1 / 50;
const COARSE = 1 / 10;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

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
 * A mouse places the hiker wherever it is pressed, and goes on while it is dragged. A finger may want to
 * scroll the page instead, so it places the hiker with a tap or with a sideways drag; only on the hiker
 * itself, whose handle does not scroll, it drags at once and in any direction.
 */
export class MapInput {
  readonly #ground: Ground;
  readonly #handle: (target: EventTarget | null) => boolean;
  #press: Press | undefined;
  #frame = 0;
  #next: [number, number] | undefined;
  /** Where the keys have moved the start to. */
  #keyed: readonly [number, number] | undefined;
  /** Whether keys have moved the start and it has not been confirmed. */
  #open = false;

  constructor(ground: Ground, isHandle: (target: EventTarget | null) => boolean) {
    this.#ground = ground;
    this.#handle = isHandle;
  }

  /** To be called when the walk has changed: keys go on from its start. */
  settle(): void {
    this.#keyed = undefined;
  }

  readonly down = (event: PointerEvent): void => {
    const view = this.#ground.view();
    if (!view || event.button !== 0 || this.#press) {
      return;
    }
    const area = event.currentTarget as HTMLElement;
    const { x, y } = local(event);
    const held = this.#handle(event.target);
    const hiker = held ? this.#ground.hiker() : null;
    this.#press = {
      id: event.pointerId,
      x,
      y,
      dx: hiker ? toX(view, hiker[0]) - x : 0,
      dy: hiker ? toY(view, hiker[1]) - y : 0,
      held,
      dragging: !held && event.pointerType === "mouse",
    };
    try {
      area.setPointerCapture(event.pointerId);
    } catch {
      // The pointer is gone already, or was made up by a script; the drag ends where it leaves the map.
    }
    if (this.#press.dragging) {
      this.#move(x, y);
    }
  };

  readonly move = (event: PointerEvent): void => {
    const press = this.#press;
    if (press?.id !== event.pointerId) {
      return;
    }
    const { x, y } = local(event);
    const across = Math.abs(x - press.x);
    const along = Math.abs(y - press.y);
    // Up or down, a finger that does not hold the hiker scrolls the page; the browser decides that later.
    press.dragging ||= across + along > TREMBLE && (press.held || across > along);
    if (press.dragging) {
      this.#move(x + press.dx, y + press.dy);
    }
  };

  readonly up = (event: PointerEvent): void => {
    const press = this.#press;
    if (press?.id !== event.pointerId) {
      return;
    }
    const { x, y } = local(event);
    const [dx, dy] = press.dragging ? [press.dx, press.dy] : [0, 0];
    const moved = Math.hypot(x - press.x, y - press.y) > TREMBLE;
    this.#finish(press.dragging || !moved ? [x + dx, y + dy] : undefined);
  };

  /** The browser took the pointer away, for instance to scroll: what was dragged so far counts. */
  readonly cancel = (event: PointerEvent): void => {
    if (this.#press?.id === event.pointerId) {
      this.#finish(this.#next);
    }
  };

  readonly key = (event: KeyboardEvent): void => {
    const view = this.#ground.view();
    const at = this.#keyed ?? this.#ground.start();
    if (!view || !at || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const [x0, x1, y0, y1] = view.domain;
    const direction = directions[event.key];
    if (direction) {
      const part = event.shiftKey ? COARSE : FINE;
      const x = clamp(at[0] + direction[0] * part * (x1 - x0), x0, x1);
      const y = clamp(at[1] + direction[1] * part * (view.equal ? x1 - x0 : y1 - y0), y0, y1);
      this.#keyed = [x, y];
      this.#open = true;
      this.#ground.place({ x, y, done: false });
    } else if (event.key === "Enter") {
      this.#open = false;
      this.#ground.place({ x: at[0], y: at[1], done: true });
    } else {
      return;
    }
    event.preventDefault();
  };

  /** Whoever leaves the map after moving the start has chosen it. */
  readonly blur = (): void => {
    const at = this.#keyed ?? this.#ground.start();
    if (this.#open && at) {
      this.#open = false;
      this.#ground.place({ x: at[0], y: at[1], done: true });
    }
  };

  /** Tells the page at most once per frame. */
  #move(x: number, y: number): void {
    this.#next = [x, y];
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#tell(false);
    });
  }

  #finish(last: [number, number] | undefined): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#press = undefined;
    this.#next = last;
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
      this.#ground.place({ x, y, done });
    }
  }
}

/** A pointer's place on the map, whichever part of it the pointer is over. */
function local(event: PointerEvent): { x: number; y: number } {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
