/** `<hiker-fates>`: the painted track under the learning-rate slider, and the marks above it. Internal. */
import { css, html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { drawStrip, spread, trackX, type Strip, type Track } from "../draw/fates.ts";
import type { Band, Fate } from "../state/fates.ts";
import type { Limit, Mark } from "../state/limits.ts";
import { LAST_STOP } from "../state/scale.ts";
import { positionOf } from "../state/track.ts";
import { Stage } from "./map-canvas.ts";
import { fateColours } from "./fate-colours.ts";

/** Heights in CSS pixels; hiker.css keeps the room for them. */
const [STRIP, MARKS] = [18, 20];
const TEXT = 12;
/** Half of a mark's width, and its height. */
const [WING, TIP] = [3.5, 6];

/** Not to be clicked or focused: the slider lies on top. */
export class HikerFates extends LitElement {
  static override styles = css`
    :host {
      display: block;
      pointer-events: none;
      /* A colour that changes tells, by its transition, that the theme has changed. */
      color: var(--hiker-paper);
      transition: color 1ms;
    }
    canvas, svg {
      position: absolute;
      inset-inline: 0;
      inline-size: 100%;
    }
    canvas {
      inset-block-end: 0;
      block-size: ${STRIP}px;
    }
    svg {
      inset-block-start: 0;
      block-size: ${MARKS}px;
      overflow: visible;
      font-family: var(--hiker-font);
      fill: var(--hiker-ink);
    }
    g {
      pointer-events: auto;
    }
    polyline {
      fill: none;
      stroke: var(--hiker-quiet);
    }
  `;

  /** What to paint; null for a track that is not painted. */
  @property({ attribute: false }) bands: readonly Band[] | null = null;
  @property({ attribute: false }) marks: readonly Mark[] = [];
  @property({ attribute: false }) alpha = 1;
  @property({ attribute: false }) words!: Readonly<Record<Fate, string>>;
  /** What is written above each mark, and what it means. */
  @property({ attribute: false }) labels: Readonly<Partial<Record<Limit, string>>> = {};
  @property({ attribute: false }) meanings: Readonly<Partial<Record<Limit, string>>> = {};
  @state() private track: Track | null = null;

  @query("canvas") private readonly canvas!: HTMLCanvasElement;
  readonly #stage = new Stage(this, () => { this.#measure(); }, () => { this.#paint(); });
  readonly #ask = (): void => { this.#stage.ask(); };
  readonly #ruler = document.createElement("canvas").getContext("2d");

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stage.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage.stop();
  }

  protected override render(): TemplateResult {
    return html`
      <canvas aria-hidden="true" @contextrestored=${this.#ask}></canvas>
      ${this.track && this.marks.length > 0 ? this.#marks(this.track, this.marks) : nothing}
    `;
  }

  #marks(track: Track, marks: readonly Mark[]): TemplateResult {
    const font = this.#ruler ? this.#stage.theme(this.#ruler).font : "";
    const label = ({ limit, beyond }: Mark): string => {
      const word = this.labels[limit] ?? "";
      return beyond === "below" ? `◂ ${word}` : beyond === "above" ? `${word} ▸` : word;
    };
    const anchors = marks.map(({ position }) => trackX(track, position));
    const widths = marks.map((mark) => {
      if (!this.#ruler) {
        return TEXT * label(mark).length * 0.6;
      }
      this.#ruler.font = `${TEXT}px ${font}`;
      return this.#ruler.measureText(label(mark)).width;
    });
    const middles = spread(anchors, widths, track.width);
    const foot = MARKS - TIP;
    return html`<svg aria-hidden="true">${marks.map((mark, i) => {
      const [x, middle, half] = [anchors[i]!, middles[i]!, widths[i]! / 2 - 2];
      // From the nearest place under the label.
      const from = Math.min(Math.max(x, middle - half), middle + half);
      return svg`<g data-limit=${mark.limit}><title>${this.meanings[mark.limit]}</title>
        <text x=${middle} y="10" text-anchor="middle" font-size=${TEXT}>${label(mark)}</text>
        ${mark.beyond ? nothing : svg`<polyline points="${from},12.5 ${x},${foot}"></polyline>
          <path d="M${x} ${MARKS} l${-WING} ${-TIP} h${2 * WING} z"></path>`}
      </g>`;
    })}</svg>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (["bands", "alpha", "words", "track"].some((name) => changed.has(name))) {
      this.#stage.ask();
    }
  }

  #measure(): void {
    const { width } = this.#stage.size;
    this.track = { width, thumb: parseFloat(getComputedStyle(this).getPropertyValue("--thumb")) || 20 };
  }

  #paint(): void {
    const { bands, track } = this;
    if (!track) {
      return;
    }
    const { ratio } = this.#stage.size;
    const across = Math.round(track.width * ratio);
    const down = Math.round(STRIP * ratio);
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
    }
    const ctx = this.canvas.getContext("2d");
    if (!ctx) {
      return;
    }
    ctx.setTransform(across / track.width, 0, 0, down / STRIP, 0, 0);
    if (!bands) {
      ctx.clearRect(0, 0, track.width, STRIP);
      return;
    }
    const theme = this.#stage.theme(ctx);
    const { ink, quiet, font } = theme;
    const colours = fateColours(this, theme);
    const strip: Strip = {
      bands, words: this.words, colours, ink, font,
      edge: quiet,
      thumb: Math.min(Math.max(0, positionOf(this.alpha)), LAST_STOP),
    };
    drawStrip(ctx, track, STRIP, strip);
  }
}
