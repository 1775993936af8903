import { describe, expect, it } from "vitest";
import { createSite } from "../../../demo/site/site.ts";

const SERVER = "https://feed.example.com";
const site = createSite({ server: `${SERVER}/` });

async function read(path: string): Promise<string> {
  const response = await site.request(path);
  expect(response.status).toBe(200);
  return response.text();
}

describe("the front page", () => {
  it("shows the feed with the two lines that the README gives", async () => {
    const page = await read("/");
    expect(page).toContain(`<script async src="${SERVER}/feeds/harbour-bakery.js"></script>`);
    expect(page).toMatch(
      /<windowbox-feed feed-id="harbour-bakery"[^>]*>\s*<a href="https:[^>]+>.+<\/a>\s*<\/windowbox-feed>/,
    );
  });
});

describe("what search engines and visitors fetch", () => {
  it("may all be read, and comes compressed", async () => {
    expect(await read("/robots.txt")).toBe("User-agent: *\nAllow: /\n");
    const page = await site.request("/", { headers: { "Accept-Encoding": "gzip" } });
    expect(page.headers.get("content-encoding")).toBe("gzip");
  });
});

describe("the page with one tag", () => {
  it("shows the feed with that tag and nothing else", async () => {
    const page = await read("/one-tag");
    expect(page).toMatch(
      new RegExp(`<script async src="${SERVER}/feeds/harbour-bakery\\.js"[^>]*></script>`),
    );
    expect(page).not.toContain("<windowbox-feed");
    expect(page).not.toContain("widget.js");
  });
});

describe.each(["/", "/one-tag"])("%s", (path) => {
  it("loads from itself and from the Windowbox server only", async () => {
    const page = await read(path);
    const loaded = [
      ...page.matchAll(/<(?:script|img|link|source|iframe)[^>]*?\s(?:src|href)="([^"]+)"/g),
    ];
    expect(loaded.length).toBeGreaterThan(4);
    for (const [, address = ""] of loaded) {
      expect([new URL("http://site.example").origin, SERVER]).toContain(
        new URL(address, "http://site.example").origin,
      );
    }
  });

  it("is served under a policy that allows nothing inline and no one else", async () => {
    const policy = (await site.request(path)).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'self' ${SERVER}`);
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    expect(await read(path)).not.toMatch(/<style|\sstyle="|\son\w+="|<script(?![^>]*\ssrc=)/);
  });

  it("names every file it needs, and all of them are there", async () => {
    const page = await read(path);
    const own = [...page.matchAll(/(?:src|href)="(\/[^"#]*)"/g)].map(([, address = ""]) => address);
    const answers = await Promise.all(
      [...new Set(own)].map(async (address) => site.request(address)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  }, 60_000);
});

it("has no other pictures than its own", async () => {
  expect((await site.request("/pictures/lighthouse-1080.webp")).status).toBe(404);
  expect((await site.request("/pictures/baguette-bag-9999.webp")).status).toBe(404);
});

it("keeps the server's address from saying more than an origin", async () => {
  const odd = createSite({ server: 'https://feed.example.com/a"onload="x' });
  expect(await (await odd.request("/")).text()).not.toContain("onload");
});
