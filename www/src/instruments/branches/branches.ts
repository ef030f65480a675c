/** `<hiker-branches>`: the iterations to go back to, what was changed where, and the walks that were left for it. */
import type { Change } from "#core";
import { html, LitElement, unsafeCSS, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import controlStyles from "../../../styles/controls.css";
import type { Context } from "../../elements/context.ts";
import type { Ghost } from "../../state/company.ts";
import { inForce, infoOf } from "../../state/spec.ts";
import styles from "./branches.css";

export default class HikerBranches extends LitElement {
  static override styles = [controlStyles, styles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) context!: Context;

  protected override render(): TemplateResult {
    const { view, text, hike, clock, options } = this.context;
    const end = Math.max(1, view.reached);
    return html`
      <p>${text.say("branches-intro")}</p>
      <label class="scrubber"><span>${text.say("branches-scrubber")}</span>
        <span class="track" dir="ltr"><input type="range" min="0" max=${end} step="1" ?disabled=${options.locks.has("steps")} .value=${live(String(clock))}
          aria-valuetext=${text.say("scrubber-value", { iteration: clock, extent: end })}
          @input=${(event: Event) => { const to = Number((event.target as HTMLInputElement).value); hike.play(false); hike.seek(to); }} />
        </span><output>${text.say("scrubber-short", { iteration: clock, extent: end })}</output></label>
      <h2>${text.say("branches-way")}</h2>
      <ol class="way">
        <li><button type="button" ?disabled=${options.locks.has("steps")} @click=${() => { hike.play(false); hike.seek(0); }}>k = 0</button>
          ${this.#setting({ at: 0, ...inForce(view.spec, 0) })}</li>
        ${view.spec.changes.filter(({ at }) => at > 0).map((change) => html`
          <li><button type="button" ?disabled=${options.locks.has("steps")} @click=${() => { hike.play(false); hike.seek(change.at); }}>k = ${change.at}</button>
            ${this.#setting(change)}</li>`)}
      </ol>
      <h2>${text.say("branches-left")}</h2>
      ${view.ghosts.length === 0 ? html`<p class="quiet">${text.say("branches-none")}</p>` : html`
        <ul class="ghosts">${view.ghosts.map((ghost) => this.#ghost(ghost))}</ul>
        <button type="button" @click=${() => { hike.forget(); }}>${text.say("branches-forget-all")}</button>`}
    `;
  }

  /** What a change sets, in words. */
  #setting({ alpha, optimizer, schedule }: Change): string {
    const { text, catalog } = this.context;
    return [
      alpha === undefined ? "" : `α = ${text.exactly(alpha)}`,
      optimizer ? infoOf(catalog, "optimizer", optimizer).label : "",
      schedule ? infoOf(catalog, "schedule", schedule).label : "",
    ].filter((part) => part !== "").join(" · ");
  }

  #ghost(ghost: Ghost): TemplateResult {
    const { text, hike, others } = this.context;
    const { spec, from, to } = ghost;
    const drawn = others.find((other) => other.spec === spec);
    const words = text.say("branches-ghost", {
      from, to, setting: this.#setting({ at: from, ...inForce(spec, from) }),
      loss: drawn ? drawn.walker.columns(drawn.walk).loss[drawn.to]! : NaN,
    });
    return html`
      <li><svg class="swatch" viewBox="0 0 40 8" aria-hidden="true"><line x1="1" x2="39" y1="4" y2="4"></line></svg>
        <span>${words}</span>
        <button type="button" aria-label=${text.say("branches-return-to", { way: words })} @click=${() => { hike.rejoin(ghost); }}>${text.say("branches-return")}</button>
        <button type="button" aria-label=${text.say("branches-forget-one", { way: words })} @click=${() => { hike.forget(ghost); }}>${text.say("branches-forget")}</button></li>`;
  }
}
