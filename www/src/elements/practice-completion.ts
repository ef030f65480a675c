/** `<practice-completion>`: the code with which an achievement can be shown to a teacher. Internal. */
import { html, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { makeCode, type Completion } from "../state/completion.ts";
import type { Text } from "../text/text.ts";
import { Fragment } from "./fragment.ts";

export class PracticeCompletion extends Fragment {
  @property({ attribute: false }) completion!: Completion;
  @property({ attribute: false }) text!: Text;
  @state() private name = "";

  protected override render(): TemplateResult {
    const { text } = this;
    return html`
      <label for="completion-name">${text.say("completion-name")}</label>
      <input id="completion-name" type="text" autocomplete="name" .value=${this.name}
        @input=${(event: Event) => { this.name = (event.target as HTMLInputElement).value; }} />
      <p>${text.say("completion-label")} <output class="code" for="completion-name" dir="ltr">${makeCode(this.completion, this.name)}</output></p>
      <p class="quiet">${text.say("completion-note")}</p>
    `;
  }
}
