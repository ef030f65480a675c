/** `<hiker-relief>`: the same landscape from the side, with the same walk on it. The map carries all that is to be known. */
import type { Domain } from "#core";
import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import controlStyles from "../../../styles/controls.css";
import { Cartographer } from "../../core/cartographer.ts";
import type { Sheet } from "../../core/sheet.ts";
import { drawContours, traceContours } from "../../draw/contours.ts";
import { drawTerrain } from "../../draw/terrain.ts";
import type { Theme } from "../../draw/theme.ts";
import type { View } from "../../draw/view.ts";
import type { Context } from "../../elements/context.ts";
import { Stage } from "../../elements/map-canvas.ts";
import { readTheme } from "../../elements/map-theme.ts";
import { groundOf, type Ground } from "../../state/ground.ts";
import { HOME, nearer, onTheWay, turned, type Orbit } from "../../state/orbit.ts";
import { same } from "../../state/spec.ts";
import styles from "./relief.css";
import { Relief } from "./scene.ts";

/** Vertices along each side of the ground, and pixels of the picture on it. */
const SIDE = 193;
const PICTURE = 1024;
/** A key or a button goes round by so much, and nearer by this factor. */
const TURN = Math.PI / 12;
const TILT = Math.PI / 24;
const NEARER = 1.25;
const GLIDE_MS = 220;
/** Radians per pixel of a drag. */
const DRAG = 0.008;
/** Pixels of the wheel that bring the ground twice as near. */
const WHEEL = 400;

const KEYS: Readonly<Record<string, (orbit: Orbit) => Orbit>> = {
  ArrowLeft: (orbit) => turned(orbit, { turn: TURN }),
  ArrowRight: (orbit) => turned(orbit, { turn: -TURN }),
  ArrowUp: (orbit) => turned(orbit, { tilt: TILT }),
  ArrowDown: (orbit) => turned(orbit, { tilt: -TILT }),
  "+": (orbit) => nearer(orbit, NEARER),
  "=": (orbit) => nearer(orbit, NEARER),
  "-": (orbit) => nearer(orbit, 1 / NEARER),
  "0": () => HOME,
};

/** The buttons: each does what a key does. */
const BUTTONS = [
  ["left", "ArrowLeft", "↺"], ["right", "ArrowRight", "↻"], ["up", "ArrowUp", "↑"], ["down", "ArrowDown", "↓"],
  ["nearer", "+", "+"], ["farther", "-", "−"],
] as const;

/** What the labels at the corners tell: parts of the sides and of the height, and what stands there. */
type Label = readonly [u: number, height: number, v: number, text: string];

export default class HikerRelief extends LitElement {
  static override styles = [controlStyles, styles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) context!: Context;
  /** There is no WebGL, or none any more. */
  @state() private none = false;
  @state() private labels: readonly Label[] = [];

  @query(".scene") private readonly host!: HTMLElement;

  /** Whether the ground on show is the one that was asked for last. */
  ready = false;
  /** Where it is looked at from. */
  orbit: Orbit = HOME;
  #relief: Relief | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #stage: Stage | null = null;
  #cartographer: Cartographer | null = null;
  #sheet: Sheet | null = null;
  #ordered = "";
  #ground: Ground | null = null;
  /** Which parts have to be built anew. */
  #stale = { ground: true, walk: true };
  #glide: { from: Orbit; to: Orbit; since: number | null } | null = null;
  readonly #fingers = new Map<number, { x: number; y: number }>();
  readonly #scratch = document.createElement("canvas").getContext("2d");
  readonly #calm = matchMedia("(prefers-reduced-motion: reduce)");

  override connectedCallback(): void {
    super.connectedCallback();
    this.#cartographer = new Cartographer(this.context.walker.core);
    if (this.hasUpdated) {
      this.#begin();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cartographer?.cancel();
    this.#stage?.stop();
    this.#relief?.dispose();
    this.#canvas?.remove();
    this.#relief = this.#canvas = this.#stage = null;
    this.#ordered = "";
    this.#fingers.clear();
  }

  protected override firstUpdated(): void {
    this.#begin();
  }

  #begin(): void {
    const canvas = document.createElement("canvas");
    // Asked for here, since three complains aloud where there is none.
    const context = canvas.getContext("webgl2", { alpha: true, antialias: true, powerPreference: "low-power" });
    if (!context) {
      this.none = true;
      return;
    }
    canvas.setAttribute("role", "img");
    canvas.addEventListener("webglcontextlost", (event) => {
      // Prevented, it can come back; three has been listening since before.
      event.preventDefault();
      if (canvas === this.#canvas) {
        this.none = true;
      }
    });
    canvas.addEventListener("webglcontextrestored", () => {
      if (canvas === this.#canvas) {
        this.none = false;
        this.#stale = { ground: true, walk: true };
        this.#stage?.ask();
      }
    });
    this.none = false;
    this.#canvas = canvas;
    this.host.prepend(canvas);
    this.#name();
    this.#relief = new Relief(canvas, context);
    this.#stage = new Stage(this.host, () => { this.#resize(); }, (now) => { this.#paint(now); }, () => { this.#order(); });
    this.#stage.start();
    this.#stale = { ground: true, walk: true };
    this.#order();
  }

  protected override render(): TemplateResult {
    const { text } = this.context;
    return html`
      <div class="relief">
        <div
          class="scene" ?hidden=${this.none}
          role="region" tabindex="0" aria-label=${text.say("relief-label")} aria-describedby="hint"
          aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown + - 0"
          @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#up}
          @wheel=${this.#wheel} @keydown=${this.#key}
        >${this.labels.map(([, , , label]) => html`<span class="label number" aria-hidden="true">${label}</span>`)}</div>
        <p id="description" hidden>${this.#inWords()}</p>
        ${this.none ? html`<p class="notice" role="status">${text.say("relief-none")}</p>` : nothing}
        <div class="tools" role="group" aria-label=${text.say("relief-tools")} ?hidden=${this.none}>
          ${BUTTONS.map(([name, key, sign]) => html`<button type="button" aria-label=${text.say(`relief-${name}`)} title=${text.say(`relief-${name}`)}
            @click=${() => { this.#go(KEYS[key]!(this.#aim)); }}><span aria-hidden="true">${sign}</span></button>`)}
          <button type="button" @click=${() => { this.#go(HOME); }}>${text.say("relief-home")}</button>
        </div>
        <p id="hint" class="quiet" ?hidden=${this.none}>${text.say("relief-help")}</p>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues): void {
    const before = changed.get("context") as Context | undefined;
    const { view, domain } = this.context;
    if (changed.has("context") && before) {
      const was = before.view;
      if (!same([was.spec.surface, before.domain, was.palette, was.heights], [view.spec.surface, domain, view.palette, view.heights])) {
        this.#order();
      }
      if (was.spec !== view.spec || was.index !== view.index) {
        this.#stale.walk = true;
        this.#stage?.ask();
      }
    }
    this.#name();
    if (changed.has("labels")) {
      this.#stage?.ask();
    }
  }

  /** The canvas is not Lit's: a context that is given up is gone with its canvas. */
  #name(): void {
    this.#canvas?.setAttribute("aria-label", this.context.text.say("relief-label"));
    this.#canvas?.setAttribute("aria-describedby", "description");
  }

  #inWords(): string {
    const { view: { spec, index }, text, walker, domain: [x0, x1, y0, y1] } = this.context;
    const { x, y, loss } = walker.place(spec, index);
    const ground = text.say("relief-description", { x0: text.number(x0, 3), x1: text.number(x1, 3), y0: text.number(y0, 3), y1: text.number(y1, 3) });
    const onSheet = x >= x0 && x <= x1 && y >= y0 && y <= y1;
    return `${ground} ${onSheet ? text.say("relief-hiker", { iteration: index, x, y, loss }) : text.say("relief-away", { iteration: index })}`;
  }

  #theme(): Theme | null {
    return this.#scratch && this.#stage ? readTheme(this.host, this.#scratch) : null;
  }

  /** Orders the map that lies on the ground. */
  #order(): void {
    const theme = this.#theme();
    if (!theme) {
      return;
    }
    const { view, domain, hike } = this.context;
    const [x0, x1, y0, y1] = domain;
    const request = {
      surface: view.spec.surface, domain: [x0, x1, y0, y1] as Domain, width: PICTURE, height: PICTURE, nx: 241, ny: 241,
      style: { palette: view.palette, theme: theme.dark ? "dark" as const : "light" as const }, heights: view.heights,
    };
    this.#ordered = JSON.stringify(request);
    const key = this.#ordered;
    this.ready = false;
    this.#cartographer?.order(request, true, (sheet) => {
      if (this.isConnected && key === this.#ordered) {
        const { core } = hike.walker;
        this.#sheet = sheet;
        this.#ground = groundOf(core, request.surface, sheet.domain, sheet.elevation.scale, SIDE);
        this.#stale = { ground: true, walk: true };
        this.labels = this.#labelled(sheet);
        this.#stage?.ask();
      }
    }, (reason) => { console.warn(reason); });
  }

  #labelled({ domain: [x0, x1, y0, y1], elevation: { ground, scale } }: Sheet): Label[] {
    const { text } = this.context;
    const say = (id: "relief-x" | "relief-y" | "relief-loss", value: number): string => text.say(id, { value: text.number(value, 3) });
    return [
      [0.03, -0.16, -0.04, say("relief-x", x0)], [0.97, -0.16, -0.04, say("relief-x", x1)],
      [1.05, -0.1, 0.06, say("relief-y", y0)], [1.05, -0.1, 0.97, say("relief-y", y1)],
      ...(ground === "none" ? [] : [[-0.03, 0, 1.03, say("relief-loss", scale.low)], [-0.03, 1, 1.03, say("relief-loss", scale.high)]] as const),
    ];
  }

  #resize(): void {
    const { width, height, ratio } = this.#stage!.size;
    if (width > 0) {
      this.#relief?.resize(width, height, ratio);
      this.#stale.walk = true;
      this.#stage?.ask();
    }
  }

  #paint(now: number): void {
    const [relief, theme, sheet, ground] = [this.#relief, this.#theme(), this.#sheet, this.#ground];
    if (!relief || !theme || !sheet || !ground || this.none) {
      return;
    }
    if (this.#stale.ground) {
      relief.setGround(ground, draped(sheet, theme), theme);
      this.#stale.ground = false;
      this.ready = true;
    }
    if (this.#stale.walk) {
      const { view: { spec, index, reached }, walker } = this.context;
      const { x, y } = walker.columns(walker.walk(spec, index + 1));
      const until = Math.min(index, Math.max(index, reached)) + 1;
      relief.setWalk({ x: x.subarray(0, until), y: y.subarray(0, until), next: walker.next(spec, index) }, theme, this.#stage!.size.ratio);
      this.#stale.walk = false;
    }
    this.#glideOn(now);
    relief.draw(this.orbit);
    this.#write(relief);
  }

  /** Puts the labels where the corners are. */
  #write(relief: Relief): void {
    const spans = this.host.querySelectorAll<HTMLElement>(".label");
    this.labels.forEach(([u, height, v], i) => {
      const [x, y] = relief.project(u, height, v);
      const span = spans[i];
      if (span) {
        span.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
      }
    });
  }

  /** Where the eye is or is on its way to. */
  get #aim(): Orbit {
    return this.#glide?.to ?? this.orbit;
  }

  /** Sends the eye to a place. */
  #go(to: Orbit): void {
    const still = this.#calm.matches || this.context.options.motion === "off";
    this.#glide = still ? null : { from: this.orbit, to, since: null };
    if (still) {
      this.orbit = to;
    }
    this.#stage?.ask();
  }

  #glideOn(now: number): void {
    const glide = this.#glide;
    if (!glide) {
      return;
    }
    glide.since ??= now;
    const part = Math.min(1, (now - glide.since) / GLIDE_MS);
    this.orbit = onTheWay(glide.from, glide.to, part * (2 - part));
    if (part < 1) {
      this.#stage?.ask();
    } else {
      this.#glide = null;
    }
  }

  /** The hand moves the eye. */
  #set(orbit: Orbit): void {
    this.#glide = null;
    this.orbit = orbit;
    this.#stage?.ask();
  }

  readonly #down = (event: PointerEvent): void => {
    if (event.button === 0) {
      this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      this.host.setPointerCapture(event.pointerId);
    }
  };

  readonly #move = (event: PointerEvent): void => {
    const finger = this.#fingers.get(event.pointerId);
    if (!finger) {
      return;
    }
    const before = this.#spread();
    const [dx, dy] = [event.clientX - finger.x, event.clientY - finger.y];
    [finger.x, finger.y] = [event.clientX, event.clientY];
    // Two fingers share the way, and what is between them grows.
    const share = DRAG / this.#fingers.size;
    const round = turned(this.orbit, { turn: -dx * share, tilt: dy * share });
    this.#set(before > 0 ? nearer(round, this.#spread() / before) : round);
  };

  readonly #up = (event: PointerEvent): void => {
    this.#fingers.delete(event.pointerId);
  };

  /** The distance between two fingers; 0 where there are not two. */
  #spread(): number {
    const [a, b, third] = [...this.#fingers.values()];
    return a && b && !third ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }

  readonly #wheel = (event: WheelEvent): void => {
    const next = nearer(this.#aim, 2 ** (-event.deltaY / (event.ctrlKey ? WHEEL / 4 : WHEEL)));
    // At either end the page scrolls on.
    if (next.zoom !== this.#aim.zoom) {
      event.preventDefault();
      this.#set(next);
    }
  };

  readonly #key = (event: KeyboardEvent): void => {
    const go = KEYS[event.key];
    if (go && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#go(go(this.#aim));
    }
  };
}

/** The map of a sheet as one picture: tint and contours, without a frame. */
function draped(sheet: Sheet, theme: Theme): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = PICTURE;
  const ctx = canvas.getContext("2d");
  if (ctx) {
    const [x0, x1, y0, y1] = sheet.domain;
    // Drawn small and enlarged, since lines lie flat on the ground and are seen from the side.
    const size = PICTURE / 1.6;
    const view: View = {
      domain: sheet.domain, left: 0, top: 0, right: size, bottom: size, sx: size / (x1 - x0), sy: size / (y1 - y0), equal: false, ratio: 1.6,
    };
    ctx.scale(1.6, 1.6);
    ctx.fillStyle = theme.paper;
    ctx.fillRect(0, 0, size, size);
    drawTerrain(ctx, view, sheet.terrain, sheet.domain, false);
    drawContours(ctx, view, traceContours(view, sheet.contours, sheet.elevation), view, [], theme);
  }
  return canvas;
}
