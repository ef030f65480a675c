/** Fields for the parameters of a choice, made from the catalog. */
import type { Choice, Message, Param, ParamInfo } from "#core";
import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { refusedAs } from "../state/refusal.ts";
import { infoOf, type Family } from "../state/spec.ts";
import { readParam, withParam } from "../state/url.ts";
import type { Text } from "../text/text.ts";
import type { Context } from "./context.ts";
import { Fragment } from "./fragment.ts";

/** One field per parameter of what is chosen in a family. */
export function parameterFields({ text, catalog, hike, options }: Context, family: Family, choice: Choice): TemplateResult {
  const info = infoOf(catalog, family, choice);
  const locked = options.locks.has(family);
  return html`
    <fieldset>
      <legend>${info.label}</legend>
      ${info.params.map(
        (param) => html`
          <hiker-parameter
            .text=${text}
            .param=${param}
            .value=${choice.params?.[param.name] ?? param.default}
            .name=${`${family}.${param.name}`}
            .locked=${locked}
            .commit=${(value: Param) => hike.choose(family, withParam(choice, param, value))}
          ></hiker-parameter>
        `,
      )}
    </fieldset>
  `;
}

/** The field of one parameter, with the reason beside it when a value is refused. */
export class HikerParameter extends Fragment {
  @property({ attribute: false }) text!: Text;
  @property({ attribute: false }) param!: ParamInfo;
  @property({ attribute: false }) value!: Param;
  @property({ attribute: false }) name!: string;
  @property({ attribute: false }) locked = false;
  @property({ attribute: false }) commit!: (value: Param) => Message | null;
  @state() private refused: Message | null = null;

  protected override render(): TemplateResult {
    const { param, value, text } = this;
    const help = `help-${this.name}`;
    const field =
      typeof param.default === "boolean"
        ? html`<input type="checkbox" .checked=${value === true} ?disabled=${this.locked}
            aria-describedby=${help} @change=${this.#check} />`
        : html`<input type="text" autocomplete="off" spellcheck="false" .value=${written(value)}
            inputmode=${typeof param.default === "number" ? "decimal" : "text"} ?disabled=${this.locked}
            aria-describedby=${help} aria-invalid=${this.refused ? "true" : "false"} @change=${this.#type} />`;
    return html`
      <label class="field row"><span>${param.symbol}</span>${field}</label>
      <p class="help" id=${help}>${param.help}</p>
      ${this.refused ? html`<p class="refused" role="alert">${text.message(this.refused)}</p>` : nothing}
    `;
  }

  readonly #check = (event: Event): void => {
    this.refused = this.commit((event.target as HTMLInputElement).checked);
  };

  readonly #type = (event: Event): void => {
    const typed = (event.target as HTMLInputElement).value;
    const refused = this.commit(readParam(typed, this.param));
    this.refused = refused && refusedAs(refused, this.param.symbol, typed);
  };
}

function written(value: Param): string {
  return typeof value === "object" ? JSON.stringify(value).slice(1, -1) : String(value);
}
