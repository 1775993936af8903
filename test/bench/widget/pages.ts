import type { FeedPost } from "../../../server/feed/document.ts";
import { altText } from "../../../widget/tile/alt-text.ts";
import { FEED_ID } from "./installation.ts";
import { GRID, TILE_PX, VISIBLE_TILES } from "./profile.ts";
import { POSTS } from "./sources.ts";

export interface BenchPage {
  readonly name: string;
  readonly html: string;
}

/** The element takes the same grid as the two pages written by hand. */
export const LOOK = { limit: POSTS, columns: GRID.columns, gap: `${GRID.gapPx}px` } as const;

const attributes = (prefix = "") =>
  Object.entries({ "feed-id": FEED_ID, ...LOOK })
    .map(([name, value]) => `${prefix}${name}="${value}"`)
    .join(" ");

/** The module and the element, as the README has it. */
export function modulePage(server: string): string {
  return page(
    "",
    `<script type="module" src="${server}/widget.js"></script>
<windowbox-feed ${attributes()}></windowbox-feed>`,
  );
}

/** The same with a hint, so that the document is asked for together with the module. */
export function hintedModulePage(server: string): string {
  return page(
    "",
    `<link rel="preload" as="fetch" crossorigin href="${server}/feeds/${FEED_ID}.json">
<script type="module" src="${server}/widget.js"></script>
<windowbox-feed ${attributes()}></windowbox-feed>`,
  );
}

export function oneTagPage(server: string): string {
  return page("", `<script async src="${server}/embed.js" ${attributes("data-")}></script>`);
}

/** As the site's own server puts the fragment into the page. */
export function fragmentPage(fragment: string): string {
  return page("", fragment);
}

/** What an instafeed.js user writes who takes care of the looks: square tiles in a grid, pictures cut to fit. */
export function instafeedPage(): string {
  return page(
    `${GRID_CSS("#instafeed")}
#instafeed img { display: block; width: 100%; aspect-ratio: 1; object-fit: cover }`,
    `<div id="instafeed"></div>
<script src="/instafeed.min.js"></script>
<script>
new Instafeed({
  accessToken: "a-token",
  limit: ${POSTS},
  template: '<a href="{{link}}"><img alt="{{caption}}" src="{{image}}" /></a>',
}).run();
</script>`,
  );
}

/** The limit: nothing but the tiles. */
export function staticPage(posts: readonly FeedPost[]): string {
  return page(
    `${GRID_CSS(".grid")}
.grid img { display: block; width: 100%; height: auto; aspect-ratio: 1; object-fit: cover }`,
    `<div class="grid">
${posts.map(staticTile).join("\n")}
</div>`,
  );
}

function staticTile(post: FeedPost, index: number): string {
  const { small, medium, large } = post.sizes;
  const srcset = [small, medium, large].map(
    ({ mediaUrl, width }) => `${ownAddress(mediaUrl)} ${width}w`,
  );
  // A wide picture cut to a square is wider than the square.
  const sizes = Math.ceil(TILE_PX * Math.max(1, small.width / small.height));
  const lazy = index < VISIBLE_TILES ? "" : ` loading="lazy"`;
  return `<a href="${escapeHtml(post.permalink ?? "")}"><img src="${ownAddress(small.mediaUrl)}" srcset="${srcset.join(", ")}" sizes="${sizes}px" width="${small.width}" height="${small.height}" alt="${escapeHtml(altText(post) ?? "")}"${lazy}></a>`;
}

/** The pictures of a page written by hand lie on its own server. */
function ownAddress(mediaUrl: string): string {
  return new URL(mediaUrl).pathname;
}

const GRID_CSS = (selector: string) =>
  `${selector} { display: grid; grid-template-columns: repeat(${GRID.columns}, minmax(0, 1fr)); gap: ${GRID.gapPx}px }`;

function page(css: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Our pictures</title>
<link rel="icon" href="data:,">
<style>
body { margin: 0 }
${css}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
