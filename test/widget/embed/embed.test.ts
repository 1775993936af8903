import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { feedScript } from "../../support/feed-script.ts";
import { it } from "../../support/site-test.ts";
import type { WidgetSite } from "../../support/widget-site.ts";

const ID = "harbour-bakery";
const addressOf = (site: WidgetSite) => `${site.feeds.origin}/feeds/${ID}.js`;
const tag = (site: WidgetSite, attributes = "") =>
  `<script ${attributes} src="${addressOf(site)}" data-limit="3" data-columns-mobile="1"></script>`;
const element = (attributes = "") =>
  `<windowbox-feed feed-id="${ID}" limit="3" ${attributes}></windowbox-feed>`;

/** What stands in the page's main part, in its order. */
const standing = (page: Page) =>
  page.locator("main > *").evaluateAll((nodes) => nodes.map((node) => node.id || node.localName));
const tiles = (page: Page, count: number) =>
  page
    .locator("a[part=tile]")
    .nth(count - 1)
    .waitFor();
const documentsAsked = (site: WidgetSite) =>
  site.feeds.paths.filter((path) => path.endsWith(".json")).length;

describe("the script of a feed", () => {
  it.for([[""], ["async"], ["defer"]] as const)(
    "puts the feed where its own tag stands (%s), in one answer",
    async ([how], { site }) => {
      site.feed();
      const { page, troubles } = await site.open(
        `<main><p id=before>Before</p>${tag(site, how)}<p id=after>After</p></main>`,
      );
      await tiles(page, 3);
      expect(await standing(page)).toEqual(["before", "script", "windowbox-feed", "after"]);
      const feed = page.locator("windowbox-feed");
      expect(await feed.getAttribute("limit")).toBe("3");
      expect(await feed.getAttribute("columns-mobile")).toBe("1");
      expect(await feed.getAttribute("style")).toBeFalsy();
      expect(documentsAsked(site)).toBe(0);
      expect(troubles).toEqual([]);
    },
  );

  it("fills every element of the feed, later ones too, and puts none beside itself", async ({
    site,
  }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `<main>${tag(site)}${element("id=first columns-mobile=2")}<section>${element("id=second")}</section></main>`,
    );
    await tiles(page, 6);
    await page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), element());
    await tiles(page, 9);
    // What an element says itself goes before what the tag says.
    const columns = await page
      .locator("windowbox-feed")
      .evaluateAll((feeds) => feeds.map((feed) => feed.getAttribute("columns-mobile")));
    expect(columns).toEqual(["2", "1", null]);
    expect(await standing(page)).toEqual(["script", "first", "section"]);
    expect(documentsAsked(site)).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("says the posts' words on a page in another encoding, where nobody says the script's own", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(`${tag(site)}${element("captions")}`, {
      headers: { "content-type": "text/html; charset=windows-1252" },
    });
    await page.getByText("Saffron buns are back 🧡").waitFor();
    expect(site.feeds.paths).toContain(`/feeds/${ID}.js`);
  });

  it("puts the feed where data-target says, before anything else, and once", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `<head>${tag(site, 'async data-target="#there"')}</head><main>${element("id=other")}<div id=there></div></main>`,
    );
    await page.locator("#there a[part=tile]").nth(2).waitFor();
    expect(await page.locator("#there windowbox-feed").count()).toBe(1);
    await page.addScriptTag({ url: `${addressOf(site)}?again` });
    await tiles(page, 6);
    expect(await page.locator("windowbox-feed").count()).toBe(2);
  });

  it("may stand several times on a page, once for each tag", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `<main>${tag(site)}${tag(site, "async")}<hr>${tag(site, "defer")}<hr></main>`,
    );
    await tiles(page, 9);
    expect(await standing(page)).toEqual(
      "script windowbox-feed script windowbox-feed hr script windowbox-feed hr".split(" "),
    );
    expect(documentsAsked(site)).toBe(0);
  });

  it("asks for the pictures in sight before the element is there, and for each once", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(
      `<style>body{margin:0}windowbox-feed{display:block}</style>${element()}${tag(site)}`,
      { viewport: { width: 900, height: 600 } },
    );
    await page.locator("img.loaded").nth(2).waitFor();
    const pictures = site.feeds.paths.filter((path) => path.startsWith("/media/"));
    expect(pictures).toHaveLength(new Set(pictures).size);
    expect(pictures).toHaveLength(3);
  });

  it("asks the browser nothing about languages that takes it long, and says the days all the same", async ({
    site,
  }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `<script>for (const name of ["DateTimeFormat", "Locale", "NumberFormat"]) Intl[name] = function () { throw Error(name) };
       document.addEventListener("load", ({ target }) => {
         const tile = target.shadowRoot?.querySelector("[part=tile]");
         if (tile) document.title = tile.getAttribute("aria-label");
       }, true);</script>
       <main>${element()}${tag(site, "async")}</main>`,
    );
    // From the first drawing on.
    await expect.poll(() => page.title()).toMatch(/^Photo.*, [A-Z][a-z]+ \d+, 20\d\d/);
    expect(troubles).toEqual([]);
  });

  it.for([
    ["jQuery puts it in, and runs its text", "eval"],
    ["a tag manager puts it at the end of the page, without its data", "append"],
    ["a consent manager makes it anew in the head", "head"],
    ["its text was copied into the page", "inline"],
    ["it is imported", "import"],
  ] as const)("fills the element when %s", async ([, way], { site }) => {
    const feed = site.feed();
    const { page, troubles } = await site.open(`<main>${element()}</main><footer>End</footer>`);
    await page.evaluate(
      ({ how, src, text }) => {
        const script = document.createElement("script");
        if (how === "import") {
          script.type = "module";
          script.text = `import(${JSON.stringify(src)});`;
        } else if (how === "eval" || how === "inline") script.text = text;
        else script.src = src;
        if (how === "head") document.head.append(script);
        // As jQuery runs the text of a script that it puts in by html().
        if (how === "eval") document.head.appendChild(script).remove();
        if (how !== "head" && how !== "eval") document.body.append(script);
      },
      { how: way, src: addressOf(site), text: feedScript(feed, site.feeds.origin) },
    );
    await tiles(page, 3);
    expect(await page.locator("windowbox-feed").count()).toBe(1);
    expect(await standing(page)).toEqual(["windowbox-feed"]);
    expect(troubles).toEqual([]);
  });

  it("knows its feed by what was surely meant by an id, on the element and in its own address", async ({
    site,
  }) => {
    const feed = site.feed();
    site.feeds.script("/feeds/Harbour.Bakery.js", feedScript(feed, site.feeds.origin));
    const written = [
      " harbour-bakery ",
      "Harbour-Bakery",
      "harbour-bakery.json",
      "@harbour.bakery",
      `${site.feeds.origin}/feeds/harbour-bakery.html`,
    ];
    const { page } = await site.open(
      `<main>${written.map((id) => `<windowbox-feed feed-id="${id}" limit="3"></windowbox-feed>`).join("")}${tag(site)}</main>`,
    );
    await tiles(page, 15);
    expect(await page.locator("windowbox-feed").count()).toBe(5);
    expect(documentsAsked(site)).toBe(0);
    const other = await site.open(
      `<main><i></i><script src="${site.feeds.origin}/feeds/Harbour.Bakery.js" data-limit="3"></script></main>`,
    );
    await tiles(other.page, 3);
    expect(await other.page.locator("a[part=tile]").count()).toBe(3);
  });

  it("leaves its own place to the element that a script of the page brings once all is loaded", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(
      `<main></main>${tag(site)}<p>After</p>
       <script>onload = () => document.querySelector("main").insertAdjacentHTML("beforeend", ${JSON.stringify(element())})</script>`,
    );
    await page.locator("main a[part=tile]").nth(2).waitFor();
    expect(await page.locator("windowbox-feed").count()).toBe(1);
  });

  it("puts none beside itself where the page keeps the element in a template, or in a shadow root", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(
      `<main><template>${element()}</template><i></i></main>${tag(site)}<p>After</p>
       <script>onload = () => document.querySelector("i").append(document.querySelector("template").content.cloneNode(true))</script>`,
    );
    await tiles(page, 3);
    expect(await page.locator("windowbox-feed").count()).toBe(1);
    const component = await site.open(
      `<main></main><script>document.querySelector("main").attachShadow({ mode: "open" }).innerHTML = '${element()}'</script>${tag(site)}<p>After</p>`,
    );
    await tiles(component.page, 3);
    expect(await component.page.locator("windowbox-feed").count()).toBe(1);
  });

  it.for([["end"], ["head"], ["beginning"]] as const)(
    "shows the feed nowhere when it was put to the %s of a page that has no place for it, and says so once",
    async ([where], { site }) => {
      site.feed();
      const { page, troubles } = await site.open("<main>Page</main><footer>End</footer>");
      await page.waitForLoadState();
      const warned = page.waitForEvent("console");
      await page.evaluate(
        ({ src, at }) => {
          const script = Object.assign(document.createElement("script"), { src });
          if (at === "beginning") document.body.prepend(script);
          else (at === "end" ? document.body : document.head).append(script);
        },
        { src: addressOf(site), at: where },
      );
      expect((await warned).text()).toContain(`<windowbox-feed feed-id="${ID}">`);
      expect(await page.locator("windowbox-feed").count()).toBe(0);
      expect(troubles).toEqual([]);
    },
  );

  it("shows the feed nowhere when a script of the page puts it there while the page is read", async ({
    site,
  }) => {
    site.feed();
    const { page } = await site.open(
      `<header>Page</header><main>Main</main><script>document.body.append(Object.assign(document.createElement("script"), { src: "${addressOf(site)}" }))</script>
       <script>document.body.prepend(Object.assign(document.createElement("script"), { src: "${addressOf(site)}?2" }))</script>`,
    );
    await page.waitForLoadState();
    expect(await page.locator("windowbox-feed").count()).toBe(0);
  });

  it("shows one feed for one tag when an effect runs twice", async ({ site }) => {
    site.feed();
    const { page } = await site.open("<main><div id=place></div></main>");
    await page.evaluate((src) => {
      for (const _ of [1, 2]) {
        const script = Object.assign(document.createElement("script"), { src });
        document.querySelector("#place")?.append(script);
      }
    }, addressOf(site));
    await page.waitForFunction(
      () => document.querySelectorAll("script[data-windowbox]").length === 2,
    );
    expect(await page.locator("windowbox-feed").count()).toBe(1);
  });

  it.for([
    ["its tag", "", ""],
    ["an element", element(), ""],
  ] as const)(
    "shows one feed for %s when the page is restored from its HTML, as by Turbo and htmx, or was saved",
    async ([, own], { site }) => {
      site.feed();
      const { page, troubles } = await site.open(
        `<main>${own}${tag(site)}<p>After</p></main><footer>End</footer>`,
      );
      await page.locator("windowbox-feed img.loaded").first().waitFor();
      for (const _ of [1, 2]) {
        await page.evaluate(async () => {
          const html = document.body.innerHTML;
          document.body.innerHTML = "<p>Another page</p>";
          await new Promise((resolve) => setTimeout(resolve));
          document.body.innerHTML = html;
          for (const script of document.body.querySelectorAll("script")) {
            const again = document.createElement("script");
            for (const { name, value } of script.attributes) again.setAttribute(name, value);
            const ran = new Promise((resolve) => again.addEventListener("load", resolve));
            script.replaceWith(again);
            await ran;
          }
        });
        await tiles(page, 3);
        expect(await page.locator("windowbox-feed").count()).toBe(1);
      }
      const saved = await page.content();
      await page.goto(site.pages.page("/saved", saved));
      await tiles(page, 3);
      expect(await page.locator("windowbox-feed").count()).toBe(1);
      expect(troubles).toEqual([]);
    },
  );

  it("is all that a policy has to let in, with Trusted Types", async ({ site }) => {
    site.feed({ settings: { header: true } });
    const { origin } = site.feeds;
    const { page, troubles } = await site.open(`<main>${element()}${tag(site, "async")}</main>`, {
      headers: {
        "content-security-policy": `default-src 'none'; script-src ${origin}; img-src ${origin}; require-trusted-types-for 'script'; trusted-types lit-html`,
      },
    });
    await tiles(page, 3);
    await page.locator("[part=name]").waitFor();
    expect(troubles).toEqual([]);
  });

  it("of two servers on one page shows each its own", async ({ site }) => {
    site.feed();
    const other = site.pages.origin;
    site.feeds.script("/feeds/theirs.js", feedScript({ ...site.feed({}, "theirs") }, other));
    site.pages.json("/feeds/theirs.json", {});
    const release = site.feeds.hold("/feeds/theirs.js");
    const { page, troubles } = await site.open(
      `<main>${element()}${tag(site, "async")}<windowbox-feed id=theirs feed-id="theirs" limit="3"></windowbox-feed>
       <script async src="${site.feeds.origin}/feeds/theirs.js"></script></main>`,
    );
    await tiles(page, 3);
    release();
    await page.locator("#theirs a[part=tile]").nth(2).waitFor();
    expect(documentsAsked(site)).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("brings the first posts, and leads to the others", async ({ site }) => {
    site.feed();
    const { page } = await site.open(
      `<main><windowbox-feed feed-id="${ID}" load-more="button"></windowbox-feed></main><script src="${addressOf(site)}"></script>`,
    );
    await page.getByRole("button", { name: "Load more" }).click();
    await tiles(page, 24);
    expect(documentsAsked(site)).toBe(1);
  });

  it("leaves pages alone that have changed what things do", async ({ site }) => {
    site.feed();
    const { page, troubles } = await site.open(
      `<script>
        Array.from = () => "theirs";
        Object.defineProperty(performance, "timing", { value: undefined });
        Array.prototype.toJSON = Object.prototype.toJSON = function () { return "theirs"; };
        Array.prototype.each = Object.prototype.each = function () {};
        Element.prototype.remove = Element.prototype.after = Element.prototype.append = function () { return this; };
        Function.prototype.bind = function () { return this; };
      </script><main>${tag(site)}<p>After</p></main>`,
    );
    await tiles(page, 3);
    expect(troubles).toEqual([]);
  });

  it("leaves the page alone when the server is gone", async ({ site }) => {
    site.feeds.answer(`/feeds/${ID}.js`, (_request, response) => void response.destroy());
    const { page, troubles } = await site.open(`${tag(site)}<p>Page</p>`);
    await page.getByText("Page").waitFor();
    await page.waitForLoadState("networkidle");
    expect(troubles.filter((trouble) => !trouble.startsWith("Failed to load"))).toEqual([]);
  });
});

it("a page's own preload hints are used, and nothing comes twice", async ({ site }) => {
  site.feed();
  const { page, troubles } = await site.open(
    `<link rel="modulepreload" href="${site.feeds.origin}/widget.js">
     <link rel="preload" as="fetch" crossorigin href="${site.feeds.origin}/feeds/harbour-bakery.json">
     ${site.script}<windowbox-feed feed-id="harbour-bakery"></windowbox-feed>`,
  );
  await page.locator("a[part=tile]").nth(11).waitFor();
  expect(documentsAsked(site)).toBe(1);
  expect(site.feeds.paths.filter((path) => path === "/widget.js")).toHaveLength(1);
  expect(troubles).toEqual([]);
});
