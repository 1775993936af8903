import { describe, expect, it } from "vitest";
import type { FeedPost } from "../../../server/feed/document.ts";
import { FeedPages } from "../../../widget/feed/feed-pages.ts";
import { feedDocument, feedPost } from "../../support/feed-fixture.ts";

const SERVER = "https://posts.example";
const addressOf = (page: number) => `${SERVER}/feeds/a.json?after=${page}`;
const ALL = { types: [], hashtags: [] };

const page = (posts: readonly FeedPost[], next?: string) =>
  feedDocument(SERVER, { posts, ...(next !== undefined && { next }) });
const ids = (pages: FeedPages) => pages.choose(ALL).map(({ id }) => id);

describe("the next page", () => {
  it("is asked for up to twelve times, however much more there is", () => {
    const pages = new FeedPages(page([], addressOf(1)), addressOf(0));
    let read = 1;
    for (; pages.next && read < 1000; read++) pages.add(page([], addressOf(read + 1)), pages.next);
    expect(read).toBe(12);
  });

  it("is none that was read before", () => {
    const pages = new FeedPages(page([], addressOf(1)), addressOf(0));
    pages.add(page([], addressOf(0)), addressOf(1));
    expect(pages.next).toBeUndefined();
  });

  it.each([
    ["another server's", "https://elsewhere.example/feeds/a.json?after=1"],
    ["another port's", "https://posts.example:8443/feeds/a.json?after=1"],
    ["a script", "javascript:alert(1)"],
    ["no address", "http://["],
  ])("is not %s", (_what, next) => {
    expect(new FeedPages(page([], next), addressOf(0)).next).toBeUndefined();
  });

  it("may be told from the page before", () => {
    const pages = new FeedPages(page([], "/feeds/a.json?after=1"), addressOf(0));
    expect(pages.next).toBe(addressOf(1));
  });
});

describe("the posts", () => {
  const [one, two, three] = [0, 1, 2].map((index) => feedPost(SERVER, index));

  it("of all pages come in the feed's order, each once though it moved to the next page", () => {
    if (!one || !two || !three) throw new Error("gone");
    const pages = new FeedPages(page([one, two], addressOf(1)), addressOf(0));
    pages.add(page([two, three]), addressOf(1));
    expect(ids(pages)).toEqual([one.id, two.id, three.id]);
  });
});
