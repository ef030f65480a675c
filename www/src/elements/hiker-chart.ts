/** A line over iterations with the present one marked, drawn by uPlot in the colours of the theme. */
import { css, html, LitElement, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { property, query } from "lit/decorators.js";
import uPlot from "uplot";
import uPlotStyles from "uplot/dist/uPlot.min.css";
import type { Series } from "../state/series.ts";
import { superscript } from "../text/number.ts";

/** One chart. The picture has a name and a description in words. */
export class HikerChart extends LitElement {
  static override styles = [
    unsafeCSS(uPlotStyles),
    css`
      :host { display: block; position: relative; min-inline-size: 0; direction: ltr; }
      [role="img"] { position: absolute; inset: 0; overflow: hidden; }
    `,
  ];

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

  @query("[role=img]") private readonly box!: HTMLElement;
  #plot: uPlot | undefined;
  readonly #resized = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = this;
    if (this.#plot && width > 0 && height > 0) {
      this.#plot.setSize({ width, height });
    }
  });
  readonly #recolour = (): void => { this.#plot?.redraw(false, true); };
  readonly #scheme = matchMedia("(prefers-color-scheme: dark)");

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    this.#scheme.addEventListener("change", this.#recolour);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#scheme.removeEventListener("change", this.#recolour);
  }

  protected override render(): TemplateResult {
    return html`<div role="img" aria-label=${this.label} aria-description=${this.description}></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("axes") || changed.has("stepped") || !this.#plot) {
      this.#plot?.destroy();
      this.#plot = new uPlot(this.#options(), this.#data(), this.box);
    } else {
      this.#plot.setData(this.#data());
    }
  }

  /** uPlot draws what is linear; powers of ten are drawn by their exponents. */
  #data(): uPlot.AlignedData {
    const { values, log } = this.series;
    return [
      Array.from(values, (_, k) => k),
      log ? values.map((value) => (value === null ? null : Math.log10(value))) : [...values],
    ];
  }

  #options(): uPlot.Options {
    const colour = (name: string) => () => getComputedStyle(this).getPropertyValue(`--hiker-${name}`).trim();
    const font = `12px ${getComputedStyle(this).fontFamily}`;
    const axis = { stroke: colour("quiet"), font, labelFont: font, labelSize: 16, labelGap: 0 };
    const grid = { stroke: colour("rule"), width: 1 };
    const ticks = { ...grid, size: 4 };
    return {
      width: Math.max(this.clientWidth, 80),
      height: Math.max(this.clientHeight, 60),
      padding: [6, 10, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: () => [0, this.extent] },
        y: { range: (_, low, high) => this.#range(low, high) },
      },
      axes: [
        { ...axis, grid, ticks, label: this.axes[0], size: 22, gap: 2, space: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] },
        { ...axis, grid, ticks, label: this.axes[1], size: 52, gap: 3, space: 26,
          ...(this.series.log && { incrs: [1, 2, 5, 10, 20, 50, 100] }),
          values: (_, splits) => splits.map((split) => this.#write(split)) },
      ],
      series: [
        {},
        {
          stroke: colour("ink"),
          width: 1.5,
          points: { show: false },
          ...(this.stepped && { paths: uPlot.paths.stepped!({ align: 1 }) }),
        },
      ],
      hooks: { draw: [(plot) => { this.#mark(plot, colour("accent")()); }] },
    };
  }

  /** Room above and below; a rate stands over zero, and a constant is a line in the middle. */
  #range(low: number | null, high: number | null): [number, number] {
    if (low === null || high === null) {
      return [0, 1];
    }
    if (this.series.log) {
      return [Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1)];
    }
    if (this.stepped) {
      return [0, high * 1.25];
    }
    const room = (high - low || Math.abs(high) || 1) * 0.08;
    return [low - room, high + room];
  }

  #write(value: number): string {
    return this.series.log ? `10${superscript(Math.round(value))}` : this.format(value, 3);
  }

  /** A line and a point at the present iteration. */
  #mark(plot: uPlot, colour: string): void {
    const { ctx, bbox } = plot;
    const x = plot.valToPos(this.index, "x", true);
    const value = plot.data[1]?.[this.index];
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.lineWidth = uPlot.pxRatio;
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    if (value !== null && value !== undefined) {
      ctx.beginPath();
      ctx.arc(x, plot.valToPos(value, "y", true), 4 * uPlot.pxRatio, 0, 2 * Math.PI);
      ctx.fill();
    }
    ctx.restore();
  }
}
