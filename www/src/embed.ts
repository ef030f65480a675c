/** `embed.html`: one widget that fills a frame and talks to the page around it. */
import { BlindfoldedHiker, PracticeProblem } from "./hiker.ts";
import { watchHeight } from "./host/height.ts";
import { listen, post, postHeight } from "./host/messages.ts";
import { setParameters } from "./host/parameters.ts";

const WIDGETS: Record<string, string> = { hiker: "blindfolded-hiker", practice: "practice-problem" };

const params = new URLSearchParams(location.search);
const wanted = params.get("widget") ?? "hiker";
// An unknown widget becomes the first one, which names it in its notice.
const widget = document.createElement(WIDGETS[Object.hasOwn(WIDGETS, wanted) ? wanted : "hiker"]!);
setParameters(widget, params);
showTheme();

new MutationObserver(showTheme).observe(widget, { attributeFilter: ["theme"] });
for (const ready of ["hiker-ready", "practice-ready"]) {
  widget.addEventListener(ready, () => { post("ready"); });
}
widget.addEventListener("hiker-change", ({ detail }: CustomEventInit) => { post("change", { spec: detail }); });
widget.addEventListener("practice-answer", ({ detail }: CustomEventInit) => { post("answer", detail as Record<string, unknown>); });
const main = document.querySelector("main")!;
main.querySelector(".trouble")?.replaceWith(widget);
watchHeight(main, postHeight);

listen({
  set: (values) => { setParameters(widget, Object.entries(values)); },
  step: (count) => { if (widget instanceof BlindfoldedHiker) widget.step(count); },
  play: () => { if (widget instanceof BlindfoldedHiker) widget.play(); },
  pause: () => { if (widget instanceof BlindfoldedHiker) widget.pause(); },
  reset: () => { if (widget instanceof BlindfoldedHiker) widget.reset(); else if (widget instanceof PracticeProblem) widget.reset(); },
  check: (text) => { if (widget instanceof PracticeProblem) widget.check(text); },
});

/** The page around the widget follows the widget's theme. */
function showTheme(): void {
  document.documentElement.dataset["theme"] = widget.getAttribute("theme") ?? "auto";
}
