/** Progress: for each kind of problem how often it came, how it went, and when it comes again. */
import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from "lit";
import { property } from "lit/decorators.js";
import controlStyles from "../../../styles/controls.css";
import { INTERVALS, daysUntil, overview, skillsOf, streakOf, type Skill } from "../../state/spacing.ts";
import type { LearnerDesk } from "../learner-desk.ts";
import progressStyles from "./progress.css";

export default class StudyProgress extends LitElement {
  static override styles = [controlStyles, progressStyles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) desk!: LearnerDesk;

  protected override render(): TemplateResult {
    const { text, study, catalog } = this.desk;
    const skills = skillsOf(study, catalog.problems.map(({ kind }) => kind));
    const all = overview(skills);
    const { count, best } = streakOf(study);
    return all.seen === 0 ? html`<p>${text.say("progress-none")}</p>` : html`
      <p>${text.say("progress-all", all)} ${text.say("progress-streak", { count, best })}</p>
      <table>
        <thead><tr>
          <th scope="col">${text.say("progress-kind")}</th>
          <th scope="col">${text.say("progress-seen")}</th>
          <th scope="col">${text.say("progress-first")}</th>
          <th scope="col">${text.say("progress-interval")}</th>
          <th scope="col">${text.say("progress-due")}</th>
        </tr></thead>
        <tbody>${skills.map((skill) => this.#row(skill))}</tbody>
      </table>
      <p class="quiet">${text.say("progress-bars", { levels: INTERVALS.length - 1, days: INTERVALS.at(-1)! })}</p>
    `;
  }

  #row(skill: Skill): TemplateResult {
    const { text, catalog, now } = this.desk;
    const { kind, seen, first, interval, due } = skill;
    const none = text.say("progress-empty");
    return html`
      <tr class=${seen > 0 ? "" : "unmet"}>
        <th scope="row"><div class="kind">${catalog.problems.find((info) => info.kind === kind)?.label}${this.#bar(skill)}</div></th>
        <td>${text.number(seen)}</td>
        <td>${seen > 0 ? text.say("progress-of", { first, seen }) : none}</td>
        <td>${seen > 0 ? text.say("progress-days", { days: interval }) : none}</td>
        <td>${due === null ? text.say("progress-new") : text.say("progress-until", { days: daysUntil(due, now()) })}</td>
      </tr>
    `;
  }

  /** The levels that were reached, filled; the words for it are in the same row. */
  #bar({ level, seen }: Skill): TemplateResult | typeof nothing {
    return seen === 0 ? nothing : html`
      <span class="bar" aria-hidden="true">${INTERVALS.slice(1).map((_, i) => html`<span class=${i < level ? "full" : ""}></span>`)}</span>`;
  }
}
