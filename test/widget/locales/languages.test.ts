import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import type { Locale } from "../../../widget/locales/locale.ts";
import { feedDocument, feedPost } from "../../support/feed-fixture.ts";
import { localeFiles, localePath } from "../../support/locale-files.ts";
import { it } from "../../support/site-test.ts";
import type { Answer } from "../../support/stub-server.ts";
import type { WidgetSite } from "../../support/widget-site.ts";
import { inNoTime } from "../element/in-no-time.ts";
import { visitPost } from "../lightbox/lightbox-visit.ts";

const FEED = "/feeds/harbour-bakery.json";
const LOCALES = join(import.meta.dirname, "../../../widget/locales");
const NAMES = readdirSync(LOCALES)
  .map((file) => file.replace(/\.ts$/, ""))
  .filter((name) => /^[a-z]{2}(-\w+)*$/.test(name) && name !== "en");
/** A page in the language of such a file: `pt` alone is Brazil's. */
const tagOf = (name: string) => (name === "pt" ? "pt-PT" : name);

const tag = (attributes = "") =>
  `<windowbox-feed feed-id="harbour-bakery" limit="2" ${attributes}></windowbox-feed>`;
/** The page's own language, where it is not the English of the test site. */
const pageIn = (lang: string) =>
  `<script>document.documentElement.setAttribute("lang", "${lang}")</script>`;
/** Languages that were asked for. */
const fetched = (site: WidgetSite) =>
  site.feeds.paths.flatMap(
    (path) => [...localeFiles()].find(([, file]) => path === `/${file}`)?.[0] ?? [],
  );
const label = (page: Page) => page.locator("a[part=tile]").first().getAttribute("aria-label");
const base = (page: Page) => page.locator("windowbox-feed [part=base]").getAttribute("lang");
const setLang = (page: Page, lang: string) =>
  page.evaluate((to) => document.querySelector("windowbox-feed")?.setAttribute("lang", to), lang);
const speaks = (...languages: string[]) =>
  `<script>Object.defineProperty(navigator, "languages", { value: ${JSON.stringify(languages)} })</script>`;

it("speaks each of its languages, with one request for each", async ({ site }) => {
  site.feed();
  const { page, troubles } = await site.open(
    site.script + NAMES.map((name) => tag(`lang="${tagOf(name)}"`)).join(""),
  );
  expect(NAMES.length).toBeGreaterThanOrEqual(12);
  for (const name of NAMES) {
    const { locale }: { locale: Locale } = await import(`${LOCALES}/${name}.ts`);
    const feed = page.locator(`windowbox-feed[lang="${tagOf(name)}"]`);
    await feed.locator("a[part=tile]").first().waitFor();
    const list = feed.locator("[part=list]");
    expect(await list.getAttribute("aria-label")).toBe(locale.feed("harbour.bakery"));
    const date = new Intl.DateTimeFormat(tagOf(name), { dateStyle: "long" }).format(
      new Date("2026-05-04T12:00Z"),
    );
    await expect
      .poll(() => feed.locator("a[part=tile]").first().getAttribute("aria-label"))
      .toBe(
        locale.tile(
          locale.picture(locale.kinds.image, "harbour.bakery"),
          date,
          "Sourdough, fresh from the oven at six. Come early!",
        ),
      );
  }
  expect(fetched(site).sort()).toEqual([...NAMES].sort());
  expect(troubles).toEqual([]);
});

describe("the language is", () => {
  it.for([
    ["the element's own", `${tag('lang="de"')}`, "de", "de"],
    ["an ancestor's", `<div lang="fr"><p>${tag()}</p></div>`, "fr", "fr"],
    ["the page's where nobody knows", `${pageIn("ja")}<p lang="">${tag()}</p>`, "ja", "ja"],
    ["that of the nearest ancestor", `<div lang="fr"><p lang="es">${tag()}</p></div>`, "es", "es"],
    [
      "the page's, whatever the visitor speaks",
      `${pageIn("nl")}${speaks("de")}${tag()}`,
      "nl",
      "nl",
    ],
    ["English on an English page", `${speaks("de")}${tag()}`, "en", "en"],
    [
      "the visitor's where the page has none",
      `${pageIn("")}${speaks("sv-FI")}${tag()}`,
      "sv-FI",
      "sv",
    ],
    [
      "the first of the visitor's that it speaks",
      `${pageIn("")}${speaks("fi", "en-US@posix", "pl-PL", "de")}${tag()}`,
      "pl-PL",
      "pl",
    ],
    [
      "English for a visitor who reads it before others",
      `${pageIn("")}${speaks("fi", "en-GB", "de")}${tag()}`,
      "en-GB",
      "en",
    ],
    [
      "English where it speaks none of the visitor's",
      `${pageIn("")}${speaks("fi", "et")}${tag()}`,
      "en",
      "en",
    ],
    [
      "English where it does not speak the page's",
      `${pageIn("fi")}${speaks("de")}${tag()}`,
      "en",
      "en",
    ],
    ["English where the page's is none", `${pageIn("{{ lang }}")}${tag()}`, "en", "en"],
    ["that of another country too", tag('lang="de-AT"'), "de-AT", "de"],
    ["written as systems write it", tag('lang="tr_TR"'), "tr-TR", "tr"],
    ["written in capitals", tag('lang="DE"'), "DE", "de"],
    ["by its old name", tag('lang="iw"'), "iw", "he"],
    ["Brazil's Portuguese unless it says otherwise", tag('lang="pt"'), "pt", "pt-Latn-BR"],
    ["Brazil's Portuguese", tag('lang="pt-BR"'), "pt-BR", "pt-Latn-BR"],
    ["Angola's, which writes as Portugal does", tag('lang="pt-AO"'), "pt-AO", "pt"],
    ["Portugal's", tag('lang="pt-PT"'), "pt-PT", "pt"],
    ["simplified Chinese unless it says otherwise", tag('lang="zh"'), "zh", "zh"],
    ["simplified Chinese", tag('lang="zh-Hans-SG"'), "zh-Hans-SG", "zh"],
    ["traditional Chinese", tag('lang="zh-Hant"'), "zh-Hant", "zh-Hant"],
    ["traditional Chinese where it is written", tag('lang="zh-HK"'), "zh-HK", "zh-Hant"],
  ] as const)("%s", async ([_which, body, language, file], { site }) => {
    site.feed();
    const { page, troubles } = await site.open(site.script + body);
    await page.locator("a[part=tile]").first().waitFor();
    expect(await base(page)).toBe(language);
    expect(fetched(site)).toEqual(file === "en" ? [] : [file]);
    expect(troubles).toEqual([]);
  });

  it("the visitor's own in a browser that was installed in it", async ({ site }) => {
    site.feed();
    const { page } = await site.open(`${pageIn("")}${site.script}${tag()}`, { locale: "it-CH" });
    await page.getByRole("list", { name: "Post di harbour.bakery su Instagram" }).waitFor();
    expect(await base(page)).toBe("it-CH");
  });

  it("changed while the feed is on show, words and dates together, and back", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(`${site.script}${tag("header")}`);
    await page.getByText("87 posts · 1.2K followers").waitFor();
    await expect.poll(() => label(page)).toContain("Photo by harbour.bakery, May 4, 2026");
    const english = await label(page);
    const arrived = site.feeds.hold(localePath("de"));
    await setLang(page, "de-AT");
    await expect.poll(() => fetched(site)).toEqual(["de"]);
    // Until the words are there, the old ones stay, and the dates with them.
    expect(await label(page)).toBe(english);
    expect(await base(page)).toBe("en");
    arrived();
    await expect.poll(() => label(page)).toContain("Foto von harbour.bakery, 4. Mai 2026");
    await page.getByText("87 Beiträge · 1204 Follower").waitFor();
    await setLang(page, "en");
    await expect.poll(() => label(page)).toBe(english);
    await setLang(page, "de-AT");
    await expect.poll(() => label(page)).toContain("Foto von harbour.bakery, 4. Mai 2026");
    expect(fetched(site)).toEqual(["de"]);
    expect(troubles).toEqual([]);
  });

  it("the one asked for last, whichever comes first", async ({ site }) => {
    site.feed();
    const { page } = await site.open(`${site.script}${tag()}`);
    await page.locator("a[part=tile]").first().waitFor();
    const arrived = site.feeds.hold(localePath("de"));
    await setLang(page, "de");
    await expect.poll(() => fetched(site)).toEqual(["de"]);
    await setLang(page, "fr");
    await expect.poll(() => base(page)).toBe("fr");
    const late = page.waitForResponse((response) => response.url().includes(localePath("de")));
    arrived();
    await (await late).finished();
    await setLang(page, "nl");
    await expect.poll(() => base(page)).toBe("nl");
    await expect.poll(() => label(page)).toContain("4 mei 2026");
  });
});

describe("dates", () => {
  it.for([
    ["of the country the page is for", "de-AT", "4. Jänner 2026"],
    ["in the order its readers know", "en-GB", "4 January 2026"],
    ["in English beside English words", "fi", "January 4, 2026"],
    ["in the digits the page asks for", "ar-u-nu-arab", "٤ يناير ٢٠٢٦"],
  ] as const)("are written %s (%s)", async ([_how, lang, date], { site }) => {
    const post = feedPost(site.feeds.origin, 0, { timestamp: "2026-01-04T12:00:00Z" });
    site.feed({ posts: [post] });
    const { page } = await site.open(`${site.script}${tag(`lang="${lang}"`)}`);
    await page.locator("a[part=tile]").waitFor();
    await expect.poll(() => label(page)).toContain(date);
  });
});

describe("the file of a language", () => {
  it("is asked for together with the feed, and waited for", async ({ site }) => {
    site.feed();
    const fed = site.feeds.hold(FEED);
    const arrived = site.feeds.hold(localePath("es"));
    const { page } = await site.open(`${site.script}${tag('lang="es"')}`);
    await expect.poll(() => site.feeds.paths).toContain(FEED);
    await expect.poll(() => fetched(site)).toEqual(["es"]);
    const reply = page.waitForResponse((response) => response.url().endsWith(FEED));
    fed();
    await (await reply).finished();
    expect(await page.locator("ul[aria-busy=true]").count()).toBe(1);
    expect(await page.locator("a[part=tile]").count()).toBe(0);
    arrived();
    await page
      .getByRole("list", { name: "Publicaciones de harbour.bakery en Instagram" })
      .waitFor();
    expect(await page.locator("a[part=tile]").count()).toBe(2);
  });

  it("named by the one tag's own data-lang goes before the page's", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `${pageIn("fr")}<script async src="${site.feeds.origin}/feeds/harbour-bakery.js" data-lang="tr"></script>`,
    );
    await page.getByRole("list", { name: /gönderileri/ }).waitFor();
    expect(fetched(site)).toEqual(["tr"]);
  });

  const FAILURES: readonly [string, Answer][] = [
    ["is not there", (_request, response) => void response.writeHead(404).end()],
    ["cannot be sent", (_request, response) => void response.writeHead(500).end()],
    ["is cut off", (_request, response) => void response.destroy()],
    ["is no script", (_request, response) => void response.end("<h1>Hello</h1>")],
  ];
  it.for(FAILURES)("leaves English in its place when it %s", async ([_what, answer], { site }) => {
    site.feed();
    site.feeds.answer(localePath("de"), async (request, response) => {
      response.setHeader("content-type", "text/javascript");
      await answer(request, response);
    });
    const { page, troubles } = await site.open(`${site.script}${tag('lang="de"')}`);
    await page.getByRole("list", { name: "Instagram posts by harbour.bakery" }).waitFor();
    await page.locator("a[part=tile]").first().waitFor();
    await expect.poll(() => label(page)).toContain("Photo by harbour.bakery, May 4, 2026");
    expect(await base(page)).toBe("en");
    // What the browser says of a request that failed is all there is to hear.
    expect(troubles.filter((trouble) => !trouble.startsWith("Failed to load resource"))).toEqual(
      [],
    );
  });

  it("leaves English in its place when it neither comes nor fails", async ({ site }) => {
    site.feed();
    const release = site.feeds.hold(localePath("de"));
    const { page } = await site.open(`${site.script}${tag('lang="de"')}`, { before: inNoTime });
    await page.getByRole("list", { name: "Instagram posts by harbour.bakery" }).waitFor();
    await page.locator("a[part=tile]").first().waitFor();
    expect(await base(page)).toBe("en");
    release();
  });

  it("may lack a word, which is in English then", async ({ site }) => {
    site.feed();
    site.feeds.answer(localePath("de"), (_request, response) => {
      response.setHeader("content-type", "text/javascript");
      response.end('export const locale = { feed: (username) => "Bilder von " + username };');
    });
    const { page, troubles } = await site.open(`${site.script}${tag('lang="de" header')}`);
    await page.getByRole("list", { name: "Bilder von harbour.bakery" }).waitFor();
    await page.getByText("87 posts · 1204 followers").waitFor();
    await expect.poll(() => label(page)).toContain("Photo by harbour.bakery, 4. Mai 2026");
    expect(troubles).toEqual([]);
  });
});

describe("in the narrowest box, on a phone, with text of the usual size and of twice that", () => {
  const EVERY = ["en", ...NAMES.map(tagOf)];
  const PHONE = { viewport: { width: 320, height: 640 } };
  const SIZES = ["100%", "200%"];

  it("nothing that a feed says is cut, lies over its neighbour or widens the page", async ({
    site,
  }) => {
    const { origin } = site.feeds;
    site.feed({
      followersCount: 1_200_000,
      postsCount: 1_200_000,
      posts: Array.from({ length: 24 }, (_, index) =>
        feedPost(origin, index, { likeCount: 1_200_000, commentsCount: 1_200_000 }),
      ),
    });
    site.feeds.json("/feeds/empty.json", feedDocument(origin, { posts: [] }));
    site.feeds.answer("/feeds/failing.json", (_request, response) => {
      response.writeHead(500).end();
    });
    const looks =
      'columns="2" hover="counts" header follow-button instagram-tile captions load-more="button"';
    const { page } = await site.open(
      site.script +
        EVERY.map((lang) => {
          const of = (id: string) =>
            `<windowbox-feed feed-id="${id}" lang="${lang}"></windowbox-feed>`;
          return (
            tag(`lang="${lang}" ${looks}`) +
            tag(`lang="${lang}" layout="carousel"`) +
            ["empty", "failing", "nobody"].map(of).join("")
          );
        }).join(""),
      PHONE,
    );
    await expect.poll(() => page.locator("[part~=overlay]").count()).toBe(EVERY.length);
    await expect.poll(() => page.locator("[part~=message]").count()).toBe(3 * EVERY.length);
    for (const size of SIZES) {
      expect(
        await page.evaluate((fontSize) => {
          document.documentElement.style.fontSize = fontSize;
          const wide = document.documentElement.scrollWidth;
          const cut = [...document.querySelectorAll("windowbox-feed")].flatMap((feed) => {
            const all = (selector: string) => [
              ...(feed.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
            ];
            const isCut = (box: HTMLElement) =>
              getComputedStyle(box).display !== "inline" &&
              (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1);
            const beside = all(
              "[part=name], [part=counts], [part=biography], .header [part~=button]",
            );
            const covered = beside.filter((box, index) =>
              beside.slice(index + 1).some((other) => {
                const [a, b] = [box.getBoundingClientRect(), other.getBoundingClientRect()];
                const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                return across > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
              }),
            );
            return [
              ...all(
                "[part~=overlay], [part~=overlay] span, [part~=button], [part=name], [part=counts], [part~=message], .way-out span, .pages",
              ).filter(isCut),
              ...covered,
            ].map((box) => `${feed.lang} at ${fontSize}: ${box.className} ${box.textContent}`);
          });
          return wide > innerWidth ? [...cut, `${wide} wide`] : cut;
        }, size),
      ).toEqual([]);
    }
  });

  it("nothing that the lightbox says is, either", async ({ site }) => {
    const { origin } = site.feeds;
    const posts = Array.from({ length: 12 }, (_, index) =>
      feedPost(origin, index, {
        mediaType: "VIDEO",
        isAiGenerated: true,
        likeCount: 1_200_000,
        commentsCount: 1_200_000,
      }),
    );
    site.feed({ posts });
    const { page, dialog } = await visitPost(site, 11, { attributes: 'limit="12"', ...PHONE });
    await dialog.locator(".failure").waitFor();
    for (const size of SIZES) {
      expect(
        await page.evaluate(
          async ([fontSize, languages]) => {
            document.documentElement.style.fontSize = fontSize;
            const feed = document.querySelector("windowbox-feed");
            const found: string[] = [];
            for (const lang of languages) {
              feed?.setAttribute("lang", lang);
              const inDialog = () =>
                [...(feed?.shadowRoot?.children ?? [])].flatMap(
                  ({ shadowRoot }) => shadowRoot?.querySelector("dialog") ?? [],
                )[0];
              while (inDialog()?.lang !== lang) await new Promise(requestAnimationFrame);
              // What sticks is told by what was measured.
              for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
              const all = (selector: string) => [
                ...(inDialog()?.querySelectorAll<HTMLElement>(selector) ?? []),
              ];
              const boxes = all(
                ".author a, .author .date, .count, .permalink, .failure, .bar button, .position",
              );
              for (const box of boxes) {
                const { left, right, width } = box.getBoundingClientRect();
                const isOutside = left < 0 || right > innerWidth + 0.5 || !width;
                const isCut =
                  box.scrollWidth > box.clientWidth + 1 &&
                  getComputedStyle(box).display !== "inline";
                const isCovered = boxes.some((other) => {
                  if (other === box || box.closest(".bar") !== other.closest(".bar")) return false;
                  const [a, b] = [box.getBoundingClientRect(), other.getBoundingClientRect()];
                  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
                  return across > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
                });
                if (isOutside || isCut || isCovered) {
                  found.push(`${lang} at ${fontSize}: ${box.className} ${box.textContent}`);
                }
              }
            }
            return found;
          },
          [size, EVERY] as const,
        ),
      ).toEqual([]);
    }
  });
});

it("what is drawn first is in the language of the words that are still to come", async ({
  site,
}) => {
  site.feed();
  const release = site.feeds.hold(localePath("de"));
  const { page } = await site.open(pageIn("de") + site.script + tag());
  const base = page.locator("[part=base]");
  // Firefox tells screen readers of no later change.
  expect(await base.getAttribute("lang")).toBe("de");
  release();
  await page.getByRole("list", { name: "Instagram-Beiträge" }).waitFor();
  expect(await base.getAttribute("lang")).toBe("de");
});
