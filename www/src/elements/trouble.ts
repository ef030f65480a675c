/** What stands in place of an element that cannot work. */
import { html, type TemplateResult } from "lit";
import type { Text } from "../text/text.ts";

/** A friendly message that says what failed and what may help. */
export function trouble(text: Text, reason: unknown): TemplateResult {
  const details = reason instanceof Error ? reason.message : String(reason);
  return html`
    <div class="trouble" role="alert" lang=${text.lang} dir=${text.dir}>
      <p><strong>${text.say("trouble-title")}.</strong> ${text.say("trouble-wasm")}</p>
      <p class="quiet">${text.say("trouble-details", { details })}</p>
    </div>
  `;
}
