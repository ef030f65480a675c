/** Icons of the transport, always beside their word. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from "lit";

function icon(shape: SVGTemplateResult): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shape}</svg>`;
}

export const playIcon = icon(svg`<path d="M4 2.5v11l9-5.5z"/>`);
export const pauseIcon = icon(svg`<path d="M4 3h3v10H4zM9 3h3v10H9z"/>`);
export const stepIcon = icon(svg`<path d="M3 3v10l7-5zM11 3h2v10h-2z"/>`);
export const stepBackIcon = icon(svg`<path d="M13 3v10L6 8zM3 3h2v10H3z"/>`);
export const resetIcon = icon(
  svg`<path d="M8 3a5 5 0 1 1-4.6 3l1.4.6A3.5 3.5 0 1 0 8 4.5V7L4 3.8 8 .5z"/>`,
);
