import { STYLES_OF_PARTS } from "./stylesheet-parts.ts";

/** Colours, type and the frame of a page. Every pair of colours that meets has a contrast of 4.5:1 or more. */
const STYLES_OF_FRAME = `
:root {
  color-scheme: light dark;
  --paper: #f8f3ec;
  --card: #fffdfa;
  --well: #f3ebe1;
  --ink: #2b211b;
  --soft: #67594e;
  --line: #e5d9cb;
  --edge: #93806f;
  --accent: #a4412a;
  --accent-solid: #a4412a;
  --on-accent: #fffaf6;
  --accent-strong: #86321f;
  --good: #2b6341;
  --good-well: #e4f0e4;
  --waiting: #735006;
  --waiting-well: #fbefcf;
  --bad: #9c2525;
  --bad-well: #fbe6e1;
  --shadow: 0 1px 2px rgb(73 50 30 / 6%), 0 8px 24px rgb(73 50 30 / 6%);
  font-family: ui-rounded, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  font-size: 100%;
  line-height: 1.55;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191512;
    --card: #241e1a;
    --well: #1d1815;
    --ink: #f3eae1;
    --soft: #bcac9d;
    --line: #3b312a;
    --edge: #8a7868;
    --accent: #f3a98d;
    --accent-solid: #eb9a7b;
    --on-accent: #2a140b;
    --accent-strong: #f6b8a0;
    --good: #9ed6ad;
    --good-well: #1f3125;
    --waiting: #f0cf89;
    --waiting-well: #372d15;
    --bad: #f7aca2;
    --bad-well: #402220;
    --shadow: 0 1px 2px rgb(0 0 0 / 30%), 0 8px 24px rgb(0 0 0 / 22%);
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; }
h1, h2, h3, p, ul, ol, dl, dd, figure { margin: 0; }
h1 { font-size: clamp(1.6rem, 1.2rem + 1.6vw, 2.1rem); line-height: 1.2; letter-spacing: -0.015em; text-wrap: balance; }
h2 { font-size: 1.2rem; line-height: 1.3; }
h3 { font-size: 1rem; }
ul, ol { padding-inline-start: 1.3em; }
a { color: var(--accent); text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
a:hover { color: var(--accent-strong); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; font-size: 0.9em; }
[hidden] { display: none !important; }

.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; background: var(--card); padding: 0.7rem 1rem; border-radius: 10px; z-index: 1; }
.skip:focus { top: 0.6rem; }
.soft, .hint, .exact { color: var(--soft); }
.hint { font-size: 0.9rem; }
.exact { font-size: 0.875rem; display: block; }
.lead { font-size: 1.1rem; color: var(--soft); }

.masthead { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0 1rem; max-width: 76rem; margin-inline: auto; padding: 0.75rem clamp(1rem, 4vw, 2rem); }
.masthead-plain { justify-content: center; padding-top: clamp(1.5rem, 6vh, 4rem); }
.brand { display: inline-flex; align-items: center; gap: 0.55rem; min-height: 44px; font-weight: 700; font-size: 1.1rem; color: var(--ink); text-decoration: none; }
.brand:hover { color: var(--accent-strong); }
.masthead nav { display: flex; align-items: center; margin-inline-end: -0.6rem; }
.masthead nav a, .masthead nav button { display: inline-flex; align-items: center; min-height: 44px; padding: 0 0.6rem; border-radius: 10px; color: var(--ink); white-space: nowrap; text-decoration: none; font: inherit; background: none; border: 0; cursor: pointer; }
.masthead nav a:hover, .masthead nav button:hover { background: var(--well); color: var(--ink); }
.masthead nav a[aria-current] { font-weight: 650; text-decoration: underline; text-decoration-color: var(--accent); text-decoration-thickness: 2px; text-underline-offset: 0.45em; }
.mark { flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
.mark-bars { opacity: 0.5; stroke-width: 1.5; }
.mark-box { fill: var(--accent-solid); stroke: var(--accent-solid); }
.mark-bloom { fill: #d99a2b; stroke: var(--paper); stroke-width: 1; }
.mark-bloom-mid { fill: #5f8f6b; }

@media (max-width: 26rem) {
  .masthead { flex-wrap: nowrap; gap: 0.5rem; }
  .masthead .brand-name { position: absolute; clip-path: inset(50%); }
  .masthead nav { flex-wrap: wrap; justify-content: flex-end; margin-inline-end: -0.35rem; }
  .masthead nav a, .masthead nav button { padding-inline: 0.35rem; font-size: 0.95rem; }
}

main { margin-inline: auto; width: 100%; padding: clamp(0.75rem, 3vw, 1.5rem) clamp(1rem, 4vw, 2rem) 4rem; display: grid; gap: 1.25rem; }
main > *, .card > * { min-width: 0; }
.wide { max-width: 76rem; }
.reading { max-width: 50rem; }
.narrow { max-width: 30rem; }
.title-row { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.75rem 1rem; }

.card { background: var(--card); border: 1px solid var(--line); border-radius: 18px; box-shadow: var(--shadow); padding: clamp(1.1rem, 4vw, 1.75rem); display: grid; gap: 1rem; align-content: start; }
.notice { border-radius: 14px; padding: 0.85rem 1.1rem; border: 1px solid currentColor; display: grid; gap: 0.4rem; }
.good { background: var(--good-well); color: var(--good); }
.waiting { background: var(--waiting-well); color: var(--waiting); }
.bad { background: var(--bad-well); color: var(--bad); }
.notice a { color: inherit; }
`;

export const STYLESHEET = STYLES_OF_FRAME + STYLES_OF_PARTS;
