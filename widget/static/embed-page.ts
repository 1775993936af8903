import { html, raw } from "hono/html";
import {
  embedUrl,
  FEED_FILES,
  feedFileUrl,
  oembedFilePath,
} from "../../server/feed/feed-addresses.ts";
import type { ViewModel } from "../element/view-model.ts";
import { safeUrl } from "../feed/safe-url.ts";

interface EmbedPage {
  readonly feedId: string;
  readonly viewModel: ViewModel;
  readonly element: string;
  /** No slash at its end. */
  readonly server: string;
  readonly isStatic: boolean;
}

/** Lets the page around the iframe show through. */
const PAGE_STYLES = [
  "html,body{margin:0;background:none}body{font:16px/1.5 system-ui,sans-serif}",
  // A bar that goes again as soon as the page around has made the iframe high enough would move all tiles sideways.
  "@media (scripting:enabled){html:not(.scrolls){scrollbar-width:none}html:not(.scrolls)::-webkit-scrollbar{display:none}}",
].join("");

/** A whole page with nothing but the element in it. */
export function renderEmbedPage({ feedId, viewModel, element, server, isStatic }: EmbedPage) {
  const { strings, feed } = viewModel;
  const title = strings.feed(feed?.username);
  const icon = safeUrl(feed?.profilePictureUrl);
  return html`<!doctype html>
<html lang="${strings.language}"${strings.dir ? html` dir="${strings.dir}"` : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${feed?.biography || title}">
${oembedLink(isStatic ? `${server}/${oembedFilePath(feedId)}` : `${server}/oembed?url=${encodeURIComponent(embedUrl(server, feedId))}`, title)}<link rel="alternate" type="${FEED_FILES.rss.type}" href="${feedFileUrl(server, feedId, "rss")}" title="${title}">
<link rel="alternate" type="${FEED_FILES["json-feed"].type}" href="${feedFileUrl(server, feedId, "json-feed")}" title="${title}">
${icon ? html`<link rel="icon" href="${icon}">` : ""}
<style>${raw(PAGE_STYLES)}</style>
<script type="module" src="${server}/embed-page.js"></script>
<script type="module" src="${feedFileUrl(server, feedId, "script")}"></script>
</head>
<body>
<main lang="">
${raw(element)}
</main>
</body>
</html>`;
}

function oembedLink(address: string, title: string) {
  return html`<link rel="alternate" type="application/json+oembed" href="${address}" title="${title}">
`;
}
