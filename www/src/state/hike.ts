/** One learner's hike: the spec, how far it is shown, and what can be done to it. */
import type { Catalog, Choice, Message, Walk } from "#core";
import { atom, type PreinitializedWritableAtom } from "nanostores";
import type { Cover } from "../core/sheet.ts";
import { within, type Camera } from "./camera.ts";
import { ghostOf, MOST_COMPANIONS, MOST_GHOSTS, nearestOf, specOf, type Companion, type Ghost } from "./company.ts";
import { refusalOf } from "./refusal.ts";
import { changedAt, movedTo, redrawnAt, same, settledAt, withChance, type Chance, type Family, type Setting, type Spec } from "./spec.ts";
import { MAX_STEPS, type Walker } from "./walker.ts";

/** Steps per second that can be chosen. */
export const SPEEDS = [2, 5, 20, 100] as const;
export const DEFAULT_SPEED = 5;

/** Tints that a map can have, and ways to measure heights; the default first. */
export const PALETTES = ["hiker", "batlow", "cividis", "viridis"] as const;
export const HEIGHTS = ["auto", "linear", "log"] as const;

/** Instruments that can be open below the map, one at a time; the default, none, first. */
export const INSTRUMENTS = ["none", "compare", "branches", "basins", "data", "relief", "draw", "fair", "takeaway"] as const;
export type InstrumentName = Exclude<(typeof INSTRUMENTS)[number], "none">;

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
  readonly instrument: (typeof INSTRUMENTS)[number];
}

export const USUAL_LOOK: Look = { camera: null, follow: false, blindfold: false, palette: "hiker", heights: "auto", instrument: "none" };

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
  /** Further hikers. */
  readonly company: readonly Companion[];
  /** Walks that were left for another way, the oldest first. */
  readonly ghosts: readonly Ghost[];
  /** An iteration that is pointed at, and not gone to. */
  readonly peek: number | null;
}

/** What an open instrument lays on the map and the charts. Whoever lays it takes it away. */
export interface Exhibit {
  /** A picture over the ground of the map. */
  readonly cover: Cover | null;
  /** Whether the trail is coloured by the learning rate of each step. */
  readonly rated: boolean;
  /** Somebody who walks along to compare with. */
  readonly twin: Companion | null;
}

export const NO_EXHIBIT: Exhibit = { cover: null, rated: false, twin: null };

/**
 * The store of one element. Nobody owns a run: to play is to advance an index into a finished walk,
 * to step back is to decrease it, and an edit at iteration k > 0 becomes a change of the spec there.
 */
export class Hike {
  readonly view: PreinitializedWritableAtom<View>;
  readonly exhibit = atom<Exhibit>(NO_EXHIBIT);

  #catalog: Catalog | undefined;

  constructor(
    readonly walker: Walker,
    view: View,
  ) {
    this.view = atom(view);
  }

  /** The iteration nearest to `k` that any of the hikers gets to. */
  nearest(k: number): number {
    const { spec, company } = this.view.get();
    return nearestOf(this.walker, spec, company, k);
  }

  /** Shows iteration `index`, or the nearest that there is. */
  seek(index: number): void {
    const { reached } = this.view.get();
    const nearest = this.nearest(index);
    this.#set({ index: nearest, reached: Math.max(reached, nearest), peek: null });
  }

  /** Goes on by so many steps; back, if negative. */
  step(count: number): void {
    this.seek(this.view.get().index + count);
  }

  /** Back to the start, with the settings as they are now. */
  reset(): void {
    const { spec, index } = this.view.get();
    this.#set({ spec: settledAt(spec, index), index: 0, reached: 0, playing: false, ghosts: [], peek: null });
  }

  /** Points at an iteration, without going there. */
  peek(index: number | null): void {
    const { spec, peek } = this.view.get();
    const nearest = index === null ? null : this.walker.nearest(spec, index);
    if (nearest !== peek) {
      this.#set({ peek: nearest });
    }
  }

  /** Sends others along, in place of those who went before. */
  accompany(company: readonly Companion[]): Message | null {
    if (company.length > MOST_COMPANIONS) {
      return { id: "refused-company", args: { field: "hikers", value: String(company.length + 1), most: MOST_COMPANIONS } };
    }
    const { spec } = this.view.get();
    const refused = company.map((companion) => refusalOf(() => this.walker.core.walk(specOf(spec, companion), 0))).find((found) => found);
    if (!refused) {
      this.#set({ company });
    }
    return refused ?? null;
  }

  /** Goes back to a way that was left; the present one becomes a ghost in its place. */
  rejoin(ghost: Ghost): void {
    const { spec, reached, ghosts } = this.view.get();
    const from = Math.min(ghost.from, reached);
    this.#set({
      spec: ghost.spec, index: ghost.to, reached: ghost.to, playing: false, peek: null,
      ghosts: this.#ghosts(ghosts.filter((other) => other !== ghost), ghostOf(spec, from, reached)),
    });
  }

  /** Forgets ways that were left. */
  forget(ghost: Ghost | null = null): void {
    this.#set({ ghosts: ghost ? this.view.get().ghosts.filter((other) => other !== ghost) : [] });
  }

  /** Shows another hike altogether. */
  replace(view: View): void {
    this.#set({ ...view, playing: false, peek: null });
  }

  /** Lays something on the map and the charts; what is null is taken away. */
  lay(exhibit: Partial<Exhibit>): void {
    this.exhibit.set({ ...this.exhibit.get(), ...exhibit });
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

  /** Where playing stops: when every hiker has come to an outcome, or beyond that at the end of the walks. */
  end(): number {
    const { index } = this.view.get();
    const walks = this.#walks(index + 1);
    const decided = Math.max(...walks.map(({ outcome, at }) => (outcome === "walking" ? MAX_STEPS : at)));
    return index < decided ? decided : Math.max(...walks.map(({ outcome, rows }) => (outcome === "diverged" ? rows - 1 : MAX_STEPS)));
  }

  /** The walks of all hikers, at least to iteration `reach` unless they end before; no walk goes on for ever. */
  #walks(reach: number): Walk[] {
    const { spec, company } = this.view.get();
    return [
      this.walker.walk(spec, reach),
      ...company.map((companion, place) => this.walker.other(place).walk(specOf(spec, companion), reach)),
    ];
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
    // Made once: while a point of data is dragged, every frame chooses anew.
    const moved = movedTo(settledAt(spec, index), choice, (this.#catalog ??= this.walker.core.catalog()));
    // Another landscape has a sheet of its own.
    return this.#restart(moved, choice.kind === spec.surface.kind ? {} : { camera: null });
  }

  /** Puts a schedule in the place of the one in force, from where that one began: no way is left for another. */
  redraw(schedule: Choice): Message | null {
    const { spec, index, reached, company } = this.view.get();
    const next = redrawnAt(spec, index, schedule);
    const refused = this.#refused(next);
    if (!refused) {
      const nearest = (k: number): number => nearestOf(this.walker, next, company, k);
      this.#set({ spec: next, index: nearest(index), reached: nearest(reached), peek: null });
    }
    return refused;
  }

  /** Places the hiker. */
  start(x: number, y: number): Message | null {
    const { spec, index } = this.view.get();
    return this.#restart({ ...settledAt(spec, index), start: [x, y] });
  }

  /** Leaves something else to chance. */
  chance(chance: Chance): Message | null {
    const { spec, index } = this.view.get();
    return this.#restart(withChance(settledAt(spec, index), chance));
  }

  #change(setting: Partial<Setting>): Message | null {
    const { spec, index, reached, ghosts } = this.view.get();
    const next = changedAt(spec, index, setting);
    const refused = this.#refused(next);
    if (!refused && !same(next, spec)) {
      this.#set({ spec: next, reached: index, peek: null, ghosts: this.#ghosts(ghosts, ghostOf(spec, index, reached)) });
    }
    return refused;
  }

  #ghosts(before: readonly Ghost[], more: readonly Ghost[]): readonly Ghost[] {
    return more.length > 0 ? [...before, ...more].slice(-MOST_GHOSTS) : before;
  }

  #restart(spec: Spec, look: Partial<Look> = {}): Message | null {
    const refused = this.#refused(spec);
    if (!refused) {
      this.#set({ ...look, spec, index: 0, reached: 0, playing: false, ghosts: [], peek: null });
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
