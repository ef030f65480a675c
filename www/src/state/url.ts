/**
 * A hike as parameters, and back: the query of an address and the attributes of an element.
 *
 * Names are compared in lower case, because HTML attributes have no other. Unknown names are ignored;
 * a bad value leaves its default in force and is noted. What a value may be, only the core knows: each
 * is tried on it, one after the other.
 */
import type { Catalog, Change, Choice, Info, Message, Param, ParamInfo } from "#core";
import type { Core } from "../core/core.ts";
import { readCamera, writeCamera, type Camera } from "./camera.ts";
import { MOST_COMPANIONS, MOST_GHOSTS, nearestOf, specOf, type Companion, type Ghost } from "./company.ts";
import { DEFAULT_SPEED, HEIGHTS, INSTRUMENTS, PALETTES, SPEEDS, USUAL_LOOK, type Look, type View } from "./hike.ts";
import { numberOr } from "./numerals.ts";
import { readChoice, type Raw } from "./options.ts";
import { refusalOf, refusedAs, shortened } from "./refusal.ts";
import { FAMILIES, chanceOf, defaultSpec, infoOf, movedTo, offers, same, suggestions, withChance, type Chance, type Family, type Spec } from "./spec.ts";
import { MAX_STEPS, Walker } from "./walker.ts";

/** Parameters in the order of writing. */
export type Pairs = [name: string, value: string][];

/** Speeds as words, the default first. */
const SPEED_WORDS = [DEFAULT_SPEED, ...SPEEDS.filter((speed) => speed !== DEFAULT_SPEED)].map(String) as [string];

/** Ways of looking that are written as they are. */
const LOOKS = ["follow", "blindfold", "palette", "heights", "instrument"] as const;

/** Reads a hike. */
export function readView(raw: Raw, walker: Walker, notices: Message[]): View {
  const spec = readSpec(raw, walker.core, notices);
  const company = readCompany(raw, spec, walker.core, notices);
  const index = nearestOf(walker, spec, company, readCount(raw, "steps", MAX_STEPS, notices));
  return {
    spec,
    index,
    reached: index,
    playing: readChoice(raw, "play", ["0", "1"], notices) === "1",
    speed: Number(readChoice(raw, "speed", SPEED_WORDS, notices)),
    company,
    ghosts: readGhosts(raw, spec, walker.core, notices),
    peek: null,
    ...readLook(raw, notices),
  };
}

/** Further hikers: `compare` lists their rates; what else they do otherwise, `hikers` tells as JSON. */
function readCompany(raw: Raw, spec: Spec, core: Core, notices: Message[]): Companion[] {
  const company: Companion[] = [];
  const join = (field: string, text: string, companion: Companion): void => {
    const refused = company.length === MOST_COMPANIONS
      ? { id: "refused-company", args: { most: MOST_COMPANIONS } }
      : refusalOf(() => core.walk(specOf(spec, companion), 0));
    if (refused) {
      notices.push(refusedAs(refused, field, text));
    } else {
      company.push(companion);
    }
  };
  for (const text of (raw.get("compare") ?? "").split(",").filter((entry) => entry.trim() !== "")) {
    join("compare", text, { alpha: numberOr(text) as number });
  }
  for (const entry of readEntries(raw, "hikers", notices)) {
    join("hikers", JSON.stringify(entry), picked(entry, COMPANION));
  }
  return company;
}

/** What a companion may have of its own, and what is kept of a ghost. */
const COMPANION = ["alpha", "optimizer", "schedule", "surface", "start"] as const;
const GHOST = ["alpha", "optimizer", "schedule", "changes"] as const;

function readGhosts(raw: Raw, spec: Spec, core: Core, notices: Message[]): Ghost[] {
  const ghosts: Ghost[] = [];
  for (const entry of readEntries(raw, "ghosts", notices).slice(-MOST_GHOSTS)) {
    const { from, to } = entry as unknown as Ghost;
    const left: Spec = { ...spec, ...picked(entry, GHOST) };
    const walked = [from, to].every((k) => Number.isInteger(k) && k >= 0 && k <= MAX_STEPS) && from < to;
    const refused = walked ? refusalOf(() => core.walk(left, 0)) : { id: "refused-ghost", args: {} };
    if (refused) {
      notices.push(refusedAs(refused, "ghosts", JSON.stringify(entry)));
    } else {
      ghosts.push({ spec: left, from, to });
    }
  }
  return ghosts;
}

/** The objects of a JSON list. */
function readEntries(raw: Raw, name: string, notices: Message[]): Record<string, unknown>[] {
  const text = raw.get(name);
  if (text === undefined || text.trim() === "") {
    return [];
  }
  const list = readJson(text);
  if (Array.isArray(list) && list.every((entry) => typeof entry === "object" && entry !== null && !Array.isArray(entry))) {
    return list as Record<string, unknown>[];
  }
  notices.push({ id: "refused-list", args: { field: name, value: shortened(text) } });
  return [];
}

/** The entries of an object that have these names. */
function picked(entry: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entry).filter(([name]) => names.includes(name)));
}

function readLook(raw: Raw, notices: Message[]): Look {
  return {
    camera: readMapView(raw, notices),
    follow: readChoice(raw, "follow", ["0", "1"], notices) === "1",
    blindfold: readChoice(raw, "blindfold", ["0", "1"], notices) === "1",
    palette: readChoice(raw, "palette", PALETTES, notices),
    heights: readChoice(raw, "heights", HEIGHTS, notices),
    instrument: readChoice(raw, "instrument", INSTRUMENTS, notices),
  };
}

function readMapView(raw: Raw, notices: Message[]): Camera | null {
  const text = raw.get("view");
  if (text === undefined || text.trim() === "") {
    return null;
  }
  const camera = readCamera(text);
  if (!camera) {
    notices.push({ id: "refused-view", args: { field: "view", value: shortened(text) } });
  }
  return camera ?? null;
}

/** Writes a hike: only what differs from what a page without parameters shows. */
export function writeView(view: View, catalog: Catalog): Pairs {
  const { spec, index, playing, speed, camera, company, ghosts } = view;
  const pairs = writeSpec(spec, catalog);
  if (index > 0) {
    pairs.push(["steps", String(index)]);
  }
  if (speed !== DEFAULT_SPEED) {
    pairs.push(["speed", String(speed)]);
  }
  if (playing) {
    pairs.push(["play", "1"]);
  }
  if (company.length > 0) {
    const rates = company.every((companion) => Object.keys(companion).join() === "alpha");
    pairs.push(rates ? ["compare", company.map(({ alpha }) => String(alpha)).join()] : ["hikers", JSON.stringify(company)]);
  }
  if (ghosts.length > 0) {
    pairs.push(["ghosts", JSON.stringify(ghosts.map(({ spec: left, from, to }) => ({ ...picked(left, GHOST), from, to })))]);
  }
  if (camera) {
    pairs.push(["view", writeCamera(camera)]);
  }
  for (const name of LOOKS) {
    const value = view[name];
    if (value !== USUAL_LOOK[name]) {
      pairs.push([name, typeof value === "string" ? value : "1"]);
    }
  }
  return pairs;
}

/** Writes a walk: only what differs from the usual one. */
export function writeSpec(spec: Spec, catalog: Catalog): Pairs {
  const pairs: Pairs = [];
  const usual = defaultSpec(catalog);
  for (const family of FAMILIES) {
    if (spec[family].kind !== usual[family].kind) {
      pairs.push([family, spec[family].kind]);
    }
  }
  const suggested = suggestions(infoOf(catalog, "surface", spec.surface));
  if (spec.alpha !== suggested.alpha) {
    pairs.push(["alpha", String(spec.alpha)]);
  }
  if (!same(spec.start, suggested.start)) {
    pairs.push(["x", String(spec.start[0])], ["y", String(spec.start[1])]);
  }
  for (const family of FAMILIES) {
    for (const [name, value] of Object.entries(spec[family].params ?? {})) {
      pairs.push([`${family}.${name}`, typeof value === "object" ? JSON.stringify(value) : String(value)]);
    }
  }
  const { sigma, size, replace, seed } = chanceOf(spec);
  if (sigma !== 0) {
    pairs.push(["noise", String(sigma)]);
  }
  if (size !== null) {
    pairs.push(["batch", String(size)], ...(replace ? [["replace", "1"] as Pairs[number]] : []));
  }
  // Also where it is 0: a page may have another seed for something else.
  if (sigma !== 0 || size !== null) {
    pairs.push(["seed", String(seed)]);
  }
  if (spec.changes.length > 0) {
    pairs.push(["changes", JSON.stringify(spec.changes)]);
  }
  return pairs;
}

/** Whether a name in lower case is one that `writeView` may write, and nobody else reads: a seed is for all. */
export function isViewName(name: string): boolean {
  return (
    [...FAMILIES, "alpha", "x", "y", "noise", "batch", "replace", "chance", "changes", "steps", "speed", "play", "formula", "view", "compare", "hikers", "ghosts", ...LOOKS].includes(name) ||
    FAMILIES.some((family) => name.startsWith(`${family}.`))
  );
}

function readSpec(raw: Raw, core: Core, notices: Message[]): Spec {
  const catalog = core.catalog();
  let spec = defaultSpec(catalog);
  /** Takes the edit if the core accepts it; otherwise notes who wrote what where. */
  const attempt = (field: string, text: string, edit: (spec: Spec) => Spec) => {
    const edited = edit(spec);
    const refused = refusalOf(() => core.walk(edited, 0));
    if (refused) {
      notices.push(refusedAs(refused, field, text));
    } else {
      spec = edited;
    }
  };

  for (const family of FAMILIES) {
    const kind = raw.get(family)?.trim();
    if (kind) {
      attempt(family, kind, (before) => withKind(before, family, kind, catalog));
    }
  }
  const formula = raw.get("formula");
  const written = formula === undefined ? undefined : surfaceOfText(catalog, formula);
  if (formula !== undefined && written) {
    attempt("formula", formula, (before) => movedTo(before, written, catalog));
  }
  for (const family of FAMILIES) {
    for (const params of together(infoOf(catalog, family, spec[family]))) {
      const written = params.filter(({ name }) => raw.has(`${family}.${name}`.toLowerCase()));
      const text = ({ name }: ParamInfo): string => raw.get(`${family}.${name}`.toLowerCase())!;
      const edit = (before: Spec): Spec => {
        const choice = written.reduce((made, param) => withParam(made, param, readParam(text(param), param)), before[family]);
        return family === "surface" ? movedTo(before, choice, catalog) : { ...before, [family]: choice };
      };
      const refused = written.length > 0 && refusalOf(() => core.walk(edit(spec), 0));
      if (refused) {
        const wrong = written.find(({ name }) => new RegExp(`\\.${name}\\b`).test(String(refused.args["field"]))) ?? written[0]!;
        notices.push(refusedAs(refused, `${family}.${wrong.name}`, text(wrong)));
      } else if (written.length > 0) {
        spec = edit(spec);
      }
    }
  }
  const alpha = raw.get("alpha");
  if (alpha !== undefined) {
    attempt("alpha", alpha, (before) => ({ ...before, alpha: numberOr(alpha) as number }));
  }
  ["x", "y"].forEach((name, axis) => {
    const text = raw.get(name);
    const value = text === undefined ? undefined : numberOr(text);
    if (typeof value === "number") {
      attempt(name, text!, (before) => ({
        ...before,
        start: axis === 0 ? [value, before.start[1]] : [before.start[0], value],
      }));
    } else if (text !== undefined) {
      notices.push({ id: "refused-coordinate", args: { field: name, value: shortened(text) } });
    }
  });
  readChance(raw, notices, (field, text, patch) => {
    attempt(field, text, (before) => withChance(before, { ...chanceOf(before), ...patch }));
  });
  const changes = raw.get("changes");
  if (changes !== undefined) {
    attempt("changes", changes, (before) => ({ ...before, changes: readJson(changes) as Change[] }));
  }
  return spec;
}

/**
 * Noise, batches and their seed. Without either, the seed is for others; where others have another one
 * beside it, `chance` is the walk's own.
 */
function readChance(raw: Raw, notices: Message[], attempt: (field: string, text: string, patch: Partial<Chance>) => void): void {
  const [noise, batch] = [raw.get("noise"), raw.get("batch")];
  const name = raw.has("chance") ? "chance" : "seed";
  const seed = raw.get(name);
  if (noise !== undefined) {
    attempt("noise", noise, { sigma: numberOr(noise) as number });
  }
  if (batch !== undefined && batch.trim() !== "" && batch.trim() !== "all") {
    attempt("batch", batch, { size: numberOr(batch) as number, replace: readChoice(raw, "replace", ["0", "1"], notices) === "1" });
  }
  if (seed !== undefined) {
    attempt(name, seed, { seed: numberOr(seed) as number });
  }
}

/** Parameters that are read in one go, as neither holds without the other: the columns of data. */
function together({ params, data }: Info): ParamInfo[][] {
  const columns = params.filter(({ name }) => name === data?.x || name === data?.y);
  return [...(columns.length > 0 ? [columns] : []), ...params.filter((param) => !columns.includes(param)).map((param) => [param])];
}

/** The spec with another kind and its default parameters. A kind that the catalog lacks, the core refuses. */
function withKind(spec: Spec, family: Family, kind: string, catalog: Catalog): Spec {
  const known = offers(catalog, family).some((info) => info.kind === kind);
  return family === "surface" && known ? movedTo(spec, { kind }, catalog) : { ...spec, [family]: { kind } };
}

/** The surface that is made from a formula, if the catalog has such a one: its parameter is a text. */
function surfaceOfText(catalog: Catalog, text: string): Choice | undefined {
  for (const { kind, params } of catalog.surfaces) {
    const param = params.find(({ scale }) => scale === "text");
    if (param) {
      return { kind, params: { [param.name]: text } };
    }
  }
  return undefined;
}

/** The choice with one parameter set, or left out where it has its default. */
export function withParam(choice: Choice, param: ParamInfo, value: Param): Choice {
  const { [param.name]: _, ...others } = choice.params ?? {};
  const params = same(value, param.default) ? others : { ...others, [param.name]: value };
  return Object.keys(params).length > 0 ? { kind: choice.kind, params } : { kind: choice.kind };
}

/** A parameter as the core takes it; what cannot be read goes to the core as it is, to be refused. */
export function readParam(text: string, { default: usual }: ParamInfo): Param {
  if (typeof usual === "number") {
    return numberOr(text);
  }
  if (typeof usual === "boolean") {
    const words: Record<string, boolean> = { "1": true, true: true, "0": false, false: false };
    return words[text.trim().toLowerCase()] ?? text;
  }
  if (Array.isArray(usual)) {
    const whole = usual.some((entry) => typeof entry === "object") ? /^\s*\[\s*[[{]/ : /^\s*\[/;
    return readJson(whole.test(text) ? text : `[${text}]`) as Param;
  }
  return text;
}

function readCount(raw: Raw, name: string, max: number, notices: Message[]): number {
  const text = raw.get(name) ?? "0";
  const count = numberOr(text);
  if (typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= max) {
    return count;
  }
  notices.push({ id: "refused-integer", args: { field: name, value: shortened(text), min: 0, max } });
  return 0;
}

/** The value of a JSON text, nulls left out; the text itself where it is none. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => value ?? undefined);
  } catch {
    return text;
  }
}
