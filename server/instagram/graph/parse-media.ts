import { z } from "zod";
import { omitAbsent } from "../../shared/omit-absent.ts";
import type { Media, MediaChild, MediaOwner, MediaPage } from "../types.ts";
import type { InstagramLog } from "./graph-request.ts";
import { nextCursor, pagingReply } from "./paging.ts";
import {
  optionalCount,
  optionalFlag,
  optionalHttpUrl,
  optionalText,
  upperCaseWord,
  wireId,
  wireInstant,
} from "./wire.ts";

/** Instagram allows 2,200 characters; whatever is longer did not come from it. */
const MAX_CAPTION_LENGTH = 10_000;
const MAX_ALT_TEXT_LENGTH = 2000;
const MAX_USERNAME_LENGTH = 100;
/** Instagram allows twenty. */
const MAX_CHILDREN = 40;

const childItem = z.object({
  id: wireId,
  media_type: upperCaseWord.pipe(z.enum(["IMAGE", "VIDEO"])),
  media_url: optionalHttpUrl,
  thumbnail_url: optionalHttpUrl,
  alt_text: optionalText(MAX_ALT_TEXT_LENGTH),
});

const mediaItem = z.object({
  id: wireId,
  media_type: upperCaseWord.pipe(z.enum(["IMAGE", "VIDEO", "CAROUSEL_ALBUM"])),
  media_product_type: upperCaseWord.optional().catch(undefined),
  is_shared_to_feed: optionalFlag,
  is_ai_generated: optionalFlag,
  media_url: optionalHttpUrl,
  thumbnail_url: optionalHttpUrl,
  permalink: optionalHttpUrl,
  timestamp: wireInstant,
  caption: optionalText(MAX_CAPTION_LENGTH),
  alt_text: optionalText(MAX_ALT_TEXT_LENGTH),
  like_count: optionalCount,
  comments_count: optionalCount,
  username: optionalText(MAX_USERNAME_LENGTH),
  owner: z.object({ id: wireId }).optional().catch(undefined),
  children: z
    .union([
      z.object({ data: z.array(z.unknown()) }).transform(({ data }) => data),
      z.array(z.unknown()),
    ])
    .optional()
    .catch(undefined),
});

const identified = z.object({ id: wireId });

const mediaReply = pagingReply.extend({ data: z.array(z.unknown()) });

/** One page of posts. An item that cannot be understood is left out, counted and logged, no more. */
export function parseMediaPage(
  reply: unknown,
  askedAfter: string | undefined,
  log?: InstagramLog,
): MediaPage | undefined {
  const parsed = mediaReply.safeParse(reply);
  if (!parsed.success) return undefined;
  const items = new Map<string, Media>();
  const left: unknown[] = [];
  for (const raw of parsed.data.data) {
    const media = parseMedia(raw);
    if (media) items.set(media.id, items.get(media.id) ?? media);
    else left.push(raw);
  }
  if (left.length > 0) {
    log?.warn(
      { ignored: left.length, mediaTypes: typesOf(left) },
      "left out posts of unknown form",
    );
  }
  const after = nextCursor(parsed.data.paging);
  const ignoredIds = left.flatMap((raw) => identified.safeParse(raw).data?.id ?? []);
  return omitAbsent<MediaPage>({
    items: [...items.values()],
    ignored: left.length,
    ignoredIds: ignoredIds.length > 0 ? ignoredIds : undefined,
    // A cursor that leads to itself would never end.
    after: after === askedAfter ? undefined : after,
  });
}

function typesOf(items: readonly unknown[]): string[] {
  const types = items.map((item) => z.object({ media_type: upperCaseWord }).safeParse(item).data);
  return [...new Set(types.map((item) => item?.media_type ?? "unreadable"))].slice(0, 10);
}

function parseMedia(raw: unknown): Media | undefined {
  const parsed = mediaItem.safeParse(raw);
  if (!parsed.success) return undefined;
  const wire = parsed.data;
  const listed = (wire.children ?? []).slice(0, MAX_CHILDREN);
  const understood = listed.map(parseChild).filter((child) => child !== undefined);
  const children = [...new Map(understood.map((child) => [child.id, child])).values()];
  return omitAbsent<Media>({
    id: wire.id,
    owner: ownerOf(wire.owner?.id, wire.username),
    mediaType: wire.media_type,
    isReel: wire.media_type === "VIDEO" && isReel(wire.media_product_type, wire.permalink),
    timestamp: wire.timestamp,
    children,
    hasUnreadChildren: understood.length < listed.length || undefined,
    sharedToFeed: wire.is_shared_to_feed,
    // Most posts are not, and what is so of nearly all need not be stored of each.
    isAiGenerated: wire.is_ai_generated || undefined,
    mediaUrl: wire.media_url,
    thumbnailUrl: wire.thumbnail_url,
    permalink: wire.permalink,
    caption: wire.caption,
    altText: wire.alt_text,
    likeCount: wire.like_count,
    commentsCount: wire.comments_count,
  });
}

function ownerOf(id: string | undefined, username: string | undefined): MediaOwner | undefined {
  if (id === undefined && username === undefined) return undefined;
  return omitAbsent<MediaOwner>({ id, username });
}

function parseChild(raw: unknown): MediaChild | undefined {
  const parsed = childItem.safeParse(raw);
  if (!parsed.success) return undefined;
  const wire = parsed.data;
  return omitAbsent<MediaChild>({
    id: wire.id,
    mediaType: wire.media_type,
    mediaUrl: wire.media_url,
    thumbnailUrl: wire.thumbnail_url,
    altText: wire.alt_text,
  });
}

/** Answers without `media_product_type` still give reels away by their address. */
function isReel(productType: string | undefined, permalink: string | undefined): boolean {
  if (productType !== undefined) return productType === "REELS";
  return permalink !== undefined && /\/reels?\//.test(new URL(permalink).pathname);
}
