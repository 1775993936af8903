import { describe, expect, it } from "vitest";
import { SECTIONS } from "../../demo/gallery/sections.ts";
import { createSite } from "../../demo/site/site.ts";
import { attributeOf, SETTINGS } from "../../server/feed/settings-table.ts";
import { ATTRIBUTES } from "../../widget/element/attributes.ts";

const SERVER = "https://feed.example.com";
const EXAMPLES = SECTIONS.flatMap(({ examples }) => examples);
const SNIPPETS = EXAMPLES.map(({ html }) => html).join("\n");

function gallery(fragment?: string) {
  return createSite({
    server: SERVER,
    fetch: async (address) => {
      expect(`${address}`).toBe(`${SERVER}/feeds/harbour-bakery.html`);
      return fragment ? new Response(fragment) : new Response("", { status: 404 });
    },
  });
}

async function read(fragment?: string) {
  const response = await gallery(fragment).request("/gallery");
  expect(response.status).toBe(200);
  return {
    page: await response.text(),
    policy: response.headers.get("content-security-policy") ?? "",
  };
}

describe("the gallery", () => {
  // A new word has to be in the gallery, too.
  it.each(["layout", "theme", "hover", "loadMore", "onClick"] as const)(
    "shows every %s",
    (name) => {
      const words = SETTINGS[name].values;
      const attribute = attributeOf(name);
      expect(words.length).toBeGreaterThan(2);
      for (const word of words) {
        // What says nothing is as good as what is not said.
        if (word === "grid" || (word === "none" && attribute !== "on-click")) continue;
        expect(SNIPPETS).toContain(`${attribute}="${word}"`);
      }
    },
  );

  it("uses every attribute of the element", () => {
    expect([...ATTRIBUTES.keys()].filter((name) => !SNIPPETS.includes(` ${name}`))).toEqual([]);
  });

  it("shows both directions on pages of the same and of the other direction", () => {
    expect(SNIPPETS).toMatch(/lang="ar" dir="rtl"/);
    expect(SNIPPETS).toMatch(/<windowbox-feed lang="he"/);
  });

  it.each(["loading", "not-connected", "error", "fallback", "empty"])(
    "shows the state %s",
    (id) => {
      expect(EXAMPLES.map((example) => example.id)).toContain(id);
    },
  );

  it("gives every example a place of its own, and the same text to see and to paste", async () => {
    const ids = EXAMPLES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const { page } = await read();
    for (const { id } of [...EXAMPLES, ...SECTIONS]) expect(page).toContain(` id="${id}"`);
    const [first] = EXAMPLES;
    expect(page).toContain(first?.html);
    expect(page).toContain(
      first?.html.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;"),
    );
  });

  it("takes the HTML form in, and lets its style sheets through by their hashes and nothing else", async () => {
    const { page, policy } = await read("<p>the feed</p><style>a{}</style>");
    expect(page).toContain("<p>the feed</p>");
    expect(policy).toMatch(/style-src 'self' 'sha256-[\w+/]{43}='(;|$)/);
    expect(policy).not.toMatch(/unsafe|\*|data:/);
  });

  it("says so where there is no HTML form yet", async () => {
    const { page, policy } = await read();
    expect(page).toContain("It stands here as soon as harbour.bakery is connected.");
    expect(policy).toContain("style-src 'self';");
  });

  it("has nothing inline but what is to be included", async () => {
    const { page } = await read();
    expect(page).not.toMatch(/<style|\sstyle="|\son\w+="|<script(?![^>]*\ssrc=)/);
  });

  it("plays servers that fail and that have nothing to show", async () => {
    const site = gallery();
    const broken = await site.request("/gallery/broken/feeds/harbour-bakery.json");
    const empty = await site.request("/gallery/empty/feeds/quiet-quay.json");
    expect([broken.status, empty.status]).toEqual([500, 200]);
    expect(await empty.json()).toMatchObject({ version: 1, posts: [] });
  });

  it("plays a server that answers when its visitor has gone, and not before", async () => {
    const gone = new AbortController();
    const answer = gallery().request("/gallery/waiting/feeds/x.json", { signal: gone.signal });
    const first = await Promise.race([answer, Promise.resolve("waiting")]);
    expect(first).toBe("waiting");
    gone.abort();
    await answer;
  });
});
