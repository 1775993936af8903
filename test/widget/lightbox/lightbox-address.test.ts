import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WidgetSite } from "../../support/widget-site.ts";
import { said, visitPost } from "./lightbox-visit.ts";

let site: WidgetSite;
beforeAll(async () => {
  site = await WidgetSite.start();
});
afterEach(() => site.reset());
afterAll(() => site.stop());

const hash = (page: Page) => page.evaluate(() => location.hash);

describe("the page's address, which names the post on show,", () => {
  it("changes without touching what the page's router keeps with its entry", async () => {
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

  it("may refuse to be changed, as Safari's does after too many: the lightbox goes on", async () => {
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
