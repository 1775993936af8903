import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { FeedSettings } from "../../server/feed/document.ts";
import { placeRule } from "../../server/feed/place-rule.ts";
import { snippetsOf } from "../../server/pages/feeds/feed-snippets.ts";
import { renderedHtml } from "../support/rendered-html.ts";
import { WebkitSite } from "../support/webkit.ts";

let site: WebkitSite;
beforeAll(async () => {
  site = await WebkitSite.start();
});
afterEach(async () => {
  expect(await site.troubles()).toEqual([]);
  await site.feeds.reset();
});
afterAll(() => site.stop());

/** As the protocol names keys. */
const ESCAPE = "\uE00C";
const ARROW_RIGHT = "\uE014";

const TILE = "a[part=tile]";
const place = (inside: string) =>
  `<style>body{margin:0}</style><main style="width:900px"><h1>Shop</h1>${inside}<p id="after">After</p></main>`;

/** What the dashboard gives, for a feed that looks so. */
function pasted(settings: FeedSettings = {}): string {
  const document = site.feed({ settings, count: 12 });
  return snippetsOf(site.feeds.origin, document.id, { rule: placeRule(document) }).module;
}

const count = (selector: string) =>
  site.evaluate((wanted) => window.inFeed(wanted).length, selector);
const seen = (selector: string, wanted: number) => expect.poll(() => count(selector)).toBe(wanted);
const text = (selector: string) =>
  site.evaluate((wanted) => window.inFeed(wanted)[0]?.textContent ?? "", selector);
const styleOf = (selector: string, property: string) =>
  site.evaluate(
    (wanted, name) =>
      window.inFeed(wanted).map((found) => getComputedStyle(found).getPropertyValue(name))[0],
    selector,
    property,
  );
const tiles = () =>
  site.evaluate(() =>
    window.inFeed("a[part=tile]").map((tile) => {
      const { left, top, width, height } = tile.getBoundingClientRect();
      return { left, top, width, height };
    }),
  );
const afterTop = () =>
  site.evaluate(() => document.querySelector("#after")?.getBoundingClientRect().top ?? 0);

describe("layouts in WebKit", () => {
  it("shows the grid in exact boxes with every picture, in the place that was kept for it", async () => {
    const lines = pasted({ limit: 6 });
    const release = site.feeds.hold("/feeds/harbour-bakery.js");
    await site.open(place(lines));
    const kept = await afterTop();
    release();
    await seen(`${TILE} img.loaded`, 6);
    for (const [index, { left, width, height }] of (await tiles()).entries()) {
      expect(left).toBeCloseTo(((index % 3) * 904) / 3, 0);
      expect(width).toBeCloseTo(892 / 3, 0);
      expect(height).toBeCloseTo(width, 1);
    }
    expect(await afterTop()).toBeCloseTo(kept, 0);
  });

  it("keeps every picture's shape in masonry", async () => {
    await site.open(place(pasted({ layout: "masonry", gap: "16px", limit: 4 })));
    await seen(TILE, 4);
    const shapes = (await tiles()).map(({ width, height }) => width / height);
    for (const [index, shape] of [1, 0.8, 1.5, 0.75].entries()) {
      expect(shapes[index]).toBeCloseTo(shape, 1);
    }
  });

  it("makes every sixth tile large in highlight", async () => {
    await site.open(place(pasted({ layout: "highlight" })));
    await seen(TILE, 12);
    const widths = (await tiles()).map(({ width }) => Math.round(width));
    expect(widths).toEqual([599, ...Array(5).fill(297), 599, ...Array(5).fill(297)]);
  });

  it("turns the carousel within itself", async () => {
    await site.open(place(pasted({ layout: "carousel" })));
    await seen(TILE, 12);
    await seen("button[part~=carousel-next]", 1);
    await site.click("button[part~=carousel-next]");
    await expect
      .poll(() => site.evaluate(() => window.inFeed("ul")[0]?.scrollLeft))
      .toBeGreaterThan(300);
    expect(await site.evaluate(() => [scrollX, scrollY])).toEqual([0, 0]);
  });

  it("speaks Arabic from right to left", async () => {
    await site.open(place(pasted({ limit: 3 }).replace("<windowbox-feed", '$& lang="ar"')));
    await seen(TILE, 3);
    await expect.poll(() => styleOf("ul", "direction")).toBe("rtl");
    const [first, second] = await tiles();
    expect(Number(first?.left)).toBeGreaterThan(Number(second?.left));
  });

  it("wears the page's custom properties and ::part rules", async () => {
    const rules =
      "windowbox-feed{--windowbox-gap:20px}windowbox-feed::part(tile){border-top:3px solid rgb(4,5,6)}";
    await site.open(`<style>${rules}</style>${place(pasted({ limit: 3 }))}`);
    await seen(TILE, 3);
    expect(await styleOf("ul", "column-gap")).toBe("20px");
    expect(await styleOf(TILE, "border-top-color")).toBe("rgb(4, 5, 6)");
  });
});

describe("the lightbox in WebKit", () => {
  it("opens from a tile, turns with the arrows, closes with Escape, and gives the focus back", async () => {
    await site.open(place(pasted({ limit: 3, onClick: "lightbox" })));
    await seen(TILE, 3);
    await site.click(TILE);
    await seen("dialog[open]", 1);
    expect(await text("dialog #now")).toContain("Post 1 of 3");
    await site.press(ARROW_RIGHT);
    await expect.poll(() => text("dialog #now")).toContain("Post 2 of 3");
    await site.press(ESCAPE);
    await seen("dialog", 0);
    const focused = await site.evaluate(() =>
      window.inFeed("a[part=tile]").map((tile) => tile.matches(":focus")),
    );
    expect(focused).toEqual([false, true, false]);
  });

  it("moves nothing of a page whose body scrolls", async () => {
    const styles = "<style>html,body{height:100%}body{overflow-x:hidden}</style>";
    const far = '<div style="height:1500px"></div>';
    await site.open(styles + far + place(pasted({ limit: 3, onClick: "lightbox" })) + far);
    await seen(TILE, 3);
    await site.evaluate(() =>
      document.querySelector("windowbox-feed")?.scrollIntoView({ block: "center" }),
    );
    const before = await afterTop();
    await site.click(TILE);
    await seen("dialog[open]", 1);
    expect(await afterTop()).toBeCloseTo(before, 0);
    await site.press(ESCAPE);
    await seen("dialog", 0);
    expect(await afterTop()).toBeCloseTo(before, 0);
  });
});

describe("the page around it in WebKit", () => {
  const fragment = (settings: FeedSettings) =>
    renderedHtml(site.feed({ settings }), site.feeds.origin).fragment;

  it("shows what stands in its HTML without any script", async () => {
    await site.open(place(fragment({ limit: 3, captions: true })), {
      headers: { "content-security-policy": "script-src 'nonce-watch'" },
    });
    await seen(TILE, 3);
    expect(await site.evaluate(() => !customElements.get("windowbox-feed"))).toBe(true);
    expect((await tiles())[0]?.width).toBeCloseTo(892 / 3, 0);
  });

  it("takes over from the HTML without moving anything", async () => {
    await site.open(place(fragment({ limit: 6, header: true, captions: true })));
    await seen(TILE, 6);
    const before = await tiles();
    await expect
      .poll(() =>
        site.evaluate(() => {
          dispatchEvent(new PointerEvent("pointermove", { movementX: 1 }));
          const { shadowRoot } = document.querySelector("windowbox-feed") ?? {};
          return shadowRoot?.adoptedStyleSheets.length;
        }),
      )
      .toBeGreaterThan(0);
    expect(await tiles()).toEqual(before);
  });

  it("starts from the one tag, where the tag stands", async () => {
    site.feed();
    await site.open(
      `<p>Before</p><script async src="${site.feeds.origin}/feeds/harbour-bakery.js" data-limit="3"></script><p>After</p>`,
    );
    await seen(TILE, 3);
    const names = await site.evaluate(() =>
      [...document.body.children].map(({ localName }) => localName),
    );
    expect(names).toEqual(["p", "script", "windowbox-feed", "p"]);
  });

  it("shows in the strictest policy", async () => {
    const { origin } = site.feeds;
    await site.open(pasted({ limit: 3, header: true, captions: true }), {
      headers: {
        "content-security-policy": `default-src 'none'; script-src 'nonce-watch' ${origin}; connect-src ${origin}; img-src ${origin}; media-src ${origin}`,
      },
    });
    await seen(TILE, 3);
    expect(await styleOf("ul", "display")).toBe("grid");
  });

  it("shows the page's own link where there is no such feed", async () => {
    await site.open(
      `<script type="module" src="${site.feeds.origin}/widget.js"></script>${place('<windowbox-feed feed-id="nobody"><a href="#">Our pictures</a></windowbox-feed>')}`,
    );
    await expect
      .poll(() =>
        site.evaluate(() => document.querySelector("windowbox-feed:defined a")?.checkVisibility()),
      )
      .toBe(true);
  });
});
