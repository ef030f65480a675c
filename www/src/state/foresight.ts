/** Asks about the fates of all learning rates while the hike changes, and remembers the answers. */
import type { Core } from "../core/core.ts";
import { isAlone, Swarm } from "../core/swarm.ts";
import { cancelFrame, nextFrame } from "./frames.ts";
import { answered, RATES, STEPS, type Answer, type Question } from "./fates.ts";

/** Without a worker the question waits until nothing has changed for so long. */
const REST_MS = 300;
/** So many answers are remembered: whoever steps back finds them again. */
const REMEMBERED = 64;

/**
 * Keeps an answer up to date. At most one question is asked per frame, none while the page is hidden
 * (there are no frames then), and none whose answer is known. Until a new answer comes the old one
 * stays; where there can be none it is null.
 */
export class Foresight {
  answer: Answer | null = null;
  readonly #swarm: Swarm<"sweep">;
  readonly #changed: () => void;
  readonly #known = new Map<string, Answer>();
  #wanted: { key: string; question: Question } | undefined;
  #ordered = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(core: Core, changed: () => void) {
    this.#swarm = new Swarm(core, "sweep");
    this.#changed = changed;
  }

  /** Wants the answer to a question. */
  ask(question: Question): void {
    const key = JSON.stringify(question);
    if (key === this.#wanted?.key) {
      return;
    }
    this.#wanted = { key, question };
    clearTimeout(this.#timer);
    if (isAlone()) {
      this.#timer = setTimeout(this.#order, REST_MS);
    } else {
      nextFrame(this.#order);
    }
  }

  /** Asks nothing any more. */
  dispose(): void {
    clearTimeout(this.#timer);
    cancelFrame(this.#order);
    this.#swarm.cancel();
    this.#wanted = undefined;
    this.#ordered = "";
  }

  readonly #order = (): void => {
    const { key, question } = this.#wanted!;
    const known = this.#known.get(key);
    if (known) {
      this.#swarm.cancel();
      this.#ordered = "";
      this.#show(known);
    } else if (key !== this.#ordered) {
      this.#ordered = key;
      this.#swarm.order(
        { spec: question.spec, alphas: RATES, steps: STEPS },
        (sweep) => {
          const answer = answered(question, sweep);
          this.#remember(key, answer);
          this.#show(answer);
        },
        () => { this.#show(null); },
      );
    }
  };

  #show(answer: Answer | null): void {
    if (answer !== this.answer) {
      this.answer = answer;
      this.#changed();
    }
  }

  #remember(key: string, answer: Answer): void {
    this.#known.set(key, answer);
    if (this.#known.size > REMEMBERED) {
      this.#known.delete(this.#known.keys().next().value!);
    }
  }
}
