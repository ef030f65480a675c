/** Prints something instead of the page: what is printed stands beside everything else, which is left out. */
import { render, type TemplateResult } from "lit";

const NAME = "hiker-printout";
/** The page around: hidden on paper, as the printout is on the screen. */
const AROUND = `
  @page { margin: 16mm 18mm; }
  @media screen { .${NAME} { display: none; } }
  @media print {
    :root, body { display: block !important; margin: 0 !important; padding: 0 !important; color-scheme: light !important; background: #fff !important; }
    body > :not(.${NAME}) { display: none !important; }
  }
`;

export class Printout {
  #host: HTMLElement | undefined;
  readonly #own = new CSSStyleSheet();
  readonly #around = new CSSStyleSheet();

  constructor(styles: string) {
    this.#own.replaceSync(styles);
    this.#around.replaceSync(AROUND);
  }

  /** From now on this is printed. */
  show(content: TemplateResult): void {
    this.hide();
    const host = document.createElement("div");
    host.className = NAME;
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [this.#own];
    render(content, root);
    document.body.append(host);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#around];
    this.#host = host;
  }

  /** From now on the page is printed again. */
  hide(): void {
    this.#host?.remove();
    this.#host = undefined;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#around);
  }
}
