import { type PostRuleName, preparePostRules } from "./apply-rules.ts";
import type { Arrangement } from "./arrange-posts.ts";
import { type PostKind, postKind } from "./post-kind.ts";
import type { FeedRules } from "./rules.ts";

interface RuleCount {
  readonly through: number;
  /** Ids of posts that it keeps out, newest first. */
  readonly keptOut: readonly string[];
}

/** What each rule does to a feed's posts, taken by itself. */
export interface RuleCounts {
  /** What the rules are asked about: all but what single posts' captions and their owner decided. */
  readonly all: number;
  readonly kinds: Readonly<Record<PostKind, number>>;
  readonly rules: Readonly<Partial<Record<PostRuleName | "skip" | "trialReels", RuleCount>>>;
  /** In the feed when all rules are taken together. */
  readonly shown: number;
  readonly hiddenByTag: number;
  readonly pinnedByTag: number;
}

export function countRules(arranged: Arrangement, rules: FeedRules): RuleCounts {
  const { all, verdicts, shown } = arranged;
  const verdictOf = (id: string) => verdicts.get(id);
  const asked = all.filter(({ id }) => {
    const verdict = verdictOf(id);
    return (
      verdict?.kind !== "hidden" && verdict?.kind !== "hide-tag" && verdict?.kind !== "surplus"
    );
  });
  const kinds: Record<PostKind, number> = { image: 0, video: 0, reel: 0, carousel: 0 };
  for (const { media } of asked) kinds[postKind(media)] += 1;
  const prepared = preparePostRules(rules);
  const counts: Partial<Record<PostRuleName | "skip" | "trialReels", RuleCount>> = {};
  const countOf = (keptOut: readonly string[]) => ({
    through: asked.length - keptOut.length,
    keptOut,
  });
  for (const name of prepared.names) {
    const out = asked.filter(({ media }) => !prepared.passes(name, media));
    counts[name] = countOf(out.map(({ id }) => id));
  }
  const idsOf = (isKept: (id: string) => boolean) =>
    asked.map(({ id }) => id).filter((id) => isKept(id));
  if (rules.skip) {
    counts.skip = countOf(
      idsOf((id) => {
        const verdict = verdictOf(id);
        return verdict?.kind === "rule" && verdict.rule === "skip";
      }),
    );
  }
  const trial = asked.filter(({ media }) => media.sharedToFeed === false);
  counts.trialReels = countOf(trial.map(({ id }) => id));
  const verdictsSeen = [...verdicts.values()];
  return {
    all: asked.length,
    kinds,
    rules: counts,
    shown: shown.length,
    hiddenByTag: verdictsSeen.filter(({ kind }) => kind === "hide-tag").length,
    pinnedByTag: verdictsSeen.filter((one) => one.kind === "shown" && one.pinnedBy === "tag")
      .length,
  };
}
