import { expect, onTestFinished, test } from "vitest";
import type { FeedDocument } from "../../../server/feed/document.ts";
import { launchChromium } from "../../support/chromium.ts";
import { PASSWORD, startTestServer } from "../../support/test-server.ts";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("a post that must go is gone after three taps on a phone, and back after a fourth", async () => {
  const server = await startTestServer();
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  const { posts } = await server.feedWith("harbour-bakery", (one) => one.posts.length === 3);
  const [unwanted] = posts;
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage(PHONE);
  await page.goto(`${server.url}/admin/login`);
  await page.fill("input[type=password]", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${server.url}/admin`);
  let taps = 0;
  const tap = async (selector: string) => {
    taps += 1;
    await page.locator(selector).first().tap();
  };
  const served = async () => {
    server.clock.advance(1000);
    const read: FeedDocument = await (await server.feed("harbour-bakery")).json();
    return read.posts.map(({ id }) => id);
  };
  await tap(".feed-line a");
  const tile = `#p${unwanted?.id}`;
  await tap(`${tile} button[value^=hide]`);
  await page.locator(tile, { hasText: "Hidden by you" }).waitFor();
  expect(await served()).not.toContain(unwanted?.id);
  expect(taps).toBeLessThanOrEqual(3);
  // What was done stays in sight, and where the owner was, they still are.
  expect(new URL(page.url()).pathname).toBe("/admin/feeds/harbour-bakery/posts");
  await tap("button[name=undo]");
  await page.locator(tile, { hasText: "On your site" }).waitFor();
  expect(await served()).toContain(unwanted?.id);
  // What was pressed has gone each time: the focus is on the post that it was about.
  const focused = () => page.evaluate(() => document.activeElement?.closest("li")?.id);
  expect(await focused()).toBe(`p${unwanted?.id}`);
  await page.locator(`#p${posts[2]?.id} input`).check();
  await page.locator(".wall-several button[value=pin]").press("Enter");
  await page.locator(`#p${posts[2]?.id}`, { hasText: "Pinned by you" }).waitFor();
  await expect.poll(focused).toBe(`p${posts[2]?.id}`);
  await page.locator(`#p${posts[2]?.id} button[value^=unpin]`).press("Enter");
  await page.locator(`#p${posts[2]?.id}`, { hasText: "On your site" }).waitFor();
  const box = page.locator(`${tile} input`);
  await box.focus();
  await page.keyboard.press("ArrowRight");
  expect(await focused()).toBe(`p${posts[1]?.id}`);
  await page.keyboard.press("p");
  await page.locator(`#p${posts[1]?.id}`, { hasText: "Pinned by you" }).waitFor();
  expect((await served())[0]).toBe(posts[1]?.id);
});
