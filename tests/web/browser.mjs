/** The browser that tests and benches run in, and pages that remember what went wrong in them. */

import { env } from "node:process";
import { chromium } from "playwright-core";

/** Headless Chromium, the one that `cargo xtask` found. */
export async function launch() {
  const executablePath = env.CHROME;
  if (!executablePath) {
    throw new Error("run this through `cargo xtask`, or set CHROME to the program of a Chromium");
  }
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}

/**
 * A page in a context of its own. `problems` collects console errors, uncaught exceptions, failed
 * requests, and requests that leave the given address; a test ends with an empty list.
 *
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").BrowserContextOptions & { within?: string }} [options]
 */
export async function openPage(browser, { within, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.stack ?? error}`));
  page.on("requestfailed", (request) => {
    problems.push(`failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const local = /^(?:data|blob|about):/.test(request.url());
    if (within && !local && !request.url().startsWith(within)) {
      problems.push(`left the site: ${request.url()}`);
    }
  });
  return { page, context, problems, close: () => context.close() };
}
