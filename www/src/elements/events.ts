/** Events of the public elements: they bubble and cross shadow roots. */

/** Fires an event at an element. */
export function announce(element: Element, type: string, detail: unknown = null): void {
  element.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
