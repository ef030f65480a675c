/** The numbers at the hiker's feet, and the update rule that uses them. */
import { html, mathml, nothing, type TemplateResult } from "lit";
import { infoOf } from "../state/spec.ts";
import type { Context } from "./context.ts";

/** Farther from the origin than so many sheets, a hiker is leaving. */
const AWAY = 3;

/** Iteration, position, loss, slope, rate, α·λ. */
export function readout(context: Context): TemplateResult {
  const { view, text, walker } = context;
  const { spec, index } = view;
  const place = walker.place(spec, index);
  const [, alphaLambda] = walker.diagnosis(spec, index).alphaLambda;
  const rows: [string, string][] = [
    ["k", text.number(index, 6)],
    ["w", text.say("readout-point", { x: place.x, y: place.y })],
    ["loss", text.number(place.loss)],
    ["norm", text.number(place.gradientNorm)],
    ["alpha", text.number(place.alpha)],
    ["alpha-lambda", text.number(alphaLambda, 3)],
  ];
  return html`
    <dl class="readout" part="readout" aria-label=${text.say("readout-label")}>
      ${escape(context)}
      ${rows.map(([name, value]) => html`<div><dt>${text.say(`readout-${name}`)}</dt><dd class="number"><bdi dir="ltr">${value}</bdi></dd></div>`)}
    </dl>
  `;
}

/** For a hiker who is leaving: how far away, and when the numbers end. */
function escape({ view, text, walker, catalog }: Context): TemplateResult | typeof nothing {
  const { spec, index } = view;
  const { distance, passes, overflow } = walker.escape(spec, index);
  const { sheet = [-1, 1, -1, 1] } = infoOf(catalog, "surface", spec.surface);
  const away = !(distance < AWAY * Math.max(...sheet.map(Math.abs)));
  if (!away && walker.diagnosis(spec, index).regime !== "diverging") {
    return nothing;
  }
  const parts = [
    text.say("readout-away-now", { distance }),
    ...(passes ? [text.say("readout-away-passes", { distance: 10 ** passes.power, iteration: passes.at })] : []),
    ...(overflow === null ? [] : [text.say("readout-away-overflow", { iteration: overflow })]),
  ];
  return html`<div class="whole"><dt>${text.say("readout-away")}</dt><dd class="number"><bdi dir="ltr">${parts.join(", ")}</bdi></dd></div>`;
}

/** The next step written out. Step rules with more to them than the slope show what they add up to. */
export function updateRule({ view, text, walker }: Context): TemplateResult | typeof nothing {
  const { spec, index } = view;
  const { x, y, alpha, gradient, outcome } = walker.place(spec, index);
  const next = walker.next(spec, index);
  if (!next || outcome === "diverged") {
    return nothing;
  }
  const show = (value: number) => text.number(value, 4);
  const plain = walker.isPlain(spec, index);
  const [dx, dy] = [next[0] - x, next[1] - y];
  return html`
    <div class="rule" part="rule" role="group" aria-label=${text.say("rule-label")} dir="ltr">
      <math display="block">
        <mtable>
          <mtr>
            <mtd>${iterate("k+1")}</mtd><mtd><mo>=</mo></mtd><mtd>${iterate("k")}</mtd>
            ${plain
              ? mathml`<mtd><mo>−</mo></mtd><mtd><msub><mi>α</mi><mi>k</mi></msub></mtd><mtd><mrow><mo>∇</mo><mi>L</mi><mo stretchy="false">(</mo>${iterate("k")}<mo stretchy="false">)</mo></mrow></mtd>`
              : mathml`<mtd><mo>+</mo></mtd><mtd><mrow><mi mathvariant="normal">Δ</mi>${iterate("k")}</mrow></mtd>`}
          </mtr>
          <mtr>
            <mtd>${vector(show(next[0]), show(next[1]))}</mtd><mtd><mo>=</mo></mtd><mtd>${vector(show(x), show(y))}</mtd>
            ${plain
              ? mathml`<mtd><mo>−</mo></mtd><mtd><mn>${show(alpha)}</mn></mtd><mtd>${vector(show(gradient[0]), show(gradient[1]))}</mtd>`
              : mathml`<mtd><mo>+</mo></mtd><mtd>${vector(show(dx), show(dy))}</mtd>`}
          </mtr>
        </mtable>
      </math>
    </div>
  `;
}

function iterate(index: "k" | "k+1") {
  return index === "k"
    ? mathml`<msub><mi>w</mi><mi>k</mi></msub>`
    : mathml`<msub><mi>w</mi><mrow><mi>k</mi><mo>+</mo><mn>1</mn></mrow></msub>`;
}

/** A column of two, between brackets drawn by the style sheet: stretched ones are clipped by some engines. */
function vector(first: string, second: string) {
  return mathml`<mtable class="vector"><mtr><mtd><mn>${first}</mn></mtd></mtr><mtr><mtd><mn>${second}</mn></mtd></mtr></mtable>`;
}
