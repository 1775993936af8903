import { css } from "../element/css.ts";

/**
 * Where everything is. Upright screens: picture, text, and the buttons at the bottom where a thumb is.
 * Wide ones: the text beside the picture, and the arrows over it.
 */
export const layoutStyles = css`
  dialog {
    position: fixed;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: hidden;
    overscroll-behavior: contain;
  }
  dialog[open] {
    display: grid;
    place-items: center;
  }
  .card {
    position: relative;
    display: grid;
    grid-template: "stage" minmax(0, 1fr) "text" max(34%, 11em) "bar" auto / minmax(0, 1fr);
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
  }
  .stage {
    grid-area: stage;
    position: relative;
    min-block-size: 0;
  }
  .track {
    display: flex;
    block-size: 100%;
    overflow-x: auto;
    overflow-y: hidden;
    overscroll-behavior: contain;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  .track::-webkit-scrollbar {
    display: none;
  }
  .slide {
    position: relative;
    flex: none;
    inline-size: 100%;
    block-size: 100%;
    display: grid;
    place-content: center;
    container-type: size;
    scroll-snap-align: center;
    scroll-snap-stop: always;
  }
  .picture {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: min(100cqi, 100cqb * var(--_shape), var(--_width) * 1.5);
    aspect-ratio: var(--_shape);
    overflow: hidden;
  }
  /* Below Chrome 105, Safari 16 and Firefox 110 the box is all there is, and the picture in it no larger. */
  @supports not (width: 1cqi) {
    .slide {
      display: block;
    }
    .picture {
      inline-size: 100%;
      block-size: 100%;
    }
  }
  .picture img,
  .picture video,
  .play {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    border-radius: 0;
    object-fit: contain;
  }
  /* As wide as the place for pictures, however narrow the picture, and no higher. */
  .failure {
    position: absolute;
    inset: 0 16px;
    inline-size: fit-content;
    block-size: fit-content;
    margin: auto;
    padding: 12px 16px;
    border-radius: 8px;
    font-size: min(1em, 10cqmin);
  }
  .step {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-end: 12px;
  }
  .dots {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: 90%;
    margin-inline: auto;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 6px;
    padding: 6px 10px;
  }
  .text {
    grid-area: text;
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 14px 16px 0;
    background: inherit;
    overflow-x: hidden;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .author {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  /* What is too long is scrolled to, not squeezed into each other. */
  .text > * {
    flex: none;
  }
  .date,
  .username {
    display: block;
  }
  p {
    margin: 0;
  }
  /* In sight at any length of caption. */
  .foot {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    column-gap: 16px;
    margin-block-start: auto;
    background: inherit;
  }
  .free .foot {
    position: static;
  }
  .permalink {
    padding-block: 10px;
  }
  .bar {
    grid-area: bar;
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 8px max(16px, env(safe-area-inset-right)) max(8px, env(safe-area-inset-bottom))
      max(16px, env(safe-area-inset-left));
    border-block-start: 1px solid #80808033;
  }
  .position {
    flex: 1;
    text-align: center;
  }
  .spoken {
    position: absolute;
    inset-block-end: 0;
    clip-path: inset(50%);
  }
  @media (max-height: 479.98px) and (max-width: 639.98px) {
    .card {
      grid-template-rows: 75% auto auto;
      overflow-y: auto;
      scroll-padding: 1em 0 80px;
    }
    .text {
      overflow: visible;
    }
    .foot {
      position: static;
    }
    .bar {
      position: sticky;
      inset-block-end: 0;
      background: inherit;
    }
  }
  @media (min-width: 900px), (orientation: landscape) and (min-width: 640px) {
    .card {
      grid-template: "stage text" minmax(0, 1fr) / minmax(0, 1fr) clamp(280px, 30%, 400px);
    }
    .text {
      padding: 0 max(20px, env(safe-area-inset-right)) 0 20px;
    }
    .foot {
      padding-block-end: max(10px, env(safe-area-inset-bottom));
    }
    /* The button to close stands over it: no text is scrolled under that. */
    .author {
      position: sticky;
      inset-block-start: 0;
      min-block-size: 82px;
      padding-block: 18px;
      padding-inline-end: 52px;
      background: inherit;
    }
    .bar {
      display: contents;
    }
    .close {
      z-index: 1;
      grid-area: text;
      place-self: start end;
      margin: 18px;
    }
    .card .previous,
    .card .next {
      grid-area: stage;
      place-self: center start;
      margin-inline: max(12px, env(safe-area-inset-left));
      z-index: 1;
      color: var(--windowbox-lightbox-button-color, #fff);
      background: var(--windowbox-lightbox-button-background, var(--_shade));
    }
    .card .next {
      justify-self: end;
    }
    /* Between them. */
    .failure {
      inset: 0 64px;
    }
    /* White on whatever picture there is. */
    .card .previous:hover,
    .card .next:hover,
    .card.loose .close:hover {
      background: var(--windowbox-lightbox-button-background, #000);
    }
    /* Text that has all the room is scrolled to where the button would be: that stands over the picture. */
    .loose .author {
      position: static;
      min-block-size: 0;
      padding-inline-end: 0;
    }
    .card.loose .close {
      grid-area: stage;
      margin: 12px;
      color: var(--windowbox-lightbox-button-color, #fff);
      background: var(--windowbox-lightbox-button-background, var(--_shade));
    }
    .loose .step {
      inset-block-start: 72px;
    }
    .position {
      grid-area: stage;
      place-self: start;
      margin: 12px;
      z-index: 1;
      color: #fff;
      background: var(--_shade);
      border-radius: 99px;
      padding: 0.2em 0.8em;
      font-size: 0.8125em;
    }
  }
  /* A phone on its side. */
  @media (orientation: landscape) and (min-width: 640px) and (max-height: 479.98px) {
    .author {
      min-block-size: 72px;
      padding-block: 12px;
    }
    .close {
      margin: 12px;
    }
  }
  @media (min-width: 900px) and (min-height: 600px) {
    .card {
      inline-size: min(100% - 96px, 1280px);
      block-size: min(100% - 64px, 860px);
      border-radius: var(--windowbox-lightbox-radius, 12px);
      box-shadow: 0 24px 80px #0008;
    }
  }
`;
