import { expect } from "vitest";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const FEED = `<windowbox-feed feed-id="harbour-bakery"></windowbox-feed>`;
const documents = (site: WidgetSite) =>
  site.feeds.paths.filter((path) => path.endsWith(".json")).length;

it("is defined once however often its script is on the page", async ({ site }) => {
  site.feed();
  const again = `<script type="module" src="${site.feeds.origin}/widget.js?again"></script>`;
  const { page, troubles } = await site.open(site.script + again + site.script + FEED);
  await page.locator("a[part=tile]").nth(11).waitFor();
  await expect.poll(() => site.feeds.paths.includes("/widget.js?again")).toBe(true);
  expect(await page.locator("a[part=tile]").count()).toBe(12);
  expect(troubles).toEqual([]);
});

it("takes over elements that were there before it", async ({ site }) => {
  site.feed();
  const release = site.feeds.hold("/widget.js");
  const { page } = await site.open(FEED + FEED + site.script);
  await page.locator("windowbox-feed").first().waitFor({ state: "attached" });
  release();
  await page.locator("windowbox-feed:nth-of-type(2) a[part=tile]").nth(11).waitFor();
  expect(await page.locator("a[part=tile]").count()).toBe(24);
});

it("shows that its posts are on their way where a script has made it, too", async ({ site }) => {
  site.feed();
  const release = site.feeds.hold("/feeds/harbour-bakery.json");
  const { page } = await site.open(`${site.script}<main></main>`);
  await page.evaluate(async () => {
    await customElements.whenDefined("windowbox-feed");
    const feed = document.createElement("windowbox-feed");
    feed.setAttribute("feed-id", "harbour-bakery");
    document.querySelector("main")?.append(feed);
  });
  const skeletons = page.locator("windowbox-feed .skeleton");
  await skeletons.first().waitFor();
  release();
  await page.locator("a[part=tile]").first().waitFor();
  expect(await skeletons.count()).toBe(0);
});

it("shares one request among the elements of one feed, and shows another feed beside it", async ({
  site,
}) => {
  site.feed();
  site.feed({ username: "kiln", count: 2 }, "kiln");
  const { page } = await site.open(
    `${site.script}${FEED}${FEED}<windowbox-feed feed-id="kiln"></windowbox-feed>`,
  );
  await page.locator("a[part=tile]").nth(25).waitFor();
  expect(await page.locator("a[part=tile]").count()).toBe(26);
  expect(documents(site)).toBe(2);
});

it("keeps its posts and asks for nothing when it is moved, or taken out and put back", async ({
  site,
}) => {
  site.feed();
  const { page, troubles } = await site.open(`${site.script}<main></main>${FEED}`);
  await page.locator("a[part=tile]").nth(11).waitFor();
  const tiles = await page.evaluate(async () => {
    const feed = document.querySelector("windowbox-feed");
    const first = feed?.shadowRoot?.querySelector("a");
    if (feed) document.querySelector("main")?.append(feed);
    await new Promise(requestAnimationFrame);
    const moved = feed?.shadowRoot?.querySelector("a") === first;
    feed?.remove();
    await new Promise(requestAnimationFrame);
    if (feed) document.body.prepend(feed);
    await new Promise(requestAnimationFrame);
    return [moved, feed?.shadowRoot?.querySelector("a") === first];
  });
  expect(tiles).toEqual([true, true]);
  expect(documents(site)).toBe(1);
  expect(troubles).toEqual([]);
});

it("goes on waiting for its posts when it is moved meanwhile", async ({ site }) => {
  site.feed();
  const release = site.feeds.hold("/feeds/harbour-bakery.json");
  const { page, troubles } = await site.open(`${site.script}<main></main>${FEED}`);
  await expect.poll(() => documents(site)).toBe(1);
  await page.evaluate(async () => {
    const feed = document.querySelector("windowbox-feed");
    if (feed) document.querySelector("main")?.append(feed);
    await new Promise(requestAnimationFrame);
  });
  release();
  await page.locator("main a[part=tile]").nth(11).waitFor();
  expect(documents(site)).toBe(1);
  expect(troubles).toEqual([]);
});

it("gives up its request when it leaves the page, and asks again when it comes back", async ({
  site,
}) => {
  site.feed();
  const release = site.feeds.hold("/feeds/harbour-bakery.json");
  const { page, troubles } = await site.open(site.script + FEED);
  await expect.poll(() => documents(site)).toBe(1);
  const failed = page.waitForEvent("requestfailed");
  await page.evaluate(() => document.querySelector("windowbox-feed")?.remove());
  expect((await failed).url()).toContain("/feeds/harbour-bakery.json");
  release();
  await page.evaluate(() => {
    const feed = document.createElement("windowbox-feed");
    feed.setAttribute("feed-id", "harbour-bakery");
    document.body.append(feed);
  });
  await page.locator("a[part=tile]").nth(11).waitFor();
  expect(documents(site)).toBe(2);
  expect(troubles).toEqual([]);
});

it("keeps its look when it is moved to another document", async ({ site }) => {
  site.feed();
  const { page, troubles } = await site.open(`${site.script}${FEED}<iframe></iframe>`);
  await page.locator("a[part=tile]").nth(11).waitFor();
  await page.evaluate(() => {
    const inner = document.querySelector("iframe")?.contentDocument;
    const feed = document.querySelector("windowbox-feed");
    if (inner && feed) inner.body.append(feed);
  });
  const list = page.frameLocator("iframe").locator("ul");
  await expect.poll(() => list.evaluate((node) => getComputedStyle(node).display)).toBe("grid");
  expect(troubles).toEqual([]);
});

it("rests when everything is drawn, and while it waits, also out of sight", async ({ site }) => {
  site.feed({ count: 2 }, "short");
  const slow = site.feeds.hold("/feeds/slow.json");
  const { page } = await site.open(
    `<div style="height:9000px"></div>${site.script}${["short", "slow"].map((id) => `<windowbox-feed feed-id="${id}" limit="4"></windowbox-feed>`).join("")}`,
    {
      before: () => {
        const original = IntersectionObserver.prototype.observe;
        Object.assign(window, { looks: 0 });
        IntersectionObserver.prototype.observe = function (target) {
          Reflect.set(window, "looks", Reflect.get(window, "looks") + 1);
          Reflect.apply(original, this, [target]);
        };
      },
    },
  );
  await page.locator("a[part=tile]").nth(1).waitFor();
  const counted = () =>
    page.evaluate(async () => {
      for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame);
      return Reflect.get(window, "looks");
    });
  let before = await counted();
  const more = async () => {
    const now = await counted();
    const came = now - before;
    before = now;
    return came;
  };
  await expect.poll(more).toBe(0);
  slow();
});

it("says once that the feed is there, with the feed", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    `<script>window.seen = [];
      document.addEventListener("load", (event) => seen.push("bubbled " + event.target.localName));
      document.addEventListener("load", (event) => {
        if (event.target.localName === "windowbox-feed") seen.push(event.detail.feed.username);
      }, true);</script>${site.script}${FEED}`,
  );
  await page.locator("a[part=tile]").nth(11).waitFor();
  await page.evaluate(() => document.querySelector("windowbox-feed")?.setAttribute("limit", "3"));
  await expect.poll(() => page.locator("a[part=tile]").count()).toBe(3);
  expect(await page.evaluate("seen")).toEqual(["harbour.bakery"]);
});

it("lets a page take a click on a post over", async ({ site }) => {
  site.feed();
  const { page } = await site.open(
    `<script>window.seen = [];
      document.addEventListener("postclick", (event) => {
        seen.push(event.detail.post.permalink, event.detail.cause.type);
        if (seen.length < 3) event.preventDefault();
      });</script>${site.script}${FEED}`,
  );
  await page.locator("a[part=tile]").nth(1).click();
  expect(await page.evaluate("seen")).toEqual(["https://www.instagram.com/p/post1/", "click"]);
  expect(page.context().pages()).toHaveLength(1);
  // Had the first opened as well, nothing beside its dialog could be clicked.
  await page.locator("a[part=tile]").nth(2).click();
  await page.getByRole("dialog").getByText("Post 3 of 12").first().waitFor({ state: "attached" });
});

it("tells of a click on a post wherever the page listens, also from within a component", async ({
  site,
}) => {
  site.feed();
  const { page } = await site.open(
    `<script>document.addEventListener("postclick", (event) => {
        window.told = event.detail.post.permalink;
        event.preventDefault();
      })</script>${site.script}<div><template shadowrootmode="open">${FEED}</template></div>`,
  );
  await page.locator("a[part=tile]").nth(1).click();
  expect(await page.evaluate("told")).toBe("https://www.instagram.com/p/post1/");
});

it("leaves clicks with a key to the browser: another tab, another window, a download", async ({
  site,
}) => {
  site.feed();
  const { page } = await site.open(site.script + FEED);
  const tile = page.locator("a[part=tile]").first();
  await tile.waitFor();
  const taken = await tile.evaluate((link) => {
    const seen: boolean[] = [];
    document.addEventListener("click", (event) => {
      seen.push(event.defaultPrevented);
      event.preventDefault();
    });
    for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey", "plain"]) {
      const init = { bubbles: true, composed: true, cancelable: true, [key]: true };
      link.dispatchEvent(new MouseEvent("click", init));
    }
    return seen;
  });
  expect(taken).toEqual([false, false, false, false, true]);
});

it("comes and goes hundreds of times without leaving anything behind", async ({ site }) => {
  site.feed();
  const { page, troubles } = await site.open(`${site.script}<main></main>`);
  const left = await page.evaluate(async () => {
    await customElements.whenDefined("windowbox-feed");
    const main = document.querySelector("main");
    const kept: WeakRef<Element>[] = [];
    for (let round = 0; round < 300; round++) {
      main?.replaceChildren();
      main?.insertAdjacentHTML(
        "beforeend",
        '<windowbox-feed feed-id="harbour-bakery" load-more="scroll"></windowbox-feed>',
      );
      const feed = main?.firstElementChild;
      if (feed) kept.push(new WeakRef(feed));
      if (round % 10 === 0) await new Promise(requestAnimationFrame);
    }
    return kept.length;
  });
  expect(left).toBe(300);
  await page.locator("a[part=tile]").nth(11).waitFor();
  expect(documents(site)).toBeLessThanOrEqual(31);
  const session = await page.context().newCDPSession(page);
  await page.evaluate(() => document.querySelector("main")?.replaceChildren());
  await expect
    .poll(async () => {
      await session.send("HeapProfiler.collectGarbage");
      const { nodes } = await session.send("Memory.getDOMCounters");
      return nodes;
    })
    .toBeLessThan(600);
  expect(troubles).toEqual([]);
});
