import type { PostRecord } from "../db/posts.ts";
import { DAY_MS, HOUR_MS } from "../time/clock.ts";
import type { Listing } from "./listing.ts";

/**
 * When a stored post that Instagram's listing lacks is taken down. The whole rule is here; why it is so stands
 * in docs/decisions/0014-listings-are-borne-out.md.
 */
interface MissingCase {
  /** What the listing would take away: less than half of the stored posts, or more. */
  readonly lacks: "few" | "most";
  /** What the post itself answers when it is asked for; `nothing`: it was not asked, or gave no clear answer. */
  readonly answers: PostAnswer;
  /** Whether Instagram counts just as many posts as were listed and understood. */
  readonly countAgrees: boolean;
  /** For how long this has to be so without a break; `undefined`: the post stays. */
  readonly waitsMs: number | undefined;
}

type PostAnswer = "gone" | "here" | "nothing";

/** @internal For its test. */
export const MISSING_CASES: readonly MissingCase[] = [
  { lacks: "few", answers: "gone", countAgrees: true, waitsMs: 0 },
  { lacks: "few", answers: "gone", countAgrees: false, waitsMs: 0 },
  // Archived posts may answer for ever, and a post may never answer.
  { lacks: "few", answers: "here", countAgrees: true, waitsMs: 6 * HOUR_MS },
  { lacks: "few", answers: "here", countAgrees: false, waitsMs: undefined },
  { lacks: "few", answers: "nothing", countAgrees: true, waitsMs: 6 * HOUR_MS },
  { lacks: "few", answers: "nothing", countAgrees: false, waitsMs: undefined },
  // Never at once, whatever speaks for it: an account in trouble at Instagram looks just like this.
  { lacks: "most", answers: "gone", countAgrees: true, waitsMs: 12 * HOUR_MS },
  { lacks: "most", answers: "gone", countAgrees: false, waitsMs: 12 * HOUR_MS },
  { lacks: "most", answers: "here", countAgrees: true, waitsMs: 3 * DAY_MS },
  { lacks: "most", answers: "here", countAgrees: false, waitsMs: undefined },
  { lacks: "most", answers: "nothing", countAgrees: true, waitsMs: 12 * HOUR_MS },
  { lacks: "most", answers: "nothing", countAgrees: false, waitsMs: undefined },
];

/** Each is a request. */
const MOST_ASKED = 10;
const MOST_PINNED_ASKED = 12;

/** What a listing that came to its end says of the stored posts. */
export interface ListingVerdict {
  /** Not listed, though they should be. */
  readonly missing: readonly PostRecord[];
  readonly lacks: "few" | "most";
  readonly countAgrees: boolean;
  /** Whose own answer would decide something now. */
  readonly toAsk: readonly PostRecord[];
  /** Pinned, and older than what was listed: only they themselves say whether they are still there. */
  readonly pinned: readonly PostRecord[];
}

export function weighListing(
  stored: readonly PostRecord[],
  listing: Pick<Listing, "has" | "extent" | "oldestAt" | "understands">,
  facts: {
    readonly mediaCount: number | undefined;
    readonly now: number;
    readonly isPinned?: (id: string) => boolean;
  },
): ListingVerdict {
  const { isPinned = () => false } = facts;
  const extent = listing.extent();
  // A truncated listing says nothing about what is older than its end.
  const from = extent === "truncated" ? listing.oldestAt() : Number.NEGATIVE_INFINITY;
  const missing =
    extent === "partial"
      ? []
      : stored.filter((post) => !listing.has(post.id) && isFrom(post, from));
  const lacks = missing.length * 2 > stored.length ? "most" : "few";
  const waitMs = lacks === "most" ? waitOf("most", "gone", false) : 0;
  return {
    missing,
    lacks,
    countAgrees: facts.mediaCount !== undefined && listing.understands(facts.mediaCount),
    toAsk: missing
      .filter((post) => facts.now - missingSince(post, facts.now) >= (waitMs ?? 0))
      .sort((a, b) => missingSince(a, facts.now) - missingSince(b, facts.now))
      .slice(0, MOST_ASKED),
    pinned:
      extent === "truncated"
        ? stored
            .filter((post) => isPinned(post.id) && !listing.has(post.id) && !isFrom(post, from))
            .slice(0, MOST_PINNED_ASKED)
        : [],
  };
}

/**
 * What becomes of the missing posts.
 *
 * @param facts.countAgreesSince the first of the latest looks, without a break, at which the count agreed
 */
export function settleMissing(
  { missing, lacks, countAgrees }: Pick<ListingVerdict, "missing" | "lacks" | "countAgrees">,
  answers: ReadonlyMap<string, PostAnswer>,
  facts: { readonly countAgreesSince: number | undefined; readonly now: number },
): { readonly changed: PostRecord[]; readonly gone: PostRecord[] } {
  const { now, countAgreesSince = now } = facts;
  // Where most are missing, one that is there speaks for those that were not asked.
  const isOneHere = [...answers.values()].includes("here");
  const unasked = lacks === "most" && isOneHere ? "here" : "nothing";
  const changed: PostRecord[] = [];
  const gone: PostRecord[] = [];
  for (const post of missing) {
    const answer = answers.get(post.id) ?? unasked;
    const waitMs = waitOf(lacks, answer, countAgrees);
    const since = missingSince(post, now);
    const upheldSince = answer === "gone" ? since : Math.max(since, countAgreesSince);
    if (waitMs !== undefined && now - upheldSince >= waitMs) gone.push(post);
    else {
      const isBack = answers.get(post.id) === "here" && !countAgrees;
      const suspectedSince = isBack ? undefined : since;
      if (post.missingSince !== suspectedSince)
        changed.push({ ...post, missingSince: suspectedSince });
    }
  }
  return { changed, gone };
}

function waitOf(lacks: ListingVerdict["lacks"], answers: PostAnswer, countAgrees: boolean) {
  return MISSING_CASES.find(
    (one) => one.lacks === lacks && one.answers === answers && one.countAgrees === countAgrees,
  )?.waitsMs;
}

/** Since now, if it was not missing before; an instant that lies ahead was written by a wrong clock. */
function missingSince(post: PostRecord, now: number): number {
  return Math.min(post.missingSince ?? now, now);
}

function isFrom({ postedAt }: PostRecord, from: number): boolean {
  return postedAt >= from;
}
