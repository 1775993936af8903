import { readdirSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import type { Hono } from "hono";
import { expect, it, onTestFinished } from "vitest";
import { FACEBOOK_APP } from "../../demo/sandbox/world.ts";
import { createApp } from "../../server/app.ts";
import type { Auth } from "../../server/auth/auth.ts";
import { createJobs } from "../../server/jobs/jobs.ts";
import { Secret } from "../../server/shared/secret.ts";
import { createOwner, type Owner } from "../support/owner.ts";
import { createTestInstance, present, type TestInstance } from "../support/test-instance.ts";

const PASSWORD = "harbour tides at noon";
const PUBLIC_URL = "https://feed.example.com";
const DAY_MS = 86_400_000;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;
/** What visitors, Meta and whoever watches the server are there to reach. */
const PUBLIC =
  /^\/(feeds|embed|media|assets|privacy|deletion|meta)\/|^\/(widget\.js|instafeed\.js|embed-page\.js|hydrate\.js|privacy|healthz|readyz)$|^\/public\.css$/;

interface Place extends TestInstance {
  readonly app: Hono;
  readonly auth: Auth;
  readonly accountId: string;
  /** What nobody may read without the password. */
  readonly secrets: readonly string[];
  owner(): Promise<Owner & { readonly cookie: string }>;
  /** Everything that is stored, but for the count of wrong passwords. */
  dump(): string;
}

async function startPlace(): Promise<Place> {
  const place = createTestInstance({
    accounts: [
      { username: "harbour.bakery", posts: 2, page: "Harbour Bakery" },
      { username: "atelier.kiln", posts: 1, page: "Atelier Kiln" },
    ],
    environment: { ADMIN_PASSWORD: PASSWORD, FACEBOOK_APP_ID: "", FACEBOOK_APP_SECRET: "" },
  });
  const { instance, dataDir } = place;
  const { accountId, token } = await place.connect("harbour.bakery");
  await instance.sync.syncAccount(accountId);
  const app = createApp(instance, createJobs(instance));
  const shownApp = present(instance.apps.get("instagram"));
  return {
    ...place,
    app,
    auth: instance.auth,
    accountId,
    secrets: [accountId, token, shownApp.id, shownApp.secret.reveal(), FACEBOOK_APP.id, dataDir],
    async owner() {
      let cookie = "";
      const send = async (url: string, init?: RequestInit) => {
        const answer = await app.request(url, init);
        cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
        return answer;
      };
      const owner = createOwner(PUBLIC_URL, send);
      expect((await owner.signIn(PASSWORD)).status).toBe(303);
      return { ...owner, cookie };
    },
    dump: openDump(dataDir),
  };
}

function openDump(dataDir: string): () => string {
  const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"), { readonly: true });
  onTestFinished(() => {
    sqlite.close();
  });
  let [version, dump] = ["", ""];
  return () => {
    // SQLite counts what others commit: what nobody has written to is not read again at every door.
    const files = readdirSync(join(dataDir, "media")).sort();
    const now = JSON.stringify([sqlite.pragma("data_version"), files]);
    if (now !== version) [version, dump] = [now, JSON.stringify([rowsOf(sqlite), files])];
    return dump;
  };
}

function rowsOf(sqlite: BetterSqlite3.Database): unknown {
  const tables = sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sign_in_%' ORDER BY name",
    )
    .pluck()
    .all();
  return tables.map((name) => [name, sqlite.prepare(`SELECT * FROM "${name}"`).all()]);
}

/** Every path that a route of the app answers, its parameters filled with what is there. */
function pathsOf({ app, accountId, instance }: Place): string[] {
  const [picture] = [...instance.db.posts.fileNames()];
  const values: Readonly<Record<string, string>> = {
    id: accountId,
    kind: "facebook",
    name: picture ?? "none",
    file: "harbour-bakery.json",
    code: "0123456789abcdef",
  };
  const paths = app.routes.map(({ path }) =>
    path
      .replace(/:(\w+)(\{[^}]*\})?/g, (_whole, name: string) => values[name] ?? name)
      .replaceAll("*", "anything"),
  );
  return [...new Set(paths)];
}

/** What each form would need, all at once: a door that is open would let it do something. */
function formFor({ sandbox }: Place): Record<string, string> {
  return {
    password: "not the password",
    again: "not the password",
    token: sandbox.control.issueToken("atelier.kiln"),
    api: "instagram-login",
    ...FACEBOOK_APP,
    pick: "0",
    sync: "1",
    next: "/admin",
    signed_request: "forged.payload",
  };
}

async function knock(
  place: Place,
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<Response> {
  const body =
    method === "GET" || method === "HEAD" ? {} : { body: new URLSearchParams(formFor(place)) };
  return place.app.request(PUBLIC_URL + path, { method, headers, ...body });
}

it("finds every route of the server", async () => {
  const paths = pathsOf(await startPlace());
  for (const path of [
    "/admin",
    "/connect",
    "/connect/callback",
    "/admin/connect/token",
    "/admin/apps/facebook",
  ]) {
    expect(paths).toContain(path);
  }
  expect(paths.length).toBeGreaterThan(25);
});

it("changes nothing, asks nothing and tells nothing on any route without a session", async () => {
  const place = await startPlace();
  await expectClosed(place, {});
  await expectClosed(place, { accept: "text/html", origin: PUBLIC_URL });
});

it("does not take another session for one", async () => {
  const place = await startPlace();
  const other = await startPlace();
  const foreign = await other.owner();
  const signedOut = await place.owner();
  await signedOut.post("/admin/logout");
  const expired = await place.owner();
  place.clock.advance(31 * DAY_MS);
  const replaced = await place.owner();
  place.instance.db.sessions.deleteAll();
  const [name = "", value = ""] = replaced.cookie.split("=");
  const cookies = [
    foreign.cookie,
    signedOut.cookie,
    expired.cookie,
    replaced.cookie,
    `${name}=${value.replace(/^./, (letter) => (letter === "a" ? "b" : "a"))}`,
    `${name}=${value.split(".")[0]}`,
    `${name}=`,
    `${name}=true`,
  ];
  for (const cookie of cookies) {
    for (const accept of ["text/html", "*/*"]) {
      await expectClosed(place, { cookie, accept, origin: PUBLIC_URL }, /^\/(admin|connect)/);
    }
  }
});

it("lets its owner in, so that the tests above knock at doors that do open", async () => {
  const place = await startPlace();
  const owner = await place.owner();
  const page = await (await owner.get("/admin/accounts")).text();
  expect(page).toContain(place.accountId);
  expect((await owner.get("/connect")).headers.get("location")).toContain("client_id=");
  const before = place.dump();
  await owner.post("/admin/connect/token", {
    token: place.sandbox.control.issueToken("atelier.kiln"),
  });
  expect(place.dump()).not.toBe(before);
});

it("refuses what another site sends with the owner's own cookie", async () => {
  const place = await startPlace();
  const { cookie } = await place.owner();
  const senders: readonly Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "https://feed.example.com.evil.example" },
    { origin: "http://feed.example.com" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example", "content-type": "text/plain" },
  ];
  const posts = new Set(
    place.app.routes
      .filter(({ method, path }) => method === "POST" && /^\/admin/.test(path))
      .map(({ path }) => path),
  );
  expect(posts.size).toBeGreaterThan(8);
  const before = place.dump();
  for (const path of pathsOf(place).filter((one) => /^\/admin/.test(one))) {
    for (const sender of senders) {
      const answer = await knock(place, "POST", path, { cookie, ...sender });
      expect(answer.status, `${path} from ${JSON.stringify(sender)}`).toBe(403);
    }
  }
  expect(place.dump()).toBe(before);
  expect(place.sandbox.control.requestsTo("exchange-code")).toEqual([]);
});

it("signs nobody in from another site, and lets nobody set the password a second time", async () => {
  const place = await startPlace();
  const form = {
    method: "POST",
    body: new URLSearchParams({ password: PASSWORD, next: "/admin" }),
  };
  const foreign = await place.app.request("/admin/login", {
    ...form,
    headers: { origin: "https://evil.example" },
  });
  expect(foreign.status).toBe(403);
  expect(foreign.headers.getSetCookie()).toEqual([]);

  const token = "0".repeat(43);
  const setup = await place.app.request(`/admin/setup?token=${token}`, {
    method: "POST",
    body: new URLSearchParams({ token, password: "mine from now on", again: "mine from now on" }),
  });
  expect(setup.status).toBe(404);
  expect(await place.auth.verifyPassword(new Secret(PASSWORD))).toBe(true);
  expect(place.auth.setupLink()).toBeUndefined();
});

/** Knocks at every door with every method. */
async function expectClosed(
  place: Place,
  headers: Record<string, string>,
  only = /^/,
): Promise<void> {
  const before = place.dump();
  place.sandbox.control.clearRequests();
  for (const path of pathsOf(place).filter((one) => only.test(one))) {
    for (const method of METHODS) {
      const answer = await knock(place, method, path, headers);
      const text = await answer.text();
      const door = `${method} ${path}`;
      expect(place.dump(), door).toBe(before);
      expect(
        answer.headers.getSetCookie().filter((line) => !/max-age=0/i.test(line)),
        door,
      ).toEqual([]);
      // The way back after signing in repeats what was asked for.
      const told = decodeURIComponent([...answer.headers.values()].join("\n")).replaceAll(path, "");
      for (const secret of place.secrets) expect((told + text).includes(secret), door).toBe(false);
      expect(answer.status, door).toBeLessThan(500);
      if (PUBLIC.test(path)) continue;
      expect(text.includes("harbour.bakery"), door).toBe(false);
      const isDoorstep =
        /^\/admin\/(login|logout|setup|assets)|^\/admin\/[^/]+\.(css|js|svg|ico)$/.test(path);
      if (!isDoorstep) expect([302, 303, 401, 403, 404, 405], door).toContain(answer.status);
    }
  }
  expect(place.sandbox.control.requests).toEqual([]);
  expect(place.sandbox.control.strays).toEqual([]);
}
