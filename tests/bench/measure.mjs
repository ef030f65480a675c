/** In the page: time two ways of doing the same thing. */

const ROUNDS = 15;

/**
 * Median milliseconds of each side. The sides take turns, so that whatever else the machine does
 * falls on both.
 *
 * @template {string} Side
 * @param {Record<Side, () => unknown>} sides
 * @returns {Record<Side, number>}
 */
export function compare(sides) {
  const times = Object.fromEntries(Object.keys(sides).map((side) => [side, []]));
  for (let round = -3; round < ROUNDS; round++) {
    for (const [side, run] of Object.entries(sides)) {
      const start = performance.now();
      run();
      const time = performance.now() - start;
      // The first rounds are for the compiler.
      if (round >= 0) times[side].push(time);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([side, list]) => [side, median(list)]));
}

/** @param {number[]} list */
function median(list) {
  return list.sort((a, b) => a - b)[list.length >> 1];
}
