/** Canvases that fill an element, crisp on any screen, and a painter that rests while nobody looks. */

import type { Theme } from "../draw/theme.ts";
import { cancelFrame, nextFrame } from "../state/frames.ts";
import { readTheme } from "./map-theme.ts";

/** Some engines refuse larger canvases. */
const MOST_PIXELS = 16_000_000;

export interface Size {
  width: number;
  height: number;
  /** Pixels of the screen per CSS pixel. */
  ratio: number;
}

/**
 * Watches an element's size, the screen's resolution and whether the element is to be seen, and calls
 * `paint` at most once per frame, and only when it was asked to.
 */
export class Stage {
  /** All zero until the element has a size. */
  size: Size = { width: 0, height: 0, ratio: 1 };
  readonly #host: HTMLElement;
  readonly #resized: () => void;
  readonly #paint: (now: number) => void;
  readonly #sizes: ResizeObserver;
  readonly #sight: IntersectionObserver;
  #resolution: MediaQueryList | undefined;
  #device: { width: number; height: number } | undefined;
  #seen = false;
  #asked = false;

  readonly #recoloured: () => void;
  #theme: Theme | undefined;

  /** The host's style must let a colour change with a transition: by its end a new theme is noticed. */
  constructor(
    host: HTMLElement,
    resized: () => void,
    paint: (now: number) => void,
    recoloured = (): void => { this.ask(); },
  ) {
    this.#host = host;
    this.#resized = resized;
    this.#paint = paint;
    this.#recoloured = recoloured;
    this.#sizes = new ResizeObserver(([entry]) => {
      // Missing in Safari, whatever the declarations say.
      const { devicePixelContentBoxSize: boxes }: Partial<ResizeObserverEntry> = entry ?? {};
      const device = boxes?.[0];
      this.#device = device && { width: device.inlineSize, height: device.blockSize };
      this.#measure();
    });
    this.#sight = new IntersectionObserver(([entry]) => {
      this.#seen = entry?.isIntersecting ?? true;
      this.#wake();
      // A screen ahead, so that scrolling and printing find it drawn.
    }, { rootMargin: "100%" });
  }

  start(): void {
    this.#host.addEventListener("transitionend", this.#recolour);
    try {
      this.#sizes.observe(this.#host, { box: "device-pixel-content-box" });
    } catch {
      // Safari does not count a box in pixels of the screen.
      this.#sizes.observe(this.#host);
    }
    this.#sight.observe(this.#host);
    this.#watchResolution();
  }

  stop(): void {
    this.#host.removeEventListener("transitionend", this.#recolour);
    this.#theme = undefined;
    this.#sizes.disconnect();
    this.#sight.disconnect();
    this.#resolution?.removeEventListener("change", this.#watchResolution);
    this.#resolution = undefined;
    cancelFrame(this.#run);
  }

  /** The theme in force. To ask the browser in every frame would have it lay out the page in every frame. */
  theme(ctx: CanvasRenderingContext2D): Theme {
    return (this.#theme ??= readTheme(this.#host, ctx));
  }

  /** Asks for one frame; it comes when the element is to be seen. */
  ask(): void {
    this.#asked = true;
    this.#wake();
  }

  /** Gives a canvas the stage's size and returns its context, scaled to CSS pixels. */
  prepare(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const { width, height, ratio } = this.size;
    const ctx = canvas.getContext("2d");
    if (!ctx) {
      throw new Error("the browser gave no canvas to draw on");
    }
    const across = Math.round(width * ratio);
    const down = Math.round(height * ratio);
    // Setting a size, even the same, wipes the canvas.
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
    }
    ctx.setTransform(across / width, 0, 0, down / height, 0, 0);
    return ctx;
  }

  readonly #recolour = (): void => {
    this.#theme = undefined;
    this.#recoloured();
  };

  #wake(): void {
    if (this.#asked && this.#seen && this.size.width > 0) {
      nextFrame(this.#run);
    }
  }

  readonly #run = (now: number): void => {
    this.#asked = false;
    this.#paint(now);
  };

  #measure(): void {
    const { width, height } = this.#host.getBoundingClientRect();
    if (width < 1 || height < 1) {
      this.size = { width: 0, height: 0, ratio: 1 };
      return;
    }
    // A whole number of pixels beats the ratio; where a screen is emulated, the box may be the real one's.
    const device = this.#device?.width ?? 0;
    const wanted = Math.abs(device - width * devicePixelRatio) < 1 ? device / width : devicePixelRatio;
    const ratio = Math.min(wanted, Math.sqrt(MOST_PIXELS / (width * height)));
    const old = this.size;
    this.size = { width, height, ratio };
    if (old.width !== width || old.height !== height || old.ratio !== ratio) {
      this.#resized();
    }
  }

  /** A media query holds for one resolution only, so each change needs a new one. */
  readonly #watchResolution = (): void => {
    this.#resolution?.removeEventListener("change", this.#watchResolution);
    if (this.#resolution) {
      this.#device = undefined;
      this.#measure();
    }
    this.#resolution = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#resolution.addEventListener("change", this.#watchResolution);
  };
}
