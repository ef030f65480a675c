/** The clock behind Play: turns time into steps. */
import { cancelFrame, nextFrame } from "./frames.ts";
import type { Hike } from "./hike.ts";

/** Advances a hike while it is playing. Frames that the browser skips are caught up, up to a second. */
export class Playback {
  #running = false;
  #last = 0;
  #due = 0;
  readonly #stopListening: () => void;

  constructor(readonly hike: Hike) {
    this.#stopListening = hike.view.subscribe(({ playing }) => {
      // Every step taken here is heard here, too.
      if (playing === this.#running) {
        return;
      }
      this.#running = playing;
      cancelFrame(this.#tick);
      if (playing) {
        // The first step is taken at once: a press is answered.
        this.#due = 1;
        this.#last = performance.now();
        nextFrame(this.#tick);
      }
    });
  }

  /** Stops for good. */
  dispose(): void {
    this.#stopListening();
    cancelFrame(this.#tick);
  }

  readonly #tick = (now: number): void => {
    const { speed, index } = this.hike.view.get();
    this.#due += (Math.min(Math.max(0, now - this.#last), 1000) / 1000) * speed;
    this.#last = now;
    const end = this.hike.end();
    const count = Math.min(Math.floor(this.#due), end - index);
    if (count > 0) {
      this.#due -= count;
      this.hike.step(count);
    }
    if (this.hike.view.get().index >= end) {
      this.hike.play(false);
    } else if (this.#running) {
      nextFrame(this.#tick);
    }
  };
}
