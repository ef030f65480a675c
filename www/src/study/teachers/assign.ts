/** `<study-assign>`: the form that makes a link and a frame for a problem. Internal. */
import type { Message } from "#core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Fragment } from "../../elements/fragment.ts";
import { LEAST, PER_ATTEMPT, PER_HINT, UNTOUCHED, readTask, worth } from "../../state/exercise.ts";
import type { Desk } from "../desk.ts";
import { refusalsIn, refusedIn, typedField, type Refusals } from "../typed-field.ts";
import { LAST_SEED } from "../variants.ts";
import { refusedWhole } from "../whole.ts";
import { HIDEABLE, LOCKABLE, addressOf, frameOf, parametersOf, usual, type Assignment } from "./assignment.ts";

/** Wrong attempts and hints of the examples. */
const EXAMPLES = [[0, 0], [1, 0], [1, 2], [9, 0]] as const;

/** The fields that are typed, by the parameters that they are read as. */
const TYPED = { seed: "seed", tolerance: "tolerance", attempts: "attempts", hint: "hints", solution: "after" } as const;
type Typed = (typeof TYPED)[keyof typeof TYPED];
/** What is accepted where whole numbers are. */
const WHOLE: Partial<Record<Typed, readonly [min: number, max: number]>> = { seed: [0, LAST_SEED], attempts: [1, 9999], hints: [1, 99], after: [1, 99] };

export class StudyAssign extends Fragment {
  @property({ attribute: false }) desk!: Desk;
  @state() private fields: Assignment | undefined;
  /** The last fields that could be read. */
  @state() private good: Assignment | undefined;
  @state() private refusals: Refusals = new Map();

  protected override willUpdate(_: PropertyValues): void {
    this.fields ??= usual(this.desk.catalog.problems[0]?.kind ?? "");
    this.good ??= this.fields;
  }

  protected override render(): TemplateResult {
    const { desk: { text, catalog }, fields, good, refusals } = this;
    if (!fields || !good) {
      return html``;
    }
    const address = addressOf(location.href, !__SINGLE_FILE__, parametersOf(good));
    const label = catalog.problems.find(({ kind }) => kind === good.problem)?.label ?? "";
    return html`
      <p>${text.say("assign-intro")}</p>
      <div class="fields">
        <label class="field wide"><span>${text.say("kind-label")}</span>
          <select id="problem" @change=${(event: Event) => { this.#set({ problem: (event.target as HTMLSelectElement).value }); }}>
            ${catalog.problems.map(({ kind, label: name }) => html`<option value=${kind} ?selected=${kind === fields.problem}>${name}</option>`)}
          </select></label>
        ${this.#typed("seed", fields)}
        ${this.#typed("tolerance", fields, "assign-tolerance-own")}
        ${this.#typed("attempts", fields, "assign-attempts-any")}
      </div>
      ${refusalsIn(["seed", "tolerance", "attempts"], refusals, text)}
      <div class="fields">
        ${this.#chosen("hint", fields, { on: "assign-hint-on", some: "assign-hint-some", off: "assign-hint-off" })}
        ${fields.hint === "some" ? this.#typed("hints", fields) : nothing}
        ${this.#chosen("solution", fields, { on: "assign-solution-on", after: "assign-solution-after", off: "assign-solution-off" })}
        ${fields.solution === "after" ? this.#typed("after", fields) : nothing}
      </div>
      ${refusalsIn(["hints", "after"], refusals, text)}
      <div class="columns">
        ${this.#boxes("lock", fields, LOCKABLE)}
        ${this.#boxes("hide", fields, HIDEABLE)}
        <fieldset><legend>${text.say("assign-code")}</legend>
          <label><input type="checkbox" id="code" .checked=${fields.code} @change=${(event: Event) => { this.#set({ code: (event.target as HTMLInputElement).checked }); }} />
            <span>${text.say("assign-code-box")}</span></label></fieldset>
      </div>
      <p class="held" role="status">${refusals.size > 0 ? text.say(__SINGLE_FILE__ ? "assign-held-link" : "assign-held") : nothing}</p>
      <div class="takeaway">
        <div><study-copied id="link" .text=${text} .label=${text.say("assign-link")} .content=${address}></study-copied>
          <p><a href=${address} target="_blank" rel="noopener">${text.say("assign-try")}</a></p></div>
        ${__SINGLE_FILE__ ? nothing : html`
          <div><study-copied id="frame" .text=${text} .label=${text.say("assign-frame")}
            .content=${frameOf(address, text.say("assign-frame-title", { label }))}></study-copied></div>`}
      </div>
      ${this.#score()}
    `;
  }

  /** How answers are scored, in words and by examples that are worked out as the page does it. */
  #score(): TemplateResult {
    const { text } = this.desk;
    return html`
      <div class="score">
        <h4>${text.say("score-title")}</h4>
        <p class="equation">${text.say("score-formula", { attempt: PER_ATTEMPT, hint: PER_HINT, least: LEAST })}</p>
        <p class="quiet">${text.say("score-rules", { least: LEAST })}</p>
        <ul class="quiet">${EXAMPLES.map(([attempts, hints]) => html`
          <li>${text.say("score-example", { attempts, hints, score: worth({ ...UNTOUCHED, attempts, hintsUsed: hints }) })}</li>`)}
        </ul>
      </div>`;
  }

  #typed(name: Typed, fields: Assignment, empty?: string): TemplateResult {
    const { text } = this.desk;
    return typedField({
      id: name, label: text.say(`assign-${name}`), value: fields[name], placeholder: empty ? text.say(empty) : "", inputmode: "decimal",
      write: (value) => { this.#set({ [name]: value }); },
    }, this.refusals);
  }

  #chosen<Name extends "hint" | "solution">(name: Name, fields: Assignment, words: Record<Assignment[Name], string>): TemplateResult {
    const { text } = this.desk;
    return html`
      <label class="field"><span>${text.say(`assign-${name}`)}</span>
        <select id=${name} @change=${(event: Event) => { this.#set({ [name]: (event.target as HTMLSelectElement).value }); }}>
          ${Object.entries<string>(words).map(([value, id]) => html`<option value=${value} ?selected=${value === fields[name]}>${text.say(id)}</option>`)}
        </select></label>`;
  }

  #boxes(name: "hide" | "lock", fields: Assignment, words: Readonly<Record<string, string>>): TemplateResult {
    const { text } = this.desk;
    const values = Object.keys(words);
    const toggle = (value: string) => (event: Event) => {
      const { checked } = event.target as HTMLInputElement;
      this.#set({ [name]: values.filter((one) => (one === value ? checked : fields[name].includes(one))) });
    };
    return html`
      <fieldset><legend>${text.say(`assign-${name}`)}</legend>
        ${Object.entries(words).map(([value, id]) => html`
          <label><input type="checkbox" id="${name}-${value}" .checked=${fields[name].includes(value)} @change=${toggle(value)} />
            <span>${text.say(id)}</span></label>`)}
      </fieldset>`;
  }

  /** Takes fields over if the page would read them as they are meant. */
  #set(change: Partial<Assignment>): void {
    const fields = { ...this.fields!, ...change };
    this.fields = fields;
    this.refusals = this.#check(fields);
    if (this.refusals.size === 0) {
      this.good = fields;
    }
  }

  /** What the page would not read as it is meant. */
  #check(fields: Assignment): Refusals {
    const { core, text } = this.desk;
    const refusals = new Map<Typed, Message>();
    const notices: Message[] = [];
    readTask(new Map(parametersOf(fields)), core, notices);
    const refuse = (name: Typed, notice?: Message): void => {
      const label = text.say(`assign-${name}`);
      const bounds = WHOLE[name];
      if (bounds) {
        refusals.set(name, refusedWhole(fields[name], label, ...bounds));
      } else if (notice) {
        refusals.set(name, refusedIn(label, notice));
      }
    };
    for (const notice of notices) {
      refuse(TYPED[notice.args["field"] as keyof typeof TYPED], notice);
    }
    for (const [wanted, name] of [["some", "hints"], ["after", "after"]] as const) {
      const used = fields.hint === wanted || fields.solution === wanted;
      if (used && !/^\s*[1-9]\d?\s*$/.test(fields[name])) {
        refuse(name);
      }
    }
    return refusals;
  }
}
