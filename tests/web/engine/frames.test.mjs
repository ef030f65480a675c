// Turns: those that wait share the frames.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../draw/bundle.mjs";

const { inTurn, nextFrame } = await load("state/frames.ts");

let waiting = [];
globalThis.requestAnimationFrame = (call) => waiting.push(call);

/** One frame, as the browser would give it. */
function frame() {
  const due = waiting;
  waiting = [];
  for (const call of due) call(0);
}

test("of those that wait, one has its turn in each frame, in the order of asking", () => {
  const done = [];
  for (const name of ["a", "b", "c"]) inTurn(() => { done.push(name); });
  nextFrame(() => { done.push("urgent"); });
  frame();
  assert.deepEqual(done, ["a", "urgent"]);
  inTurn(() => { done.push("a again"); });
  frame();
  frame();
  assert.deepEqual(done, ["a", "urgent", "b", "c"]);
  frame();
  assert.deepEqual(done, ["a", "urgent", "b", "c", "a again"]);
  assert.equal(waiting.length, 0, "nobody waits, and no frame is asked for");
});

test("whoever asks during a turn waits for the next frame", () => {
  const done = [];
  inTurn(() => {
    done.push(1);
    inTurn(() => { done.push(2); });
  });
  frame();
  assert.deepEqual(done, [1]);
  frame();
  assert.deepEqual(done, [1, 2]);
});
