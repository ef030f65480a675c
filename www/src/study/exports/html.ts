/** Plain sentences as the little HTML that all the formats allow. */
import { escaped } from "../../draw/escaped.ts";
import type { Question } from "./question.ts";

/** A paragraph. */
export function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

/** Steps one after the other. */
export function steps(lines: readonly string[]): string {
  return `<ol>${lines.map((line) => `<li>${escaped(line)}</li>`).join("")}</ol>`;
}

/** The drawing of a question from an address. */
export function image(figure: NonNullable<Question["figure"]>, address: string): string {
  const { width, height, description } = figure;
  return `<p><img src="${escaped(address)}" alt="${escaped(description)}" width="${width}" height="${height}"/></p>`;
}

/** A text in UTF-8 as base64. */
export function base64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}
