import type { ChildPost, Feed, Post, PostSize } from "@behold/types";
import { describe, expect, expectTypeOf, test } from "vitest";
import type {
  ColorPalette,
  FeedChild,
  FeedDocument,
  FeedPicture,
  FeedPost,
} from "../../../server/feed/document.ts";
import { createTestInstance } from "../../support/test-instance.ts";

/** What Behold always has, and a feed here only where Instagram said it: docs/moving-from.md names the same. */
type OfProfile =
  | "username"
  | "biography"
  | "profilePictureUrl"
  | "website"
  | "followersCount"
  | "followsCount";
type OfPost = "permalink" | "caption" | "prunedCaption" | "likeCount" | "commentsCount";
/** Of hashtag feeds, which show posts of others. */
type OfHashtagFeeds = "hashtag" | "hashtags";
/** Compared by themselves. */
type Nested = "posts" | "sizes" | "colorPalette" | "children" | "hashtags" | "mentions";

type Sometimes<T, Names extends keyof T> = Omit<T, Names | Nested> & Partial<Pick<T, Names>>;

describe("a front end written for Behold", () => {
  /** As such front ends do: with the types' word for it, and no look at what is there. */
  function frontEnd(feed: Feed): string[] {
    return feed.posts.map(({ mediaType, thumbnailUrl, mediaUrl, sizes, colorPalette, ...post }) => {
      const poster = mediaType === "VIDEO" ? thumbnailUrl?.toString() : mediaUrl.toString();
      const { width, height, mediaUrl: src } = sizes.medium;
      const dark = colorPalette.mutedDark.split(", ").map(Number);
      const slides = (post.children ?? []).map((child) => child.sizes.small.mediaUrl.trim());
      const date = new Date(post.timestamp.replace("+0000", "Z")).getUTCFullYear();
      const words = (post.prunedCaption ?? post.caption)?.slice(0, 20) ?? "";
      return `${poster?.length} ${Number(width) / Number(height) > 0} ${src.length > 9} rgb(${dark}) ${slides.length} ${date} ${words} ${post.hashtags.join()} ${post.mentions.join()}`;
    });
  }

  test("finds everything of its types here but for what Instagram left out, and shows the feed", async () => {
    expectTypeOf<FeedDocument>().toExtend<
      Sometimes<Feed, OfProfile | (OfHashtagFeeds & keyof Feed)>
    >();
    expectTypeOf<FeedPost>().toExtend<Sometimes<Post, OfPost | "hashtag">>();
    expectTypeOf<FeedChild>().toExtend<Sometimes<ChildPost, never>>();
    expectTypeOf<FeedPicture>().toExtend<PostSize>();
    expectTypeOf<keyof Post["sizes"]>().toEqualTypeOf<keyof FeedPost["sizes"]>();
    expectTypeOf<keyof Post["colorPalette"]>().toEqualTypeOf<keyof ColorPalette>();
    expectTypeOf<FeedPost["hashtags"][number]>().toEqualTypeOf<Post["hashtags"][number]>();
    expectTypeOf<FeedPost["mentions"][number]>().toEqualTypeOf<Post["mentions"][number]>();
    expectTypeOf<FeedChild>().toExtend<NonNullable<FeedPost["children"]>[number]>();

    const { instance, connect, document } = createTestInstance({
      accounts: [{ username: "harbour.bakery", posts: 8 }],
    });
    const { accountId } = await connect("harbour.bakery");
    await instance.sync.syncAccount(accountId);
    const served: Feed = JSON.parse(JSON.stringify(document("harbour-bakery")));
    const lines = frontEnd(served);
    expect(lines).toHaveLength(8);
    for (const line of lines) {
      expect(line).toMatch(/^\d+ true true rgb\(\d+,\d+,\d+\) \d+ 20\d\d /);
    }
    for (const { colorPalette } of document("harbour-bakery").posts) {
      for (const color of Object.values(colorPalette)) {
        expect(color).toMatch(/^\d{1,3}, \d{1,3}, \d{1,3}$/);
      }
    }
  });
});
