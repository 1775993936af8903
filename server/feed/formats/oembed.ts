import { html } from "hono/html";
import type { FeedDocument, FeedSettings } from "../document.ts";
import { ARRANGEMENTS, readLook } from "../look.ts";
import { MOBILE_BELOW_PX, TABLET_BELOW_PX } from "../settings-table.ts";
import { describeFeed, profileUrl } from "./describe-feed.ts";

const DEFAULT_WIDTH_PX = 640;

/** Of what stands around the tiles, about: a page of another site cannot tell the iframe's height before it is there. */
const HEADER_PX = 90;
const BUTTON_PX = 64;
const CAPTION_PX = 96;

/** How high the feed is in a place of some width: `width × perWidth + fixed`. */
interface Height {
  readonly perWidth: number;
  readonly fixed: number;
}

/** What is stored: everything of the answer but what the asking page's own width decides. */
interface StoredOembed {
  readonly heights: { readonly wide: Height; readonly tablet: Height; readonly mobile: Height };
  readonly src: string;
  readonly title: string;
  /** As in the answer. */
  readonly fields: object;
}

/** What `GET /oembed` answers from, for `/embed/ID` (https://oembed.com, version 1.0, type `rich`). */
export function renderOembed(
  document: FeedDocument,
  server: string,
  embedUrl = `${server}/embed/${document.id}`,
): string {
  const { title } = describeFeed(document, embedUrl);
  const { username, name, settings = {}, posts } = document;
  const thumbnail = posts[0]?.sizes.medium;
  const [wide, tablet, mobile] = ARRANGEMENTS;
  const heightOf = ({ suffixes }: (typeof ARRANGEMENTS)[number]) =>
    heightAt(settings, posts.length, suffixes);
  const stored: StoredOembed = {
    heights: { wide: heightOf(wide), tablet: heightOf(tablet), mobile: heightOf(mobile) },
    src: embedUrl,
    title,
    fields: {
      provider_name: "Windowbox",
      provider_url: server,
      title,
      ...(username !== undefined && {
        author_name: name ?? username,
        author_url: profileUrl(username),
      }),
      ...(thumbnail && {
        thumbnail_url: thumbnail.mediaUrl,
        thumbnail_width: thumbnail.width,
        thumbnail_height: thumbnail.height,
      }),
    },
  };
  return JSON.stringify(stored);
}

interface Limits {
  readonly maxWidth: number | undefined;
  readonly maxHeight: number | undefined;
}

/** The answer, from what is stored, for a page with so much room; or for one that did not say. */
export function fitOembed(stored: string, { maxWidth, maxHeight }: Partial<Limits> = {}): object {
  const { heights, src, title, fields }: StoredOembed = JSON.parse(stored);
  const width = maxWidth ?? DEFAULT_WIDTH_PX;
  const { perWidth, fixed } =
    width < MOBILE_BELOW_PX
      ? heights.mobile
      : width < TABLET_BELOW_PX
        ? heights.tablet
        : heights.wide;
  const height = Math.min(
    Math.ceil(width * perWidth + fixed),
    maxHeight ?? Number.POSITIVE_INFINITY,
  );
  const iframe = html`<iframe src="${src}" title="${title}" width="${width}" height="${height}" frameborder="0"></iframe>`;
  return { version: "1.0", type: "rich", ...fields, width, height, html: `${iframe}` };
}

function heightAt(settings: FeedSettings, posts: number, suffixes: readonly string[]): Height {
  const { layout, limit, columns, tileHeight, header, captions } = readLook(settings, suffixes);
  const shown = Math.min(posts, limit);
  // In a highlight, one tile takes the place of four.
  const tiles = layout === "highlight" && columns > 2 ? shown + 3 : shown;
  const rows = layout === "carousel" ? 1 : Math.ceil(tiles / columns);
  const button = settings.followButton || (settings.loadMore === "button" && posts > shown);
  return {
    perWidth: (rows / columns) * (tileHeight || 1),
    fixed: (header ? HEADER_PX : 0) + (button ? BUTTON_PX : 0) + (captions ? rows * CAPTION_PX : 0),
  };
}
