import { FEED_CACHE_CONTROL } from "../feed/cache.ts";
import type { FeedDocument } from "../feed/document.ts";
import {
  embedFilePath,
  type FeedFile,
  feedFilePath,
  feedFileType,
  furtherPagePath,
  oembedFilePath,
} from "../feed/feed-addresses.ts";
import type { FeedScriptTemplate } from "../feed/feed-script.ts";
import { renderJsonFeed } from "../feed/formats/json-feed.ts";
import { fitOembed, renderOembed } from "../feed/formats/oembed.ts";
import { renderRss } from "../feed/formats/rss.ts";
import type { HtmlRenderer } from "../feed/html-renderer.ts";
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

/** Every form that a feed has as a whole, in the order they are written: what others name comes before them. */
export const PUBLISHED_FILES: readonly Rendition[] = [
  {
    ...addressOf("document"),
    render: ({ pages: [first] }) => JSON.stringify(first),
  },
  {
    ...addressOf("script"),
    render: ({ pages: [first], site, script }) => script?.write(first, site),
  },
  {
    ...addressOf("fragment"),
    render: ({ html }) => html?.fragment,
  },
  {
    ...addressOf("json-feed"),
    render: ({ pages: [first], site }) => renderJsonFeed(first, site, pageUrl(first.id, site)),
  },
  {
    ...addressOf("rss"),
    render: ({ pages: [first], site }) => renderRss(first, site, pageUrl(first.id, site)),
  },
  {
    // What a file cannot do is to ask how much room there is.
    path: oembedFilePath,
    contentType: feedFileType("document"),
    render: ({ pages: [first], site }) =>
      JSON.stringify(fitOembed(renderOembed(first, site, pageUrl(first.id, site)))),
  },
  { path: embedFilePath, contentType: feedFileType("fragment"), render: ({ html }) => html?.page },
];

function addressOf(file: FeedFile): Pick<Rendition, "path" | "contentType"> {
  return { path: (feedId) => feedFilePath(feedId, file), contentType: feedFileType(file) };
}

function pageUrl(feedId: string, site: string): string {
  return `${site}/${embedFilePath(feedId)}`;
}

/** @param cursor says which page: not the first, which is a form of the whole. */
export function furtherPage(feedId: string, cursor: string, document: FeedDocument): SiteFile {
  return textFile(
    furtherPagePath(feedId, cursor),
    feedFileType("document"),
    JSON.stringify(document),
  );
}

export function renderFeed(feed: FeedToRender): SiteFile[] {
  return PUBLISHED_FILES.flatMap(({ path, contentType, render }) => {
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
