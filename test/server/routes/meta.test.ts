import { readdirSync } from "node:fs";
import { request as rawRequest } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FACEBOOK_APP, FACEBOOK_PERSON, INSTAGRAM_APP } from "../../../demo/sandbox/world.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../../server/time/clock.ts";
import { inDatabase } from "../../support/in-database.ts";
import { signRequest } from "../../support/sign-request.ts";
import { startTestServer, type TestServer } from "../../support/test-server.ts";

const BOTH = ["/meta/deauthorize", "/meta/data-deletion"] as const;

function post(server: TestServer, path: string, signedRequest: string): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: "POST",
    body: new URLSearchParams({ signed_request: signedRequest }),
  });
}

function signed(
  server: TestServer,
  userId: string,
  options: { secret?: string; ageMs?: number; algorithm?: string } = {},
): string {
  const issuedAt = Math.floor((server.clock.now() - (options.ageMs ?? 0)) / SECOND_MS);
  return signRequest({
    secret: options.secret ?? INSTAGRAM_APP.secret,
    payload: {
      user_id: userId,
      algorithm: options.algorithm ?? "HMAC-SHA256",
      issued_at: issuedAt,
    },
  });
}

function usernames(server: TestServer): string[] {
  return inDatabase(server, (db) => db.accounts.all().map(({ profile }) => profile.username));
}

function mediaFiles(server: TestServer): string[] {
  return readdirSync(join(server.dataDir, "media"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

/** With harbour.bakery connected and its pictures on the disk. */
async function connectedServer(): Promise<TestServer & { readonly ids: readonly string[] }> {
  const server = await startTestServer({ accounts: [{ username: "harbour.bakery", posts: 1 }] });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 1);
  const { appScopedId, professionalId } = server.sandbox.control.account("harbour.bakery");
  return { ...server, ids: [appScopedId, professionalId] };
}

async function codeOf(answer: Response): Promise<string> {
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { confirmation_code: string }).confirmation_code;
}

describe("a request to delete, from Meta", () => {
  it.each(
    BOTH.flatMap(
      (path) =>
        [
          [path, "app-scoped id", 0],
          [path, "professional account's id", 1],
        ] as const,
    ),
  )(
    "at %s deletes the account with that %s, its posts and its files",
    async (path, _what, which) => {
      const server = await connectedServer();
      expect(mediaFiles(server).length).toBeGreaterThan(0);
      const answer = await post(server, path, signed(server, server.ids[which] ?? ""));
      expect(answer.status).toBe(200);
      expect(usernames(server)).toEqual([]);
      expect(mediaFiles(server)).toEqual([]);
      server.clock.advance(SECOND_MS);
      const feed = await server.feed("harbour-bakery");
      expect(feed.status).toBe(200);
      expect(await feed.json()).toMatchObject({ id: "harbour-bakery", posts: [] });
    },
  );

  it("is answered with a code, and with a page that says in words that it is done", async () => {
    const server = await connectedServer();
    const answer = await post(server, "/meta/data-deletion", signed(server, server.ids[0] ?? ""));
    const { url, confirmation_code: code } = (await answer.json()) as Record<string, string>;
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{20}$/);
    expect(url).toBe(`${server.url}/deletion/${code}`);
    const page = await fetch(`${url}`);
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain("It is deleted");
    expect(text).toContain(code);
    expect(text).not.toContain("harbour");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.headers.getSetCookie()).toEqual([]);
  });

  it("keeps nothing personal about it: a code, a hash and two dates", async () => {
    const server = await connectedServer();
    const text = signed(server, server.ids[0] ?? "");
    const code = await codeOf(await post(server, "/meta/data-deletion", text));
    const record = inDatabase(server, (db) => db.deletions.find(code));
    expect(record).toEqual({
      code,
      requestHash: expect.stringMatching(/^[\w-]{43}$/),
      receivedAt: server.clock.now(),
      finishedAt: server.clock.now(),
    });
    expect(text).not.toContain(record?.requestHash);
    expect(server.logLines.join("")).not.toContain(server.ids[0]);
  });

  it("gives a code for an account that was never here, and deletes nobody else's", async () => {
    const server = await connectedServer();
    const answer = await post(server, "/meta/data-deletion", signed(server, "17841499999999999"));
    const page = await fetch(`${server.url}/deletion/${await codeOf(answer)}`);
    expect(await page.text()).toContain("It is deleted");
    expect(usernames(server)).toEqual(["harbour.bakery"]);
  });

  it("that names a person of Facebook deletes every account that person connected", async () => {
    const server = await startTestServer({
      accounts: [
        { username: "harbour.bakery", posts: 1, page: "Harbour Bakery" },
        { username: "atelier.kiln", posts: 1, page: "Atelier Kiln" },
        { username: "quiet.quay", posts: 1 },
      ],
    });
    const owner = await server.owner();
    const pages = ["Harbour Bakery"];
    await owner.connect(server.sandbox, "harbour.bakery", { api: "facebook-login", pages });
    await owner.connect(server.sandbox, "atelier.kiln", {
      api: "facebook-login",
      pages: ["Atelier Kiln"],
    });
    await owner.connect(server.sandbox, "quiet.quay");
    expect(usernames(server)).toHaveLength(3);
    const text = signed(server, FACEBOOK_PERSON.id, { secret: FACEBOOK_APP.secret });
    expect((await post(server, "/meta/deauthorize", text)).status).toBe(200);
    expect(usernames(server)).toEqual(["quiet.quay"]);
  });

  it("is accepted when the app was entered in the dashboard, also behind the environment's", async () => {
    const server = await startTestServer({
      environment: { INSTAGRAM_APP_ID: "", INSTAGRAM_APP_SECRET: "" },
    });
    const owner = await server.owner();
    await owner.post("/admin/apps/instagram", { ...INSTAGRAM_APP, api: "instagram-login" });
    await owner.connect(server.sandbox, "harbour.bakery");
    const { appScopedId } = server.sandbox.control.account("harbour.bakery");
    const later = await server.restart({
      INSTAGRAM_APP_ID: "123456789012345",
      INSTAGRAM_APP_SECRET: "00000000000000000000000000000000",
    });
    expect((await post(later, "/meta/deauthorize", signed(later, appScopedId))).status).toBe(200);
    expect(usernames(later)).toEqual([]);
  });
});

describe("the same request again", () => {
  it("gets the same code and touches nothing, also when the account was connected anew", async () => {
    const server = await connectedServer();
    const text = signed(server, server.ids[0] ?? "");
    const code = await codeOf(await post(server, "/meta/data-deletion", text));
    const owner = await server.owner();
    await owner.connect(server.sandbox, "harbour.bakery");
    for (const path of BOTH) expect((await post(server, path, text)).status).toBe(200);
    expect(await codeOf(await post(server, "/meta/data-deletion", text))).toBe(code);
    expect(usernames(server)).toEqual(["harbour.bakery"]);
  });

  it("touches nothing after a restart either", async () => {
    const server = await connectedServer();
    const text = signed(server, server.ids[0] ?? "");
    await post(server, "/meta/deauthorize", text);
    const later = await server.restart();
    await (await later.owner()).connect(later.sandbox, "harbour.bakery");
    expect((await post(later, "/meta/deauthorize", text)).status).toBe(200);
    expect(usernames(later)).toEqual(["harbour.bakery"]);
  });

  it("finishes what was interrupted, but not for an account connected since", async () => {
    const server = await connectedServer();
    const text = signed(server, server.ids[0] ?? "");
    const code = await codeOf(await post(server, "/meta/data-deletion", text));
    const interrupt = () =>
      inDatabase(server, (db) => {
        const record = db.deletions.find(code);
        if (!record) throw new Error("the deletion is not known");
        db.deletions.deleteReceivedBefore(server.clock.now() + 1);
        db.deletions.insert({ ...record, finishedAt: undefined });
      });
    interrupt();
    expect(await (await fetch(`${server.url}/deletion/${code}`)).text()).toContain(
      "It is being deleted",
    );
    expect(await codeOf(await post(server, "/meta/data-deletion", text))).toBe(code);
    expect(await (await fetch(`${server.url}/deletion/${code}`)).text()).toContain("It is deleted");

    server.clock.advance(MINUTE_MS);
    await (await server.owner()).connect(server.sandbox, "harbour.bakery");
    interrupt();
    expect((await post(server, "/meta/data-deletion", text)).status).toBe(409);
    expect(usernames(server)).toEqual(["harbour.bakery"]);
  });

  it("is refused, though never seen here, when the account was connected long after it", async () => {
    const server = await connectedServer();
    const text = signed(server, server.ids[0] ?? "");
    server.clock.advance(2 * HOUR_MS);
    await (await server.owner()).connect(server.sandbox, "harbour.bakery");
    const answer = await post(server, "/meta/deauthorize", text);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("connected again");
    expect(usernames(server)).toEqual(["harbour.bakery"]);
  });

  it("is refused after a day", async () => {
    const server = await connectedServer();
    const text = signed(server, server.ids[0] ?? "");
    await post(server, "/meta/deauthorize", text);
    server.clock.advance(DAY_MS + SECOND_MS);
    expect((await post(server, "/meta/deauthorize", text)).status).toBe(403);
  });
});

describe("what Meta did not send", () => {
  const refusals: readonly [string, (server: TestServer, id: string) => string, number][] = [
    ["forged", (server, id) => signed(server, id, { secret: "guessed guessed guessed" }), 403],
    ["signed with nothing", (server, id) => signed(server, id, { secret: "" }), 403],
    ["with another algorithm", (server, id) => signed(server, id, { algorithm: "none" }), 403],
    ["old", (server, id) => signed(server, id, { ageMs: DAY_MS + SECOND_MS }), 403],
    ["from the future", (server, id) => signed(server, id, { ageMs: -2 * HOUR_MS }), 403],
    ["truncated", (server, id) => signed(server, id).slice(0, -1), 403],
    ["half", (server, id) => signed(server, id).split(".")[0] ?? "", 400],
    ["empty", () => "", 400],
    ["not about an id", (server) => signed(server, "harbour.bakery"), 400],
    ["huge", (server, id) => signed(server, id) + "A".repeat(20_000), 413],
    ["too long", (server, id) => signed(server, id) + "A".repeat(10_000), 400],
  ];

  it.each(refusals)(
    "%s, is refused with a sentence, and nothing is touched",
    async (_what, make, status) => {
      const server = await connectedServer();
      const files = mediaFiles(server);
      for (const path of BOTH) {
        const answer = await post(server, path, make(server, server.ids[0] ?? ""));
        expect(answer.status).toBe(status);
        const { error } = (await answer.json()) as { error: { message: string } };
        expect(error.message).toMatch(/^[A-Z].{20,}\.$/);
      }
      expect(usernames(server)).toEqual(["harbour.bakery"]);
      expect(mediaFiles(server)).toEqual(files);
    },
  );

  it("is refused where no app is configured, so where nobody can have signed", async () => {
    const server = await startTestServer({
      environment: {
        INSTAGRAM_APP_ID: "",
        INSTAGRAM_APP_SECRET: "",
        FACEBOOK_APP_ID: "",
        FACEBOOK_APP_SECRET: "",
      },
    });
    const answer = await post(server, "/meta/deauthorize", signed(server, "1", { secret: "" }));
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("No app secret");
  });

  it("is cut off when it is sent without a length and does not end", async () => {
    const server = await startTestServer();
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = rawRequest(
        `${server.url}/meta/data-deletion`,
        { method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
          request.destroy();
        },
      );
      request.on("error", reject);
      request.write(`signed_request=${"A".repeat(64_000)}`);
    });
    expect(status).toBe(413);
  });

  it.each(["application/json", "text/plain", "multipart/form-data; boundary=x"])(
    "is refused as %s",
    async (contentType) => {
      const server = await startTestServer();
      const answer = await fetch(`${server.url}/meta/deauthorize`, {
        method: "POST",
        headers: { "content-type": contentType },
        body: JSON.stringify({ signed_request: signed(server, "1") }),
      });
      expect(answer.status).toBe(400);
    },
  );
});

describe("the page of a deletion", () => {
  it("says so for a code that is not known, with status 404", async () => {
    const server = await startTestServer();
    for (const code of ["ABCDEFGHJKLMNPQRSTUV", "x", "%27%20OR%201", "<b>"]) {
      const answer = await fetch(`${server.url}/deletion/${encodeURIComponent(code)}`);
      expect(answer.status).toBe(404);
      const text = await answer.text();
      expect(text).toContain("not known here");
      expect(text).not.toContain("<b>");
    }
  });

  it("finds a code that was typed in small letters", async () => {
    const server = await startTestServer();
    const code = await codeOf(await post(server, "/meta/data-deletion", signed(server, "1")));
    expect((await fetch(`${server.url}/deletion/${code.toLowerCase()}`)).status).toBe(200);
  });

  it("forgets codes after a year", async () => {
    const server = await startTestServer();
    const code = await codeOf(await post(server, "/meta/data-deletion", signed(server, "1")));
    server.clock.advance(366 * DAY_MS);
    await post(server, "/meta/data-deletion", signed(server, "1"));
    expect((await fetch(`${server.url}/deletion/${code}`)).status).toBe(404);
  });

  it("brings its own style, from this server and without a session", async () => {
    const server = await startTestServer();
    const page = await (await fetch(`${server.url}/deletion/x`)).text();
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) {
      expect(address).toMatch(/^\/assets\//);
      expect((await fetch(`${server.url}${address}`)).status).toBe(200);
    }
  });
});
