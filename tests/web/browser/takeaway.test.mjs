/** Take away: files that open elsewhere, a link and a script, by mouse, by touch and by keyboard. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import core, { pytorch } from "../core.mjs";
import { controls, setting, usual } from "./support.mjs";

const site = setting();
const OPEN = "?steps=24&alpha=0.12&instrument=takeaway&motion=off";
const SPEC = { ...usual(), alpha: 0.12 };
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
/** Mean difference of two renderings per channel, of 255: edges and letters fall between pixels in two ways. */
const ALIKE = 2.5;

const button = (/** @type {import("playwright-core").Page} */ page, /** @type {string} */ name) => page.locator("hiker-takeaway").getByRole("button", { name, exact: true });

/** Waits until the map is drawn and the instrument is there. @param {import("playwright-core").Page} page */
async function ready(page) {
  await button(page, "Picture (PNG)").waitFor();
  await page.waitForFunction(() => {
    const canvas = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot.querySelector(".sheet");
    const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set();
    for (let i = 0; i < pixels.length; i += 4 * 97) colours.add(pixels[i]);
    return colours.size > 60;
  });
}

/** What a press of a button saves. @param {import("playwright-core").Page} page @param {string} name @param {() => Promise<void>} [press] */
async function saved(page, name, press = () => button(page, name).click()) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Runs in the page: the size of a picture, and its pixels over white, at a size. */
async function decode({ data, type, width, height }) {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], { type }));
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width ?? image.naturalWidth;
  canvas.height = height ?? image.naturalHeight;
  const ctx = canvas.getContext("2d");
  ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data: rgba } = ctx.getImageData(0, 0, canvas.width, canvas.height);
  let text = "";
  for (let i = 0; i < rgba.length; i += 4) text += String.fromCharCode(rgba[i], rgba[i + 1], rgba[i + 2]);
  return { width: canvas.width, height: canvas.height, rgb: btoa(text) };
}

test("by mouse: the picture and the drawing open and look the same", async (t) => {
  for (const query of [OPEN, `${OPEN}&theme=dark&view=1,0,2.5`, `${OPEN}&alpha=40&steps=1000`]) {
    const { page, leave } = await site.open(t, query);
    await ready(page);
    const png = await saved(page, "Picture (PNG)");
    const svg = await saved(page, "Drawing (SVG)");
    assert.match(png.name, /^blindfolded-hiker-hills-alpha-[\d.]+-step-\d+\.png$/);
    assert.equal(svg.name, png.name.replace(".png", ".svg"));
    const { width: w } = await controls(page).map.boundingBox();
    const picture = await page.evaluate(decode, { data: png.bytes.toString("base64"), type: "image/png" });
    assert.ok(Math.abs(picture.width - 2 * w) <= 4, `${picture.width} pixels for ${w}`);

    const text = svg.bytes.toString("utf8");
    // The page's own policy lets nobody parse.
    const reader = await page.context().newPage();
    const parsed = await reader.evaluate((source) => {
      const document = new DOMParser().parseFromString(source, "image/svg+xml");
      const count = (name) => document.getElementsByTagName(name).length;
      return { error: count("parsererror"), title: document.querySelector("title")?.textContent, paths: count("path"), texts: count("text"), images: count("image") };
    }, text);
    assert.equal(parsed.error, 0);
    assert.match(parsed.title, /^Hills, α = /);
    assert.ok(parsed.paths > 20 && parsed.texts > 10 && parsed.images >= 1, JSON.stringify(parsed));

    const { width, height } = picture;
    const drawing = await reader.evaluate(decode, { data: svg.bytes.toString("base64"), type: "image/svg+xml", width, height });
    const [a, b] = [picture.rgb, drawing.rgb].map((rgb) => Buffer.from(rgb, "base64"));
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += Math.abs(a[i] - b[i]);
    assert.ok(sum / a.length < ALIKE, `mean difference ${sum / a.length}`);
    await leave();
  }
});

test("by mouse: a picture may be larger", async (t) => {
  const { page } = await site.open(t, OPEN);
  await ready(page);
  const widths = [];
  for (const times of ["1×", "3×"]) {
    await page.getByRole("combobox", { name: "Size" }).selectOption(times);
    const { bytes } = await saved(page, "Picture (PNG)");
    widths.push((await page.evaluate(decode, { data: bytes.toString("base64"), type: "image/png" })).width);
  }
  assert.ok(Math.abs(widths[1] / widths[0] - 3) < 0.01, String(widths));
});

test("by mouse: the numbers are those of the walk", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await ready(page);
  const { columns, rows } = core.walk(SPEC, 24);
  const csv = await saved(page, "Walk as CSV");
  const lines = csv.bytes.toString("utf8").trimEnd().split("\r\n").map((line) => line.split(","));
  assert.equal(lines.length, 26);
  assert.deepEqual(lines.slice(1).map(([, x]) => Number(x)), [...columns.subarray(0, 25)]);
  assert.deepEqual(lines.slice(2).map((line) => Number(line[4])), [...columns.subarray(3 * rows + 1, 3 * rows + 25)]);
  const json = await saved(page, "Walk as JSON");
  const read = JSON.parse(json.bytes.toString("utf8"));
  assert.deepEqual(core.walk(read.spec, 24), core.walk(SPEC, 24));
  assert.match(read.link, /alpha=0\.12/);
  await leave();
});

test("by mouse: the film has a frame per iterate, and the page goes on meanwhile", async (t) => {
  const { page, leave } = await site.open(t, OPEN);
  await ready(page);
  const { bytes, name } = await saved(page, "Moving picture (GIF)");
  assert.match(name, /step-24\.gif$/);
  const film = await page.evaluate(async (data) => {
    const decoder = new ImageDecoder({ type: "image/gif", data: Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) });
    await decoder.tracks.ready;
    const canvas = new OffscreenCanvas(1, 1);
    const seen = new Set();
    const { frameCount } = decoder.tracks.selectedTrack;
    const durations = [];
    for (let frameIndex = 0; frameIndex < frameCount; frameIndex++) {
      const { image } = await decoder.decode({ frameIndex });
      canvas.width = image.displayWidth;
      canvas.height = image.displayHeight;
      const ctx = canvas.getContext("2d");
      ctx.drawImage(image, 0, 0);
      const hash = await crypto.subtle.digest("SHA-1", ctx.getImageData(0, 0, canvas.width, canvas.height).data);
      seen.add(new Uint8Array(hash).join());
      durations.push(image.duration);
    }
    return { frameCount, different: seen.size, width: canvas.width, durations };
  }, bytes.toString("base64"));
  assert.equal(film.frameCount, 25);
  assert.equal(film.different, 25);
  assert.ok(film.width <= 640);
  assert.ok(film.durations.at(-1) > 5 * film.durations[0]);
  assert.ok(bytes.length < 1_500_000, `${bytes.length} bytes`);
  await leave();
});

test("a film of a long walk can be stopped, and is of the moment when it was asked for", async (t) => {
  const { page, leave } = await site.open(t, `${OPEN}&steps=600&alpha=0.02`);
  await ready(page);
  await button(page, "Moving picture (GIF)").click();
  await button(page, "Cancel").click();
  await page.getByText("The moving picture was not made: you stopped it.").waitFor();
  assert.equal(await button(page, "Moving picture (GIF)").isEnabled(), true);
  // While walking: what is saved is called after the iterate of the press, or one after it.
  const { play } = controls(page);
  await play.click();
  const { name } = await saved(page, "Walk as CSV");
  assert.match(name, /step-6\d\d\.csv$/);
  await leave();
});

test("by keyboard: the script that is copied is the one of the module for programs", async (t) => {
  const { page, leave } = await site.open(t, OPEN, CLIPBOARD);
  await ready(page);
  await button(page, "Copy link").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByText("Copied.").waitFor();
  const script = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(script, pytorch(SPEC, 24));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  assert.equal(await page.getByRole("region", { name: "The script", exact: true }).textContent(), script);
  await leave();
});

test("by touch: the link shows the same walk", async (t) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, ...CLIPBOARD };
  const { page, leave } = await site.open(t, OPEN, phone);
  await ready(page);
  await button(page, "Copy link").tap();
  await page.getByText("Copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await leave();
  const { page: other } = await site.open(t, link);
  const json = await saved(other, "Walk as JSON");
  assert.deepEqual(core.walk(JSON.parse(json.bytes.toString("utf8")).spec, 24), core.walk(SPEC, 24));
});

test("a walk that has left all numbers, and one that has not begun, are taken along as they are", async (t) => {
  const { page, leave } = await site.open(t, "?alpha=40&steps=1000&instrument=takeaway&motion=off");
  await ready(page);
  const gone = JSON.parse((await saved(page, "Walk as JSON")).bytes.toString("utf8"));
  assert.equal(gone.outcome, "diverged");
  const film = await saved(page, "Moving picture (GIF)");
  assert.equal(film.bytes.subarray(0, 6).toString("latin1"), "GIF89a");
  await controls(page).reset.click();
  await page.getByText("The hiker has not set out.").waitFor();
  await saved(page, "Picture (PNG)");
  await leave();
});

test("in an embed: the link leads to the embed, and where copying is forbidden a dialog has the text", async (t) => {
  const { page } = await site.open(t, `embed.html${OPEN}`, {
    ready: ["hiker-ready"],
    prepare: (opened) => opened.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("denied")) } });
    }),
  });
  await ready(page);
  await button(page, "Copy link").click();
  const link = new URL(await page.getByRole("dialog").getByRole("textbox").inputValue());
  assert.match(link.pathname, /embed\.html$/);
  assert.equal(link.searchParams.get("alpha"), "0.12");
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await button(page, "Copy as PyTorch").click();
  assert.equal(await page.getByRole("dialog").getByRole("textbox").inputValue(), pytorch(SPEC, 24));
});

test("where what writes the script does not come, that is said, and the next press tries again", async (t) => {
  let open = false;
  const { page } = await site.open(t, OPEN, {
    ...CLIPBOARD,
    prepare: (opened) => opened.route(/pytorch-\w+\.wasm$/, (route) => open ? route.continue() : route.abort()),
  });
  await ready(page);
  await button(page, "Copy as PyTorch").click();
  await page.getByText("That did not work").waitFor();
  open = true;
  await button(page, "Copy as PyTorch").click();
  await page.getByText("Copied.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), pytorch(SPEC, 24));
});
