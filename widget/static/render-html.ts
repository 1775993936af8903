import { html, raw } from "hono/html";
import type { FeedDocument } from "../../server/feed/document.ts";
import { feedFileUrl } from "../../server/feed/feed-addresses.ts";
import type { RenderHtml } from "../../server/feed/html-renditions.ts";
import { FeedPages } from "../feed/feed-pages.ts";
import { renderEmbedPage } from "./embed-page.ts";
import { jsonLd } from "./json-ld.ts";
import { messagesIn } from "./messages.ts";
import { renderShadowRoot } from "./shadow-root.ts";
import { staticViewModel } from "./static-view-model.ts";

/**
 * The element and everything in it as HTML: what a visitor sees before, or without, a script. It is rendered when the
 * feed changes, never when it is asked for.
 */
export const renderHtml: RenderHtml = (pages, server, { isStatic = false } = {}) => {
  const [{ id, settings = {} }] = pages;
  const locale = messagesIn(settings.lang);
  const viewModel = staticViewModel(joinPages(pages, server), locale);
  const inside = html`<template shadowrootmode="open">${raw(renderShadowRoot(viewModel))}</template><script type="application/ld+json">${raw(
    jsonLd(viewModel),
  )}</script>`;
  const element = (more: ReturnType<typeof html> | string) =>
    html`<windowbox-feed feed-id="${id}" server="${server}"${
      settings.lang ? html` lang="${locale.language}"` : ""
    }${more}>${inside}</windowbox-feed>`;
  // An iframe is no place for something that covers the window: posts open on Instagram unless it was asked for.
  const inFrame = settings.onClick ? "" : html` on-click="permalink"`;
  // Arrows and further posts are not in the HTML.
  const isMissing = settings.layout === "carousel" || (settings.loadMore ?? "none") !== "none";
  const script = `<script async src="${server}/hydrate.js"${isMissing ? " data-now" : ""}></script>`;
  return {
    fragment: `${element("")}\n${script}\n`,
    page: `${renderEmbedPage({ feedId: id, viewModel, element: `${element(inFrame)}`, server, isStatic })}\n`,
  };
};

/** Read page by page as the element would, so that filters and doubles are treated alike. */
function joinPages(
  [first, ...others]: readonly [FeedDocument, ...FeedDocument[]],
  server: string,
): FeedPages {
  const read = new FeedPages(first, feedFileUrl(server, first.id, "document"));
  let last = first;
  for (const page of others) {
    if (last.next) read.add(page, last.next);
    last = page;
  }
  return read;
}
