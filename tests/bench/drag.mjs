/** The longest that the main thread is busy while the start is dragged; to stay within 50 ms. */

export const title =
  "Longest block of the main thread, median of 5 drags, the same moves without a button as reference (budget 50 ms)";

const MOVES = 120;
const ROUNDS = 5;

/** @param {{ open: (path: string) => Promise<any> }} context */
export async function run({ open }) {
  const { page, close } = await open("index.html");
  const map = page.getByLabel("Contour map").first();
  await map.waitFor();
  // The first sheet of the map is not part of dragging.
  await page.waitForTimeout(2000);
  const box = await map.boundingBox();
  const at = (/** @type {number} */ part) => {
    const angle = 2 * Math.PI * part;
    return [box.x + box.width * (0.5 + 0.35 * Math.cos(angle)), box.y + box.height * (0.5 + 0.35 * Math.sin(angle))];
  };

  const sweep = async (/** @type {boolean} */ dragging) => {
    // The hiker is put down first, to be taken by the hand there.
    await page.mouse.click(...at(0));
    if (dragging) await page.mouse.down();
    await page.evaluate(() => {
      const channel = new MessageChannel();
      const beat = { longest: 0, last: performance.now(), stop: false };
      Object.assign(globalThis, { beat });
      channel.port1.onmessage = () => {
        const now = performance.now();
        beat.longest = Math.max(beat.longest, now - beat.last);
        beat.last = now;
        if (!beat.stop) channel.port2.postMessage(0);
      };
      channel.port2.postMessage(0);
    });
    for (let move = 1; move <= MOVES; move++) await page.mouse.move(...at(move / MOVES));
    const longest = await page.evaluate(() => {
      globalThis.beat.stop = true;
      return globalThis.beat.longest;
    });
    if (dragging) await page.mouse.up();
    return longest;
  };
  // The sides take turns, so that whatever else the machine does falls on both.
  const times = { reference: [], ms: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.reference.push(await sweep(false));
    times.ms.push(await sweep(true));
  }
  await close();
  const middle = (/** @type {number[]} */ list) => list.sort((a, b) => a - b)[list.length >> 1];
  return [{ what: "dragging the start", ms: middle(times.ms), reference: middle(times.reference) }];
}
