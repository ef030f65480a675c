/**
 * A context that writes SVG: what the map's drawing functions ask of a canvas, as lines, areas, texts and pictures.
 *
 * A `Path2D` does not tell what is in it. So while something is drawn, `recorded` puts paths that do in its place; whatever
 * draws then makes its paths anew. Nothing else pays for it.
 */
import { escaped } from "./escaped.ts";

/** A command of a path and its numbers, points all of them. */
type Command = [name: "M" | "L" | "Q" | "C" | "Z", ...points: number[]];

/** An affine map, as in `DOMMatrix`. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** Two decimals: a hundredth of a pixel. */
function short(value: number): string {
  return String(Math.round(value * 100) / 100 || 0);
}

/** A path that can be read. */
export class SvgPath {
  readonly commands: Command[] = [];

  constructor(other?: SvgPath) {
    if (other) {
      this.commands.push(...other.commands);
    }
  }

  moveTo(x: number, y: number): void {
    this.commands.push(["M", x, y]);
  }

  lineTo(x: number, y: number): void {
    this.commands.push([this.commands.length > 0 ? "L" : "M", x, y]);
  }

  quadraticCurveTo(...points: [number, number, number, number]): void {
    this.commands.push(["Q", ...points]);
  }

  bezierCurveTo(...points: [number, number, number, number, number, number]): void {
    this.commands.push(["C", ...points]);
  }

  closePath(): void {
    this.commands.push(["Z"]);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.commands.push(["M", x, y], ["L", x + width, y], ["L", x + width, y + height], ["L", x, y + height], ["Z"]);
  }

  arc(x: number, y: number, radius: number, from: number, to: number, back = false): void {
    this.ellipse(x, y, radius, radius, 0, from, to, back);
  }

  /** In pieces of at most a quarter, each a cubic curve that is off by less than 3/10000 of the radius. */
  ellipse(x: number, y: number, rx: number, ry: number, turn: number, from: number, to: number, back = false): void {
    const round = 2 * Math.PI;
    let sweep = back ? from - to : to - from;
    sweep = sweep >= round ? round : ((sweep % round) + round) % round;
    const pieces = Math.max(1, Math.ceil(sweep / (Math.PI / 2) - 1e-9));
    const step = ((back ? -1 : 1) * sweep) / pieces;
    const reach = (4 / 3) * Math.tan(step / 4);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const place = (u: number, v: number): [number, number] => [x + cos * rx * u - sin * ry * v, y + sin * rx * u + cos * ry * v];
    this.lineTo(...place(Math.cos(from), Math.sin(from)));
    for (let i = 0; i < pieces; i++) {
      const [a, b] = [from + i * step, from + (i + 1) * step];
      const [ca, sa, cb, sb] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
      this.commands.push(["C", ...place(ca - reach * sa, sa + reach * ca), ...place(cb + reach * sb, sb - reach * cb), ...place(cb, sb)]);
    }
  }

  addPath(path: SvgPath, { a, b, c, d, e, f }: { a: number; b: number; c: number; d: number; e: number; f: number }): void {
    for (const [name, ...points] of path.commands) {
      const moved = points.map((value, i) =>
        i % 2 === 0 ? a * value + c * points[i + 1]! + e : b * points[i - 1]! + d * value + f);
      this.commands.push([name, ...moved]);
    }
  }

  toString(): string {
    return this.commands.map(([name, ...points]) => name + points.map(short).join(" ")).join("");
  }
}

/** Does some drawing with paths that can be read. It must not wait for anything. */
export function recorded(draw: () => void): void {
  const known = globalThis.Path2D;
  globalThis.Path2D = SvgPath as unknown as typeof Path2D;
  try {
    draw();
  } finally {
    globalThis.Path2D = known;
  }
}

/** Colours along a line. */
class Gradient {
  readonly stops: [number, string][] = [];

  constructor(readonly ends: readonly [number, number, number, number]) {}

  addColorStop(at: number, colour: string): void {
    this.stops.push([at, colour]);
  }
}

interface State {
  matrix: Matrix;
  /** Id of the clip in force. */
  clip: string;
  fillStyle: string | Gradient;
  strokeStyle: string | Gradient;
  lineWidth: number;
  lineCap: CanvasLineCap;
  lineJoin: CanvasLineJoin;
  globalAlpha: number;
  font: string;
  textAlign: CanvasTextAlign;
  textBaseline: CanvasTextBaseline;
  dash: number[];
  imageSmoothingEnabled: boolean;
}

/** Where a text stands, by the names of a canvas. */
const ANCHORS: Partial<Record<CanvasTextAlign, string>> = { center: "middle", right: "end", end: "end" };

/** What is used of `CanvasRenderingContext2D`. Texts are measured, and colours understood, by a real one. */
export class SvgContext {
  readonly #real: CanvasRenderingContext2D;
  /** Names before those of clips and colours, so that several drawings can be in one page. */
  readonly #prefix: string;
  #state: State = {
    matrix: UNIT, clip: "", fillStyle: "#000000", strokeStyle: "#000000", lineWidth: 1, lineCap: "butt", lineJoin: "miter",
    globalAlpha: 1, font: "10px sans-serif", textAlign: "start", textBaseline: "alphabetic", dash: [], imageSmoothingEnabled: true,
  };
  readonly #stack: State[] = [];
  #path = new SvgPath();
  readonly #defs: string[] = [];
  readonly #body: string[] = [];
  /** The clip of the group that is open. */
  #open = "";

  constructor(real: CanvasRenderingContext2D, prefix = "hiker") {
    this.#real = real;
    this.#prefix = prefix;
  }

  /** The whole drawing. */
  document(width: number, height: number, title: string, description: string): string {
    this.#enter("");
    const [w, h] = [short(width), short(height)];
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="${this.#prefix}-title ${this.#prefix}-desc">`,
      `<title id="${this.#prefix}-title">${escaped(title)}</title>`,
      `<desc id="${this.#prefix}-desc">${escaped(description)}</desc>`,
      `<defs>${this.#defs.join("\n")}</defs>`,
      ...this.#body,
      "</svg>",
      "",
    ].join("\n");
  }

  // A canvas gives a colour back as it understood it, and so does this.
  get fillStyle(): string | Gradient { return this.#state.fillStyle; }
  set fillStyle(style: string | Gradient) { this.#state.fillStyle = this.#understood(style, this.#state.fillStyle); }
  get strokeStyle(): string | Gradient { return this.#state.strokeStyle; }
  set strokeStyle(style: string | Gradient) { this.#state.strokeStyle = this.#understood(style, this.#state.strokeStyle); }
  get lineWidth(): number { return this.#state.lineWidth; }
  set lineWidth(width: number) { this.#state.lineWidth = width; }
  get lineCap(): CanvasLineCap { return this.#state.lineCap; }
  set lineCap(cap: CanvasLineCap) { this.#state.lineCap = cap; }
  get lineJoin(): CanvasLineJoin { return this.#state.lineJoin; }
  set lineJoin(join: CanvasLineJoin) { this.#state.lineJoin = join; }
  get globalAlpha(): number { return this.#state.globalAlpha; }
  set globalAlpha(alpha: number) { this.#state.globalAlpha = alpha; }
  get font(): string { return this.#state.font; }
  set font(font: string) { this.#state.font = font; }
  get textAlign(): CanvasTextAlign { return this.#state.textAlign; }
  set textAlign(align: CanvasTextAlign) { this.#state.textAlign = align; }
  get textBaseline(): CanvasTextBaseline { return this.#state.textBaseline; }
  set textBaseline(baseline: CanvasTextBaseline) { this.#state.textBaseline = baseline; }
  get imageSmoothingEnabled(): boolean { return this.#state.imageSmoothingEnabled; }
  set imageSmoothingEnabled(smooth: boolean) { this.#state.imageSmoothingEnabled = smooth; }
  /** A drawing is never of low quality. */
  imageSmoothingQuality: ImageSmoothingQuality = "high";

  save(): void {
    this.#stack.push({ ...this.#state });
  }

  restore(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }

  translate(x: number, y: number): void {
    this.#transform([1, 0, 0, 1, x, y]);
  }

  scale(x: number, y: number): void {
    this.#transform([x, 0, 0, y, 0, 0]);
  }

  rotate(angle: number): void {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#transform([cos, sin, -sin, cos, 0, 0]);
  }

  setLineDash(dash: number[]): void {
    this.#state.dash = dash;
  }

  beginPath(): void {
    this.#path = new SvgPath();
  }

  moveTo(x: number, y: number): void {
    this.#path.moveTo(x, y);
  }

  lineTo(x: number, y: number): void {
    this.#path.lineTo(x, y);
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.rect(x, y, width, height);
  }

  arc(x: number, y: number, radius: number, from: number, to: number, back = false): void {
    this.#path.arc(x, y, radius, from, to, back);
  }

  closePath(): void {
    this.#path.closePath();
  }

  clip(path: unknown = this.#path, rule: CanvasFillRule = "nonzero"): void {
    const within = this.#state.clip ? ` clip-path="url(#${this.#state.clip})"` : "";
    const id = `${this.#prefix}-${this.#defs.length}`;
    this.#defs.push(`<clipPath id="${id}"${within}><path clip-rule="${rule}" d="${this.#data(path)}"${this.#placed()}/></clipPath>`);
    this.#state.clip = id;
  }

  fill(path: unknown = this.#path): void {
    this.#add(`<path d="${this.#data(path)}"${this.#filled()}${this.#placed()}/>`);
  }

  stroke(path: unknown = this.#path): void {
    this.#add(`<path d="${this.#data(path)}"${this.#stroked()}${this.#placed()}/>`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const path = new SvgPath();
    path.rect(x, y, width, height);
    this.fill(path);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    const path = new SvgPath();
    path.rect(x, y, width, height);
    this.stroke(path);
  }

  /** The walk is drawn on a canvas of its own, which it clears; here it comes upon the sheet. */
  clearRect(): void {
    this.beginPath();
  }

  measureText(text: string): TextMetrics {
    this.#real.font = this.#state.font;
    return this.#real.measureText(text);
  }

  fillText(text: string, x: number, y: number): void {
    this.#write(text, x, y, this.#filled());
  }

  strokeText(text: string, x: number, y: number): void {
    this.#write(text, x, y, this.#stroked());
  }

  createLinearGradient(...ends: [number, number, number, number]): Gradient {
    return new Gradient(ends);
  }

  drawImage(image: CanvasImageSource & { width: number; height: number }, x: number, y: number, width: number, height: number): void {
    const canvas = document.createElement("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d")!.drawImage(image, 0, 0);
    const look = this.#state.imageSmoothingEnabled ? "" : ' image-rendering="pixelated"';
    this.#add(`<image x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" preserveAspectRatio="none"${look}${this.#faint("")}${this.#placed()} href="${canvas.toDataURL("image/png")}"/>`);
  }

  #transform([a, b, c, d, e, f]: Matrix): void {
    const [p, q, r, s, t, u] = this.#state.matrix;
    this.#state.matrix = [p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u];
  }

  #data(path: unknown): string {
    if (!(path instanceof SvgPath)) {
      throw new Error("a path that was made before the drawing began");
    }
    return path.toString();
  }

  #placed(): string {
    const { matrix } = this.#state;
    // A factor needs more digits than a place.
    return matrix.every((part, i) => part === UNIT[i])
      ? ""
      : ` transform="matrix(${matrix.map((part) => String(Math.round(part * 1e6) / 1e6 || 0)).join(" ")})"`;
  }

  /** Puts something into the drawing, into a group of its clip. */
  #add(element: string): void {
    this.#enter(this.#state.clip);
    this.#body.push(element);
  }

  #enter(clip: string): void {
    if (clip !== this.#open) {
      if (this.#open) {
        this.#body.push("</g>");
      }
      if (clip) {
        this.#body.push(`<g clip-path="url(#${clip})">`);
      }
      this.#open = clip;
    }
  }

  #write(text: string, x: number, y: number, paint: string): void {
    const { font, textAlign, textBaseline } = this.#state;
    const [, weight = "", size = "10", family = "sans-serif"] = /^(?:(\S+) )?([\d.]+)px (.*)$/.exec(font) ?? [];
    const anchor = ANCHORS[textAlign];
    this.#add(
      `<text x="${short(x)}" y="${short(y + this.#rise(text, textBaseline))}" font-family="${escaped(family)}" font-size="${size}"` +
      `${weight === "" ? "" : weight === "italic" ? ' font-style="italic"' : ` font-weight="${weight}"`}${anchor ? ` text-anchor="${anchor}"` : ""}` +
      `${paint}${this.#placed()}>${escaped(text)}</text>`,
    );
  }

  /** From where a text is placed down to the line that it stands on, which every program understands. */
  #rise(text: string, baseline: CanvasTextBaseline): number {
    if (baseline === "alphabetic") {
      return 0;
    }
    const real = this.#real;
    real.save();
    real.font = this.#state.font;
    const above = (["alphabetic", baseline] as const).map((line) => {
      real.textBaseline = line;
      return real.measureText(text).actualBoundingBoxAscent;
    });
    real.restore();
    return above[0]! - above[1]!;
  }

  #understood(style: string | Gradient, before: string | Gradient): string | Gradient {
    if (typeof style !== "string") {
      return style;
    }
    const real = this.#real;
    real.save();
    real.fillStyle = typeof before === "string" ? before : "#000000";
    real.fillStyle = style;
    const known = real.fillStyle;
    real.restore();
    return known;
  }

  #filled(): string {
    return this.#paint("fill", this.#state.fillStyle);
  }

  #stroked(): string {
    const { lineWidth, lineCap, lineJoin, dash } = this.#state;
    return ` fill="none"${this.#paint("stroke", this.#state.strokeStyle)} stroke-width="${short(lineWidth)}"` +
      `${lineCap === "butt" ? "" : ` stroke-linecap="${lineCap}"`}${lineJoin === "miter" ? ' stroke-miterlimit="10"' : ` stroke-linejoin="${lineJoin}"`}` +
      (dash.length > 0 ? ` stroke-dasharray="${dash.map(short).join(" ")}"` : "");
  }

  /** A colour and how much it covers: programs older than CSS colours know only these two apart. */
  #paint(what: "fill" | "stroke", style: string | Gradient): string {
    if (typeof style !== "string") {
      const id = `${this.#prefix}-${this.#defs.length}`;
      const [x1, y1, x2, y2] = style.ends.map(short);
      const stops = style.stops.map(([at, colour]) => `<stop offset="${short(at)}" stop-color="${this.#understood(colour, "#000000") as string}"/>`);
      this.#defs.push(`<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${x1!}" y1="${y1!}" x2="${x2!}" y2="${y2!}">${stops.join("")}</linearGradient>`);
      return ` ${what}="url(#${id})"${this.#faint(`${what}-`)}`;
    }
    const [, r, g, b, alpha] = /^rgba\((\d+), (\d+), (\d+), ([\d.e-]+)\)$/.exec(style) ?? [];
    return alpha === undefined
      ? ` ${what}="${style}"${this.#faint(`${what}-`)}`
      : ` ${what}="rgb(${r!}, ${g!}, ${b!})"${this.#faint(`${what}-`, Number(alpha))}`;
  }

  #faint(prefix: string, alpha = 1): string {
    const whole = alpha * this.#state.globalAlpha;
    return whole === 1 ? "" : ` ${prefix}opacity="${short(whole)}"`;
  }
}
