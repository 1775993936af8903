import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "../../../../server/time/clock.ts";
import { inDatabase } from "../../../support/in-database.ts";
import { startMailCatcher } from "../../../support/mail-catcher.ts";
import type { Owner } from "../../../support/owner.ts";
import { present } from "../../../support/test-instance.ts";
import { PASSWORD, startTestServer, type TestServer } from "../../../support/test-server.ts";

/** Gives the path of a fresh link to the account that is connected, or to one that is to come. */
async function makeLink(owner: Owner, server: TestServer, username?: string): Promise<string> {
  const answer =
    username === undefined
      ? await owner.post(`/admin/accounts/${idOf(server, "harbour.bakery")}/reconnect-link`)
      : await owner.post("/admin/connect/client", { username });
  const page = await answer.text();
  return present(/\/reconnect\/[\w-]{32}/.exec(page)?.[0]);
}

/** From the link's page over the consent page to the answer of the callback. */
async function signInThrough(
  client: Owner,
  server: TestServer,
  link: string,
  username: string,
  deny = false,
): Promise<Response> {
  return client.get(await comeBack(client, server, link, username, deny));
}

/** Where the consent page sends the browser. */
async function comeBack(
  client: Owner,
  server: TestServer,
  link: string,
  username: string,
  deny = false,
): Promise<string> {
  const start = await client.get(`${link}/sign-in`);
  const consent = present(start.headers.get("location") ?? undefined);
  const back = new URL(await server.sandbox.control.authorizeAs(username, consent, { deny }));
  return back.pathname + back.search;
}

async function textOf(answer: Response): Promise<string> {
  return (await answer.text()).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

function idOf(server: TestServer, username: string): string {
  return inDatabase(server, ({ accounts }) => present(accounts.findByUsername(username)).id);
}

/** What is stored of the accounts, tokens and feeds, to see that nothing moved. */
function storedIn(server: TestServer) {
  return inDatabase(server, (db) => ({
    accounts: db.accounts.all(),
    tokens: db.accounts.all().map(({ id }) => db.tokens.get(id)),
    feeds: db.feeds.all(),
  }));
}

async function connected(): Promise<{ server: TestServer; owner: Owner }> {
  const server = await startTestServer();
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length > 0);
  return { server, owner };
}

describe("a link for the account's owner", () => {
  it("connects the account again, once, without the dashboard", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const before = storedIn(server);
    server.clock.advance(DAY_MS);
    const client = server.browser();
    expect(await textOf(await client.get(link))).toContain("Connect @harbour.bakery");
    const answer = await signInThrough(client, server, link, "harbour.bakery");
    expect(answer.status).toBe(200);
    const page = await textOf(answer);
    expect(page).toContain("@harbour.bakery is connected");
    expect(page).not.toMatch(/dashboard|sign out/i);
    const after = storedIn(server);
    expect(after.feeds).toEqual(before.feeds);
    expect(after.accounts).toHaveLength(1);
    expect(after.tokens[0]).toMatchObject({
      version: present(before.tokens[0]).version + 1,
      obtainedAt: server.clock.now(),
    });
    const again = await client.get(link);
    expect(again.status).toBe(410);
    expect(await textOf(again)).toContain("has done its work");
    expect((await client.get(`${link}/sign-in`)).status).toBe(410);
  });

  it("is spent by nothing but the connection, however often it is opened", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    for (let turn = 0; turn < 25; turn++) {
      for (const method of ["GET", "HEAD"]) {
        for (const path of [link, `${link}/sign-in`]) {
          const answer = await fetch(server.url + path, { method, redirect: "manual" });
          expect(answer.status).toBe(path === link ? 200 : 302);
          await answer.body?.cancel();
        }
      }
    }
    const answer = await signInThrough(server.browser(), server, link, "harbour.bakery");
    expect(await textOf(answer)).toContain("is connected");
  });

  it("refuses another account by name, keeps nothing of it, and still works", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const before = storedIn(server);
    const client = server.browser();
    const page = await textOf(await signInThrough(client, server, link, "atelier.kiln"));
    expect(page).toContain("You signed in as @atelier.kiln , but this link is for @harbour.bakery");
    expect(storedIn(server)).toEqual(before);
    const anew = await client.get(`${link}/sign-in?as=another`);
    expect(
      new URL(present(anew.headers.get("location") ?? undefined)).searchParams.get("force_reauth"),
    ).toBe("true");
    const then = await signInThrough(client, server, link, "harbour.bakery");
    expect(await textOf(then)).toContain("is connected");
  });

  it("makes the account and its feed for a name that was typed, and nothing else", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server, " @Atelier.Kiln ");
    const client = server.browser();
    const wrong = await textOf(await signInThrough(client, server, link, "harbour.bakery"));
    expect(wrong).toContain("this link is for @atelier.kiln");
    const right = await signInThrough(client, server, link, "atelier.kiln");
    expect(await textOf(right)).toContain("@atelier.kiln is connected");
    await server.feedWith("atelier-kiln", ({ posts }) => posts.length === 2);
    const { accounts, feeds } = storedIn(server);
    expect(accounts.map(({ profile }) => profile.username)).toEqual([
      "harbour.bakery",
      "atelier.kiln",
    ]);
    expect(feeds.map(({ id, accountIds }) => [id, accountIds.length])).toEqual([
      ["harbour-bakery", 1],
      ["atelier-kiln", 1],
    ]);
  });

  it("ends after seven days, also for a sign-in that began before", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const client = server.browser();
    server.clock.advance(7 * DAY_MS - 1000);
    const back = await comeBack(client, server, link, "harbour.bakery");
    const before = storedIn(server);
    server.clock.advance(1000);
    for (const path of [link, `${link}/sign-in`, back]) {
      const answer = await client.get(path);
      expect(answer.status).toBe(410);
      expect(await textOf(answer)).toContain("This link has expired");
    }
    expect(storedIn(server)).toEqual(before);
  });

  it("works in the browser that began the sign-in and in no other", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const [client, other] = [server.browser(), server.browser()];
    const back = await comeBack(client, server, link, "harbour.bakery");
    await other.get(`${link}/sign-in`);
    for (const browser of [other, server.browser(), owner]) {
      const answer = await browser.get(back);
      expect(answer.status).toBe(400);
      expect(await textOf(answer)).toContain("begun in another browser");
    }
    expect(server.sandbox.control.requestsTo("exchange-code")).toHaveLength(1);
    expect(await textOf(await client.get(back))).toContain("is connected");
  });

  it("does not take the state of another link, nor a sign-in that is an hour old", async () => {
    const { server, owner } = await connected();
    const [first, second] = [
      await makeLink(owner, server),
      await makeLink(owner, server, "atelier.kiln"),
    ];
    const client = server.browser();
    const back = await comeBack(client, server, first, "harbour.bakery");
    const late = await comeBack(client, server, second, "atelier.kiln");
    expect((await client.get(back)).status).toBe(400);
    server.clock.advance(HOUR_MS);
    expect((await client.get(late)).status).toBe(400);
    expect(storedIn(server).accounts).toHaveLength(1);
  });

  it("shows the same again when the last page is loaded again, and asks Instagram no more", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const client = server.browser();
    const back = await comeBack(client, server, link, "harbour.bakery");
    const first = await textOf(await client.get(back));
    expect(await textOf(await client.get(back))).toBe(first);
    expect(server.sandbox.control.requestsTo("exchange-code")).toHaveLength(2);
  });

  it("is connected by one of two answers that come at once", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const [one, two] = [server.browser(), server.browser()];
    const ways = await Promise.all(
      [one, two].map((browser) => comeBack(browser, server, link, "harbour.bakery")),
    );
    const answers = await Promise.all([one.get(present(ways[0])), two.get(present(ways[1]))]);
    const pages = await Promise.all(answers.map(textOf));
    expect(pages.filter((page) => page.includes("@harbour.bakery is connected"))).toHaveLength(1);
    expect(pages.filter((page) => page.includes("has done its work"))).toHaveLength(1);
  });

  it("ends the other links to the same account with it, and no other account's", async () => {
    const { server, owner } = await connected();
    const [used, other] = [await makeLink(owner, server), await makeLink(owner, server)];
    const foreign = await makeLink(owner, server, "atelier.kiln");
    await signInThrough(server.browser(), server, used, "harbour.bakery");
    expect((await server.browser().get(other)).status).toBe(410);
    expect((await server.browser().get(foreign)).status).toBe(200);
  });

  it("stays good when Instagram or its owner says no, and says which", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const before = storedIn(server);
    const client = server.browser();
    const denied = await textOf(await signInThrough(client, server, link, "harbour.bakery", true));
    expect(denied).toContain("answered with no");
    server.sandbox.control.answer("exchange-code", "html-500");
    const failed = await textOf(await signInThrough(client, server, link, "harbour.bakery"));
    expect(failed).toContain("It is not connected yet");
    expect(storedIn(server)).toEqual(before);
    const then = await signInThrough(client, server, link, "harbour.bakery");
    expect(await textOf(then)).toContain("is connected");
  });

  it("goes on where it was when the server was restarted in the middle", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const client = server.browser();
    const back = await comeBack(client, server, link, "harbour.bakery");
    await server.restart();
    expect(await textOf(await client.get(back))).toContain("is connected");
  });

  it("opens nothing of the dashboard, before it is used and after", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const client = server.browser();
    const id = idOf(server, "harbour.bakery");
    const admin: readonly (readonly ["get" | "post", string])[] = [
      ["get", "/admin"],
      ["get", "/admin/connect"],
      ["get", "/admin/connect/client"],
      ["get", "/admin/health"],
      ["get", "/admin/progress"],
      ["get", "/admin/feeds/harbour-bakery/look"],
      ["get", `/admin/accounts/${id}/disconnect`],
      ["get", "/connect?api=instagram-login"],
      ["post", `/admin/accounts/${id}/disconnect`],
      ["post", `/admin/accounts/${id}/sync`],
      ["post", `/admin/accounts/${id}/reconnect-link`],
      ["post", "/admin/connect/client"],
      ["post", "/admin/connect/token"],
      ["post", "/admin/apps/instagram"],
    ];
    async function isShutOut() {
      for (const [method, path] of admin) {
        const answer = await client[method](path);
        expect(answer.status, path).toBe(303);
        expect(answer.headers.get("location"), path).toMatch(/^\/admin\/login/);
      }
    }
    await client.get(link);
    await isShutOut();
    await signInThrough(client, server, link, "harbour.bakery");
    await isShutOut();
    expect(inDatabase(server, ({ accounts }) => accounts.all())).toHaveLength(1);
  });

  it("tells no other site its address and asks not to be found", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const client = server.browser();
    const answers = [
      await client.get(link),
      await client.get(`${link}/sign-in`),
      await client.get("/reconnect/nothing-known"),
      await signInThrough(client, server, link, "atelier.kiln"),
      await signInThrough(client, server, link, "harbour.bakery"),
      await client.get(link),
      await client.get("/connect/callback?state=link.unknown&code=x"),
      await client.post(`${link}/new`),
    ];
    for (const { headers, url } of answers) {
      expect(headers.get("referrer-policy"), url).toBe("no-referrer");
      expect(headers.get("x-robots-tag"), url).toContain("noindex");
      expect(headers.get("cache-control"), url).toBe("no-store");
      expect(headers.get("content-security-policy"), url).toContain("frame-ancestors 'none'");
    }
  });

  it("lies nowhere in the database, the log or the browser's cookies", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const start = await server.browser().get(`${link}/sign-in`);
    const code = link.slice(-32);
    const stored = ["windowbox.db", "windowbox.db-wal"].map((file) =>
      readFileSync(join(server.dataDir, file), "latin1"),
    );
    const told = [...stored, ...server.logLines, ...start.headers.getSetCookie()];
    for (const text of told) expect(text.includes(code.slice(0, 12))).toBe(false);
  });

  it("is not needed any more when its account was disconnected", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    await owner.post(`/admin/accounts/${idOf(server, "harbour.bakery")}/disconnect`, {
      password: PASSWORD,
    });
    const answer = await server.browser().get(link);
    expect(answer.status).toBe(410);
    expect(await textOf(answer)).toContain("not needed any more");
  });

  it("waits while the app it needs is missing", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    const without = await server.restart({ INSTAGRAM_APP_ID: "", INSTAGRAM_APP_SECRET: "" });
    const answer = await without.browser().get(link);
    expect(answer.status).toBe(503);
    expect(await textOf(answer)).toContain("does not work yet");
  });
});

const OWNER = "owner@example.com";

async function connectedWithMail(options: Parameters<typeof startMailCatcher>[0] = {}) {
  const mail = await startMailCatcher({ clearOnly: true, ...options });
  const server = await startTestServer({
    environment: {
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      ALERT_FROM: "windowbox@example.com",
      ALERT_EMAIL: OWNER,
    },
  });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  return { mail, server, owner };
}

describe("the page of a link that works no more", () => {
  it.each([["harbour.bakery", undefined] as const, ["atelier.kiln", "atelier.kiln"] as const])(
    "sends a new one for %s to who is told of its trouble, and does not show it",
    async (name, typed) => {
      const { mail, server, owner } = await connectedWithMail();
      const link = await makeLink(owner, server, typed);
      server.clock.advance(7 * DAY_MS);
      const stranger = server.browser();
      expect(await textOf(await stranger.get(link))).toContain("Send them a new link");
      const page = await (await stranger.post(`${link}/new`)).text();
      expect(page).toContain("A new link is on its way");
      expect(page).not.toMatch(/\/reconnect\/|owner@/);
      const [letter] = mail.mails;
      expect(letter).toMatchObject({ to: [OWNER] });
      expect(letter?.subject).toContain(`@${name}`);
      const fresh = present(/\/reconnect\/[\w-]{32}/.exec(letter?.text ?? "")?.[0]);
      const answer = await signInThrough(stranger, server, fresh, name);
      expect(await textOf(answer)).toContain("is connected");
    },
  );

  it("is no way to flood anybody: one letter a day for an account, whatever links there are", async () => {
    const { mail, server, owner } = await connectedWithMail();
    const links = [await makeLink(owner, server), await makeLink(owner, server)];
    server.clock.advance(7 * DAY_MS);
    for (const link of [...links, ...links]) await server.browser().post(`${link}/new`);
    await Promise.all(links.map((link) => server.browser().post(`${link}/new`)));
    expect(mail.mails).toHaveLength(1);
    const page = await textOf(await server.browser().post(`${links[1]}/new`));
    expect(page).toContain("sent already");
    server.clock.advance(DAY_MS);
    await server.browser().post(`${links[1]}/new`);
    expect(mail.mails).toHaveLength(2);
  });

  it("sends nothing for a link that still works, nor for one that never was", async () => {
    const { mail, server, owner } = await connectedWithMail();
    const link = await makeLink(owner, server);
    await server.browser().post(`${link}/new`);
    await server.browser().post("/reconnect/never-made/new");
    expect(mail.mails).toHaveLength(0);
    expect((await server.browser().get(link)).status).toBe(200);
  });

  it("says so when the letter cannot be sent, and asks no further", async () => {
    const { mail, server, owner } = await connectedWithMail({ refusal: "550 no such user" });
    const link = await makeLink(owner, server);
    server.clock.advance(7 * DAY_MS);
    const page = await textOf(await server.browser().post(`${link}/new`));
    expect(page).toContain("could not be sent");
    const connections = mail.connections();
    await server.browser().post(`${link}/new`);
    expect(mail.connections()).toBe(connections);
  });

  it("offers nothing where nobody is told by mail", async () => {
    const { server, owner } = await connected();
    const link = await makeLink(owner, server);
    server.clock.advance(7 * DAY_MS);
    const page = await textOf(await server.browser().get(link));
    expect(page).toContain("ask the person who gave you this one");
    expect(page).not.toContain("Send them");
  });
});
