/** `<hiker-map>`: the contour map with the hiker on it. Internal; the page's element feeds it. */
import type { Choice, Domain, Info, TerrainStyle, Walk } from "#core";
import { LitElement, css, html, type PropertyValues, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import { Cartographer } from "../core/cartographer.ts";
import type { Core } from "../core/core.ts";
import type { Sheet } from "../core/sheet.ts";
import { frameFor } from "../draw/furniture.ts";
import { drawSheet, drawWalk, type Scene } from "../draw/map.ts";
import { plain } from "../draw/numbers.ts";
import type { Format, Theme } from "../draw/theme.ts";
import { standing, trail, type Trail } from "../draw/trail.ts";
import { fit, onSheet, toX, toY, type View } from "../draw/view.ts";
import { Stage } from "./map-canvas.ts";
import { MapInput, type Placing } from "./map-input.ts";
import { Motion } from "./map-motion.ts";
import { readTheme } from "./map-theme.ts";

/** The tint is stretched beyond this many pixels; nobody can tell. */
const TINT_PIXELS = 1_500_000;
/** A page may well pass a new array with the same numbers at each turn; that is no reason to redraw. */
const byContent = {
  attribute: false,
  hasChanged: (now: unknown, before: unknown) => JSON.stringify(now) !== JSON.stringify(before),
};

/** One vertex of the contour grid per so many CSS pixels. */
const GRID = 2.5;
const MOST_VERTICES = 480;

/**
 * Draws a surface as a map sheet and a walk on it, and lets the hiker be placed.
 *
 * @fires map-place - `Placing`: a pointer or the keys choose a start; `done` when chosen
 * @fires map-error - `{ message }`: the map could not be drawn
 */
export class HikerMap extends LitElement {
  static override styles = css`
    :host {
      display: block;
      position: relative;
      aspect-ratio: 4 / 3;
      min-inline-size: 0;
      /* A colour that changes tells, by its transition, that the theme has changed. */
      color: var(--hiker-paper, #faf8f2);
      outline-color: var(--hiker-accent, #9c3d12);
      transition: color 1ms, outline-color 1ms;
    }
    [role="region"] {
      position: absolute;
      inset: 0;
      direction: ltr;
      overflow: hidden;
      cursor: crosshair;
      border-radius: 2px;
      touch-action: pan-y pinch-zoom;
      user-select: none;
      -webkit-user-select: none;
      -webkit-tap-highlight-color: transparent;
    }
    [role="region"]:focus-visible {
      outline: 3px solid var(--hiker-accent, #9c3d12);
      outline-offset: 2px;
    }
    canvas {
      position: absolute;
      inset: 0;
      inline-size: 100%;
      block-size: 100%;
      pointer-events: none;
    }
    .handle {
      position: absolute;
      inset-block-start: 0;
      left: 0;
      inline-size: 48px;
      block-size: 48px;
      margin: -38px 0 0 -24px;
      touch-action: none;
      cursor: grab;
    }
    .handle:active {
      cursor: grabbing;
    }
  `;

  /** Without the core, the map stays an empty sheet. */
  @property({ attribute: false }) core: Core | undefined;
  @property(byContent) surface: Choice | undefined;
  /** The part of the surface that must be seen. */
  @property(byContent) domain: Readonly<Domain> = [-1, 1, -1, 1];
  @property({ attribute: false }) walk: Walk | null = null;
  /** The iterate to show. */
  @property({ attribute: false }) index = 0;
  /** Where the next step lands. */
  @property({ attribute: false }) next: readonly [number, number] | null = null;
  @property({ attribute: false }) gradient: readonly [number, number] | null = null;
  @property(byContent) minima: NonNullable<Info["minima"]> = [];
  @property(byContent) saddles: NonNullable<Info["saddles"]> = [];
  @property({ attribute: false }) palette: TerrainStyle["palette"] = "hiker";
  /** With "off", or where the reader prefers reduced motion, the hiker does not walk but is there. */
  @property({ attribute: false }) motion: "auto" | "off" = "auto";
  /** How long a step takes. */
  @property({ attribute: false }) stepMs = 260;
  /** The accessible name. */
  @property({ attribute: false }) label = "Contour map";
  /** What is to be seen, in words. */
  @property({ attribute: false }) description = "";
  /** How to use the keys, in words. */
  @property({ attribute: false }) hint = "";
  /** How the page's language writes a number. */
  @property({ attribute: false }) format: Format = plain;

  @query(".sheet") private readonly sheetCanvas!: HTMLCanvasElement;
  @query(".walk") private readonly walkCanvas!: HTMLCanvasElement;
  @query(".handle") private readonly handle!: HTMLElement;

  readonly #stage = new Stage(this, () => { this.#refit(); }, (now) => { this.#paint(now); });
  readonly #motion = new Motion();
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)");
  readonly #input = new MapInput(
    {
      view: () => this.#view,
      start: () => (this.walk && this.walk.rows > 0 ? standing(...columns(this.walk), 0) : null),
      hiker: () => this.#scene?.at ?? null,
      place: (detail) => { this.#fire("map-place", detail); },
    },
    (target) => target === this.handle,
  );
  #cartographer: Cartographer | undefined;
  #view: View | null = null;
  #theme: Theme | undefined;
  #sheet: Sheet | null = null;
  /** The surface that the sheet shows. */
  #shownSurface = "";
  #trail: Trail | undefined;
  #trailEnd = -1;
  #scene: Scene | null = null;
  #facing: 1 | -1 = 1;
  #sheetStale = true;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("transitionend", this.#recolour);
    this.#stage.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("transitionend", this.#recolour);
    this.#stage.stop();
    this.#cartographer?.cancel();
  }

  protected override render(): TemplateResult {
    const { down, move, up, cancel, key, blur } = this.#input;
    return html`
      <div
        role="region"
        tabindex="0"
        aria-label=${this.label}
        aria-describedby="hint"
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Enter"
        @pointerdown=${down}
        @pointermove=${move}
        @pointerup=${up}
        @pointercancel=${cancel}
        @keydown=${key}
        @blur=${blur}
      >
        <canvas class="sheet" aria-hidden="true"></canvas>
        <canvas
          class="walk"
          role="img"
          aria-label=${this.label}
          aria-describedby="description"
          @contextrestored=${this.#restored}
        ></canvas>
        <div class="handle" hidden></div>
        <p id="description" hidden>${this.description}</p>
        <p id="hint" hidden>${this.hint}</p>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.sheetCanvas.addEventListener("contextrestored", this.#restored);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("core")) {
      this.#cartographer = this.core && new Cartographer(this.core);
    }
    if (changed.has("domain")) {
      this.#refit();
    } else if (changed.has("core") || changed.has("surface") || changed.has("palette")) {
      this.#survey();
    }
    if (changed.has("minima") || changed.has("saddles") || changed.has("format")) {
      this.#sheetStale = true;
    }
    if (changed.has("walk") || changed.has("index")) {
      this.#go(changed.has("walk") ? changed.get("walk") : this.walk);
    }
    this.#stage.ask();
  }

  /** Shows the iterate that was asked for, on foot if it lies on the way that is on show. */
  #go(before: Walk | null | undefined): void {
    if (before !== this.walk) {
      this.#input.settle();
      this.#trail = undefined;
    }
    const rows = this.walk?.rows ?? 0;
    const index = Math.min(Math.max(0, Math.trunc(this.index) || 0), Math.max(0, rows - 1));
    const onFoot = this.motion === "auto" && !this.#calm.matches && this.#sameWay(before);
    this.#motion.go(index, onFoot ? this.stepMs : 0);
  }

  /** Whether the hiker is on the way of the present walk, too: a change ahead does not move the hiker. */
  #sameWay(before: Walk | null | undefined): boolean {
    if (!before || !this.walk) {
      return false;
    }
    const there = standing(...columns(before), this.#motion.shown);
    const here = standing(...columns(this.walk), this.#motion.shown);
    return there[0] === here[0] && there[1] === here[1] && before.columns[0] === this.walk.columns[0];
  }

  /** The canvas or the domain has changed. */
  #refit(): void {
    const { width, height, ratio } = this.#stage.size;
    if (width === 0 || !this.hasUpdated) {
      return;
    }
    this.#view = fit(this.domain, width, height, frameFor(width), ratio);
    this.#trail = undefined;
    this.#survey();
  }

  readonly #recolour = (): void => {
    this.#theme = undefined;
    this.#survey();
  };

  readonly #restored = (): void => {
    this.#sheetStale = true;
    this.#stage.ask();
  };

  /** Orders the sheet for the present view and shows what there is until it comes. */
  #survey(): void {
    this.#sheetStale = true;
    this.#stage.ask();
    const view = this.#view;
    if (!view || !this.surface || !this.#cartographer) {
      return;
    }
    const surface = JSON.stringify(this.surface);
    if (surface !== this.#shownSurface) {
      this.#sheet = null;
    }
    const across = view.right - view.left;
    const down = view.bottom - view.top;
    const ratio = Math.min(view.ratio, Math.sqrt(TINT_PIXELS / (across * down)));
    const vertices = (length: number): number => Math.min(MOST_VERTICES, Math.max(2, Math.round(length / GRID)));
    const dark = this.#colours().dark;
    this.#cartographer.order(
      {
        surface: this.surface,
        domain: view.domain,
        width: Math.max(1, Math.round(across * ratio)),
        height: Math.max(1, Math.round(down * ratio)),
        nx: vertices(across),
        ny: vertices(down),
        style: { palette: this.palette ?? "hiker", theme: dark ? "dark" : "light" },
      },
      (sheet) => {
        this.#sheet = sheet;
        this.#shownSurface = surface;
        this.#sheetStale = true;
        this.#stage.ask();
      },
      (reason) => { this.#fail(reason); },
    );
  }

  #paint(now: number): void {
    const view = this.#view;
    if (!view) {
      return;
    }
    try {
      const { width, height } = this.#stage.size;
      const theme = this.#colours();
      if (this.#sheetStale) {
        this.#sheetStale = false;
        const ctx = this.#stage.prepare(this.sheetCanvas);
        drawSheet({ ctx, width, height }, view, this.#sheet, this.minima, this.saddles, theme, this.format);
      }
      this.#motion.tick(now);
      this.#scene = this.#look(view);
      const ctx = this.#stage.prepare(this.walkCanvas);
      drawWalk({ ctx, width, height }, view, this.#scene, theme, this.format);
      this.#moveHandle(view);
    } catch (reason) {
      this.#fail(reason);
      return;
    }
    if (this.#motion.under) {
      this.#stage.ask();
    }
  }

  /** What is to be seen of the walk at this moment. */
  #look(view: View): Scene | null {
    if (!this.walk || this.walk.rows < 1) {
      return null;
    }
    const [x, y] = columns(this.walk);
    const { shown, target, under } = this.#motion;
    const left = Math.min(Math.floor(shown), x.length - 1);
    if (!this.#trail || this.#trailEnd !== left) {
      this.#trail = trail(view, x, y, left);
      this.#trailEnd = left;
    }
    let at = standing(x, y, shown);
    // The last iterate of a walk that blew up is nowhere; the sign at the edge still knows the direction.
    let lost = false;
    if (!Number.isFinite(at[0]) || !Number.isFinite(at[1])) {
      lost = true;
      at = standing(x, y, Math.max(0, left - (left === shown ? 1 : 0)));
    }
    const from: [number, number] = [x[left]!, y[left]!];
    const landing: readonly [number, number] | null = under ? [x[left + 1] ?? NaN, y[left + 1] ?? NaN] : this.next;
    const ahead = (under && target < shown ? -1 : 1) * (landing ? landing[0] - from[0] : left > 0 ? from[0] - x[left - 1]! : 0);
    if (Math.abs(ahead) * view.sx > 0.5) {
      this.#facing = ahead > 0 ? 1 : -1;
    }
    return {
      trail: this.#trail,
      from,
      at,
      lost,
      landing,
      gradient: under ? null : this.gradient,
      facing: this.#facing,
      stride: Math.cos(Math.PI * shown),
      size: Math.min(36, 19 + view.right / 42),
    };
  }

  /** Where a finger can take hold of the hiker. */
  #moveHandle(view: View): void {
    const at = this.#scene?.at;
    const px = at ? toX(view, at[0]) : NaN;
    const py = at ? toY(view, at[1]) : NaN;
    this.handle.hidden = !onSheet(view, px, py);
    if (!this.handle.hidden) {
      this.handle.style.transform = `translate(${px}px, ${py}px)`;
    }
  }

  #colours(): Theme {
    return (this.#theme ??= readTheme(this, this.#stage.prepare(this.walkCanvas)));
  }

  #fail(reason: unknown): void {
    this.#fire("map-error", { message: reason instanceof Error ? reason.message : String(reason) });
  }

  #fire(type: string, detail: Placing | { message: string }): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

/** The places of a walk, as views of its columns. */
function columns({ columns: all, rows }: Walk): [x: Float64Array, y: Float64Array] {
  return [all.subarray(0, rows), all.subarray(rows, 2 * rows)];
}


declare global {
  interface HTMLElementTagNameMap {
    "hiker-map": HikerMap;
  }
}
