import { html, nothing } from "lit/html.js";
import type { FeedMedia } from "../../server/feed/document.ts";
import type { LightboxWords } from "../locales/locale.ts";
import { shorten } from "../tile/alt-text.ts";
import { times } from "../tile/range.ts";
import { pressedKey } from "./keys.ts";
import { drawMedia } from "./media.ts";
import { describe, type Slide } from "./slides.ts";
import { drawText } from "./text.ts";
import type { View } from "./view-model.ts";

/** What a page may style from outside. */
export const PARTS = [
  "lightbox",
  "lightbox-card",
  "lightbox-stage",
  "lightbox-picture",
  "lightbox-video",
  "lightbox-play",
  "lightbox-message",
  "lightbox-dots",
  "lightbox-step",
  "lightbox-text",
  "lightbox-avatar",
  "lightbox-username",
  "lightbox-date",
  "lightbox-caption",
  "lightbox-link",
  "lightbox-counts",
  "lightbox-permalink",
  "lightbox-position",
  "lightbox-previous",
  "lightbox-next",
  "lightbox-close",
] as const;

export function drawDialog(view: View) {
  const { frame, words, slides, index, size, rtl, tone } = view;
  const slide = slides[index];
  if (!slide) return nothing;
  const position = positionOf(slide, view, words.position);
  return html`<dialog
    part="lightbox"
    class=${tone}
    lang=${frame.language}
    dir=${frame.strings.dir ?? nothing}
    aria-label=${frame.strings.feed(slide.post.username ?? frame.feed?.username)}
    aria-describedby="status"
    @close=${view.close}
    @keydown=${(event: KeyboardEvent) => pressedKey(event, view)}
    @pointerdown=${view.press}
    @click=${view.click}
  >
    <div part="lightbox-card" class=${rtl ? "card rtl" : "card"} tabindex="-1">
      <div part="lightbox-stage" class="stage" .style=${tint(slide.media)}>
        <div class="strip" role="group" aria-label=${position} tabindex="0">
          ${slides.map(
            (one, at) =>
              html`<div class="slide" .inert=${at !== index} aria-hidden=${at !== index}>${
                size.width && Math.abs(at - index) < 2
                  ? drawMedia(one, at === index, view)
                  : nothing
              }</div>`,
          )}
        </div>
        ${slide.steps > 1 ? steps(slide, view) : nothing}
      </div>
      <div class="bar">
        ${button("close", view.close, view, false)}
        <span part="lightbox-position" class="position" aria-hidden="true"
          ><bdi>${positionOf(slide, view, words.step)}</bdi></span
        >
        ${button("previous", () => view.go(index - 1), view, index === 0)}
        ${button("next", () => view.go(index + 1), view, index === slides.length - 1)}
      </div>
      ${drawText(slide, view)}
      <p id="status" class="status" role="status">${announce(slide, position, view)}</p>
    </div>
  </dialog>`;
}

const PATHS = {
  close: "M5 5l14 14M19 5L5 19",
  previous: "M15 4l-8 8 8 8",
  next: "M9 4l8 8-8 8",
};

/** At the ends it stays where it is, and keeps the focus. */
function button(name: keyof typeof PATHS, act: () => void, { words }: View, idle: boolean) {
  return html`<button
    part="lightbox-${name}"
    class=${name}
    aria-label=${words[name]}
    aria-disabled=${idle}
    @click=${act}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>
  </button>`;
}

function positionOf(
  { place }: Slide,
  { frame: { posts }, count }: View,
  say: LightboxWords["position"],
): string {
  return say(count(place + 1), count(posts.length));
}

function stepOf({ step, steps }: Slide, { count, words }: View): string {
  return words.step(count(step + 1), count(steps));
}

/** Where in an album one is; screen readers are told with the rest. */
function steps(slide: Slide, view: View) {
  return html`<span part="lightbox-step" class="step" aria-hidden="true"><bdi>${stepOf(slide, view)}</bdi></span>
    <div part="lightbox-dots" class="dots" aria-hidden="true">
      ${times(slide.steps, (at) => html`<i class=${at === slide.step ? "on" : ""}></i>`)}
    </div>`;
}

const MAX_SAID = 140;

function announce(slide: Slide, position: string, view: View): string {
  const { strings } = view.frame;
  const said = [
    position,
    slide.steps > 1 && `${strings.kinds.carousel}: ${stepOf(slide, view)}`,
    shorten(describe(slide) ?? "", MAX_SAID),
  ];
  return said.filter(Boolean).join(". ");
}

/** The stage takes on a little of the picture's colour. */
function tint({ colorPalette }: FeedMedia): string {
  const dominant = `${colorPalette?.dominant}`;
  return /^\d+, ?\d+, ?\d+$/.test(dominant) ? `--_tint:rgb(${dominant})` : "";
}
