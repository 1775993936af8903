import { describe, expect, test } from "vitest";
import { surplusOf } from "../../../server/feed/newest-posts.ts";
import { START } from "../../support/fake-clock.ts";
import { postRecord } from "./records.ts";

const FEED = [4, 3, 2, 1].map((number) => postRecord(number));

describe("of the stored posts", () => {
  const limit = { maxPosts: 3, isPinned: () => false };

  test("what is beyond the limit has to go", () => {
    expect(surplusOf(FEED, limit)).toEqual(FEED.slice(3));
    expect(surplusOf([...FEED].reverse(), limit)).toEqual(FEED.slice(3));
  });

  test("one that may be gone takes no other's place", () => {
    const suspected = FEED.map((post, at) => (at === 1 ? { ...post, missingSince: START } : post));
    expect(surplusOf(suspected, limit)).toEqual([]);
  });

  test("one that is pinned stays beyond the limit", () => {
    expect(surplusOf(FEED, { ...limit, isPinned: (id) => id === FEED[3]?.id })).toEqual([]);
  });
});
