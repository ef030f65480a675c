/** The slider that knows the fates, its marks, and the charts over learning rates, beside the core's own numbers. */

import assert from "node:assert/strict";
import test from "node:test";
import core from "../core.mjs";
import { load } from "../draw/bundle.mjs";
import { controls, noted, setting, shown, usual } from "./support.mjs";

const { answered, rangesOf, RATES, STEPS } = await load("state/fates.ts");
const { LAST_STOP, alphaAt } = await load("state/scale.ts");
const { positionOf } = await load("state/track.ts");
const { trackX } = await load("draw/fates.ts");

const site = setting();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const BOWL = { ...usual(), surface: { kind: "bowl" }, ...pick("bowl") };

function pick(/** @type {string} */ kind) {
  const { start, alpha } = core.catalog().surfaces.find((surface) => surface.kind === kind);
  return { start, alpha };
}

/** What the core says of a spec: fates, ranges, bands. @param {object} spec */
function foretold(spec) {
  return answered({ from: "here", spec }, core.sweep(spec, RATES, STEPS));
}

/** Stops of the slider that are not near a border, with their fates. @param {object} spec */
function painting(spec) {
  const { bands } = foretold(spec);
  return Array.from({ length: LAST_STOP + 1 }, (_, stop) => {
    const band = bands.find(({ from, to }) => stop > from + 0.6 && stop < to - 0.6);
    return band ? [stop, band.fate] : null;
  }).filter((entry) => entry !== null);
}

/** Runs in the page: whether the strip is painted so. @param {[number, string][]} wanted */
function isPainted(wanted) {
  const root = document.querySelector("blindfolded-hiker").shadowRoot;
  const host = root.querySelector(".alpha-scale hiker-fates");
  const canvas = host?.shadowRoot.querySelector("canvas");
  if (!canvas || canvas.width < 10) return false;
  const style = getComputedStyle(host);
  const thumb = parseFloat(style.getPropertyValue("--thumb"));
  const scale = canvas.width / canvas.getBoundingClientRect().width;
  const width = canvas.width / scale;
  const ctx = canvas.getContext("2d", { willReadFrequently: true });
  const probe = document.createElement("canvas").getContext("2d");
  return wanted.every(([stop, fate]) => {
    probe.fillStyle = style.getPropertyValue(`--hiker-fate-${fate}`).trim();
    const colour = [1, 3, 5].map((at) => parseInt(probe.fillStyle.slice(at, at + 2), 16)).join();
    const x = Math.round((thumb / 2 + (stop / 100) * (width - thumb)) * scale);
    const { data } = ctx.getImageData(x - 2, 3, 5, canvas.height - 6);
    const counts = new Map();
    for (let i = 0; i < data.length; i += 4) {
      const key = data.slice(i, i + 3).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const [[most]] = [...counts].sort(([, a], [, b]) => b - a);
    return most === colour;
  });
}

/** Waits until the strip shows the fates of a spec. @param {import("playwright-core").Page} page @param {object} spec */
const painted = (page, spec) => page.waitForFunction(isPainted, painting(spec));

/** The text that describes an element. @param {import("playwright-core").Locator} locator */
const described = (locator) => locator.evaluate((element) =>
  element.getRootNode().getElementById(element.getAttribute("aria-describedby"))?.textContent ?? "");

/** Waits for a description. @param {import("playwright-core").Locator} locator @param {RegExp} words */
async function says(locator, words) {
  const handle = await locator.elementHandle();
  await locator.page().waitForFunction(([element, source]) => {
    const text = element.getRootNode().getElementById(element.getAttribute("aria-describedby"))?.textContent ?? "";
    return new RegExp(source, "u").test(text);
  }, [handle, words.source]);
}

const finalLoss = (/** @type {import("playwright-core").Page} */ page) => page.getByRole("img", { name: "Final loss by learning rate", exact: true });
const slice = (/** @type {import("playwright-core").Page} */ page) => page.getByRole("img", { name: "Loss after one step by learning rate", exact: true });
/** Waits until the chart of the final loss is drawn; what it draws. @param {import("playwright-core").Page} page */
async function drawn(page) {
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector(".sweep hiker-chart")?.chart);
  return page.locator(".sweep hiker-chart").evaluate(({ chart: { here, dots } }) => ({ here, dots }));
}

/** Counts what workers are asked. */
const countAsked = (/** @type {import("playwright-core").Page} */ page) => page.addInitScript(() => {
  window.asked = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    window.asked.push(message?.task);
    return post.call(this, message, ...rest);
  };
});
const asked = (/** @type {import("playwright-core").Page} */ page) => page.evaluate(() => window.asked.filter((task) => task === "sweep").length);

test("the track shows what the core finds at every rate, and again when something changes", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl");
  const { map, step, slider, landscape } = controls(page);
  await painted(page, BOWL);

  // The start is moved.
  await map.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowLeft");
  const moved = (await shown(page)).spec;
  await painted(page, moved);

  // Of the parameters of the step rule one changes.
  await page.evaluate(() => document.querySelector("blindfolded-hiker").setAttribute("optimizer.momentum", "0.9"));
  const heavy = { ...moved, optimizer: { kind: "sgd", params: { momentum: 0.9 } } };
  await painted(page, heavy);
  assert.notDeepEqual(painting(heavy), painting(moved));

  // Another landscape, and a step on it.
  await landscape.selectOption("himmelblau");
  const other = { ...heavy, surface: { kind: "himmelblau" }, ...pick("himmelblau") };
  await painted(page, other);
  await step.click();
  const { x, y } = (await shown(page)).state;
  await painted(page, { ...other, start: [x, y] });
  assert.notDeepEqual(painting({ ...other, start: [x, y] }), painting(other));

  // α itself changes nothing of it.
  const before = await described(slider);
  await slider.press("End");
  await painted(page, { ...other, start: [x, y] });
  assert.equal(await described(slider), before);
  await leave();
});

test("in another theme the track is painted in its colours", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl");
  await painted(page, BOWL);
  const colour = () => page.locator(".alpha-scale hiker-fates").evaluate((host) => getComputedStyle(host).getPropertyValue("--hiker-fate-steady").trim());
  const light = await colour();
  await page.getByRole("combobox", { name: "Theme" }).selectOption("dark");
  await painted(page, BOWL);
  assert.notEqual(await colour(), light);
  await leave();
});

test("while the start is dragged the track is painted anew", async (t) => {
  const { page, leave } = await site.open(t, "?surface=himmelblau");
  const { map } = controls(page);
  await painted(page, { ...usual(), surface: { kind: "himmelblau" }, ...pick("himmelblau") });
  const box = await map.boundingBox();
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".handle").style.transform !== "");
  const handle = await page.locator("hiker-map .handle").boundingBox();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.75 * box.width, box.y + 0.3 * box.height, { steps: 4 });
  await painted(page, (await shown(page)).spec);
  await page.mouse.up();
  await leave();
});

test("the slider's description and the word beside it say the same", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl&alpha=0.15");
  const { slider, exact } = controls(page);
  await says(slider, /^Fates from where the hiker stands: too small up to [\d.]+; steady to [\d.]+; oscillating to [\d.]+; diverging above\./);
  const numbers = [...(await described(slider)).matchAll(/(?:up to|to|at) ([\d.]+\d)/g)].map(([, number]) => Number(number));
  const ranges = rangesOf(foretold(BOWL).fates).slice(0, -1).map(({ to }) => to);
  const { noOvershoot, fastest, edge } = core.diagnose(BOWL, 0).limits;
  const wanted = [...ranges.map((to) => to), ...[noOvershoot, fastest, edge].map(positionOf)];
  assert.equal(numbers.length, wanted.length);
  numbers.forEach((number, i) => assert.ok(Math.abs(positionOf(number) - wanted[i]) < 0.6, `${number}`));

  const word = page.locator(".fate");
  for (const [alpha, fate] of [["0.0002", "too small"], ["0.05", "steady"], ["0.15", "oscillating"], ["0.5", "diverging"], ["20", ""]]) {
    await exact.fill(alpha);
    await exact.press("Enter");
    assert.equal(await word.textContent(), fate, alpha);
  }
  assert.equal(await slider.getAttribute("aria-valuetext"), "20");
  await leave();
});

test("where the hiker has come to rest, the fates are those from the start", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl&alpha=0.1&steps=400");
  await says(controls(page).slider, /^Fates from the start: /);
  await painted(page, BOWL);
  await leave();
});

/** Where the marks are, in stops. @param {import("playwright-core").Page} page */
const marks = (page) => page.evaluate(() => {
  const host = document.querySelector("blindfolded-hiker").shadowRoot.querySelector(".alpha-scale hiker-fates");
  return Object.fromEntries([...host.shadowRoot.querySelectorAll("g")].map((group) =>
    [group.dataset.limit, Number(/^M([\d.]+)/.exec(group.querySelector("path").getAttribute("d"))[1])]));
});

test("the marks are the core's limits and move with the hiker", async (t) => {
  const { page, leave } = await site.open(t, "?surface=himmelblau&alpha=0.01&motion=off");
  const { step } = controls(page);
  const spec = { ...usual(), surface: { kind: "himmelblau" }, ...pick("himmelblau"), alpha: 0.01 };
  await painted(page, spec);
  const track = { width: (await page.locator(".alpha-scale hiker-fates").boundingBox()).width, thumb: 20 };
  const places = [];
  for (const k of [0, 1, 2, 3]) {
    if (k > 0) await step.click();
    const found = await marks(page);
    const { limits } = core.diagnose(spec, k);
    for (const [limit, alpha] of Object.entries(limits)) {
      assert.ok(Math.abs(found[limit] - trackX(track, positionOf(alpha))) < 0.5, `${limit} at ${k}`);
    }
    places.push(JSON.stringify(found));
  }
  assert.equal(new Set(places).size, 4);

  const boxes = await page.evaluate(() => {
    const host = document.querySelector("blindfolded-hiker").shadowRoot.querySelector(".alpha-scale hiker-fates");
    return [...host.shadowRoot.querySelectorAll("text")].map((text) => text.getBoundingClientRect().toJSON());
  });
  boxes.slice(1).forEach((box, i) => assert.ok(box.left > boxes[i].right, "labels keep apart"));
  await leave();
});

test("a click on the chart of the final loss sets the nearest preferred rate there", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl");
  await drawn(page);
  const box = await finalLoss(page).boundingBox();
  const line = () => page.locator(".sweep hiker-chart").evaluate((host) => {
    const canvas = host.shadowRoot.querySelector("canvas");
    const ctx = canvas.getContext("2d");
    ctx.fillStyle = getComputedStyle(host).getPropertyValue("--hiker-accent");
    const accent = [1, 3, 5].map((at) => parseInt(ctx.fillStyle.slice(at, at + 2), 16)).join();
    const { data, width, height } = ctx.getImageData(0, 0, canvas.width, canvas.height);
    const counts = Array.from({ length: width }, (_, x) => {
      let count = 0;
      for (let y = 0; y < height; y++) {
        const at = 4 * (y * width + x);
        if (data.slice(at, at + 3).join() === accent) count++;
      }
      return count;
    });
    return counts.indexOf(Math.max(...counts));
  });
  let last = 0;
  for (const share of [0.3, 0.55, 0.9]) {
    await page.mouse.click(box.x + share * box.width, box.y + 0.4 * box.height);
    const { alpha } = (await shown(page)).spec;
    assert.ok(Array.from({ length: LAST_STOP + 1 }, (_, stop) => alphaAt(stop)).includes(alpha), `${alpha}`);
    assert.ok(alpha > last);
    last = alpha;
    await page.waitForFunction((rate) => Math.abs(document.querySelector("blindfolded-hiker").shadowRoot.querySelector(".sweep hiker-chart").chart.here.x - Math.log10(rate)) < 1e-12, alpha);
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    const place = await line();
    assert.ok(Math.abs(place - share * box.width) < 5, `the line is at ${place}, the hand at ${share * box.width}`);
  }
  const count = (await noted(page, "hiker-change")).length;
  await page.mouse.click(box.x + 10, box.y + 0.4 * box.height);
  assert.equal((await noted(page, "hiker-change")).length, count, "beside the axes nothing is set");
  await leave();
});

test("by keyboard rates are tried a decade at a time, and their dots stay until the walk is another", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl");
  await drawn(page);
  const group = page.getByRole("group", { name: "Try", exact: true });
  const losses = foretold(BOWL).sweep.loss;
  for (const [i, alpha] of [0.1, 0.01, 0.001].entries()) {
    await group.getByRole("button", { name: String(alpha), exact: true }).focus();
    await page.keyboard.press("Enter");
    assert.equal((await shown(page)).spec.alpha, alpha);
    const { here, dots } = await drawn(page);
    assert.equal(here.x, Math.log10(alpha));
    assert.equal(dots.length, i + 1);
    const { x, y } = dots.at(-1);
    assert.deepEqual([x, y], [here.x, here.y]);
    const loss = losses[RATES.indexOf(alpha)];
    if (loss > 1e-10) assert.ok(Math.abs(10 ** y - loss) < 1e-9 * loss);
  }
  await controls(page).step.click();
  assert.equal((await drawn(page)).dots.length, 3, "a step is on the same walk");
  await page.evaluate(() => document.querySelector("blindfolded-hiker").setAttribute("optimizer.momentum", "0.5"));
  await page.waitForFunction(() => document.querySelector("blindfolded-hiker").shadowRoot.querySelector(".sweep hiker-chart").chart.dots.length === 0);
  await leave();
});

test("the charts say in words what they show", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl&alpha=0.05");
  await drawn(page);
  const { sweep, fates } = foretold(BOWL);
  await says(finalLoss(page), /^Each rate is walked 200 steps from where the hiker stands\. Lowest with α/);
  const [, from, loss] = /Lowest with α (?:= |from )([\d.]+).*: loss ([\d.]+ × 10\S+)\. Diverging from/.exec(await described(finalLoss(page)));
  assert.ok(loss && sweep.loss[RATES.findIndex((rate) => rate >= Number(from) * 0.96)] < 1e-10);
  const first = RATES[fates.indexOf("diverging")];
  assert.ok((await described(finalLoss(page))).endsWith(`Diverging from ${Number(first.toPrecision(2))} on.`));

  await page.getByRole("tab", { name: "Loss after one step" }).click();
  const { loss: level, gradient: [gx, gy] } = core.probe(BOWL.surface, ...BOWL.start);
  const after = core.probe(BOWL.surface, BOWL.start[0] - 0.05 * gx, BOWL.start[1] - 0.05 * gy).loss;
  await says(slice(page), new RegExp(`^This step gains ${Number((level - after).toPrecision(3))}; the best single step would be α = [\\d.]+ and gain [\\d.]+\\.$`));
  const { exact } = controls(page);
  await exact.fill("1");
  await exact.press("Enter");
  await says(slice(page), /^This step loses [\d.]+; the best/);
  await page.evaluate(() => document.querySelector("blindfolded-hiker").setAttribute("optimizer", "adam"));
  await says(slice(page), /the step rule steps elsewhere\.$/);
  await page.evaluate(() => { const hiker = document.querySelector("blindfolded-hiker"); hiker.setAttribute("x", "0"); hiker.setAttribute("y", "0"); });
  await says(slice(page), /^There is no slope here for a step to follow\.$/);
  await leave();
});

test("on a phone the charts over rates are tabs too, and a tap sets the rate", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl", PHONE);
  await painted(page, BOWL);
  await page.getByRole("tab", { name: "Final loss by learning rate" }).tap();
  await drawn(page);
  await finalLoss(page).tap({ position: { x: 200, y: 60 } });
  await page.waitForFunction(() => window.notes.some(({ type }) => type === "hiker-change"));
  const { alpha } = (await shown(page)).spec;
  assert.ok(alpha > 0.001 && alpha < 0.1, `${alpha}`);
  await page.getByRole("button", { name: "0.1", exact: true }).tap();
  await page.waitForFunction(() => window.notes.filter(({ type }) => type === "hiker-change").at(-1).detail.alpha === 0.1);
  await leave();
});

test("the key explains colours and marks by keyboard, and Escape closes it", async (t) => {
  const { page, leave } = await site.open(t);
  const key = page.locator(".key summary");
  await key.press("Enter");
  await page.getByText("downhill without overshooting").waitFor();
  await page.getByText(/2\/λmax\.$/).waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("downhill without overshooting").waitFor({ state: "hidden" });
  await leave();
});

for (const [query, { fates, limits, sweep, slice: one }] of Object.entries({
  "?hide=limits": { fates: true, limits: false, sweep: true, slice: true },
  "?hide=fates": { fates: false, limits: true, sweep: true, slice: true },
  "?hide=sweep": { fates: false, limits: true, sweep: false, slice: true },
  "?hide=slice": { fates: true, limits: true, sweep: true, slice: false },
  "?hide=sweep,slice,limits": { fates: false, limits: false, sweep: false, slice: false },
  "?show=map,controls,sweep": { fates: false, limits: false, sweep: true, slice: false },
  "?show=controls,sweep,fates": { fates: true, limits: false, sweep: true, slice: false },
})) {
  test(`${query} shows what it says`, async (t) => {
    const { page, leave } = await site.open(t, `${query}&surface=bowl`, { prepare: countAsked });
    await page.locator(".alpha-scale hiker-fates").waitFor({ state: "attached" });
    if (fates) await painted(page, BOWL);
    if (sweep) await drawn(page);
    // What the strip is drawn with was decided when it was rendered; a painted frame later nothing has come after it.
    await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
    assert.equal(await page.locator(".alpha-scale.painted").count(), Number(fates));
    assert.equal(Object.keys(await marks(page)).length, limits ? 3 : 0);
    const tab = page.getByRole("tab", { name: "Loss after one step" });
    if (one && sweep) await tab.click();
    assert.equal(await slice(page).count(), Number(one));
    if (!one || !sweep) assert.equal(await finalLoss(page).count(), Number(sweep));
    assert.equal(await asked(page), Number(sweep));
    const words = await described(controls(page).slider).catch(() => "");
    assert.equal(/Fates from/.test(words), fates);
    assert.equal(/Edge at/.test(words), limits);
    await leave();
  });
}

test("a locked rate is neither tried nor picked", async (t) => {
  const { page, leave } = await site.open(t, "?surface=bowl&lock=alpha");
  await drawn(page);
  assert.ok(await page.getByRole("button", { name: "0.01", exact: true }).isDisabled());
  await finalLoss(page).click();
  assert.deepEqual(await noted(page, "hiker-change"), []);
  await leave();
});

test("nothing is asked while the page has no frames, and nothing twice", async (t) => {
  const prepare = async (/** @type {import("playwright-core").Page} */ page) => {
    await countAsked(page);
    await page.addInitScript(() => {
      const frame = requestAnimationFrame.bind(window);
      let held = [];
      // As in a page that is hidden.
      window.hold = false;
      window.release = () => {
        window.hold = false;
        held.forEach((call) => frame(call));
        held = [];
      };
      window.requestAnimationFrame = (call) => (window.hold ? held.push(call) : frame(call));
    });
  };
  const { page, leave } = await site.open(t, "?surface=bowl", { prepare });
  const { map, slider } = controls(page);
  await painted(page, BOWL);
  assert.equal(await asked(page), 1);
  await slider.press("ArrowRight");
  await slider.press("ArrowRight");
  await page.evaluate(() => { window.hold = true; });
  await map.focus();
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowUp"]) await page.keyboard.press(key);
  const { spec } = await shown(page);
  assert.notDeepEqual(spec.start, BOWL.start);
  assert.equal(await asked(page), 1);
  await page.evaluate(() => window.release());
  // On a bowl the old painting may well look like the new one.
  await page.waitForFunction(() => window.asked.filter((task) => task === "sweep").length > 1);
  await painted(page, spec);
  assert.equal(await asked(page), 2);

  // There and back: the way back is known.
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => window.asked.filter((task) => task === "sweep").length === 3);
  await page.keyboard.press("ArrowUp");
  await painted(page, (await shown(page)).spec);
  assert.equal(await asked(page), 3);
  await leave();
});

test("where there are no workers the track is painted when the hiker rests", async (t) => {
  const prepare = (/** @type {import("playwright-core").Page} */ page) => page.addInitScript(() => {
    window.Worker = class { constructor() { throw new Error("no workers here"); } };
  });
  const { page, leave } = await site.open(t, "?surface=bowl", { prepare });
  await painted(page, BOWL);
  await controls(page).map.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowLeft");
  await painted(page, (await shown(page)).spec);
  await leave();
});

test("nothing moves when the instruments arrive", async (t) => {
  let arrive;
  const waiting = new Promise((resolve) => { arrive = resolve; });
  const prepare = async (/** @type {import("playwright-core").Page} */ page) => {
    await page.route(/chunk-.*\.js$/, async (route) => {
      const response = await route.fetch();
      // The instruments alone define this element.
      if (/customElements\.define\("hiker-fates"/.test(await response.text())) await waiting;
      await route.fulfill({ response });
    });
  };
  const { page, leave } = await site.open(t, "?surface=bowl", { prepare });
  const parts = () => page.evaluate(() => {
    const root = document.querySelector("blindfolded-hiker").shadowRoot;
    return ["hiker-map", "#alpha-slider", ".transport", ".charts", ".tabbed", ".sweep hiker-chart", ".ticks"].map((part) => {
      const { x, y, width, height } = root.querySelector(part).getBoundingClientRect();
      return [part, x, y, width, height];
    });
  });
  const before = await parts();
  assert.equal(await page.evaluate(() => customElements.get("hiker-fates")), undefined);
  arrive();
  await painted(page, BOWL);
  await drawn(page);
  assert.deepEqual(await parts(), before);
  await leave();
});
