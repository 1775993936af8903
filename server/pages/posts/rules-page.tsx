import type { FeedRecord } from "../../db/feeds.ts";
import type { RuleField, RuleFields } from "../../feed/read-rules.ts";
import { controlTags, type FeedRules, HIDE_TAG, PIN_TAG, POST_KINDS } from "../../feed/rules.ts";
import { ProblemList } from "../components/problem-list.tsx";
import { feedPath } from "../feeds/feed-paths.ts";
import { postCount } from "./post-count.ts";
import { RULE_LABELS, RulesForm, type RulesFormProps } from "./rules-form.tsx";

interface RulesPageProps extends RulesFormProps {
  readonly feed: Pick<FeedRecord, "id">;
  readonly name: string;
  /** They were tried and not saved. */
  readonly isTrial?: boolean;
}

const LABELLED = ["kinds", "include", "exclude", "since", "skip", "hideTag", "pinTag"] as const;

/** Which posts a feed shows, said once for all of them. Beside each rule stands what it does. */
export function RulesPage(props: RulesPageProps) {
  const { feed, name, isTrial, ...form } = props;
  const { problems = {}, counts } = form;
  return (
    <>
      <header class="page-head">
        <p class="crumb">
          <a href={feedPath(feed.id, "posts")}>{name}</a>
        </p>
        <h1>Rules</h1>
        <p class="soft">
          For all posts at once, before the feed is cut to its length. What you hide or pin yourself
          counts for more.
        </p>
      </header>
      <ProblemList
        sentence="Nothing was saved: some of it cannot be read."
        problems={LABELLED.flatMap((id) => {
          const problem = problems[id];
          return problem === undefined ? [] : [{ id, label: RULE_LABELS[id], problem }];
        })}
      />
      {counts && (
        <p
          class={isTrial ? "notice warning" : "soft"}
          tabindex={isTrial ? -1 : undefined}
          autofocus={isTrial}
        >
          {isTrial
            ? `Not saved yet. With these rules the feed has ${postCount(counts.shown)}.`
            : `The feed has ${postCount(counts.shown)} now.`}
        </p>
      )}
      <RulesForm {...form} />
    </>
  );
}

/** As they stand in the form. */
export function fieldsOfRules(rules: FeedRules): RuleFields {
  const { hideTag = HIDE_TAG, pinTag = PIN_TAG } = rules;
  const fields: Record<RuleField, readonly string[]> = {
    kinds: rules.kinds ?? POST_KINDS,
    include: [rules.include?.join(", ") ?? ""],
    exclude: [rules.exclude?.join(", ") ?? ""],
    since: [rules.since ?? ""],
    skip: [rules.skip ? String(rules.skip) : ""],
    withoutAi: [rules.withoutAi ? "yes" : ""],
    order: [rules.order ?? ""],
    hideTag: [hideTag],
    pinTag: [pinTag],
  };
  return (name) => fields[name];
}

/** What the rules keep out, where there are any. */
export function rulesSentence(rules: FeedRules, ruledOut: number): string {
  const { hide, pin } = controlTags(rules);
  const { hideTag: _hide, pinTag: _pin, order, ...others } = rules;
  const tags = [hide && `#${hide} in a caption keeps a post out`, pin && `#${pin} puts it first`];
  return [
    Object.keys(others).length > 0 && `Your rules keep out ${postCount(ruledOut)}.`,
    order && "Shuffled once a day.",
    tags.some(Boolean) && `${tags.filter(Boolean).join(", ")}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
