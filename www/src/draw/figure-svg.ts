/** The curve of a problem as a drawing of its own: for paper, and for systems that take pictures only. */
import { escaped } from "./escaped.ts";
import { plot } from "./figure.ts";

/** The size of the drawing, and of the box in it that the curve is in. */
export const WIDTH = 420;
export const HEIGHT = 200;
const LEFT = 62;
const TOP = 34;
const BOX_WIDTH = WIDTH - LEFT - 14;
const BOX_HEIGHT = HEIGHT - TOP - 30;
const INK = "#1f2a24";
const RULE = "#c9c4b6";
const CURVE = "#8f3710";

/** What a curve is drawn from. */
export interface Curve {
  readonly values: readonly number[];
  readonly log: boolean;
}

/** An SVG file, dark on white, with the ends and the middle of both axes named. */
export function figureSvg({ values, log }: Curve, { title, description }: { title: string; description: string }, write: (value: number) => string): string {
  const { path, high, low } = plot(values, log, BOX_WIDTH, BOX_HEIGHT);
  const last = values.length - 1;
  const middle = log ? Math.sqrt(high * low) : (high + low) / 2;
  const heights: [number, number][] = [[high, 0], [middle, BOX_HEIGHT / 2], [low, BOX_HEIGHT]];
  const half = Math.floor(last / 2);
  const places: [number, number][] = [[0, 0], [half, (half / Math.max(1, last)) * BOX_WIDTH], [last, BOX_WIDTH]];
  const label = (x: number, y: number, anchor: string, text: string): string =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${escaped(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escaped(description)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<g font-family="system-ui, sans-serif" font-size="12" fill="${INK}">`,
    `<text x="${LEFT}" y="18" font-weight="600">${escaped(title)}</text>`,
    ...heights.map(([value, y]) => label(LEFT - 8, TOP + y + 4, "end", write(value))),
    ...places.map(([k, x]) => label(LEFT + x, HEIGHT - 10, k === last && last > 0 ? "end" : k === 0 ? "start" : "middle", write(k))),
    "</g>",
    `<g transform="translate(${LEFT} ${TOP})" fill="none">`,
    `<path d="M0 0H${BOX_WIDTH}M0 ${BOX_HEIGHT / 2}H${BOX_WIDTH}M${places[1]![1].toFixed(1)} 0V${BOX_HEIGHT}" stroke="${RULE}"/>`,
    `<path d="M0 0V${BOX_HEIGHT}H${BOX_WIDTH}" stroke="${INK}"/>`,
    `<path d="${path}" stroke="${CURVE}" stroke-width="2" stroke-linejoin="round"/>`,
    "</g></svg>",
  ].join("");
}
