import type { AccountRecord } from "../../db/accounts.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import type { PostChoice } from "../../db/post-choices.ts";
import { type PostRecord, videoIdsOf } from "../../db/posts.ts";
import type { Arrangement, Verdict } from "../../feed/arrange-posts.ts";
import { pruneCaption } from "../../feed/captions.ts";
import type { PostLink } from "../../feed/document.ts";
import { postKind } from "../../feed/post-kind.ts";
import { formatDay, formatHour } from "../../time/format-time.ts";
import { whySentence } from "./why-sentence.ts";

/** So many tiles come at once: whole rows of up to six beside each other. */
export const TILES_TOGETHER = 60;

export interface TileView {
  readonly id: string;
  /** Under `/media/`. */
  readonly picture: string | undefined;
  /** `Reel of 4 May 2026: Fresh rye` */
  readonly name: string;
  readonly why: string;
  readonly isShown: boolean;
  readonly isHidden: boolean;
  readonly isPinned: boolean;
  readonly isDescribed: boolean;
  /** Whether each of its videos has captions; `undefined` where it has none. */
  readonly isCaptioned: boolean | undefined;
  readonly link: PostLink | undefined;
}

export interface Wall {
  readonly tiles: readonly TileView[];
  /** Which posts: a word of `WALL_FILTERS`. */
  readonly filter: WallFilter;
  readonly from: number;
  /** All that the filter lets through. */
  readonly count: number;
  readonly counts: Readonly<Record<WallFilter, number>>;
}

export const WALL_FILTERS = ["all", "on", "off", "hidden", "undescribed", "uncaptioned"] as const;
export type WallFilter = (typeof WALL_FILTERS)[number];

interface WallContent {
  readonly feed: FeedRecord;
  readonly arranged: Arrangement;
  readonly choices: readonly PostChoice[];
  /** Ids of the videos that have captions in any language. */
  readonly captioned: ReadonlySet<string>;
  readonly accounts: readonly AccountRecord[];
  readonly maxPosts: number;
}

/** One post, as its verdict is now. */
type Placed = { readonly post: PostRecord; readonly verdict: Verdict };

/** As many tiles as come at once, from one on; pinned ones first, then newest first. @param at a post that has to be among them */
export function viewWall(
  content: WallContent,
  wanted: { readonly filter: WallFilter; readonly from: number; readonly at?: string | undefined },
): Wall {
  const placed = placedPosts(content);
  const choices = new Map(content.choices.map((choice) => [choice.postId, choice]));
  const passes = (one: Placed): Record<WallFilter, boolean> => ({
    all: true,
    on: one.verdict.kind === "shown",
    off: one.verdict.kind !== "shown",
    hidden: one.verdict.kind === "hidden",
    undescribed: !isDescribed(one.post, choices.get(one.post.id)),
    uncaptioned: isCaptioned(one.post, content) === false,
  });
  const counts = { all: 0, on: 0, off: 0, hidden: 0, undescribed: 0, uncaptioned: 0 };
  const chosen = placed.filter((one) => {
    const passed = passes(one);
    for (const filter of WALL_FILTERS) if (passed[filter]) counts[filter] += 1;
    return passed[wanted.filter];
  });
  const index =
    wanted.at === undefined ? -1 : chosen.findIndex(({ post }) => post.id === wanted.at);
  const from = index < 0 ? Math.min(wanted.from, chosen.length) : index - (index % TILES_TOGETHER);
  return {
    tiles: chosen
      .slice(from, from + TILES_TOGETHER)
      .map((one) => tileOf(content, one, choices.get(one.post.id))),
    filter: wanted.filter,
    from,
    count: chosen.length,
    counts,
  };
}

export function viewTiles(content: WallContent, postIds: readonly string[]): TileView[] {
  const choices = new Map(content.choices.map((choice) => [choice.postId, choice]));
  return placedPosts(content)
    .filter(({ post }) => postIds.includes(post.id))
    .map((one) => tileOf(content, one, choices.get(one.post.id)));
}

function placedPosts({ arranged }: WallContent): Placed[] {
  const placed = arranged.all.flatMap((post) => {
    const verdict = arranged.verdicts.get(post.id);
    return verdict ? [{ post, verdict }] : [];
  });
  const isPinned = ({ verdict }: Placed) => verdict.kind === "shown" && verdict.pinnedBy;
  const placeOf = ({ verdict }: Placed) => (verdict.kind === "shown" ? verdict.place : 0);
  return [
    ...placed.filter(isPinned).sort((a, b) => placeOf(a) - placeOf(b)),
    ...placed.filter((one) => !isPinned(one)),
  ];
}

/** What is said of an album describes its first picture: the others need their own. */
function isDescribed({ media }: PostRecord, choice: PostChoice | undefined): boolean {
  const others = media.children.slice(1);
  return (
    Boolean(choice?.description ?? media.altText) &&
    others.every(({ id, altText }) => Boolean(choice?.childDescriptions?.[id] ?? altText))
  );
}

function isCaptioned(
  post: PostRecord,
  { captioned }: Pick<WallContent, "captioned">,
): boolean | undefined {
  const ids = videoIdsOf(post);
  return ids.length > 0 ? ids.every((id) => captioned.has(id)) : undefined;
}

function tileOf(
  content: WallContent,
  { post, verdict }: Placed,
  choice: PostChoice | undefined,
): TileView {
  const { feed, accounts, maxPosts } = content;
  const { id, files } = post;
  const account =
    accounts.length > 1 ? accounts.find((one) => one.id === post.accountId) : undefined;
  return {
    id,
    picture: files?.sizes.small.name,
    name: postName(post, account),
    why: whySentence(verdict, post, feed, maxPosts),
    isShown: verdict.kind === "shown",
    isHidden: choice?.hiddenAt !== undefined,
    isPinned: choice?.pinnedAt !== undefined,
    isDescribed: isDescribed(post, choice),
    isCaptioned: isCaptioned(post, content),
    link: choice?.link,
  };
}

const KIND_LABELS = { image: "Picture", video: "Video", reel: "Reel", carousel: "Album" } as const;
const LONGEST_NAME = 60;

export function postName({ media }: PostRecord, account?: AccountRecord): string {
  const begins = firstSentence(media.caption)?.slice(0, LONGEST_NAME) ?? "";
  const whose = account ? ` by @${account.profile.username}` : "";
  const text = `${KIND_LABELS[postKind(media)]}${whose} of ${formatDay(media.timestamp)}`;
  // Without words, those of one day have only the hour to tell them apart.
  return begins ? `${text}: ${begins}` : `${text}, ${formatHour(media.timestamp)}`;
}

const MOST_READ = 600;

/** Of the caption, without its hashtags. */
export function firstSentence(caption: string | undefined): string | undefined {
  const text = caption && pruneCaption(caption.slice(0, MOST_READ))?.replace(/\s+/g, " ");
  const sentence = text && /^.*?\p{L}.*?(?:[.!?…](?=\s)|[。！？]|$)/u.exec(text)?.[0];
  return sentence?.trim() || undefined;
}
