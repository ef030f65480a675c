/**
 * Says so when the page's module never runs: a missing file, a request that hangs, an old browser.
 *
 * A classic script that depends on nothing. It hides the message that `index.html` carries for readers
 * without JavaScript, and brings it back if the elements have not been registered in time.
 */
const PATIENCE = 8000;
const root = document.documentElement;

const giveUp = () => {
  if (!window.customElements.get("blindfolded-hiker")) {
    root.classList.remove("waiting");
  }
};

root.classList.add("waiting");
window.setTimeout(giveUp, PATIENCE);
window.addEventListener(
  "error",
  ({ target }) => {
    // A script that could not be loaded; errors of a running script have the window as their target.
    if (target instanceof HTMLScriptElement) {
      giveUp();
    }
  },
  true,
);
