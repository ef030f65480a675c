/** The one notice about what could not be read, until it is dismissed. */
import type { Message } from "#core";
import { html, nothing, type TemplateResult } from "lit";
import type { Text } from "../text/text.ts";

/** Names every value that was left out and what is accepted instead. */
export function notice(text: Text, messages: readonly Message[], dismiss: () => void): TemplateResult | typeof nothing {
  if (messages.length === 0) {
    return nothing;
  }
  return html`
    <div class="notice" part="notice" role="group" aria-label=${text.say("notice-label")}>
      <div>
        <p><strong>${text.say("notice-label")}.</strong> ${text.say("notice-text")}</p>
        <ul>${messages.map((message) => html`<li>${text.message(message)}</li>`)}</ul>
      </div>
      <button type="button" @click=${dismiss}>${text.say("dismiss-label")}</button>
    </div>
  `;
}
