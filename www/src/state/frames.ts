/**
 * The page's one frame scheduler: everything that moves or is drawn asks here, and runs at most once
 * per frame, in the order of asking. While the tab is hidden there are no frames, so nothing moves.
 */

type Task = (now: number) => void;

let waiting = new Set<Task>();
let frame = 0;
const queue: Task[] = [];

/** Runs a task at the next frame. Asking again before then changes nothing. */
export function nextFrame(task: Task): void {
  waiting.add(task);
  frame ||= requestAnimationFrame(run);
}

/** Runs a task at one of the next frames: at each frame, one of those that wait here. */
export function inTurn(task: Task): void {
  queue.push(task);
  nextFrame(takeTurn);
}

function takeTurn(now: number): void {
  const task = queue.shift();
  if (queue.length > 0) {
    nextFrame(takeTurn);
  }
  task?.(now);
}

/** Takes a request back. */
export function cancelFrame(task: Task): void {
  waiting.delete(task);
  if (waiting.size === 0 && frame !== 0) {
    cancelAnimationFrame(frame);
    frame = 0;
  }
}

function run(now: number): void {
  const tasks = waiting;
  waiting = new Set();
  frame = 0;
  for (const task of tasks) {
    try {
      task(now);
    } catch (reason) {
      // One picture that fails must not stop the others.
      reportError(reason);
    }
  }
}
