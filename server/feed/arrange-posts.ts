import type { FeedRecord } from "../db/feeds.ts";
import type { PostChoice } from "../db/post-choices.ts";
import type { PostFiles, PostRecord } from "../db/posts.ts";
import { sha256 } from "../shared/sha256.ts";
import { utcDay } from "../time/clock.ts";
import { type PostRuleName, preparePostRules } from "./apply-rules.ts";
import { captionControlReader } from "./caption-control.ts";
import { newestFirst, surplusOf } from "./newest-posts.ts";
import { controlTags, type FeedRules } from "./rules.ts";

/** So many posts stand before all others. */
export const MOST_PINNED = 6;

export type ReadyPost = PostRecord & { readonly files: PostFiles };

/** What becomes of a stored post in a feed, and why. */
export type Verdict =
  /** `place` counts from 0. */
  | { readonly kind: "shown"; readonly place: number; readonly pinnedBy?: "choice" | "tag" }
  | { readonly kind: "hidden" }
  | { readonly kind: "hide-tag" }
  | { readonly kind: "rule"; readonly rule: PostRuleName | "skip" }
  | { readonly kind: "trial-reel" }
  /** Newer ones of its account took its place; another feed has it pinned. */
  | { readonly kind: "surplus" }
  | { readonly kind: "pictures" };

export interface FeedPosts {
  readonly feed: Pick<FeedRecord, "id" | "settings" | "rules">;
  /** The feed's own id, where it is answered under another. */
  readonly shuffledAs?: string;
  /** Of its accounts, in any order. */
  readonly posts: readonly PostRecord[];
  readonly choices: readonly PostChoice[];
  /** Newest posts kept per account. */
  readonly maxPosts: number;
  readonly now: number;
}

export interface Arrangement {
  /** As visitors see them, first to last. */
  readonly shown: readonly ReadyPost[];
  readonly pinnedCount: number;
  /** Of every post, by its id. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Stored posts newest first, each once. */
  readonly all: readonly PostRecord[];
  /** Whether what is shown goes by time alone, so that a place in it is told by an instant. */
  readonly isByTime: boolean;
}

/**
 * Which posts a feed shows, in which order. What its owner said of a single post counts for more than any rule, and
 * what hides more than what pins. The same posts give the same order.
 */
export function arrangePosts(content: FeedPosts): Arrangement {
  const { feed, maxPosts, now } = content;
  const { rules, settings } = feed;
  const choices = new Map(content.choices.map((choice) => [choice.postId, choice]));
  const readControl = captionControlReader(controlTags(rules));
  const postRules = preparePostRules(rules);
  const all = eachOnce([...content.posts].sort(newestFirst));
  const surplus = new Set(surplusOf(all, { maxPosts }));
  const verdicts = new Map<string, Verdict>();
  const pinned: {
    readonly post: ReadyPost;
    readonly at: number | undefined;
    readonly otherwise: Verdict | undefined;
  }[] = [];
  const others: ReadyPost[] = [];
  for (const post of all) {
    const choice = choices.get(post.id);
    const control = readControl(post.media);
    const isPinned = choice?.pinnedAt !== undefined || control.pins;
    const otherwise = keptOut();
    const verdict = hidden() ?? (isPinned ? undefined : otherwise);
    if (verdict) verdicts.set(post.id, verdict);
    else if (!isReady(post)) verdicts.set(post.id, { kind: "pictures" });
    else if (isPinned) pinned.push({ post, at: choice?.pinnedAt, otherwise });
    else others.push(post);

    function hidden(): Verdict | undefined {
      if (choice?.hiddenAt !== undefined) return { kind: "hidden" };
      return control.hides ? { kind: "hide-tag" } : undefined;
    }

    function keptOut(): Verdict | undefined {
      if (surplus.has(post)) return { kind: "surplus" };
      if (!settings.trialReels && post.media.sharedToFeed === false) return { kind: "trial-reel" };
      const rule = postRules.firstAgainst(post.media);
      return rule && { kind: "rule", rule };
    }
  }
  const inOrder = pinned.toSorted((a, b) => (a.at ?? LAST) - (b.at ?? LAST) || 0);
  const first = inOrder.slice(0, MOST_PINNED);
  // A hashtag on a seventh post puts it nowhere, and past no rule.
  for (const { post, otherwise } of inOrder.slice(MOST_PINNED)) {
    if (otherwise) verdicts.set(post.id, otherwise);
    else others.push(post);
  }
  const rest = others.sort(newestFirst);
  const skip = rules.skip ?? 0;
  for (const { id } of rest.slice(0, skip)) verdicts.set(id, { kind: "rule", rule: "skip" });
  const ordered = inOrderOf(rules, rest.slice(skip), content.shuffledAs ?? feed.id, now);
  const shown = [...first.map(({ post }) => post), ...ordered];
  for (const [place, { id }] of shown.entries()) {
    const pin = first[place];
    verdicts.set(id, {
      kind: "shown",
      place,
      ...(pin && { pinnedBy: pin.at === undefined ? ("tag" as const) : ("choice" as const) }),
    });
  }
  const isByTime = first.length === 0 && rules.order === undefined;
  return { shown, pinnedCount: first.length, verdicts, all, isByTime };
}

/** What has no instant of its own comes after all that has. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Two accounts may both have a post that they made together. */
function eachOnce(posts: readonly PostRecord[]): PostRecord[] {
  const once = new Map<string, PostRecord>();
  for (const post of posts) {
    const other = once.get(post.id);
    if (!other || (!other.files && post.files)) once.set(post.id, post);
  }
  return [...once.values()];
}

function isReady(post: PostRecord): post is ReadyPost {
  return post.files !== undefined;
}

/** Shuffled alike all day long, in UTC: an owner's day is not known here. */
function inOrderOf(
  { order }: FeedRules,
  posts: readonly ReadyPost[],
  feedId: string,
  now: number,
): readonly ReadyPost[] {
  if (order !== "shuffled") return posts;
  const day = utcDay(now);
  const lots = new Map(
    posts.map(({ id }) => [id, sha256(`${day} ${feedId} ${id}`).toString("hex")]),
  );
  const lotOf = ({ id }: ReadyPost) => lots.get(id) ?? "";
  return posts.toSorted((a, b) => (lotOf(a) < lotOf(b) ? -1 : 1));
}
