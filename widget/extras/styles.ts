import { css } from "../element/css.ts";

export const styles = css`
  .base {
    position: relative;
    --_hover: #8080804d;
    --_muted: currentColor;
  }
  /* From Chrome 111, Safari 16.2 and Firefox 113 on. */
  @supports (color: color-mix(in srgb, red, red)) {
    .base {
      --_hover: color-mix(in srgb, currentColor 16%, transparent);
    }
    /* In the page's own colours, whoever sets them, nothing is faded: they may be as faint as they can be read. */
    .light,
    .dark {
      --_muted: var(--windowbox-color, color-mix(in srgb, currentColor 72%, transparent));
    }
  }
  @media (prefers-contrast: more) {
    .base {
      --_muted: currentColor;
    }
    .base .button {
      border: 1px solid;
    }
  }
  .tile img {
    transition: scale 0.4s;
  }
  @media (prefers-reduced-motion: no-preference) {
    .tile[href]:hover img {
      scale: 1.03;
    }
  }
  .overlay {
    position: absolute;
    top: 0;
    left: 0;
    inline-size: 100%;
    block-size: 100%;
    display: grid;
    place-items: center;
    padding: 8%;
    overflow: hidden;
    text-align: center;
    color: var(--windowbox-overlay-color, #fff);
    background: var(--windowbox-overlay-background, #000000a6);
    opacity: 0;
    transition: opacity 0.2s;
  }
  .overlay > span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 5;
    overflow: hidden;
    font-size: 0.9em;
  }
  .count {
    display: inline-block;
  }
  .tile:hover .overlay {
    opacity: 1;
  }
  /* A rule of its own: Safari below 15.4 and Firefox below 85 do not know it. */
  .tile:focus-visible .overlay {
    opacity: 1;
  }
  .dismissed .overlay {
    display: none;
  }
  .way-out {
    display: grid;
    place-items: center;
    container-type: inline-size;
    text-align: center;
    transition: background 0.2s;
  }
  /* Over what keeps the shape where there is no aspect-ratio. */
  .way-out::before,
  .way-out > span {
    grid-area: 1 / 1;
  }
  .way-out > span {
    display: grid;
    gap: 0.35em;
    justify-items: center;
    padding: 0 8%;
    inline-size: 100%;
    font-size: 0.8em;
    font-size: clamp(0.8em, 7.5cqi, 1em);
    line-height: 1.3;
  }
  .way-out svg {
    inline-size: 32px;
    inline-size: clamp(24px, 20cqi, 40px);
    fill: none;
    stroke: currentColor;
    stroke-width: 1.7;
    stroke-linecap: round;
  }
  .way-out b {
    font-weight: 600;
  }
  /* Text of twice the size on a phone: somewhat smaller, so that none of it is lost. */
  @container (width < 16em) {
    .overlay {
      padding: 4%;
      line-height: 1.3;
    }
    .overlay > span {
      font-size: 0.6em;
    }
    .overlay .count {
      display: inline;
    }
  }
  .username {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-size: 0.875em;
    color: var(--_muted);
  }
  .way-out:hover {
    background: var(--_hover);
  }
  @container (width < 110px) {
    .way-out .username {
      display: none;
    }
  }
  /* Text of twice the size has its place to itself. */
  @container (width < 6em) {
    .way-out .username,
    .way-out svg {
      display: none;
    }
  }
  @container (width < 4em) {
    .way-out > span {
      padding: 0;
      font-size: 0.5em;
    }
  }
  .avatar {
    border-radius: 50%;
    object-fit: cover;
    background: var(--_faint);
  }
  .who {
    flex: 1;
    min-inline-size: 0;
  }
  .header {
    padding-block-end: 1em;
  }
  .name {
    color: inherit;
    font-weight: 700;
    text-decoration: none;
  }
  /* Each text in its own direction, but all of them on the same side. */
  .caption,
  .who > * {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .name {
    display: block;
  }
  .counts,
  .biography {
    font-size: 0.875em;
  }
  .counts {
    min-block-size: 1.45em;
    min-block-size: 1lh;
    color: var(--_muted);
  }
  /* Two lines, whose place is kept; all of them for who goes there. */
  .caption,
  .biography {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .biography:focus {
    -webkit-line-clamp: none;
  }
  .button {
    all: unset;
    cursor: pointer;
    padding: 0.5em 1.2em;
    border-radius: var(--windowbox-button-radius, 8px);
    font-size: 0.9375em;
    font-weight: 600;
    color: var(--windowbox-button-color, inherit);
    background: var(--windowbox-button-background, var(--_faint));
  }
  .button:hover {
    background: var(--windowbox-button-hover-background, var(--_hover));
  }
  :focus-visible {
    outline: 2px solid var(--windowbox-focus-color, currentColor);
    outline-offset: 2px;
  }
  /* It has rings of its own. */
  .tile:focus-visible {
    outline: none;
  }
  .status {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  /* No higher than on one line of three: name beside button, and the biography below both. */
  @container (width < 480px) {
    .header {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      align-content: center;
      gap: 0.1em 0;
      padding-block-end: 0.5em;
    }
    .who {
      display: contents;
    }
    .avatar {
      grid-area: 1 / 1 / 3;
      inline-size: 48px;
      block-size: 48px;
      margin-inline-end: 0.75em;
    }
    .name {
      grid-area: 1 / 2;
    }
    .counts {
      grid-area: 2 / 2 / 3 / 4;
    }
    .biography {
      grid-area: 3 / 1 / 4 / 4;
    }
    .header .button {
      grid-area: 1 / 3;
      margin-inline-start: 0.75em;
      padding: 0.3em 1em;
      font-size: 0.875em;
    }
  }
  /* Text of twice the size on a phone: the button below, so that the name is in words and not in letters. */
  @container (width < 14em) {
    .header .name {
      grid-area: 1 / 2 / 2 / 4;
    }
    .header .button {
      grid-area: 4 / 1 / 5 / 4;
      justify-self: start;
      margin-inline-start: 0;
    }
  }
  @media (prefers-reduced-transparency: reduce) {
    .overlay {
      background: var(--windowbox-overlay-background, #000);
    }
  }
  @media (forced-colors: active) {
    /* Shadows are not shown: two rings all the same. */
    .tile:focus-visible::after {
      border-color: Canvas;
      outline: 2px solid CanvasText;
      outline-offset: -4px;
    }
    .caption {
      border-color: Canvas;
    }
    .button {
      border: 1px solid;
    }
  }
  .skip,
  .skip-end {
    position: absolute;
  }
  .skip {
    z-index: 2;
    padding: 0.5em 1em;
    border: 0;
    font: inherit;
    color: #fff;
    background: #1c1c1e;
    box-shadow: 0 0 0 2px #fff;
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
  }
`;
