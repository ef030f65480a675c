/** Every form in which the page is published starts, makes no stray request and breaks no policy. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, openPage } from "../browser.mjs";
import { DIST, serve } from "../serve.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof serve>>} */
let site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** @param {import("playwright-core").Page | import("playwright-core").Frame} frame */
async function starts(frame) {
  const step = frame.getByRole("button", { name: "Step", exact: true });
  await step.waitFor();
  await step.click();
  await frame.getByRole("slider", { name: "Learning rate α" }).waitFor();
}

test("index.html, in a sub-folder of a site", async () => {
  const { page, problems, close } = await openPage(browser, { within: site.address });
  await page.goto(site.address);
  await starts(page);
  assert.deepEqual(problems, []);
  await close();
});

test("standalone.html, from a disk, with the network off", async () => {
  const file = pathToFileURL(join(DIST, "standalone.html")).href;
  const { page, problems, close } = await openPage(browser, { within: file, offline: true });
  await page.goto(file);
  await starts(page);
  // The lesson is in it, with its figures.
  await page.getByRole("link", { name: "Traps" }).click();
  await page.locator("#traps lesson-figure").getByRole("button", { name: "Step", exact: true }).waitFor();
  assert.deepEqual(problems, []);
  await close();
});

const HEAD = `<!doctype html><title>Course</title><link rel="icon" href="data:,">`;

for (const widget of ["hiker", "practice"]) {
  test(`embed.html?widget=${widget}, in a sandboxed frame`, async () => {
    const frame = `<iframe sandbox="allow-scripts" width="900" height="700"
      src="${site.address}embed.html?widget=${widget}"></iframe>`;
    const host = await serve(DIST, { pages: { "host.html": HEAD + frame } });
    const { page, problems, close } = await openPage(browser);
    await page.goto(`${host.address}host.html`);
    const inside = await (await page.waitForSelector("iframe")).contentFrame();
    assert.ok(inside);
    if (widget === "hiker") await starts(inside);
    else await inside.getByRole("textbox", { name: "Your answer" }).waitFor();
    assert.deepEqual(problems, []);
    await close();
    await host.close();
  });
}

test("hiker.js, from two other origins, in a page of somebody else", async () => {
  const shared = { headers: { "access-control-allow-origin": "*" } };
  const [library, another] = await Promise.all([serve(DIST, shared), serve(DIST, shared)]);
  const elements = `<script type="module" src="${library.address}hiker.js"></script>
    <script type="module" src="${another.address}hiker.js"></script>
    <blindfolded-hiker alpha="0.01"></blindfolded-hiker>
    <blindfolded-hiker surface="bowl"></blindfolded-hiker>
    <practice-problem problem="one-fifth"></practice-problem>`;
  const host = await serve(DIST, { pages: { "host.html": HEAD + elements } });
  const { page, problems, close } = await openPage(browser);
  await page.goto(`${host.address}host.html`);
  const steps = page.getByRole("button", { name: "Step", exact: true });
  await steps.nth(1).waitFor();
  assert.equal(await steps.count(), 2);
  await page.getByRole("textbox", { name: "Your answer" }).waitFor();
  assert.deepEqual(problems, []);
  await close();
  await Promise.all([host.close(), library.close(), another.close()]);
});
