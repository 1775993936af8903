import { readdirSync } from "node:fs";
import { join } from "node:path";
import { feedPost } from "../../support/feed-fixture.ts";
import type { OpenOptions, WidgetSite } from "../../support/widget-site.ts";

const ASSETS = join(import.meta.dirname, "../../../dist/widget/assets");

/** Where a chunk of the built element is, seen from the server. */
export function chunkPath(name: string): string {
  const file = readdirSync(ASSETS).find((asset) => new RegExp(`^${name}-[^.]*\\.js$`).test(asset));
  return `/assets/${file}`;
}

/** A feed of three pages. */
export function pagedFeed(site: WidgetSite, perPage = 6): void {
  const { origin } = site.feeds;
  const address = (after: number) => `/feeds/harbour-bakery.json?after=${after}`;
  const posts = (page: number) =>
    Array.from({ length: perPage }, (_, index) => feedPost(origin, page * perPage + index));
  const { next: _none, ...last } = site.feed({ posts: posts(2), next: address(1) });
  const first = site.feed({ posts: posts(0), next: address(1) });
  site.feeds.json(address(1), { ...first, posts: posts(1), next: address(2) });
  site.feeds.json(address(2), last);
}

/** A carousel 900 pixels wide, its posts on show; `attributes` may set another width. */
export async function openCarousel(
  site: WidgetSite,
  attributes = "",
  options: OpenOptions & { readonly width?: number; readonly around?: string } = {},
) {
  const { width = 900, around = "", ...opening } = options;
  const visit = await site.open(
    `<main><h1>Shop</h1>${site.script}<div id="box" style="width:${width}px" ${around}><windowbox-feed feed-id="harbour-bakery" layout="carousel" ${attributes}></windowbox-feed></div></main><a href="#after">After</a>`,
    { viewport: { width: 1000, height: 800 }, ...opening },
  );
  const { page } = visit;
  await page.locator("a[part=tile]").first().waitFor({ state: "attached" });
  const list = page.locator("windowbox-feed ul");
  return {
    ...visit,
    list,
    previous: page.getByRole("button", { name: "Previous posts" }),
    next: page.getByRole("button", { name: "Next posts" }),
    dots: page.locator("button[part~=carousel-dot]"),
    /** Index of the first tile in view; with a fraction while it moves. */
    place: () =>
      list.evaluate((row) => {
        const [first, second] = [...row.children].map((item) => item.getBoundingClientRect().left);
        const step = Math.abs((second ?? 0) - (first ?? 0));
        // Scrollers stop at whole pixels.
        return Math.round((Math.abs(row.scrollLeft) / step) * 50) / 50;
      }),
    /** The number of the post that has the focus. */
    focused: () =>
      page.evaluate(() => {
        const inner = document.activeElement?.shadowRoot?.activeElement;
        return inner?.getAttribute("href")?.match(/post(\d+)/)?.[1] ?? inner?.getAttribute("part");
      }),
    setWidth: (pixels: number) =>
      page.locator("#box").evaluate((box, to) => {
        box.style.width = `${to}px`;
      }, pixels),
    twoFrames: () =>
      page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      ),
  };
}
