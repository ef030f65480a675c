/** The library: registers `<blindfolded-hiker>` and `<practice-problem>`. */
import { HikerAlpha } from "./elements/alpha.ts";
import { BlindfoldedHiker } from "./elements/blindfolded-hiker.ts";
import { HikerChart } from "./elements/hiker-chart.ts";
import { HikerTurn } from "./elements/hiker-turn.ts";
import { HikerMap } from "./elements/hiker-map.ts";
import { HikerParameter } from "./elements/parameters.ts";
import { PracticeCompletion } from "./elements/practice-completion.ts";
import { PracticeProblem } from "./elements/practice-problem.ts";
import { PracticeScene } from "./elements/practice-scene.ts";
import { HikerSentence } from "./elements/sentence.ts";
import { HikerShelf } from "./elements/shelf.ts";

export { BlindfoldedHiker, PracticeProblem };

const elements = {
  "hiker-alpha": HikerAlpha,
  "hiker-chart": HikerChart,
  "hiker-turn": HikerTurn,
  "hiker-map": HikerMap,
  "hiker-parameter": HikerParameter,
  "hiker-sentence": HikerSentence,
  "hiker-shelf": HikerShelf,
  "blindfolded-hiker": BlindfoldedHiker,
  "practice-completion": PracticeCompletion,
  "practice-scene": PracticeScene,
  "practice-problem": PracticeProblem,
};

for (const [name, element] of Object.entries(elements)) {
  // A page may load the library twice, by way of two widgets; the first one stays.
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
