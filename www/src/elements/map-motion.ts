/** What moves on the map by itself: the hiker between two iterates, and the fog. */

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

/** The fog of a blindfold: how thick it is, from 0 to 1. */
export class Fog {
  /** How long fog takes to lift, and to fall. */
  static readonly LIFT_MS = 600;
  static readonly FALL_MS = 300;
  #from = 0;
  #to = 0;
  #start: number | undefined;
  #now = 0;

  get changing(): boolean {
    return this.#now !== this.#to;
  }

  /** Lets fog fall, or lift; at once, if so wanted. */
  cover(covered: boolean, atOnce: boolean): void {
    this.#to = Number(covered);
    this.#from = this.#now = atOnce ? this.#to : this.#now;
    this.#start = undefined;
  }

  /** How thick it is at a moment. The first moment after `cover` begins the change. */
  at(now: number): number {
    if (this.changing) {
      this.#start ??= now;
      const t = Math.min(1, (now - this.#start) / (this.#to > this.#from ? Fog.FALL_MS : Fog.LIFT_MS));
      this.#now = t < 1 ? this.#from + (this.#to - this.#from) * ease(t) : this.#to;
    }
    return this.#now;
  }
}

/** Slow at both ends. */
function ease(t: number): number {
  return t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2;
}
