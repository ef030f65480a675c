/** Watches the height of the page's content. */

/** Calls back with every new height of an element, in whole pixels. */
export function watchHeight(element: Element, changed: (height: number) => void): void {
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== last) {
      last = height;
      changed(height);
    }
  }).observe(element);
}
