/**
 * Surveys the basins of a map: a coarse map first, then the fine one in bands of rows, shared by two
 * workers with a core of their own each. The latest request wins, at the next band; only a coarse map
 * that has begun is finished first, so that a hand that keeps moving sees something move.
 */
import type { WalkSpec } from "#core";
import { swiftModule } from "./assets.ts";
import { Colleague } from "./colleague.ts";
import { within, type Core } from "./core.ts";
import { makeBasins, type BasinsMap, type BasinsRequest } from "./crowd.ts";

const WORKERS = 2;
/** A band takes far less; a worker that is silent for this long is lost. */
const PATIENCE_MS = 20_000;
/** The coarse map has one start for so many of the fine one along each side. */
const COARSER = 8;
/** How long a band may take: not longer than a hand waits for an answer. */
const BAND_MS = 24;
/** The page's own thread has other things to do between the bands. */
const OWN_BAND_MS = 8;
/** A pass of the map has at least so many bands, for every worker to have its share. */
const LEAST_BANDS = 8;

/** What is to be surveyed. The asides are the same map in little, with other settings. */
export interface SurveyRequest extends Omit<BasinsRequest, "rows"> {
  asides: readonly WalkSpec[];
}

/** A survey under way. */
export interface Survey extends BasinsMap {
  readonly request: SurveyRequest;
  /** The rows that have just come, in a map that is complete at any time: what is not fine yet is coarse. */
  readonly rows: readonly [number, number];
  /** How much of the work is done, up to 1. */
  readonly part: number;
  /** One coarse map for each aside; null until it comes. */
  readonly asides: readonly (BasinsMap | null)[];
  /** There is no worker, and the map stays coarse. */
  readonly alone: boolean;
}

/** One order, and what has come of it. */
interface Order {
  request: SurveyRequest;
  passes: Pass[];
  /** The whole map, once the first pass is through. */
  map: BasinsMap | null;
  asides: (BasinsMap | null)[];
  /** Hikers that are through, and all of them. */
  hikers: { through: number; all: number };
  alone: boolean;
  /** Milliseconds that one hiker takes; unknown at first. */
  each: number | null;
}

/** A map in one size. */
interface Pass {
  spec: WalkSpec;
  width: number;
  height: number;
  /** Which aside it is; null for a pass of the map itself. */
  aside: number | null;
  /** The first row that nobody has in hand, and how many are still to come. */
  next: number;
  missing: number;
  /** Filled by and by where the pass is shown as a whole; null for the fine map, whose bands are shown as they come. */
  whole: BasinsMap | null;
}

/** Somebody who computes one band at a time. */
interface Hand {
  ask: (request: BasinsRequest) => Promise<BasinsMap>;
  colleague: Colleague | null;
  busy: boolean;
}

export class BasinSurvey {
  readonly #core: Core;
  readonly #show: (survey: Survey) => void;
  readonly #fail: (reason: unknown) => void;
  #hands: Hand[] | null = null;
  #current: Order | null = null;
  #waiting: SurveyRequest | null = null;
  #over = false;

  /** The page's own core makes a coarse map where there can be no workers. */
  constructor(core: Core, show: (survey: Survey) => void, fail: (reason: unknown) => void) {
    this.#core = core;
    this.#show = show;
    this.#fail = fail;
    void this.#hire();
  }

  /** Orders a survey in place of whatever was ordered before. */
  order(request: SurveyRequest): void {
    if (this.#current && !this.#current.map) {
      this.#waiting = request;
    } else {
      this.#begin(request);
    }
  }

  /** Forgets the order. */
  cancel(): void {
    this.#waiting = null;
    this.#current = null;
  }

  /** Ends the workers. */
  dispose(): void {
    this.#over = true;
    this.cancel();
    for (const { colleague } of this.#hands ?? []) {
      colleague?.dismiss();
    }
    this.#hands = [];
  }

  async #hire(): Promise<void> {
    const colleagues = await Promise.all(Array.from({ length: WORKERS }, () =>
      // A worker can be refused at once or later.
      within(PATIENCE_MS, Promise.resolve().then(() => Colleague.hire(swiftModule))).catch(() => null)));
    const hired = colleagues.filter((colleague) => colleague !== null);
    if (this.#over) {
      hired.forEach((colleague) => { colleague.dismiss(); });
      return;
    }
    this.#hands = hired.map((colleague) => ({
      ask: (request) => within(PATIENCE_MS, colleague.ask("basins", request)), colleague, busy: false,
    }));
    this.#staff();
    const request = this.#waiting ?? this.#current?.request;
    if (request) {
      this.#begin(request);
    }
  }

  /** Where nobody is left, the page has to do it itself. */
  #staff(): void {
    if (this.#hands?.length === 0) {
      this.#hands.push({
        ask: async (request) => {
          await pause();
          return makeBasins(this.#core, request);
        },
        colleague: null,
        busy: false,
      });
    }
  }

  #begin(request: SurveyRequest): void {
    this.#waiting = null;
    const [fine, coarse] = [request, { width: coarser(request.width), height: coarser(request.height) }];
    const pass = (spec: WalkSpec, { width, height }: typeof coarse, aside: number | null, shownWhole: boolean): Pass => ({
      spec, width, height, aside, next: 0, missing: height,
      whole: shownWhole ? blank(width, height) : null,
    });
    const alone = this.#hands?.every(({ colleague }) => !colleague) ?? false;
    const passes = [
      pass(request.spec, coarse, null, true),
      ...request.asides.map((spec, i) => pass(spec, coarse, i, true)),
      // The page's own thread leaves it at that.
      ...(alone ? [] : [pass(request.spec, fine, null, false)]),
    ];
    const all = passes.reduce((sum, { width, height }) => sum + width * height, 0);
    this.#current = { request, passes, map: null, asides: request.asides.map(() => null), hikers: { through: 0, all }, alone, each: null };
    for (const hand of this.#hands ?? []) {
      if (!hand.busy) {
        void this.#work(hand);
      }
    }
  }

  async #work(hand: Hand): Promise<void> {
    hand.busy = true;
    for (let order = this.#current; order; order = this.#current) {
      const pass = order.passes.find(({ next, height }) => next < height);
      if (!pass) {
        break;
      }
      const { spec, width, height } = pass;
      const rows = [pass.next, Math.min(height, pass.next + this.#bandOf(order, pass, hand))] as const;
      pass.next = rows[1];
      const { domain, steps } = order.request;
      const begun = performance.now();
      try {
        const band = await hand.ask({ spec, domain, width, height, steps, rows });
        if (order === this.#current) {
          order.each = (performance.now() - begun) / (width * (rows[1] - rows[0]));
          this.#take(order, pass, band, rows);
        }
      } catch (reason) {
        if (!this.#isLost(order, reason)) {
          continue;
        }
        // Somebody else does it all again.
        hand.colleague?.dismiss();
        this.#hands = this.#hands!.filter((other) => other !== hand);
        this.#staff();
        const next = this.#waiting ?? this.#current?.request;
        if (next) {
          this.#begin(next);
        }
        return;
      }
    }
    hand.busy = false;
  }

  /** Whether a band failed because of the worker. If the request itself is at fault, that is told. */
  #isLost(order: Order, reason: unknown): boolean {
    if (this.#over) {
      return true;
    }
    const { spec, domain } = order.request;
    try {
      for (const asked of [spec, ...order.request.asides]) {
        this.#core.basins(asked, domain, 2, 2, 0);
      }
      return true;
    } catch {
      if (order === this.#current) {
        const next = this.#waiting;
        this.#current = null;
        this.#fail(reason);
        if (next) {
          this.#begin(next);
        }
      }
      return false;
    }
  }

  /** How many rows a hand takes. */
  #bandOf({ each }: Order, { width, height, whole }: Pass, { colleague }: Hand): number {
    if (!colleague) {
      return each === null ? 1 : Math.max(1, Math.floor(OWN_BAND_MS / (each * width)));
    }
    if (whole || each === null) {
      return Math.ceil(height / WORKERS);
    }
    return Math.min(Math.max(1, Math.floor(BAND_MS / (each * width))), Math.ceil(height / LEAST_BANDS));
  }

  #take(order: Order, pass: Pass, band: BasinsMap, rows: readonly [number, number]): void {
    const { request, hikers } = order;
    hikers.through += pass.width * band.height;
    pass.missing -= band.height;
    const into = pass.whole ?? order.map!;
    into.label.set(band.label, rows[0] * pass.width);
    into.iterations.set(band.iterations, rows[0] * pass.width);
    into.minima = band.minima;
    if (pass.whole && pass.missing > 0) {
      return;
    }
    let changed: readonly [number, number] = pass.whole ? [0, 0] : rows;
    if (pass.aside !== null) {
      order.asides[pass.aside] = into;
    } else if (pass.whole) {
      order.map = enlarged(into, request.width, request.height);
      changed = [0, request.height];
    }
    if (order.map) {
      this.#show({
        ...order.map, request, rows: changed, part: hikers.through / hikers.all, asides: [...order.asides], alone: order.alone,
      });
    }
    if (this.#waiting && order.map) {
      this.#begin(this.#waiting);
    }
  }
}

function coarser(side: number): number {
  return Math.max(2, Math.ceil(side / COARSER));
}

function blank(width: number, height: number): BasinsMap {
  return { label: new Uint8Array(width * height), iterations: new Uint16Array(width * height), minima: [], width, height };
}

/** The same map with more starts, each with the fate of the nearest known one. */
function enlarged(map: BasinsMap, width: number, height: number): BasinsMap {
  const large = { ...blank(width, height), minima: map.minima };
  const nearest = (i: number, from: number, to: number): number => Math.round((i * (to - 1)) / (from - 1));
  for (let j = 0; j < height; j++) {
    const row = map.width * nearest(j, height, map.height);
    for (let i = 0; i < width; i++) {
      const at = row + nearest(i, width, map.width);
      large.label[j * width + i] = map.label[at]!;
      large.iterations[j * width + i] = map.iterations[at]!;
    }
  }
  return large;
}

/** Lets the page answer to input and paint. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
