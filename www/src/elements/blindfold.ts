/** What a learner knows who is as blindfolded as the hiker: the slope underfoot, and nothing else. */
import { html, svg, type TemplateResult } from "lit";
import type { Context } from "./context.ts";

/** The points of the compass from east, counterclockwise, as the angle of mathematics goes. */
const BEARINGS = ["e", "ne", "n", "nw", "w", "sw", "s", "se"];

/** What is felt, in words. */
export function feeling({ view, text, walker }: Context): string {
  const { spec, index } = view;
  const { x, y, gradient: [gx, gy], gradientNorm: slope } = walker.place(spec, index);
  const next = walker.next(spec, index);
  if (!Number.isFinite(slope)) {
    return text.say("blindfold-lost");
  }
  if (slope === 0) {
    return text.say("blindfold-level");
  }
  const eighth = Math.round(Math.atan2(-gy, -gx) / (Math.PI / 4));
  const bearing = BEARINGS[(eighth + 8) % 8]!;
  const step = next ? Math.hypot(next[0] - x, next[1] - y) : 0;
  return text.say("blindfold-feeling", { bearing, slope, step });
}

/** The one instrument: which way the ground falls and how steeply; and the way out of the fog. */
export function bandage({ view, text, walker, hike }: Context): TemplateResult {
  const { spec, index } = view;
  const { gradient: [gx, gy], gradientNorm: slope } = walker.place(spec, index);
  const known = Number.isFinite(slope) && slope > 0;
  // Downhill on the dial; its y grows downwards.
  const turn = (Math.atan2(gy, -gx) * 180) / Math.PI;
  return html`
    <div class="bandage" part="blindfold">
      <svg viewBox="-50 -50 100 100" aria-hidden="true" focusable="false">
        <circle r="46" /><path class="ticks" d="M0-46v7M0 46v-7M-46 0h7M46 0h-7" />
        ${known ? svg`<path class="needle" transform="rotate(${turn})" d="M-26 0H20M31 0l-15-8v16z" />` : svg`<circle class="level" r="5" />`}
      </svg>
      <dl class="readout slope">
        <div><dt>${text.say("readout-norm")}</dt><dd class="number"><bdi dir="ltr">${text.number(slope)}</bdi></dd></div>
        <div><dt>${text.say("readout-k")}</dt><dd class="number">${text.number(index, 6)}</dd></div>
      </dl>
      <button type="button" class="primary" @click=${() => { hike.look({ blindfold: false }); }}>${text.say("unveil-label")}</button>
      <p class="quiet">${text.say("blindfold-help")}</p>
    </div>
  `;
}
