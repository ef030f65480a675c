/** Parameters of the address as attributes of an element. */

/** Attributes that are not ours to set from outside. */
const FORBIDDEN = /^(on|style$|class$|id$|slot$|is$|part$|tabindex$|hidden$|inert$|data-|aria-|role$)/;
/** What HTML accepts as the name of an attribute, in short. */
const NAME = /^[a-z_][\w.-]*$/;

/** Sets parameters as attributes; names that could not be ours are ignored. */
export function setParameters(element: Element, params: Iterable<readonly [string, string]>): void {
  for (const [name, value] of params) {
    const lower = name.toLowerCase();
    if (NAME.test(lower) && !FORBIDDEN.test(lower)) {
      element.setAttribute(lower, value);
    }
  }
}
