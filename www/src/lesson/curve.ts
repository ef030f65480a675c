/** `<schedule-curve>`: the learning rates of one schedule, small, with a constant rate behind them. */
import { startCore } from "../core/core.ts";
import { pathOf } from "./path.ts";

/** Iterations that are drawn: as far as the defaults of the catalog have something to show. */
export const SPAN = 200;
/** The rate that all of them are given. */
export const RATE = 0.1;
const [WIDTH, HEIGHT] = [120, 56];

/** A curve; its attribute `kind` names the schedule. A picture beside words that say the same. */
export class ScheduleCurve extends HTMLElement {
  connectedCallback(): void {
    void startCore().then((core) => {
      const kind = this.getAttribute("kind") ?? "";
      // One that listens hears a loss that falls and then stays: what it is there for.
      const losses = Float64Array.from({ length: SPAN }, (_, k) => Math.max(1 - k / 60, 0.1));
      const rates = core.learningRates({ kind }, RATE, SPAN, losses);
      this.replaceChildren(picture(rates));
    }).catch((reason: unknown) => { console.warn(reason); });
  }
}

function picture(rates: Float64Array): SVGElement {
  const highest = Math.max(RATE, ...rates);
  const svg = make("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  const level = new Float64Array(rates.length).fill(RATE);
  svg.append(
    make("path", { class: "ground", d: `M0 ${HEIGHT - 0.5}H${WIDTH}` }),
    make("path", { class: "level", d: pathOf(level, highest, WIDTH, HEIGHT) }),
    make("path", { class: "rates", d: pathOf(rates, highest, WIDTH, HEIGHT) }),
  );
  return svg;
}

function make(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  Object.entries(attributes).forEach(([key, value]) => { element.setAttribute(key, value); });
  return element;
}
