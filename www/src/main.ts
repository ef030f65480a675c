/** `index.html`: gives the address to the widgets, keeps it up to date, and fills the header. */
import "./hiker.ts";
import type { BlindfoldedHiker, PracticeProblem } from "./hiker.ts";
import { PageTools } from "./elements/page-tools.ts";
import { setParameters } from "./host/parameters.ts";
import { THEMES } from "./state/options.ts";
import { isViewName, type Pairs } from "./state/url.ts";
import { loadText } from "./text/text.ts";

/** What the practice problem takes from the address; the hiker takes everything. */
const PRACTICE = ["problem", "seed", "tolerance", "attempts", "hint", "solution", "code", "lock", "motion", "lang"];
/** What the study desk takes from it. */
const STUDY = ["lang", "motion"];
/** The address follows when the hiker has come to rest. */
const REST_MS = 500;
/** The lesson is made live when a reader has come to it, not when its first lines are on the screen. */
const LESSON_REACHED = "0px 0px -50%";

const hiker = document.querySelector<BlindfoldedHiker>("blindfolded-hiker");
const practice = document.querySelector<PracticeProblem>("practice-problem");
const desk = document.querySelector("study-desk");
const params = new URLSearchParams(location.search);

if (hiker && practice) {
  setParameters(hiker, params);
  setParameters(practice, [...params].filter(([name]) => PRACTICE.includes(name.toLowerCase())));
}
if (desk) {
  setParameters(desk, [...params].filter(([name]) => STUDY.includes(name.toLowerCase())));
  desk.closest("details")?.addEventListener("toggle", unfold);
}
setTheme(params.get("theme") ?? "auto");
void Promise.all([heard(hiker, "hiker-ready"), heard(practice, "practice-ready")]).then(() => {
  // One page, one notice.
  hiker?.notify(practice?.takeNotices() ?? []);
  // Before, all of it is higher on the page than it will be.
  awaitReader();
});

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
  tools.addEventListener("language-chosen", ({ detail }: CustomEventInit<string>) => {
    params.set("lang", detail!);
    setLanguage(detail!);
    follow();
  });
  setLanguage(params.get("lang") ?? document.documentElement.lang);
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
for (const change of ["hiker-change", "hiker-step", "hiker-look", "practice-change"]) {
  document.addEventListener(change, follow);
}

/** The lesson can be read as it is, and is made live for a reader. */
function awaitReader(): void {
  const lesson = document.querySelector<HTMLElement>(".lesson");
  if (!lesson) {
    return;
  }
  const reached = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      reached.disconnect();
      import("./lesson/index.ts").then(({ startLesson }) => startLesson(lesson)).catch((reason: unknown) => { console.warn(reason); });
    }
  }, { rootMargin: LESSON_REACHED });
  reached.observe(lesson);
}

/** The study desk is fetched when it is unfolded first. */
function unfold(): void {
  import("./study/study-desk.ts").then(({ StudyDesk }) => {
    if (!customElements.get("study-desk")) {
      customElements.define("study-desk", StudyDesk);
    }
  }).catch((reason: unknown) => { console.warn(reason); });
}

function heard(target: EventTarget | null, type: string): Promise<unknown> {
  return new Promise((resolve) => target?.addEventListener(type, resolve, { once: true }));
}

/** The address of what is to be seen now. */
function address(page = location.pathname): string {
  const exercise = practice?.parameters ?? [];
  const seed = exercise.find(([name]) => name === "seed")?.[1] ?? "0";
  // One seed for the whole page, unless the hiker's is another than the problem's.
  const walk = (hiker?.parameters ?? []).filter(([name, value]) => name !== "seed" || value !== seed)
    .map(([name, value]): Pairs[number] => [name === "seed" ? "chance" : name, value]);
  const own: Pairs = [...walk, ...exercise];
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

/** The widgets follow their attribute; the lesson's prose is what it is. */
function setLanguage(lang: string): void {
  if (params.has("lang")) {
    hiker?.setAttribute("lang", lang);
    practice?.setAttribute("lang", lang);
    desk?.setAttribute("lang", lang);
  }
  void loadText(lang).then((text) => {
    if (tools) {
      tools.text = text;
      tools.lang = text.lang;
      tools.dir = text.dir;
    }
  });
}

function setTheme(theme: string): void {
  document.documentElement.dataset["theme"] = theme;
  hiker?.setAttribute("theme", theme);
  if ((THEMES as readonly string[]).includes(theme)) {
    practice?.setAttribute("theme", theme);
    desk?.setAttribute("theme", theme);
  }
}
