/** `<blindfolded-hiker>`: a map, a hiker who feels only the slope, and the learning rate α. */
import type { Domain, Message } from "#core";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { state } from "lit/decorators.js";
import controlStyles from "../../styles/controls.css";
import hikerStyles from "../../styles/hiker.css";
import themeStyles from "../../styles/theme.css";
import { hireCartographer } from "../core/cartographer.ts";
import { startCore } from "../core/core.ts";
import { Hike, USUAL_LOOK, type Look, type View } from "../state/hike.ts";
import { readOptions } from "../state/options.ts";
import { party } from "../state/party.ts";
import { Playback } from "../state/playback.ts";
import { inForce, infoOf, pointedAt, same } from "../state/spec.ts";
import { isViewName, readView, writeView, type Pairs } from "../state/url.ts";
import { Walker } from "../state/walker.ts";
import { ENGLISH, loadText, type Text } from "../text/text.ts";
import { bandage, feeling } from "./blindfold.ts";
import type { HikerAlpha } from "./alpha.ts";
import { AttributeLink } from "./attributes.ts";
import { charts, type ChartName } from "./charts.ts";
import { choosers } from "./choosers.ts";
import type { Context } from "./context.ts";
import { announce } from "./events.ts";
import type { Instruments } from "./instruments.ts";
import type { Placing } from "./map-input.ts";
import { notice } from "./notice.ts";
import { readout, updateRule } from "./readout.ts";
import { transport } from "./transport.ts";
import { trouble } from "./trouble.ts";

/** Narrower than this, the charts are tabs. */
const NARROW = 640;
/** What of a view is a way of looking. */
const LOOKS = Object.keys(USUAL_LOOK) as (keyof Look)[];
/** A step on the map is never slower than this. */
const LONGEST_STEP_MS = 350;

/**
 * The interactive map. Its attributes are the URL parameters of the page, and are kept up to date.
 *
 * @fires hiker-ready - the core runs and the map is there
 * @fires hiker-change - the spec has changed; detail: the spec
 * @fires hiker-step - another iteration is shown; detail: the state there
 * @fires hiker-look - the map was moved, or is looked at in another way
 * @fires hiker-outcome - the walk shown has converged or diverged; detail: the diagnosis
 */
export class BlindfoldedHiker extends LitElement {
  static override styles = [themeStyles, controlStyles, hikerStyles].map((text) => unsafeCSS(text));

  @state() private context: Context | null = null;
  @state() private failure: unknown = null;
  @state() private text: Text = ENGLISH;
  @state() private notices: readonly Message[] = [];
  @state() private narrow = false;
  @state() private dragging = false;
  @state() private chart: ChartName = "loss";
  @state() private instruments: Instruments | null = null;
  @state() private mapFailed = false;
  #equipped = false;
  #playback: Playback | undefined;
  #stopListening: (() => void) | undefined;
  #told: View | undefined;
  readonly #attributes = new AttributeLink(this, (names) => { this.#readAttributes(names); });
  readonly #resized = new ResizeObserver(() => { this.narrow = this.clientWidth < NARROW; });

  /** The view as parameters: what a link needs to show the same. */
  get parameters(): Pairs {
    const { context } = this;
    return context ? writeView(context.hike.view.get(), context.catalog) : [];
  }

  /** What is shown now, for those who speak of it; null while nothing is. */
  get shown(): Context | null {
    return this.context;
  }

  /** Puts a text into the exact field, as a hand would; what is no learning rate is refused there. */
  type(alpha: string): void {
    this.renderRoot.querySelector<HikerAlpha>("hiker-alpha")?.type(alpha);
  }

  /** Adds to the notice about what could not be read. */
  notify(messages: readonly Message[]): void {
    this.notices = [...this.notices, ...messages.filter((message) => !this.notices.some((known) => same(known, message)))];
  }

  /** Goes on by so many steps. */
  step(count = 1): void {
    this.context?.hike.step(count);
  }

  /** Starts the clock. */
  play(): void {
    this.context?.hike.play(true);
  }

  /** Stops the clock. */
  pause(): void {
    this.context?.hike.play(false);
  }

  /** Back to the start. */
  reset(): void {
    this.context?.hike.reset();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    if (this.context) {
      this.#follow(this.context.hike);
      this.requestUpdate();
    } else {
      void this.#begin();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    this.#attributes.stop();
    this.#playback?.dispose();
    this.#stopListening?.();
    this.instruments?.dispose();
  }

  async #begin(): Promise<void> {
    this.failure = null;
    try {
      // It starts while this thread reads the catalog and lays out the page.
      void hireCartographer();
      const [core, text] = await Promise.all([startCore(), loadText(this.#language())]);
      const walker = new Walker(core);
      const notices: Message[] = [];
      const raw = this.#attributes.read();
      const options = readOptions(raw, notices);
      const hike = new Hike(walker, readView(raw, walker, notices));
      this.text = text;
      this.notices = notices;
      this.context = this.#shown({
        view: hike.view.get(), clock: 0, options, text, catalog: core.catalog(), walker, hike,
        others: [], exhibit: hike.exhibit.get(), domain: [-1, 1, -1, 1],
      });
      if (this.isConnected) {
        this.#follow(hike);
      }
      await this.updateComplete;
      announce(this, "hiker-ready");
      if (hike.view.get().playing) {
        hike.play(true);
      }
      if (!options.panels.has("map")) {
        this.#mapIsUp();
      }
    } catch (reason) {
      this.failure = reason;
    }
  }

  readonly #drawn = ({ detail }: CustomEvent<{ domain: Readonly<Domain> }>): void => {
    const { context } = this;
    if (context && !same(context.domain, detail.domain)) {
      this.context = { ...context, domain: detail.domain };
    }
    this.#mapIsUp();
  };

  /** The first map is on the page, or there will be none: now the rest may take its time. */
  readonly #mapIsUp = (): void => {
    if (!this.#equipped) {
      this.#equipped = true;
      whenIdle(() => { void this.#equip(); });
    }
  };

  /** What is not needed for the first step is fetched after it could be taken. Without it the page works as well. */
  async #equip(): Promise<void> {
    try {
      const { Instruments } = await import("./instruments.ts");
      const { context } = this;
      this.instruments = context && new Instruments(this.shadowRoot!, context, () => { this.requestUpdate(); });
    } catch (reason) {
      console.warn(reason);
    }
  }

  #follow(hike: Hike): void {
    this.#playback = new Playback(hike);
    const stops = [
      hike.view.listen((view) => { this.context = this.#shown({ ...this.context!, view }); }),
      hike.exhibit.listen((exhibit) => { this.context = this.#shown({ ...this.context!, view: hike.view.get(), exhibit }); }),
    ];
    this.#stopListening = () => { stops.forEach((stop) => { stop(); }); };
    this.#attributes.start();
  }

  /** The clock may go on for others when the first hiker's walk has ended. */
  #shown(context: Context): Context {
    const { view, walker, exhibit } = context;
    return { ...context, clock: view.index, others: party(view, walker, exhibit.twin), view: { ...view, index: walker.nearest(view.spec, view.index) } };
  }

  #language(): string {
    return this.getAttribute("lang") ?? document.documentElement.lang;
  }

  /** The host page has set attributes. */
  #readAttributes(names: ReadonlySet<string>): void {
    const { context } = this;
    if (!context) {
      return;
    }
    const notices: Message[] = [];
    const raw = this.#attributes.read();
    const options = readOptions(raw, notices);
    const { hike, walker } = context;
    const view = readView(raw, walker, notices);
    const walked = same(view.spec, context.view.spec);
    // A new walk begins at its start, unless the host page says how far it is.
    const index = names.has("steps") ? view.index : walked ? context.clock : 0;
    this.notices = notices;
    this.context = { ...context, options };
    hike.view.set({
      ...view,
      // Without a word about it, the map stays where it was moved to.
      camera: names.has("view") ? view.camera : view.spec.surface.kind === context.view.spec.surface.kind ? context.view.camera : null,
      spec: walked ? context.view.spec : view.spec,
      index,
      reached: walked ? Math.max(index, context.view.reached) : index,
      playing: names.has("play") ? view.playing : walked && context.view.playing,
    });
    if (names.has("lang")) {
      void loadText(this.#language()).then((text) => {
        this.text = text;
        this.context = this.context && { ...this.context, text };
      });
    }
  }

  protected override updated(changed: PropertyValues): void {
    const { context } = this;
    if (context && this.isConnected) {
      this.instruments?.follow(context);
    }
    if (!changed.has("context") || !context) {
      return;
    }
    const before = this.#told;
    this.#told = context.view;
    // While the hiker walks, only a change of who walks and how is worth a new set of attributes.
    if (!before?.playing || !context.view.playing || before.spec !== context.view.spec || before.company !== context.view.company) {
      this.#attributes.write(this.parameters, isViewName);
    }
    if (before) {
      this.#tell(context, before);
    }
  }

  /** Tells the host page what has changed. */
  #tell({ view, walker }: Context, before: View): void {
    const { spec, index } = view;
    if (spec !== before.spec) {
      announce(this, "hiker-change", spec);
    }
    if (LOOKS.some((name) => view[name] !== before[name])) {
      announce(this, "hiker-look");
    }
    if (spec === before.spec && index === before.index) {
      return;
    }
    const place = walker.place(spec, index);
    announce(this, "hiker-step", place);
    if (place.outcome !== "walking" && (spec !== before.spec || place.outcome !== walker.place(before.spec, before.index).outcome)) {
      announce(this, "hiker-outcome", walker.diagnosis(spec, index));
    }
  }

  protected override render(): TemplateResult {
    const { context, text } = this;
    if (this.failure) {
      return trouble(text, this.failure);
    }
    if (!context) {
      return html`<div class="waiting" role="status">${text.say("starting")}</div>`;
    }
    const { options } = context;
    const panel = (name: Parameters<typeof options.panels.has>[0], part: () => unknown) =>
      options.panels.has(name) ? part() : nothing;
    const right = context.view.blindfold ? [
      panel("explanation", () => this.#sentence(context)),
      bandage(context),
    ] : [
      panel("explanation", () => html`${this.#sentence(context)}${updateRule(context)}`),
      panel("readout", () => readout(context)),
      charts(context, {
        narrow: this.narrow, open: this.chart, choose: (chart) => { this.chart = chart; }, instruments: this.instruments,
      }),
    ];
    return html`
      <div class="hiker ${right.every((part) => part === nothing) ? "alone" : ""}" part="base" lang=${text.lang} dir=${text.dir}>
        ${notice(text, this.notices, () => { this.notices = []; })}
        <div class="field-sheet">
          ${panel("controls", () => choosers(context))}
          ${panel("map", () => this.#map(context))}
          ${panel("controls", () => html`<div class="controls">${this.#alpha(context)}${transport(context)}</div>`)}
        </div>
        <div class="notebook">${right}</div>
        ${context.view.blindfold ? nothing : panel("instruments", () => html`<hiker-shelf .context=${context}></hiker-shelf>`)}
      </div>
    `;
  }

  #map(context: Context): TemplateResult {
    const { view, text, options, catalog, walker } = context;
    const { spec, index, speed } = view;
    const info = infoOf(catalog, "surface", spec.surface);
    const { x, y, gradient } = walker.place(spec, index);
    const known = Number.isFinite(x) && Number.isFinite(y);
    return html`
      <hiker-map
        part="map"
        .core=${walker.core}
        .text=${text}
        .surface=${spec.surface}
        .domain=${info.sheet ?? [-1, 1, -1, 1]}
        .walk=${walker.walk(spec, index + 1)}
        .index=${index}
        .reached=${view.reached}
        .next=${walker.next(spec, index)}
        .fan=${options.panels.has("fan") && !view.playing ? walker.fan(spec, index) : null}
        .gradient=${known ? gradient : null}
        .others=${context.others}
        .cover=${context.exhibit.cover}
        .rated=${context.exhibit.rated}
        .peek=${view.peek}
        .camera=${view.camera}
        .follow=${view.follow}
        .blindfold=${view.blindfold}
        .palette=${view.palette}
        .heights=${view.heights}
        .motion=${options.motion} .landmark=${options.landmark}
        .stepMs=${Math.min(LONGEST_STEP_MS, 900 / speed)}
        .description=${this.#mapInWords(context)}
        @map-place=${this.#place}
        @map-look=${this.#look}
        @map-drawn=${this.#drawn}
        @map-error=${() => {
          this.mapFailed = true;
          this.#mapIsUp();
        }}
      ></hiker-map>
      ${this.mapFailed ? html`<p class="refused">${text.say("trouble-map")}</p>` : nothing}
    `;
  }

  #mapInWords({ view, text, walker }: Context): string {
    const { spec, index, blindfold } = view;
    const { x, y, loss, gradient } = walker.place(spec, index);
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      return text.say("map-description-beyond", { iteration: index });
    }
    return blindfold
      ? text.say("map-description-blindfold", { places: index + 1 })
      : text.say("map-description", { iteration: index, x, y, loss, downX: -gradient[0], downY: -gradient[1] });
  }

  #alpha(context: Context): TemplateResult {
    const { view, text, hike, options } = context;
    return html`
      <hiker-alpha
        .text=${text}
        .alpha=${inForce(view.spec, view.index).alpha}
        .locked=${options.locks.has("alpha")}
        .marked=${options.panels.has("limits")}
        .painting=${view.blindfold ? null : this.instruments?.painting(context) ?? null}
        .commit=${(alpha: number | string) => hike.alpha(alpha)}
      ></hiker-alpha>
    `;
  }

  #sentence(context: Context): TemplateResult {
    const { view, text, walker } = context;
    const { spec, index, playing, blindfold } = view;
    const sentence = blindfold ? feeling(context) : text.message(walker.diagnosis(spec, index).message);
    const { loss } = walker.place(spec, index);
    return html`
      <hiker-sentence
        .label=${text.say("sentence-label")}
        .sentence=${sentence}
        .summary=${blindfold ? sentence : text.say("announce-step", { iteration: index, loss, sentence })}
        .moving=${playing || this.dragging}
      ></hiker-sentence>
    `;
  }

  readonly #place = (event: CustomEvent<Placing>): void => {
    const { context } = this;
    if (!context) {
      return;
    }
    const { hike, options } = context;
    const { x, y, domain, done } = event.detail;
    this.dragging = !done;
    if (!["start", "x", "y"].some((name) => options.locks.has(name as "start"))) {
      const [px, py] = pointedAt(x, y, domain);
      hike.start(px, py);
    }
  };

  readonly #look = (event: CustomEvent<Partial<Look>>): void => {
    this.context?.hike.look(event.detail);
  };
}

/** Calls back when the page has nothing else to do; soon, where the browser cannot tell. */
function whenIdle(call: () => void): void {
  // Missing in Safari, whatever the declarations say.
  const page = window as Partial<Window>;
  if (page.requestIdleCallback) {
    page.requestIdleCallback(call, { timeout: 2000 });
  } else {
    setTimeout(call, 200);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "blindfolded-hiker": BlindfoldedHiker;
  }
}
