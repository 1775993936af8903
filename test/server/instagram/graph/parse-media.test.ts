import { describe, expect, it } from "vitest";
import { parseJson } from "../../../../server/instagram/graph/parse-json.ts";
import { parseMediaPage } from "../../../../server/instagram/graph/parse-media.ts";

const IMAGE = {
  id: "17900000000000001",
  media_type: "IMAGE",
  media_url: "https://scontent.cdninstagram.com/v/2_n.jpg?oe=6A2B3C4D",
  permalink: "https://www.instagram.com/p/Abc123/",
  timestamp: "2026-05-04T10:00:00+0000",
};

const CLIP = { media_url: "https://a.test/1.mp4", thumbnail_url: "https://a.test/2.jpg" };

function parseOne(item: unknown) {
  return parseMediaPage({ data: [item] }, undefined)?.items[0];
}

describe("a page of posts", () => {
  it("reads carousels with their children, reels without media_url and counts", () => {
    const page = parseMediaPage(
      {
        data: [
          {
            ...IMAGE,
            caption: "Fresh rye today",
            media_type: "CAROUSEL_ALBUM",
            media_product_type: "FEED",
            like_count: 31,
            comments_count: 0,
            children: {
              data: [
                {
                  id: "17900000000000002",
                  media_type: "IMAGE",
                  media_url: "https://a.test/1.jpg",
                  alt_text: "Loaf on a board",
                },
                {
                  id: "17900000000000003",
                  media_type: "VIDEO",
                  ...CLIP,
                },
                { id: "17900000000000005", media_type: "HOLOGRAM" },
                { id: "17900000000000003", media_type: "VIDEO", ...CLIP },
              ],
            },
          },
          {
            id: "17900000000000004",
            media_type: "VIDEO",
            media_product_type: "REELS",
            is_shared_to_feed: false,
            thumbnail_url: "https://a.test/3.jpg",
            permalink: "https://www.instagram.com/reel/Def456/",
            timestamp: "2026-05-02T08:30:00+0000",
          },
        ],
      },
      undefined,
    );
    expect(page).toEqual({
      ignored: 0,
      items: [
        {
          id: "17900000000000001",
          mediaType: "CAROUSEL_ALBUM",
          isReel: false,
          mediaUrl: IMAGE.media_url,
          permalink: IMAGE.permalink,
          timestamp: Date.UTC(2026, 4, 4, 10),
          caption: "Fresh rye today",
          likeCount: 31,
          commentsCount: 0,
          hasUnreadChildren: true,
          children: [
            {
              id: "17900000000000002",
              mediaType: "IMAGE",
              mediaUrl: "https://a.test/1.jpg",
              altText: "Loaf on a board",
            },
            {
              id: "17900000000000003",
              mediaType: "VIDEO",
              mediaUrl: "https://a.test/1.mp4",
              thumbnailUrl: "https://a.test/2.jpg",
            },
          ],
        },
        {
          id: "17900000000000004",
          mediaType: "VIDEO",
          isReel: true,
          sharedToFeed: false,
          thumbnailUrl: "https://a.test/3.jpg",
          permalink: "https://www.instagram.com/reel/Def456/",
          timestamp: Date.UTC(2026, 4, 2, 8, 30),
          children: [],
        },
      ],
    });
  });

  it("leaves out what it cannot understand, counts it and says which types it met", () => {
    const logged: object[] = [];
    const page = parseMediaPage(
      {
        data: [
          IMAGE,
          { ...IMAGE, id: "2", media_type: "HOLOGRAM" },
          { ...IMAGE, id: "not digits" },
          { ...IMAGE, id: "3", timestamp: "yesterday" },
          null,
          "<script>",
          [[]],
        ],
      },
      undefined,
      { warn: (facts) => logged.push(facts) },
    );
    expect(page?.items.map(({ id }) => id)).toEqual([IMAGE.id]);
    expect(page?.ignored).toBe(6);
    expect(logged).toEqual([{ ignored: 6, mediaTypes: ["HOLOGRAM", "IMAGE", "unreadable"] }]);
  });

  it("keeps absent what is absent, empty, null or of a wrong type", () => {
    const media = parseOne({
      ...IMAGE,
      caption: "",
      alt_text: null,
      like_count: "many",
      comments_count: -1,
      media_url: 7,
      thumbnail_url: "",
      permalink: null,
      is_shared_to_feed: "no",
      children: "none",
    });
    expect(media).toEqual({
      id: IMAGE.id,
      mediaType: "IMAGE",
      isReel: false,
      timestamp: Date.UTC(2026, 4, 4, 10),
      children: [],
    });
  });

  it.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.test/x",
    "https://user:secret@evil.test/",
    `https://a.test/${"x".repeat(9000)}`,
  ])("takes no address but plain http(s): %.40s", (url) => {
    const media = parseOne({ ...IMAGE, media_url: url, permalink: url });
    expect(media).not.toHaveProperty("mediaUrl");
    expect(media).not.toHaveProperty("permalink");
  });

  it.each([
    ["2026-05-04T10:00:00+0000", Date.UTC(2026, 4, 4, 10)],
    ["2026-05-04T10:00:00Z", Date.UTC(2026, 4, 4, 10)],
    ["2026-05-04T10:00:00.250+00:00", Date.UTC(2026, 4, 4, 10, 0, 0, 250)],
    ["2026-05-04T03:00:00-0700", Date.UTC(2026, 4, 4, 10)],
  ])("reads the time %s", (timestamp, instant) => {
    expect(parseOne({ ...IMAGE, timestamp })?.timestamp).toBe(instant);
  });

  it.each([
    "2026-13-45T10:00:00+0000",
    "1970-01-01T00:00:00+0000",
    "May 4, 2026",
    "",
    1777888800,
    null,
  ])("leaves out a post from the time %s", (timestamp) => {
    expect(parseOne({ ...IMAGE, timestamp })).toBeUndefined();
  });

  it.each([
    [false, false],
    ["false", false],
    [0, false],
    ["true", true],
    [1, true],
    ["no", undefined],
    [null, undefined],
  ])("reads a flag however it is written: %j", (written, sharedToFeed) => {
    const item = { ...IMAGE, is_shared_to_feed: written };
    expect(parseOne(item)?.sharedToFeed).toBe(sharedToFeed);
  });

  it("keeps text as text, whatever it looks like", () => {
    const caption = "<script>alert(1)</script> &amp; {x} ‮ 🥖\n\n#bread";
    expect(parseOne({ ...IMAGE, caption })?.caption).toBe(caption);
  });

  it("cuts a caption of five million characters to ten thousand, between whole characters", () => {
    const caption = parseOne({ ...IMAGE, caption: `x${"🥖".repeat(2_500_000)}` })?.caption;
    expect(caption?.length).toBeLessThanOrEqual(10_000);
    expect(caption?.endsWith("🥖")).toBe(true);
  });

  it("replaces halves of characters, which no database gives back as they were", () => {
    expect(parseOne({ ...IMAGE, caption: "a\ud83eb\0c" })?.caption).toBe("a�bc");
  });

  it("keeps every digit of ids that come as bare numbers", () => {
    const body =
      '{"data":[{"id":17900000000000001,"media_type":"image","timestamp":"2026-05-04T10:00:00+0000"},{"id":42,"media_type":"IMAGE","timestamp":"2026-05-04T10:00:00+0000"}]}';
    expect(parseMediaPage(parseJson(body), undefined)?.items.map(({ id }) => id)).toEqual([
      "17900000000000001",
      "42",
    ]);
  });

  it("lists a post that came twice once", () => {
    expect(parseMediaPage({ data: [IMAGE, IMAGE] }, undefined)).toMatchObject({
      items: [{ id: IMAGE.id }],
      ignored: 0,
    });
  });

  it("recognises reels by their address where the product type is missing", () => {
    const reel = { ...IMAGE, media_type: "VIDEO", permalink: "https://www.instagram.com/reel/X/" };
    expect(parseOne(reel)?.isReel).toBe(true);
    expect(parseOne({ ...reel, media_product_type: "FEED" })?.isReel).toBe(false);
    expect(parseOne({ ...IMAGE, media_type: "VIDEO" })?.isReel).toBe(false);
  });
});

describe("the cursor of the next page", () => {
  const next = "https://graph.instagram.test/media?access_token=T&after=FROM_NEXT";

  it.each([
    ["none without next, though cursors are there", { cursors: { after: "Q" } }, undefined],
    ["from the cursors", { cursors: { after: "Q" }, next }, "Q"],
    ["from next's query where cursors are missing", { next }, "FROM_NEXT"],
    ["none where neither says", { next: "not an address" }, undefined],
    ["none where it is no text", { cursors: { after: 7 }, next: "https://a.test/" }, undefined],
    ["none that leads to itself", { cursors: { after: "ASKED" }, next }, undefined],
  ])("%s", (_case, paging, after) => {
    expect(parseMediaPage({ data: [], paging }, "ASKED")?.after).toBe(after);
  });

  it.each([[undefined], [null], ["{}"], [[]], [{}], [{ data: null }], [{ data: {} }]])(
    "is no page at all: %j",
    (reply) => {
      expect(parseMediaPage(reply, undefined)).toBeUndefined();
    },
  );
});
