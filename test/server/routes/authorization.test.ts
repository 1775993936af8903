import { describe, expect, it } from "vitest";
import { openDataFolder } from "../../../server/data-folder/open-data-folder.ts";
import { MINUTE_MS } from "../../../server/time/clock.ts";
import { PASSWORD, startTestServer, type TestServer } from "../../support/test-server.ts";

/** What the dashboard says next, as text. */
async function notice(owner: Awaited<ReturnType<TestServer["owner"]>>): Promise<string> {
  const page = await (await owner.get("/admin")).text();
  return page.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

function accountsIn(server: TestServer): number {
  const { db } = openDataFolder(server.dataDir, undefined);
  try {
    return db.accounts.all().length;
  } finally {
    db.close();
  }
}

function pathOf(location: string): string {
  const { pathname, search } = new URL(location);
  return pathname + search;
}

describe("connecting through Instagram's sign-in", () => {
  it("stores the account, makes its feed and says so on the dashboard", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    const answer = await owner.connect(server.sandbox, "harbour.bakery");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/admin");
    expect(await notice(owner)).toContain("@harbour.bakery is connected");
    const document = await server.feedWith("harbour-bakery", ({ posts }) => posts.length > 0);
    expect(document.username).toBe("harbour.bakery");
  });

  it("asks for the least scope, with the exact redirect address and a fresh state", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    const first = new URL(await owner.startConnect());
    const second = new URL(await owner.startConnect());
    expect(Object.fromEntries(first.searchParams)).toMatchObject({
      response_type: "code",
      scope: "instagram_business_basic",
      redirect_uri: `${server.url}/connect/callback`,
    });
    expect(first.searchParams.get("state")).toMatch(/^[\w-]{43}$/);
    expect(first.searchParams.get("state")).not.toBe(second.searchParams.get("state"));
  });

  it("exchanges the code in a form-encoded POST, never in an address", async () => {
    const server = await startTestServer();
    await (await server.owner()).connect(server.sandbox, "harbour.bakery");
    const [exchange] = server.sandbox.control.requestsTo("exchange-code");
    expect(exchange?.method).toBe("POST");
    expect(exchange?.headers["content-type"]).toContain("application/x-www-form-urlencoded");
  });

  it("sends whoever is not signed in to the sign-in page", async () => {
    const server = await startTestServer();
    const answer = await server.browser().get("/connect?api=instagram-login");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/admin\/login/);
    const callback = await server.browser().get("/connect/callback?code=x&state=y");
    expect(callback.headers.get("location")).toMatch(/^\/admin\/login/);
  });

  it.each([
    ["a wrong state", (url: URL) => url.searchParams.set("state", "x".repeat(43))],
    ["no state", (url: URL) => url.searchParams.delete("state")],
    ["a state far too long", (url: URL) => url.searchParams.set("state", "x".repeat(5000))],
  ])("refuses %s and stores nothing", async (_what, spoil) => {
    const server = await startTestServer();
    const owner = await server.owner();
    const back = new URL(
      await server.sandbox.control.authorizeAs("harbour.bakery", await owner.startConnect()),
    );
    spoil(back);
    await owner.get(pathOf(back.href));
    expect(await notice(owner)).toContain("This sign-in did not start here");
    expect(server.sandbox.control.requestsTo("exchange-code")).toHaveLength(0);
    expect(accountsIn(server)).toBe(0);
  });

  it("refuses a state that was used already", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    const back = await server.sandbox.control.authorizeAs(
      "harbour.bakery",
      await owner.startConnect(),
    );
    await owner.get(pathOf(back));
    await notice(owner);
    await owner.get(pathOf(back));
    expect(await notice(owner)).toContain("was used already");
    expect(server.sandbox.control.requestsTo("exchange-code")).toHaveLength(1);
  });

  it("refuses a state after fifteen minutes", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    const back = await server.sandbox.control.authorizeAs(
      "harbour.bakery",
      await owner.startConnect(),
    );
    server.clock.advance(60 * MINUTE_MS);
    await owner.get(pathOf(back));
    expect(await notice(owner)).toContain("took longer than an hour");
    expect(accountsIn(server)).toBe(0);
  });

  it("refuses the state of another browser, signed in or not", async () => {
    const server = await startTestServer();
    const victim = await server.owner();
    const attacker = await server.owner();
    const back = await server.sandbox.control.authorizeAs(
      "atelier.kiln",
      await attacker.startConnect(),
    );
    await victim.get(pathOf(back));
    expect(await notice(victim)).toContain("This sign-in did not start here");
    expect(accountsIn(server)).toBe(0);
  });

  it("says so when it was not allowed, without calling it an error", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    await owner.connect(server.sandbox, "harbour.bakery", { deny: true });
    expect(await notice(owner)).toContain("answered with no");
    expect(accountsIn(server)).toBe(0);
  });

  it("repeats nothing of an error that anyone can write into a link", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    const state = new URL(await owner.startConnect()).searchParams.get("state");
    await owner.get(
      `/connect/callback?state=${state}&error=strange&error_description=${encodeURIComponent("Call 555-1234 <b>now</b>")}`,
    );
    const page = await notice(owner);
    expect(page).toContain("without connecting");
    expect(page).not.toContain("555-1234");
  });

  it.each([
    "code-used",
    "invalid-platform-app",
    "html-500",
    "empty-body",
    "connection-reset",
    "token-missing",
  ] as const)("stores nothing when the exchange answers %s, and says why", async (scenario) => {
    const server = await startTestServer();
    const owner = await server.owner();
    server.sandbox.control.answer("exchange-code", scenario);
    await owner.connect(server.sandbox, "harbour.bakery");
    const page = await notice(owner);
    expect(page).not.toContain("is connected");
    expect(page).toMatch(/[a-z][^.]{20,}\./);
    expect(accountsIn(server)).toBe(0);
  });

  it("stores nothing when the long token or the profile cannot be had", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    for (const endpoint of ["exchange-token", "profile"] as const) {
      server.sandbox.control.answer(endpoint, "html-502", Number.POSITIVE_INFINITY);
      await owner.connect(server.sandbox, "harbour.bakery");
      expect(await notice(owner)).not.toContain("is connected");
    }
    expect(accountsIn(server)).toBe(0);
  });

  it("replaces the token of an account that is connected again and keeps its feed", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    await owner.connect(server.sandbox, "harbour.bakery");
    await server.feedWith("harbour-bakery", ({ posts }) => posts.length > 0);
    await owner.connect(server.sandbox, "harbour.bakery");
    expect(await notice(owner)).toContain("connected again");
    expect(accountsIn(server)).toBe(1);
    expect((await server.feed("harbour-bakery-2")).status).toBe(404);
  });

  it("says that Instagram shut Basic Display off, before it is tried there", async () => {
    const server = await startTestServer({
      environment: { INSTAGRAM_API_URL: "", INSTAGRAM_GRAPH_URL: "" },
    });
    const owner = await server.owner();
    const answer = await owner.get("/connect?api=basic-display");
    expect(answer.headers.get("location")).toBe("/admin/connect");
    const page = await (await owner.get("/admin/connect")).text();
    expect(page).toContain("shut the Basic Display API off on 4 December 2024");
    expect(server.sandbox.control.requests).toHaveLength(0);
  });

  it("leads to the form for app id and secret when there are none", async () => {
    const server = await startTestServer({
      environment: { INSTAGRAM_APP_ID: "", INSTAGRAM_APP_SECRET: "" },
    });
    const owner = await server.owner();
    const answer = await owner.get("/connect?api=instagram-login");
    expect(answer.headers.get("location")).toBe("/admin/connect?api=instagram-login");
  });

  it.each([
    ["secret", "id", "app-secret"],
    ["id", "secret", "app-id"],
  ] as const)(
    "with a wrong app %s leads back to where it is mended, and keeps the %s",
    async (wrong, _right, field) => {
      const server = await startTestServer({
        environment: { INSTAGRAM_APP_ID: "", INSTAGRAM_APP_SECRET: "" },
      });
      const owner = await server.owner();
      const { INSTAGRAM_APP_ID: id = "", INSTAGRAM_APP_SECRET: secret = "" } =
        server.sandbox.environment;
      await owner.post("/admin/apps/instagram", {
        id,
        secret: wrong === "secret" ? "0".repeat(32) : secret,
      });
      if (wrong === "id") server.sandbox.control.answer("exchange-code", "invalid-platform-app");
      const answer = await owner.connect(server.sandbox, "harbour.bakery");
      expect(answer.headers.get("location")).toBe("/admin/connect?api=instagram-login");
      const page = await (await owner.get("/admin/connect?api=instagram-login")).text();
      const [focused = ""] = /<input[^>]*autofocus[^>]*>/.exec(page) ?? [];
      expect(focused).toContain(`id="${field}"`);
      expect(focused).toContain(`aria-describedby="${field}-problem`);
      expect(page).toMatch(new RegExp(`id="app-id"[^>]* value="${id}"`));
      expect(page).toContain("<details open");
    },
  );

  it("that was not allowed leads back to the page with its button", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    const answer = await owner.connect(server.sandbox, "harbour.bakery", { deny: true });
    expect(answer.headers.get("location")).toBe("/admin/connect?api=instagram-login");
    expect(await (await owner.get("/admin/connect?api=instagram-login")).text()).toContain(
      "answered with no",
    );
  });

  it("keeps codes, states, tokens and secrets out of the log", async () => {
    const server = await startTestServer();
    const owner = await server.owner();
    const back = await server.sandbox.control.authorizeAs(
      "harbour.bakery",
      await owner.startConnect(),
    );
    await owner.get(pathOf(back));
    await server.feedWith("harbour-bakery", ({ posts }) => posts.length > 0);
    const log = server.logLines.join("");
    const { code, state } = Object.fromEntries(new URL(back).searchParams);
    const secrets = [
      code,
      state,
      PASSWORD,
      server.sandbox.environment["INSTAGRAM_APP_SECRET"],
      ...server.sandbox.control.requests.map(({ token }) => token),
    ];
    for (const secret of secrets) if (secret) expect(log).not.toContain(secret);
    expect(log.length).toBeGreaterThan(0);
  });
});
