import { html } from "hono/html";
import { BUILT_FILES } from "../feed/built-files.ts";
import { embedFilePath } from "../feed/feed-addresses.ts";
import { textFile } from "./published-files.ts";
import type { SiteFile } from "./site-file.ts";

interface IndexedFeed {
  readonly id: string;
  /** Of its accounts. */
  readonly usernames: readonly string[];
  /** Its own, where its owner said one: else the page's would be it. */
  readonly lang: string | undefined;
}

/** With more of them on one page, each is a link. */
const MOST_SHOWN = 12;

/** The page at the site's own address: every feed there is, as visitors see it. */
export function renderIndex(feeds: readonly IndexedFeed[], site: string): SiteFile {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Feeds</title>
<style>
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
section { margin-bottom: 3rem }
</style>
<script type="module" src="${site}/${BUILT_FILES.element}"></script>
</head>
<body>
<h1>Feeds</h1>
${feeds.length === 0 ? html`<p>There is no feed yet.</p>` : feeds.map((feed) => section(feed, site, feeds.length <= MOST_SHOWN))}
</body>
</html>
`;
  return textFile("index.html", "text/html; charset=utf-8", `${page}`);
}

function section({ id, usernames, lang }: IndexedFeed, site: string, isShown: boolean) {
  const name = usernames.length > 0 ? usernames.map((one) => `@${one}`).join(", ") : id;
  const link = html`<a href="${site}/${embedFilePath(id)}">${name}</a>`;
  return html`<section>
<h2>${link}</h2>
${isShown ? html`<windowbox-feed feed-id="${id}" server="${site}"${lang ? html` lang="${lang}"` : ""}></windowbox-feed>` : ""}
</section>
`;
}
