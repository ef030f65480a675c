/** Fields of a tool's form into which something short is typed, and the sentences about what cannot be read in them. */
import type { Message } from "#core";
import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../text/text.ts";

/** What is wrong with fields, by their ids. */
export type Refusals = ReadonlyMap<string, Message>;

export interface TypedField {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What an empty field means. */
  readonly placeholder?: string;
  readonly inputmode: "numeric" | "decimal";
  readonly write: (value: string) => void;
}

/** The field; one that was refused points to its sentence. */
export function typedField({ id, label, value, placeholder = "", inputmode, write }: TypedField, refusals: Refusals): TemplateResult {
  const refused = refusals.has(id);
  return html`
    <label class="field number"><span>${label}</span>
      <input id=${id} type="text" inputmode=${inputmode} autocomplete="off" dir="ltr" placeholder=${placeholder} .value=${value}
        aria-invalid=${refused ? "true" : "false"} aria-describedby=${refused ? sentenceOf(id) : nothing}
        @input=${(event: Event) => { write((event.target as HTMLInputElement).value); }} /></label>`;
}

/** The sentences about a row of fields, in their order. It stands right below the row. */
export function refusalsIn(ids: readonly string[], refusals: Refusals, text: Text): TemplateResult {
  return html`
    <div class="refusals" role="status">${ids.map((id) => {
      const refusal = refusals.get(id);
      return refusal ? html`<p class="refused" id=${sentenceOf(id)}>${text.message(refusal)}</p>` : nothing;
    })}</div>`;
}

/** A refusal with the name that the field has on the screen. */
export function refusedIn(label: string, { id, args }: Message): Message {
  return { id, args: { ...args, field: label } };
}

function sentenceOf(id: string): string {
  return `${id}-refused`;
}
