/** `<hiker-scatter>`: data and the fit to them; its points are moved by hand or with the keys. Internal. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import type { Frame } from "../../draw/chart.ts";
import { roundDown } from "../../draw/numbers.ts";
import { drawScatter, isWithin, under, unpixel, type Scatter, type Spans } from "../../draw/scatter.ts";
import type { Format } from "../../draw/theme.ts";
import { Stage } from "../../elements/map-canvas.ts";
import { cancelFrame, nextFrame } from "../../state/frames.ts";

/** A press that moves less than this is a click. */
const STILL = 4;
/** An arrow key moves a point by about this part of the axis; with Shift by ten times as much. */
const PART = 100;

/** Data to draw, and the curves over whatever the axis spans. */
export interface Picture extends Omit<Scatter, "fit" | "best"> {
  readonly curves: (span: readonly [number, number]) => Pick<Scatter, "fit" | "best">;
  /** What an arrow key adds to the height of a point; null for a part of the axis. */
  readonly rise: number | null;
}

/** What can be done to the points. */
export interface Edits {
  choose: (at: number | null) => void;
  move: (at: number, x: number, y: number) => void;
  add: (x: number, y: number) => void;
  remove: (at: number) => void;
}

/** What a pointer is doing. */
interface Press {
  readonly id: number;
  /** The point that it holds, or null on an empty place. */
  readonly at: number | null;
  readonly from: readonly [x: number, y: number];
  moved: boolean;
}

export class HikerScatter extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: relative;
      min-inline-size: 0;
      direction: ltr;
      /* A colour that changes tells, by its transition, that the theme has changed. */
      color: var(--hiker-paper);
      transition: color 1ms;
    }
    canvas {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      touch-action: pan-y;
      cursor: crosshair;
      -webkit-user-select: none;
      user-select: none;
    }
    canvas.near { cursor: grab; }
    canvas.held { cursor: grabbing; }
    canvas.fixed { cursor: default; }
    .points {
      position: absolute;
      inset: 0;
      pointer-events: none;
      border-radius: 2px;
    }
    .points:focus-visible {
      outline: 3px solid var(--hiker-accent);
      outline-offset: 1px;
    }
  `;

  @property({ attribute: false }) scatter: Picture | null = null;
  @property({ attribute: false }) label = "";
  @property({ attribute: false }) description = "";
  /** The name of the points, for those who hear it, and what is said of the chosen one. */
  @property({ attribute: false }) name = "";
  @property({ attribute: false }) value = "";
  @property({ attribute: false }) format!: Format;
  @property({ attribute: false }) locked = false;
  @property({ attribute: false }) edits!: Edits;

  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  @query(".points") private readonly points!: HTMLElement;
  readonly #stage = new Stage(this, () => { this.#stage.ask(); }, () => { this.#paint(); });
  /** Where the axes are. */
  private frame: Frame | null = null;
  #press: Press | null = null;
  /** The axes stand still while a point is held. */
  #held: Spans | null = null;
  #wanted: readonly [x: number, y: number] | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stage.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage.stop();
    cancelFrame(this.#move);
  }

  protected override render(): TemplateResult {
    const { scatter } = this;
    const count = scatter?.xs.length ?? 0;
    return html`<canvas role="img" class=${this.locked ? "fixed" : nothing} aria-label=${this.label} aria-describedby="description"
        @pointerdown=${this.#down} @pointermove=${this.#over} @pointerup=${this.#up} @pointercancel=${this.#cancel}
        @contextrestored=${() => { this.#stage.ask(); }}></canvas>
      <p id="description" hidden>${this.description}</p>
      <div class="points" role="slider" tabindex="0" aria-label=${this.name} aria-valuemin="1" aria-valuemax=${count}
        aria-valuenow=${(scatter?.chosen ?? 0) + 1} aria-valuetext=${this.value} aria-disabled=${this.locked ? "true" : "false"}
        @focus=${this.#focus} @keydown=${this.#key}></div>`;
  }

  protected override firstUpdated(): void {
    // A finger on a point moves the point and not the page; elsewhere it scrolls as ever.
    this.canvas.addEventListener("touchstart", (event) => {
      const touch = event.touches[0];
      if (touch && event.touches.length === 1 && !this.locked && this.#under(this.#place(touch), "touch") !== null) {
        event.preventDefault();
      }
    }, { passive: false });
  }

  protected override updated(): void {
    this.#stage.ask();
  }

  get #spans(): Spans | undefined {
    return this.#held ?? this.scatter?.spans;
  }

  #place({ clientX, clientY }: { clientX: number; clientY: number }): [number, number] {
    const { left, top } = this.canvas.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  #under([px, py]: readonly [number, number], type: string): number | null {
    const { scatter } = this;
    return this.frame && scatter ? under(this.frame, scatter.spans, scatter, px, py, type === "mouse" ? "mouse" : "touch") : null;
  }

  readonly #down = (event: PointerEvent): void => {
    const place = this.#place(event);
    if (this.locked || event.button !== 0 || this.#press || !this.scatter) {
      return;
    }
    const at = this.#under(place, event.pointerType);
    this.#press = { id: event.pointerId, at, from: place, moved: false };
    // The keys go on with what the pointer has chosen.
    this.points.focus({ preventScroll: true });
    if (at !== null) {
      this.canvas.setPointerCapture(event.pointerId);
      this.#held = this.scatter.spans;
      this.edits.choose(at);
    }
    event.preventDefault();
  };

  readonly #over = (event: PointerEvent): void => {
    const place = this.#place(event);
    const press = this.#press;
    if (press?.id !== event.pointerId) {
      this.canvas.classList.toggle("near", !this.locked && this.#under(place, event.pointerType) !== null);
      return;
    }
    press.moved ||= Math.hypot(place[0] - press.from[0], place[1] - press.from[1]) >= STILL;
    if (press.at !== null && press.moved && this.frame && this.#spans) {
      this.canvas.classList.add("held");
      this.#wanted = unpixel(this.frame, this.#spans, ...place);
      nextFrame(this.#move);
    }
  };

  /** At most once per frame, wherever the pointer is by then. */
  readonly #move = (): void => {
    const at = this.#press?.at;
    if (this.#wanted && at !== null && at !== undefined) {
      this.edits.move(at, ...this.#wanted);
    }
    this.#wanted = null;
  };

  readonly #up = (event: PointerEvent): void => {
    const press = this.#press;
    if (press?.id !== event.pointerId) {
      return;
    }
    const place = this.#place(event);
    if (this.#wanted) {
      cancelFrame(this.#move);
      this.#move();
    }
    this.#release();
    if (press.at === null && !press.moved && this.frame && this.scatter && isWithin(this.frame, ...place)) {
      this.edits.add(...unpixel(this.frame, this.scatter.spans, ...place));
    }
  };

  readonly #cancel = (event: PointerEvent): void => {
    if (this.#press?.id === event.pointerId) {
      this.#release();
    }
  };

  #release(): void {
    this.#press = this.#held = this.#wanted = null;
    this.canvas.classList.remove("held");
    this.requestUpdate();
  }

  readonly #focus = (): void => {
    if (this.scatter?.chosen === null && this.scatter.xs.length > 0) {
      this.edits.choose(0);
    }
  };

  readonly #key = (event: KeyboardEvent): void => {
    const { scatter } = this;
    if (!scatter || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const last = scatter.xs.length - 1;
    const at = scatter.chosen ?? 0;
    const to = { PageUp: at + 1, PageDown: at - 1, Home: 0, End: last }[event.key];
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1] }[event.key] as [number, number] | undefined;
    if (to !== undefined) {
      this.edits.choose((to + last + 1) % (last + 1));
    } else if (this.locked) {
      return;
    } else if (way) {
      const step = ([low, high]: readonly [number, number]): number => roundDown((high - low) / PART) * (event.shiftKey ? 10 : 1);
      const rise = scatter.rise ?? step(scatter.spans.y);
      this.edits.move(at, scatter.xs[at]! + way[0] * step(scatter.spans.x), scatter.ys[at]! + way[1] * rise);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.edits.remove(at);
    } else {
      return;
    }
    event.preventDefault();
  };

  #paint(): void {
    const ctx = this.#stage.prepare(this.canvas);
    const { scatter } = this;
    if (scatter) {
      const spans = this.#held ?? scatter.spans;
      this.frame = drawScatter(ctx, this.#stage.size, { ...scatter, ...scatter.curves(spans.x), spans }, this.#stage.theme(ctx), this.format);
    }
  }
}
