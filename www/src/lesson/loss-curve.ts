/** `<loss-curve>`: the loss of one walk by iteration, small. */
import { html, render, type TemplateResult } from "lit";
import { startCore } from "../core/core.ts";
import { Walker } from "../state/walker.ts";
import { hikeOf, pairsOf } from "./walk.ts";

const [WIDTH, HEIGHT] = [120, 56];
/** The curve's start is drawn at this part of the height, so that a rise is seen. */
const START = 0.62;
/** So far above its frame a curve is as good as gone: the line to there leaves it where the true one would. */
const GONE = 1e4;

/** A picture beside words that say the same: its `walk` has the parameters, `steps` of which are drawn. */
export class LossCurve extends HTMLElement {
  connectedCallback(): void {
    void startCore().then((core) => {
      const walker = new Walker(core);
      const { spec } = hikeOf(pairsOf(this.getAttribute("walk") ?? ""), walker);
      const steps = Number(this.getAttribute("steps") ?? "40");
      render(lossPicture(walker.columns(core.walk(spec, steps)).loss, steps), this);
    }).catch((reason: unknown) => { console.warn(reason); });
  }
}

/** Losses from zero upwards, over so many steps. */
export function lossPicture(losses: Float64Array, steps: number): TemplateResult {
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    <path class="ground" d="M0 ${HEIGHT - 0.5}H${WIDTH}"></path>
    <path class="losses" d=${lossPath(losses, steps, WIDTH, HEIGHT)}></path>
  </svg>`;
}

/** The line, on a scale of its own start. */
export function lossPath(losses: Float64Array, steps: number, width: number, height: number): string {
  const unit = (START * (height - 4)) / losses[0]!;
  const points: string[] = [];
  for (const [k, loss] of losses.entries()) {
    const y = height - 2 - Math.min(Number.isNaN(loss) ? Infinity : loss * unit, GONE);
    points.push(`${((k / steps) * width).toFixed(1)} ${y.toFixed(1)}`);
  }
  return `M${points.join("L")}`;
}
