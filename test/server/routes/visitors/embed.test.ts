import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { startTestServer } from "../../../support/test-server.ts";

async function serverWithFeed() {
  const server = await startTestServer();
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers });
  return { ...server, get };
}

describe.each([
  ["the fragment", "/feeds/harbour-bakery.html"],
  ["the page for iframes", "/embed/harbour-bakery"],
])("%s", (_name, path) => {
  it("has every post's picture and link in it, from this server", async () => {
    const { get, url, feed } = await serverWithFeed();
    const html = await (await get(path)).text();
    const { posts } = await (await feed("harbour-bakery")).json();
    for (const post of posts) {
      expect(html).toContain(`href="${post.permalink}"`);
      expect(html).toContain(`src="${post.sizes.small.mediaUrl}"`);
    }
    expect(html).toContain(
      path.endsWith("html")
        ? `<script async src="${url}/hydrate.js">`
        : `<script type="module" src="${url}/feeds/harbour-bakery.js">`,
    );
    expect(html).toContain('<template shadowrootmode="open">');
  });

  it("may be cached like the document, and is not sent again to whoever has it", async () => {
    const { get, feed } = await serverWithFeed();
    const answer = await get(path);
    const document = await feed("harbour-bakery");
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe(document.headers.get("cache-control"));
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    const again = await get(path, { "if-none-match": answer.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  it("tells search engines the same in JSON-LD", async () => {
    const { get, feed } = await serverWithFeed();
    const html = await (await get(path)).text();
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
    const gallery = JSON.parse(json);
    const { posts } = await (await feed("harbour-bakery")).json();
    expect(gallery).toMatchObject({ "@context": "https://schema.org", "@type": "ImageGallery" });
    expect(gallery.hasPart.map((part: { url: string }) => part.url)).toEqual(
      posts.map((post: { permalink: string }) => post.permalink),
    );
  });

  it("follows a new post", async () => {
    const server = await serverWithFeed();
    server.sandbox.control.addPost("harbour.bakery", { caption: "Plaited loaf, still warm" });
    expect(await (await server.get(path)).text()).not.toContain("Plaited loaf");
    await (await server.owner()).connect(server.sandbox, "harbour.bakery");
    await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 4);
    expect(await (await server.get(path)).text()).toContain("Plaited loaf");
  });

  it("is a 404 for an unknown feed", async () => {
    const { get } = await serverWithFeed();
    const meant = await get(path.replace("harbour-bakery", "Harbour.Bakery"));
    expect(meant.status).toBe(200);
    const answer = await get(path.replace("harbour-bakery", "nobody"));
    expect(answer.status).toBe(404);
    // It may be there in a minute.
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.text()).toContain("There is no feed with this id.");
  });
});

it("is found at every address with a slash behind it, too", async () => {
  const { get, url, owner } = await serverWithFeed();
  for (const path of ["/embed/harbour-bakery", "/feeds/harbour-bakery.html", "/privacy"]) {
    expect(await (await get(`${path}/`)).text()).toBe(await (await get(path)).text());
  }
  expect((await (await owner()).get("/admin/")).status).toBe(200);
  // Refused for what it says, not for where.
  expect((await fetch(`${url}/meta/deauthorize/`, { method: "POST" })).status).toBe(400);
});

describe("the page for iframes", () => {
  it("may be put into any site, and lets nothing in but this server and its own style sheets", async () => {
    const { get, url } = await serverWithFeed();
    const answer = await get("/embed/harbour-bakery");
    const policy = answer.headers.get("content-security-policy") ?? "";
    expect(answer.headers.get("x-frame-options")).toBeNull();
    expect(policy).not.toMatch(/unsafe|frame-ancestors/);
    expect(policy).toContain("default-src 'none';");
    expect(policy).toContain("base-uri 'none'; form-action 'none';");
    // Whatever gets into the page, it makes no script of it.
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html");
    for (const name of ["script-src", "connect-src", "img-src", "media-src"]) {
      expect(policy).toContain(`${name} ${url};`);
    }
    const sheets = [...(await answer.text()).matchAll(/<style>(.*?)<\/style>/gs)];
    expect(sheets).toHaveLength(2);
    for (const [, sheet = ""] of sheets) {
      expect(policy).toContain(`'sha256-${createHash("sha256").update(sheet).digest("base64")}'`);
    }
  });
});
