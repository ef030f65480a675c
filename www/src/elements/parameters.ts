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

/** Parameters that are a text of their own, such as a formula, and those that adjust what is chosen. */
export function parametersOf({ catalog }: Context, family: Family, choice: Choice): { texts: ParamInfo[]; others: ParamInfo[] } {
  const { params } = infoOf(catalog, family, choice);
  return { texts: params.filter(isText), others: params.filter((param) => !isText(param)) };
}

/** One field per parameter of what is chosen in a family. */
export function parameterFields(context: Context, family: Family, choice: Choice): TemplateResult {
  return html`
    <fieldset>
      <legend>${infoOf(context.catalog, family, choice).label}</legend>
      ${parametersOf(context, family, choice).others.map((param) => parameterField(context, family, choice, param))}
    </fieldset>
  `;
}

/** The field of one parameter. */
export function parameterField(
  { text, hike, options }: Context,
  family: Family,
  choice: Choice,
  param: ParamInfo,
): TemplateResult {
  return html`
    <hiker-parameter
      .text=${text}
      .param=${param}
      .value=${choice.params?.[param.name] ?? param.default}
      .name=${`${family}.${param.name}`}
      .locked=${options.locks.has(family)}
      .commit=${(value: Param) => hike.choose(family, withParam(choice, param, value))}
    ></hiker-parameter>
  `;
}

function isText({ scale }: ParamInfo): boolean {
  return scale === "text";
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
    const { param, text } = this;
    const help = `help-${this.name}`;
    const wide = isText(param) || param.scale === "list";
    return html`
      <label class="field ${wide ? "wide" : "row"}"><span>${param.symbol}</span>${this.#field(help)}</label>
      <p class="help" id=${help}>${param.help}${param.form ? html` <small>${param.form}</small>` : nothing}</p>
      ${this.refused ? html`<p class="refused" role="alert">${text.message(this.refused)}</p>` : nothing}
    `;
  }

  #field(help: string): TemplateResult {
    const { param, value, locked } = this;
    if (param.scale === "bool") {
      return html`<input type="checkbox" .checked=${value === true} ?disabled=${locked}
        aria-describedby=${help} @change=${this.#check} />`;
    }
    if (param.scale === "choice") {
      return html`<select .value=${String(value)} ?disabled=${locked} aria-describedby=${help} @change=${this.#type}>
        ${param.options?.map((word) => html`<option value=${word} ?selected=${word === value}>${word}</option>`)}
      </select>`;
    }
    return html`<input type="text" autocomplete="off" spellcheck="false" .value=${written(value)}
      inputmode=${typeof param.default === "number" ? "decimal" : "text"} ?disabled=${locked}
      aria-describedby=${help} aria-invalid=${this.refused ? "true" : "false"} @change=${this.#type} />`;
  }

  readonly #check = (event: Event): void => {
    this.refused = this.commit((event.target as HTMLInputElement).checked);
  };

  readonly #type = (event: Event): void => {
    const typed = (event.target as HTMLInputElement | HTMLSelectElement).value;
    const refused = this.commit(readParam(typed, this.param));
    this.refused = refused && refusedAs(refused, this.param.symbol, typed);
  };
}

/** A list of numbers without its brackets; a list of rows needs them. */
function written(value: Param): string {
  if (typeof value !== "object") {
    return String(value);
  }
  const text = JSON.stringify(value);
  return value.some((entry) => typeof entry === "object") ? text : text.slice(1, -1);
}
