import { randomBytes } from "node:crypto";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { whyClosed } from "../../../server/closed-database/closed-database.ts";
import { createVisitorsOnlyApp } from "../../../server/closed-database/visitors-only.tsx";
import { parseConfig } from "../../../server/config/config.ts";
import { openServedCopy } from "../../../server/db/served-copy.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { createLog } from "../../../server/logging/log.ts";
import { DAMAGED_SENTENCE } from "../../../server/shared/errors.ts";
import { DAY_MS, HOUR_MS } from "../../../server/time/clock.ts";
import { overwritePage, PAGE_BYTES, settleDatabase } from "../../support/damage-database.ts";
import { inDatabase } from "../../support/in-database.ts";
import { startMailCatcher } from "../../support/mail-catcher.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { createTestInstance, present } from "../../support/test-instance.ts";
import { PASSWORD, startTestServer } from "../../support/test-server.ts";

function damage(dataDir: string, name: string): void {
  overwritePage(dataDir, settleDatabase(dataDir).rootOf(name), randomBytes(PAGE_BYTES));
}

async function serverWithFeed() {
  const server = await startTestServer({ accounts: [{ username: "harbour.bakery", posts: 2 }] });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 2);
  const before = await (await server.feed("harbour-bakery")).text();
  await server.running.stop();
  return { server, before };
}

test.each([
  "tokens",
  "accounts",
  "posts",
  "sync_states",
  "feeds",
  "sessions",
  "leases",
  "settings",
])("with the table %s damaged, it starts and visitors are served as before", async (table) => {
  const { server, before } = await serverWithFeed();
  damage(server.dataDir, table);
  const damaged = await server.restart();
  const answer = await damaged.feed("harbour-bakery");
  expect([answer.status, await answer.text()]).toEqual([200, before]);
  expect((await fetch(`${damaged.url}/feeds/nobody.json`)).status).not.toBe(500);
  expect((await fetch(`${damaged.url}/embed/harbour-bakery`)).status).toBe(200);
  expect((await fetch(`${damaged.url}/healthz`)).status).toBe(200);
  const dashboard = damaged.browser();
  const signedIn = await dashboard.signIn(PASSWORD);
  const page = signedIn.status === 303 ? await dashboard.get("/admin") : signedIn;
  expect([200, 503]).toContain(page.status);
});

test.each(["documents", "renditions"])(
  "with the table %s damaged, visitors are served from the copy",
  async (table) => {
    const { server, before } = await serverWithFeed();
    damage(server.dataDir, table);
    const damaged = await server.restart();
    const answer = await damaged.feed("harbour-bakery");
    expect([answer.status, await answer.text()]).toEqual([200, before]);
    for (const path of ["/embed/harbour-bakery", "/feeds/harbour-bakery.html"]) {
      expect((await fetch(damaged.url + path)).status, path).toBe(200);
    }
    await vi.waitUntil(() => damaged.logLines.some((line) => line.includes(DAMAGED_SENTENCE)));
  },
);

test("what is damaged there and in the copy is a 503 and no other feed's matter", async () => {
  const { server } = await serverWithFeed();
  damage(server.dataDir, "documents");
  rmSync(join(server.dataDir, "visitors.db"));
  const damaged = await server.restart();
  expect((await damaged.feed("harbour-bakery")).status).toBe(503);
  expect((await fetch(`${damaged.url}/embed/harbour-bakery`)).status).toBe(200);
});

test("with its first page damaged visitors are served all the same, and everything goes on once the database is put back", async () => {
  const { server, before } = await serverWithFeed();
  const path = join(server.dataDir, "windowbox.db");
  settleDatabase(server.dataDir);
  const whole = readFileSync(path);
  overwritePage(server.dataDir, 1, randomBytes(PAGE_BYTES));
  const mail = await startMailCatcher({ clearOnly: true });
  const damaged = await server.restart({
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    ALERT_FROM: "windowbox@example.com",
    ALERT_EMAIL: "owner@example.com",
  });
  await vi.waitUntil(() => mail.mails.length === 1);
  expect(mail.mails[0]?.text).toContain("Put your newest backup back");
  const answer = await damaged.feed("harbour-bakery");
  expect([answer.status, await answer.text()]).toEqual([200, before]);
  const picture = /http[^"]*\/media\/[^"]*/.exec(before)?.[0] ?? "";
  for (const [address, status] of [
    ...[picture, "/embed/harbour-bakery", "/widget.js", "/healthz", "/readyz"].map(
      (works) => [works, 200] as const,
    ),
    ...["/admin", "/admin/alerts", "/connect", "/metrics", "/deletion/CODE"].map(
      (waits) => [waits, 503] as const,
    ),
    ["/feeds/nobody.json", 404],
  ] as const) {
    expect((await fetch(new URL(address, damaged.url))).status, address).toBe(status);
  }
  const readiness = await fetch(`${damaged.url}/readyz`);
  expect(await readiness.json()).toEqual({ needsOwner: true });
  expect(await (await fetch(`${damaged.url}/admin`)).text()).toContain(
    "npx windowbox restore FILE",
  );
  expect((await fetch(`${damaged.url}/meta/deauthorize`, { method: "POST" })).status).toBe(503);

  writeFileSync(`${path}.new`, whole);
  renameSync(`${path}.new`, path);
  const dashboard = damaged.browser();
  const signIn = () => dashboard.signIn(PASSWORD).catch(() => undefined);
  damaged.clock.advance(HOUR_MS);
  await vi.waitUntil(async () => (await signIn())?.status === 303, 10_000);
  expect(mail.mails.map(({ subject }) => subject)).toHaveLength(2);
  expect(await (await damaged.feed("harbour-bakery")).text()).toBe(before);
});

test("with the copy damaged, too, or without one yet, it ends with a sentence", async () => {
  const { server } = await serverWithFeed();
  settleDatabase(server.dataDir);
  overwritePage(server.dataDir, 1, randomBytes(PAGE_BYTES));
  writeFileSync(join(server.dataDir, "visitors.db"), randomBytes(PAGE_BYTES));
  await expect(server.restart()).rejects.toThrow("restore your newest backup");
  rmSync(join(server.dataDir, "visitors.db"));
  await expect(server.restart()).rejects.toThrow("restore your newest backup");
});

test("where there is no room beside the database, visitors are served from memory, and everybody else reads why", async () => {
  const { server, before } = await serverWithFeed();
  const path = join(tempFolder(), "visitors.db");
  const written = openSqlite(join(server.dataDir, "visitors.db"));
  written.exec("INSERT INTO settings (name, value) VALUES ('newest', x'01')");
  // As after a kill.
  for (const ending of ["", "-wal"]) {
    copyFileSync(join(server.dataDir, `visitors.db${ending}`), path + ending);
  }
  written.close();
  // As a full disk does, this keeps SQLite from making what it shares between programs.
  mkdirSync(`${path}-shm`);
  expect(openServedCopy(path, "disk")).toBeUndefined();
  const closed = present(whyClosed(Object.assign(new Error(), { code: "SQLITE_IOERR_SHMSIZE" })));
  const copy = present(openServedCopy(path, closed.copyIn));
  expect(copy.namedValues.get("newest")).toBeDefined();
  const config = parseConfig({ DATA_DIR: server.dataDir });
  const log = createLog("silent");
  const app = createVisitorsOnlyApp({ closed, copy, config, log, clock: server.clock });
  expect(await (await app.request("/feeds/harbour-bakery.json")).text()).toBe(before);
  const dashboard = await app.request("/admin");
  expect([dashboard.status, await dashboard.text()]).toEqual([
    503,
    expect.stringContaining("<h1>The disk is full</h1>"),
  ]);
  expect(closed.watch(server.dataDir)()).toBe(true);
  expect(closed.watch(join(server.dataDir, "nowhere"))()).toBe(false);
  copy.close();
});

test("a damaged copy is made anew", async () => {
  const { server, before } = await serverWithFeed();
  writeFileSync(join(server.dataDir, "visitors.db"), randomBytes(PAGE_BYTES));
  await (await server.restart()).running.stop();
  damage(server.dataDir, "documents");
  expect(await (await (await server.restart()).feed("harbour-bakery")).text()).toBe(before);
});

test("what is disconnected is in no copy any more", async () => {
  const { server } = await serverWithFeed();
  const again = await server.restart();
  const owner = await again.owner();
  const [account] = inDatabase(again, (db) => db.accounts.all());
  const copyHas = (text: string) =>
    readdirSync(again.dataDir)
      .filter((name) => name.startsWith("visitors.db"))
      .some((name) => readFileSync(join(again.dataDir, name)).includes(text));
  expect(copyHas("harbour-bakery")).toBe(true);
  await owner.post(`/admin/accounts/${account?.id}/disconnect`, { password: PASSWORD });
  expect(inDatabase(again, (db) => db.accounts.all())).toEqual([]);
  expect(copyHas("harbour-bakery")).toBe(false);
});

test("the clockwork does what it can, says once what is wrong, and sweeps nothing away", async () => {
  const { instance, connect, clock, dataDir, logLines, another } = createTestInstance();
  await connect("harbour.bakery");
  await createJobs(instance).runDue({ starting: true });
  const names = await instance.mediaStore.names();
  expect(names.length).toBeGreaterThan(0);
  instance.close();
  damage(dataDir, "tokens");
  damage(dataDir, "posts");
  const reopened = another();
  const jobs = createJobs(reopened);
  logLines.length = 0;
  for (let minute = 0; minute < 3; minute += 1) await jobs.runDue();
  const said = logLines.filter((line) => line.includes(DAMAGED_SENTENCE));
  expect(said.length).toBeGreaterThan(0);
  expect(new Set(said).size).toBe(said.length);
  clock.advance(2 * DAY_MS);
  await jobs.runDue();
  expect(await reopened.mediaStore.names()).toEqual(names);
  expect(reopened.incidents.open()).toMatchObject([
    { kind: "database-damaged", sentence: DAMAGED_SENTENCE },
  ]);
});

test("that the database is damaged is said until a start finds it whole", async () => {
  const { server } = await serverWithFeed();
  const path = join(server.dataDir, "windowbox.db");
  settleDatabase(server.dataDir);
  const whole = readFileSync(path);
  damage(server.dataDir, "tokens");
  const damaged = await server.restart();
  const needsOwner = async (url: string) =>
    (await (await fetch(`${url}/readyz`)).json()).needsOwner as boolean;
  await vi.waitUntil(() => damaged.logLines.some((line) => line.includes(DAMAGED_SENTENCE)));
  expect(await needsOwner(damaged.url)).toBe(true);
  await damaged.running.stop();
  const stillSaid = inDatabase(damaged, (db) => db.incidents.all());
  writeFileSync(path, whole);
  inDatabase(damaged, (db) => {
    for (const incident of stillSaid) db.incidents.put(incident);
  });
  const mended = await damaged.restart();
  expect(stillSaid).toMatchObject([{ kind: "database-damaged" }]);
  expect(await needsOwner(mended.url)).toBe(false);
});
