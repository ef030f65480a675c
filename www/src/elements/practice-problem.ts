/** `<practice-problem>`: one problem to work out, with hints, feedback and the worked solution. */
import type { Message, Problem } from "#core";
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { property, query, state } from "lit/decorators.js";
import controlStyles from "../../styles/controls.css";
import practiceStyles from "../../styles/practice.css";
import themeStyles from "../../styles/theme.css";
import { startCore, type Core } from "../core/core.ts";
import { factsOf, plot } from "../draw/figure.ts";
import { dayOf } from "../state/completion.ts";
import { UNTOUCHED, answered, isOver, readLook, readTask, report, workOn, type Earlier, type Task, type Work } from "../state/exercise.ts";
import { THEMES, readChoice } from "../state/options.ts";
import type { Pairs } from "../state/url.ts";
import { ENGLISH, loadText, type Text } from "../text/text.ts";
import { AttributeLink } from "./attributes.ts";
import { announce } from "./events.ts";
import { notice } from "./notice.ts";
import { trouble } from "./trouble.ts";

/**
 * A practice problem. Attributes: `problem`, `seed`, `tolerance`, `attempts`, `hint`, `solution`, `hide`,
 * `lock`, `code`, `lang`, `theme`, `motion`.
 *
 * The score of a right answer is 1, less 0.2 for every wrong attempt and 0.1 for every hint, at least
 * 0.2, and 0 once the solution was shown. What cannot be read costs nothing.
 *
 * @slot after - what follows the problem, beside the hill where there is room
 * @fires practice-ready - the problem can be answered
 * @fires practice-change - another problem is shown
 * @fires practice-solution - the worked solution was opened; detail: `{ kind, seed }`
 * @fires practice-answer - an answer was checked; detail: `Answer`
 */
export class PracticeProblem extends LitElement {
  static override styles = [themeStyles, controlStyles, practiceStyles].map((text) => unsafeCSS(text));

  /** What was done on this problem before, by somebody who goes on with it. */
  @property({ attribute: false }) earlier: Earlier | null = null;
  @state() private core: Core | null = null;
  @state() private failure: unknown = null;
  @state() private text: Text = ENGLISH;
  @state() private notices: readonly Message[] = [];
  @state() private task: Task | null = null;
  @state() private work: Work = UNTOUCHED;
  /** The value of the choice that is marked. */
  @state() private picked = "";
  /** Whether something else has been typed since the last check. */
  @state() private stale = false;
  /** Whether the hill is shown before there is an answer. */
  @state() private given = false;
  @query("#answer") private readonly field!: HTMLInputElement | null;
  #problem: Problem | undefined;
  #told: ReadonlySet<string> = new Set();
  #look: Readonly<Record<string, string>> = {};
  readonly #attributes = new AttributeLink(this, (names) => { this.#readAttributes(names); });

  /** The problem as parameters. */
  get parameters(): Pairs {
    const { task, core } = this;
    const pairs: Pairs = [];
    if (task && task.kind !== core?.catalog().problems[0]?.kind) {
      pairs.push(["problem", task.kind]);
    }
    if (task && task.seed !== 0) {
      pairs.push(["seed", String(task.seed)]);
    }
    return pairs;
  }

  /** Hands over what could not be read, for a page that has one notice for everything. */
  takeNotices(): readonly Message[] {
    const { notices } = this;
    this.notices = [];
    return notices;
  }

  /** Checks a text as if it had been typed. */
  check(answer: string): void {
    const { core, task } = this;
    if (!core || !task || this.#isSpent(task)) {
      return;
    }
    if (this.field) {
      this.field.value = answer;
    }
    this.picked = answer;
    this.stale = false;
    const verdict = core.checkAnswer(task.kind, task.seed, answer, this.text.lang, task.tolerance);
    this.work = answered(this.work, verdict, dayOf(new Date()));
    announce(this, "practice-answer", report(task, this.work, verdict));
  }

  /** Clears the work on this problem. */
  reset(): void {
    this.work = UNTOUCHED;
    this.picked = "";
    this.stale = false;
    this.given = false;
    if (this.field) {
      this.field.value = "";
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.core) {
      this.#attributes.start();
    } else {
      void this.#begin();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes.stop();
  }

  async #begin(): Promise<void> {
    try {
      const [core, text] = await Promise.all([startCore(), this.#words()]);
      this.text = text;
      this.core = core;
      this.#read(core);
      if (this.isConnected) {
        this.#attributes.start();
      }
      await this.updateComplete;
      announce(this, "practice-ready");
    } catch (reason) {
      this.failure = reason;
    }
  }

  #read(core: Core): void {
    const notices: Message[] = [];
    const raw = this.#attributes.read();
    readChoice(raw, "theme", THEMES, notices);
    const task = readTask(raw, core, notices);
    // What was told once is not told again when something else changes.
    const fresh = notices.filter((notice) => !this.#told.has(JSON.stringify(notice)));
    this.#told = new Set(notices.map((notice) => JSON.stringify(notice)));
    this.notices = [...this.notices.filter((notice) => this.#told.has(JSON.stringify(notice))), ...fresh];
    this.#look = readLook(raw);
    this.#set(core, task);
  }

  #set(core: Core, task: Task): void {
    if (!this.#problem || task.kind !== this.task?.kind || task.seed !== this.task.seed) {
      this.#problem = core.problem(task.kind, task.seed);
      this.reset();
      this.work = workOn(task, this.earlier);
    }
    this.task = task;
  }

  #readAttributes(names: ReadonlySet<string>): void {
    if (this.core) {
      this.#read(this.core);
    }
    if (names.has("lang")) {
      void this.#words().then((text) => { this.text = text; }, (reason: unknown) => { this.failure = reason; });
    }
  }

  /** The text, with the words that problems need. */
  async #words(): Promise<Text> {
    const text = await loadText(this.#language());
    await text.fetch("practice");
    return text;
  }

  #language(): string {
    return this.getAttribute("lang") ?? document.documentElement.lang;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("task") && this.task) {
      this.#attributes.write(this.parameters, (name) => name === "problem" || name === "seed");
      announce(this, "practice-change");
    }
  }

  protected override render(): TemplateResult {
    const { text, task, core } = this;
    const problem = this.#problem;
    if (this.failure) {
      return trouble(text, this.failure);
    }
    if (!core || !task || !problem) {
      return html`<div class="waiting"></div>`;
    }
    const { hintsUsed, solutionShown, attempts, verdict } = this.work;
    const invalid = verdict !== null && verdict.verdict !== "correct" && !this.stale;
    return html`
      <div class="practice" part="base" lang=${text.lang} dir=${text.dir}>
        ${notice(text, this.notices, () => { this.notices = []; })}
        <div class="exercise">
        ${this.#kinds(core, task)}
        <p class="statement" part="statement" id="statement">${text.message(problem.statement)}</p>
        ${this.#figure(problem)}
        <div class="answer">
          ${problem.input === "choice" ? this.#choices(problem, this.#isSpent(task)) : html`
          <label for="answer">${text.say("answer-label")}</label>
          <input id="answer" class="number" part="answer" type="text" inputmode="text" autocomplete="off" autocapitalize="off"
            spellcheck="false" dir="ltr" ?readonly=${this.#isSpent(task)} aria-invalid=${invalid ? "true" : "false"} aria-describedby="statement feedback" @input=${this.#typed} @keydown=${this.#enter} />`}
          <button type="button" class="primary" part="button check" aria-disabled=${this.#isSpent(task) ? "true" : "false"} @click=${this.#checkField}>${text.say("check-label")}</button>
        </div>
        ${this.#feedback()}
        ${this.#completion(task)}
        <div class="help-buttons">
          ${Math.min(task.hints, problem.hints.length) > 0
            ? this.#button("hint", hintsUsed >= Math.min(task.hints, problem.hints.length), () => { this.work = { ...this.work, hintsUsed: hintsUsed + 1 }; })
            : nothing}
          ${task.solutionAfter === Infinity
            ? nothing
            : this.#button("solution", solutionShown || !this.#isOpen(task), () => { this.#showSolution(task); })}
          ${problem.scene && !verdict?.scene && !this.#isHidden("map") ? this.#button("show-hill", this.given, () => { this.given = true; }, this.given) : nothing}
          ${this.#isLocked("seed") ? nothing : this.#button("new-problem", false, () => { this.#set(core, { ...task, seed: (task.seed + 1) % 2 ** 32 }); void this.#startOver(); })}
        </div>
        ${!solutionShown && !this.#isOpen(task) && task.solutionAfter !== Infinity
          ? html`<p class="quiet">${text.say("solution-after", { left: task.solutionAfter - attempts })}</p>`
          : nothing}
        <div class="help-text" role="status">
          ${hintsUsed > 0 ? this.#list("hints", problem.hints.slice(0, hintsUsed)) : nothing}
          ${solutionShown ? this.#list("solution", problem.solution) : nothing}
        </div>
        <slot name="after"></slot>
        </div>
        ${this.#scene(core, problem)}
      </div>
    `;
  }

  /** Goes to where a new problem is answered; its field is described by the question. */
  async #startOver(): Promise<void> {
    await this.updateComplete;
    (this.field ?? this.renderRoot.querySelector<HTMLElement>(".choices input"))?.focus();
  }

  readonly #typed = (): void => { this.stale = this.work.verdict !== null; };

  /** Whether no attempt is left. */
  #isSpent(task: Task): boolean {
    return this.work.earned === null && isOver(task, this.work);
  }

  /** Whether the worked solution may be shown: after so many attempts, or when there are no more. */
  #isOpen(task: Task): boolean {
    return this.work.attempts >= task.solutionAfter || isOver(task, this.work);
  }

  #showSolution({ kind, seed }: Task): void {
    this.work = { ...this.work, solutionShown: true };
    announce(this, "practice-solution", { kind, seed });
  }

  /** Whether a teacher has taken a panel of the hill away. */
  #isHidden(name: string): boolean {
    return listed(this.#look["hide"], name);
  }

  /** Whether a teacher has fixed it. */
  #isLocked(name: string): boolean {
    return listed(this.#look["lock"], name);
  }

  /** The code of a right answer, where a teacher wants one. */
  #completion({ kind, seed }: Task): TemplateResult | typeof nothing {
    const { earned, attempts, hintsUsed, day } = this.work;
    return this.#look["code"] !== "1" || earned === null || day === null ? nothing : html`
      <practice-completion class="completion" .text=${this.text}
        .completion=${{ kind, seed, score: earned, attempts, hints: hintsUsed, day }}></practice-completion>`;
  }

  #kinds(core: Core, task: Task): TemplateResult | typeof nothing {
    const { problems } = core.catalog();
    const choose = (event: Event) => {
      this.#set(core, { ...task, kind: (event.target as HTMLSelectElement).value, seed: 0 });
    };
    return this.#isLocked("problem") || problems.length < 2 ? nothing : html`
      <label class="field kinds">
        <span>${this.text.say("kind-label")}</span>
        <select .value=${task.kind} @change=${choose}>
          ${problems.map(({ kind, label }) => html`<option value=${kind} ?selected=${kind === task.kind}>${label}</option>`)}
        </select>
      </label>`;
  }

  #choices({ choices }: Problem, spent: boolean): TemplateResult {
    return html`
      <fieldset class="choices" aria-labelledby="statement">
        ${choices.map(({ value, label }) => html`
          <label><input type="radio" name="choice" .value=${String(value)} .checked=${this.picked === String(value)}
            ?disabled=${spent} @change=${() => { this.picked = String(value); this.#typed(); }} @keydown=${this.#enter} /> <span>${this.text.number(value)}. ${this.text.message(label)}</span></label>`)}
      </fieldset>`;
  }

  #figure({ figure }: Problem): TemplateResult | typeof nothing {
    if (!figure) {
      return nothing;
    }
    const { text } = this;
    const { path, high, low } = plot(figure.values, figure.log, 300, 120);
    const last = figure.values.length - 1;
    return html`
      <figure class="curve" part="figure">
        <figcaption>${text.say(`figure-${figure.quantity}`)}</figcaption>
        <svg viewBox="-4 -4 308 128" preserveAspectRatio="none" role="img" aria-label=${text.say(`figure-${figure.quantity}-description`, factsOf(figure.values))}>
          <path class="axes" d="M0 0V120H300" /><path class="line" d=${path} />
        </svg>
        <span class="high" aria-hidden="true">${text.number(high)}</span><span class="low" aria-hidden="true">${text.number(low)}</span>
        <span class="from" aria-hidden="true">0</span><span class="to" aria-hidden="true">${text.number(last)}</span>
      </figure>`;
  }

  #scene(core: Core, problem: Problem): TemplateResult | typeof nothing {
    const { verdict } = this.work;
    const scene = verdict?.scene ?? (this.given ? problem.scene : null);
    return scene && !this.#isHidden("map") ? html`
      <div class="scene" part="scene" role="group" aria-label=${this.text.say("scene-label")}>
        <practice-scene .scene=${scene} .catalog=${core.catalog()} .text=${this.text} .look=${this.#look}></practice-scene>
      </div>` : nothing;
  }

  #feedback(): TemplateResult {
    const { text } = this;
    const { verdict, earned, attempts, hintsUsed, repeated } = this.work;
    const isWrongChoice = this.#problem?.input === "choice" && verdict?.verdict === "incorrect";
    // A choice needs no reading.
    const reading = this.#problem?.input === "choice" ? null : verdict?.reading;
    return html`
      <div class="feedback ${verdict?.verdict ?? ""} ${this.stale ? "stale" : ""}" part="feedback" id="feedback" role="status" aria-label=${text.say("feedback-label")}>
        ${verdict
          ? html`<p>${reading === null || reading === undefined ? nothing : html`<span class="reading">${text.say("reading", { reading: reading.replace("-", "−") })}</span> `}${isWrongChoice ? html`<strong>${text.say("choice-wrong")}</strong> ` : nothing}${text.message(verdict.feedback)}</p>
            ${repeated ? html`<p class="quiet">${text.say("answer-again")}</p>` : nothing}
            ${verdict.seen && !this.#isHidden("map") ? html`<p class="seen"><strong>${text.say("seen-label")}</strong> ${text.message(verdict.seen)}</p>` : nothing}
            ${this.task && this.#isSpent(this.task) ? html`<p class="quiet">${text.say("attempts-spent", { attempts })}</p>` : nothing}
            ${earned === null || verdict.verdict !== "correct" ? nothing : html`<p class="quiet">${text.say("score", { score: earned, attempts, hints: hintsUsed })}</p>`}`
          : nothing}
      </div>
    `;
  }

  #button(name: string, idle: boolean, press: () => void, expanded?: boolean): TemplateResult {
    return html`<button type="button" part="button ${name}" aria-disabled=${idle ? "true" : "false"} aria-expanded=${expanded ?? nothing}
      @click=${() => { if (!idle) press(); }}>${this.text.say(`${name}-label`)}</button>`;
  }

  #list(name: "hints" | "solution", messages: readonly Message[]): TemplateResult {
    return html`
      <p class="list-title">${this.text.say(`${name}-title`)}</p>
      <ol class=${name} part=${name}>${messages.map((message) => html`<li>${this.text.message(message)}</li>`)}</ol>
    `;
  }

  readonly #enter = (event: KeyboardEvent): void => {
    // Not a form: in a sandboxed frame none is ever submitted.
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      this.#checkField();
    }
  };

  readonly #checkField = (): void => {
    this.check(this.field?.value ?? this.picked);
  };
}

/** Whether a name is in a comma list. */
function listed(list: string | undefined, name: string): boolean {
  return (list ?? "").split(",").some((entry) => entry.trim() === name);
}
