/** Which iterate is shown, and the hiker's way between two of them. */

/** Farther than this, the hiker does not walk but is simply there. */
const FAR = 8;

export class Motion {
  /** The iterate on show; a fraction while under way. */
  shown = 0;
  #from = 0;
  #to = 0;
  #start: number | undefined;
  #duration = 0;

  get under(): boolean {
    return this.shown !== this.#to;
  }

  /** The iterate where the hiker will stand. */
  get target(): number {
    return this.#to;
  }

  /** Goes to an iterate in so many milliseconds, from wherever the hiker is now. */
  go(index: number, duration: number): void {
    if (index === this.#to && this.under) {
      return;
    }
    this.#to = index;
    this.#from = this.shown;
    this.#start = undefined;
    this.#duration = duration;
    if (!(duration > 0) || Math.abs(index - this.shown) > FAR) {
      this.shown = index;
    }
  }

  /** Moves to where the hiker is at a moment. The first moment after `go` begins the way. */
  tick(now: number): void {
    if (this.under) {
      this.#start ??= now;
      const t = Math.min(1, (now - this.#start) / this.#duration);
      this.shown = t < 1 ? this.#from + (this.#to - this.#from) * ease(t) : this.#to;
    }
  }
}

/** Slow at both ends. */
function ease(t: number): number {
  return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2;
}
