import { html, nothing } from "lit/html.js";
import { shapeOf } from "../feed/is-feed.ts";
import { safeUrl } from "../feed/safe-url.ts";
import { listVariants } from "../tile/picture.ts";
import { placeholder } from "../tile/placeholder.ts";
import type { LightboxState } from "./lightbox-state.ts";
import { callIt, type Slide, tracksOf, videoUrl } from "./slides.ts";

/** What one slide shows, in a box that has its size before anything has come. */
export function renderMedia(slide: Slide, current: boolean, state: LightboxState) {
  const { media } = slide;
  try {
    const variants = listVariants(media);
    const largest = variants[variants.length - 1];
    const video = videoUrl(media);
    const failed = hasFailed(slide, state);
    const unplayable = isUnshown(slide, state);
    const { width = 1, height = 1 } = largest ?? {};
    const { size } = state;
    const boxWidth = Math.min(size.width, size.height * (width / height), width * 1.5);
    const sharp = boxWidth * devicePixelRatio;
    // The same that the browser chose for the picture below it.
    const poster = variants.find((variant) => variant.width >= sharp) ?? largest;
    return html`<div
      part="lightbox-picture"
      class="picture"
      .style=${`${placeholder(media)};--_shape:${shapeOf(media)};--_width:${width}px`}
    >
      ${failed ? nothing : renderPicture(slide, current, state, variants, boxWidth)}${
        // One that is on another slide neither shows nor loads.
        video && current && !failed ? renderVideo(slide, video, state, poster?.mediaUrl) : nothing
      }</div>${failed || (unplayable && current) ? renderFailure(slide, state) : nothing}`;
  } catch {
    return renderFailure(slide, state);
  }
}

function hasFailed({ media }: Slide, { failed }: LightboxState): boolean {
  try {
    return failed.has(media) || !listVariants(media).length;
  } catch {
    return true;
  }
}

/** Whether there is a sentence in the picture's place, or over its poster. */
export function isUnshown(slide: Slide, state: LightboxState): boolean {
  return hasFailed(slide, state) || (slide.media.mediaType === "VIDEO" && !videoUrl(slide.media));
}

export function failureOf({ media }: Slide, { messages }: LightboxState): string {
  return media.mediaType === "VIDEO" ? messages.videoFailed : messages.pictureFailed;
}

function renderPicture(
  slide: Slide,
  current: boolean,
  { viewModel, shown, fail }: LightboxState,
  variants: ReturnType<typeof listVariants>,
  boxWidth: number,
) {
  const { lang } = viewModel;
  const { media } = slide;
  const preview = variants.find(({ mediaUrl }) => shown.has(mediaUrl));
  const { words, named } = callIt(slide, viewModel);
  const { width, height } = variants[variants.length - 1] ?? {};
  return html`${preview ? html`<img class="loaded" alt="" src=${preview.mediaUrl} />` : nothing}<img
      alt=${words ?? named}
      lang=${words ? lang : nothing}
      width=${width ?? nothing}
      height=${height ?? nothing}
      decoding="async"
      fetchpriority=${current ? "high" : "low"}
      sizes="${Math.ceil(boxWidth)}px"
      srcset=${variants.map((variant) => `${variant.mediaUrl} ${variant.width}w`).join()}
      @load=${reveal}
      @error=${() => {
        // Without its poster a video still plays.
        if (!videoUrl(media)) fail(media);
      }}
    />`;
}

function renderVideo(slide: Slide, url: string, state: LightboxState, poster: string | undefined) {
  const { media, post } = slide;
  const { strings, lang } = state.viewModel;
  const { kind, words, named } = callIt(slide, state.viewModel);
  const tracks = tracksOf(slide);
  return html`${
    state.playing
      ? html`<video
    part="lightbox-video"
    controls
    playsinline
    preload="none"
    .loop=${post.isReel}
    poster=${poster ?? nothing}
    crossorigin=${tracks[0] ? "" : nothing}
    src=${url}
    lang=${words ? lang : nothing}
    aria-label=${words ? strings.tile(kind, "", words) : named}
    @error=${({ currentTarget }: Event) => {
      const video = Object(currentTarget);
      // Where another origin does not let a film with captions be read, it plays without.
      if (video.crossOrigin) Object.assign(video, { crossOrigin: null, autoplay: true }).load();
      else state.fail(media);
    }}
    >${tracks.map(
      ({ lang, label, url }) =>
        html`<track kind="captions" srclang=${lang} label=${label} src=${url} />`,
    )}</video
  ><div class="ring"></div>`
      : nothing
  }${
    state.playing && !state.starting
      ? nothing
      : html`<button
      part="lightbox-play"
      class="play"
      aria-label=${state.messages.play}
      @click=${({ detail }: MouseEvent) => state.play(!detail)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M8 5v14l11-7z" /></svg>
    </button>`
  }`;
}

function renderFailure(slide: Slide, state: LightboxState) {
  const { post } = slide;
  const { messages } = state;
  const link = safeUrl(post.permalink);
  return html`<p part="lightbox-message" class="failure">
    ${failureOf(slide, state)}
    ${link ? html`<a href=${link} target="_blank" rel="noopener noreferrer" aria-label=${messages.newTab(messages.viewOnInstagram)}>${messages.viewOnInstagram}</a>` : nothing}
  </p>`;
}

/** Decoded before it shows, so that turning to it does not stutter. */
function reveal({ target }: Event): void {
  const image = Object(target);
  const show = () => image.classList.add("loaded");
  image.decode().then(show, show);
}
