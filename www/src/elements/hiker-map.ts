/** `<hiker-map>`: the contour map with the hiker on it. Internal; the page's element feeds it. */
import type { Choice, Domain, Walk } from "#core";
import { html, LitElement, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import mapStyles from "../../styles/map.css";
import { Cartographer } from "../core/cartographer.ts";
import type { Core } from "../core/core.ts";
import type { Cover, Sheet } from "../core/sheet.ts";
import type { Fan } from "../draw/fan.ts";
import { frameFor } from "../draw/furniture.ts";
import { drawSheet, drawWalk, prepare, type Prepared, type Scene } from "../draw/map.ts";
import { brief } from "../draw/numbers.ts";
import type { Figure } from "../draw/others.ts";
import { ratedTrail } from "../draw/rated.ts";
import type { Theme } from "../draw/theme.ts";
import { beyondTag, standing, trail, type Corner, type Trail } from "../draw/trail.ts";
import { beyond, fit, onSheet, toX, toY, type View } from "../draw/view.ts";
import type { Camera } from "../state/camera.ts";
import { HEIGHTS, PALETTES, type Look } from "../state/hike.ts";
import type { Other } from "../state/party.ts";
import { same } from "../state/spec.ts";
import { ENGLISH, type Text } from "../text/text.ts";
import { MapCamera } from "./map-camera.ts";
import { Stage } from "./map-canvas.ts";
import { MapInput, type Placing } from "./map-input.ts";
import { legend, paintLegend } from "./map-legend.ts";
import { Fog, Motion } from "./map-motion.ts";
import type { Portrait } from "./map-portrait.ts";
import { mapTools } from "./map-tools.ts";

/** The tint is stretched beyond this many pixels; nobody can tell. */
const TINT_PIXELS = 1_500_000;
/** One vertex of the contour grid per so many CSS pixels. */
const GRID = 2.5;
const MOST_VERTICES = 480;
/** While the map moves, a sheet has this part of its usual detail along each side. */
const SKETCH = 0.5;
/** How long the camera takes to a place that was asked for with a button or a key. */
const GLIDE_MS = 240;
/** The ground that a hiker feels around each footprint, as a part of the landscape's sheet. */
const REACH = 0.075;
const LEAST_REACH = 20;

/** A page may well pass a new array with the same numbers at each turn; that is no reason to redraw. */
const byContent = {
  attribute: false,
  hasChanged: (now: unknown, before: unknown) => !same(now, before),
};

/**
 * Draws a surface as a map sheet and a walk on it, lets the hiker be placed, and the map be moved.
 *
 * @fires map-place - `Placing`: a pointer or the keys choose a start; `done` when chosen
 * @fires map-look - `Partial<Look>`: the map was moved, or is to be looked at in another way
 * @fires map-drawn - `{ sketch, domain }`: a new sheet is to be seen, in full detail or, while the map moves, in less
 * @fires map-error - `{ message }`: the map could not be drawn
 */
export class HikerMap extends LitElement {
  static override styles = unsafeCSS(mapStyles);

  /** Without the core, the map stays an empty sheet. */
  @property({ attribute: false }) core: Core | undefined;
  @property({ attribute: false }) text: Text = ENGLISH;
  @property(byContent) surface: Choice | undefined;
  /** The part of the surface that the map shows without a camera. */
  @property(byContent) domain: Readonly<Domain> = [-1, 1, -1, 1];
  @property({ attribute: false }) walk: Walk | null = null;
  /** The iterate to show, and the last one that was shown. */
  @property({ attribute: false }) index = 0;
  @property({ attribute: false }) reached = 0;
  /** Where the next step lands. */
  @property({ attribute: false }) next: readonly [number, number] | null = null;
  /** Where it would land with half and with twice the rate; null where that is not to be shown. */
  @property(byContent) fan: Omit<Fan, "next"> | null = null;
  @property({ attribute: false }) gradient: readonly [number, number] | null = null;
  /** Those who walk beside the hiker. */
  @property({ attribute: false }) others: readonly Other[] = [];
  /** Whether the trail is coloured by the learning rate. */
  @property({ attribute: false }) rated = false;
  /** An iterate that is pointed at. */
  @property({ attribute: false }) peek: number | null = null;
  /** What an instrument lays over the ground. */
  @property({ attribute: false }) cover: Cover | null = null;
  /** A picture only: without tools, and not to be moved. */
  @property({ type: Boolean, reflect: true }) plain = false;
  @property(byContent) camera: Camera | null = null;
  @property({ attribute: false }) follow = false;
  @property({ attribute: false }) blindfold = false;
  @property({ attribute: false }) palette: Look["palette"] = PALETTES[0];
  @property({ attribute: false }) heights: Look["heights"] = HEIGHTS[0];
  /** With "off", or where the reader prefers reduced motion, nothing moves by itself but is there. */
  @property({ attribute: false }) motion: "auto" | "off" = "auto";
  /** Whether it is a landmark of the page. */
  @property({ attribute: false }) landmark = true;
  /** How long a step takes. */
  @property({ attribute: false }) stepMs = 260;
  /** What is to be seen, in words. */
  @property({ attribute: false }) description = "";

  /** A sentence about the ground on show, where there is something to say. */
  @state() private remark = "";
  /** A sentence about where the map has just been sent. */
  @state() private note = "";
  /** How far away a hiker is who is beyond the sheet, in words. */
  @state() private away = "";
  @state() private ends = { in: false, out: false };

  @query(".sheet") private readonly sheetCanvas!: HTMLCanvasElement;
  @query(".walk") private readonly walkCanvas!: HTMLCanvasElement;
  @query(".handle") private readonly handle!: HTMLElement;
  @query(".tools") private readonly tools!: HTMLElement;
  @query(".beyond") private readonly sign!: HTMLElement;

  readonly #stage = new Stage(this, () => { this.#refit(); }, (now) => { this.#paint(now); }, () => { this.#survey(); });
  readonly #motion = new Motion();
  readonly #fog = new Fog();
  readonly #camera = new MapCamera();
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)");
  readonly #input = new MapInput(
    {
      view: () => this.#view,
      start: () => (this.walk && this.walk.rows > 0 ? standing(...columns(this.walk), 0) : null),
      hiker: () => this.#scene?.at ?? null,
      place: (detail) => { this.#fire("map-place", detail); },
      pan: (dx, dy, glide) => { this.#pan(dx, dy, glide); },
      zoom: (factor, px, py, glide) => this.#zoom(factor, px, py, glide),
      home: () => { this.#home(); },
      rest: () => { this.#rest(); },
    },
    (target) => target === this.handle,
  );
  #cartographer: Cartographer | undefined;
  #view: View | null = null;
  /** The sheet on show, one of the whole landscape to lie under it, and the last one with labels. */
  #shown: Prepared | null = null;
  #under: Sheet | null = null;
  #labelled: Prepared | null = null;
  /** The surface that the sheet shows. */
  #shownSurface = "";
  #trail: Trail | undefined;
  #trailEnd = -1;
  #rated: Path2D[] | undefined;
  /** Trails of the others, by their walks: as far as they were made ready in the present view. */
  #ways = new Map<Walk, { left: number; from: number; trail: Trail }>();
  #scene: Scene | null = null;
  #facing: 1 | -1 = 1;
  #sheetStale = true;
  /** The corner that the buttons take. */
  #corner: Corner = { right: 0, bottom: 0 };
  /** Whether a sheet has come that has not been painted. */
  #fresh = false;
  /** Whether the map was moved by hand since the page was last told where it is. */
  #moved = false;

  /** Whether nothing on the map moves by itself at this moment. */
  get still(): boolean {
    return !this.#motion.under && !this.#camera.moving && !this.#fog.changing;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stage.start();
    this.#input.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stage.stop();
    this.#input.stop();
    this.#cartographer?.cancel();
  }

  protected override render(): TemplateResult {
    const { down, move, up, cancel, key, blur, wheel, touch } = this.#input;
    const { text } = this;
    return html`
      <div
        class="ground"
        role=${this.landmark ? "region" : "group"}
        tabindex="0"
        ?inert=${this.plain}
        aria-label=${text.say("map-label")}
        aria-describedby="hint"
        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Enter + - 0 W A S D"
        @pointerdown=${down}
        @pointermove=${move}
        @pointerup=${up}
        @pointercancel=${cancel}
        @keydown=${key}
        @blur=${blur}
        @wheel=${wheel}
        @touchmove=${touch}
      >
        <canvas class="sheet" aria-hidden="true" @contextrestored=${this.#restored}></canvas>
        <canvas
          class="walk"
          role="img"
          aria-label=${text.say("map-label")}
          aria-describedby="description"
          @contextrestored=${this.#restored}
        ></canvas>
        <div class="handle" hidden></div>
        <p id="description" hidden>${this.description}</p>
        <p id="hint" hidden>${text.say("map-help")}</p>
        <button type="button" class="beyond" ?hidden=${this.away === ""} aria-label=${text.say("bring-label", { distance: this.away })}
          @click=${this.#bring}></button>
        <p class="remark" role="status" dir=${text.dir}>${this.note || this.remark}</p>
        ${mapTools({
          text,
          look: this,
          ends: this.ends,
          legend: () => legend(text),
          zoom: (factor) => { this.#zoom(factor, undefined, undefined, true); },
          sheet: () => { this.#home(); },
          walk: this.#showWalk,
          change: (look) => { this.#fire("map-look", look); },
        })}
      </div>
    `;
  }

  protected override firstUpdated(): void {
    this.renderRoot.addEventListener("legend-open", () => { paintLegend(this.renderRoot, this.#stage.size.ratio, this.#colours()); });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("core")) {
      this.#cartographer = this.core && new Cartographer(this.core);
    }
    if (changed.has("surface") || changed.has("core")) {
      this.remark = "";
    }
    if (changed.has("camera") && !same(this.camera, this.#camera.aim)) {
      // Another landscape is not flown to.
      this.#camera.go(this.camera, changed.has("domain") ? 0 : this.#glide());
    }
    if (changed.has("domain")) {
      this.#refit();
    } else if ((["core", "surface", "palette", "heights", "text"] as const).some((name) => changed.has(name))) {
      this.#survey();
    }
    if (changed.has("cover")) {
      this.#sheetStale = true;
    }
    if (changed.has("walk") || changed.has("index")) {
      this.#go(changed.has("walk") ? changed.get("walk") : this.walk);
    }
    if (changed.has("blindfold")) {
      this.#fog.cover(this.blindfold, this.#isCalm() || changed.get("blindfold") === undefined);
    }
    this.#stage.ask();
  }

  #isCalm(): boolean {
    return this.motion !== "auto" || this.#calm.matches;
  }

  #glide(): number {
    return this.#isCalm() ? 0 : GLIDE_MS;
  }

  /** The hand moves the map. */
  #pan(dx: number, dy: number, glide: boolean): void {
    this.#letGo();
    if (glide) {
      this.#send(this.#camera.panned(dx, dy));
    } else {
      this.note = "";
      this.#camera.pan(dx, dy);
      this.#moved = true;
      this.#stage.ask();
    }
  }

  #zoom(factor: number, px?: number, py?: number, glide = false): boolean {
    const camera = this.#camera.atEnd(factor) ? null : this.#camera.zoomed(factor, px, py);
    if (!camera) {
      return false;
    }
    if (glide) {
      this.#send(camera);
    } else {
      this.note = "";
      this.#camera.go(camera, 0);
      this.#moved = true;
      this.#stage.ask();
    }
    return true;
  }

  #home(): void {
    this.#letGo();
    this.#send(null);
  }

  /** Sends the camera to a place, and tells the page. */
  #send(camera: Camera | null): void {
    this.note = "";
    this.#camera.go(camera, this.#glide());
    this.#tellCamera();
    this.#stage.ask();
  }

  /** The hands are off: the page is told, and the full detail follows. */
  #rest(): void {
    if (this.#moved) {
      this.#tellCamera();
      this.#survey();
    }
  }

  #tellCamera(): void {
    this.#moved = false;
    this.#fire("map-look", { camera: this.#camera.aim });
  }

  /** Whoever moves the map does not want it to run after the hiker. */
  #letGo(): void {
    if (this.follow) {
      this.#fire("map-look", { follow: false });
    }
  }

  readonly #showWalk = (): void => {
    if (this.walk && this.walk.rows > 0) {
      this.#letGo();
      this.#send(this.#camera.around(...columns(this.walk), this.reached));
    }
  };

  /** Brings the map to the hiker. */
  readonly #bring = (): void => {
    const at = this.#scene?.at;
    if (at) {
      this.#send(this.#camera.centred(...at));
      const { aim } = this.#camera;
      if (aim && (aim.x !== at[0] || aim.y !== at[1])) {
        this.note = this.text.say("bring-too-far");
      }
      // The button goes with the sign; the keys stay on the map.
      this.renderRoot.querySelector<HTMLElement>(".ground")?.focus();
    }
  };

  /** Shows the iterate that was asked for, on foot if it lies on the way that is on show. */
  #go(before: Walk | null | undefined): void {
    if (before !== this.walk) {
      this.#input.settle();
      this.#trail = undefined;
    }
    const rows = this.walk?.rows ?? 0;
    const index = Math.min(Math.max(0, Math.trunc(this.index) || 0), Math.max(0, rows - 1));
    const onFoot = !this.#isCalm() && this.#sameWay(before);
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
    const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = this.tools;
    this.#corner = { right: offsetLeft + offsetWidth, bottom: offsetTop + offsetHeight };
    this.#camera.fit(fit(this.domain, width, height, frameFor(width), ratio));
    this.#look();
    this.#survey();
  }

  /** Takes over what the camera sees; whether that is something else than before. */
  #look(): boolean {
    const { view } = this.#camera;
    if (view === this.#view) {
      return false;
    }
    this.#view = view;
    this.#trail = undefined;
    this.#ways.clear();
    this.#sheetStale = true;
    const ends = { in: this.#camera.atEnd(2), out: this.#camera.atEnd(0.5) };
    if (!same(ends, this.ends)) {
      this.ends = ends;
    }
    return true;
  }

  readonly #restored = (): void => {
    this.#sheetStale = true;
    this.#stage.ask();
  };

  /** Orders the sheet for the present view and shows what there is until it comes. */
  #survey(sketch = this.#input.busy || this.#camera.moving): void {
    this.#sheetStale = true;
    this.#stage.ask();
    const view = this.#view;
    if (!view || !this.surface || !this.#cartographer) {
      return;
    }
    const surface = JSON.stringify(this.surface);
    if (surface !== this.#shownSurface) {
      this.#shown = this.#under = this.#labelled = null;
    }
    const across = view.right - view.left;
    const down = view.bottom - view.top;
    const part = sketch ? SKETCH : 1;
    const ratio = part * Math.min(view.ratio, Math.sqrt(TINT_PIXELS / (across * down)));
    const vertices = (length: number): number => Math.min(MOST_VERTICES, Math.max(2, Math.round((part * length) / GRID)));
    const dark = this.#colours().dark;
    this.#cartographer.order(
      {
        surface: this.surface,
        domain: view.domain,
        width: Math.max(1, Math.round(across * ratio)),
        height: Math.max(1, Math.round(down * ratio)),
        nx: vertices(across),
        ny: vertices(down),
        style: { palette: this.palette, theme: dark ? "dark" : "light" },
        heights: this.heights,
      },
      sketch,
      (sheet) => {
        this.#shownSurface = surface;
        this.#receive(sheet, view, sketch);
      },
      (reason) => { this.#fail(reason); },
    );
  }

  #receive(sheet: Sheet, view: View, sketch: boolean): void {
    const prepared = prepare(this.#stage.prepare(this.sheetCanvas), view, sheet, sketch, this.#corner, this.#colours(), this.text.fixed);
    this.#shown = prepared;
    if (!sketch) {
      this.#labelled = prepared;
      if (this.#camera.aim === null) {
        this.#under = sheet;
      }
    }
    if (sketch && this.#view === view) {
      // The hand rests, though it may be on the map still.
      this.#survey(false);
    }
    const { ground } = sheet.elevation;
    this.remark = ground === "level" || ground === "none" || ground === "partial" ? this.text.say(`ground-${ground}`) : "";
    this.#sheetStale = this.#fresh = true;
    this.#stage.ask();
  }

  #paint(now: number): void {
    try {
      this.#motion.tick(now);
      this.#camera.tick(now);
      this.#followHiker();
      const before = this.#view;
      if (this.#look() && before) {
        this.#survey();
      }
      const view = this.#view;
      if (!view) {
        return;
      }
      const { width, height } = this.#stage.size;
      const theme = this.#colours();
      const fresh = this.#fresh;
      if (this.#sheetStale) {
        this.#sheetStale = false;
        this.#fresh = false;
        const ctx = this.#stage.prepare(this.sheetCanvas);
        const sheets = { shown: this.#shown, under: this.#under, labelled: this.#labelled, cover: this.blindfold ? null : this.cover };
        drawSheet({ ctx, width, height }, view, sheets, theme, this.text.fixed);
      }
      this.#scene = this.#behold(view, now);
      const ctx = this.#stage.prepare(this.walkCanvas);
      drawWalk({ ctx, width, height }, view, this.#scene, theme, this.text.fixed);
      this.#moveHandle(view);
      if (fresh) {
        this.#fire("map-drawn", { sketch: this.#shown !== this.#labelled, domain: view.domain });
      }
    } catch (reason) {
      this.#fail(reason);
      return;
    }
    if (!this.still) {
      this.#stage.ask();
    }
  }

  #followHiker(): void {
    if (this.follow && this.walk && !this.#input.busy && !this.#camera.moving) {
      this.#camera.keep(...standing(...columns(this.walk), this.#motion.shown));
    }
  }

  /** What is to be seen of the walk at this moment. */
  #behold(view: View, now: number): Scene | null {
    if (!this.walk || this.walk.rows < 1) {
      return null;
    }
    const [x, y] = columns(this.walk);
    const { shown, target, under } = this.#motion;
    const left = Math.min(Math.floor(shown), x.length - 1);
    if (!this.#trail || this.#trailEnd !== left) {
      this.#trail = trail(view, x, y, left);
      this.#trailEnd = left;
      this.#rated = undefined;
    }
    if (this.rated) {
      this.#rated ??= ratedTrail(view, x, y, this.walk.columns.subarray(3 * this.walk.rows, 4 * this.walk.rows), left);
    }
    const fog = this.#fog.at(now);
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
      fan: under || !this.fan || this.blindfold ? null : { ...this.fan, next: this.next },
      fog: fog > 0 ? { opacity: fog, radius: this.#reach(view) } : null,
      gradient: under ? null : this.gradient,
      others: this.blindfold ? [] : this.#figures(view),
      rated: this.rated ? this.#rated ?? null : null,
      peek: this.#pointedAt(x, y),
      facing: this.#facing,
      stride: Math.cos(Math.PI * shown),
      size: Math.min(36, 19 + view.right / 42),
      corner: this.#corner,
    };
  }

  /** The others as far as they have come: those who walk along are where the hiker's clock is. */
  #figures(view: View): Figure[] {
    const { shown, target } = this.#motion;
    const figures = this.others.map(({ walk, style, from, index }): Figure => {
      const [x, y] = columns(walk);
      // Whoever came to an end before, or goes on where the hiker could not, is on no way at this moment.
      const stands = style !== "ghost" && index === target ? Math.min(shown, x.length - 1) : index;
      const left = Math.floor(stands);
      let known = this.#ways.get(walk);
      if (known?.left !== left || known.from !== from) {
        known = { left, from, trail: trail(view, x.subarray(from), y.subarray(from), left - from) };
        this.#ways.set(walk, known);
      }
      return { style, trail: known.trail, at: standing(x, y, stands) };
    });
    for (const walk of this.#ways.keys()) {
      if (!this.others.some((other) => other.walk === walk)) {
        this.#ways.delete(walk);
      }
    }
    return figures;
  }

  #pointedAt(x: Float64Array, y: Float64Array): Scene["peek"] {
    const k = this.peek;
    return k === null || this.blindfold || k >= x.length ? null : { at: [x[k]!, y[k]!], text: this.text.say("peek-label", { iteration: k }) };
  }

  /** Pixels that a hiker feels around each footprint: the same ground at any zoom. */
  #reach(view: View): number {
    const [x0, x1, y0, y1] = this.domain;
    return Math.max(LEAST_REACH, REACH * Math.min((x1 - x0) * view.sx, (y1 - y0) * view.sy));
  }

  /** Where a finger can take hold of the hiker, or of the sign that points to where the hiker is. */
  #moveHandle(view: View): void {
    const at = this.#scene?.at;
    const px = at ? toX(view, at[0]) : NaN;
    const py = at ? toY(view, at[1]) : NaN;
    this.handle.hidden = !onSheet(view, px, py);
    let away = "";
    if (!this.handle.hidden) {
      this.handle.style.transform = `translate(${px}px, ${py}px)`;
    } else if (at && this.#scene) {
      away = brief(this.#scene.lost ? Infinity : beyond(view, ...at), this.text.fixed, 0);
      const tag = beyondTag(this.#stage.prepare(this.walkCanvas), view, px, py, away, this.#corner, this.#colours());
      if (tag) {
        this.sign.style.cssText = `transform: translate(${tag.left}px, ${tag.top}px); inline-size: ${tag.width}px; block-size: ${tag.height}px`;
      } else {
        away = "";
      }
    }
    if (away !== this.away) {
      this.away = away;
    }
  }

  /** What is to be seen now, for a picture of it; null while there is nothing. */
  async portrait(): Promise<Portrait | null> {
    const { Portrait } = await import("./map-portrait.ts");
    const { width, height } = this.#stage.size;
    const view = this.#view;
    const fog = this.#fog.at(performance.now());
    return view && width > 0 ? new Portrait({
      width, height, view, shown: this.#shown, under: this.#under, cover: this.cover, theme: this.#colours(), text: this.text,
      walk: this.walk, index: this.index, next: this.next, fan: this.blindfold ? null : this.fan, gradient: this.gradient,
      others: this.blindfold ? [] : this.others, rated: this.rated, fog: fog > 0 ? { opacity: fog, radius: this.#reach(view) } : null,
    }) : null;
  }

  #colours(): Theme {
    return this.#stage.theme(this.#stage.prepare(this.walkCanvas));
  }

  #fail(reason: unknown): void {
    this.#fire("map-error", { message: reason instanceof Error ? reason.message : String(reason) });
  }

  #fire(type: string, detail: Placing | Partial<Look> | { sketch: boolean; domain: Readonly<Domain> } | { message: string }): void {
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
