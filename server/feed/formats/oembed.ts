import { html } from "hono/html";
import type { FeedDocument } from "../document.ts";
import { embedUrl } from "../feed-addresses.ts";
import { type Height, heightOf } from "../feed-height.ts";
import { USUAL_TEXT_PX } from "../layout-sizes.ts";
import { ARRANGEMENTS, pixelsOfGap, readLook } from "../look.ts";
import { profileUrl } from "../profile-url.ts";
import { MOBILE_BELOW_PX, TABLET_BELOW_PX, USUAL_GAP_PX } from "../settings-table.ts";
import { describeFeed } from "./describe-feed.ts";

const DEFAULT_WIDTH_PX = 640;

/** How high the feed is in a place of some width, in pixels: `width × perWidth + fixed`. */
interface HeightByWidth {
  readonly perWidth: number;
  readonly fixed: number;
}

/** What is stored: everything of the answer but what the asking page's own width decides. */
interface StoredOembed {
  readonly heights: {
    readonly wide: HeightByWidth;
    readonly tablet: HeightByWidth;
    readonly mobile: HeightByWidth;
  };
  readonly src: string;
  readonly title: string;
  /** As in the answer. */
  readonly fields: object;
}

/** What `GET /oembed` answers from, for `/embed/ID` (https://oembed.com, version 1.0, type `rich`). */
export function renderOembed(
  document: FeedDocument,
  server: string,
  src = embedUrl(server, document.id),
): string {
  const { title } = describeFeed(document, src);
  const { username, name, settings, posts } = document;
  const thumbnail = posts[0]?.sizes.medium;
  const [wide, tablet, mobile] = ARRANGEMENTS;
  const heightIn = ({ suffixes }: (typeof ARRANGEMENTS)[number]) => {
    const look = readLook(settings, suffixes);
    return inPixels(heightOf(document, look), look.gap);
  };
  const stored: StoredOembed = {
    heights: { wide: heightIn(wide), tablet: heightIn(tablet), mobile: heightIn(mobile) },
    src,
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

/** An iframe's page has the browser's own letters. Gaps in other units than pixels count as the usual one: they are small beside the tiles. */
function inPixels({ widths, gaps, em, px }: Height, gap: string): HeightByWidth {
  const gapPx = pixelsOfGap(gap) ?? USUAL_GAP_PX;
  return { perWidth: widths, fixed: gaps * gapPx + em * USUAL_TEXT_PX + px };
}
