// The clock behind Play, with frames that come when they are told to.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load } from "../draw/bundle.mjs";

const { Playback } = await load("state/playback.ts");

/** Frames that were asked for, and the time. */
let frames = new Map();
let now = 0;
let count = 0;
globalThis.requestAnimationFrame = (call) => {
  frames.set(++count, call);
  return count;
};
globalThis.cancelAnimationFrame = (id) => frames.delete(id);
performance.now = () => now;

/** Lets so many milliseconds pass, with a frame every so often. */
function pass(milliseconds, every = 20) {
  for (const end = now + milliseconds; now < end;) {
    now += every;
    const due = [...frames.values()];
    frames.clear();
    for (const call of due) call(now);
  }
}

/** A hike that is as long as one says. */
function pretend(end = Infinity, speed = 5) {
  let view = { playing: false, index: 0, speed };
  const listeners = new Set();
  const set = (patch) => {
    view = { ...view, ...patch };
    for (const listener of listeners) listener(view);
  };
  return {
    view: {
      get: () => view,
      subscribe(listener) {
        listeners.add(listener);
        listener(view);
        return () => listeners.delete(listener);
      },
    },
    end: () => end,
    step: (by) => set({ index: view.index + by }),
    play: (playing) => set({ playing }),
  };
}

/** Clocks that run; the frames are shared, so none outlives its test. */
const clocks = [];
function clock(hike) {
  const started = new Playback(hike);
  clocks.push(started);
  return started;
}

beforeEach(() => {
  for (const old of clocks.splice(0)) old.dispose();
  frames = new Map();
  now = 0;
});

test("a press is answered at once, and then there are as many steps as the speed says", () => {
  const hike = pretend();
  clock(hike);
  hike.play(true);
  pass(20);
  assert.equal(hike.view.get().index, 1);
  pass(2000);
  assert.equal(hike.view.get().index, 11);
  assert.equal(frames.size, 1);
});

test("slow frames are caught up, a second at most", () => {
  const hike = pretend(Infinity, 100);
  clock(hike);
  hike.play(true);
  pass(500, 250);
  assert.equal(hike.view.get().index, 51);
  pass(60_000, 60_000);
  assert.equal(hike.view.get().index, 151);
});

test("Pause stops the clock, Play starts it again, and no time has passed meanwhile", () => {
  const hike = pretend();
  clock(hike);
  hike.play(true);
  pass(400);
  const { index } = hike.view.get();
  hike.play(false);
  assert.equal(frames.size, 0);
  pass(5000);
  assert.equal(hike.view.get().index, index);
  hike.play(true);
  pass(20);
  assert.equal(hike.view.get().index, index + 1);
});

test("it stops at the end of the walk", () => {
  const hike = pretend(3);
  clock(hike);
  hike.play(true);
  pass(5000);
  assert.deepEqual(hike.view.get(), { playing: false, index: 3, speed: 5 });
  assert.equal(frames.size, 0);
});

test("a clock that is thrown away is silent, and a new one goes on", () => {
  const hike = pretend();
  clock(hike);
  const first = clock(pretend());
  first.dispose();
  hike.play(true);
  pass(20);
  assert.equal(hike.view.get().index, 1);

  const other = pretend();
  const old = clock(other);
  other.play(true);
  old.dispose();
  assert.equal(frames.size, 1, "only the first hike's frame is left");
  clock(other);
  pass(20);
  assert.equal(other.view.get().index, 1);
});
