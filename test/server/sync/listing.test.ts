import { describe, expect, test } from "vitest";
import type { MediaPage } from "../../../server/instagram/types.ts";
import { createListing } from "../../../server/sync/listing.ts";
import { mediaOf } from "./fake-instagram.ts";

function listingOf(pages: readonly Partial<MediaPage>[], maxPosts = 100) {
  const asked: (string | undefined)[] = [];
  const listing = createListing(
    async (after) => {
      const page = pages[asked.length];
      asked.push(after);
      if (!page) throw new Error("asked for too many pages");
      return { items: [], ignored: 0, ...page };
    },
    { maxPosts, isOwn: ({ username }) => username === "harbour.bakery" },
  );
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
    expect(listing.understands(2)).toBe(true);
    expect(listing.understands(3)).toBe(false);
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

  test("with a post that could not be read is not understood, however many Instagram counts", async () => {
    const { listing } = listingOf([{ items: [mediaOf(3)], ignored: 1 }]);
    await readAll(listing);
    expect(listing.hasFinished()).toBe(true);
    expect([1, 2].map(listing.understands)).toEqual([false, false]);
  });

  test("knows that a post is still there whose form it does not understand", async () => {
    const ignoredIds = [mediaOf(2).id];
    const { listing } = listingOf([{ items: [mediaOf(3)], ignored: 1, ignoredIds }]);
    await readAll(listing);
    expect(listing.has(mediaOf(2).id)).toBe(true);
    expect([1, 2].map(listing.understands)).toEqual([false, false]);
  });

  test("lets in no post of another account, and is not understood with one", async () => {
    const owners = ["harbour.bakery", "someone.else", undefined];
    const items = owners.map((username, index) =>
      mediaOf(index, username === undefined ? {} : { owner: { username } }),
    );
    const { listing } = listingOf([{ items }]);
    expect(await readAll(listing)).toEqual([mediaOf(0).id, mediaOf(2).id]);
    expect([2, 3].map(listing.understands)).toEqual([false, false]);
  });

  test("counts a post once that it names twice", async () => {
    const pages = [
      { items: [mediaOf(3), mediaOf(3)], after: "x" },
      { items: [mediaOf(3), mediaOf(2)] },
    ];
    const { listing } = listingOf(pages);
    expect(await readAll(listing)).toEqual([mediaOf(3).id, mediaOf(2).id]);
    expect(listing.understands(2)).toBe(true);
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
