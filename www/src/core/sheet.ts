/** A map sheet: everything about a part of a surface that is drawn and does not move. */
import type { Choice, Contours, Domain, Elevation, Features, TerrainStyle } from "#core";
import type { Core } from "./instance.ts";

/** What decides a sheet. Plain data, so that it can be posted to the worker and compared. */
export interface SheetRequest {
  surface: Choice;
  domain: Domain;
  /** Size of the tint in pixels of the screen. */
  width: number;
  height: number;
  /** Vertices of the grid that contours are traced on. */
  nx: number;
  ny: number;
  style: TerrainStyle;
  /** How heights become tints and contour levels. */
  heights: "auto" | "linear" | "log";
}

export interface Sheet {
  domain: Domain;
  terrain: ImageBitmap;
  contours: Contours;
  elevation: Elevation;
  /** The minima and the passes there. */
  features: Features;
  /** RGBA of the tints from the lowest to the highest, for the legend. */
  tints: Uint8ClampedArray;
}

/** A picture of a domain over the ground, row 0 at ymax. */
export interface Cover {
  readonly picture: CanvasImageSource;
  readonly domain: Readonly<Domain>;
  /** What is written on it, each beside a valley floor. */
  readonly names?: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

/** So many tints make an even ramp. */
const TINTS = 128;

/** Computes a sheet. `pause` is awaited between the parts, for a thread that has other things to do. */
export async function makeSheet(
  core: Core,
  { surface, domain, width, height, nx, ny, style, heights }: SheetRequest,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Sheet> {
  const elevation = core.elevation(surface, domain, heights);
  const contours = core.contours(surface, domain, nx, ny, elevation.levels);
  await pause();
  const terrain = await createImageBitmap(
    core.terrainImage(surface, domain, width, height, { ...style, scale: elevation.scale }),
  );
  return { domain, terrain, contours, elevation, features: core.features(surface, domain), tints: core.tints(style, TINTS) };
}
