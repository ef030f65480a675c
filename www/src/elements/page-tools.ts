/** `<page-tools>`: theme, link and embed code, in the header of the page. */
import { html, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { THEMES } from "../state/options.ts";
import { ENGLISH, LANGUAGES } from "../text/text.ts";
import { announce } from "./events.ts";
import { Fragment } from "./fragment.ts";

/** How long "Copied." stays. */
const CONFIRMED_MS = 4000;

/**
 * The page's own tools.
 *
 * @fires theme-chosen - detail: the theme
 * @fires language-chosen - detail: the language
 */
export class PageTools extends Fragment {
  @property({ attribute: false }) text = ENGLISH;
  @property({ attribute: false }) theme = "auto";
  /** The address of what is to be seen, on this page or on another one beside it. */
  @property({ attribute: false }) address: (page?: string) => string = () => location.href;
  @state() private status = "";
  readonly #narrow = matchMedia("(max-width: 560px)");
  readonly #changed = (): void => { this.requestUpdate(); };

  override connectedCallback(): void {
    super.connectedCallback();
    this.#narrow.addEventListener("change", this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#narrow.removeEventListener("change", this.#changed);
  }

  protected override render(): TemplateResult {
    return this.#narrow.matches
      ? html`<details><summary>${this.text.say("menu-label")}</summary><div class="menu">${this.#tools()}</div></details>`
      : this.#tools();
  }

  #tools(): TemplateResult {
    const { text } = this;
    return html`
      ${LANGUAGES.length > 1
        ? html`<label><span>${text.say("language-label")}</span>
            <select @change=${this.#chooseLanguage}>${LANGUAGES.map((lang) => html`
              <option value=${lang} ?selected=${lang === text.lang}>${new Intl.DisplayNames(lang, { type: "language" }).of(lang)}</option>`)}
            </select></label>`
        : nothing}
      <label><span>${text.say("theme-label")}</span>
        <select @change=${this.#chooseTheme}>${THEMES.map((theme) => html`
          <option value=${theme} ?selected=${theme === this.theme}>${text.say(`theme-${theme}`)}</option>`)}
        </select></label>
      <span class="status" role="status">${this.status}</span>
      <button type="button" @click=${this.#share}>${text.say("share-label")}</button>
      ${__SINGLE_FILE__ ? nothing : html`<button type="button" @click=${this.#embed}>${text.say("embed-label")}</button>`}
    `;
  }

  readonly #chooseTheme = (event: Event): void => {
    this.theme = (event.target as HTMLSelectElement).value;
    announce(this, "theme-chosen", this.theme);
  };

  readonly #chooseLanguage = (event: Event): void => {
    announce(this, "language-chosen", (event.target as HTMLSelectElement).value);
  };

  readonly #share = async (): Promise<void> => {
    const { text } = this;
    const link = this.address();
    try {
      await navigator.clipboard.writeText(link);
      this.status = text.say("copied");
      window.setTimeout(() => { this.status = ""; }, CONFIRMED_MS);
    } catch {
      const { showText } = await import("./copy-dialog.ts");
      showText(text, { title: text.say("share-label"), help: text.say("copy-denied"), content: link });
    }
  };

  readonly #embed = async (): Promise<void> => {
    const { text } = this;
    const url = new URL(this.address("embed.html"));
    url.hash = "";
    const source = url.href.replaceAll("&", "&amp;");
    const { showText } = await import("./copy-dialog.ts");
    showText(text, {
      title: text.say("embed-label"),
      help: text.say("embed-help"),
      content: `<iframe src="${source}" title="Blindfolded Hiker" width="100%" height="900" loading="lazy"></iframe>`,
    });
  };
}
