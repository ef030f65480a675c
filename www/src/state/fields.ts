/** Reads the fields of what was kept as JSON; what is wrong is thrown as a sentence about the field. */
import type { Message } from "#core";
import { shortened } from "./refusal.ts";

/** Kinds and ids are short. */
export const NAME = 80;
export const MAX_SEED = 0xffff_ffff;

/** Thrown on the way and turned into a sentence at the end. */
export class Wrong extends Error {
  constructor(readonly sentence: Message) {
    super(sentence.id);
  }
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Wrong({ id: "study-refused-json", args: { value: shortened(text.trim()) } });
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown, path: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw refused("object", path, value);
  }
  return value as Fields;
}

export function listOf(fields: Fields, name: string): unknown[] {
  const value = own(fields, name);
  if (!Array.isArray(value)) {
    throw refused("list", name, value);
  }
  return value;
}

export function textIn(fields: Fields, path: string, name: string, most: number): string {
  const value = own(fields, name);
  if (typeof value !== "string" || value.length > most) {
    throw refused("text", `${path}.${name}`, value, { most });
  }
  return value;
}

export function nameIn(fields: Fields, path: string, name: string): string {
  const value = own(fields, name);
  if (typeof value !== "string" || value === "" || value.length > NAME) {
    throw refused("name", `${path}.${name}`, value, { most: NAME });
  }
  return value;
}

export function numberIn(fields: Fields, path: string, name: string, max: number): number {
  const value = own(fields, name);
  if (typeof value !== "number" || !(value >= 0 && value <= max)) {
    throw refused("number", `${path}.${name}`, value, { max });
  }
  // JSON has a negative zero, which would be written as another one.
  return value + 0;
}

export function wholeIn(fields: Fields, path: string, name: string, max: number): number {
  const value = own(fields, name);
  if (!Number.isInteger(value) || !((value as number) >= 0 && (value as number) <= max)) {
    throw refused("whole", `${path}.${name}`, value, { max });
  }
  return (value as number) + 0;
}

/** What a field says itself, not what every object has. */
export function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export function refused(what: "object" | "list" | "text" | "name" | "number" | "whole", field: string, value: unknown, args: Record<string, number> = {}): Wrong {
  return new Wrong({ id: `study-refused-${what}`, args: { field, value: shown(value), ...args } });
}

/** A value as it stands in a file; nothing where there is none. */
export function shown(value: unknown): string {
  return value === undefined ? "–" : shortened(JSON.stringify(value));
}
