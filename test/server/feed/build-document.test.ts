import { describe, expect, test } from "vitest";
import type { PostRecord, StoredMedia } from "../../../server/db/posts.ts";
import { buildPages, type FeedContent } from "../../../server/feed/build-document.ts";
import type { FeedDocument, FeedPost } from "../../../server/feed/document.ts";
import { START } from "../../support/fake-clock.ts";
import { present } from "../../support/test-instance.ts";
import {
  accountRecord,
  feedRecord,
  nameOf,
  postFiles,
  postRecord,
  storedFiles,
} from "./records.ts";

const FEED = feedRecord();
const AT = "2026-05-04T10:00:00Z";

function content(posts: readonly PostRecord[], changes: Partial<FeedContent> = {}): FeedContent {
  return {
    feed: FEED,
    accounts: [accountRecord()],
    posts,
    choices: [],
    maxPosts: 120,
    now: START,
    publicUrl: "https://feed.example.com",
    stale: false,
    ...changes,
  };
}

function documents(built: FeedContent): FeedDocument[] {
  return buildPages(built).map((page) => JSON.parse(page.jsonAt(AT).toString()));
}

function onlyPost(media: Partial<StoredMedia>, changes: Partial<PostRecord> = {}): FeedPost {
  const [document] = documents(content([postRecord(1, media, changes)]));
  return present(document?.posts[0]);
}

const url = (name: string) => `https://feed.example.com/media/${name}`;

describe("the feed", () => {
  test("has no byte more of each post where its owner decided nothing", () => {
    const post = onlyPost({ caption: "Rye #bread", likeCount: 1, commentsCount: 0 });
    expect(Object.keys(post).join()).toBe(
      "id,mediaUrl,sizes,colorPalette,placeholder,timestamp,mediaType,isReel,caption,prunedCaption,hashtags,mentions,likeCount,commentsCount",
    );
  });

  test("shows the profile, under the names that Behold's users know", () => {
    const profile = {
      username: "harbour.bakery",
      name: "Harbour Bakery",
      biography: "Bread, since 1921",
      website: "https://harbour.example",
      followersCount: 1204,
      followsCount: 0,
      mediaCount: 87,
    };
    const picture = { name: nameOf(9), source: "/v/9.jpg" };
    const accounts = [accountRecord({ profile, picture })];
    expect(documents(content([], { accounts }))).toEqual([
      {
        version: 1,
        id: "bakery",
        updatedAt: AT,
        stale: false,
        username: "harbour.bakery",
        name: "Harbour Bakery",
        biography: "Bread, since 1921",
        website: "https://harbour.example",
        profilePictureUrl: url(nameOf(9)),
        followersCount: 1204,
        followsCount: 0,
        postsCount: 87,
        posts: [],
      },
    ]);
  });

  test("leaves out what Instagram left out", () => {
    expect(Object.keys(present(documents(content([]))[0]))).toEqual([
      "version",
      "id",
      "updatedAt",
      "stale",
      "username",
      "posts",
    ]);
  });

  test("is empty and no error before the first sync", () => {
    expect(documents(content([]))[0]?.posts).toEqual([]);
    expect(documents(content([]))[0]?.next).toBeUndefined();
  });

  test("carries the defaults of its look, if there are any", () => {
    const feed = { ...FEED, settings: { columns: 4 } };
    expect(documents(content([], { feed }))[0]?.settings).toEqual({ columns: 4 });
    expect(documents(content([]))[0]?.settings).toBeUndefined();
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "not an address"])(
    "never carries the address %s",
    (address) => {
      const accounts = [accountRecord({ profile: { username: "x", website: address } })];
      const posts = [postRecord(1, { permalink: address })];
      expect(JSON.stringify(documents(content(posts, { accounts })))).not.toContain(address);
    },
  );

  test("of several accounts says at each post whose it is, newest first", () => {
    const accounts = [
      accountRecord(),
      accountRecord({ id: "a2", profile: { username: "harbour.cafe", name: "Café" } }),
    ];
    const posts = [
      postRecord(1),
      postRecord(3),
      postRecord(2, {}, { accountId: "a2" }),
      postRecord(4, {}, { accountId: "a2" }),
    ];
    const document = present(documents(content(posts, { accounts }))[0]);
    expect(document.posts.map(({ username }) => username)).toEqual([
      "harbour.cafe",
      "harbour.bakery",
      "harbour.cafe",
      "harbour.bakery",
    ]);
    expect(document).not.toHaveProperty("username");
    expect(document).not.toHaveProperty("name");
  });
});

describe("a post", () => {
  test("is complete", () => {
    const post = onlyPost({
      permalink: "https://www.instagram.com/p/Abc/",
      caption: "Fresh rye with @mill #bread",
      altText: "A loaf",
      likeCount: 0,
      commentsCount: 2,
      timestamp: Date.UTC(2026, 4, 4, 10, 0, 0),
    });
    expect(post).toEqual({
      id: "17900000000000001",
      mediaUrl: url(nameOf(11_080)),
      sizes: {
        small: { width: 400, height: 400, mediaUrl: url(nameOf(10_400)) },
        medium: { width: 700, height: 700, mediaUrl: url(nameOf(10_700)) },
        large: { width: 1080, height: 1080, mediaUrl: url(nameOf(11_080)) },
        full: { width: 1440, height: 1440, mediaUrl: url(nameOf(11_440)) },
      },
      altText: "A loaf",
      colorPalette: {
        dominant: "1, 2, 3",
        muted: "1, 2, 3",
        mutedLight: "128, 129, 129",
        mutedDark: "0, 1, 1",
        vibrant: "1, 2, 3",
        vibrantLight: "128, 129, 129",
        vibrantDark: "0, 1, 1",
      },
      placeholder: "ab".repeat(27),
      timestamp: "2026-05-04T10:00:00Z",
      permalink: "https://www.instagram.com/p/Abc/",
      mediaType: "IMAGE",
      isReel: false,
      caption: "Fresh rye with @mill #bread",
      prunedCaption: "Fresh rye with @mill",
      hashtags: ["bread"],
      mentions: ["mill"],
      likeCount: 0,
      commentsCount: 2,
    });
  });

  test("has no member for what it lacks", () => {
    const post = onlyPost({});
    for (const member of ["caption", "prunedCaption", "altText", "likeCount", "children"]) {
      expect(post).not.toHaveProperty(member);
    }
    expect(post).toMatchObject({ hashtags: [], mentions: [] });
  });

  test("keeps text as text", () => {
    const caption = '<script>alert("1")</script> & "quotes" \u2028 end';
    expect(onlyPost({ caption }).caption).toBe(caption);
  });

  test("that is a video names the kept file and its poster", () => {
    const files = postFiles(1, { video: nameOf(5, "mp4") });
    const post = onlyPost({ mediaType: "VIDEO", isReel: true }, { files });
    expect(post.mediaUrl).toBe(url(nameOf(5, "mp4")));
    expect(post.thumbnailUrl).toBe(url(nameOf(11_080)));
    expect(post.isReel).toBe(true);
  });

  test("that is a video without a kept file names its picture, and still its address", () => {
    const permalink = "https://www.instagram.com/reel/Def/";
    const post = onlyPost({ mediaType: "VIDEO", permalink });
    expect(post.mediaUrl).toBe(post.thumbnailUrl);
    expect(post.permalink).toBe(permalink);
  });

  test("that is a carousel shows the slides that have a picture, in their order", () => {
    const children = [
      { id: "3", mediaType: "VIDEO" as const, altText: "Three" },
      { id: "1", mediaType: "IMAGE" as const },
      { id: "2", mediaType: "IMAGE" as const },
    ];
    const files = postFiles(1, {
      children: { "2": storedFiles(22), "3": storedFiles(33, { video: nameOf(34, "mp4") }) },
    });
    const post = onlyPost({ mediaType: "CAROUSEL_ALBUM", children }, { files });
    expect(post.children).toMatchObject([
      {
        id: "3",
        mediaType: "VIDEO",
        altText: "Three",
        mediaUrl: url(nameOf(34, "mp4")),
        thumbnailUrl: url(nameOf(331_080)),
      },
      { id: "2", mediaType: "IMAGE", mediaUrl: url(nameOf(221_080)) },
    ]);
  });

  test("without its pictures is left out, and so is a trial reel", () => {
    const posts = [
      postRecord(1, {}, { files: undefined }),
      postRecord(2, { mediaType: "VIDEO", isReel: true, sharedToFeed: false }),
      postRecord(3, { mediaType: "VIDEO", isReel: true, sharedToFeed: true }),
    ];
    expect(documents(content(posts))[0]?.posts.map(({ id }) => id)).toEqual(["17900000000000003"]);
  });
});

describe("pages", () => {
  const posts = Array.from({ length: 60 }, (_, index) => postRecord(index));

  test("hold 24 posts each and lead from one to the next, newest first", () => {
    const pages = buildPages(content(posts));
    const read = documents(content(posts));
    expect(read.map(({ posts }) => posts.length)).toEqual([24, 24, 12]);
    const ids = read.flatMap(({ posts }) => posts.map(({ id }) => id));
    expect(ids).toEqual(posts.map(({ id }) => id).reverse());
    expect(read.map(({ next }) => next)).toEqual([
      `https://feed.example.com/feeds/bakery/after/${pages[1]?.cursor}.json`,
      `https://feed.example.com/feeds/bakery/after/${pages[2]?.cursor}.json`,
      undefined,
    ]);
    expect(pages[0].cursor).toBe("");
    for (const { cursor } of pages) expect(cursor).toMatch(/^[\w.~-]*$/);
  });

  test("are one exactly when they are full", () => {
    expect(documents(content(posts.slice(0, 24)))).toHaveLength(1);
    expect(documents(content(posts.slice(0, 25)))).toHaveLength(2);
  });

  test("are the same, byte for byte, in whichever order the posts come", () => {
    const shuffled = [...posts].sort((a, b) => (Number(a.id) % 7) - (Number(b.id) % 7));
    expect(JSON.stringify(documents(content(shuffled)))).toBe(
      JSON.stringify(documents(content(posts))),
    );
  });

  test("keep posts of the same instant in one order", () => {
    const twins = [1, 2, 3].map((number) => postRecord(number, {}, { postedAt: START }));
    const [first, second, third] = twins.map(({ id }) => id);
    for (const order of [twins, [...twins].reverse()]) {
      const ids = documents(content(order))[0]?.posts.map(({ id }) => id);
      expect(ids).toEqual([third, second, first]);
    }
  });

  test("know the names of all files they mention", () => {
    const files = postFiles(1, {
      video: nameOf(5, "mp4"),
      children: { "2": storedFiles(22) },
    });
    const children = [{ id: "2", mediaType: "IMAGE" as const }];
    const media = { mediaType: "CAROUSEL_ALBUM" as const, children };
    const picture = { name: nameOf(9), source: "/v/9.jpg" };
    const built = content([postRecord(1, media, { files })], {
      accounts: [accountRecord({ picture })],
    });
    const [page] = buildPages(built);
    const mentioned = page
      .jsonAt(AT)
      .toString()
      .match(/[0-9a-f]{32}\.(webp|mp4)/g);
    expect(new Set(page.names)).toEqual(new Set(mentioned));
    expect(page.names).toHaveLength(10);
  });
});
