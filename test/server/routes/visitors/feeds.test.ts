import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createHealthProof } from "../../../../server/doctor/health-proof.ts";
import { precompress } from "../../../../server/http/precompress.ts";
import { createFeedFileRoutes } from "../../../../server/routes/visitors/feeds.ts";
import { createProbeRoutes } from "../../../../server/routes/visitors/probes.ts";
import { openTestDatabase } from "../../../support/database.ts";
import { createFakeClock } from "../../../support/fake-clock.ts";
import { startTestServer } from "../../../support/test-server.ts";

async function serverWithFeed() {
  const server = await startTestServer();
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);
  return { ...server, signedIn: owner };
}

/** What is on the wire, not what fetch makes of it. */
async function rawFeed(url: string, headers: Record<string, string>) {
  const { request } = await import("node:http");
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      request(`${url}/feeds/harbour-bakery.json`, { headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks),
          }),
        );
      })
        .on("error", reject)
        .end();
    },
  );
}

describe("the feed document", () => {
  it("comes compressed beforehand, as the browser prefers", async () => {
    const { url } = await serverWithFeed();
    const plain = await rawFeed(url, {});
    const brotli = await rawFeed(url, { "accept-encoding": "gzip, deflate, br" });
    const gzip = await rawFeed(url, { "accept-encoding": "gzip;q=0.5, br;q=0" });
    expect(brotli.headers["content-encoding"]).toBe("br");
    expect(gzip.headers["content-encoding"]).toBe("gzip");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    for (const answer of [plain, brotli, gzip])
      expect(answer.headers["vary"]).toBe("Accept-Encoding");
  });

  it("may be read from any site and cached through a bad time", async () => {
    const { feed } = await serverWithFeed();
    const answer = await feed("harbour-bakery", { headers: { origin: "https://shop.example" } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("cache-control")).toMatch(
      /^public, max-age=\d+, stale-while-revalidate=\d+, stale-if-error=\d+$/,
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("has other forms, which are cached like it and found from its pages", async () => {
    const { url, feed } = await serverWithFeed();
    const document = await feed("harbour-bakery");
    const types = {
      rss: "application/rss+xml; charset=utf-8",
      "feed.json": "application/feed+json; charset=utf-8",
    };
    const fragment = await fetch(`${url}/feeds/harbour-bakery.html`);
    const page = await (await fetch(`${url}/embed/harbour-bakery`)).text();
    for (const [ending, type] of Object.entries(types)) {
      const address = `${url}/feeds/harbour-bakery.${ending}`;
      const answer = await fetch(address);
      expect(answer.headers.get("content-type")).toBe(type);
      for (const name of ["cache-control", "access-control-allow-origin", "vary"]) {
        expect(answer.headers.get(name)).toBe(document.headers.get(name));
      }
      const text = await answer.text();
      expect(text.match(/post(s)?\b|<item>|"url"/g)?.length).toBeGreaterThan(2);
      expect(text).toContain(address);
      const again = await fetch(address, {
        headers: { "if-none-match": answer.headers.get("etag") ?? "" },
      });
      expect(again.status).toBe(304);
      const short = type.split(";")[0];
      expect(fragment.headers.get("link")).toContain(
        `<${address}>; rel="alternate"; type="${short}"`,
      );
      expect(page).toContain(`<link rel="alternate" type="${short}" href="${address}"`);
      expect((await fetch(`${url}/feeds/nobody.${ending}`)).status).toBe(404);
    }
  });

  it("is put into other pages by pasting the address of its own", async () => {
    const { url } = await serverWithFeed();
    const page = await (await fetch(`${url}/embed/harbour-bakery`)).text();
    const [, address = ""] =
      /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? [];
    const oembed = await fetch(
      `${address.replaceAll("&amp;", "&")}&maxwidth=600&maxheight=400&format=json`,
    );
    expect(oembed.headers.get("content-type")).toContain("application/json");
    expect(oembed.headers.get("access-control-allow-origin")).toBe("*");
    expect(await oembed.json()).toMatchObject({
      version: "1.0",
      type: "rich",
      width: 600,
      height: 198,
      html: expect.stringContaining(`<iframe src="${url}/embed/harbour-bakery"`),
    });
    const statusOf = async (query: string) => (await fetch(`${url}/oembed?${query}`)).status;
    const asked = (pasted: string) => statusOf(`url=${encodeURIComponent(pasted)}`);
    expect(await asked(`${url}/embed/harbour-bakery/?columns=2#top`)).toBe(200);
    expect(await asked(`${url}/embed/Harbour.Bakery`)).toBe(200);
    expect(await asked(`${url}/embed/nobody`)).toBe(404);
    expect(await asked(`${url}/feeds/harbour-bakery.json`)).toBe(404);
    expect(await asked("https://elsewhere.example/embed/harbour-bakery")).toBe(404);
    expect(await asked(`ftp${url.slice(4)}/embed/harbour-bakery`)).toBe(404);
    expect(await asked("nonsense")).toBe(404);
    expect(await statusOf("")).toBe(404);
    const xml = `format=xml&url=${encodeURIComponent(`${url}/embed/harbour-bakery`)}`;
    expect(await statusOf(xml)).toBe(501);
    expect(await statusOf(xml.replace("xml", ""))).toBe(200);
  });

  it("keeps no cache from forgetting a page that was replaced", async () => {
    const db = openTestDatabase();
    const clock = createFakeClock();
    const routes = createFeedFileRoutes({
      sightings: { note: () => undefined },
      db,
      clock,
      publicUrl: "https://feed.example.com",
      onUnreadable: () => {},
      isSignedIn: async () => false,
    });
    const page = (cursor: string) => {
      const json = Buffer.from(`{"cursor":"${cursor}"}`);
      const madeAt = clock.now();
      return { feedId: "bakery", cursor, json, ...precompress(json), names: [], madeAt };
    };
    const cacheControlOf = async (cursor: string) => {
      clock.advance(1_000);
      const answer = await routes.request(`/bakery/after/${cursor}.json`);
      expect(answer.status).toBe(200);
      return answer.headers.get("cache-control");
    };
    db.feeds.insert({ id: "bakery", accountIds: [], settings: {}, createdAt: clock.now() });
    db.documents.replace("bakery", { changed: [page("old")], unchanged: [] }, clock.now(), 0);
    expect(await cacheControlOf("old")).toMatch(/^public/);
    db.documents.replace("bakery", { changed: [page("new")], unchanged: [] }, clock.now(), 0);
    expect(await cacheControlOf("new")).toMatch(/^public/);
    expect(await cacheControlOf("old")).toBe("no-store");
  });

  it("is not sent again to whoever has it, in whichever encoding", async () => {
    const { url } = await serverWithFeed();
    const first = await rawFeed(url, { "accept-encoding": "br" });
    const etag = String(first.headers["etag"]);
    for (const tag of [etag, etag.replace("W/", ""), `"other", ${etag}`, "*"]) {
      const again = await rawFeed(url, { "if-none-match": tag, "accept-encoding": "gzip" });
      expect(again.status).toBe(304);
      expect(again.body.length).toBe(0);
      expect(again.headers["etag"]).toBe(etag);
    }
    expect((await rawFeed(url, { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("names only pictures on this server, and each of them answers", async () => {
    const { url, feed } = await serverWithFeed();
    const text = await (await feed("harbour-bakery")).text();
    const pictures = [...new Set(text.match(/https?:\/\/[^"]+\/media\/[^"]+/g))];
    expect(pictures.length).toBeGreaterThan(3);
    for (const picture of pictures) {
      expect(picture.startsWith(`${url}/media/`)).toBe(true);
      expect((await fetch(picture, { method: "HEAD" })).status).toBe(200);
    }
  });

  it("goes on when Instagram does not, without asking it", async () => {
    const { feed, sandbox } = await serverWithFeed();
    const before = await (await feed("harbour-bakery")).text();
    sandbox.control.down();
    sandbox.control.clearRequests();
    expect(await (await feed("harbour-bakery")).text()).toBe(before);
    expect(sandbox.control.requests).toHaveLength(0);
  });

  it("is found by what was surely meant: with blanks, in capitals, with an ending, as the account is called", async () => {
    const { url } = await serverWithFeed();
    const right = await (await fetch(`${url}/feeds/harbour-bakery.json`)).text();
    for (const written of [
      " harbour-bakery ",
      "Harbour-Bakery",
      "har\u200bbour-bakery\u00ad",
      "ｈarbour-bakery",
      "harbour-bakery.json",
      "harbour.bakery",
      "@harbour.bakery",
      "harbour-bakery.js",
      "harbour-bakery.feed.json",
      `${url}/feeds/harbour-bakery.json?from=somewhere`,
      `${url}/embed/harbour-bakery/`,
      "https://www.instagram.com/harbour.bakery/",
    ]) {
      const answer = await fetch(`${url}/feeds/${encodeURIComponent(written)}.json`);
      expect([written, answer.status]).toEqual([written, 200]);
      expect(await answer.text()).toBe(right);
    }
    expect((await fetch(`${url}/feeds/harbour.json`)).status).toBe(404);
  });

  it("is a 404 in JSON for an unknown id, and tells ids only to whoever is signed in", async () => {
    const { feed, signedIn, url } = await serverWithFeed();
    const stranger = await feed("harbor-bakery");
    expect(stranger.status).toBe(404);
    expect(stranger.headers.get("access-control-allow-origin")).toBe("*");
    expect(await stranger.json()).toEqual({
      error: { code: "unknown-feed", message: "There is no feed with this id." },
    });
    expect(stranger.headers.get("cache-control")).toBe("no-store");
    const owner = await signedIn.get("/feeds/harbor-bakery.json");
    expect(await owner.json()).toMatchObject({ similar: ["harbour-bakery"] });
    const script = await signedIn.get("/feeds/harbor-bakery.js");
    expect(await script.text()).toContain("Alike are: harbour-bakery.");
    const unsaid = await (await fetch(`${url}/feeds/harbor-bakery.js`)).text();
    expect(unsaid).not.toContain("harbour-bakery");
    expect(unsaid).toContain(`${url}/feeds/harbor-bakery.json, to who is signed in`);
  });

  it("tells whoever is signed in the five ids that are most like an unknown one", async () => {
    const db = openTestDatabase();
    const clock = createFakeClock();
    for (const id of [
      "zzz",
      "kiln",
      "bakery-2",
      "a-baker",
      "bakers-row",
      "bakery-shop",
      "bakery",
    ]) {
      db.feeds.insert({ id, accountIds: [], settings: {}, createdAt: clock.now() });
    }
    const routes = createFeedFileRoutes({
      sightings: { note: () => undefined },
      db,
      clock,
      publicUrl: "https://feed.example.com",
      onUnreadable: () => {},
      isSignedIn: async () => true,
    });
    const { similar } = await (await routes.request("/bakry.json")).json();
    expect([...similar].sort()).toEqual([
      "a-baker",
      "bakers-row",
      "bakery",
      "bakery-2",
      "bakery-shop",
    ]);
  });

  it("shows at once what another process wrote", async () => {
    const { feed, clock, dataDir } = await serverWithFeed();
    const { openDataFolder } = await import("../../../../server/data-folder/open-data-folder.ts");
    const { db } = openDataFolder(dataDir, undefined);
    db.feeds.delete("harbour-bakery");
    db.close();
    clock.advance(1000);
    expect((await feed("harbour-bakery")).status).toBe(404);
  });
});

describe("health", () => {
  it("is alive but not ready when the database does not answer", async () => {
    const db = openTestDatabase();
    const healthProof = createHealthProof(Buffer.alloc(32, 7));
    const publicUrl = "https://feed.example.com";
    const routes = createProbeRoutes({ db, healthProof, publicUrl, needsOwner: () => false });
    expect((await routes.request("/readyz")).status).toBe(200);
    db.close();
    const answer = await routes.request("/readyz");
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: "the database does not answer" });
    expect((await routes.request("/healthz")).status).toBe(200);
  });

  it("tells strangers that the owner is needed, and nothing more", async () => {
    const { url, dataDir, clock } = await startTestServer();
    const { openDataFolder } = await import("../../../../server/data-folder/open-data-folder.ts");
    const { db } = openDataFolder(dataDir, undefined);
    const ready = async () => (await fetch(`${url}/readyz`)).text();
    expect(await ready()).toBe('{"needsOwner":false}');
    const incident = { kind: "backup-failed", subject: "", sentence: "No room." } as const;
    db.incidents.put({ ...incident, startedAt: clock.now() });
    clock.advance(1000);
    expect(await ready()).toBe('{"needsOwner":true}');
    db.incidents.delete("backup-failed", "");
    clock.advance(1000);
    expect(await ready()).toBe('{"needsOwner":false}');
    db.close();
  });

  it("is alive and ready, and never cached", async () => {
    const { url } = await startTestServer();
    for (const path of ["/healthz", "/readyz"]) {
      const answer = await fetch(`${url}${path}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });
});
