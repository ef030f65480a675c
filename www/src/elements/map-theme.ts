/** The map's colours, from the page's custom properties. */
import type { Theme } from "../draw/theme.ts";

/** By the custom property's name after `--hiker-`: what holds on a page without a theme, light and dark. */
const colours = {
  paper: ["#faf8f2", "#11171a"],
  ink: ["#1f2a24", "#ece7db"],
  quiet: ["#55615a", "#a9b3ac"],
  rule: ["#d9d4c7", "#39434a"],
  contour: ["#a9784b", "#c59b6d"],
  "contour-index": ["#7d5229", "#e2bd92"],
  accent: ["#9c3d12", "#f0a070"],
  trail: ["#ffffff", "#ffffff"],
  "trail-halo": ["#14201acc", "#060a0ce0"],
  "company-1": ["#0072b2", "#7cc8f2"],
  "company-2": ["#a36a00", "#f5b53a"],
  "company-3": ["#00825d", "#42cf9f"],
  "company-4": ["#b04a86", "#e8a6cd"],
  "company-5": ["#c24a00", "#ff8a5c"],
} as const;

/** Reads the theme in force at an element; `ctx` is used to understand colours. */
export function readTheme(element: Element, ctx: CanvasRenderingContext2D): Theme {
  const style = getComputedStyle(element);
  const given = (name: string): string => style.getPropertyValue(`--hiker-${name}`).trim();
  const dark = given("paper") ? isDark(given("paper"), ctx) : matchMedia("(prefers-color-scheme: dark)").matches;
  const colour = (name: keyof typeof colours): string => given(name) || colours[name][dark ? 1 : 0];
  return {
    dark,
    paper: colour("paper"),
    ink: colour("ink"),
    quiet: colour("quiet"),
    rule: colour("rule"),
    contour: colour("contour"),
    index: colour("contour-index"),
    accent: colour("accent"),
    trail: colour("trail"),
    halo: colour("trail-halo"),
    company: ([1, 2, 3, 4, 5] as const).map((number) => colour(`company-${number}`)),
    font: style.fontFamily || "sans-serif",
  };
}

/** A context gives every opaque colour back as #rrggbb. */
function isDark(colour: string, ctx: CanvasRenderingContext2D): boolean {
  ctx.fillStyle = "#fff";
  ctx.fillStyle = colour;
  const known = ctx.fillStyle;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(known.slice(at, at + 2), 16));
  return 0.3 * r + 0.6 * g + 0.1 * b < 128;
}
