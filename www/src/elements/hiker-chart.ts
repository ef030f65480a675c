/** `<hiker-chart>`: a line over iterations, with a name and a description in words. Internal. */
import { css, html, LitElement, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import { drawChart } from "../draw/chart.ts";
import type { Series } from "../state/series.ts";
import { superscript } from "../text/number.ts";
import { Stage } from "./map-canvas.ts";
import { readTheme } from "./map-theme.ts";

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
  `;

  @property({ attribute: false }) series: Series = { values: [], log: false };
  /** The iteration to mark. */
  @property({ attribute: false }) index = 0;
  /** The last iteration on the axis. */
  @property({ attribute: false }) extent = 1;
  /** Whether a value holds until the next one, as a rate does. */
  @property({ attribute: false }) stepped = false;
  @property({ attribute: false }) label = "";
  @property({ attribute: false }) description = "";
  @property({ attribute: false }) axes: readonly [x: string, y: string] = ["", ""];
  @property({ attribute: false }) format: (value: number, digits?: number) => string = String;

  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  readonly #stage = new Stage(this, () => { this.#stage.ask(); }, () => { this.#paint(); });
  readonly #ask = (): void => { this.#stage.ask(); };

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("transitionend", this.#ask);
    this.#stage.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("transitionend", this.#ask);
    this.#stage.stop();
  }

  protected override render(): TemplateResult {
    return html`<canvas role="img" aria-label=${this.label} aria-describedby="description" @contextrestored=${this.#ask}></canvas>
      <p id="description" hidden>${this.description}</p>`;
  }

  protected override updated(): void {
    this.#stage.ask();
  }

  #paint(): void {
    const { series, index, extent, stepped, axes } = this;
    const ctx = this.#stage.prepare(this.canvas);
    const chart = {
      ...series, index, extent, stepped, axes,
      format: (value: number) => this.format(value, 4),
      power: (exponent: number) => `10${superscript(exponent)}`,
    };
    drawChart(ctx, this.#stage.size, chart, readTheme(this, ctx));
  }
}
