import { expect, test } from "vitest";
import { plainVideoFile } from "../../../demo/sandbox/cdn/files.ts";
import { DAY_MS, HOUR_MS, readJson, startSandbox } from "./start.ts";

function start() {
  const { sandbox, graph, clock } = startSandbox();
  const access_token = sandbox.control.issueToken("shop.two");
  const media = async (params: Record<string, string> = {}) => {
    const page = await readJson(graph("/v26.0/me/media", { access_token, ...params }));
    const posts: Record<string, unknown>[] = Array.isArray(page.data) ? page.data : [];
    return { page, posts, after: /"after":"([^"]+)"/.exec(JSON.stringify(page))?.[1] ?? "" };
  };
  return { control: sandbox.control, graph, clock, access_token, media };
}

test("answers ids only where no fields are asked for", async () => {
  const { media } = start();
  const { posts } = await media();
  expect(posts).toHaveLength(3);
  for (const post of posts) expect(Object.keys(post)).toEqual(["id"]);
});

test("fails the whole request for an unknown field, naming it", async () => {
  const { media, control } = start();
  const { page } = await media({ fields: "id,hologram_url" });
  expect(page).toMatchObject({
    error: {
      code: 100,
      message:
        "(#100) Tried accessing nonexisting field (hologram_url) on node type (ShadowIGMedia)",
    },
  });
  control.addPost("shop.two", { children: [{}, {}] });
  const { page: nested } = await media({ fields: "children{id,colour}" });
  expect(nested).toMatchObject({
    error: { code: 100, message: expect.stringContaining("(colour)") },
  });
  control.refuseFields("alt_text");
  const { page: refused } = await media({ fields: "id,alt_text" });
  expect(refused).toMatchObject({
    error: { code: 100, message: expect.stringContaining("(alt_text)") },
  });
});

test("leaves out what does not apply instead of naming it empty", async () => {
  const { media, control } = start();
  control.addPost("shop.two", { likesHidden: true });
  const { posts } = await media({
    fields: "caption,like_count,alt_text,thumbnail_url,is_shared_to_feed,children{id},media_type",
  });
  expect(Object.keys(posts[0] ?? {}).sort()).toEqual(["id", "media_type"]);
});

test("tells reels, copyrighted reels, trial reels and carousels apart", async () => {
  const { media, control } = start();
  control.addPost("shop.two", { ageMs: 40, type: "VIDEO", sharedToFeed: false });
  control.addPost("shop.two", { ageMs: 30, type: "VIDEO", copyrighted: true });
  control.addPost("shop.two", { ageMs: 20, video: plainVideoFile(), reel: false });
  control.addPost("shop.two", { ageMs: 10, children: [{ altText: "One" }, { type: "VIDEO" }] });
  const fields =
    "media_type,media_product_type,media_url,thumbnail_url,permalink,is_shared_to_feed,children{media_type,media_url,thumbnail_url,alt_text}";
  const { posts } = await media({ fields, limit: "4" });
  const [carousel, video, copyrighted, trial] = posts;
  expect(carousel).toMatchObject({
    media_type: "CAROUSEL_ALBUM",
    media_product_type: "FEED",
    permalink: expect.stringMatching(/^https:\/\/www\.instagram\.com\/p\/[\w-]+\/$/),
    children: {
      data: [
        { media_type: "IMAGE", alt_text: "One" },
        {
          media_type: "VIDEO",
          media_url: expect.stringContaining(".mp4?"),
          thumbnail_url: expect.any(String),
        },
      ],
    },
  });
  expect(video).toMatchObject({ media_type: "VIDEO", media_product_type: "FEED" });
  expect(copyrighted).toMatchObject({
    media_product_type: "REELS",
    is_shared_to_feed: true,
    thumbnail_url: expect.any(String),
    permalink: expect.stringContaining("/reel/"),
  });
  expect(copyrighted).not.toHaveProperty("media_url");
  expect(trial).toMatchObject({ is_shared_to_feed: false });
});

test("writes instants without a colon in the offset, newest first", async () => {
  const { media } = start();
  const { posts } = await media({ fields: "timestamp" });
  expect(posts.map((post) => post.timestamp)).toEqual([
    "2026-05-03T10:00:00+0000",
    "2026-05-02T10:00:00+0000",
    "2026-05-01T10:00:00+0000",
  ]);
});

test("keeps its place between two pages while posts come and go", async () => {
  const { media, control } = start();
  const { posts: first, after, page } = await media({ fields: "caption", limit: "1" });
  expect(first[0]).toMatchObject({ caption: "Post 1 #plain" });
  expect(page.paging).toHaveProperty("next");
  control.addPost("shop.two", { caption: "newer" });
  control.removePost("shop.two", String(first[0]?.id));
  const { posts: second, after: last } = await media({ fields: "caption", limit: "1", after });
  expect(second[0]).toMatchObject({ caption: "Post 2 #plain" });
  const { posts: third, page: end } = await media({ fields: "caption", after: last });
  expect(third).toHaveLength(1);
  expect(end.paging).not.toHaveProperty("next");
});

test("takes 25 posts for a page unless asked, and never more than 100", async () => {
  const { media, control } = start();
  for (let i = 0; i < 110; i += 1) control.addPost("shop.two", { ageMs: i * HOUR_MS });
  expect((await media()).posts).toHaveLength(25);
  expect((await media({ limit: "500" })).posts).toHaveLength(100);
});

test("reads a post and its children by their own addresses, and nobody else's", async () => {
  const { control, graph, access_token } = start();
  const id = control.addPost("shop.two", { caption: "Mine", children: [{}, {}, {}] });
  const post = await readJson(graph(`/${id}`, { fields: "caption", access_token }));
  expect(post).toEqual({ id, caption: "Mine" });
  const children = await readJson(graph(`/${id}/children`, { fields: "media_type", access_token }));
  expect(children.data).toHaveLength(3);
  const foreign = control.addPost("shop.one");
  expect(await readJson(graph(`/${foreign}`, { access_token }))).toMatchObject({
    error: { code: 100, error_subcode: 33 },
  });
});

test("changes only what an edit names, and keeps the ids of the children", async () => {
  const { control, media } = start();
  const id = control.addPost("shop.two", {
    caption: "Before",
    altText: "Bread",
    children: [{}, {}],
  });
  const fields = "caption,timestamp,children{id}";
  const before = await media({ fields, limit: "1" });
  control.editPost("shop.two", id, { caption: "After" });
  const after = await media({ fields, limit: "1" });
  expect(after.posts[0]).toEqual({ ...before.posts[0], caption: "After" });
  control.editPost("shop.two", id, { caption: undefined });
  expect((await media({ fields, limit: "1" })).posts[0]).not.toHaveProperty("caption");
});

test("writes numbers over 2^53 with all their digits", async () => {
  const { control, graph, access_token } = start();
  control.addPost("shop.two", { raw: { id: 17_900_000_000_000_123n, like_count: undefined } });
  const text = await (await graph("/me/media", { access_token, limit: "1" })).text();
  expect(text).toContain('"id":17900000000000123');
});

test("tells the profile as it is changed", async () => {
  const { control, graph, access_token } = start();
  control.setProfile("shop.two", { name: "New Name", followersCount: undefined, picture: false });
  const fields = "name,followers_count,profile_picture_url,media_count,account_type";
  expect(await readJson(graph("/me", { fields, access_token }))).toEqual({
    id: "26000000000000002",
    name: "New Name",
    media_count: 3,
    account_type: "BUSINESS",
  });
});

test("keeps a post's place in time when the clock goes on", async () => {
  const { control, clock, media } = start();
  control.addPost("shop.two", { caption: "now" });
  clock.pass(2 * DAY_MS);
  control.addPost("shop.two", { caption: "a day ago", ageMs: DAY_MS });
  const { posts } = await media({ fields: "caption", limit: "2" });
  expect(posts.map((post) => post.caption)).toEqual(["a day ago", "now"]);
});
