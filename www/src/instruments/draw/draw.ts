/** `<hiker-draw>`: the schedule as a line whose points can be dragged, under the ceiling that the ground sets, beside a twin. */
import type { Message } from "#core";
import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import controlStyles from "../../../styles/controls.css";
import { fromCanvas, toCanvas, type Chart, type Frame } from "../../draw/chart.ts";
import { RATE_COLOURS, rateRange } from "../../draw/rated.ts";
import { linear } from "../../elements/charts.ts";
import type { Context } from "../../elements/context.ts";
import { extentOf, farthest } from "../../elements/transport.ts";
import {
  boardOf, constantTwin, divided, drawn, inserted, moved, pencilOf, pointsOf, removed, traced, upsideDown,
  type Board, type Pencil, type Point,
} from "../../state/drawing.ts";
import { cancelFrame, nextFrame } from "../../state/frames.ts";
import { numberOr } from "../../state/numerals.ts";
import { inForce, scheduledSince } from "../../state/spec.ts";
import styles from "./draw.css";

/** The chart goes at least this far, so that there is room to draw in. */
const ROOM = 100;
/** An arrow key goes so many of these steps up the axis, or with Shift ten of them. */
const RUNGS = 100;
/** With more points than this, the Tab key stops at the chosen one only. */
const STOPS = 24;

export default class HikerDraw extends LitElement {
  static override styles = [controlStyles, styles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) context!: Context;
  @state() private chosen = 0;
  @state() private refused: Message | null = null;
  @state() private frame: Frame | null = null;
  /** The point that is held, and how high the axis was when it was taken: it stands still until it is let go. */
  @state() private held: { pointer: number; top: number; extent: number } | null = null;
  /** Where the held point was last dragged to. */
  #dragged: Point | null = null;
  #chart: Chart | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#lay(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelFrame(this.#drop);
    this.#lay(false);
  }

  /** With the instrument, the trail's colours and the twin come and go. */
  #lay(open: boolean): void {
    const { hike, catalog } = this.context;
    hike.lay({ rated: open, twin: open && pencilOf(catalog) ? constantTwin(catalog) : null });
  }

  protected override render(): TemplateResult {
    const { context } = this;
    const { text, catalog, view, walker, options } = context;
    const pencil = pencilOf(catalog);
    if (!pencil) {
      return html`<p>${text.say("draw-none")}</p>`;
    }
    const points = this.#points(pencil);
    const last = points ? points.at(-1)![0] : 0;
    const extent = this.held?.extent ?? extentOf(Math.max(ROOM, farthest(view), last + scheduledSince(view.spec, view.index)));
    const board = boardOf(walker, view.spec, view.index, extent);
    this.#chart = this.#chartOf(board, extent);
    const locked = options.locks.has("schedule");
    return html`
      <p>${text.say("draw-intro")}</p>
      <div class="tools">
        <button type="button" ?disabled=${locked} @click=${() => { this.#over(traced(board.rates.subarray(points ? board.since : view.index)), pencil); }}>${text.say("draw-trace")}</button>
        <button type="button" ?disabled=${locked} @click=${() => { this.#over([[0, board.constant]], pencil); }}>${text.say("draw-level")}</button>
        ${points ? html`<button type="button" ?disabled=${locked} @click=${() => { this.#put(upsideDown(points)); }}>${text.say("draw-upside-down")}</button>` : nothing}
      </div>
      <p class="refused" role="status">${this.refused ? text.message(this.refused) : ""}</p>
      <div class="board ${points && !locked ? "drawable" : ""} ${locked ? "locked" : ""}" dir="ltr" @click=${this.#add}>
        <hiker-chart .chart=${this.#chart} .label=${text.say("draw-chart")} .description=${this.#inWords(board, extent)}
          .framed=${(frame: Frame) => { this.frame = frame; }}></hiker-chart>
        ${points ? html`<div role="group" aria-label=${text.say("draw-points")}>${points.map((point, i) => this.#handle(point, i, points, board, locked))}</div>` : nothing}
      </div>
      ${this.#key(board)}
      ${points ? this.#point(points, locked) : html`<p class="quiet">${text.say("draw-begin")}</p>`}
      <p>${this.#verdict(board)}</p>
    `;
  }

  #points(pencil: Pencil): readonly Point[] | null {
    const { view } = this.context;
    return pointsOf(inForce(view.spec, view.index).schedule, pencil);
  }

  #chartOf(board: Board, extent: number): Chart {
    const { text, view } = this.context;
    const { rates, ceiling, constant } = board;
    const top = this.held?.top ?? (board.top || 1);
    const ks = Array.from(rates, (_, k) => k);
    return {
      x: linear(text, text.say("chart-iteration"), 0, extent, true),
      y: linear(text, text.say("chart-alpha"), 0, top),
      xs: ks, ys: Array.from(rates), stepped: true, ceiling,
      lines: [{ style: "twin", xs: [0, extent], ys: [constant, constant], here: null }],
      here: { x: view.index, y: rates[view.index] ?? null },
    };
  }

  #handle([k, alpha]: Point, i: number, points: readonly Point[], board: Board, locked: boolean): TemplateResult {
    const { frame, context: { text } } = this;
    const chart = this.#chart!;
    const at = { x: Math.min(k + board.since, chart.x.high), y: Math.min(alpha, chart.y.high) };
    // A chart that has not come into sight is not drawn yet; the keys find its points all the same.
    const [left, top] = frame ? toCanvas(chart, frame, at) : [0, 0];
    const chosen = i === this.#at(points);
    return html`<div role="slider" class="handle ${chosen ? "chosen" : ""} ${chosen && this.held ? "held" : ""}" aria-orientation="vertical"
      tabindex=${points.length <= STOPS || chosen ? 0 : -1} .style=${`left:${left}px;top:${top}px`} aria-disabled=${locked ? "true" : "false"}
      aria-label=${text.say("draw-point", { number: i + 1, count: points.length })} aria-valuemin="0" aria-valuemax=${chart.y.high} aria-valuenow=${alpha}
      aria-valuetext=${text.say("read-alpha", { iteration: k, value: text.number(alpha, 3) })}
      @focus=${() => { this.chosen = i; }}
      @keydown=${(event: KeyboardEvent) => { if (!locked) this.#press(event, i, points); }}
      @pointerdown=${(event: PointerEvent) => { if (!locked) this.#take(event, i, board); }}
      @pointermove=${this.#drag} @pointerup=${this.#release} @pointercancel=${this.#release}
      @click=${(event: Event) => { event.stopPropagation(); }}></div>`;
  }

  /** The chosen point in numbers. */
  #point(points: readonly Point[], locked: boolean): TemplateResult {
    const { text } = this.context;
    const i = this.#at(points);
    const [k, alpha] = points[i]!;
    const field = (name: "k" | "rate", value: number, place: (typed: number) => Point) => html`
      <label class="field row"><span>${text.say(`draw-${name}`)}</span>
        <input type="text" inputmode="decimal" ?disabled=${locked} .value=${live(String(value))}
          @change=${(event: Event) => { this.#typed((event.target as HTMLInputElement).value, points, i, place); }} /></label>`;
    return html`
      <div class="tools point" role="group" aria-label=${text.say("draw-chosen", { number: i + 1, count: points.length })}>
        <span>${text.say("draw-chosen", { number: i + 1, count: points.length })}</span>
        ${field("k", k, (typed) => [typed, alpha])}
        ${field("rate", alpha, (typed) => [k, typed])}
        <button type="button" ?disabled=${locked} @click=${() => { const more = divided(points, i); this.chosen = more.at; this.#put(more.points); }}>${text.say("draw-add")}</button>
        <button type="button" ?disabled=${locked} aria-disabled=${points.length > 1 ? "false" : "true"} @click=${() => { this.#remove(points, i); }}>${text.say("draw-remove")}</button>
      </div>
      <p class="quiet">${text.say("draw-help")}</p>`;
  }

  #key(board: Board): TemplateResult {
    const { text, view, walker } = this.context;
    const line = (name: string) => html`<svg viewBox="0 0 34 8" aria-hidden="true"><path class=${name} d="M0 4H34" /></svg>`;
    const [low, high] = rateRange(walker.columns(walker.walk(view.spec, view.reached)).alpha, view.reached);
    const ramp = RATE_COLOURS.map((colour, i) => `${colour} ${(100 * i) / RATE_COLOURS.length}% ${(100 * (i + 1)) / RATE_COLOURS.length}%`).join(",");
    return html`
      <ul class="key">
        <li>${line("mine")}${text.say("draw-key-rate")}</li>
        <li>${line("limit")}${text.say("draw-key-ceiling")}</li>
        <li>${line("twin")}${text.say("draw-key-twin", { alpha: board.constant })}</li>
        ${high > low ? html`<li dir="ltr"><span>${text.number(low, 2)}</span><span class="ramp" .style=${`background:linear-gradient(90deg,${ramp})`}></span><span>${text.number(high, 2)}</span> ${text.say("draw-key-trail")}</li>` : nothing}
      </ul>`;
  }

  #inWords(board: Board, extent: number): string {
    const { text, view } = this.context;
    return text.say("draw-description", {
      extent, iteration: view.index, now: board.rates[view.index] ?? NaN, low: Math.min(...board.rates), high: Math.max(...board.rates), above: board.above, steps: board.steps,
    });
  }

  /** What the drawing does, and how the twin fares. */
  #verdict(board: Board): string {
    const { text, view, clock, walker, others } = this.context;
    const twin = others.find(({ style }) => style === "twin");
    const still = board.rates.every((rate) => rate === 0);
    const loss = walker.place(view.spec, view.index).loss;
    return [
      still ? text.say("draw-still")
        : board.ceiling.every((limit) => limit === null) ? text.say("draw-no-ceiling")
        : board.above === 0 ? text.say("draw-below")
        : text.say("draw-above", { above: board.above, steps: board.steps }),
      twin && clock > 0 ? text.say("draw-twin", { iteration: clock, loss, alpha: board.constant, twin: twin.walker.columns(twin.walk).loss[twin.index]! }) : "",
    ].filter((part) => part !== "").join(" ");
  }

  /** A new drawing takes over from here on; over a drawing, it takes its place. */
  #over(points: readonly Point[], pencil: Pencil): void {
    this.chosen = 0;
    if (this.#points(pencil)) {
      this.#put(points);
    } else {
      this.refused = this.context.hike.choose("schedule", drawn(points, pencil));
    }
  }

  #put(points: readonly Point[]): void {
    this.refused = this.context.hike.redraw(drawn(points, pencilOf(this.context.catalog)!));
  }

  #remove(points: readonly Point[], i: number): void {
    this.chosen = Math.max(0, Math.min(i, points.length - 2));
    this.#put(removed(points, i));
  }

  #typed(typed: string, points: readonly Point[], i: number, place: (typed: number) => Point): void {
    const value = numberOr(typed);
    // What is no number, or beyond the neighbours, the core refuses in its own words.
    this.#put(points.map((point, j) => (j === i ? place(value as number) : point)));
    this.requestUpdate();
  }

  /** There may be fewer points than when one was chosen. */
  #at(points: readonly Point[]): number {
    return Math.min(this.chosen, points.length - 1);
  }

  /** A click where no point is adds one there. */
  readonly #add = (event: MouseEvent): void => {
    const pencil = pencilOf(this.context.catalog);
    const points = pencil && this.#points(pencil);
    const place = this.#under(event);
    if (!points || !place || this.context.options.locks.has("schedule")) {
      return;
    }
    const more = inserted(points, place);
    this.chosen = more.at;
    this.#put(more.points);
  };

  /** The point of the drawing under the pointer; null outside the frame. */
  #under(event: MouseEvent, anywhere = false): Point | null {
    const { frame } = this;
    const chart = this.#chart;
    if (!frame || !chart) {
      return null;
    }
    const box = this.renderRoot.querySelector(".board")!.getBoundingClientRect();
    const { x, y } = fromCanvas(chart, frame, [event.clientX - box.left, event.clientY - box.top]);
    const inside = x >= chart.x.low && x <= chart.x.high && y >= chart.y.low && y <= chart.y.high;
    const within = (value: number, { low, high }: { low: number; high: number }): number => Math.min(Math.max(low, value), high);
    return inside || anywhere ? [within(x, chart.x) - scheduledSince(this.context.view.spec, this.context.view.index), within(y, chart.y)] : null;
  }

  #take(event: PointerEvent, i: number, board: Board): void {
    if (event.button !== 0 || !this.#chart) {
      return;
    }
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    handle.focus({ preventScroll: true });
    this.chosen = i;
    this.held = { pointer: event.pointerId, top: board.top || 1, extent: this.#chart.x.high };
    event.preventDefault();
  }

  readonly #drag = (event: PointerEvent): void => {
    if (event.pointerId === this.held?.pointer) {
      this.#dragged = this.#under(event, true);
      nextFrame(this.#drop);
    }
  };

  /** Once per frame, the held point goes where it was dragged to. */
  readonly #drop = (): void => {
    const pencil = pencilOf(this.context.catalog);
    const points = pencil && this.#points(pencil);
    if (points && this.#dragged) {
      this.#put(moved(points, this.#at(points), this.#dragged));
      this.#dragged = null;
    }
  };

  readonly #release = (event: PointerEvent): void => {
    if (event.pointerId === this.held?.pointer) {
      cancelFrame(this.#drop);
      this.#drop();
      this.held = null;
    }
  };

  #press(event: KeyboardEvent, i: number, points: readonly Point[]): void {
    if (event.ctrlKey || event.altKey || event.metaKey || !this.#chart) {
      return;
    }
    const [k, alpha] = points[i]!;
    const rung = (this.#chart.y.high / RUNGS) * (event.shiftKey ? 10 : 1);
    const stride = event.shiftKey ? 10 : 1;
    const to: Partial<Record<string, Point>> = {
      ArrowUp: [k, alpha + rung], ArrowDown: [k, alpha - rung], ArrowRight: [k + stride, alpha], ArrowLeft: [k - stride, alpha], Home: [k, 0],
    };
    const other: Partial<Record<string, number>> = { PageDown: i + 1, PageUp: i - 1 };
    const place = to[event.key];
    const next = other[event.key];
    if (place) {
      this.#put(moved(points, i, place));
    } else if (next !== undefined) {
      this.chosen = Math.min(Math.max(0, next), points.length - 1);
      void this.updateComplete.then(() => { this.#focus(); });
    } else if (event.key === "Insert" || event.key === "Enter") {
      const more = divided(points, i);
      this.chosen = more.at;
      this.#put(more.points);
      void this.updateComplete.then(() => { this.#focus(); });
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.#remove(points, i);
      void this.updateComplete.then(() => { this.#focus(); });
    } else {
      return;
    }
    event.preventDefault();
  }

  #focus(): void {
    this.renderRoot.querySelector<HTMLElement>(".handle.chosen")?.focus();
  }
}
