/** One learner's hike: the spec, how far it is shown, and what can be done to it. */
import type { Choice, Message } from "#core";
import { atom, type PreinitializedWritableAtom } from "nanostores";
import { within, type Camera } from "./camera.ts";
import { refusalOf } from "./refusal.ts";
import { changedAt, movedTo, same, settledAt, type Family, type Setting, type Spec } from "./spec.ts";
import { MAX_STEPS, type Walker } from "./walker.ts";

/** Steps per second that can be chosen. */
export const SPEEDS = [2, 5, 20, 100] as const;
export const DEFAULT_SPEED = 5;

/** Tints that a map can have, and ways to measure heights; the default first. */
export const PALETTES = ["hiker", "batlow", "cividis", "viridis"] as const;
export const HEIGHTS = ["auto", "linear", "log"] as const;

/** How a learner looks at a hike. */
export interface Look {
  /** Where the map is; null for the landscape's own sheet. */
  readonly camera: Camera | null;
  /** Whether the map goes along with the hiker. */
  readonly follow: boolean;
  /** Whether the learner sees no more than the hiker has felt. */
  readonly blindfold: boolean;
  readonly palette: (typeof PALETTES)[number];
  readonly heights: (typeof HEIGHTS)[number];
}

export const USUAL_LOOK: Look = { camera: null, follow: false, blindfold: false, palette: "hiker", heights: "auto" };

/** Everything about a hike that is not derived from something else. */
export interface View extends Look {
  readonly spec: Spec;
  /** The iteration that is shown. */
  readonly index: number;
  /** The furthest iteration shown since the start: as far as the trail goes. */
  readonly reached: number;
  readonly playing: boolean;
  /** Steps per second. */
  readonly speed: number;
}

/**
 * The store of one element. Nobody owns a run: to play is to advance an index into a finished walk,
 * to step back is to decrease it, and an edit at iteration k > 0 becomes a change of the spec there.
 */
export class Hike {
  readonly view: PreinitializedWritableAtom<View>;

  constructor(
    readonly walker: Walker,
    view: View,
  ) {
    this.view = atom(view);
  }

  /** Shows iteration `index`, or the nearest that the walk has. */
  seek(index: number): void {
    const { spec, reached } = this.view.get();
    const nearest = this.walker.nearest(spec, index);
    this.#set({ index: nearest, reached: Math.max(reached, nearest) });
  }

  /** Goes on by so many steps; back, if negative. */
  step(count: number): void {
    this.seek(this.view.get().index + count);
  }

  /** Back to the start, with the settings as they are now. */
  reset(): void {
    const { spec, index } = this.view.get();
    this.#set({ spec: settledAt(spec, index), index: 0, reached: 0, playing: false });
  }

  /** Starts or stops the clock. */
  play(playing: boolean): void {
    this.#set({ playing: playing && this.view.get().index < this.end() });
  }

  /** Sets the steps per second. */
  speed(speed: number): void {
    this.#set({ speed });
  }

  /** Looks at the hike in another way. */
  look(look: Partial<Look>): void {
    this.#set(look.camera ? { ...look, camera: within(look.camera) } : look);
  }

  /** Where playing stops: at the outcome, or beyond it at the end of the walk. */
  end(): number {
    const { spec, index } = this.view.get();
    const walk = this.walker.walk(spec, index + 1);
    if (walk.outcome !== "walking" && index < walk.at) {
      return walk.at;
    }
    return walk.outcome === "diverged" ? walk.rows - 1 : MAX_STEPS;
  }

  /** Sets the learning rate from here on. What is not a rate is refused, with the reason returned. */
  alpha(alpha: number | string): Message | null {
    return this.#change({ alpha: alpha as number });
  }

  /** Chooses a surface, a step rule or a schedule; refused parameters change nothing. */
  choose(family: Family, choice: Choice): Message | null {
    if (family !== "surface") {
      return this.#change({ [family]: choice });
    }
    const { spec, index } = this.view.get();
    const moved = movedTo(settledAt(spec, index), choice, this.walker.core.catalog());
    // Another landscape has a sheet of its own.
    return this.#restart(moved, choice.kind === spec.surface.kind ? {} : { camera: null });
  }

  /** Places the hiker. */
  start(x: number, y: number): Message | null {
    const { spec, index } = this.view.get();
    return this.#restart({ ...settledAt(spec, index), start: [x, y] });
  }

  #change(setting: Partial<Setting>): Message | null {
    const { spec, index } = this.view.get();
    const next = changedAt(spec, index, setting);
    const refused = this.#refused(next);
    if (!refused) {
      this.#set({ spec: next, reached: index });
    }
    return refused;
  }

  #restart(spec: Spec, look: Partial<Look> = {}): Message | null {
    const refused = this.#refused(spec);
    if (!refused) {
      this.#set({ ...look, spec, index: 0, reached: 0, playing: false });
    }
    return refused;
  }

  #refused(spec: Spec): Message | null {
    return refusalOf(() => this.walker.walk(spec));
  }

  #set(patch: Partial<View>): void {
    const before = this.view.get();
    // An equal spec is the same spec: nobody is told of a change that is none.
    const spec = patch.spec && !same(patch.spec, before.spec) ? patch.spec : before.spec;
    this.view.set({ ...before, ...patch, spec });
  }
}
