/** An element's attributes as parameters: read whenever the host page changes them, kept up to date. */
import type { Raw } from "../state/options.ts";
import type { Pairs } from "../state/url.ts";

/**
 * The link between an element and its attributes.
 *
 * An observer instead of `observedAttributes`, because the names of parameters (`surface.…`) come from
 * the catalog and are not known to the class.
 */
export class AttributeLink {
  /** Names that were written here before, so that they can be taken away again. */
  readonly #written = new Set<string>();
  readonly #observer: MutationObserver;

  constructor(
    readonly element: HTMLElement,
    changed: (names: ReadonlySet<string>) => void,
  ) {
    this.#observer = new MutationObserver((records) => {
      changed(new Set(records.flatMap(({ attributeName }) => attributeName ?? [])));
    });
  }

  /** The attributes by name, in lower case. */
  read(): Raw {
    return new Map([...this.element.attributes].map(({ name, value }) => [name.toLowerCase(), value]));
  }

  /** Begins to report what the host page changes. */
  start(): void {
    this.#observer.observe(this.element, { attributes: true });
  }

  /** Ends it. */
  stop(): void {
    this.#observer.disconnect();
  }

  /** Writes the parameters, and removes those written or known that no longer hold. */
  write(pairs: Pairs, known: (name: string) => boolean = () => false): void {
    const { element } = this;
    const values = new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));
    for (const name of element.getAttributeNames()) {
      if (!values.has(name) && (this.#written.has(name) || known(name))) {
        element.removeAttribute(name);
      }
    }
    this.#written.clear();
    for (const [name, value] of values) {
      this.#written.add(name);
      if (element.getAttribute(name) !== value) {
        element.setAttribute(name, value);
      }
    }
    // What was just written is no news.
    this.#observer.takeRecords();
  }
}
