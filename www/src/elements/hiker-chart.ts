/** `<hiker-chart>`: a chart with a name and a description in words. Internal. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { drawChart, type Chart, type Frame } from "../draw/chart.ts";
import { Stage } from "./map-canvas.ts";

/** One chart. */
export class HikerChart extends LitElement {
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
    }
    .pick {
      cursor: crosshair;
    }
    .reader {
      position: absolute;
      inset: 0;
      pointer-events: none;
      border-radius: 2px;
    }
    .reader:focus-visible {
      outline: 3px solid var(--hiker-accent);
      outline-offset: 1px;
    }
  `;

  /** What to draw; nothing while it is not known. */
  @property({ attribute: false }) chart: Chart | null = null;
  @property({ attribute: false }) label = "";
  @property({ attribute: false }) description = "";
  /** Called with the place on the horizontal axis that was clicked or tapped. */
  @property({ attribute: false }) pick: ((x: number) => void) | null = null;
  /** Called with the place that is pointed at, by hand or with the arrow keys, and with null when no longer. */
  @property({ attribute: false }) point: ((x: number | null) => void) | null = null;
  /** Called when the axes lie elsewhere on the canvas than before. */
  @property({ attribute: false }) framed: ((frame: Frame) => void) | null = null;
  /** The name of what reads values off, for those who hear it. */
  @property({ attribute: false }) reader = "";
  @state() private pointed: number | null = null;

  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  readonly #stage = new Stage(this, () => { this.#stage.ask(); }, () => { this.#paint(); });
  #frame: Frame | null = null;
  readonly #ask = (): void => { this.#stage.ask(); };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stage.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage.stop();
  }

  protected override render(): TemplateResult {
    return html`<canvas role="img" class=${this.pick ? "pick" : nothing} aria-label=${this.label} aria-describedby="description"
        @pointermove=${this.#move} @pointerleave=${this.#leave} @pointercancel=${this.#leave} @click=${this.#click}
        @contextrestored=${this.#ask}></canvas>
      <p id="description" hidden>${this.description}</p>
      ${this.chart?.read ? this.#reader(this.chart) : nothing}`;
  }

  /** For the keyboard: the line as a slider, on which the arrow keys go from value to value. */
  #reader(chart: Chart): TemplateResult {
    const at = this.pointed ?? chart.pointed ?? chart.here.x;
    return html`<div class="reader" role="slider" tabindex="0" aria-label=${this.reader}
      aria-valuemin=${chart.x.low} aria-valuemax=${chart.x.high} aria-valuenow=${at}
      aria-valuetext=${chart.read?.(at)?.text ?? nothing}
      @keydown=${this.#key} @blur=${this.#leave}></div>`;
  }

  protected override updated(): void {
    this.#stage.ask();
  }

  /** The place on the axis under the pointer. */
  #under({ offsetX, offsetY }: MouseEvent): number | null {
    const { chart } = this;
    const frame = this.#frame;
    return chart && frame && offsetY <= frame.bottom && offsetX >= frame.left - 4 && offsetX <= frame.right + 4
      ? Math.min(Math.max(chart.x.low, chart.x.low + ((offsetX - frame.left) / (frame.right - frame.left)) * (chart.x.high - chart.x.low)), chart.x.high)
      : null;
  }

  #point(at: number | null): void {
    const place = at === null ? null : this.chart?.read?.(at)?.x ?? at;
    if (place !== this.pointed) {
      this.pointed = place;
      this.point?.(place);
    }
  }

  readonly #move = (event: PointerEvent): void => {
    this.#point(this.#under(event));
  };

  readonly #leave = (): void => {
    this.#point(null);
  };

  readonly #click = (event: MouseEvent): void => {
    const at = this.#under(event);
    if (at !== null) {
      this.pick?.(at);
    }
  };

  /** Arrows go along the line, from value to value; Enter takes what is pointed at. */
  readonly #key = (event: KeyboardEvent): void => {
    const { chart } = this;
    if (!chart || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const at = this.pointed ?? chart.here.x;
    const xs = Array.from(chart.xs).filter((x) => x >= chart.x.low && x <= chart.x.high);
    const nearest = xs.reduce((best, x, i) => (Math.abs(x - at) < Math.abs(xs[best]! - at) ? i : best), 0);
    const far = Math.max(1, Math.round(xs.length / 10));
    const to = {
      ArrowRight: nearest + 1, ArrowUp: nearest + 1, ArrowLeft: nearest - 1, ArrowDown: nearest - 1,
      PageUp: nearest + far, PageDown: nearest - far, Home: 0, End: xs.length - 1,
    }[event.key];
    if (to !== undefined) {
      this.#point(xs[Math.min(Math.max(0, to), xs.length - 1)] ?? null);
    } else if (event.key === "Enter" && this.pointed !== null) {
      this.pick?.(this.pointed);
    } else if (event.key === "Escape" && this.pointed !== null) {
      this.#point(null);
    } else {
      return;
    }
    event.preventDefault();
  };

  #paint(): void {
    const ctx = this.#stage.prepare(this.canvas);
    if (this.chart) {
      const pointed = this.pointed ?? this.chart.pointed ?? null;
      const frame = drawChart(ctx, this.#stage.size, { ...this.chart, pointed }, this.#stage.theme(ctx));
      if (this.framed && JSON.stringify(frame) !== JSON.stringify(this.#frame)) {
        this.framed(frame);
      }
      this.#frame = frame;
    } else {
      ctx.clearRect(0, 0, this.#stage.size.width, this.#stage.size.height);
    }
  }
}
