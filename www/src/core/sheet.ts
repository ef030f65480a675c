/** A map sheet: everything about a part of a surface that is drawn and does not move. */
import type { Choice, Contours, Domain, Elevation, TerrainStyle } from "#core";
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
}

export interface Sheet {
  domain: Domain;
  terrain: ImageBitmap;
  contours: Contours;
  elevation: Elevation;
}

/** Computes a sheet. `pause` is awaited between the parts, for a thread that has other things to do. */
export async function makeSheet(
  core: Core,
  { surface, domain, width, height, nx, ny, style }: SheetRequest,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Sheet> {
  const elevation = core.elevation(surface, domain);
  const contours = core.contours(surface, domain, nx, ny, elevation.levels);
  await pause();
  const terrain = await createImageBitmap(
    core.terrainImage(surface, domain, width, height, { ...style, scale: elevation.scale }),
  );
  return { domain, terrain, contours, elevation };
}
