import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { MINUTE_MS } from "../../../server/time/clock.ts";
import { inDatabase } from "../../support/in-database.ts";
import type { Owner } from "../../support/owner.ts";
import { startTestServer, type TestServer } from "../../support/test-server.ts";

const ACCOUNTS = [
  { username: "harbour.bakery", name: "Harbour Bakery", posts: 1, page: "Bakery by the harbour" },
  { username: "atelier.kiln", posts: 1, page: "Atelier Kiln" },
  { username: "quiet.quay", posts: 1, page: "Quiet Quay" },
];
const PAGES = [{ name: "Harbour Street Market" }];

async function start(): Promise<{ server: TestServer; owner: Owner }> {
  const server = await startTestServer({ accounts: ACCOUNTS, pages: PAGES });
  return { server, owner: await server.owner() };
}

async function words(owner: Owner, path: string): Promise<string> {
  const page = await (await owner.get(path)).text();
  return page.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

function usernames(server: TestServer): string[] {
  return inDatabase(server, (db) =>
    db.accounts
      .all()
      .map(({ profile }) => profile.username)
      .sort(),
  );
}

function choicesIn(server: TestServer): number {
  const sqlite = openSqlite(join(server.dataDir, "windowbox.db"));
  try {
    return Number(sqlite.prepare("SELECT count(*) FROM pending_picks").pluck().get());
  } finally {
    sqlite.close();
  }
}

/** The value behind the account's checkbox. */
async function checkboxOf(owner: Owner, username: string): Promise<string> {
  const page = await (await owner.get("/admin/connect/choose")).text();
  const label = page.split("<label").find((part) => part.includes(`@${username}`));
  return /value="([^"]*)"/.exec(label ?? "")?.[1] ?? "";
}

describe("a sign-in with Facebook", () => {
  it("that brings several accounts lists them with name, username and Page, and connects none", async () => {
    const { server, owner } = await start();
    const answer = await owner.connect(server.sandbox, "harbour.bakery", { api: "facebook-login" });
    expect(answer.headers.get("location")).toBe("/admin/connect/choose");
    const page = await words(owner, "/admin/connect/choose");
    expect(page).toContain("Harbour Bakery @harbour.bakery, on the Page “Bakery by the harbour”");
    expect(page).toContain("@atelier.kiln on the Page “Atelier Kiln”");
    expect(page).toContain("@quiet.quay");
    expect(page).not.toContain("Harbour Street Market");
    expect(usernames(server)).toEqual([]);
  });

  it("loads no picture from elsewhere, and shows no token", async () => {
    const { server, owner } = await start();
    await owner.connect(server.sandbox, "harbour.bakery", { api: "facebook-login" });
    const page = await (await owner.get("/admin/connect/choose")).text();
    expect(page).not.toMatch(/<img|https?:\/\//);
    for (const { token } of server.sandbox.control.requests) {
      if (token) expect(page).not.toContain(token);
    }
  });

  it("connects the one that is picked, fills its feed, and forgets the others", async () => {
    const { server, owner } = await start();
    await owner.connect(server.sandbox, "harbour.bakery", { api: "facebook-login" });
    const pick = await checkboxOf(owner, "atelier.kiln");
    const answer = await owner.post("/admin/connect/choose", { pick });
    expect(answer.headers.get("location")).toBe("/admin");
    expect(await words(owner, "/admin")).toContain("Connected: @atelier.kiln.");
    await server.feedWith("atelier-kiln", ({ posts }) => posts.length === 1);
    expect(usernames(server)).toEqual(["atelier.kiln"]);
    expect(await words(owner, "/admin/connect/choose")).toContain("nothing to pick from any more");
  });

  it("connects all of those that are picked", async () => {
    const { server, owner } = await start();
    await owner.connect(server.sandbox, "harbour.bakery", { api: "facebook-login" });
    const form = new URLSearchParams();
    for (const username of ["atelier.kiln", "quiet.quay"]) {
      form.append("pick", await checkboxOf(owner, username));
    }
    await owner.post("/admin/connect/choose", form);
    expect(usernames(server)).toEqual(["atelier.kiln", "quiet.quay"]);
    await server.feedWith("quiet-quay", ({ posts }) => posts.length === 1);
  });

  it("connects none of those that are picked where one of them cannot be stored, and they can be picked again", async () => {
    const { server, owner } = await start();
    await owner.connect(server.sandbox, "harbour.bakery", { api: "facebook-login" });
    const form = new URLSearchParams();
    for (const username of ["atelier.kiln", "quiet.quay"]) {
      form.append("pick", await checkboxOf(owner, username));
    }
    const sqlite = openSqlite(join(server.dataDir, "windowbox.db"));
    const isLast = "new.profile ->> 'username' = 'quiet.quay'";
    sqlite.exec(
      `CREATE TRIGGER no_more BEFORE INSERT ON accounts WHEN ${isLast} BEGIN SELECT RAISE(ABORT, 'no'); END`,
    );
    expect((await owner.post("/admin/connect/choose", form)).status).toBe(500);
    expect(usernames(server)).toEqual([]);
    sqlite.exec("DROP TRIGGER no_more");
    sqlite.close();
    expect((await owner.post("/admin/connect/choose", form)).status).toBe(303);
    expect(usernames(server)).toEqual(["atelier.kiln", "quiet.quay"]);
  });

  it("that brings a single account connects it at once", async () => {
    const { server, owner } = await start();
    const answer = await owner.connect(server.sandbox, "harbour.bakery", {
      api: "facebook-login",
      pages: ["Quiet Quay", "Harbour Street Market"],
    });
    expect(answer.headers.get("location")).toBe("/admin");
    expect(usernames(server)).toEqual(["quiet.quay"]);
  });

  it("that brings no account says so", async () => {
    const { server, owner } = await start();
    await owner.connect(server.sandbox, "harbour.bakery", {
      api: "facebook-login",
      pages: ["Harbour Street Market"],
    });
    expect(await words(owner, "/admin")).toContain("None of the Facebook Pages you ticked");
  });

  it("is picked from within half an hour; after that nothing of it is stored", async () => {
    const { server, owner } = await start();
    await owner.connect(server.sandbox, "harbour.bakery", { api: "facebook-login" });
    const pick = await checkboxOf(owner, "atelier.kiln");
    expect(choicesIn(server)).toBe(1);
    server.clock.advance(30 * MINUTE_MS);
    const late = await owner.post("/admin/connect/choose", { pick });
    expect(late.status).toBe(404);
    expect(await late.text()).toContain("start again with Connect");
    expect(usernames(server)).toEqual([]);
    const restarted = await server.restart();
    expect(choicesIn(restarted)).toBe(0);
  });

  it("is picked from by the browser that signed in, and by no other", async () => {
    const { server, owner } = await start();
    await owner.connect(server.sandbox, "harbour.bakery", { api: "facebook-login" });
    const pick = await checkboxOf(owner, "atelier.kiln");
    const other = await server.owner();
    expect((await other.get("/admin/connect/choose")).status).toBe(404);
    expect((await other.post("/admin/connect/choose", { pick })).status).toBe(404);
    expect((await server.browser().post("/admin/connect/choose", { pick })).status).not.toBe(200);
    expect(usernames(server)).toEqual([]);
  });
});

describe("a pasted token", () => {
  it("that reads several accounts leads to the same page", async () => {
    const { server, owner } = await start();
    const token = server.sandbox.control.issueToken("harbour.bakery", { api: "facebook-login" });
    const answer = await owner.post("/admin/connect/token", { token });
    expect(answer.headers.get("location")).toBe("/admin/connect/choose");
    expect(usernames(server)).toEqual([]);
    const pick = await checkboxOf(owner, "quiet.quay");
    await owner.post("/admin/connect/choose", { pick });
    expect(usernames(server)).toEqual(["quiet.quay"]);
    await server.feedWith("quiet-quay", ({ posts }) => posts.length === 1);
  });

  it("of a single Page connects its account at once", async () => {
    const { server, owner } = await start();
    const token = server.sandbox.control.issueToken("quiet.quay", {
      api: "facebook-login",
      kind: "page",
    });
    const answer = await owner.post("/admin/connect/token", { token });
    expect(answer.headers.get("location")).toBe("/admin");
    expect(usernames(server)).toEqual(["quiet.quay"]);
    expect(await words(owner, "/admin")).toContain("@quiet.quay is connected");
  });
});
