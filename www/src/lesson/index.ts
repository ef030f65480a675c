/** What makes the lesson's page live. Loaded when a reader comes near; without it the lesson can be read as it is. */
import { startCore } from "../core/core.ts";
import { Walker } from "../state/walker.ts";
import { ENGLISH } from "../text/text.ts";
import { followReading } from "./contents.ts";
import { ScheduleCurve } from "./curve.ts";
import { LessonFigure } from "./figure.ts";
import { UpdateLines } from "./lines.ts";
import { LossCurve } from "./loss-curve.ts";
import { holdTarget } from "./hold.ts";
import { Part, write } from "./part.ts";
import { RateSearch } from "./search.ts";
import { GuidedTour } from "./tour.ts";
import { hikeOf, pairsOf } from "./walk.ts";

/** Wires a lesson, if there is a core to ask. */
export async function startLesson(lesson: HTMLElement): Promise<void> {
  const [core] = await Promise.all([startCore(), ENGLISH.fetch("lesson")]);
  const walker = new Walker(core);
  customElements.define("lesson-figure", LessonFigure);
  customElements.define("schedule-curve", ScheduleCurve);
  customElements.define("update-lines", UpdateLines);
  customElements.define("loss-curve", LossCurve);
  customElements.define("rate-search", RateSearch);
  const parts = [...lesson.querySelectorAll<HTMLElement>(".part")];
  for (const part of parts) {
    const figure = part.querySelector<LessonFigure>("lesson-figure");
    if (figure) {
      new Part(part, figure);
    }
  }
  // Its part is wired: from here on the tour sets the figure.
  customElements.define("guided-tour", GuidedTour);
  const contents = lesson.querySelector<HTMLElement>(".contents");
  if (contents) {
    followReading(contents, parts);
  }
  for (const output of lesson.querySelectorAll("output")) {
    // Numbers that change with every step are there to be read, not to be spoken.
    output.ariaLive = "off";
    const { walk } = output.dataset;
    if (walk !== undefined) {
      write(output, { walker, view: hikeOf(pairsOf(walk), walker) });
    }
  }
  followFirst(lesson);
  holdTarget(lesson);
}

/** Theme, language and motion are chosen once for all widgets. */
function followFirst(lesson: HTMLElement): void {
  const first = document.querySelector("blindfolded-hiker");
  if (first) {
    new MutationObserver(() => {
      lesson.querySelectorAll<LessonFigure>("lesson-figure").forEach((figure) => { figure.share(); });
    }).observe(first, { attributes: true, attributeFilter: ["theme", "lang", "motion"] });
  }
}
