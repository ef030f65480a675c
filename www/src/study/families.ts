/** Check boxes for the families of problems, as several tools of the desk have them. */
import type { Catalog } from "#core";
import { html, type TemplateResult } from "lit";
import type { Text } from "../text/text.ts";

/** The boxes, in the order of the catalog, with a button for all and one for none. */
export function families(text: Text, { problems }: Catalog, chosen: readonly string[], choose: (kinds: readonly string[]) => void): TemplateResult {
  const all = problems.map(({ kind }) => kind);
  const toggle = (kind: string) => (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    choose(all.filter((one) => (one === kind ? checked : chosen.includes(one))));
  };
  return html`
    <fieldset class="families">
      <legend>${text.say("families-label")}</legend>
      <div class="buttons">
        <button type="button" @click=${() => { choose(all); }}>${text.say("families-all")}</button>
        <button type="button" @click=${() => { choose([]); }}>${text.say("families-none")}</button>
      </div>
      <div class="boxes">
        ${problems.map(({ kind, label }) => html`
          <label><input type="checkbox" .checked=${chosen.includes(kind)} @change=${toggle(kind)} /> <span>${label}</span></label>`)}
      </div>
    </fieldset>`;
}
