/** `index.html`: gives the address to the widgets, keeps it up to date, and fills the header. */
import "./hiker.ts";
import type { BlindfoldedHiker, PracticeProblem } from "./hiker.ts";
import { PageTools } from "./elements/page-tools.ts";
import { setParameters } from "./host/parameters.ts";
import { isViewName, type Pairs } from "./state/url.ts";

/** What the practice problem takes from the address; the hiker takes everything. */
const PRACTICE = ["problem", "seed", "hint", "solution", "lang"];
/** The address follows when the hiker has come to rest. */
const REST_MS = 500;

const hiker = document.querySelector<BlindfoldedHiker>("blindfolded-hiker");
const practice = document.querySelector<PracticeProblem>("practice-problem");
const params = new URLSearchParams(location.search);

if (hiker && practice) {
  setParameters(hiker, params);
  setParameters(practice, [...params].filter(([name]) => PRACTICE.includes(name.toLowerCase())));
}
setTheme(params.get("theme") ?? "auto");

customElements.define("page-tools", PageTools);
const tools = document.querySelector<PageTools>("page-tools");
if (tools) {
  tools.theme = params.get("theme") ?? "auto";
  tools.address = address;
  tools.addEventListener("theme-chosen", ({ detail }: CustomEventInit<string>) => {
    params.set("theme", detail!);
    setTheme(detail!);
    follow();
  });
}

let timer = 0;
function follow(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    try {
      history.replaceState(history.state, "", address());
    } catch {
      // Some places forbid it (files, frames, too many calls); the page works without.
    }
  }, REST_MS);
}
for (const change of ["hiker-change", "hiker-step", "practice-change"]) {
  document.addEventListener(change, follow);
}

/** The address of what is to be seen now. */
function address(page = location.pathname): string {
  const own: Pairs = [...(hiker?.parameters ?? []), ...(practice?.parameters ?? [])];
  const kept = [...params].filter(([name]) => {
    const lower = name.toLowerCase();
    return !isViewName(lower) && !["problem", "seed"].includes(lower) && !(lower === "theme" && params.get(name) === "auto");
  });
  const query = new URLSearchParams([...kept, ...own]).toString();
  const url = new URL(page, location.href);
  url.search = query;
  url.hash = location.hash;
  return url.href;
}

function setTheme(theme: string): void {
  document.documentElement.dataset["theme"] = theme;
  for (const widget of [hiker, practice]) {
    widget?.setAttribute("theme", theme);
  }
}
