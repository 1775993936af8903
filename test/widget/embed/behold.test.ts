import { expect } from "vitest";
import { pruneCaption } from "../../../server/feed/captions.ts";
import type { FeedChild, FeedDocument, FeedPost } from "../../../server/feed/document.ts";
import { feedDocument, feedPost, sizesOf } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";

/** A page as owners write them for Behold's JSON; `feedUrl` is the one line of it that moving changes. */
const page = (feedUrl: string) => `
<section id="instagram" hidden>
  <header></header>
  <div class="grid" style="display:grid;grid-template-columns:repeat(3,100px)"></div>
</section>
<script>
  const FEED_URL = "${feedUrl}";

  const add = (parent, tag, props) => parent.appendChild(Object.assign(document.createElement(tag), props));
  const imageOf = (post) => post.sizes?.medium ?? { mediaUrl: post.thumbnailUrl ?? post.mediaUrl };
  const textOf = (post) => post.caption ? post.prunedCaption.slice(0, 120) : "";

  function showHeader(feed) {
    const header = document.querySelector("#instagram header");
    if (feed.profilePictureUrl) add(header, "img", { src: feed.profilePictureUrl, alt: feed.username });
    add(header, "h2", { textContent: "@" + feed.username });
    if (feed.biography) add(header, "p", { textContent: feed.biography });
    if (feed.website) add(header, "a", { href: feed.website, textContent: feed.website });
    if (feed.followersCount) add(header, "p", { textContent: feed.followersCount.toLocaleString("en") + " followers" });
  }

  function showPost(post) {
    const tile = add(document.querySelector("#instagram .grid"), "a", { href: post.permalink || "#", rel: "noopener" });
    const { width, height, mediaUrl } = imageOf(post);
    const img = add(tile, "img", { src: mediaUrl, alt: post.altText ?? textOf(post).slice(0, 80) });
    if (width && height) img.style.aspectRatio = width + " / " + height;
    img.style.width = "100%";
    tile.style.backgroundColor = "rgb(" + post.colorPalette.dominant + ")";
    tile.style.color = "rgb(" + post.colorPalette.vibrantLight.split(", ").join(",") + ")";
    if (post.mediaType === "VIDEO") add(tile, "span", { className: post.isReel ? "reel" : "video", textContent: "▶" });
    (post.children ?? []).forEach((child) => {
      const video = child.mediaType === "VIDEO";
      add(tile, "img", { className: "slide", alt: child.altText ?? "", src: video && child.thumbnailUrl || child.sizes.small.mediaUrl }).style.width = "20px";
    });
    add(tile, "time", { textContent: new Date(post.timestamp).toLocaleDateString("en", { timeZone: "UTC", dateStyle: "medium" }) });
    if (post.likeCount != null) add(tile, "span", { textContent: post.likeCount.toLocaleString("en") + " likes" });
    add(tile, "p", { textContent: textOf(post).split("\\n")[0] });
    add(tile, "p", { className: "tags", textContent: post.hashtags.map((tag) => "#" + tag).concat(post.mentions.map((name) => "@" + name)).join(" ") });
  }

  fetch(FEED_URL)
    .then((response) => {
      if (!response.ok) throw new Error("feed " + response.status);
      return response.json();
    })
    .then((feed) => {
      const posts = feed.posts ?? feed;
      showHeader(feed);
      posts.filter((post) => textOf(post).indexOf("#ad") < 0).slice(0, 9).forEach(showPost);
      document.getElementById("instagram").hidden = false;
    })
    .catch((error) => console.error("Behold", error));
</script>`;

const without = <T extends object>(value: T, ...names: (keyof T & string)[]): T => {
  const rest = { ...value };
  for (const name of names) delete rest[name];
  return rest;
};

/** Every kind of post, and posts of which Instagram said less. */
function posts(server: string): FeedPost[] {
  const child = (index: number, changes: Partial<FeedChild> = {}): FeedChild => {
    const { id, mediaUrl, colorPalette, placeholder } = feedPost(server, index);
    const sizes = sizesOf(server, `${index}`, 1080, 1080);
    return { id, mediaUrl, colorPalette, placeholder, sizes, mediaType: "IMAGE", ...changes };
  };
  const video = { mediaUrl: `${server}/media/film.mp4` };
  const poster = sizesOf(server, "7", 720, 1280).large.mediaUrl;
  return [
    feedPost(server, 0, { altText: "A loaf on a board", mentions: ["miller"] }),
    feedPost(server, 1, {
      mediaType: "CAROUSEL_ALBUM",
      children: [
        child(20, { altText: "Knots" }),
        child(21, { ...video, mediaType: "VIDEO", thumbnailUrl: poster }),
      ],
    }),
    feedPost(server, 2, { ...video, mediaType: "VIDEO", isReel: true, thumbnailUrl: poster }),
    feedPost(server, 3, { ...video, mediaType: "VIDEO", thumbnailUrl: poster }),
    without(feedPost(server, 4), "likeCount", "commentsCount"),
    without(feedPost(server, 5, { hashtags: [] }), "caption", "prunedCaption"),
    without(feedPost(server, 6), "permalink"),
    feedPost(server, 7, { caption: "#rye #bread", prunedCaption: pruneCaption("#rye #bread") }),
  ];
}

/** The same as Behold has it: `null` for what Instagram left out, its own way with dates, nothing that only we have. */
function asBehold({ username, posts: all, ...feed }: FeedDocument): unknown {
  const { biography, profilePictureUrl, website, followersCount, followsCount } = feed;
  return {
    username,
    biography: biography ?? null,
    profilePictureUrl,
    website: website ?? null,
    followersCount,
    followsCount: followsCount ?? null,
    posts: all.map(({ placeholder: _, ...post }) => ({
      ...post,
      permalink: post.permalink ?? null,
      timestamp: post.timestamp.replace(".000Z", "+0000"),
      caption: post.caption ?? null,
      prunedCaption: post.prunedCaption ?? null,
      likeCount: post.likeCount ?? null,
      commentsCount: post.commentsCount ?? null,
    })),
  };
}

it("a page written for Behold's JSON is switched by one line: it shows the same, and every picture of it comes from this server", async ({
  site,
}) => {
  const all = posts(site.feeds.origin);
  site.feed({ posts: all });
  const document = feedDocument(site.feeds.origin, { posts: all });
  const behold = `${site.pages.origin}/behold/AbC123dEfG`;
  site.pages.json("/behold/AbC123dEfG", asBehold(document));
  async function show(feedUrl: string) {
    const { page: shown, troubles, asked } = await site.open(page(feedUrl));
    await shown.locator("#instagram:not([hidden])").waitFor();
    const pictures = shown.locator("#instagram img");
    await expect
      .poll(() =>
        pictures.evaluateAll((images) =>
          images.every((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
        ),
      )
      .toBe(true);
    expect(troubles).toEqual([]);
    return { markup: await shown.locator("#instagram").innerHTML(), asked };
  }
  const before = await show(behold);
  const after = await show(`${site.feeds.origin}/feeds/harbour-bakery.json`);
  expect(after.markup).toBe(before.markup);
  expect(after.markup.match(/<time>/g)).toHaveLength(all.length);
  expect(after.markup).toContain("Sourdough, fresh from the oven at six.");
  expect(after.markup).toContain("aspect-ratio: 700 / 875");
  expect(after.asked).not.toContain(behold);
  for (const address of after.asked.filter((one) => !one.startsWith(site.pages.origin))) {
    expect(address).toContain(`${site.feeds.origin}/`);
  }
});
