import { describe, expect, test } from "vitest";
import type { MediaPage } from "../../../server/instagram/types.ts";
import { createListing } from "../../../server/sync/listing.ts";
import { settleMissing } from "../../../server/sync/settle-missing.ts";
import { START } from "../../support/fake-clock.ts";
import { postRecord } from "../feed/records.ts";
import { mediaOf } from "./fake-instagram.ts";

function listingOf(pages: readonly Partial<MediaPage>[], maxPosts = 100) {
  const asked: (string | undefined)[] = [];
  const listing = createListing(async (after) => {
    const page = pages[asked.length];
    asked.push(after);
    if (!page) throw new Error("asked for too many pages");
    return { items: [], ignored: 0, ...page };
  }, maxPosts);
  return { listing, asked };
}

async function readAll(listing: ReturnType<typeof createListing>): Promise<string[]> {
  const ids: string[] = [];
  for (let items = await listing.nextPage(); items; items = await listing.nextPage()) {
    ids.push(...items.map(({ id }) => id));
  }
  return ids;
}

describe("a listing", () => {
  test("that reached its end is whole", async () => {
    const pages = [{ items: [mediaOf(3)], after: "x" }, { items: [mediaOf(2)] }];
    const { listing, asked } = listingOf(pages);
    expect(await readAll(listing)).toHaveLength(2);
    expect(asked).toEqual([undefined, "x"]);
    expect(listing.extent()).toBe("complete");
    expect(listing.count()).toBe(2);
  });

  test("that reached the limit is full, and asks for no more", async () => {
    const pages = [{ items: [mediaOf(3), mediaOf(2), mediaOf(1)], after: "x" }];
    const { listing } = listingOf(pages, 2);
    expect(await readAll(listing)).toEqual([mediaOf(3).id, mediaOf(2).id]);
    expect(listing.extent()).toBe("truncated");
  });

  test("that was not read to the end proves nothing", async () => {
    const { listing } = listingOf([{ items: [mediaOf(3)], after: "x" }]);
    await listing.nextPage();
    expect(listing.extent()).toBe("partial");
    expect(listing.hasMore()).toBe(true);
  });

  test("with a post that could not be read at all proves nothing", async () => {
    const { listing } = listingOf([{ items: [mediaOf(3)], ignored: 1 }]);
    await readAll(listing);
    expect(listing.extent()).toBe("partial");
    expect(listing.hasFinished()).toBe(true);
    expect(listing.count()).toBe(2);
  });

  test("knows that a post is still there whose form it does not understand", async () => {
    const ignoredIds = [mediaOf(2).id];
    const { listing } = listingOf([{ items: [mediaOf(3)], ignored: 1, ignoredIds }]);
    await readAll(listing);
    expect(listing.extent()).toBe("complete");
    expect(listing.has(mediaOf(2).id)).toBe(true);
    expect(listing.count()).toBe(2);
  });

  test("is given up when pages go on without bringing anything", async () => {
    const pages = Array.from({ length: 9 }, (_, index) => ({ after: String(index) }));
    const { listing, asked } = listingOf(pages);
    expect(await readAll(listing)).toEqual([]);
    expect(asked).toHaveLength(5);
    expect(listing.extent()).toBe("partial");
    expect(listing.hasFinished()).toBe(false);
  });
});

describe("a stored post that a listing lacks", () => {
  const stored = [postRecord(3), postRecord(2), postRecord(1)];
  const without = (ids: readonly string[], extent: "complete" | "truncated" | "partial") => ({
    has: (id: string) => !ids.includes(id),
    count: () => stored.length - ids.length,
    extent: () => extent,
  });
  const facts = { mediaCount: 2, maxPosts: 100, now: START };
  const lost = [postRecord(1).id];
  const ids = (posts: readonly { readonly id: string }[]) => posts.map(({ id }) => id);

  test("is gone when the listing is whole and agrees with Instagram's count", () => {
    const { gone, changed } = settleMissing(stored, without(lost, "complete"), facts);
    expect(ids(gone)).toEqual(lost);
    expect(changed).toEqual([]);
  });

  test("is gone when the listing is full: newer ones took its place", () => {
    const { gone } = settleMissing(stored, without(lost, "truncated"), {
      ...facts,
      mediaCount: 900,
    });
    expect(ids(gone)).toEqual(lost);
  });

  test("stays when the listing is partial, however often", () => {
    const missed = stored.map((post) => ({ ...post, missingSince: START - 1 }));
    expect(settleMissing(missed, without(lost, "partial"), facts)).toEqual({
      changed: [],
      gone: [],
    });
  });

  test.each([3, undefined])("is only suspected when the count is %s", (mediaCount) => {
    const contradicted = { ...facts, mediaCount };
    const { gone, changed } = settleMissing(stored, without(lost, "complete"), contradicted);
    expect(gone).toEqual([]);
    expect(changed).toEqual([{ ...postRecord(1), missingSince: START }]);
    const again = [postRecord(3), postRecord(2), ...changed];
    expect(ids(settleMissing(again, without(lost, "complete"), contradicted).gone)).toEqual(lost);
  });

  test("is dropped in any case when it is beyond the limit", () => {
    const { gone } = settleMissing(stored, without([], "partial"), { ...facts, maxPosts: 2 });
    expect(ids(gone)).toEqual([postRecord(1).id]);
  });
});
