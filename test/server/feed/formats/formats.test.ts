import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parseJsonFeed, parseRssFeed } from "feedsmith";
import { RelaxNGValidator, XmlDocument } from "libxml2-wasm";
import { describe, expect, test } from "vitest";
import type { FeedDocument, FeedPost } from "../../../../server/feed/document.ts";
import { createFormatsBuilder } from "../../../../server/feed/formats/build-formats.ts";
import { renderJsonFeed } from "../../../../server/feed/formats/json-feed.ts";
import { fitOembed, renderOembed } from "../../../../server/feed/formats/oembed.ts";
import { renderRss } from "../../../../server/feed/formats/rss.ts";
import { createLog } from "../../../../server/logging/log.ts";
import { openTestDatabase } from "../../../support/database.ts";
import { type FeedFixture, feedDocument, feedPost } from "../../../support/feed-fixture.ts";
import { present } from "../../../support/test-instance.ts";
import { insertAccount } from "../records.ts";

const SERVER = "https://feed.example.com";
const SCHEMA = readFileSync(join(import.meta.dirname, "rss-2.0.rng"), "utf8");

const HOSTILE =
  "<script>alert(1)</script> & ]]> \"q\" 'a' \u0000\u0008\u001b\u{d800}\ufffe 👩‍🍳\n&lt;b&gt; second";
const SHOWN = "<script>alert(1)</script> & ]]> \"q\" 'a'  👩‍🍳";

const CAROUSEL: Partial<FeedPost> = {
  mediaType: "CAROUSEL_ALBUM",
  children: [
    { ...feedPost(SERVER, 3), id: "c1", mediaType: "IMAGE", altText: "A <loaf> & a knife" },
    {
      ...feedPost(SERVER, 4),
      id: "c2",
      mediaType: "VIDEO",
      mediaUrl: `${SERVER}/media/c2.mp4`,
      thumbnailUrl: `${SERVER}/media/4-1080x1080.webp`,
    },
  ],
};

const {
  caption: _caption,
  permalink: _permalink,
  ...WORDLESS
} = feedPost(SERVER, 2, {
  mediaType: "CAROUSEL_ALBUM",
  children: [],
});

function documentOf(posts: readonly FeedPost[], more: FeedFixture = {}): FeedDocument {
  return feedDocument(SERVER, { ...more, posts });
}

const ALL = documentOf(
  [
    feedPost(SERVER, 0, { caption: HOSTILE }),
    feedPost(SERVER, 1, CAROUSEL),
    { ...WORDLESS, hashtags: [] },
  ],
  { biography: `Bread \u0007${HOSTILE}`, lang: "de", settings: { lang: "fr" } },
);

/** Read by libxml2 and checked against the schema, then by a feed reader. */
function readRss(text: string) {
  const schema = XmlDocument.fromString(SCHEMA);
  const xml = XmlDocument.fromString(text);
  const validator = RelaxNGValidator.fromDoc(schema);
  validator.validate(xml);
  for (const one of [validator, xml, schema]) one.dispose();
  return parseRssFeed(text);
}

describe("a feed as RSS", () => {
  test("is valid, and says what the feed shows", () => {
    const rss = readRss(renderRss(ALL, SERVER));
    expect(rss).toMatchObject({
      title: "Harbour Bakery (@harbour.bakery)",
      link: "https://www.instagram.com/harbour.bakery/",
      language: "de",
      atom: { links: [{ rel: "self", href: `${SERVER}/feeds/harbour-bakery.rss` }] },
    });
    const [first, carousel, wordless] = rss.items ?? [];
    expect(first).toMatchObject({
      link: "https://www.instagram.com/p/post0/",
      guid: { value: "17900000000000000", isPermaLink: false },
      pubDate: "Mon, 04 May 2026 12:00:00 GMT",
      dc: { creators: ["harbour.bakery"] },
      categories: [{ name: "bread" }, { name: "sourdough" }],
    });
    expect(carousel?.media?.contents).toMatchObject([
      {
        url: `${SERVER}/media/3-1080x1440.webp`,
        type: "image/webp",
        medium: "image",
        width: 1080,
        height: 1440,
      },
      { url: `${SERVER}/media/c2.mp4`, type: "video/mp4", medium: "video" },
    ]);
    expect(carousel?.description).toContain(`<video src="${SERVER}/media/c2.mp4"`);
    // Automations take the title for granted.
    expect(wordless).toMatchObject({ title: "@harbour.bakery" });
    expect(wordless?.link).toBeUndefined();
  });

  test("shows a hostile caption as the text it is, without what XML cannot hold", () => {
    const [item] = readRss(renderRss(ALL, SERVER)).items ?? [];
    expect(item?.title).toBe(SHOWN);
    expect(item?.description).toContain("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt;");
    expect(item?.description).toContain("👩‍🍳<br>&amp;lt;b&amp;gt; second</p>");
    expect(item?.description).not.toContain("<script");
  });

  test("is whole without posts, without a profile, and with every character there is", () => {
    const { username: _username, name: _name, biography: _biography, ...bare } = documentOf([]);
    expect(readRss(renderRss(bare, SERVER))).toMatchObject({
      title: "harbour-bakery",
      link: `${SERVER}/embed/harbour-bakery`,
    });
    const ranges = [
      [0, 0x300],
      [0xd7f0, 0xe010],
      [0xfff0, 0x10000],
    ] as const;
    const caption = ranges
      .flatMap(([from, to]) =>
        Array.from({ length: to - from }, (_, at) => String.fromCharCode(from + at)),
      )
      .join(" ");
    const [item] =
      readRss(renderRss(documentOf([feedPost(SERVER, 0, { caption })]), SERVER)).items ?? [];
    expect(item?.description?.includes("&amp;")).toBe(true);
  });

  test("names each post's own account where a feed shows several", () => {
    const rss = readRss(
      renderRss(documentOf([feedPost(SERVER, 0, { username: "other.one" })]), SERVER),
    );
    expect(rss.items?.[0]?.dc?.creators).toEqual(["other.one"]);
  });
});

describe("a feed as JSON Feed", () => {
  test("is of version 1.1, with every picture and video", () => {
    const feed: Record<string, unknown> = JSON.parse(renderJsonFeed(ALL, SERVER));
    expect(feed).toMatchObject({
      version: "https://jsonfeed.org/version/1.1",
      title: "Harbour Bakery (@harbour.bakery)",
      home_page_url: "https://www.instagram.com/harbour.bakery/",
      feed_url: `${SERVER}/feeds/harbour-bakery.feed.json`,
      icon: `${SERVER}/media/profile-150x150.webp`,
      authors: [{ name: "Harbour Bakery", url: "https://www.instagram.com/harbour.bakery/" }],
      language: "de",
    });
    const read = parseJsonFeed(feed);
    expect(read.items).toHaveLength(3);
    const [first, carousel, wordless] = read.items ?? [];
    expect(first).toMatchObject({
      id: "17900000000000000",
      url: "https://www.instagram.com/p/post0/",
      title: SHOWN,
      content_text: `${SHOWN}\n&lt;b&gt; second`,
      date_published: "2026-05-04T12:00:00.000Z",
      tags: ["bread", "sourdough"],
    });
    expect(first?.content_html).not.toContain("<script");
    expect(carousel?.attachments).toEqual([
      {
        url: `${SERVER}/media/3-1080x1440.webp`,
        mime_type: "image/webp",
        title: "A <loaf> & a knife",
      },
      { url: `${SERVER}/media/c2.mp4`, mime_type: "video/mp4" },
    ]);
    expect(wordless).not.toHaveProperty("title");
    expect(wordless).not.toHaveProperty("tags");
  });

  test("cuts a long title at a word", () => {
    const titleOf = (caption: string) => {
      const [item] =
        parseJsonFeed(
          JSON.parse(renderJsonFeed(documentOf([feedPost(SERVER, 0, { caption })]), SERVER)),
        ).items ?? [];
      return item?.title;
    };
    expect(titleOf(`\n\n  ${"loaf ".repeat(40)}`)).toBe(
      `${"loaf ".repeat(19)}loaf…`.replace("loaf loaf…", "loaf…"),
    );
    expect(titleOf("🥐".repeat(150))).toBe(`${"🥐".repeat(99)}…`);
  });
});

describe("what oEmbed is told", () => {
  const sized = (settings: FeedDocument["settings"], maxWidth?: number, maxHeight?: number) =>
    fitOembed(renderOembed(feedDocument(SERVER, { ...(settings && { settings }) }), SERVER), {
      maxWidth,
      maxHeight,
    });

  test("fits the feed into the room there is", () => {
    // Twelve squares in rows of three, gaps between them; of two in a narrow place.
    expect(sized(undefined)).toMatchObject({ width: 640, height: 855 });
    expect(sized(undefined, 900)).toMatchObject({ width: 900, height: 1202 });
    expect(sized(undefined, 300)).toMatchObject({ width: 300, height: 908 });
    expect(sized(undefined, 300, 500)).toMatchObject({ width: 300, height: 500 });
    expect(sized({ columns: 4, limit: 8, aspectRatio: "4/5", header: true }, 1000)).toMatchObject({
      height: 723,
    });
    expect(sized({ layout: "carousel", columns: 4 }, 800)).toMatchObject({ height: 241 });
    expect(sized({ layout: "highlight", limit: 6 }, 900)).toMatchObject({ height: 900 });
    // Two large tiles among twelve: six rows.
    expect(sized({ layout: "highlight" }, 900)).toMatchObject({ height: 1804 });
    expect(sized({ limit: 6, limitMobile: 2, columnsMobile: 1 }, 300)).toMatchObject({
      height: 604,
    });
  });

  test("is nothing but an iframe, in which nothing of the profile is HTML", () => {
    const hostile = feedDocument(SERVER, { name: `<b onclick="x">"&` });
    const answer = fitOembed(renderOembed(hostile, SERVER));
    expect(answer).toMatchObject({
      version: "1.0",
      type: "rich",
      html: `<iframe src="${SERVER}/embed/harbour-bakery" title="&lt;b onclick=&quot;x&quot;&gt;&quot;&amp; (@harbour.bakery)" width="640" height="855" frameborder="0"></iframe>`,
    });
  });
});

describe("the formats of a feed", () => {
  function setUp() {
    const db = openTestDatabase();
    insertAccount(db);
    const log = createLog("info", { write: () => {} });
    const puts: string[] = [];
    const renditions = {
      ...db.renditions,
      put(record: Parameters<typeof db.renditions.put>[0]) {
        puts.push(record.name);
        db.renditions.put(record);
      },
    };
    return { db, puts, publish: createFormatsBuilder({ renditions, log, publicUrl: SERVER }) };
  }
  const page = (document: FeedDocument) => Buffer.from(JSON.stringify(document));

  test("are kept in three encodings that say the same, and again only when they say something else", () => {
    const { db, puts, publish } = setUp();
    const document = feedDocument(SERVER, { id: "bakery", count: 2 });
    publish("bakery", [page(document)]);
    expect(puts).toEqual(["rss", "json-feed", "oembed"]);
    const rss = present(db.renditions.get("bakery", "rss"));
    expect(brotliDecompressSync(rss.brotli).equals(rss.bytes)).toBe(true);
    expect(gunzipSync(rss.gzip).equals(rss.bytes)).toBe(true);
    publish("bakery", [page({ ...document, stale: true })]);
    expect(puts).toHaveLength(3);
    publish("bakery", [page({ ...document, updatedAt: "2026-06-01T00:00:00Z" })]);
    expect(puts.slice(3)).toEqual(["rss"]);
  });
});
