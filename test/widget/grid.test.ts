import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WidgetSite } from "../support/widget-site.ts";

let site: WidgetSite;
beforeAll(async () => {
  site = await WidgetSite.start();
});
afterEach(() => site.reset());
afterAll(() => site.stop());

const FEED = `<windowbox-feed feed-id="harbour-bakery"></windowbox-feed>`;

describe("the grid", () => {
  it("shows the newest twelve posts as links to Instagram with names a screen reader can say", async () => {
    site.feed();
    const { page, troubles } = await site.open(site.script + FEED);
    const tiles = page.getByRole("list", { name: "Instagram posts by harbour.bakery" });
    const links = tiles.getByRole("link");
    await expect.poll(() => links.count()).toBe(12);
    const first = links.first();
    expect(await first.getAttribute("aria-label")).toBe(
      "Photo, May 4, 2026: Sourdough, fresh from the oven at six.",
    );
    expect(await first.getAttribute("href")).toBe("https://www.instagram.com/p/post0/");
    expect(await first.getAttribute("target")).toBe("_blank");
    expect(await first.getAttribute("rel")).toBe("noopener");
    expect(troubles).toEqual([]);
  });
});
