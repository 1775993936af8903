import { css } from "../element/css.ts";

/**
 * The row itself is in the core, which also keeps 44 pixels below it for what shows the page. `--_below` is how high
 * the captions in it are.
 */
export const styles = css`
  .track {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .track .list {
    overflow-y: hidden;
    overscroll-behavior-x: contain;
    scrollbar-width: none;
  }
  .track .list::-webkit-scrollbar {
    display: none;
  }
  @media (prefers-reduced-motion: reduce) {
    .track .list {
      scroll-behavior: auto !important;
    }
  }
  /* Places kept for posts that there are not. The second is measured. */
  .track [aria-busy="false"] .skeleton {
    scroll-snap-align: none;
  }
  .track [aria-busy="false"] .skeleton:nth-child(n + 3) {
    display: none;
  }
  .track > .list,
  .track > .arrow,
  .pages {
    grid-area: 1 / 1;
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .arrow,
  .dot {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    display: grid;
    place-items: center;
    block-size: 44px;
    -webkit-tap-highlight-color: transparent;
  }
  .arrow {
    z-index: 1;
    align-self: center;
    inline-size: 44px;
    margin-inline: 8px;
    margin-block-end: calc(44px + var(--_below));
    border-radius: 50%;
    color: var(--windowbox-arrow-color, #1c1c1e);
    background: var(--windowbox-arrow-background, #ffffffeb);
    box-shadow: 0 1px 6px #0000004d;
    transition: opacity 0.2s;
  }
  .next {
    justify-self: end;
  }
  .arrow svg {
    inline-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :dir(rtl) .arrow svg {
    scale: -1 1;
  }
  /* Below Chrome 120 and Safari 16.4. */
  @supports not selector(:dir(rtl)) {
    .rtl .arrow svg {
      scale: -1 1;
    }
  }
  .arrow[aria-disabled="true"] {
    opacity: 0.4;
    cursor: default;
  }
  .arrow[aria-disabled="true"] svg {
    opacity: 0.6;
  }
  .pages {
    align-self: end;
    justify-self: center;
    display: flex;
    align-items: center;
    block-size: 44px;
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
  }
  .dot {
    inline-size: 24px;
  }
  /* Hollow ones and a full one, all in full colour: fainter ones would be lost on some pages. */
  .dot::before {
    content: "";
    inline-size: 8px;
    block-size: 8px;
    border-radius: 4px;
    border: 1.5px solid var(--windowbox-dot-color, currentColor);
    transition: 0.2s;
  }
  .dot:hover::before,
  .dot[aria-current="true"]::before {
    background: var(--windowbox-dot-color, currentColor);
  }
  .dot[aria-current="true"]::before {
    inline-size: 18px;
  }
  /* Within the arrow, whose colours go together: around it is any picture. */
  .arrow:focus-visible,
  .dot:focus-visible {
    outline: 2px solid var(--windowbox-focus-color, currentColor);
    outline-offset: -5px;
    opacity: 1;
  }
  .dot:focus-visible {
    border-radius: 9px;
  }
  @media (forced-colors: active), (prefers-contrast: more) {
    .arrow {
      border: 1px solid;
    }
  }
  @media (prefers-reduced-transparency: reduce) {
    .arrow {
      background: var(--windowbox-arrow-background, #fff);
    }
  }
  @media (forced-colors: active) {
    .dot::before {
      forced-color-adjust: none;
      border-color: CanvasText;
    }
    .dot[aria-current="true"]::before {
      border-color: Highlight;
      background: Highlight;
    }
  }
  @media print {
    .arrow,
    .pages {
      display: none;
    }
  }
`;
