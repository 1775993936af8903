import { html, nothing } from "lit/html.js";
import { range } from "../tile/range.ts";
import type { english } from "./english.ts";

/** More pages than these are told in figures. */
const MAX_DOTS = 8;
/** CSS pixels, as in the style sheet. */
const DOT_WIDTH = 24;

const PATHS = { previous: "M15 5l-7 7 7 7", next: "M9 5l7 7-7 7" };

interface StepButton {
  readonly which: "previous" | "next";
  readonly name: string;
  /** It leads nowhere now; it stays, and keeps the focus. */
  readonly off: boolean;
  readonly go: () => void;
}

export function stepButton({ which, name, off, go }: StepButton) {
  return html`<button
    part="carousel-arrow carousel-${which}"
    class="arrow ${which}"
    type="button"
    aria-label=${name}
    aria-disabled=${off}
    @click=${go}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[which]} /></svg>
  </button>`;
}

interface Pages {
  /** Counted from 0. */
  readonly page: number;
  readonly pages: number;
  /** CSS pixels there are for them. */
  readonly width: number;
  /** BCP 47, for figures. */
  readonly language: string;
  readonly messages: typeof english;
  /** Whether the page is told beside them already. */
  readonly told: boolean;
  readonly go: (page: number) => void;
}

/** A dot for each page, or figures where dots would be too many to count. */
export function pageButtons({ page, pages, width, language, messages, told, go }: Pages) {
  const { format } = new Intl.NumberFormat(language);
  const total = format(pages);
  if (pages > MAX_DOTS || pages * DOT_WIDTH > width) {
    const number = format(page + 1);
    return html`<p part="carousel-counter" class="pages"
      ><bdi dir="ltr" aria-hidden="true">${number}/${total}</bdi
      >${told ? nothing : html`<span class="spoken">${messages.pageOf(number, total)}</span>`}</p
    >`;
  }
  return html`<div class="pages" part="carousel-dots">${range(
    pages,
    (index) => html`<button
      part="carousel-dot ${index === page ? "carousel-dot-current" : ""}"
      class="dot"
      type="button"
      aria-label=${messages.page(format(index + 1), total)}
      aria-current=${index === page}
      @click=${() => go(index)}
    ></button>`,
  )}</div>`;
}
