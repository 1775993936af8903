import { html, raw } from "hono/html";
import { BUILT_FILES } from "../../server/feed/built-files.ts";
import type { Example, Section } from "./example.ts";
import { SECTIONS } from "./sections.ts";

const INCLUDE = `<!--# include virtual="/windowbox/feeds/harbour-bakery.html" -->`;
/** A longer style sheet goes below the feed, not beside it. */
const LINES_BESIDE = 9;
const NOTHING_YET = "<p>It stands here as soon as harbour.bakery is connected.</p>";

interface GalleryPage {
  /** No slash at its end. */
  readonly server: string;
  /** `GET /feeds/harbour-bakery.html`; missing before anything is connected. */
  readonly fragment: string | undefined;
}

/** All customers' style sheets in one. */
export function examplesCss(): string {
  return SECTIONS.flatMap(({ examples }) => examples.map(({ css }) => css))
    .filter(Boolean)
    .join("\n\n");
}

export function renderGallery(page: GalleryPage) {
  return html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Gallery · Windowbox</title>
  <meta name="description" content="Every layout, option, theme, state and language of the feed, with what to paste for it.">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="/mark.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/gallery/gallery.css">
  <link rel="stylesheet" href="/gallery/examples.css">
  <link rel="preload" as="fetch" crossorigin href="${page.server}/feeds/harbour-bakery.json">
  <script type="module" src="${page.server}/${BUILT_FILES.element}"></script>
  <script type="module" src="/gallery/gallery.js"></script>
  <script type="module" src="/hint.js"></script>
</head>
<body>
  <a class="skip" href="#main">Skip to the content</a>
  <header class="top">
    <a href="/">To the bakery’s website</a>
    <h1>Every look of the feed</h1>
    <p>One tag, one feed, and what each word in the tag does to it. Beside each is what to paste.</p>
  </header>
  <nav class="jump" aria-label="Sections">
    ${SECTIONS.map(({ id, title }) => html`<a href="#${id}">${title}</a>`)}
  </nav>
  <main id="main">${SECTIONS.map((section) => renderSection(section, page))}</main>
  <footer class="foot"><a href="/one-tag">The bakery’s page with one tag</a></footer>
  <aside class="hint" id="hint" data-server="${page.server}" aria-label="About this demo" hidden>
    <p role="status"></p>
    <a href="${page.server}/admin">Open the dashboard</a>
    <button type="button">Hide this note</button>
  </aside>
</body>
</html>`;
}

function renderSection({ id, title, summary, examples }: Section, page: GalleryPage) {
  return html`
  <section id="${id}" aria-labelledby="${id}-title">
    <div class="section-head"><h2 id="${id}-title">${title}</h2><p>${summary}</p></div>
    ${examples.map((example) => renderExample(example, page))}
  </section>`;
}

function renderExample(
  { id, title, note, html: snippet, css, ground }: Example,
  page: GalleryPage,
) {
  const live = snippet
    .replaceAll("{{SERVER}}", page.server)
    .replace("{{FRAGMENT}}", () => page.fragment ?? NOTHING_YET);
  const pasted = snippet.replaceAll("{{SERVER}}", page.server).replace("{{FRAGMENT}}", INCLUDE);
  const long = css !== undefined && css.split("\n").length > LINES_BESIDE;
  return html`
    <article class="example" id="${id}" aria-labelledby="${id}-title">
      <div class="words">
        <h3 id="${id}-title"><a href="#${id}">${title}</a></h3>
        ${note ? html`<p>${note}</p>` : ""}
      </div>
      <div class="stage ${ground ?? ""}">${raw(live)}</div>
      <div class="code">
        ${renderSnippet(pasted)}
        ${css && !long ? renderSnippet(css) : ""}
      </div>
      ${css && long ? html`<div class="code below">${renderSnippet(css)}</div>` : ""}
    </article>`;
}

function renderSnippet(text: string) {
  return html`<pre class="snippet"><code>${text}</code></pre>`;
}
