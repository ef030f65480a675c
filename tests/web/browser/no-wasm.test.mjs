/** When a part of the page does not come: a friendly message in its place, and the rest is there. */

import assert from "node:assert/strict";
import test from "node:test";
import { controls, noted, setting } from "./support.mjs";

const HEAD = `<!doctype html><html lang="en"><title>Course</title><link rel="icon" href="data:,">`;
const site = setting({
  "course.html": `${HEAD}<script type="module" src="hiker.js"></script><blindfolded-hiker></blindfolded-hiker>`,
  "plain.html": `${HEAD}<iframe title="Hiker" sandbox src="embed.html"></iframe>`,
});

/** How long the page waits for what does not come; a clock of our own makes it short. */
const PATIENCE = 8000;
const EXPECTED = /^(failed|404|console: Failed to load resource)/;

/** How a request can come to nothing. @type {Record<string, (route: import("playwright-core").Route) => unknown>} */
const FATES = {
  "is blocked": (route) => route.abort("blockedbyclient"),
  "answers 404": (route) => route.fulfill({ status: 404, body: "not found" }),
  "is a page instead": (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<!doctype html>" }),
  "is cut off": (route) => route.fulfill({ status: 200, contentType: "application/wasm", body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 1]) }),
  "never comes": () => {},
};

/** The prose is there to be read. @param {import("playwright-core").Page} page */
async function stillReadable(page) {
  assert.ok(await page.getByText("A hiker stands on a mountainside, blindfolded").isVisible());
  assert.ok(await page.getByRole("heading", { name: "Too small, too large" }).isVisible());
}

/** Opens the page where requests of a kind meet their fate. @param {import("node:test").TestContext} t @param {RegExp} requests @param {string} fate */
async function without(t, requests, fate) {
  const opened = await site.open(t, "", {
    ready: [],
    // A page is not loaded before its modules are.
    until: "commit",
    prepare: async (page) => {
      await page.route(requests, FATES[fate]);
      if (fate === "never comes") await page.clock.install();
    },
  });
  return { ...opened, wait: () => (fate === "never comes" ? opened.page.clock.runFor(PATIENCE) : undefined) };
}

for (const fate of Object.keys(FATES)) {
  test(`the core ${fate}: both widgets say so, and the lesson can be read`, async (t) => {
    const { page, problems, wait } = await without(t, /\.wasm$/, fate);
    for (const element of ["blindfolded-hiker", "practice-problem"]) {
      await page.locator(element).locator(".waiting, .trouble[role=alert]").waitFor({ state: "attached" });
    }
    await wait();
    for (const element of ["blindfolded-hiker", "practice-problem"]) {
      const text = await page.locator(element).getByRole("alert").innerText();
      assert.match(text, /did not start/);
      assert.match(text, /Reloading the page may help/);
      assert.match(text, /Details: ./);
    }
    await stillReadable(page);
    assert.deepEqual(problems.filter((problem) => !EXPECTED.test(problem)), []);
    assert.deepEqual(await noted(page, "securitypolicyviolation"), []);
  });
}

for (const fate of ["is blocked", "answers 404", "never comes"]) {
  test(`the page's script ${fate}: what the page was sent with is shown`, async (t) => {
    const { page, problems, wait } = await without(t, /\/main-\w+\.js$/, fate);
    const message = page.getByText("The map needs JavaScript and WebAssembly");
    await message.waitFor({ state: "attached" });
    await wait();
    await message.waitFor();
    assert.ok(await page.getByText("0.01 ÷ 5 = 0.002").isVisible(), "the problem and its answer are there without a program");
    await stillReadable(page);
    assert.deepEqual(problems.filter((problem) => !EXPECTED.test(problem)), []);
  });
}

test("without JavaScript the lesson, the problem and a word about the map are there", async (t) => {
  const { page, problems } = await site.open(t, "", { ready: [], javaScriptEnabled: false });
  assert.ok(await page.getByText("The map needs JavaScript and WebAssembly").isVisible());
  assert.ok(await page.getByText("0.01 ÷ 5 = 0.002").isVisible());
  await stillReadable(page);
  // Chromium refuses to preload scripts that it will not run.
  assert.deepEqual(problems.filter((problem) => !/\.js csp$/.test(problem)), []);
});

test("a frame that may not run scripts says what it needs", async (t) => {
  const { page } = await site.open(t, "plain.html", { ready: [] });
  await page.frameLocator("iframe").getByText("This part of the page needs JavaScript and WebAssembly").waitFor();
});

test("a browser without WebAssembly is told so", async (t) => {
  const { page, problems } = await site.open(t, "", { ready: [], prepare: (opened) => opened.addInitScript(() => { delete globalThis.WebAssembly; }) });
  await page.locator("blindfolded-hiker").getByRole("alert").waitFor();
  await stillReadable(page);
  assert.deepEqual(problems, []);
});

test("without a worker the map is drawn all the same", async (t) => {
  const { page, leave } = await site.open(t, "", { prepare: (opened) => opened.addInitScript(() => { delete globalThis.Worker; }) });
  await controls(page).step.click();
  await page.waitForFunction(() => {
    const map = document.querySelector("blindfolded-hiker").shadowRoot.querySelector("hiker-map").shadowRoot;
    const canvas = map.querySelector(".sheet");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 1000;
  });
  assert.equal(await page.getByText("The map could not be drawn").count(), 0);
  await leave();
});

test("an element in somebody's page says it, too", async (t) => {
  const { page, problems } = await site.open(t, "course.html", {
    ready: [], prepare: (opened) => opened.route(/\.wasm$/, FATES["answers 404"]),
  });
  assert.match(await page.getByRole("alert").innerText(), /did not start[^]*Details: /);
  assert.deepEqual(problems.filter((problem) => !EXPECTED.test(problem)), []);
});

for (const [name, address] of [["index.html", ""], ["embed.html", "embed.html"], ["standalone.html", "standalone.html"]]) {
  test(`${name} carries its policy, and nothing in it needs to be excused`, async (t) => {
    const { page, leave } = await site.open(t, address, { ready: ["hiker-ready"] });
    const source = await (await fetch(new URL(address, site.address))).text();
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(source)?.[1] ?? "";
    for (const part of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'"]) {
      assert.ok(policy.includes(part), `${part} in ${policy}`);
    }
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
    assert.doesNotMatch(source.replace(/<script\b[^]*?<\/script>/g, ""), /<[^>]+\s(?:style|on[a-z]+)=/, "an inline style or handler");
    if (name === "index.html") assert.doesNotMatch(source, /<script(?![^>]*\ssrc=)|<style/, "an inline script or style");
    await controls(page).step.click();
    await page.getByText("Adjust…").click();
    await leave();
    // It is in force: what it does not know does not run.
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      try {
        script.text = "window.ran = true";
        document.head.append(script);
      } catch {
        // Trusted types refuse the text itself.
      }
      return "ran" in window;
    });
    assert.equal(ran, false);
  });
}
