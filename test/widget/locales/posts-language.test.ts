import type { Page } from "playwright-core";
import { expect } from "vitest";
import { feedPost } from "../../support/feed-fixture.ts";
import { renderedHtml } from "../../support/rendered-html.ts";
import { it } from "../../support/site-test.ts";

/** The language that a voice would read each of these texts of an element in; `null` where there is none such. */
const spoken = (page: Page, feedId: string, selectors: Readonly<Record<string, string>>) =>
  page.evaluate(
    ([id, wanted]) => {
      const roots = [document.querySelector(`[feed-id=${id}]`)?.shadowRoot];
      for (const root of roots) {
        for (const node of root?.querySelectorAll("*") ?? []) {
          if (node.shadowRoot) roots.push(node.shadowRoot);
        }
      }
      const around = (node: Element) => {
        const root = node.getRootNode();
        return node.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
      };
      const languageOf = (selector: string) => {
        let at = roots.map((root) => root?.querySelector(selector)).find(Boolean) ?? null;
        while (at && !at.hasAttribute("lang")) at = around(at);
        return at?.getAttribute("lang") ?? null;
      };
      const found = Object.entries(wanted).map(([name, selector]) => [name, languageOf(selector)]);
      return Object.fromEntries(found);
    },
    [feedId, selectors] as const,
  );

const TEXTS = {
  list: "[part=list]",
  described: "li:nth-child(1) a",
  wordless: "li:nth-child(2) a",
  caption: "li:nth-child(1) [part=caption]",
  overlay: "li:nth-child(1) [part=overlay]",
  name: "[part=name] span",
  biography: "[part=biography]",
  counts: "[part=counts]",
  // A tile's name, in pieces where there are two languages in it.
  named: "li:nth-child(1) .told",
  namedBy: "li:nth-child(1) .told span",
};
const IN_DIALOG = {
  dialog: "dialog",
  picture: ".slide:not([inert]) img[srcset]",
  text: "[part=lightbox-caption]",
  status: "#now span",
};

it("reads what the account wrote in its own language, else in the page's, and never in that of the words", async ({
  site,
}) => {
  const posts = [
    feedPost(site.feeds.origin, 0, { caption: "Tuore ruisleipä.", altText: "Leipä laudalla" }),
    feedPost(site.feeds.origin, 1, { caption: "", prunedCaption: "" }),
  ];
  const tag = (layout: string, more = "") =>
    `<windowbox-feed feed-id="${layout}" layout="${layout}" captions header hover="caption" ${more}></windowbox-feed>`;
  // There are no words in Finnish: they are English.
  const cases = [
    ["grid", undefined, tag("grid", 'lang="fi"'), "en", "en"],
    ["highlight", undefined, `<div lang="fi">${tag("highlight")}</div>`, "en", "fi"],
    ["masonry", "sv", `<div lang="fi">${tag("masonry")}</div>`, "en", "sv"],
    ["carousel", "fi", tag("carousel", 'lang="de"'), "de", "fi"],
  ] as const;
  for (const [layout, lang] of cases) site.feed({ posts, ...(lang && { lang }) }, layout);
  const bodies = cases.map(([, , body]) => body);
  const { page, troubles } = await site.open(site.script + bodies.join(""));
  for (const [layout, lang, , words, account] of cases) {
    await expect
      .poll(() => spoken(page, layout, TEXTS), { message: layout })
      .toEqual({
        ...{ list: words, counts: words, wordless: words },
        ...{ described: account, caption: account, overlay: account },
        ...{ name: account, biography: account },
        ...(lang ? { named: words, namedBy: account } : { named: null, namedBy: null }),
      });
  }
  await page.locator("[feed-id=carousel] a[part=tile]").first().click();
  await page.locator("dialog[open] [part=lightbox-caption]").waitFor();
  expect(await spoken(page, "carousel", IN_DIALOG)).toEqual({
    ...{ dialog: "de", picture: "fi", text: "fi", status: "fi" },
  });
  expect(troubles).toEqual([]);
});

it("says of no language that it is the account's where neither the owner nor the page has said so", async ({
  site,
}) => {
  const html = (lang?: string) =>
    renderedHtml(
      site.feed({ count: 2, settings: { captions: true }, ...(lang && { lang }) }),
      site.feeds.origin,
    );
  const ofCaption = (markup: string) => /part="caption"[^>]* lang="([^"]*)"/.exec(markup)?.[1];
  expect(ofCaption(html().fragment)).toBe("");
  expect(ofCaption(html("fi").fragment)).toBe("fi");
  expect(html("fi").fragment).toContain('"inLanguage":"fi"');
  // The frame's page is in the language of the words, which is not the account's for that.
  expect(html().page).toMatch(/<html lang="en">[\s\S]*<main lang="">/);
  expect(ofCaption(html().page)).toBe("");
});
