import { html, nothing } from "lit/html.js";
import type { FeedMedia } from "../../server/feed/document.ts";
import { range } from "../tile/range.ts";
import { shorten } from "../tile/shorten.ts";
import { pressedKey } from "./keys.ts";
import type { LightboxState } from "./lightbox-state.ts";
import { failureOf, isUnshown, renderMedia } from "./media.ts";
import { callIt, type Slide } from "./slides.ts";
import { renderText } from "./text.ts";

/** What a page may style from outside. */
export const LIGHTBOX_PARTS = `lightbox,${"card,stage,picture,video,play,message,dots,step,text,avatar,username,date,ai,caption,link,counts,permalink,position,previous,next,close".replace(/\w+/g, "lightbox-$&")}`;

export function renderDialog(state: LightboxState) {
  const { viewModel, slides, index, size, rtl, loose, colorScheme } = state;
  const slide = slides[index];
  if (!slide) return nothing;
  // One that grew at every turn would be no help.
  const total = viewModel.hasMore ? "" : state.count(viewModel.posts.length);
  // With the focus when it opens, aloud at each turn: never both.
  const said = announce(slide, state, total);
  return html`<dialog
    part="lightbox"
    autofocus
    class=${colorScheme}
    lang=${viewModel.strings.language}
    dir=${viewModel.strings.dir ?? nothing}
    aria-label=${viewModel.strings.feed(slide.post.username ?? viewModel.feed?.username)}
    @close=${state.close}
    @cancel=${(event: Event) => {
      event.preventDefault();
      state.close();
    }}
    @keydown=${(event: KeyboardEvent) => pressedKey(event, state)}
  >
    <div part="lightbox-card" class=${`card${rtl ? " rtl" : ""}${loose}`} tabindex="-1">
      <div part="lightbox-stage" class="stage" .style=${tint(slide.media)}>
        <div class="track" role="group" aria-label=${callIt(slide, viewModel).kind} aria-describedby=${state.described ? "now" : nothing} tabindex="0" @blur=${state.left}>
          ${slides.map(
            (one, at) =>
              html`<div class="slide" .inert=${at !== index} aria-hidden=${at !== index}>${
                size.width && Math.abs(at - index) < 2
                  ? renderMedia(one, at === index, state)
                  : nothing
              }</div>`,
          )}
        </div>
        <div class="ring"></div>
        ${slide.steps > 1 ? steps(slide, state) : nothing}
      </div>
      ${renderText(slide, state)}
      <div class="bar">
        ${button("close", state.close, state, false)}
        <span part="lightbox-position" class="position" aria-hidden="true"
          ><bdi dir="ltr">${figures(slide.postIndex, total, state)}</bdi></span
        >
        ${button("previous", () => state.go(index - 1), state, index === 0)}
        ${button("next", () => state.go(index + 1), state, index === slides.length - 1)}
      </div>
      <div id="now" hidden><p>${said}</p></div>
      <div class="spoken" aria-live="polite" aria-atomic="true"></div>
    </div>
  </dialog>`;
}

const PATHS = {
  close: "M5 5l14 14M19 5L5 19",
  previous: "M15 4l-8 8 8 8",
  next: "M9 4l8 8-8 8",
};

/** At the ends it stays where it is, and keeps the focus. */
function button(
  name: keyof typeof PATHS,
  act: () => void,
  { messages }: LightboxState,
  idle: boolean,
) {
  return html`<button
    part="lightbox-${name}"
    class=${name}
    aria-label=${messages[name]}
    aria-disabled=${idle}
    @click=${act}
  >
    <svg viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]} /></svg>
  </button>`;
}

/** For eyes only: what is spoken has words between the figures. */
function figures(index: number, total: string, { count }: LightboxState): string {
  return count(index + 1) + (total && `/${total}`);
}

/** Where in an album one is; screen readers are told with the rest. */
function steps(slide: Slide, state: LightboxState) {
  return html`<span part="lightbox-step" class="step" aria-hidden="true"><bdi dir="ltr">${figures(slide.step, state.count(slide.steps), state)}</bdi></span>
    <div part="lightbox-dots" class="dots" aria-hidden="true">
      ${range(slide.steps, (at) => html`<i class=${at === slide.step ? "on" : ""}></i>`)}
    </div>`;
}

const MAX_SAID = 140;

/** Which post, what it is unless that is a photo, and what it shows, or that it cannot be shown: each in its language. */
function announce(slide: Slide, state: LightboxState, total: string) {
  const { messages, count, viewModel } = state;
  const { strings, lang } = viewModel;
  const { media, postIndex, step, steps } = slide;
  const { kind, words: described, named } = callIt(slide, viewModel);
  const { stop } = messages;
  const words = shorten(described ?? "", MAX_SAID);
  const said = media.mediaType === "VIDEO" ? strings.tile(kind, "", words) : words;
  return html`${messages.position(count(postIndex + 1), total) + stop}${
    steps > 1
      ? strings.tile(strings.kinds.carousel, "", messages.step(count(step + 1), count(steps))) +
        stop
      : nothing
  }${words ? said.slice(0, -words.length) : named}<span lang=${lang}>${words}</span>${
    isUnshown(slide, state) ? stop + failureOf(slide, state) : nothing
  }`;
}

/** The stage takes on a little of the picture's colour. */
function tint({ colorPalette }: FeedMedia): string {
  const dominant = `${colorPalette?.dominant}`;
  return /^\d+, ?\d+, ?\d+$/.test(dominant) ? `--_tint:rgb(${dominant})` : "";
}
