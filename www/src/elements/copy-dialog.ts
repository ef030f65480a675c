/** A dialog with a text to take along. Loaded when it is first needed. */
import { html, render } from "lit";
import type { Text } from "../text/text.ts";

/** Shows a text, selected, with a button that copies it. */
export function showText(text: Text, { title, help, content }: { title: string; help: string; content: string }): void {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "copy-title");
  const copy = async (event: Event) => {
    const field = dialog.querySelector("textarea")!;
    const status = dialog.querySelector("[role=status]")!;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(content);
      status.textContent = text.say("copied");
    } catch {
      status.textContent = text.say("copy-denied");
      field.focus();
      field.select();
    }
  };
  render(
    html`
      <h2 id="copy-title">${title}</h2>
      <p id="copy-help">${help}</p>
      <textarea readonly rows="4" aria-labelledby="copy-title" aria-describedby="copy-help" .value=${content}
        @focus=${(event: Event) => { (event.target as HTMLTextAreaElement).select(); }}></textarea>
      <div class="dialog-buttons">
        <span role="status"></span>
        <button type="button" @click=${copy}>${text.say("copy-label")}</button>
        <button type="button" @click=${() => { dialog.close(); }}>${text.say("close-label")}</button>
      </div>
    `,
    dialog,
  );
  dialog.addEventListener("close", () => { dialog.remove(); });
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("textarea")!.focus();
}
