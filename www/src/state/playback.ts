/** The clock behind Play: turns time into steps. */
import type { Hike } from "./hike.ts";

/** Advances a hike while it is playing. Frames that the browser skips are caught up, up to a second. */
export class Playback {
  #frame = 0;
  #last = 0;
  #due = 0;
  readonly #stopListening: () => void;

  constructor(readonly hike: Hike) {
    this.#stopListening = hike.view.listen(({ playing }) => {
      if (playing && this.#frame === 0) {
        // The first step is taken at once: a press is answered.
        this.#due = 1;
        this.#last = performance.now();
        this.#frame = requestAnimationFrame(this.#tick);
      }
    });
  }

  /** Stops for good. */
  dispose(): void {
    this.#stopListening();
    cancelAnimationFrame(this.#frame);
  }

  readonly #tick = (now: number): void => {
    this.#frame = 0;
    const { playing, speed, index } = this.hike.view.get();
    if (!playing) {
      return;
    }
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
    } else {
      this.#frame = requestAnimationFrame(this.#tick);
    }
  };
}
