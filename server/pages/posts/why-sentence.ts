import type { FeedRecord } from "../../db/feeds.ts";
import type { PostRecord } from "../../db/posts.ts";
import { preparePostRules } from "../../feed/apply-rules.ts";
import type { Verdict } from "../../feed/arrange-posts.ts";
import { postKind } from "../../feed/post-kind.ts";
import { controlTags } from "../../feed/rules.ts";
import { SETTINGS } from "../../feed/settings-table.ts";
import { formatDay } from "../../time/format-time.ts";

/** Whether a post is on the owner's site, and why not, in a few words. */
export function whySentence(
  verdict: Verdict,
  post: Pick<PostRecord, "lastError" | "media">,
  { rules, settings }: Pick<FeedRecord, "rules" | "settings">,
  maxPosts: number,
): string {
  const tags = controlTags(rules);
  switch (verdict.kind) {
    case "shown": {
      if (verdict.pinnedBy === "choice") return "Pinned by you";
      if (verdict.pinnedBy === "tag") return `Pinned by #${tags.pin}`;
      const limit = settings.limit ?? SETTINGS.limit.default;
      const isAtOnce = verdict.place < limit;
      if (isAtOnce) return "On your site";
      return (settings.loadMore ?? "none") === "none"
        ? `In the feed, but older than the newest ${limit} that it shows`
        : "On your site, once a visitor asks for more";
    }
    case "hidden":
      return "Hidden by you";
    case "hide-tag":
      return `Kept out by #${tags.hide} in its caption`;
    case "trial-reel":
      return "Kept out: a trial reel, which Instagram shows to strangers only";
    case "surplus":
      return `Kept out: older than the newest ${maxPosts}, and pinned in another feed only`;
    case "pictures":
      return post.lastError ?? "Its picture is still being fetched";
    case "rule":
      return `Kept out: ${RULE_SENTENCES[verdict.rule](rules, post.media)}`;
    default:
      return verdict satisfies never;
  }
}

const KIND_PLURALS = {
  image: "pictures",
  video: "videos",
  reel: "reels",
  carousel: "albums",
} as const;

type RuleName = Extract<Verdict, { kind: "rule" }>["rule"];

const RULE_SENTENCES: Readonly<
  Record<RuleName, (rules: FeedRecord["rules"], media: PostRecord["media"]) => string>
> = {
  kinds: (_rules, media) => `your rule takes no ${KIND_PLURALS[postKind(media)]}`,
  include: () => "it has none of the words that your rule asks for",
  exclude: ({ exclude = [] }, media) => {
    const found = exclude.find((word) => preparePostRules({ exclude: [word] }).firstAgainst(media));
    return `your rule takes none with “${found ?? exclude.join()}”`;
  },
  since: ({ since = "" }) => `from before ${formatDay(Date.parse(since))}, where your rule begins`,
  skip: ({ skip = 0 }) =>
    skip === 1 ? "your rule skips the newest" : `your rule skips the newest ${skip}`,
  withoutAi: () => "Instagram says that it was made with AI",
};
