import { describe, expect, it } from "vitest";
import { inDatabase } from "../../support/in-database.ts";
import type { Owner } from "../../support/owner.ts";
import { present } from "../../support/test-instance.ts";
import { startTestServer, type TestServer } from "../../support/test-server.ts";

async function pageText(owner: Owner, path: string): Promise<string> {
  const page = await (await owner.get(path)).text();
  return page.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

async function connected(options: Parameters<typeof startTestServer>[0] = {}) {
  const server = await startTestServer(options);
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length > 0);
  const home = await (await owner.get("/admin/accounts")).text();
  const reconnect = present(/href="(\/connect\?[^"]*account=[^"]*)"/.exec(home)?.[1]);
  return { server, owner, reconnect: reconnect.replaceAll("&amp;", "&") };
}

/** What a press on Reconnect leads to when that person signs in. */
async function signInAs(owner: Owner, server: TestServer, path: string, username: string) {
  const consent = present((await owner.get(path)).headers.get("location") ?? undefined);
  const back = new URL(await server.sandbox.control.authorizeAs(username, consent));
  return owner.get(back.pathname + back.search);
}

function storedIn(server: TestServer) {
  return inDatabase(server, ({ accounts, tokens, feeds }) => ({
    accounts: accounts.all(),
    tokens: accounts.all().map(({ id }) => tokens.get(id)),
    feeds: feeds.all(),
  }));
}

describe("reconnecting an account", () => {
  it("with another one changes nothing, says who came, and asks", async () => {
    const { server, owner, reconnect } = await connected();
    const before = storedIn(server);
    const answer = await signInAs(owner, server, reconnect, "atelier.kiln");
    expect(answer.headers.get("location")).toBe("/admin/connect/choose");
    const page = await pageText(owner, "/admin/connect/choose");
    expect(page).toContain(
      "You asked to connect @harbour.bakery again, but signed in as @atelier.kiln: nothing was changed",
    );
    expect(storedIn(server)).toEqual(before);
    await owner.post("/admin/connect/choose", { none: "yes" });
    expect(storedIn(server)).toEqual(before);
  });

  it("with another one connects that besides, where the owner says so", async () => {
    const { server, owner, reconnect } = await connected();
    const [before] = storedIn(server).tokens;
    await signInAs(owner, server, reconnect, "atelier.kiln");
    const page = await (await owner.get("/admin/connect/choose")).text();
    const pick = present(/name="pick" value="(\d+)"/.exec(page)?.[1]);
    await owner.post("/admin/connect/choose", { pick });
    const { accounts, tokens, feeds } = storedIn(server);
    expect(accounts.map(({ profile }) => profile.username)).toEqual([
      "harbour.bakery",
      "atelier.kiln",
    ]);
    expect(tokens[0]).toEqual(before);
    expect(feeds.map(({ accountIds }) => accountIds.length)).toEqual([1, 1]);
  });

  it("with itself replaces its token and asks nothing, whatever else the sign-in opens", async () => {
    const { server, owner, reconnect } = await connected({
      accounts: [
        { username: "atelier.kiln", posts: 1, page: "Atelier Kiln" },
        { username: "harbour.bakery", posts: 1, page: "Harbour Bakery" },
      ],
    });
    const before = storedIn(server);
    for (const path of [reconnect, reconnect.replace("instagram-login", "facebook-login")]) {
      const answer = await signInAs(owner, server, path, "harbour.bakery");
      expect(answer.headers.get("location")).toBe("/admin");
      expect(await pageText(owner, "/admin")).toContain("@harbour.bakery is connected again");
    }
    const after = storedIn(server);
    expect(after.feeds).toEqual(before.feeds);
    expect(after.accounts.map(({ id }) => id)).toEqual(before.accounts.map(({ id }) => id));
    expect(after.tokens[0]?.version).toBe(present(before.tokens[0]).version + 2);
  });

  it("with a pasted token of another one is asked about, too", async () => {
    const { server, owner, reconnect } = await connected();
    const before = storedIn(server);
    const account = present(
      new URL(reconnect, server.url).searchParams.get("account") ?? undefined,
    );
    const page = await (await owner.get(`/admin/connect?way=token&account=${account}`)).text();
    expect(page).toContain(`name="account" value="${account}"`);
    const token = server.sandbox.control.issueToken("atelier.kiln");
    const answer = await owner.post("/admin/connect/token", { token, account });
    expect(answer.headers.get("location")).toBe("/admin/connect/choose");
    expect(await pageText(owner, "/admin/connect/choose")).toContain("signed in as @atelier.kiln");
    expect(storedIn(server)).toEqual(before);
  });
});
