/** `<study-copied>`: a text to take along, with a button that copies it. Internal. */
import { html, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Fragment } from "../../elements/fragment.ts";
import type { Text } from "../../text/text.ts";

export class StudyCopied extends Fragment {
  @property({ attribute: false }) text!: Text;
  @property({ attribute: false }) content = "";
  @property({ attribute: false }) label = "";
  @state() private status = "";

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("content")) {
      // What was copied is another text now.
      this.status = "";
    }
  }

  protected override render(): TemplateResult {
    const { text, content, label } = this;
    return html`
      <label class="field"><span>${label}</span>
        <textarea readonly rows="3" dir="ltr" spellcheck="false" .value=${content} @focus=${(event: Event) => { (event.target as HTMLTextAreaElement).select(); }}></textarea></label>
      <div class="buttons">
        <button type="button" aria-label=${text.say("teachers-copy", { what: label })} @click=${this.#copy}>${text.say("copy-label")}</button>
        <span class="quiet" role="status">${this.status}</span>
      </div>
    `;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.content);
      this.status = this.text.say("copied");
    } catch {
      this.status = this.text.say("copy-denied");
      this.querySelector("textarea")?.focus();
    }
  };
}
