import { omitAbsent } from "../shared/omit-absent.ts";
import { type FeedRules, HIDE_TAG, PIN_TAG, POST_KINDS } from "./rules.ts";

/** Of a posted form: the fields of a name, each a string. */
export type RuleFields = (name: RuleField) => readonly string[];

export type RuleField =
  | "kinds"
  | "include"
  | "exclude"
  | "since"
  | "skip"
  | "withoutAi"
  | "order"
  | "hideTag"
  | "pinTag";

/** What cannot be read, by field: each a sentence for the owner. */
export type RuleProblems = Partial<Record<RuleField, string>>;

const MOST_ENTRIES = 100;
const LONGEST_ENTRY = 100;
const MOST_SKIPPED = 500;

/** What is left empty, or is as it is without a rule, is no rule. Nothing is taken from a form with a problem in it. */
export function readRules(
  fields: RuleFields,
): { readonly rules: FeedRules } | { readonly problems: RuleProblems } {
  const problems: RuleProblems = {};
  const field = (name: RuleField) => fields(name)[0]?.trim() ?? "";

  function entries(name: "include" | "exclude"): string[] | undefined {
    const typed = field(name)
      .split(/[,，、،\n]/)
      .map((entry) => entry.trim())
      .filter(Boolean);
    if (typed.length > MOST_ENTRIES || typed.some((entry) => entry.length > LONGEST_ENTRY)) {
      problems[name] =
        `At most ${MOST_ENTRIES} words, comma-separated, of ${LONGEST_ENTRY} characters each.`;
    }
    return typed.length > 0 ? typed : undefined;
  }

  /** `undefined` for the tag that holds anyway, empty where it is switched off. */
  function tag(name: "hideTag" | "pinTag", usual: string): string | undefined {
    if (fields(name).length === 0) return undefined;
    const typed = field(name).replace(/^[#＃]/, "");
    if (typed !== "" && !/^[\p{L}\p{M}\p{N}_]{1,50}$/u.test(typed)) {
      problems[name] = "A hashtag is one word, without spaces or dots.";
    }
    return typed === usual ? undefined : typed;
  }

  const kinds = POST_KINDS.filter((kind) => fields("kinds").includes(kind));
  if (kinds.length === 0) problems.kinds = "Tick at least one kind: else there would be no posts.";
  const since = field("since");
  if (since !== "" && !isDay(since)) problems.since = "Write a day, such as 2026-05-04.";
  const skip = field("skip") || "0";
  if (!/^\d+$/.test(skip) || Number(skip) > MOST_SKIPPED) {
    problems.skip = `Write a whole number up to ${MOST_SKIPPED}.`;
  }
  const rules = omitAbsent<FeedRules>({
    kinds: kinds.length === POST_KINDS.length ? undefined : kinds,
    include: entries("include"),
    exclude: entries("exclude"),
    since: since || undefined,
    skip: Number(skip) || undefined,
    withoutAi: field("withoutAi") === "yes" || undefined,
    order: field("order") === "shuffled" ? "shuffled" : undefined,
    hideTag: tag("hideTag", HIDE_TAG),
    pinTag: tag("pinTag", PIN_TAG),
  });
  return Object.keys(problems).length > 0 ? { problems } : { rules };
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(at || 0).toISOString().startsWith(text);
}
