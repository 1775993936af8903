import { expect } from "vitest";
import { feedPost } from "../../support/feed-fixture.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { reel, said, slide, visitPost } from "./lightbox-visit.ts";

const videosAsked = (site: WidgetSite) => site.feeds.paths.filter((path) => path.endsWith(".webm"));

it("shows a reel's poster and asks for the film only when it is to play", async ({ site }) => {
  site.feed({ posts: [reel(site, 0), reel(site, 1)] });
  const { page } = await visitPost(site, 0);
  await slide(page).locator("img[srcset].loaded").waitFor();
  await page.keyboard.press("ArrowRight");
  await slide(page).locator("img[srcset].loaded").waitFor();
  expect(videosAsked(site)).toEqual([]);
  await page.getByRole("button", { name: "Play video" }).click();
  const video = slide(page).locator("video");
  await expect
    .poll(() => video.evaluate((node) => Reflect.get(node, "currentTime")))
    .toBeGreaterThan(0);
  expect(new Set(videosAsked(site))).toEqual(new Set(["/media/reel-1.webm"]));
  const attributes = await video.evaluate((node) =>
    ["controls", "playsinline", "preload", "loop"].map((name) => node.getAttribute(name)),
  );
  expect(attributes).toEqual(["", "", "none", ""]);
  expect(await video.getAttribute("poster")).toContain(".webp");
});

it("plays one at a time: turning the page stops the film and its loading", async ({ site }) => {
  site.feed({ posts: [reel(site, 0), reel(site, 1)] });
  const { page } = await visitPost(site, 0);
  await page.getByRole("button", { name: "Play video" }).click();
  const first = await slide(page).locator("video").elementHandle();
  await page.keyboard.press("ArrowRight");
  expect(await said(page)).toContain("Post 2 of 2");
  const state = await first?.evaluate((node) => [
    Reflect.get(node, "paused"),
    node.hasAttribute("src"),
    node.isConnected,
  ]);
  expect(state).toEqual([true, false, false]);
  await page.getByRole("button", { name: "Play video" }).click();
  expect(await page.locator("dialog video").count()).toBe(1);
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Play video" }).waitFor();
  expect(await page.locator("dialog video").count()).toBe(0);
});

it("stops when the lightbox closes", async ({ site }) => {
  site.feed({ posts: [reel(site, 0)] });
  const { page, troubles } = await visitPost(site, 0);
  await page.getByRole("button", { name: "Play video" }).click();
  const video = await slide(page).locator("video").elementHandle();
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  expect(
    await video?.evaluate((node) => [Reflect.get(node, "paused"), node.hasAttribute("src")]),
  ).toEqual([true, false]);
  expect(troubles).toEqual([]);
});

it("plays by keyboard, keeps the focus, and leaves the arrow keys to the film", async ({
  site,
}) => {
  site.feed({ posts: [reel(site, 0), feedPost(site.feeds.origin, 1)] });
  const { page, focused } = await visitPost(site, 0);
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("button lightbox-play");
  await page.keyboard.press("Enter");
  await expect.poll(focused).toBe("video lightbox-video");
  await page.keyboard.press("ArrowRight");
  expect(await said(page)).toContain("Post 1 of 2");
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
});

it("says so quietly when a film does not come, and when the server keeps none", async ({
  site,
}) => {
  const { origin } = site.feeds;
  site.feed({
    posts: [
      reel(site, 0),
      feedPost(origin, 1, { mediaType: "VIDEO", thumbnailUrl: feedPost(origin, 1).mediaUrl }),
      feedPost(origin, 2, {
        mediaType: "VIDEO",
        thumbnailUrl: `${origin}/media/poster.webp`,
        mediaUrl: `${origin}/media/poster.webp`,
      }),
    ],
  });
  site.feeds.answer("/media/reel-0.webm", (_request, response) => {
    response.writeHead(404).end();
  });
  const { page } = await visitPost(site, 0);
  await page.getByRole("button", { name: "Play video" }).click();
  const line = slide(page).locator("[part=lightbox-message]");
  await line.waitFor();
  expect(await line.textContent()).toMatch(/This video cannot be played here.\s*View on Instagram/);
  for (const post of [2, 3]) {
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain(`Post ${post} of 3`);
    await slide(page).locator("img[srcset].loaded").waitFor();
    expect(await page.getByRole("button", { name: "Play video" }).count()).toBe(0);
    await slide(page).getByRole("link", { name: "View on Instagram" }).waitFor();
  }
});

it("plays a film whose poster does not come", async ({ site }) => {
  const post = reel(site, 0);
  site.feed({ posts: [post] });
  for (const { mediaUrl } of Object.values(post.sizes)) {
    site.feeds.answer(new URL(mediaUrl).pathname, (_request, response) => {
      response.writeHead(404).end();
    });
  }
  const { page } = await visitPost(site, 0);
  await page.getByRole("button", { name: "Play video" }).click();
  await expect
    .poll(() =>
      slide(page)
        .locator("video")
        .evaluate((node) => Reflect.get(node, "currentTime")),
    )
    .toBeGreaterThan(0);
});

it("offers the captions of a film, from another origin and under a strict policy, and plays it without where they may not be had", async ({
  site,
}) => {
  const { origin } = site.feeds;
  const vtt = "WEBVTT\n\n00:00:00.000 --> 00:00:03.000\n<v Anna>Tuore leipä!\n";
  site.feeds.answer("/media/fi.vtt", (_request, response) => {
    response.setHeader("content-type", "text/vtt; charset=utf-8");
    response.end(vtt);
  });
  const tracks = [
    { kind: "captions", lang: "fi", label: "suomi", url: `${origin}/media/fi.vtt` },
    { kind: "captions", lang: "xx", label: "none", url: "javascript:alert(1)" },
  ] as const;
  const [open, shut] = [
    { ...reel(site, 0), tracks },
    { ...reel(site, 1), tracks },
  ];
  const film = await fetch(open.mediaUrl).then((answer) => answer.arrayBuffer());
  site.feeds.answer("/media/reel-1.webm", (_request, response) => {
    response.removeHeader("access-control-allow-origin");
    response.writeHead(200, { "content-type": "video/webm" });
    response.end(Buffer.from(film));
  });
  site.feed({ posts: [open, shut] });
  const { page, troubles } = await visitPost(site, 0, {
    headers: {
      "content-security-policy": `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}; media-src ${origin}; require-trusted-types-for 'script'; trusted-types lit-html`,
    },
  });
  const play = () => page.getByRole("button", { name: "Play video" }).click();
  const video = slide(page).locator("video");
  await play();
  const shown = video.evaluate(
    (node) =>
      new Promise((resolve) => {
        if (!(node instanceof HTMLVideoElement)) return resolve("no video");
        const [first, ...others] = node.textTracks;
        if (!first) return resolve("no captions");
        const { kind, label, language } = first;
        first.addEventListener("cuechange", () => {
          const said = [...(first.activeCues ?? [])].map((cue) => Reflect.get(cue, "text"));
          if (said.length > 0) resolve({ kind, label, language, said, others: others.length });
        });
        first.mode = "showing";
      }),
  );
  expect(await shown).toEqual({
    ...{ kind: "captions", label: "suomi", language: "fi", others: 0 },
    said: ["<v Anna>Tuore leipä!"],
  });
  expect(troubles).toEqual([]);
  await page.keyboard.press("PageDown");
  await play();
  await expect
    .poll(() => video.evaluate((node) => Reflect.get(node, "currentTime")))
    .toBeGreaterThan(0);
});
