import type { StoredMedia } from "../db/posts.ts";
import { hashtagsOf } from "./captions.ts";
import { foldText, hasWord } from "./fold-text.ts";
import { postKind } from "./post-kind.ts";
import { rememberedOf } from "./remembered-of.ts";
import type { FeedRules } from "./rules.ts";

/** A rule that looks at one post alone, by what it is called in `FeedRules`. */
const RULE_NAMES = ["kinds", "include", "exclude", "since", "withoutAi"] as const;
export type PostRuleName = (typeof RULE_NAMES)[number];

/** The rest of a caption is for nobody to search. */
const MOST_SEARCHED = 10_000;

type RuledMedia = Pick<
  StoredMedia,
  "mediaType" | "isReel" | "timestamp" | "caption" | "isAiGenerated"
>;

/** Whether each of a feed's rules lets a post through; those that the feed does not have are missing. */
export interface PostRules {
  readonly names: readonly PostRuleName[];
  passes(name: PostRuleName, media: RuledMedia): boolean;
  /** The first rule that keeps it out. */
  firstAgainst(media: RuledMedia): PostRuleName | undefined;
}

export function preparePostRules(rules: FeedRules): PostRules {
  const include = rules.include?.length ? matcherOf(rules.include) : undefined;
  const exclude = rules.exclude?.length ? matcherOf(rules.exclude) : undefined;
  const since = rules.since === undefined ? Number.NaN : Date.parse(`${rules.since}T00:00:00Z`);
  const passing: Record<PostRuleName, ((media: RuledMedia) => boolean) | undefined> = {
    kinds: rules.kinds && ((media) => rules.kinds?.includes(postKind(media)) ?? true),
    include,
    exclude: exclude && ((media) => !exclude(media)),
    since: Number.isNaN(since) ? undefined : ({ timestamp }) => timestamp >= since,
    withoutAi: rules.withoutAi && (({ isAiGenerated }) => !isAiGenerated),
  };
  const names = RULE_NAMES.filter((name) => passing[name] !== undefined);
  const passes = (name: PostRuleName, media: RuledMedia) => passing[name]?.(media) ?? true;
  return {
    names,
    passes,
    firstAgainst: (media) => names.find((name) => !passes(name, media)),
  };
}

/** Whether a caption has one of these words, or one of these hashtags whole. */
function matcherOf(entries: readonly string[]): (media: RuledMedia) => boolean {
  const isTag = (entry: string) => /^[#＃]/.test(entry.trim());
  const nameOf = (entry: string) => foldText(entry.trim().replace(/^[#＃]+/, ""));
  const tags = new Set(entries.filter(isTag).map(nameOf));
  const words = entries.filter((entry) => !isTag(entry)).map(foldText);
  return (media) => {
    if (tags.size > 0 && foldedTagsOf(media).some((tag) => tags.has(tag))) return true;
    if (words.length === 0) return false;
    const folded = foldedCaptionOf(media);
    return words.some((word) => hasWord(folded, word));
  };
}

const foldedTagsOf = rememberedOf(({ caption = "" }: RuledMedia) =>
  hashtagsOf(caption.slice(0, MOST_SEARCHED)).map(foldText),
);
const foldedCaptionOf = rememberedOf(({ caption = "" }: RuledMedia) =>
  foldText(caption.slice(0, MOST_SEARCHED)),
);
