/** For teachers: a problem to link or embed, completion codes, and files for course systems. */
import { html, LitElement, type TemplateResult, unsafeCSS } from "lit";
import { property } from "lit/decorators.js";
import controlStyles from "../../../styles/controls.css";
import type { Desk } from "../desk.ts";
import paperFormStyles from "../papers.css";
import { StudyAssign } from "./assign.ts";
import { StudyCheckCode } from "./check-code.ts";
import { StudyCopied } from "./copied.ts";
import { StudyExport } from "./export.ts";
import teacherStyles from "./teachers.css";

const PARTS = { "study-assign": StudyAssign, "study-check-code": StudyCheckCode, "study-copied": StudyCopied, "study-export": StudyExport };

export default class StudyTeachers extends LitElement {
  static override styles = [controlStyles, paperFormStyles, teacherStyles].map((text) => unsafeCSS(text));

  @property({ attribute: false }) desk!: Desk;

  protected override render(): TemplateResult {
    const { desk, desk: { text } } = this;
    return html`
      <section aria-labelledby="assign-title"><h3 id="assign-title">${text.say("assign-title")}</h3><study-assign .desk=${desk}></study-assign></section>
      <section aria-labelledby="code-title"><h3 id="code-title">${text.say("code-title")}</h3><study-check-code .desk=${desk}></study-check-code></section>
      <section aria-labelledby="export-title"><h3 id="export-title">${text.say("export-title")}</h3><study-export .desk=${desk}></study-export></section>
    `;
  }
}

for (const [name, element] of Object.entries(PARTS)) {
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
