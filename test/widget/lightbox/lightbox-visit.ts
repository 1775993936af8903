import type { Locator, Page } from "playwright-core";
import type { FeedChild, FeedPost } from "../../../server/feed/document.ts";
import { feedPost, sizesOf } from "../../support/feed-fixture.ts";
import type { OpenedPage, OpenOptions, WidgetSite } from "../../support/widget-site.ts";

/** Three seconds of orange, 32×40, VP8: every Chromium plays it. */
const CLIP = Buffer.from(
  `
GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQJChYECGFOAZwEAAAAAAAJzEU2bdLpNu4tTq4QVSalmU6yBoU
27i1OrhBZUrmtTrIHYTbuMU6uEElTDZ1OsggEeTbuMU6uEHFO7a1OsggJd7AEAAAAAAABZAAAAAAAAAAAAAAAAAAAA
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
AAAAAAAAAVSalmsirXsYMPQkBNgI1MYXZmNTkuMjcuMTAwV0GNTGF2ZjU5LjI3LjEwMESJiECncAAAAAAAFlSua8Gu
AQAAAAAAADjXgQFzxYg8G2FI2BP4SJyBACK1nIN1bmSIgQCGhVZfVlA4g4EBI+ODhB3NZQDgibCBILqBKJqBAhJUw2
f9c3OgY8CAZ8iaRaOHRU5DT0RFUkSHjUxhdmY1OS4yNy4xMDBzc9djwItjxYg8G2FI2BP4SGfIoUWjh0VOQ09ERVJE
h5RMYXZjNTkuMzcuMTAwIGxpYnZweGfIokWjiERVUkFUSU9ORIeUMDA6MDA6MDMuMDAwMDAwMDAwAAAfQ7Z1QLfngQ
Cjv4EAAIAwAwCdASogACgAAEcIhYWIhYSIAgICdaoD+AP6AgfG8CpwQP776P//6ffZgzjn/0/B/+tgNkAU3/WgAKOV
gQH0ALEBAAEQEAAYABhYL/QACIgAo5WBA+gAsQEAARAQABgAGFgv9AAIiACjlYEF3ACxAQABEBAAGAAYWC/0AAiIAK
OVgQfQALEBAAEQEAAYABhYL/QACIgAo5WBCcQAsQEAARAQABgAGFgv9AAIiAAcU7trkbuPs4EAt4r3gQHxggGg8IED
`,
  "base64",
);

interface Visit extends OpenedPage {
  readonly dialog: Locator;
  /** Attributes of the element with the focus, wherever it is. */
  readonly focused: () => Promise<string>;
}

interface VisitOptions extends OpenOptions {
  readonly attributes?: string;
  /** Around the element. */
  readonly body?: (feed: string) => string;
}

/** A page whose feed opens in the lightbox, with its first tiles there. */
export async function visit(site: WidgetSite, options: VisitOptions = {}): Promise<Visit> {
  const { attributes = "", body = (feed) => feed, ...rest } = options;
  // An attribute that comes twice counts as it came first.
  const feed = `<windowbox-feed feed-id="harbour-bakery" ${attributes} on-click="lightbox"></windowbox-feed>`;
  const opened = await site.open(site.script + body(feed), rest);
  await opened.page.locator("a[part=tile]").first().waitFor();
  return {
    ...opened,
    dialog: opened.page.locator("dialog[open]"),
    focused: () => focused(opened.page),
  };
}

/** The same with the lightbox open at one of its posts. */
export async function visitPost(
  site: WidgetSite,
  index: number,
  options: VisitOptions = {},
): Promise<Visit> {
  const visited = await visit(site, options);
  await visited.page.locator("a[part=tile]").nth(index).click();
  await visited.dialog.waitFor();
  return visited;
}

/** What the lightbox says to screen readers. */
export const said = (page: Page) => page.locator("dialog #now").textContent();

/** The slide in sight. */
export const slide = (page: Page) => page.locator("dialog .slide:not([inert])");

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const name = element?.getAttribute("part") ?? element?.className ?? "";
    return `${element?.localName} ${name} ${element?.getAttribute("href") ?? ""}`.trim();
  });
}

/** An album of pictures in different shapes. */
export function album(server: string, index: number, count: number): FeedPost {
  const children = Array.from({ length: count }, (_, at): FeedChild => {
    const { colorPalette, placeholder, sizes } = feedPost(server, index * 20 + at);
    return {
      id: `${index}-${at}`,
      mediaType: "IMAGE",
      mediaUrl: sizes.large.mediaUrl,
      altText: `Picture ${at + 1} of the album`,
      sizes,
      colorPalette,
      placeholder,
    };
  });
  return feedPost(server, index, { mediaType: "CAROUSEL_ALBUM", children });
}

/** A reel whose file the server keeps. */
export function reel(site: Pick<WidgetSite, "feeds">, index: number): FeedPost {
  const { origin } = site.feeds;
  const path = `/media/reel-${index}.webm`;
  site.feeds.answer(path, (_request, response) => {
    response.setHeader("content-type", "video/webm");
    response.end(CLIP);
  });
  const sizes = sizesOf(origin, `${index}`, 1080, 1350);
  return feedPost(origin, index, {
    mediaType: "VIDEO",
    isReel: true,
    sizes,
    thumbnailUrl: sizes.large.mediaUrl,
    mediaUrl: origin + path,
  });
}
