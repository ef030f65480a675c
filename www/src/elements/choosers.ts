/** Landscape, step rule and schedule: choosers made from the catalog. */
import { html, nothing, type TemplateResult } from "lit";
import { FAMILIES, inForce, offers, type Family } from "../state/spec.ts";
import type { Context } from "./context.ts";
import { parameterField, parameterFields, parametersOf } from "./parameters.ts";

/** The line of choosers, and the fold with the parameters of what is chosen. */
export function choosers(context: Context): TemplateResult {
  const { view, text } = context;
  const chosen = { surface: view.spec.surface, ...inForce(view.spec, view.index) };
  const params = (family: Family) => parametersOf(context, family, chosen[family]);
  const adjustable = FAMILIES.filter((family) => params(family).others.length > 0);
  return html`
    <div class="choosers" part="choosers" role="group" aria-label=${text.say("settings-label")}>
      ${FAMILIES.map((family) => chooser(context, family, chosen[family].kind))}
      ${adjustable.length > 0
        ? html`<details class="adjust" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
            <summary>${text.say("adjust-label")}</summary>
            <div class="sheet">
              ${adjustable.map((family) => parameterFields(context, family, chosen[family]))}
            </div>
          </details>`
        : nothing}
      ${FAMILIES.map((family) =>
        params(family).texts.map((param) => parameterField(context, family, chosen[family], param)),
      )}
    </div>
  `;
}

function chooser({ text, catalog, hike, options }: Context, family: Family, chosen: string): TemplateResult {
  const choose = (event: Event) => {
    hike.choose(family, { kind: (event.target as HTMLSelectElement).value });
  };
  return html`
    <label class="field">
      <span>${text.say(`${family}-label`)}</span>
      <select .value=${chosen} ?disabled=${options.locks.has(family)} @change=${choose}>
        ${offers(catalog, family).map(
          ({ kind, label }) => html`<option value=${kind} ?selected=${kind === chosen}>${label}</option>`,
        )}
      </select>
    </label>
  `;
}

/** A fold that lies over the map is closed by Escape. */
export function closeOnEscape(event: KeyboardEvent): void {
  const fold = event.currentTarget as HTMLDetailsElement;
  if (event.key === "Escape" && fold.open) {
    fold.open = false;
    fold.querySelector("summary")?.focus();
  }
}

/** The fold lies over the map, so it does not stay open behind the reader's back. */
export function closeOnLeave(event: FocusEvent): void {
  const fold = event.currentTarget as HTMLDetailsElement;
  if (event.relatedTarget instanceof Node && !fold.contains(event.relatedTarget)) {
    fold.open = false;
  }
}
