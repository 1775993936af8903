import type { ApiName } from "../../../server/instagram/types.ts";
import type { Account, MediaNode, Post } from "../accounts.ts";
import type { CdnSigner } from "../cdn/cdn.ts";
import { type FieldTree, type NodeFields, selectFields } from "./fields.ts";

interface MediaView {
  readonly api: ApiName;
  readonly cdn: CdnSigner;
  readonly refused: ReadonlySet<string>;
}

const NODE_TYPE = "ShadowIGMedia";
/** Known to Meta, never answered here: asking for them is no error. */
const SILENT_FIELDS = [
  "is_comment_enabled",
  "is_ai_generated",
  "media_audio_type",
  "boost_eligibility_info",
];

/** One post as this API tells it, with only the fields asked for. */
export function serializePost(account: Account, post: Post, asked: FieldTree, view: MediaView) {
  const basic = view.api === "basic-display";
  const node: NodeFields = {
    ...commonFields(post, view),
    caption: post.caption,
    permalink: permalinkOf(post),
    timestamp: metaTimestamp(post.publishedAt),
    username: account.username,
    is_shared_to_feed: post.reel ? post.sharedToFeed : undefined,
    children: (subfields: FieldTree | undefined) =>
      post.children.length === 0
        ? undefined
        : {
            data: post.children.map((child) =>
              serializeChild(account, post, child, subfields, view),
            ),
          },
    ...(!basic && {
      media_product_type: post.reel ? "REELS" : "FEED",
      shortcode: post.shortcode,
      owner: { id: account.professionalId },
      like_count: post.likeCount,
      comments_count: post.commentsCount,
      alt_text: post.type === "CAROUSEL_ALBUM" ? undefined : post.altText,
      ...silentFields(),
    }),
  };
  return withRaw(selectFields(node, asked, NODE_TYPE, view.refused), post);
}

export function serializeChild(
  account: Account,
  post: Post,
  child: MediaNode,
  asked: FieldTree | undefined,
  view: MediaView,
) {
  const node: NodeFields = {
    ...commonFields(child, view),
    permalink: permalinkOf(post),
    timestamp: metaTimestamp(post.publishedAt),
    username: account.username,
    // Exists on children, is never answered there.
    caption: undefined,
    ...(view.api !== "basic-display" && {
      media_product_type: undefined,
      shortcode: post.shortcode,
      owner: { id: account.professionalId },
      like_count: undefined,
      comments_count: undefined,
      is_shared_to_feed: undefined,
      alt_text: child.altText,
      ...silentFields(),
    }),
  };
  return withRaw(selectFields(node, asked ?? new Map(), NODE_TYPE, view.refused), child);
}

function commonFields(node: MediaNode, { cdn }: MediaView): NodeFields {
  const video = node.type === "VIDEO";
  return {
    id: node.id,
    media_type: node.type,
    media_url: node.copyrighted
      ? undefined
      : video && node.video
        ? cdn.sign(`video/${node.id}_n`, node.video)
        : cdn.sign(`picture/${node.id}_n`, node.picture),
    thumbnail_url: video ? cdn.sign(`cover/${node.id}_n`, node.picture) : undefined,
  };
}

function silentFields(): NodeFields {
  return Object.fromEntries(SILENT_FIELDS.map((name) => [name, undefined]));
}

function withRaw(answer: Record<string, unknown>, node: MediaNode) {
  const told = { ...answer, ...node.raw };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

function permalinkOf(post: Post): string {
  return `https://www.instagram.com/${post.reel ? "reel" : "p"}/${post.shortcode}/`;
}

/** ISO 8601 in UTC, without a colon in the offset. */
function metaTimestamp(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}+0000`;
}
