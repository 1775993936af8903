import type { RuleCounts } from "../../feed/count-rules.ts";
import type { PostKind } from "../../feed/post-kind.ts";
import type { RuleField, RuleFields, RuleProblems } from "../../feed/read-rules.ts";
import { POST_KINDS } from "../../feed/rules.ts";
import { describedField, FieldProblem } from "../components/field-problem.tsx";
import { postCount } from "./post-count.ts";
import { RuleEffect, type RuleEffectProps } from "./rule-effect.tsx";

export interface RulesFormProps extends Pick<RuleEffectProps, "pictureOf"> {
  /** What stands in the form. */
  readonly fields: RuleFields;
  readonly trialReels: boolean;
  readonly problems?: RuleProblems;
  /** What the rules in the form do; `undefined` where they cannot be read. */
  readonly counts: RuleCounts | undefined;
}

const KIND_NAMES: Readonly<Record<PostKind, string>> = {
  image: "Pictures",
  video: "Videos",
  reel: "Reels",
  carousel: "Albums",
};

export const RULE_LABELS = {
  kinds: "Kinds",
  include: "Only with one of these words",
  exclude: "Never with one of these words",
  since: "Nothing from before",
  skip: "Leave out the newest",
  hideTag: "Keeps a post off the site",
  pinTag: "Puts a post first",
} as const satisfies Partial<Record<RuleField, string>>;

/** Beside each rule stands what it does. */
export function RulesForm(props: RulesFormProps) {
  return (
    <form method="post" class="card rules">
      <KindsRule {...props} />
      <WordsRules {...props} />
      <BoundsRules {...props} />
      <OtherRules {...props} />
      <PhoneRules {...props} />
      <p class="actions">
        <button type="submit" class="primary">
          Save
        </button>
        <button type="submit" name="try" value="yes">
          See what it would do
        </button>
      </p>
    </form>
  );
}

function KindsRule({ fields, problems = {}, counts, pictureOf }: RulesFormProps) {
  return (
    <fieldset>
      <legend>{RULE_LABELS.kinds}</legend>
      {/* Of several boxes the first one stands for all. */}
      <FieldProblem id="kinds" problem={problems.kinds} />
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
      <RuleEffect of="kinds" {...{ counts, pictureOf }} />
    </fieldset>
  );
}

function WordsRules(props: RulesFormProps) {
  return (
    <>
      <WordsRule
        of="include"
        hint="Words, or hashtags with their #, comma-separated. Whole words; capitals make no difference."
        {...props}
      />
      <WordsRule of="exclude" hint="For example: #ad, sold out" {...props} />
    </>
  );
}

interface WordsRuleProps extends RulesFormProps {
  readonly of: "include" | "exclude";
  readonly hint: string;
}

function WordsRule({ of, hint, fields, problems = {}, counts, pictureOf }: WordsRuleProps) {
  return (
    <div class="rule">
      <RuleLabel of={of} problems={problems} />
      <p class="hint" id={`${of}-hint`}>
        {hint}
      </p>
      <textarea id={of} name={of} rows={2} {...describedField(of, problems[of])}>
        {only(fields(of))}
      </textarea>
      <RuleEffect {...{ of, counts, pictureOf }} />
    </div>
  );
}

/** From when on, and after how many. */
function BoundsRules({ fields, problems = {}, counts, pictureOf }: RulesFormProps) {
  return (
    <>
      <div class="rule">
        <RuleLabel of="since" problems={problems} />
        <input
          id="since"
          name="since"
          type="date"
          value={only(fields("since"))}
          {...describedField("since", problems.since)}
        />
        <p class="hint" id="since-hint">
          Empty: however old.
        </p>
        <RuleEffect of="since" {...{ counts, pictureOf }} />
      </div>
      <div class="rule">
        <RuleLabel of="skip" problems={problems} />
        <input
          id="skip"
          name="skip"
          inputmode="numeric"
          value={only(fields("skip"))}
          placeholder="0"
          {...describedField("skip", problems.skip)}
        />
        <p class="hint" id="skip-hint">
          How many posts, pinned ones not counted. For a second feed that goes on where another
          ends.
        </p>
        <RuleEffect of="skip" {...{ counts, pictureOf }} />
      </div>
    </>
  );
}

function OtherRules({ fields, trialReels, counts, pictureOf }: RulesFormProps) {
  return (
    <>
      <fieldset>
        <legend>And</legend>
        <label class="tick">
          <input
            type="checkbox"
            name="withoutAi"
            value="yes"
            checked={only(fields("withoutAi")) === "yes"}
          />
          Leave out what Instagram says was made with AI
        </label>
        <RuleEffect of="withoutAi" {...{ counts, pictureOf }} />
        <label class="tick">
          <input type="checkbox" name="trialReels" value="yes" checked={trialReels} />
          Show trial reels, which Instagram shows to strangers only
        </label>
        {!trialReels && <RuleEffect of="trialReels" {...{ counts, pictureOf }} />}
      </fieldset>
      <div class="rule">
        <label for="order">Order</label>
        <select id="order" name="order">
          <option value="">Newest first</option>
          <option value="shuffled" selected={only(fields("order")) === "shuffled"}>
            Shuffled once a day, at midnight UTC
          </option>
        </select>
      </div>
    </>
  );
}

function PhoneRules({ fields, problems = {}, counts }: RulesFormProps) {
  return (
    <fieldset>
      <legend>From your phone</legend>
      <p class="hint">
        Write one of these hashtags into a caption on Instagram. Nobody reads it on your site: it is
        taken out. Found when Windowbox next looks for new posts. Empty switches it off.
      </p>
      <TagRule
        of="hideTag"
        effect={counts && `It keeps out ${postCount(counts.hiddenByTag)} now.`}
        {...{ fields, problems }}
      />
      <TagRule
        of="pinTag"
        effect={counts && `It pins ${postCount(counts.pinnedByTag)} now.`}
        {...{ fields, problems }}
      />
    </fieldset>
  );
}

interface TagRuleProps extends Pick<RulesFormProps, "fields" | "problems"> {
  readonly of: "hideTag" | "pinTag";
  readonly effect: string | undefined;
}

function TagRule({ of, effect, fields, problems = {} }: TagRuleProps) {
  return (
    <>
      <RuleLabel of={of} problems={problems} />
      <input
        id={of}
        name={of}
        value={only(fields(of))}
        placeholder="none"
        autocapitalize="off"
        autocomplete="off"
        {...describedField(of, problems[of])}
      />
      <p class="hint" id={`${of}-hint`}>
        {effect}
      </p>
    </>
  );
}

interface RuleLabelProps {
  readonly of: keyof typeof RULE_LABELS;
  readonly problems: RuleProblems;
}

/** With what is wrong with the field, above it. */
function RuleLabel({ of, problems }: RuleLabelProps) {
  return (
    <>
      <label for={of}>{RULE_LABELS[of]}</label>
      <FieldProblem id={of} problem={problems[of]} />
    </>
  );
}

/** Of a field that has one value. */
function only([value = ""]: ReturnType<RuleFields>): string {
  return value;
}
