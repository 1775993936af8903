import { FEED_CACHE_CONTROL } from "../feed/cache.ts";
import type { FeedDocument } from "../feed/document.ts";
import type { FeedScriptTemplate } from "../feed/feed-script.ts";
import { renderJsonFeed } from "../feed/formats/json-feed.ts";
import { fitOembed, renderOembed } from "../feed/formats/oembed.ts";
import { renderRss } from "../feed/formats/rss.ts";
import type { HtmlRenderer } from "../feed/html-renderer.ts";
import { SCRIPT_TYPE } from "../http/static-files.ts";
import type { SiteFile } from "./site-file.ts";

/** A feed as it is published: every address in it is one of the published site's. */
export interface FeedToRender {
  readonly id: string;
  readonly pages: readonly [FeedDocument, ...FeedDocument[]];
  /** No slash at its end. */
  readonly site: string;
  /** `undefined` before the element was built. */
  readonly html: ReturnType<HtmlRenderer["render"]> | undefined;
  /** The same. */
  readonly script: FeedScriptTemplate | undefined;
}

interface Rendition {
  path(feedId: string): string;
  readonly contentType: string;
  /** `undefined`: there is none of this feed. */
  render(feed: FeedToRender): string | undefined;
}

const HTML = "text/html; charset=utf-8";
const JSON_TYPE = "application/json; charset=utf-8";

/** Every form that a feed has as a whole, in the order they are written: what others name comes before them. */
export const RENDITIONS: readonly Rendition[] = [
  {
    path: (feedId) => `feeds/${feedId}.json`,
    contentType: JSON_TYPE,
    render: ({ pages: [first] }) => JSON.stringify(first),
  },
  {
    path: (feedId) => `feeds/${feedId}.js`,
    contentType: SCRIPT_TYPE,
    render: ({ pages: [first], site, script }) => script?.write(first, site),
  },
  {
    path: (feedId) => `feeds/${feedId}.html`,
    contentType: HTML,
    render: ({ html }) => html?.fragment,
  },
  {
    path: (feedId) => `feeds/${feedId}.feed.json`,
    contentType: "application/feed+json; charset=utf-8",
    render: ({ pages: [first], site }) => renderJsonFeed(first, site, embedUrl(first.id, site)),
  },
  {
    path: (feedId) => `feeds/${feedId}.rss`,
    contentType: "application/rss+xml; charset=utf-8",
    render: ({ pages: [first], site }) => renderRss(first, site, embedUrl(first.id, site)),
  },
  {
    // What a file cannot do is to ask how much room there is.
    path: (feedId) => `embed/${feedId}/oembed.json`,
    contentType: JSON_TYPE,
    render: ({ pages: [first], site }) =>
      JSON.stringify(fitOembed(renderOembed(first, site, embedUrl(first.id, site)))),
  },
  { path: embedPath, contentType: HTML, render: ({ html }) => html?.page },
];

/** The page for iframes. */
export function embedPath(feedId: string): string {
  return `embed/${feedId}/index.html`;
}

function embedUrl(feedId: string, site: string): string {
  return `${site}/${embedPath(feedId)}`;
}

/** @param cursor says which page: not the first, which is a form of the whole. */
export function furtherPage(feedId: string, cursor: string, document: FeedDocument): SiteFile {
  return textFile(furtherPagePath(feedId, cursor), JSON_TYPE, JSON.stringify(document));
}

export function furtherPagePath(feedId: string, cursor: string): string {
  return `feeds/${feedId}/after/${cursor}.json`;
}

export function renderFeed(feed: FeedToRender): SiteFile[] {
  return RENDITIONS.flatMap(({ path, contentType, render }) => {
    const text = render(feed);
    return text === undefined ? [] : textFile(path(feed.id), contentType, text);
  });
}

export function textFile(path: string, contentType: string, text: string): SiteFile {
  const content = { kind: "text", bytes: Buffer.from(text) } as const;
  return { path, contentType, cacheControl: FEED_CACHE_CONTROL, content };
}

/** Which feed a path belongs to; `undefined` for what belongs to none. */
export function feedOfPath(path: string): string | undefined {
  return /^(?:feeds|embed)\/([^/.]+)/.exec(path)?.[1];
}
