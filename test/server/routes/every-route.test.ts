import { expect, test } from "vitest";
import { createApp } from "../../../server/app.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { createTestInstance } from "../../support/test-instance.ts";
import { PASSWORD } from "../../support/test-server.ts";
import { Visitor } from "./admin/visitor.ts";

/**
 * What each address answers, in this order, to: a stranger; a browser whose session has ended; the owner's browser when
 * another site makes it send a form, and when it sends JSON; the owner, with an empty form. `sign in`: is sent there.
 */
const ROUTES: Readonly<Record<string, string>> = {
  "GET /": "302 302 302 302 302",
  "GET /feeds/:file{[^/]+\\.(json|html|rss|js)}": "200 200 200 200 200",
  "GET /feeds/:id/after/:page{[^/]+\\.json}": "404 404 404 404 404",
  "OPTIONS /feeds/*": "204 204 204 204 204",
  "GET /embed/:id": "200 200 200 200 200",
  "GET /oembed": "404 404 404 404 404",
  "GET /media/:name": "200 200 200 200 200",
  "GET /widget.js": "200 200 200 200 200",
  "GET /embed-page.js": "200 200 200 200 200",
  "GET /hydrate.js": "200 200 200 200 200",
  "GET /instafeed.js": "200 200 200 200 200",
  "GET /assets/*": "404 404 404 404 404",
  "GET /assets/dashboard-HASH.css": "200 200 200 200 200",
  "GET /assets/dashboard-HASH.js": "200 200 200 200 200",
  "GET /assets/icon-HASH.svg": "200 200 200 200 200",
  "GET /healthz": "200 200 200 200 200",
  "GET /readyz": "200 200 200 200 200",
  "GET /privacy": "200 200 200 200 200",
  "GET /deletion/:code": "404 404 404 404 404",

  "GET /reconnect/:code": "404 404 404 404 404",
  "GET /reconnect/:code/sign-in": "404 404 404 404 404",
  "POST /reconnect/:code/new": "404 404 403 403 404",

  "GET /admin": "sign-in sign-in 200 200 200",
  "GET /admin/alerts": "sign-in sign-in 200 200 200",
  "GET /admin/backup": "sign-in sign-in 200 200 200",
  "GET /admin/backup/restore": "sign-in sign-in 303 303 303",
  "POST /admin/alerts/addresses": "sign-in sign-in 403 403 404",
  "POST /admin/alerts/addresses/remove": "sign-in sign-in 403 403 303",
  "POST /admin/alerts/mail": "sign-in sign-in 403 403 303",
  "POST /admin/alerts/mail/remove": "sign-in sign-in 403 403 303",
  "POST /admin/alerts/monthly": "sign-in sign-in 403 403 303",
  "POST /admin/alerts/test": "sign-in sign-in 403 403 303",
  "POST /admin/alerts/webhook": "sign-in sign-in 403 403 303",
  "POST /admin/alerts/webhook/remove": "sign-in sign-in 403 403 303",
  "POST /admin/backup/download": "sign-in sign-in 403 403 422",
  "POST /admin/backup/restore": "sign-in sign-in 403 403 303",
  "GET /admin/accounts": "sign-in sign-in 200 200 200",
  "GET /admin/accounts/:id": "sign-in sign-in 200 200 200",
  "GET /admin/accounts/:id/disconnect": "sign-in sign-in 200 200 200",
  "GET /admin/assets/dashboard-HASH.css": "200 200 200 200 200",
  "GET /admin/assets/dashboard-HASH.js": "200 200 200 200 200",
  "GET /admin/assets/icon-HASH.svg": "200 200 200 200 200",
  "GET /admin/connect": "sign-in sign-in 200 200 200",
  "GET /admin/connect/choose": "sign-in sign-in 404 404 404",
  "GET /admin/connect/client": "sign-in sign-in 200 200 200",
  "GET /admin/health": "sign-in sign-in 200 200 200",
  "GET /admin/feeds/:id": "sign-in sign-in 303 303 303",
  "GET /admin/feeds/:id/posts": "sign-in sign-in 200 200 200",
  "GET /admin/feeds/:id/site": "sign-in sign-in 200 200 200",
  "GET /admin/feeds/:id/hook": "sign-in sign-in 200 200 200",
  "POST /admin/feeds/:id/hook": "sign-in sign-in 403 403 303",
  "POST /admin/feeds/:id/hook/remove": "sign-in sign-in 403 403 303",
  "POST /admin/feeds/:id/hook/test": "sign-in sign-in 403 403 303",
  "GET /admin/feeds/:id/look": "sign-in sign-in 200 200 200",
  "GET /admin/forgotten/:id/let-go": "sign-in sign-in 404 404 404",
  "POST /admin/forgotten/:id/let-go": "sign-in sign-in 403 403 404",
  "GET /admin/login": "200 200 303 303 303",
  "GET /admin/password": "sign-in sign-in 200 200 200",
  "GET /admin/progress": "sign-in sign-in 200 200 200",
  "GET /admin/settings": "sign-in sign-in 200 200 200",
  "POST /admin/settings/password": "sign-in sign-in 403 403 422",
  "POST /admin/settings/publish": "sign-in sign-in 403 403 303",
  "GET /admin/setup": "404 404 404 404 404",
  "GET /connect": "sign-in sign-in 302 302 302",
  "GET /connect/callback": "sign-in sign-in 303 303 303",
  "POST /admin/accounts/:id/disconnect": "sign-in sign-in 403 403 422",
  "POST /admin/accounts/:id/reconnect-link": "sign-in sign-in 403 403 200",
  "POST /admin/accounts/:id/refresh": "sign-in sign-in 403 403 303",
  "POST /admin/accounts/:id/sync": "sign-in sign-in 403 403 303",
  "POST /admin/apps/:kind": "sign-in sign-in 403 403 409",
  "POST /admin/apps/:kind/remove": "sign-in sign-in 403 403 409",
  "POST /admin/connect/choose": "sign-in sign-in 403 403 404",
  "POST /admin/connect/client": "sign-in sign-in 403 403 422",
  "POST /admin/connect/token": "sign-in sign-in 403 403 303",
  "POST /admin/health": "sign-in sign-in 403 403 303",
  "POST /admin/feeds/:id/look": "sign-in sign-in 403 403 303",
  "POST /admin/feeds/:id/pasted": "sign-in sign-in 403 403 303",
  "GET /admin/feeds/:id/delete": "sign-in sign-in 200 200 200",
  "GET /admin/feeds/:id/edit": "sign-in sign-in 200 200 200",
  "GET /admin/feeds/:id/posts/:post": "sign-in sign-in 404 404 404",
  "GET /admin/feeds/:id/rules": "sign-in sign-in 200 200 200",
  "GET /admin/media/:name": "sign-in sign-in 200 200 200",
  "GET /admin/new-feed": "sign-in sign-in 200 200 200",
  "POST /admin/feeds/:id/delete": "sign-in sign-in 403 403 422",
  "POST /admin/feeds/:id/edit": "sign-in sign-in 403 403 422",
  "POST /admin/feeds/:id/let-go": "sign-in sign-in 403 403 303",
  "POST /admin/feeds/:id/posts": "sign-in sign-in 403 403 400",
  "POST /admin/feeds/:id/posts/:post": "sign-in sign-in 403 403 404",
  "POST /admin/feeds/:id/posts/:post/captions": "sign-in sign-in 403 403 404",
  "POST /admin/feeds/:id/posts/:post/captions/remove": "sign-in sign-in 403 403 404",
  "POST /admin/feeds/:id/sightings": "sign-in sign-in 403 403 303",
  "POST /admin/feeds/:id/rules": "sign-in sign-in 403 403 422",
  "POST /admin/new-feed": "sign-in sign-in 403 403 422",
  "POST /admin/login": "sign-in sign-in 403 403 sign-in",
  "POST /admin/logout": "303 303 403 403 303",
  "POST /admin/logout-everywhere": "sign-in sign-in 403 403 303",
  "POST /admin/password": "sign-in sign-in 403 403 422",
  "POST /admin/setup": "404 404 403 403 404",

  "POST /meta/deauthorize": "400 400 403 403 400",
  "POST /meta/data-deletion": "400 400 403 403 400",
};

const EVIL = { origin: "https://evil.example" };
const NOT_FOR_VISITORS = /^\/(admin|connect|meta|reconnect)(\/|$)/;

/** What is filled in where an address has a place for it. */
function filled(path: string, names: { account: string; feed: string; media: string }): string {
  return path
    .replace(":file{[^/]+\\.(json|html|rss|js)}", `${names.feed}.json`)
    .replace(":page{[^/]+\\.json}", "nonsense.json")
    .replace("/accounts/:id", `/accounts/${names.account}`)
    .replace(":id", names.feed)
    .replace(":name", names.media)
    .replace(":kind", "instagram")
    .replace(":code", "x".repeat(43))
    .replace("/feeds/*", `/feeds/${names.feed}.json`)
    .replace("/assets/*", "/assets/nothing.js");
}

async function openServer() {
  const made = createTestInstance({ environment: { ADMIN_PASSWORD: PASSWORD } });
  const { instance, clock, config } = made;
  const { accountId } = await made.connect("harbour.bakery");
  await instance.sync.syncAccount(accountId);
  const app = createApp(instance, createJobs(instance));
  const [media = ""] = await instance.mediaStore.names();
  const names = { account: accountId, feed: "harbour-bakery", media };
  const visitor = () => new Visitor(app, config.publicUrl);
  async function signedIn(): Promise<Visitor> {
    const owner = visitor();
    await owner.post("/admin/login", { password: PASSWORD });
    return owner;
  }
  const expired = await signedIn();
  clock.advance(2 * DAY_MS);
  return { app, instance, names, visitor, signedIn, expired };
}

function everythingStored({ db }: Awaited<ReturnType<typeof openServer>>["instance"]): string {
  return JSON.stringify([
    db.accounts.all(),
    db.accounts.all().map(({ id }) => [db.tokens.get(id), db.posts.ofAccount(id)]),
    db.feeds.all(),
    ["app:instagram", "password_hash"].map((name) => db.namedValues.get(name)?.toString()),
  ]);
}

function describeAnswer({ status, headers }: Response): string {
  const location = headers.get("location") ?? "";
  if (status === 401 || location.startsWith("/admin/login?next=")) return "sign-in";
  return String(status);
}

test("every address answers strangers, ended sessions, other sites and the owner as this table says", async () => {
  const server = await openServer();
  const { app, instance, names } = server;
  const changedByOthers: string[] = [];
  const toldToStrangers: string[] = [];
  const readableElsewhere: string[] = [];
  const answers: Record<string, string> = {};
  for (const { method, path } of app.routes) {
    const route = `${method} ${path.replace(/-[0-9a-f]{12}\./, "-HASH.")}`;
    if (method === "ALL" || route in answers) continue;
    const address = filled(path, names);
    const before = everythingStored(instance);
    const foreign = { ...EVIL, "sec-fetch-site": "cross-site" };
    const json = { ...foreign, "content-type": "application/json", accept: "*/*" };
    const row = [
      await server.visitor().send(method, address),
      await server.expired.send(method, address),
      await (await server.signedIn()).send(method, address, { password: PASSWORD }, foreign),
      await (await server.signedIn()).send(method, address, { password: PASSWORD }, json),
    ];
    if (everythingStored(instance) !== before) changedByOthers.push(route);
    for (const answer of row.slice(0, 2)) {
      if (NOT_FOR_VISITORS.test(address) && (await answer.text()).includes("harbour")) {
        toldToStrangers.push(route);
      }
    }
    // Whatever is sent along with another site's request, that site cannot read what comes of it.
    if (NOT_FOR_VISITORS.test(address)) {
      for (const { headers } of row) {
        if (headers.has("access-control-allow-origin")) readableElsewhere.push(route);
      }
    }
    row.push(await (await server.signedIn()).send(method, address));
    answers[route] = row.map(describeAnswer).join(" ");
  }
  expect(answers).toEqual(ROUTES);
  expect({ changedByOthers, toldToStrangers, readableElsewhere }).toEqual({
    changedByOthers: [],
    toldToStrangers: [],
    readableElsewhere: [],
  });
});

test("a condition that does not hold, or a part of what is not there, changes no answer", async () => {
  const { app, names, visitor } = await openServer();
  const gets = app.routes.filter(({ method }) => method === "GET");
  const there = new Set(gets.map(({ path }) => filled(path, names)));
  const nowhere = [
    ...["/feeds/nobody.json", "/feeds/nobody.html", "/feeds/nobody.rss", "/feeds/nobody.js"],
    ...["/embed/nobody", "/deletion/nobody", "/lightbox-000000000000.js", "/nothing"],
    `/media/${"f".repeat(32)}.webp`,
  ];
  const failing = [
    { "if-none-match": '"something else"' },
    { "if-modified-since": "nonsense" },
    { range: "things=0-" },
  ];
  const holding = [{ "if-none-match": "*" }, { range: "bytes=0-" }, { range: "bytes=99999999-" }];
  const changed: string[] = [];
  for (const address of [...there, ...nowhere]) {
    const plain = (await visitor().get(address)).status;
    const conditions = plain === 404 ? [...failing, ...holding] : failing;
    for (const headers of conditions) {
      const { status } = await visitor().get(address, headers);
      if (status !== plain) changed.push(`${address} ${JSON.stringify(headers)} ${status}`);
    }
  }
  expect(changed).toEqual([]);
});

test("nothing from another site changes anything, whatever its type", async () => {
  const { signedIn } = await openServer();
  const owner = await signedIn();
  for (const type of ["application/json", "text/plain", "", "application/octet-stream"]) {
    const headers = { ...EVIL, "content-type": type, "sec-fetch-site": "cross-site" };
    const { "sec-fetch-site": _, ...ofOldBrowsers } = headers;
    for (const sent of [headers, ofOldBrowsers]) {
      expect((await owner.send("POST", "/admin/logout", {}, sent)).status, type).toBe(403);
    }
  }
  expect((await owner.get("/admin")).status).toBe(200);
});
