/** `<practice-scene>`: the hill on which a typed answer walks. Internal. */
import type { Catalog, Scene } from "#core";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { writeSpec } from "../state/url.ts";
import { defaultSpec, type Spec } from "../state/spec.ts";
import { setParameters } from "../host/parameters.ts";
import type { Text } from "../text/text.ts";
import { Fragment } from "./fragment.ts";

/** Seconds that a walk is to take, and the speeds that there are. */
const SECONDS = 4;
const SPEEDS = [5, 20, 100];

/**
 * Walks a scene from its start. The slider, the readout and what the fates of all rates are stay hidden, as
 * they would tell the answer.
 */
export class PracticeScene extends Fragment {
  @property({ attribute: false }) scene!: Scene;
  @property({ attribute: false }) catalog!: Catalog;
  @property({ attribute: false }) text!: Text;
  /** Further attributes of the hiker: theme, motion, what a teacher hides. */
  @property({ attribute: false }) look: Readonly<Record<string, string>> = {};
  #hiker: Element | null = null;

  protected override render(): TemplateResult {
    return html`
      <div class="hill" @hiker-ready=${stop} @hiker-change=${stop} @hiker-look=${stop} @hiker-outcome=${stop} @hiker-step=${this.#stepped}>
        ${this.#hiker}
      </div>
      <button type="button" part="button again" @click=${this.#again}>${this.text.say("scene-again")}</button>
    `;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // Other looks or words are for the next walk.
    if (changed.has("scene")) {
      this.#hiker = this.#begin();
    }
  }

  /** The hiker at the start, ready to go; at the end at once where nothing is to move. */
  #begin(): Element {
    const { scene, catalog, text, look } = this;
    const hiker = document.createElement("blindfolded-hiker");
    const still = look["motion"] === "off" || matchMedia("(prefers-reduced-motion: reduce)").matches;
    const speed = SPEEDS.find((steps) => scene.steps <= steps * SECONDS) ?? SPEEDS.at(-1)!;
    const { code: _, ...shared } = look;
    setParameters(hiker, Object.entries({ show: "map,loss", landmark: "off", lang: text.lang, ...shared }));
    setParameters(hiker, writeSpec({ ...defaultSpec(catalog), ...scene.spec } as Spec, catalog));
    setParameters(hiker, still ? [["steps", String(scene.steps)]] : [["speed", String(speed)], ["play", "1"]]);
    return hiker;
  }

  readonly #again = (): void => { this.requestUpdate("scene"); };

  readonly #stepped = (event: CustomEvent<{ iteration: number }>): void => {
    event.stopPropagation();
    if (event.detail.iteration >= this.scene.steps) {
      (event.target as unknown as { pause(): void }).pause();
    }
  };
}

/** A scene's hiker is not the page's: what it does is told to nobody else. */
function stop(event: Event): void {
  event.stopPropagation();
}
