import { describe, expect, test } from "vitest";
import type { PostRecord } from "../../../server/db/posts.ts";
import { MISSING_CASES, settleMissing, weighListing } from "../../../server/sync/missing-posts.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";
import { postRecord } from "../feed/records.ts";

const FEED = [4, 3, 2, 1].map((number) => postRecord(number));
const ids = (posts: readonly PostRecord[]) => posts.map(({ id }) => id);

function listingWithout(
  missing: readonly PostRecord[],
  extent: "complete" | "truncated" | "partial",
) {
  const listed = FEED.filter((post) => !missing.includes(post));
  return {
    has: (id: string) => listed.some((post) => post.id === id),
    extent: () => extent,
    oldestAt: () => Math.min(...listed.map(({ postedAt }) => postedAt)),
    understands: (count: number) => extent === "complete" && count === listed.length,
  };
}

describe("a missing post", () => {
  const sentenceOf = ({ lacks, answers, countAgrees, waitsMs }: (typeof MISSING_CASES)[number]) =>
    `of ${lacks} that answers ${answers} while the count ${countAgrees ? "agrees" : "disagrees"} ${waitsMs === undefined ? "stays" : `goes after ${waitsMs / 3_600_000} hours`}`;

  test.each(MISSING_CASES.map((one) => [sentenceOf(one), one] as const))("%s", (_name, one) => {
    const number = one.lacks === "few" ? 1 : 3;
    const missing = FEED.slice(0, number).map((post) => ({ ...post, missingSince: START }));
    const answers = new Map(
      one.answers === "nothing" ? [] : ids(missing).map((id) => [id, one.answers] as const),
    );
    const look = { missing, lacks: one.lacks, countAgrees: one.countAgrees };
    const goneAfter = (ms: number) =>
      ids(settleMissing(look, answers, { countAgreesSince: START, now: START + ms }).gone);
    const { waitsMs = 30 * DAY_MS } = one;
    if (waitsMs > 0) expect(goneAfter(waitsMs - 1)).toEqual([]);
    expect(goneAfter(waitsMs)).toEqual(one.waitsMs === undefined ? [] : ids(missing));
  });

  test("every combination is in the table, once", () => {
    const keys = MISSING_CASES.map(({ waitsMs: _waitsMs, ...one }) => JSON.stringify(one));
    expect(new Set(keys).size).toBe(12);
    expect(keys).toHaveLength(12);
  });

  test("waits for as long as the count has agreed without a break", () => {
    const missing = [{ ...postRecord(4), missingSince: START }];
    const look = { missing, lacks: "few", countAgrees: true } as const;
    const facts = { countAgreesSince: START + DAY_MS, now: START + DAY_MS };
    expect(settleMissing(look, new Map(), facts).gone).toEqual([]);
  });

  test("of many speaks for those that were not asked, when it answers that it is here", () => {
    const missing = FEED.map((post) => ({ ...post, missingSince: START }));
    const look = { missing, lacks: "most", countAgrees: true } as const;
    const facts = { countAgreesSince: START, now: START + 2 * DAY_MS };
    const goneIf = (answer: "here" | "gone") =>
      settleMissing(look, new Map([[postRecord(4).id, answer] as const]), facts).gone.length;
    expect(goneIf("here")).toBe(0);
    expect(goneIf("gone")).toBe(4);
  });

  test("begins to be missed now where a wrong clock wrote an instant to come", () => {
    const missing = [{ ...postRecord(4), missingSince: START + DAY_MS }];
    const look = { missing, lacks: "few", countAgrees: false } as const;
    const { changed } = settleMissing(look, new Map(), { countAgreesSince: undefined, now: START });
    expect(changed).toMatchObject([{ missingSince: START }]);
  });
});

describe("a listing", () => {
  const facts = { mediaCount: 3, now: START };
  const lost = FEED.slice(1, 2);

  test("that is complete misses what it does not name", () => {
    const look = weighListing(FEED, listingWithout(lost, "complete"), facts);
    expect(look).toMatchObject({ missing: lost, toAsk: lost, lacks: "few", countAgrees: true });
  });

  test.each([2, 4, undefined])("does not agree with a count of %s", (mediaCount) => {
    const look = weighListing(FEED, listingWithout(lost, "complete"), { ...facts, mediaCount });
    expect(look.countAgrees).toBe(false);
  });

  test("that ended at the limit says nothing about older posts", () => {
    const look = weighListing(
      FEED,
      listingWithout([...lost, ...FEED.slice(3)], "truncated"),
      facts,
    );
    expect(look.missing).toEqual(lost);
  });

  test("that was not read to its end misses nothing", () => {
    expect(weighListing(FEED, listingWithout(FEED, "partial"), facts)).toMatchObject({
      missing: [],
      toAsk: [],
    });
  });

  test("that lacks most of a feed has no post asked before half a day is over", () => {
    const complete = listingWithout(FEED, "complete");
    expect(weighListing(FEED, complete, facts)).toMatchObject({ lacks: "most", toAsk: [] });
    const suspected = FEED.map((post) => ({ ...post, missingSince: START - DAY_MS }));
    expect(weighListing(suspected, complete, facts).toAsk).toHaveLength(4);
  });

  test("has ten posts asked at the most, those that were missed first first", () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      postRecord(index, {}, { missingSince: index < 15 ? START - index : undefined }),
    );
    const named = ids(many.slice(15));
    const look = weighListing(
      many,
      { ...listingWithout([], "complete"), has: (id) => named.includes(id) },
      facts,
    );
    expect(ids(look.toAsk)).toEqual(ids(many.slice(5, 15).reverse()));
  });
});
