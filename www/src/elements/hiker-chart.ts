/** `<hiker-chart>`: a chart with a name and a description in words. Internal. */
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
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
    }
    .pick {
      cursor: crosshair;
    }
  `;

  /** What to draw; nothing while it is not known. */
  @property({ attribute: false }) chart: Chart | null = null;
  @property({ attribute: false }) label = "";
  @property({ attribute: false }) description = "";
  /** Called with the place on the horizontal axis that was clicked or tapped. */
  @property({ attribute: false }) pick: ((x: number) => void) | null = null;

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
        @click=${this.#click} @contextrestored=${this.#ask}></canvas>
      <p id="description" hidden>${this.description}</p>`;
  }

  protected override updated(): void {
    this.#stage.ask();
  }

  readonly #click = ({ offsetX, offsetY }: MouseEvent): void => {
    const { chart, pick } = this;
    const frame = this.#frame;
    if (chart && frame && offsetY <= frame.bottom && offsetX >= frame.left && offsetX <= frame.right) {
      pick?.(chart.x.low + ((offsetX - frame.left) / (frame.right - frame.left)) * (chart.x.high - chart.x.low));
    }
  };

  #paint(): void {
    const ctx = this.#stage.prepare(this.canvas);
    if (this.chart) {
      this.#frame = drawChart(ctx, this.#stage.size, this.chart, this.#stage.theme(ctx));
    } else {
      ctx.clearRect(0, 0, this.#stage.size.width, this.#stage.size.height);
    }
  }
}
