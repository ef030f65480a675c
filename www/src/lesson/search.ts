/** `<rate-search>`: the search for a good learning rate, by factors of ten and then finer, as something to do. */
import { html, nothing, render, type TemplateResult } from "lit";
import { startCore } from "../core/core.ts";
import { Walker } from "../state/walker.ts";
import { ENGLISH } from "../text/text.ts";
import type { LessonFigure } from "./figure.ts";
import { lossPicture } from "./loss-curve.ts";
import { between, judged, tenfold, trialOf, type Trial } from "./trials.ts";
import { hikeOf, merged } from "./walk.ts";

const { say } = ENGLISH;

/** Its `rates` are offered first, each walked for `steps` on the ground of its part's figure, which shows the walk as well. */
export class RateSearch extends HTMLElement {
  #walker: Walker | null = null;
  #figure: LessonFigure | null = null;
  /** By their rates; null where one is offered and not walked yet. Largest first. */
  #trials = new Map<number, Trial | null>();
  #picked: number | null = null;
  #said = "";
  /** Whether the power of ten is found, and then the rate itself. */
  #stage: "tens" | "between" | "found" = "tens";

  connectedCallback(): void {
    this.#figure = this.closest(".part")?.querySelector<LessonFigure>("lesson-figure") ?? null;
    void startCore().then((core) => {
      this.#walker = new Walker(core);
      this.replaceChildren();
      this.#restart();
    }).catch((reason: unknown) => { console.warn(reason); });
  }

  get #steps(): number {
    return Number(this.getAttribute("steps") ?? "40");
  }

  get #walked(): Trial[] {
    return [...this.#trials.values()].filter((trial) => trial !== null);
  }

  /** Rates that are offered and not walked. */
  get #open(): number[] {
    return [...this.#trials].filter(([, trial]) => trial === null).map(([alpha]) => alpha);
  }

  #restart(): void {
    const rates = (this.getAttribute("rates") ?? "").split(" ").map(Number);
    this.#trials = new Map(rates.map((rate) => [rate, null]));
    [this.#picked, this.#said, this.#stage] = [null, "", "tens"];
    this.#render();
  }

  #offer(...rates: number[]): void {
    const all = [...this.#trials, ...rates.map((rate): [number, null] => [rate, null])];
    this.#trials = new Map(all.sort(([a], [b]) => b - a));
  }

  #walk(alpha: number): void {
    const [walker, walk] = [this.#walker!, this.#figure?.getAttribute("walk") ?? ""];
    const { spec } = hikeOf(merged(walk), walker);
    const trial = trialOf(walker, spec, alpha, this.#steps);
    this.#trials.set(alpha, trial);
    this.#figure?.make();
    this.#figure?.show(merged(walk, `alpha=${alpha} play=1 speed=20`));
    this.#said = [say("search-walked", { alpha, fate: say(`fate-${trial.fate}`) }), this.#told(trial)].join(" ");
    this.#render();
    // The button that was pressed has gone; what came in its place takes over.
    this.querySelector<HTMLElement>(`input[value="${alpha}"]`)?.focus({ preventScroll: true });
  }

  #judge(): void {
    const picked = this.#picked === null ? null : this.#trials.get(this.#picked);
    if (!picked) {
      this.#said = say("search-none");
    } else {
      const { right, message } = judged(picked, this.#walked, this.#open);
      this.#said = ENGLISH.message(message);
      if (right) {
        this.#goOn(picked);
      }
    }
    this.#render();
  }

  /** A power of ten is found: on with what lies between it and the next. */
  #goOn({ alpha }: Trial): void {
    if (this.#stage === "tens") {
      const rates = between(alpha);
      this.#stage = "between";
      this.#offer(...rates);
      this.#said += ` ${say("search-finer", { low: rates.at(-1)!, middle: rates[1]!, high: rates[0]! })}`;
    } else {
      this.#stage = "found";
      this.#said += ` ${say("search-end", { half: alpha / 2 })}`;
    }
  }

  #render(): void {
    const rates = [...this.#trials.keys()];
    const [more, less] = [tenfold(rates[0]!, 10), tenfold(rates.at(-1)!, 0.1)];
    const found = this.#stage === "found";
    render(html`
      <fieldset>
        <legend>${say(`search-legend-${this.#stage}`, { steps: this.#steps })}</legend>
        <ul class="trials">
          ${rates.map((alpha) => html`<li class="trial">${this.#card(alpha, this.#trials.get(alpha) ?? null)}</li>`)}
        </ul>
      </fieldset>
      <p class="acts">
        <button type="button" class=${found ? "" : "primary"} @click=${() => { if (found) this.#restart(); else this.#judge(); }}>${say(found ? "search-again" : "search-pick")}</button>
        ${this.#stage === "tens" ? html`${this.#wider("search-more", more)}${this.#wider("search-less", less)}` : nothing}
      </p>
      <p class="said" role="status">${this.#said}</p>
    `, this);
  }

  #wider(id: string, rate: number | null): TemplateResult | typeof nothing {
    const offer = (): void => {
      this.#offer(rate!);
      this.#render();
    };
    return rate === null ? nothing : html`<button type="button" @click=${offer}>${say(id, { alpha: rate })}</button>`;
  }

  /** A rate: to be walked, or its curve, to be picked. */
  #card(alpha: number, trial: Trial | null): TemplateResult {
    const name = say("search-rate", { alpha });
    if (!trial) {
      return html`<span class="name">${name}</span><button type="button" @click=${() => { this.#walk(alpha); }} aria-label=${say("search-walk-rate", { alpha })}>${say("search-walk")}</button>`;
    }
    const pick = (): void => {
      this.#picked = alpha;
    };
    return html`
      <label class="name"><input type="radio" name="search-rate" value=${alpha} .checked=${this.#picked === alpha} ?disabled=${this.#stage === "found"} @change=${pick} /> ${name}</label>
      ${lossPicture(trial.losses, this.#steps)}
      <span class="fate">${say(`fate-${trial.fate}`)}</span>
      <span class="told">${this.#told(trial)}</span>
    `;
  }

  #told({ rises, final }: Trial): string {
    const number = ENGLISH.number(final, 3);
    // Narrow as a card is, a number stays in one line.
    const end = say("search-final", { final: Number.isFinite(final) ? number.replaceAll(" ", "\u00a0") : number });
    return rises === null ? `${say("search-falls")} ${end}` : `${say("search-rise", { iteration: rises })} ${end}`;
  }
}
