/** A session: mixed problems one after the other, what is due first, and a summary at the end. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult, unsafeCSS } from "lit";
import { property, query, state } from "lit/decorators.js";
import controlStyles from "../../../styles/controls.css";
import type { Answer as Checked, Earlier } from "../../state/exercise.ts";
import { LENGTHS, advanced, begun, earlier, ended, givenUp, heard, isAtStake, leftBehind, tally, type Session } from "../../state/session.ts";
import { daysUntil, isDue, skillsOf, streakOf } from "../../state/spacing.ts";
import { withAnswer, type Answer } from "../../state/study.ts";
import type { LearnerDesk } from "../learner-desk.ts";
import sessionStyles from "./session.css";

export default class StudySession extends LitElement {
  static override styles = [controlStyles, sessionStyles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) desk!: LearnerDesk;
  @state() private session: Session | null = null;
  @query("#place") private readonly place!: HTMLElement | null;
  #length: number = LENGTHS[0];
  #erased = 0;
  /** The work on the problem with which a session goes on after a reload. */
  #earlier: Earlier | null = null;

  protected override willUpdate(_: PropertyValues): void {
    const { erased } = this.desk.keeper;
    if (erased !== this.#erased) {
      this.#erased = erased;
      this.session = null;
    }
  }

  protected override render(): TemplateResult {
    const { session } = this;
    return session?.task ? this.#working(session, session.task) : html`
      ${session ? this.#summary(session) : nothing}
      ${this.#beginning(session !== null)}
    `;
  }

  #beginning(again: boolean): TemplateResult {
    const { text, study, now } = this.desk;
    const skills = skillsOf(study, this.#kinds());
    const due = skills.filter((skill) => isDue(skill, now())).length;
    const fresh = skills.filter((skill) => skill.due === null).length;
    const left = again ? null : this.#left();
    return html`
      ${again ? nothing : html`<p>${text.say("session-intro")}</p>`}
      ${left ? html`<div><button type="button" class="primary" @click=${this.#resume}>${this.#offer(left)}</button></div>` : nothing}
      <p>${text.say("session-due", { due, fresh })} ${this.#streak()}</p>
      <div class="begin">
        <label class="field row"><span>${text.say("session-length")}</span>
          <select @change=${(event: Event) => { this.#length = Number((event.target as HTMLSelectElement).value); }}>
            ${LENGTHS.map((length) => html`<option value=${length} ?selected=${length === this.#length}>${text.number(length)}</option>`)}
          </select></label>
        <button type="button" class=${left ? "" : "primary"} @click=${this.#begin}>
          ${text.say(again ? "session-again" : left ? "session-begin-new" : "session-begin")}</button>
      </div>
    `;
  }

  /** The session that a reload has broken off, at its next problem or at its end. */
  #left(): Session | null {
    const { keeper, study, now } = this.desk;
    const left = keeper.left(this.#kinds());
    return left?.grade ? advanced(left, study, this.#kinds(), now()) : left;
  }

  #offer({ task, turns, length }: Session): string {
    return this.desk.text.say(task ? "session-resume" : "session-resume-summary", { number: turns.length + 1, length });
  }

  #streak(): string {
    const { text, study } = this.desk;
    const { count, untilPardon } = streakOf(study);
    return count === 0 ? "" : text.say(untilPardon === 0 ? "session-streak" : "session-streak-forgiven", { count, left: untilPardon });
  }

  #working(session: Session, { kind, seed }: { kind: string; seed: number }): TemplateResult {
    const { text, look } = this.desk;
    const { turns, length, grade } = session;
    const number = turns.length + 1;
    const last = number === length;
    return html`
      <div class="head">
        <h3 id="place" tabindex="-1">${text.say("session-heading", { number, length })} <span class="kind">${this.#label(kind)}</span></h3>
        <progress max=${length} .value=${turns.length + (grade === null ? 0 : 1)} aria-label=${text.say("session-place", { number, length })}></progress>
      </div>
      <practice-problem problem=${kind} seed=${seed} lock="problem,seed" lang=${look["lang"] ?? nothing} theme=${look["theme"] ?? nothing}
        motion=${look["motion"] ?? nothing} .earlier=${this.#earlier} @practice-answer=${this.#heard} @practice-solution=${this.#seen}>
        <div class="after" slot="after">
          <p class="outcome" role="status">${grade === null ? "" : `${text.say(`session-${grade}`)} ${this.#comesAgain(kind)} ${this.#streak()}`}</p>
          <div class="go">
            <button type="button" class=${grade === null ? "" : "primary"} @click=${this.#next}>
              ${text.say(grade === null ? "session-skip" : last ? "session-finish" : "session-next")}</button>
            <button type="button" @click=${this.#end}>${text.say("session-end")}</button>
            ${grade === null ? html`<span class="quiet">${text.say(isAtStake(session) ? "session-skip-missed" : "session-skip-free")}</span>` : nothing}
          </div>
        </div>
      </practice-problem>
    `;
  }

  #summary(session: Session): TemplateResult {
    const { text } = this.desk;
    const { turns } = session;
    return html`
      <section class="summary" aria-labelledby="place">
        <h3 id="place" tabindex="-1">${text.say("session-summary")}</h3>
        <p>${turns.length === 0 ? text.say("session-nothing") : text.say("session-tally", { problems: turns.length, ...tally(session) })}</p>
        ${turns.length === 0 ? nothing : html`
          <ol>${turns.map(({ kind, grade }) => html`
            <li class=${grade ?? "skipped"}><span class="what">${this.#label(kind)}</span>
              <span class="how">${text.say(`session-was-${grade ?? "skipped"}`)}</span>
              <span class="quiet">${this.#comesAgain(kind)}</span></li>`)}
          </ol>`}
      </section>
    `;
  }

  #kinds(): string[] {
    return this.desk.catalog.problems.map(({ kind }) => kind);
  }

  #label(kind: string): string {
    return this.desk.catalog.problems.find((info) => info.kind === kind)?.label ?? kind;
  }

  #comesAgain(kind: string): string {
    const { text, study, now } = this.desk;
    const due = skillsOf(study, [kind])[0]?.due ?? null;
    return due === null ? "" : text.say("session-comes-again", { days: daysUntil(due, now()) });
  }

  readonly #begin = (): void => {
    const { keeper, now } = this.desk;
    const left = this.session ? null : this.#left();
    if (left) {
      // Who begins anew has left the old one.
      this.#log(leftBehind(left, now()));
    }
    this.#earlier = null;
    const study = keeper.study.get();
    void this.#goTo(begun(study, this.#kinds(), this.#length, now()));
  };

  readonly #resume = (): void => {
    const left = this.#left();
    if (left) {
      this.#earlier = earlier(left);
      void this.#goTo(left);
    } else {
      // Another tab has ended it.
      this.requestUpdate();
    }
  };

  readonly #heard = ({ detail }: CustomEvent<Checked>): void => {
    if (this.session) {
      const { session, answer } = heard(this.session, detail, this.desk.now());
      this.#set(session);
      this.#log(answer);
    }
  };

  readonly #seen = (): void => {
    if (this.session) {
      this.#set(givenUp(this.session));
    }
  };

  readonly #next = (): void => {
    const { keeper, now } = this.desk;
    if (this.session) {
      this.#log(leftBehind(this.session, now()));
      void this.#goTo(advanced(this.session, keeper.study.get(), this.#kinds(), now()));
    }
  };

  readonly #end = (): void => {
    if (this.session) {
      this.#log(leftBehind(this.session, this.desk.now()));
      void this.#goTo(ended(this.session));
    }
  };

  #log(answer: Answer | null): void {
    if (answer) {
      this.desk.keeper.edit((study) => withAnswer(study, answer));
    }
  }

  /** The session as it is now, also for after a reload. */
  #set(session: Session): void {
    this.session = session;
    this.desk.keeper.keepSession(session);
  }

  /** Shows another problem, or the summary, from its first line. */
  async #goTo(session: Session): Promise<void> {
    this.#set(session);
    await this.updateComplete;
    this.place?.focus();
  }
}
