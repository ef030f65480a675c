/** The legend of the map: every sign, drawn as the map draws it, beside its name. */
import { html, type TemplateResult } from "lit";
import { LEGEND, drawLegendSign } from "../draw/legend.ts";
import type { Theme } from "../draw/theme.ts";
import type { Text } from "../text/text.ts";

/** The size of a sample in CSS pixels. */
const [WIDE, HIGH] = [44, 24];

export function legend(text: Text): TemplateResult {
  return html`
    <ul aria-label=${text.say("legend-label")}>
      ${LEGEND.map((kind) => html`<li><canvas data-sign=${kind} aria-hidden="true"></canvas><span>${text.say(`legend-${kind}`)}</span></li>`)}
    </ul>`;
}

/** Draws the samples within a root. */
export function paintLegend(root: ParentNode, ratio: number, theme: Theme): void {
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-sign]")) {
    canvas.width = Math.round(WIDE * ratio);
    canvas.height = Math.round(HIGH * ratio);
    const ctx = canvas.getContext("2d");
    ctx?.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (ctx) {
      drawLegendSign(ctx, canvas.dataset["sign"] as (typeof LEGEND)[number], theme);
    }
  }
}
