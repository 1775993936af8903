import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { it } from "../../support/site-test.ts";
import { said, visitPost } from "./lightbox-visit.ts";

const hash = (page: Page) => page.evaluate(() => location.hash);

describe("the page's address, which names the post on show,", () => {
  it("changes without touching what the page's router keeps with its entry", async ({ site }) => {
    site.feed();
    const { page, dialog } = await visitPost(site, 0, {
      attributes: "hash",
      before: () => history.replaceState({ view: "shop" }, ""),
    });
    const state = () => page.evaluate(() => history.state);
    expect(await hash(page)).toContain("#windowbox=");
    expect(await state()).toEqual({ view: "shop" });
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await state()).toEqual({ view: "shop" });
  });

  it("may refuse to be changed, as Safari's does after too many: the lightbox goes on", async ({
    site,
  }) => {
    site.feed();
    const { page, dialog, troubles } = await visitPost(site, 0, {
      attributes: "hash",
      before: () => {
        history.replaceState = () => {
          throw new DOMException("Too often", "SecurityError");
        };
      },
    });
    await page.keyboard.press("ArrowRight");
    expect(await said(page)).toContain("Post 2 of 12");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(troubles).toEqual([]);
  });
});
