/** The list of the lesson's parts shows which one is being read. */

/** The line of the window at which a part is being read: just below the list. */
const READING = "-25% 0px -74% 0px";

/** Marks the link to the part that crosses the reading line. */
export function followReading(contents: HTMLElement, parts: Iterable<Element>): void {
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const link = links.get(target.id);
      if (!link) {
        continue;
      }
      link.ariaCurrent = isIntersecting ? "true" : null;
      if (isIntersecting) {
        bring(contents, link);
      }
    }
  }, { rootMargin: READING });
  for (const part of parts) {
    observer.observe(part);
  }
}

/** Where the list is wider than its place, it is moved along, and nothing else. */
function bring(contents: HTMLElement, link: HTMLElement): void {
  const [frame, place] = [contents.getBoundingClientRect(), link.getBoundingClientRect()];
  contents.scrollLeft += place.left - frame.left - (frame.width - place.width) / 2;
}
