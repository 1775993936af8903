import { expect } from "vitest";
import { feedPost } from "../support/feed-fixture.ts";
import { renderedHtml } from "../support/rendered-html.ts";
import { it } from "../support/site-test.ts";
import type { WidgetSite } from "../support/widget-site.ts";
import { PAYLOADS } from "./hostile-posts.ts";

const text = (index: number) => PAYLOADS[index % PAYLOADS.length] ?? "";

function hostileFeed(site: WidgetSite) {
  const posts = PAYLOADS.flatMap((payload, index) => [
    feedPost(site.feeds.origin, index * 3, { caption: payload, prunedCaption: payload }),
    feedPost(site.feeds.origin, index * 3 + 1, { altText: payload, username: payload }),
    feedPost(site.feeds.origin, index * 3 + 2, { permalink: payload, id: payload }),
  ]);
  return site.feed({
    posts,
    name: text(0),
    username: text(3),
    biography: text(1),
    profilePictureUrl: text(8),
    settings: {
      limit: 120,
      header: true,
      followButton: true,
      captions: true,
      hover: "caption",
      layout: "masonry",
      gap: "4px}</style><script>window.__ran=1</script>",
      aspectRatio: "1/1}*{display:none",
      lang: '"><script>window.__ran=1</script>',
    },
  });
}

/** With nothing to hold scripts back: no policy, and the page's own may run. */
it.for(["fragment", "page"] as const)(
  "hostile words stay words in the HTML form “%s”",
  async (form, { site }) => {
    const document = hostileFeed(site);
    const html = renderedHtml(document, site.feeds.origin)[form];
    // What the server drew is looked at, not what the element makes of it.
    site.feeds.hold("/widget.js");
    site.feeds.hold("/embed-page.js");
    const { page, troubles, asked } = await site.open(form === "page" ? "" : html);
    if (form === "page") await page.goto(site.pages.page("/whole", html), { waitUntil: "commit" });
    await page
      .locator("a[part=tile]")
      .nth(document.posts.length - 1)
      .waitFor();
    const found = await page.evaluate(() => {
      const host = window.document.querySelector("windowbox-feed");
      const inside = [...(host?.shadowRoot?.querySelectorAll("*") ?? [])];
      const all = [...window.document.querySelectorAll("*"), ...inside];
      const addresses = inside
        .flatMap((element) => [element.getAttribute("href"), element.getAttribute("src")])
        .filter((address) => address !== null);
      const jsonLd = window.document.querySelector('script[type="application/ld+json"]');
      return {
        ran: "__ran" in window,
        schemes: [...new Set(addresses.map((address) => new URL(address, location.href).protocol))],
        strangers: inside
          .map(({ localName }) => localName)
          .filter((name) => !/^(style|div|slot|ul|li|a|img|svg|path|p|span)$/.test(name)),
        scripts: [...window.document.scripts].map(({ type }) => type).sort(),
        handlers: all.flatMap((element) =>
          element
            .getAttributeNames()
            .filter((name) => name.startsWith("on") && name !== "on-click"),
        ),
        styles: inside.filter(({ localName }) => localName === "style").length,
        shown: host?.shadowRoot?.querySelector("li")?.checkVisibility(),
        words: host?.shadowRoot?.textContent ?? "",
        gallery: JSON.parse(jsonLd?.textContent ?? "null"),
      };
    });
    expect(found.ran).toBe(false);
    expect(found.schemes.filter((scheme) => !/^https?:$/.test(scheme))).toEqual([]);
    expect(found.strangers).toEqual([]);
    expect(found.handlers).toEqual([]);
    expect(found.styles).toBe(1);
    expect(found.shown).toBe(true);
    expect(found.scripts).toEqual(
      form === "page" ? ["application/ld+json", "module", "module"] : ["", "application/ld+json"],
    );
    expect(found.words).toContain(text(0));
    expect(found.gallery.hasPart).toHaveLength(document.posts.length);
    expect(
      asked.filter(
        (url) => !url.startsWith(site.feeds.origin) && !url.startsWith(site.pages.origin),
      ),
    ).toEqual([]);
    expect(troubles).toEqual([]);
  },
);
