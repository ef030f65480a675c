/** What makes the lesson's page live. Loaded when a reader comes near; without it the lesson can be read as it is. */
import { followReading } from "./contents.ts";
import { ScheduleCurve } from "./curve.ts";
import { LessonFigure } from "./figure.ts";
import { Part } from "./part.ts";

/** Wires a lesson. */
export function startLesson(lesson: HTMLElement): void {
  customElements.define("lesson-figure", LessonFigure);
  customElements.define("schedule-curve", ScheduleCurve);
  const parts = [...lesson.querySelectorAll<HTMLElement>(".part")];
  for (const part of parts) {
    const figure = part.querySelector<LessonFigure>("lesson-figure");
    if (figure) {
      new Part(part, figure);
    }
  }
  const contents = lesson.querySelector<HTMLElement>(".contents");
  if (contents) {
    followReading(contents, parts);
  }
  followFirst(lesson);
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
