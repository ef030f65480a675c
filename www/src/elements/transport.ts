/** Step back, Step, Play, Reset, the speed and the scrubber. */
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { SPEEDS, type View } from "../state/hike.ts";
import type { Context } from "./context.ts";
import { pauseIcon, playIcon, resetIcon, stepBackIcon, stepIcon } from "./icons.ts";

/** How many iterations the scrubber and the charts span: a round number, at least as far as was walked. */
export function extentOf(reached: number): number {
  return [20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 7000].find((extent) => reached <= extent) ?? 10_000;
}

/** The furthest iteration that there is anything to see of. */
export function farthest({ reached, ghosts }: View): number {
  return Math.max(reached, ...ghosts.map(({ to }) => to));
}

/** The controls of the walk. Their clock goes on while any of the hikers can. */
export function transport({ view: { playing, speed, spec, reached }, clock: index, text, hike, options }: Context): TemplateResult {
  const locked = options.locks.has("steps");
  const last = hike.nearest(index + 1) <= index;
  const extent = hike.nearest(extentOf(reached));
  const button = (name: string, icon: TemplateResult, press: () => void, idle: boolean) => html`
    <button type="button" part="button ${name}" aria-disabled=${idle ? "true" : "false"} ?disabled=${locked}
      @click=${() => { if (!idle) press(); }}>${icon}<span>${text.say(`${name}-label`)}</span></button>
  `;
  const interrupt = (action: () => void) => () => {
    hike.play(false);
    action();
  };
  return html`
    <div class="transport" part="transport" role="group" aria-label=${text.say("transport-label")}>
      <div class="buttons">
        ${button("step-back", stepBackIcon, interrupt(() => { hike.step(-1); }), index === 0)}
        ${button("step", stepIcon, interrupt(() => { hike.step(1); }), last)}
        ${playing
          ? button("pause", pauseIcon, () => { hike.play(false); }, false)
          : button("play", playIcon, () => { hike.play(true); }, last)}
        ${button("reset", resetIcon, () => { hike.reset(); }, index === 0 && spec.changes.length === 0)}
      </div>
      <label class="field row speed"><span>${text.say("speed-label")}</span>
        <select @change=${(event: Event) => { hike.speed(Number((event.target as HTMLSelectElement).value)); }}>
          ${SPEEDS.map((known) => html`<option value=${known} ?selected=${known === speed}>${text.say("speed-option", { speed: known })}</option>`)}
        </select>
      </label>
      <div class="scrubber" dir="ltr">
        <input type="range" aria-label=${text.say("scrubber-label")} min="0" max=${extent} step="1" ?disabled=${locked}
          .value=${live(String(index))} aria-valuetext=${text.say("scrubber-value", { iteration: index, extent })}
          @input=${(event: Event) => { const to = Number((event.target as HTMLInputElement).value); hike.play(false); hike.seek(to); }} />
        <span class="number quiet" aria-hidden="true">${text.say("scrubber-short", { iteration: index, extent })}</span>
      </div>
    </div>
  `;
}
