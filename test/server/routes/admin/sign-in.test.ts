import { Hono } from "hono";
import { expect, test } from "vitest";
import { addAccount } from "./accounts.ts";
import { type Dashboard, openDashboard, PASSWORD } from "./dashboard.ts";

/** Reached without a session, on purpose: they show and change nothing of anybody's. */
const BEFORE_THE_DOOR =
  /^(GET|POST) \/admin\/(login|setup)$|^POST \/admin\/logout$|^GET \/admin\/assets\//;

/** Every address the dashboard answers, as its router knows them. */
function everyRoute({ app }: Dashboard): { method: string; path: string }[] {
  const known = app.routes.filter(({ method }) => method !== "ALL");
  const unknown = [
    { method: "GET", path: "/admin/nowhere" },
    { method: "DELETE", path: "/admin/accounts/a1" },
    { method: "PUT", path: "/admin/apps/instagram" },
  ];
  const routes = [...known, ...unknown].map(({ method, path }) => {
    const filled = path.replace(":id", "a1").replace(":kind", "instagram");
    return `${method} ${filled.replace(/(?<=.)\/$/, "")}`;
  });
  return [...new Set(routes)].map((route) => {
    const [method = "", path = ""] = route.split(" ");
    return { method, path };
  });
}

function everythingStored({ db }: Dashboard): string {
  const names = ["app:instagram", "app:facebook", "password_hash", "setup_token_hash"];
  return JSON.stringify([
    db.accounts.all(),
    db.accounts.all().map(({ id }) => [db.tokens.get(id), db.syncStates.get(id)]),
    db.accounts.all().map(({ id }) => db.posts.ofAccount(id)),
    db.feeds.all(),
    names.map((name) => db.namedValues.get(name)?.toString()),
  ]);
}

const FIELDS = { token: "IGAAstolen", id: "1234567890123456", secret: "s".repeat(32), pick: "0" };

test("nothing that needs a session answers, or does anything, without a session", async () => {
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  const before = everythingStored(dashboard);
  const routes = everyRoute(dashboard);
  expect(routes.length).toBeGreaterThan(15);
  const stranger = dashboard.visitor();
  const forged = dashboard.visitor();
  forged.cookies.set("__Host-windowbox_session", `${"A".repeat(43)}.${"B".repeat(43)}%3D`);
  const answered: string[] = [];
  for (const { method, path } of routes) {
    for (const visitor of [stranger, forged]) {
      for (const accept of ["text/html", "application/json"]) {
        const answer = await visitor.send(method, path, FIELDS, { accept });
        const turnedAway =
          answer.status === 401 ||
          (answer.status === 303 &&
            answer.headers.get("location")?.startsWith("/admin/login?next="));
        if (!turnedAway) answered.push(`${method} ${path}`);
        if ((await answer.text()).includes("harbour")) answered.push(`${path} tells of an account`);
      }
    }
  }
  expect(answered.filter((route) => !BEFORE_THE_DOOR.test(route))).toEqual([]);
  expect(dashboard.calls).toEqual([]);
  expect(everythingStored(dashboard)).toBe(before);
});

test("a page is sent to sign in, anything else is told so in a sentence", async () => {
  const stranger = openDashboard().visitor();
  const page = await stranger.get("/admin");
  expect([page.status, page.headers.get("location")]).toEqual([303, "/admin/login?next=%2Fadmin"]);
  const other = await stranger.get("/admin/progress", { accept: "*/*" });
  expect([other.status, await other.text()]).toEqual([
    401,
    "Please sign in to the dashboard first.",
  ]);
});

test("a form sent from another site changes nothing, though the owner’s cookie came with it", async () => {
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  const owner = await dashboard.signedIn();
  const posts = everyRoute(dashboard).filter(({ method }) => method === "POST");
  expect(posts.length).toBeGreaterThan(7);
  const before = everythingStored(dashboard);
  for (const { path } of posts) {
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      { origin: "https://feed.example.com.evil.example", "sec-fetch-site": "same-site" },
      { origin: "https://evil.example", "content-type": "text/plain" },
    ]) {
      const answer = await owner.post(path, FIELDS, headers);
      expect([path, answer.status]).toEqual([path, 403]);
      // What came of it has the focus.
      expect(await answer.text()).toContain('autofocus="">That form came from another site');
    }
  }
  expect(dashboard.calls).toEqual([]);
  expect(everythingStored(dashboard)).toBe(before);
  expect((await owner.get("/admin")).status).toBe(200);
});

test("the dashboard’s own forms are taken at whichever of its addresses it was opened", async () => {
  const dashboard = openDashboard();
  const post = (headers: Record<string, string>) =>
    dashboard.visitor().post("/admin/login", { password: PASSWORD }, headers);
  const elsewhere = { origin: "https://192.168.1.5:3000", host: "192.168.1.5:3000" };
  expect((await post(elsewhere)).status).toBe(303);
  expect((await post({ origin: "null", "sec-fetch-site": "same-origin" })).status).toBe(303);
  expect((await post({ ...elsewhere, host: "192.168.1.6:3000" })).status).toBe(403);
});

test("every answer is closed to frames, caches, inline code and other sites", async () => {
  const dashboard = openDashboard();
  addAccount(dashboard.db);
  const owner = await dashboard.signedIn();
  const gets = everyRoute(dashboard).filter(({ method }) => method === "GET");
  for (const { path } of gets) {
    const answer = await owner.get(path);
    const policy = answer.headers.get("content-security-policy") ?? "";
    const directives = Object.fromEntries(
      policy.split("; ").map((line) => [line.split(" ")[0], line.split(" ").slice(1).join(" ")]),
    );
    expect(directives).toEqual({
      "default-src": "'none'",
      "script-src": "'self'",
      "style-src": "'self'",
      "img-src": "'self' https://feed.example.com",
      "media-src": "'self' https://feed.example.com",
      "connect-src": "'self' https://feed.example.com",
      "form-action": "'self'",
      "frame-ancestors": "'none'",
      "base-uri": "'none'",
    });
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("x-frame-options")).toBe("DENY");
    expect(answer.headers.get("referrer-policy")).toBe("same-origin");
    expect(answer.headers.has("strict-transport-security")).toBe(false);
    expect(answer.headers.has("access-control-allow-origin")).toBe(false);
    const cached = path.startsWith("/admin/assets/");
    expect(answer.headers.get("cache-control")).toBe(
      cached ? "public, max-age=31536000, immutable" : "no-store",
    );
    const body = await answer.text();
    const inline = cached ? null : /<style|\sstyle=|\son\w+=|<script(?![^>]* src="\/)/.exec(body);
    expect(inline).toBeNull();
  }
});

test("what the pages load is there", async () => {
  const dashboard = openDashboard();
  const page = await dashboard.visitor().page("/admin/login");
  const assets = [...page.matchAll(/(?:href|src)="(\/admin\/assets\/[^"]+)"/g)];
  expect(assets).toHaveLength(3);
  for (const [, path = ""] of assets) {
    const answer = await dashboard.visitor().get(path);
    expect(answer.status).toBe(200);
    expect((await answer.text()).length).toBeGreaterThan(200);
  }
});

test("an unknown page says so inside the dashboard", async () => {
  const owner = await openDashboard().signedIn();
  const answer = await owner.get("/admin/nowhere");
  expect(answer.status).toBe(404);
  const page = await answer.text();
  expect(page).toContain("There is no such page in the dashboard.");
  expect(page).toContain("Sign out");
});

test("a page that breaks says a sentence, and only the log says what it was", async () => {
  const dashboard = openDashboard({
    apps: {
      get: () => undefined,
      set: () => undefined,
      clear: () => undefined,
      forApi: () => {
        throw new Error("cannot open /var/lib/secret.key");
      },
    },
  });
  const owner = await dashboard.signedIn();
  const answer = await owner.get("/admin/connect?api=instagram-login");
  expect(answer.status).toBe(500);
  const page = await answer.text();
  expect(page).toContain("Something went wrong here.");
  expect(page).not.toContain("secret.key");
  expect(dashboard.logLines.join("")).toContain("cannot open /var/lib/secret.key");
});

test("the dashboard keeps its own errors when it is mounted in a larger app", async () => {
  const dashboard = openDashboard();
  const outer = new Hono().onError((_error, c) => c.text("outer", 500)).route("/", dashboard.app);
  const answer = await outer.request("/admin/login", {
    method: "POST",
    headers: { origin: "https://evil.example" },
  });
  expect(answer.status).toBe(403);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
});
