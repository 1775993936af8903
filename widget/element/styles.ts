import { css } from "./css.ts";

/**
 * The whole look. The box starts from the browser's initial values, so that resets and wild rules of the
 * page do not reach in; only what makes the element feel at home is inherited.
 */
export const styles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .outer,
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .outer > *,
  .stage > *,
  .stage > slot > * {
    grid-area: 1 / 1;
  }
  /* A box of its own, so that all children together start where the posts would. */
  .outer > slot {
    display: block;
  }
  .outer > .below {
    grid-row: 2;
  }
  .base {
    all: initial;
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    /* A width to ask for where the element is sized by its content, as in a flex row or a float. */
    contain-intrinsic-inline-size: min(100vw, 640px);
    color-scheme: inherit;
    visibility: inherit;
    pointer-events: inherit;
    font-family: var(--windowbox-font-family, inherit);
    font-size: var(--windowbox-font-size, max(1em, 12px));
    line-height: 1.45;
    color: var(--windowbox-color, inherit);
    /* Where the page has no such property: none. */
    background: var(--windowbox-background);
    padding: var(--windowbox-padding);
    overflow-wrap: anywhere;
    --_gap: var(--windowbox-gap, 4px);
    --_faint: #8080802b;
  }
  /* Safari below 17 needs something to be as wide as that. */
  @supports not (contain-intrinsic-inline-size: 1px) {
    .outer::before {
      content: "";
      grid-area: 1 / 1;
      inline-size: min(100vw, 640px);
      max-width: 100%;
    }
  }
  .light {
    color-scheme: light;
    color: var(--windowbox-color, #1c1c1e);
    background: var(--windowbox-background, #fff);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  p,
  .list {
    margin: 0;
    padding: 0;
  }
  .list {
    --_now: var(--_columns);
    display: grid;
    grid-auto-flow: dense;
    grid-template-columns: repeat(var(--_now), minmax(0, 1fr));
    gap: var(--_gap);
    align-items: start;
    list-style: none;
  }
  @container (width < 768px) {
    .list {
      --_now: var(--_tablet);
    }
  }
  @container (width < 480px) {
    .list {
      --_now: var(--_mobile);
    }
  }
  /* Below Chrome 105, Safari 16 and Firefox 110 the window stands for the element. */
  @supports not (width: 1cqi) {
    @media (max-width: 767px) {
      .list {
        --_now: var(--_tablet);
      }
    }
    @media (max-width: 479px) {
      .list {
        --_now: var(--_mobile);
      }
    }
  }
  li {
    display: flex;
    flex-direction: column;
  }
  .highlight .list {
    align-items: stretch;
  }
  .large {
    grid-area: span 2 / span 2;
  }
  @media screen {
    /* Paper is white. */
    .dark {
      color-scheme: dark;
      color: var(--windowbox-color, #f4f4f5);
      background: var(--windowbox-background, #18181b);
    }
    /* No script shows a picture that comes only when it is printed. */
    .tile img:not(.loaded) {
      /* Screen readers find it, as none of them waits. Not 0: such a picture is not counted as painted when it comes. */
      opacity: 0.01;
    }
    /* On paper all of them are wanted: there it stays a grid. */
    .carousel .list {
      grid-template-columns: none;
      grid-auto-flow: column;
      grid-auto-columns: calc((100% - (var(--_now) - 1) * var(--_gap)) / var(--_now));
      overflow-x: auto;
      scroll-snap-type: x mandatory;
      /* As high as the dots that a chunk will put there. */
      margin-bottom: 44px;
    }
    .carousel li {
      scroll-snap-align: start;
    }
    .carousel .pending {
      overflow: hidden;
    }
  }
  .tile {
    position: relative;
    display: block;
    flex-grow: 1;
    overflow: hidden;
    aspect-ratio: var(--_ratio, var(--_own, 1));
    border-radius: var(--windowbox-tile-radius, 2px);
    background: var(--_faint);
    color: inherit;
    text-decoration: none;
  }
  /* Below Chrome 88, Safari 15 and Firefox 89. */
  @supports not (aspect-ratio: 1) {
    .tile::before {
      content: "";
      display: block;
      padding-top: calc(100% / (var(--_ratio, var(--_own, 1))));
    }
  }
  .tile img,
  .tile::after {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .skeleton {
    animation: 1.4s infinite alternate breathe;
  }
  /* Kept for posts that did not come: seen by nobody, nor told of, and a list of nothing else neither. */
  .pending[aria-busy="false"],
  [aria-busy="false"] .skeleton {
    visibility: hidden;
  }
  @keyframes breathe {
    to {
      opacity: 0.5;
    }
  }
  .badge {
    position: absolute;
    top: 4%;
    inset-inline-end: 4%;
    width: clamp(16px, 9%, 24px);
    color: #fff;
    fill: currentColor;
    /* Rounds the corners. */
    stroke: currentColor;
    stroke-width: 2;
    stroke-linejoin: round;
    filter: drop-shadow(0 0 1px #000) drop-shadow(0 0 1px #000);
  }
  .caption {
    overflow: hidden;
    box-sizing: content-box;
    height: 2.9em;
    block-size: 2lh;
    /* Borders, as padding would show a third line. */
    border-block: 0.4em solid transparent;
    /* So much apart from its neighbour's where tiles stand close. */
    padding-inline-end: 0.5em;
    font-size: 0.875em;
  }
  /* As high as what a chunk will put there, so that nothing moves when it comes. */
  .header,
  .footer {
    display: flex;
    align-items: center;
    gap: 1em;
    min-height: 6.3em;
  }
  .footer {
    justify-content: center;
    min-height: 4.5em;
  }
  /* Within the tile, where nothing covers it or cuts it off; two rings, for any picture. */
  .tile:focus-visible::after {
    content: "";
    border: 2px solid var(--windowbox-focus-color, #fff);
    box-shadow: inset 0 0 0 2px #000;
  }
  .message {
    align-self: center;
    padding: 1em;
    text-align: center;
  }
  @media (forced-colors: active) {
    .tile {
      border: 1px solid;
    }
    .badge {
      color: CanvasText;
      background: Canvas;
      filter: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`;
