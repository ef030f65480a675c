/** `<hiker-basins>`: which valley each start of the map leads to, as a layer over the map that gets finer and finer. */
import { html, LitElement, nothing, unsafeCSS, type PropertyValues, type TemplateResult } from "lit";
import { property, queryAll, state } from "lit/decorators.js";
import controlStyles from "../../../styles/controls.css";
import { LEFT, NOWHERE, type BasinsMap } from "../../core/crowd.ts";
import { BasinSurvey, type Survey, type SurveyRequest } from "../../core/survey.ts";
import { INKS, letterOf, paintBasins } from "../../draw/basins.ts";
import type { Context } from "../../elements/context.ts";
import { readTheme } from "../../elements/map-theme.ts";
import { cancelFrame, nextFrame } from "../../state/frames.ts";
import { inForce, same } from "../../state/spec.ts";
import {
  ASIDES, BASIN_STEPS, everybody, holdsUpTo, isOn, lessonOf, pictured, sharesOf, valleysOf, type Lesson, type Shares,
} from "../../state/valleys.ts";
import type { Text } from "../../text/text.ts";
import styles from "./basins.css";

/** Starts along each side of the map. */
const SIDE = 600;
/** Valleys with a line in the key, and with a letter on the map. */
const LINES = 8;
const LETTERS = 26;
/** How often the map is drawn again while the layer gets finer. */
const EVERY_MS = 120;
/** A sample of a colour, in pixels of its canvas. */
const SWATCH = 21;

export default class HikerBasins extends LitElement {
  static override styles = [controlStyles, styles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) context!: Context;
  @state() private steps: number = BASIN_STEPS[1];
  @state() private survey: Survey | null = null;
  @state() private refused = false;

  @queryAll("canvas[data-label]") private readonly swatches!: NodeListOf<HTMLCanvasElement>;
  @queryAll("canvas[data-aside]") private readonly pictures!: NodeListOf<HTMLCanvasElement>;

  #surveyor: BasinSurvey | null = null;
  #request: SurveyRequest | null = null;
  /** The picture that lies on the map, one pixel for each start. */
  readonly #layer = document.createElement("canvas");
  #shares: Shares | null = null;
  /** Largest rates that valleys hold, by their numbers, for some settings. */
  #edges: { of: string; known: Map<number, number> } = { of: "", known: new Map() };
  /** The survey as it was last shown. */
  #latest: Survey | null = null;
  #shownAt = -Infinity;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("transitionend", this.#recolour);
    const { walker } = this.context;
    this.#surveyor = new BasinSurvey(walker.core, this.#take, () => {
      this.refused = true;
      this.context.hike.lay({ cover: null });
    });
    this.#request = null;
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("transitionend", this.#recolour);
    cancelFrame(this.#order);
    cancelFrame(this.#publish);
    this.#surveyor?.dispose();
    this.#surveyor = null;
    this.context.hike.lay({ cover: null });
  }

  protected override willUpdate(): void {
    const { view, domain } = this.context;
    const { spec, index } = view;
    const [x0, x1, y0, y1] = domain;
    const request: SurveyRequest = {
      spec: everybody(spec, index), domain: [x0, x1, y0, y1], width: SIDE, height: SIDE, steps: this.steps,
      asides: ASIDES.map((factor) => everybody(spec, index, factor)),
    };
    if (this.isConnected && !same(request, this.#request)) {
      this.#request = request;
      this.refused = false;
      nextFrame(this.#order);
    }
  }

  readonly #order = (): void => {
    if (this.#request) {
      this.#surveyor?.order(this.#request);
    }
  };

  /** Something has come: it is painted at once, and shown with the next frame that is due. */
  readonly #take = (survey: Survey): void => {
    const { rows } = survey;
    if (rows[0] < rows[1]) {
      this.#paint(survey, rows);
    }
    this.#latest = survey;
    nextFrame(this.#publish);
  };

  #paint(survey: Survey, rows: readonly [number, number]): void {
    const { width, height, request } = survey;
    if (this.#layer.width !== width || this.#layer.height !== height) {
      [this.#layer.width, this.#layer.height] = [width, height];
    }
    const ctx = this.#layer.getContext("2d");
    if (ctx) {
      const rgba = paintBasins(survey, rows, request.steps, this.#inks(ctx));
      ctx.putImageData(new ImageData(rgba, width), 0, height - rows[1]);
    }
  }

  #inks(ctx: CanvasRenderingContext2D): (typeof INKS)["light"] {
    return INKS[readTheme(this, ctx).dark ? "dark" : "light"];
  }

  readonly #publish = (now: number): void => {
    const survey = this.#latest;
    if (!survey) {
      return;
    }
    const another = survey.request !== this.survey?.request;
    if (!another && survey.part < 1 && now - this.#shownAt < EVERY_MS) {
      nextFrame(this.#publish);
      return;
    }
    this.#shownAt = now;
    this.survey = survey;
    this.#shares = sharesOf(survey);
    this.#lay(survey);
  };

  #lay({ request, minima, width, height }: Survey): void {
    const names = minima
      .map(([x, y], valley) => ({ x, y, text: letterOf(valley) }))
      .filter(({ x, y }) => isOn(request.domain, [x, y])).slice(0, LETTERS);
    this.context.hike.lay({ cover: { picture: this.#layer, domain: pictured(request.domain, width, height), names } });
  }

  /** The theme has changed. */
  readonly #recolour = (): void => {
    const { survey } = this;
    if (survey) {
      this.#paint(survey, [0, survey.height]);
      this.#lay(survey);
      this.requestUpdate();
      this.#paintSmall();
    }
  };

  protected override render(): TemplateResult {
    const { text, view } = this.context;
    const { survey, steps } = this;
    return html`
      <div class="basins">
        <div class="story">
          <p class="sentence" role="status">${this.refused ? text.say("basins-failed") : survey ? this.#sentence(survey) : text.say("basins-waiting")}</p>
          <div class="work">
            <progress max="1" .value=${survey?.part ?? 0} aria-label=${text.say("basins-progress")}></progress>
            <span class="quiet number">${text.say("basins-done", { percent: percent(text, survey?.part ?? 0) })}</span>
            <label class="field row"><span>${text.say("basins-steps")}</span>
              <select @change=${this.#chooseSteps}>${BASIN_STEPS.map((count) => html`
                <option value=${count} ?selected=${count === steps}>${text.exactly(count)}</option>`)}</select></label>
          </div>
          ${view.spec.noise || view.spec.batch ? html`<p class="quiet">${text.say("basins-quiet")}</p>` : nothing}
          ${survey?.alone ? html`<p class="quiet">${text.say("basins-alone")}</p>` : nothing}
          ${survey ? this.#key(survey) : nothing}
        </div>
        <div class="why">
          <h2>${text.say("basins-why")}</h2>
          ${survey ? this.#lesson(survey) : nothing}
          <div class="pictures">
            ${[ASIDES[0], 1, ASIDES[1]].map((factor) => this.#picture(factor, inForce(view.spec, view.index).alpha * factor))}
          </div>
          <p class="quiet">${text.say("basins-shade")}</p>
        </div>
      </div>
    `;
  }

  #sentence({ request, minima, part }: Survey): string {
    const { text } = this.context;
    const shares = this.#shares!;
    const args = { alpha: text.number(request.spec.alpha, 3), steps: request.steps };
    const most = shares.valleys.reduce((best, share, valley) => (share > shares.valleys[best]! ? valley : best), 0);
    const sentences = [
      minima.length === 0 ? text.say("basins-no-minimum")
        : (shares.valleys[most] ?? 0) > 0
          ? text.say("basins-most", { ...args, share: percent(text, shares.valleys[most]!), valley: letterOf(most) })
          : text.say("basins-nobody", args),
      ...(shares.nowhere > 0 && minima.length > 0 ? [text.say("basins-nowhere", { share: percent(text, shares.nowhere) })] : []),
      ...(shares.left > 0 ? [text.say("basins-left", { share: percent(text, shares.left) })] : []),
    ];
    // While it gets finer, the numbers move a little.
    return part < 1 && sentences.length > 0 ? `${sentences.join(" ")} ${text.say("basins-finer")}` : sentences.join(" ");
  }

  #key(survey: Survey): TemplateResult {
    const { text } = this.context;
    const shares = this.#shares!;
    const lines = valleysOf(survey, shares, survey.request.domain, LINES);
    const others = shares.valleys.reduce((sum, share) => sum + share, 0) - lines.reduce((sum, { share }) => sum + share, 0);
    const line = (label: number, name: string, share: number, place = "", edge = "") => html`
      <tr><th scope="row"><canvas data-label=${label} width=${SWATCH} height=${SWATCH} aria-hidden="true"></canvas>${name}</th>
        <td>${percent(text, share)}</td><td><bdi dir="ltr">${place}</bdi></td><td>${edge}</td></tr>`;
    return html`
      <table>
        <caption class="unseen">${text.say("basins-key")}</caption>
        <thead><tr>
          <th scope="col">${text.say("basins-valley")}</th><th scope="col">${text.say("basins-share")}</th>
          <th scope="col">${text.say("basins-floor")}</th><th scope="col">${text.say("basins-holds")}</th>
        </tr></thead>
        <tbody>
          ${lines.map(({ valley, place: [x, y], share }) => {
            const edge = this.#edge(valley, [x, y]);
            return line(valley, letterOf(valley), share, `(${text.number(x, 3)}, ${text.number(y, 3)})`,
              Number.isFinite(edge) ? `α ≤ ${text.number(edge, 3)}` : text.say("basins-any"));
          })}
          ${others > 1e-9 ? html`<tr><th scope="row">${text.say("basins-others")}</th><td>${percent(text, others)}</td><td></td><td></td></tr>` : nothing}
          ${line(NOWHERE, text.say("basins-key-nowhere"), shares.nowhere)}
          ${line(LEFT, text.say("basins-key-left"), shares.left)}
        </tbody>
      </table>`;
  }

  #lesson({ minima, request }: Survey): TemplateResult {
    const { text, hike, options } = this.context;
    const known = minima.map((place, valley) => ({ place, valley })).filter(({ place }) => isOn(request.domain, place)).slice(0, LINES);
    const lesson = lessonOf(known.map(({ place, valley }) => this.#edge(valley, place)));
    if (!lesson) {
      return html`<p>${text.say("basins-no-lesson")}</p>`;
    }
    const button = (name: keyof Lesson) => html`
      <button type="button" ?disabled=${options.locks.has("alpha")} @click=${() => { hike.alpha(Number(lesson[name].toPrecision(2))); }}>
        ${text.say(`basins-${name}`, { alpha: text.number(lesson[name], 2) })}</button>`;
    return html`
      <p>${text.say("basins-because")}</p>
      <div class="rates">${button("small")}${button("large")}</div>`;
  }

  /** The picture for one rate; those beside the present one are chosen by a click. */
  #picture(factor: number, alpha: number): TemplateResult {
    const { text, hike, options } = this.context;
    const name = text.say("basins-rate", { alpha: text.number(alpha, 3) });
    return html`
      <figure>
        <canvas data-aside=${factor} width="1" height="1" role="img" aria-label=${text.say("basins-picture", { alpha: text.number(alpha, 3) })}></canvas>
        <figcaption>${factor === 1 || options.locks.has("alpha") ? html`<span class="number">${name}</span>`
          : html`<button type="button" class="number" @click=${() => { hike.alpha(Number(alpha.toPrecision(4))); }}>${name}</button>`}</figcaption>
      </figure>`;
  }

  protected override updated(_: PropertyValues): void {
    this.#paintSmall();
  }

  /** Paints what is not the layer itself: the samples of the key and the pictures beside each other. */
  #paintSmall(): void {
    const { survey } = this;
    const ctx = this.#layer.getContext("2d");
    if (!survey || !ctx) {
      return;
    }
    const inks = this.#inks(ctx);
    for (const canvas of this.swatches) {
      const label = new Uint8Array(SWATCH * SWATCH).fill(Number(canvas.dataset["label"]));
      const iterations = Uint16Array.from(label, (_, i) => ((i % SWATCH) / SWATCH) ** 3 * survey.request.steps);
      put(canvas, { label, iterations, width: SWATCH, height: SWATCH }, survey.request.steps, inks);
    }
    const [x0, x1, y0, y1] = survey.request.domain;
    // Where the two axes are measured in different units, a square shows as much as anything.
    const aspect = Math.min(Math.max(0.5, (x1 - x0) / (y1 - y0)), 2);
    for (const canvas of this.pictures) {
      canvas.style.aspectRatio = String(aspect);
      const factor = Number(canvas.dataset["aside"]);
      const map = factor === 1 ? survey : survey.asides[(ASIDES as readonly number[]).indexOf(factor)];
      if (map) {
        put(canvas, map, survey.request.steps, inks);
      }
    }
  }

  /** What a valley holds, for the settings in force apart from the rate. */
  #edge(valley: number, place: readonly [number, number]): number {
    const { view: { spec, index }, walker } = this.context;
    const of = JSON.stringify({ ...everybody(spec, index), alpha: null });
    if (of !== this.#edges.of) {
      this.#edges = { of, known: new Map() };
    }
    const { known } = this.#edges;
    const edge = known.get(valley) ?? holdsUpTo(walker, spec, index, place);
    known.set(valley, edge);
    return edge;
  }

  readonly #chooseSteps = (event: Event): void => {
    this.steps = Number((event.target as HTMLSelectElement).value);
  };
}

/** Paints a whole map on a canvas of its size. */
function put(canvas: HTMLCanvasElement, map: Omit<BasinsMap, "minima">, steps: number, inks: (typeof INKS)["light"]): void {
  const { width, height } = map;
  [canvas.width, canvas.height] = [width, height];
  canvas.getContext("2d")?.putImageData(new ImageData(paintBasins(map, [0, height], steps, inks), width), 0, 0);
}

/** A part in percent, in as many digits as tell something; only what is everything is called 100 %. */
function percent(text: Text, part: number): string {
  const value = 100 * part;
  if (value === 0 || value === 100) {
    return text.say("basins-percent", { value: text.fixed(value, 0) });
  }
  if (value < 0.1) {
    return text.say("basins-percent-below", { value: text.fixed(0.1, 1) });
  }
  return text.say("basins-percent", { value: text.fixed(Math.min(value, 99.9), value < 10 || value > 99 ? 1 : 0) });
}
