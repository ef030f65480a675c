/** The buttons on the map: magnify, the ways of looking, and the legend. */
import { html, svg, type TemplateResult } from "lit";
import { HEIGHTS, PALETTES, type Look } from "../state/hike.ts";
import type { Text } from "../text/text.ts";

const eye = html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${svg`<path d="M1 6.2 15 5v4l-1.2.2a2.8 2.8 0 0 1-5.4-.3 1.2 1.2 0 0 0-1 0 2.8 2.8 0 0 1-5.4.8L1 9.8z"/>`}</svg>`;

/** What the tools need of the map. */
export interface Tools {
  text: Text;
  look: Pick<Look, "follow" | "blindfold" | "palette" | "heights">;
  /** Whether the map can be magnified, and reduced, further. */
  ends: { in: boolean; out: boolean };
  /** The rows of the legend. */
  legend: () => TemplateResult;
  zoom: (factor: 2 | 0.5) => void;
  sheet: () => void;
  walk: () => void;
  change: (look: Partial<Look>) => void;
}

export function mapTools({ text, look, ends, legend, zoom, sheet, walk, change }: Tools): TemplateResult {
  const { follow, blindfold } = look;
  const sign = (name: "zoom-in" | "zoom-out", factor: 2 | 0.5, end: boolean) => html`
    <button type="button" aria-label=${text.say(`${name}-label`)} title=${text.say(`${name}-label`)} aria-disabled=${end ? "true" : "false"}
      @click=${() => { zoom(factor); }}>${factor > 1 ? "+" : "−"}</button>`;
  const toggle = (name: "follow" | "blindfold", on: boolean, icon: unknown = "") => html`
    <button type="button" aria-pressed=${on ? "true" : "false"} @click=${() => { change({ [name]: !on }); }}>${icon}<span>${text.say(`${name}-label`)}</span></button>`;
  const choice = (name: "palette" | "heights", words: readonly string[]) => html`
    <label><span>${text.say(`${name}-label`)}</span>
      <select .value=${look[name]} @change=${(event: Event) => { change({ [name]: (event.target as HTMLSelectElement).value }); }}>
        ${words.map((word) => html`<option value=${word} ?selected=${word === look[name]}>${text.say(`${name}-${word}`)}</option>`)}
      </select></label>`;
  return html`
    <div class="tools" role="group" aria-label=${text.say("map-tools-label")} lang=${text.lang} @keydown=${keep} @wheel=${keep}>
      <div class="pair">${sign("zoom-out", 0.5, ends.out)}${sign("zoom-in", 2, ends.in)}</div>
      <details @keydown=${closeOnEscape} @focusout=${closeOnLeave} @toggle=${readAgain}>
        <summary>${text.say("map-view-label")}</summary>
        <div class="panel" dir=${text.dir}>
          <div class="row">
            <button type="button" @click=${sheet}>${text.say("whole-sheet-label")}</button>
            <button type="button" @click=${walk}>${text.say("fit-walk-label")}</button>
            ${toggle("follow", follow)}
          </div>
          ${choice("palette", PALETTES)}
          ${choice("heights", HEIGHTS)}
          ${legend()}
        </div>
      </details>
      ${toggle("blindfold", blindfold, eye)}
    </div>
  `;
}

/** Keys and the wheel in the tools are not meant for the map. */
function keep(event: Event): void {
  event.stopPropagation();
}

function closeOnEscape(event: KeyboardEvent): void {
  const fold = event.currentTarget as HTMLDetailsElement;
  if (event.key === "Escape" && fold.open) {
    fold.open = false;
    fold.querySelector("summary")?.focus();
  }
}

/** The panel lies over the map, so it does not stay open behind the reader's back. */
function closeOnLeave(event: FocusEvent): void {
  const fold = event.currentTarget as HTMLDetailsElement;
  if (event.relatedTarget instanceof Node && !fold.contains(event.relatedTarget)) {
    fold.open = false;
  }
}

/** The signs of the legend are drawn when they are looked at. */
function readAgain(event: Event): void {
  event.currentTarget!.dispatchEvent(new CustomEvent("legend-open", { bubbles: true }));
}
