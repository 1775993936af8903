import { css } from "../element/css.ts";

/**
 * Colours and type. A page may set, on the element or above it:
 * `--windowbox-lightbox-background`, `--windowbox-lightbox-color`, `--windowbox-lightbox-backdrop` (around
 * the card), `--windowbox-lightbox-stage` (behind the picture), `--windowbox-lightbox-link-color`,
 * `--windowbox-lightbox-radius`, `--windowbox-lightbox-button-background` and
 * `--windowbox-lightbox-button-color` (of the buttons on the stage), and the element's own
 * `--windowbox-font-family`, `--windowbox-font-size`, `--windowbox-focus-color`.
 */
export const styles = css`
  :host {
    all: initial;
    display: contents;
    font-family: var(--windowbox-font-family, inherit);
    font-size: var(--windowbox-font-size, max(1em, 14px));
    line-height: 1.5;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  dialog {
    --_ground: #fff;
    --_ink: #1c1c1e;
    --_link: #0b57b8;
    --_shade: #000000a6;
    color-scheme: light;
    background: var(--windowbox-lightbox-backdrop, #101012e6);
    animation: appear 0.2s;
  }
  .dark {
    --_ground: #1c1c1f;
    --_ink: #f4f4f5;
    --_link: #93c0ff;
    color-scheme: dark;
  }
  ::backdrop {
    background: none;
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  .card {
    color: var(--windowbox-lightbox-color, var(--_ink));
    background: var(--windowbox-lightbox-background, var(--_ground));
    overflow-wrap: anywhere;
    outline: none;
  }
  .stage {
    background: var(--windowbox-lightbox-stage, #141416);
  }
  /* From Chrome 111, Safari 16.2 and Firefox 113 on. */
  @supports (color: color-mix(in srgb, red, red)) {
    .stage {
      background: var(
        --windowbox-lightbox-stage,
        color-mix(in oklab, var(--_tint, #222) 22%, #0e0e10)
      );
    }
  }
  .picture img {
    opacity: 0.01;
    transition: opacity 0.2s;
  }
  .picture .loaded {
    opacity: 1;
  }
  .failure {
    color: #fff;
    background: var(--_shade);
    text-align: center;
  }
  .failure a {
    color: inherit;
    display: block;
  }
  button {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 48px;
    border-radius: 50%;
    -webkit-tap-highlight-color: transparent;
  }
  button svg {
    inline-size: 22px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .rtl .bar svg {
    scale: -1 1;
  }
  [aria-disabled="true"] {
    opacity: 0.35;
    cursor: default;
  }
  .bar button {
    background: #8080802b;
  }
  .bar button:hover {
    background: #8080804d;
  }
  .play svg {
    inline-size: 72px;
    padding: 20px;
    border-radius: 50%;
    fill: #fff;
    stroke: none;
    background: var(--_shade);
  }
  .play:hover svg {
    background: #000;
  }
  .step,
  .dots {
    color: #fff;
    background: var(--_shade);
    border-radius: 99px;
    padding: 0.2em 0.8em;
    font-size: 0.8125em;
    pointer-events: none;
  }
  i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    border: 1px solid #fff;
  }
  .on {
    background: #fff;
  }
  .position {
    font-size: 0.875em;
  }
  .avatar {
    border-radius: 50%;
  }
  .username {
    color: inherit;
    font-weight: 600;
    text-decoration: none;
  }
  .date,
  .counts {
    font-size: 0.875em;
    /* A page's own colour is as faint as it may be. */
    color: var(--windowbox-lightbox-color, color-mix(in srgb, currentColor 75%, transparent));
  }
  .ai::before {
    content: " · ";
    white-space: pre;
  }
  .count {
    display: inline-block;
  }
  .caption {
    white-space: pre-wrap;
  }
  .caption a,
  .permalink {
    color: var(--windowbox-lightbox-link-color, var(--_link));
    text-underline-offset: 0.2em;
  }
  .permalink {
    font-weight: 600;
    text-decoration: none;
  }
  .text a:hover {
    text-decoration-line: underline;
    text-decoration-thickness: 2px;
  }
  :focus-visible {
    outline: 2px solid var(--windowbox-focus-color, currentColor);
    outline-offset: 2px;
  }
  /* The pictures would cover an outline of the row's, and the video's box cuts off its own. */
  .track:focus-visible,
  video:focus-visible {
    outline: none;
  }
  .ring {
    position: absolute;
    inset: 0;
    z-index: 1;
    pointer-events: none;
  }
  /* Over any picture: a light ring and a dark one. By the system's colours, which are two in forced ones as well. */
  .track:focus-visible ~ .ring,
  video:focus-visible + .ring,
  .card button:focus-visible {
    border: 2px solid var(--windowbox-focus-color, Canvas);
    outline: 2px solid CanvasText;
    outline-offset: -4px;
  }
  .card > .bar button:focus-visible {
    outline-offset: 0;
  }
  @media (forced-colors: active) {
    .card,
    button,
    .dots,
    .step,
    .position {
      border: 1px solid;
    }
    .on {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
  @media (prefers-contrast: more) {
    .date,
    .counts {
      color: inherit;
    }
    .bar button {
      border: 1px solid;
    }
  }
  @media (prefers-reduced-transparency: reduce) {
    dialog {
      --_shade: #000;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media print {
    dialog {
      display: none !important;
    }
  }
`;
