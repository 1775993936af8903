import { html } from "lit/html.js";

/** A number and what it counts stay on one line, if there is room for both. */
export function countList(counts: readonly string[]) {
  return counts.map((text, index) => html`${index ? " · " : ""}<span class="count">${text}</span>`);
}
