import type { FeedRecord } from "../../db/feeds.ts";
import type { RuleCount, RuleCounts } from "../../feed/count-rules.ts";
import type { PostKind } from "../../feed/post-kind.ts";
import type { RuleField, RuleFields, RuleProblems } from "../../feed/read-rules.ts";
import { controlTags, type FeedRules, HIDE_TAG, PIN_TAG, POST_KINDS } from "../../feed/rules.ts";
import { describedField, FieldProblem } from "../components/field-problem.tsx";
import { ProblemList } from "../components/problem-list.tsx";
import { feedPath } from "../feeds/feed-paths.ts";

interface RulesPageProps {
  readonly feed: Pick<FeedRecord, "id">;
  readonly name: string;
  /** What stands in the form. */
  readonly fields: RuleFields;
  readonly trialReels: boolean;
  readonly problems?: RuleProblems;
  /** What the rules in the form do; `undefined` where they cannot be read. */
  readonly counts: RuleCounts | undefined;
  /** They were tried and not saved. */
  readonly isTrial?: boolean;
  pictureOf(postId: string): { readonly name: string; readonly picture: string | undefined };
}

const KIND_NAMES: Readonly<Record<PostKind, string>> = {
  image: "Pictures",
  video: "Videos",
  reel: "Reels",
  carousel: "Albums",
};

const LABELS = {
  kinds: "Kinds",
  include: "Only with one of these words",
  exclude: "Never with one of these words",
  since: "Nothing from before",
  skip: "Leave out the newest",
  hideTag: "Keeps a post off the site",
  pinTag: "Puts a post first",
} as const satisfies Partial<Record<RuleField, string>>;
const LABELLED = ["kinds", "include", "exclude", "since", "skip", "hideTag", "pinTag"] as const;

/** Which posts a feed shows, said once for all of them. Beside each rule stands what it does. */
export function RulesPage(props: RulesPageProps) {
  const { feed, name, fields, trialReels, problems = {}, counts, isTrial } = props;
  const field = (of: RuleField) => fields(of)[0] ?? "";
  const problem = (of: RuleField) => <FieldProblem id={of} problem={problems[of]} />;
  const label = (of: keyof typeof LABELS) => <label for={of}>{LABELS[of]}</label>;
  const described = (of: RuleField) => describedField(of, problems[of]);
  const tag = (of: "hideTag" | "pinTag", effect: string | undefined) => (
    <>
      {label(of)}
      {problem(of)}
      <input
        id={of}
        name={of}
        value={field(of)}
        placeholder="none"
        autocapitalize="off"
        autocomplete="off"
        {...described(of)}
      />
      <p class="hint" id={`${of}-hint`}>
        {effect}
      </p>
    </>
  );
  const count = (of: keyof RuleCounts["rules"]) => (
    <CountLine count={counts?.rules[of]} pictureOf={props.pictureOf} />
  );
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
          return problem === undefined ? [] : [{ id, label: LABELS[id], problem }];
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
      <form method="post" class="card rules">
        <fieldset>
          <legend>{LABELS.kinds}</legend>
          {/* Of several boxes the first one stands for all. */}
          {problem("kinds")}
          {POST_KINDS.map((kind, index) => (
            <label class="tick">
              <input
                type="checkbox"
                name="kinds"
                value={kind}
                checked={fields("kinds").includes(kind)}
                id={index === 0 ? "kinds" : undefined}
                {...(index === 0 && describedField("kinds", problems.kinds, false))}
              />
              {KIND_NAMES[kind]} {counts && <span class="soft">{counts.kinds[kind]}</span>}
            </label>
          ))}
          {count("kinds")}
        </fieldset>
        <div class="rule">
          {label("include")}
          {problem("include")}
          <p class="hint" id="include-hint">
            Words, or hashtags with their #, comma-separated. Whole words; capitals make no
            difference.
          </p>
          <textarea id="include" name="include" rows={2} {...described("include")}>
            {field("include")}
          </textarea>
          {count("include")}
        </div>
        <div class="rule">
          {label("exclude")}
          {problem("exclude")}
          <p class="hint" id="exclude-hint">
            For example: #ad, sold out
          </p>
          <textarea id="exclude" name="exclude" rows={2} {...described("exclude")}>
            {field("exclude")}
          </textarea>
          {count("exclude")}
        </div>
        <div class="rule">
          {label("since")}
          {problem("since")}
          <input
            id="since"
            name="since"
            type="date"
            value={field("since")}
            {...described("since")}
          />
          <p class="hint" id="since-hint">
            Empty: however old.
          </p>
          {count("since")}
        </div>
        <div class="rule">
          {label("skip")}
          {problem("skip")}
          <input
            id="skip"
            name="skip"
            inputmode="numeric"
            value={field("skip")}
            placeholder="0"
            {...described("skip")}
          />
          <p class="hint" id="skip-hint">
            How many posts, pinned ones not counted. For a second feed that goes on where another
            ends.
          </p>
          {count("skip")}
        </div>
        <fieldset>
          <legend>And</legend>
          <label class="tick">
            <input
              type="checkbox"
              name="withoutAi"
              value="yes"
              checked={field("withoutAi") === "yes"}
            />
            Leave out what Instagram says was made with AI
          </label>
          {count("withoutAi")}
          <label class="tick">
            <input type="checkbox" name="trialReels" value="yes" checked={trialReels} />
            Show trial reels, which Instagram shows to strangers only
          </label>
          {!trialReels && count("trialReels")}
        </fieldset>
        <div class="rule">
          <label for="order">Order</label>
          <select id="order" name="order">
            <option value="">Newest first</option>
            <option value="shuffled" selected={field("order") === "shuffled"}>
              Shuffled once a day, at midnight UTC
            </option>
          </select>
        </div>
        <fieldset>
          <legend>From your phone</legend>
          <p class="hint">
            Write one of these hashtags into a caption on Instagram. Nobody reads it on your site:
            it is taken out. Found when Windowbox next looks for new posts. Empty switches it off.
          </p>
          {tag("hideTag", counts && `It keeps out ${postCount(counts.hiddenByTag)} now.`)}
          {tag("pinTag", counts && `It pins ${postCount(counts.pinnedByTag)} now.`)}
        </fieldset>
        <p class="actions">
          <button type="submit" class="primary">
            Save
          </button>
          <button type="submit" name="try" value="yes">
            See what it would do
          </button>
        </p>
      </form>
    </>
  );
}

const MOST_PICTURED = 12;

function CountLine({
  count,
  pictureOf,
}: {
  count: RuleCount | undefined;
  pictureOf: RulesPageProps["pictureOf"];
}) {
  if (!count) return null;
  const { through, keptOut } = count;
  if (keptOut.length === 0) return <p class="hint">Lets all {through} through.</p>;
  return (
    <details>
      <summary>
        Lets {through} through, keeps out {keptOut.length}
      </summary>
      <ul class="kept-out">
        {keptOut.slice(0, MOST_PICTURED).map((id) => {
          const { name, picture } = pictureOf(id);
          return (
            <li>
              {picture && (
                <img src={`/admin/media/${picture}`} alt="" width="44" height="44" loading="lazy" />
              )}
              <span>{name}</span>
            </li>
          );
        })}
      </ul>
      {keptOut.length > MOST_PICTURED && (
        <p class="hint">And {keptOut.length - MOST_PICTURED} older.</p>
      )}
    </details>
  );
}

function postCount(count: number): string {
  return count === 1 ? "1 post" : `${count} posts`;
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
