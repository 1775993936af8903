import type { FeedPost } from "../../../server/feed/document.ts";
import { altText } from "../../../widget/tile/alt-text.ts";
import { GRID, POSTS, TILE_PX } from "./profile.ts";

export interface BenchPage {
  readonly name: string;
  readonly html: string;
}

/** The feed takes the same grid as the pages written by hand. */
export const LOOK = { limit: POSTS, columns: GRID.columns, gap: `${GRID.gapPx}px` } as const;

/** What an owner pastes, or the site's own server puts into the page. */
export function pageWith(snippet: string): string {
  return page("", snippet);
}

/** What an instafeed.js user writes who takes care of the looks: square tiles in a grid, pictures cut to fit. */
export function instafeedPage(script: string): string {
  return page(
    `${GRID_CSS("#instafeed")}
#instafeed img { display: block; width: 100%; aspect-ratio: 1; object-fit: cover }`,
    `<div id="instafeed"></div>
<script src="${script}"></script>
<script>
new Instafeed({
  accessToken: "a-token",
  limit: ${POSTS},
  template: '<a href="{{link}}"><img alt="{{caption}}" src="{{image}}" /></a>',
}).run();
</script>`,
  );
}

/** The limit: nothing but the tiles, their pictures on that server. */
export function staticPage(posts: readonly FeedPost[], pictures: string): string {
  return page(
    `${GRID_CSS(".grid")}
.grid img { display: block; width: 100%; height: auto; aspect-ratio: 1; object-fit: cover }`,
    `<div class="grid">
${posts.map((post) => staticTile(post, pictures)).join("\n")}
</div>`,
  );
}

function staticTile(post: FeedPost, pictures: string): string {
  const ownAddress = (mediaUrl: string) => pictures + new URL(mediaUrl).pathname;
  const { small, medium, large } = post.sizes;
  const srcset = [small, medium, large].map(
    ({ mediaUrl, width }) => `${ownAddress(mediaUrl)} ${width}w`,
  );
  // A wide picture cut to a square is wider than the square.
  const sizes = Math.ceil(TILE_PX * Math.max(1, small.width / small.height));
  return `<a href="${escapeHtml(post.permalink ?? "")}"><img src="${ownAddress(small.mediaUrl)}" srcset="${srcset.join(", ")}" sizes="${sizes}px" width="${small.width}" height="${small.height}" alt="${escapeHtml(altText(post) ?? "")}"></a>`;
}

const GRID_CSS = (selector: string) =>
  `${selector} { display: grid; grid-template-columns: repeat(${GRID.columns}, minmax(0, 1fr)); gap: ${GRID.gapPx}px }`;

/** What a feed that has no place yet would push down. */
const BELOW = "<p>Come and see us: from six in the morning, by the water.</p>\n".repeat(12);

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
<h1>Our pictures</h1>
${body}
${BELOW}
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
