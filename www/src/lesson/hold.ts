/** Who comes by a link to a part stays there while the figures above it take their places. */

/** What a reader does to go on. */
const HANDS = ["wheel", "touchstart", "pointerdown", "keydown"];

/** Holds what the address names where the browser has brought it, until the reader moves on. */
export function holdTarget(lesson: HTMLElement): void {
  const named = (): Element | null => {
    const element = location.hash === "" ? null : document.getElementById(location.hash.slice(1));
    return element && lesson.contains(element) ? element : null;
  };
  let target = named();
  const release = (): void => { target = null; };
  HANDS.forEach((hand) => { addEventListener(hand, release, { passive: true, capture: true }); });
  addEventListener("hashchange", () => {
    target = named();
    target?.scrollIntoView({ behavior: "instant" });
  });
  new ResizeObserver(() => {
    if (target && Math.abs(target.getBoundingClientRect().top) < innerHeight) {
      target.scrollIntoView({ behavior: "instant" });
    } else {
      release();
    }
  }).observe(lesson);
}
