/** The track of the learning-rate slider, painted with what would happen at every rate, and its marks. */
import type { Band, Fate } from "../state/fates.ts";
import { LAST_STOP } from "../state/scale.ts";

/** A fate's paper and the ink of its pattern. */
export type FateColours = Readonly<Record<Fate, { readonly fill: string; readonly ink: string }>>;

/** What the strip shows, and the colours and the type it is drawn with. */
export interface Strip {
  readonly bands: readonly Band[];
  readonly words: Readonly<Record<Fate, string>>;
  /** Where the thumb is, in stops; a word is not written under it. */
  readonly thumb: number;
  readonly colours: FateColours;
  readonly ink: string;
  readonly edge: string;
  readonly font: string;
}

/** The slider's own geometry: at either end the track goes on for half a thumb. */
export interface Track {
  readonly width: number;
  /** The thumb's diameter. */
  readonly thumb: number;
}

/** Where a place on the track, in stops, is in pixels. */
export function trackX({ width, thumb }: Track, position: number): number {
  return thumb / 2 + (position / LAST_STOP) * (width - thumb);
}

const RADIUS = 5;
const TEXT = 11;
/** Room between a word and the ends of its band. */
const ROOM = 5;

/** Paints the strip on a canvas of `track.width` × `height` CSS pixels. */
export function drawStrip(ctx: CanvasRenderingContext2D, track: Track, height: number, strip: Strip): void {
  const { bands, words, colours, ink, edge, font } = strip;
  const { width } = track;
  ctx.clearRect(0, 0, width, height);
  const outline = new Path2D();
  outline.roundRect(0.5, 0.5, width - 1, height - 1, RADIUS);
  const spans = bands.map(({ fate, from, to }) => ({
    fate,
    left: from === 0 ? 0 : trackX(track, from),
    right: to === LAST_STOP ? width : trackX(track, to),
  }));
  ctx.save();
  ctx.clip(outline);
  for (const fate of Object.keys(words) as Fate[]) {
    const area = new Path2D();
    for (const { left, right } of spans.filter((span) => span.fate === fate)) {
      area.rect(left, 0, right - left, height);
    }
    drawPattern(ctx, area, [0, 0, width, height], fate, colours);
  }
  ctx.fillStyle = edge;
  for (const { left } of spans.slice(1)) {
    ctx.fillRect(left - 0.5, 0, 1, height);
  }
  ctx.restore();
  ctx.strokeStyle = edge;
  ctx.lineWidth = 1;
  ctx.stroke(outline);

  ctx.font = `${TEXT}px ${font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const x = trackX(track, strip.thumb);
  const taken: [number, number] = [x - track.thumb / 2, x + track.thumb / 2];
  for (const { fate, left, right } of spans) {
    const place = placeWord(ctx.measureText(words[fate]).width, [left, right], taken);
    if (place !== null) {
      const half = ctx.measureText(words[fate]).width / 2 + 3;
      ctx.fillStyle = colours[fate].fill;
      ctx.fillRect(place - half, 2, 2 * half, height - 4);
      ctx.fillStyle = ink;
      ctx.fillText(words[fate], place, height / 2 + 0.5);
    }
  }
}

/** The middle of a word in its band: beside the thumb, if that leaves room; null where it does not fit. */
export function placeWord(width: number, [left, right]: [number, number], [from, to]: [number, number]): number | null {
  const fits = (a: number, b: number): boolean => b - a >= width + 2 * ROOM;
  const middle = (left + right) / 2;
  const half = width / 2 + ROOM;
  if (middle + half <= from || middle - half >= to) {
    return fits(left, right) ? middle : null;
  }
  const sides = [[left, Math.min(right, from)], [Math.max(left, to), right]] as const;
  const [a, b] = sides[0][1] - sides[0][0] >= sides[1][1] - sides[1][0] ? sides[0] : sides[1];
  return fits(a, b) ? (a + b) / 2 : null;
}

/** Pixels from one dot or line of a pattern to the next. */
const MESH: Readonly<Record<Fate, number>> = { "too-small": 5, steady: 0, oscillating: 7, diverging: 6, resting: 0 };

/** Fills an area within some bounds with a fate's colour and pattern: dots, nothing, hatching, cross-hatching. */
export function drawPattern(
  ctx: CanvasRenderingContext2D,
  area: Path2D,
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  fate: Fate,
  colours: FateColours,
): void {
  const mesh = MESH[fate];
  ctx.save();
  ctx.fillStyle = colours[fate].fill;
  ctx.fill(area);
  ctx.clip(area);
  const pattern = new Path2D();
  if (fate === "too-small") {
    for (let y = y0 + mesh / 2, odd = false; y < y1; y += mesh, odd = !odd) {
      for (let x = x0 + (odd ? mesh / 2 : 0); x < x1; x += mesh) {
        pattern.rect(x, y - 0.5, 1, 1);
      }
    }
    ctx.fillStyle = colours[fate].ink;
    ctx.fill(pattern);
  } else if (mesh > 0) {
    const rise = y1 - y0;
    for (let x = x0 - rise; x < x1 + rise; x += mesh) {
      pattern.moveTo(x, y1);
      pattern.lineTo(x + rise, y0);
      if (fate === "diverging") {
        pattern.moveTo(x, y0);
        pattern.lineTo(x + rise, y1);
      }
    }
    ctx.strokeStyle = colours[fate].ink;
    ctx.lineWidth = 0.8;
    ctx.stroke(pattern);
  }
  ctx.restore();
}

/** Room between two labels. */
const GAP = 7;

/**
 * The middles of labels of some widths, as near to their anchors as they can be without touching each
 * other or leaving [0, `length`]. The anchors are in ascending order, and so are the labels.
 */
export function spread(anchors: readonly number[], widths: readonly number[], length: number): number[] {
  // Labels that would touch stand side by side, the group's middle over that of its anchors.
  type Group = { first: number; count: number; left: number; width: number };
  const groups: Group[] = [];
  anchors.forEach((_, i) => {
    let group: Group = { first: i, count: 1, left: 0, width: widths[i]! };
    const settle = (): void => {
      const own = anchors.slice(group.first, group.first + group.count);
      const middle = own.reduce((sum, x) => sum + x, 0) / own.length;
      group.left = Math.min(Math.max(0, middle - group.width / 2), Math.max(0, length - group.width));
    };
    settle();
    for (let before = groups.at(-1); before && before.left + before.width + GAP > group.left; before = groups.at(-1)) {
      groups.pop();
      group = { first: before.first, count: before.count + group.count, left: 0, width: before.width + GAP + group.width };
      settle();
    }
    groups.push(group);
  });
  return groups.flatMap(({ first, count, left }) => {
    let at = left;
    return widths.slice(first, first + count).map((width) => {
      const middle = at + width / 2;
      at += width + GAP;
      return middle;
    });
  });
}
