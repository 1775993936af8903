import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "../../../../server/time/clock.ts";
import { inDatabase } from "../../../support/in-database.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { PASSWORD, startTestServer } from "../../../support/test-server.ts";

const VISITOR = "203.0.113.77";
const AGENT = "a visitor's browser, of a kind that there is only one of";

describe("the privacy page", () => {
  it("is there for everybody, without a session, a cookie or anything from elsewhere", async () => {
    const server = await startTestServer();
    const answer = await fetch(`${server.url}/privacy`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(answer.headers.getSetCookie()).toEqual([]);
    const page = await answer.text();
    for (const [, address = ""] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(address).toMatch(/^(\/assets\/|#)/);
      expect((await fetch(new URL(address, server.url))).status).toBe(200);
    }
  });

  it("names the public address, how many posts are kept, and what Meta's form asks for", async () => {
    const server = await startTestServer({
      environment: { PUBLIC_URL: "https://feed.example.com", MAX_POSTS: "33" },
    });
    const page = await (await fetch(`${server.url}/privacy`)).text();
    expect(page).toContain("Privacy at feed.example.com");
    expect(page).toContain("33 posts");
    for (const path of ["/privacy", "/meta/deauthorize", "/meta/data-deletion", "/deletion/CODE"]) {
      expect(page).toContain(`https://feed.example.com${path}`);
    }
  });

  it("says where else what visitors see lies, and from where their browsers load it", async () => {
    const folder = join(tempFolder(), "public");
    const environment = { PUBLIC_URL: "https://feed.example.com", PUBLISH_TO: folder };
    for (const [url, elsewhere] of [
      ["https://static.example.com/feeds", "static.example.com"],
      ["https://feed.example.com/published", undefined],
    ] as const) {
      const server = await startTestServer({ environment: { ...environment, PUBLISH_URL: url } });
      const page = (await (await fetch(`${server.url}/privacy`)).text()).replace(/<\/?bdi>/g, "");
      if (elsewhere === undefined) expect(page).toContain("On this server, and nowhere else");
      else {
        expect(page).not.toContain("nowhere else, are stored");
        expect(page).toContain(`is also copied to ${elsewhere}`);
        expect(page).toContain(`from feed.example.com and ${elsewhere} and from nowhere else`);
        expect(page).toContain(`our own server feed.example.com and ${elsewhere},`);
      }
    }
  });

  it("is right that nobody who looks at a feed is written down, in the log or the data folder", async () => {
    const server = await startTestServer({ accounts: [{ username: "harbour.bakery", posts: 1 }] });
    const owner = await server.owner();
    await owner.connect(server.sandbox, "harbour.bakery");
    const feed = await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 1);
    const headers = {
      "x-forwarded-for": VISITOR,
      "user-agent": AGENT,
      referer: "https://bakery.example/private-page",
      cookie: "visitor=fingerprint",
    };
    const paths = [
      "/feeds/harbour-bakery.json",
      "/feeds/harbour-bakery/after/nonsense.json",
      "/feeds/nowhere.json",
      new URL(feed.posts[0]?.sizes?.small.mediaUrl ?? server.url).pathname,
      "/media/nothing.webp",
      "/media/%00",
      "/widget.js",
      "/feeds/harbour-bakery.js",
      "/healthz",
      "/readyz",
      "/privacy",
      "/deletion/x",
      "/nowhere",
      "/admin",
      "/connect",
    ];
    for (const path of paths) {
      const answer = await fetch(`${server.url}${path}`, { headers, redirect: "manual" });
      if (!/^\/(admin|connect)/.test(path)) expect(answer.headers.getSetCookie()).toEqual([]);
    }
    await fetch(`${server.url}/meta/deauthorize`, { method: "POST", headers, body: "x=y" });
    await server.running.stop();
    const written = [...server.logLines, ...(await filesOf(server.dataDir))].join("\n");
    for (const trace of [VISITOR, AGENT, "private-page", "fingerprint"]) {
      expect(written).not.toContain(trace);
    }
  });

  it("is right that a wrong password's address is forgotten a day later, at the next sign-in", async () => {
    const server = await startTestServer();
    await fetch(`${server.url}/admin/login`, {
      method: "POST",
      headers: { "x-forwarded-for": VISITOR },
      body: new URLSearchParams({ password: "a guess" }),
    });
    const countAddresses = () => inDatabase(server, (db) => db.signInFailures.of(VISITOR).count);
    expect(countAddresses()).toBe(1);
    server.clock.advance(DAY_MS + MINUTE_MS);
    await server.browser().signIn(PASSWORD);
    expect(countAddresses()).toBe(0);
  });
});

function filesOf(folder: string): Promise<string[]> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), "latin1")));
}

it("says how long backups live, as it is on this server", async () => {
  const pageOf = async (environment: Record<string, string>) => {
    const server = await startTestServer({ environment });
    return (await (await fetch(`${server.url}/privacy`)).text()).replace(/\s+/g, " ");
  };
  expect(await pageOf({})).toContain("keeps no backups by itself");
  const folder = join(tempFolder(), "backups");
  const page = await pageOf({ BACKUP_DIR: folder, BACKUP_KEEP: "3" });
  expect(page).toContain("keeps the newest 3");
});
