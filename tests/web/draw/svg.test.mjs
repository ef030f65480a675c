/** The context that writes SVG: places, clips, colours, and paths that tell what is in them. */

import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./bundle.mjs";

const { recorded, SvgContext, SvgPath } = await load("draw/svg.ts");

/** A context that measures: letters of 6 pixels, 8 above the line; and understands colours as they are. */
function real() {
  return {
    fillStyle: "#000000", font: "", textBaseline: "alphabetic",
    save() {}, restore() {},
    measureText(/** @type {string} */ text) {
      return { width: 6 * text.length, actualBoundingBoxAscent: this.textBaseline === "middle" ? 5 : 8 };
    },
  };
}

const whole = (/** @type {any} */ ctx) => ctx.document(100, 50, "A & B", "<what>");

test("a document has a size, a title and a description, escaped", () => {
  const text = whole(new SvgContext(real()));
  assert.match(text, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg [^>]*width="100" height="50" viewBox="0 0 100 50"/);
  assert.match(text, /<title [^>]*>A &amp; B<\/title>/);
  assert.match(text, /<desc [^>]*>&lt;what&gt;<\/desc>/);
});

test("a path is written with its pen and its place", () => {
  const ctx = new SvgContext(real());
  ctx.save();
  ctx.translate(10, 20);
  ctx.scale(2, 2);
  ctx.strokeStyle = "#123456";
  ctx.lineWidth = 1.5;
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.setLineDash([4, 2]);
  ctx.globalAlpha = 0.5;
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(3.14159, 1);
  ctx.stroke();
  ctx.restore();
  ctx.fillStyle = "rgba(20, 32, 26, 0.8)";
  ctx.fillRect(1, 2, 3, 4);
  const text = whole(ctx);
  assert.match(text, /<path d="M0 0L3.14 1" fill="none" stroke="#123456" stroke-opacity="0.5" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="4 2" transform="matrix\(2 0 0 2 10 20\)"\/>/);
  assert.match(text, /<path d="M1 2L4 2L4 6L1 6Z" fill="rgb\(20, 32, 26\)" fill-opacity="0.8"\/>/);
});

test("a clip holds until it is restored, and clips meet", () => {
  const ctx = new SvgContext(real());
  for (const size of [50, 20]) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(0, 0, size, size);
    ctx.clip();
    ctx.fillRect(0, 0, 9, 9);
  }
  ctx.restore();
  ctx.restore();
  ctx.fillRect(0, 0, 1, 1);
  const text = whole(ctx);
  assert.match(text, /<clipPath id="hiker-1" clip-path="url\(#hiker-0\)">/);
  const body = text.slice(text.indexOf("</defs>"));
  assert.deepEqual([...body.matchAll(/<(\/?g)\b(?: clip-path="url\(#([^)]*)\)")?/g)].map(([, tag, id]) => id ?? tag), ["hiker-0", "/g", "hiker-1", "/g"]);
});

test("a text stands on a line, whatever it was hung from", () => {
  const ctx = new SvgContext(real());
  ctx.font = '600 11px "Segoe UI", sans-serif';
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText("α < 1", 50, 10);
  assert.match(whole(ctx), /<text x="50" y="13" font-family="&quot;Segoe UI&quot;, sans-serif" font-size="11" font-weight="600" text-anchor="middle" fill="#000000">α &lt; 1<\/text>/);
});

test("an ellipse keeps its radius all the way round", () => {
  const path = new SvgPath();
  path.ellipse(5, 5, 3, 3, 0, 0, 2 * Math.PI);
  assert.equal(path.commands.length, 5);
  for (const [, x0, y0, ...rest] of path.commands.slice(1).map((command, i) => ["", ...path.commands[i].slice(-2), ...command.slice(1)])) {
    const [x1, y1, x2, y2, x3, y3] = rest;
    for (const t of [0.25, 0.5, 0.75]) {
      const mix = (a, b, c, d) => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
      assert.ok(Math.abs(Math.hypot(mix(x0, x1, x2, x3) - 5, mix(y0, y1, y2, y3) - 5) - 3) < 0.001);
    }
  }
});

test("a path that is added is moved", () => {
  const hole = new SvgPath();
  hole.moveTo(1, 2);
  hole.lineTo(3, 4);
  const path = new SvgPath();
  path.addPath(hole, { a: 0, b: 1, c: -1, d: 0, e: 10, f: 20 });
  assert.equal(String(path), "M8 21L6 23");
});

test("paths are recorded while something is drawn, and not after, even if drawing fails", () => {
  const own = globalThis.Path2D;
  recorded(() => { assert.ok(new globalThis.Path2D() instanceof SvgPath); });
  assert.throws(() => { recorded(() => { throw new Error("no"); }); }, /no/);
  assert.equal(globalThis.Path2D, own);
  assert.throws(() => { new SvgContext(real()).stroke({}); }, /before the drawing began/);
});
