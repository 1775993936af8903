import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MINUTE_MS } from "../../../../server/time/clock.ts";
import { inDatabase } from "../../../support/in-database.ts";
import type { Owner } from "../../../support/owner.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { PASSWORD, startTestServer, type TestServer } from "../../../support/test-server.ts";
import { partsOf } from "../../backup/hostile-backups.ts";
import { readable } from "./readable.ts";

async function connected(environment: Record<string, string> = {}) {
  const server = await startTestServer({ environment });
  const owner = await server.owner();
  const token = server.sandbox.control.issueToken("harbour.bakery");
  await owner.post("/admin/connect/token", { token });
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);
  return { server, owner };
}

async function download(owner: Owner, form: Record<string, string> = {}): Promise<string> {
  const answer = await owner.post("/admin/backup/download", { password: PASSWORD, ...form });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="windowbox-/);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get("content-length")).toBe(String(bytes.length));
  const path = join(tempFolder(), "download.tar");
  writeFileSync(path, bytes);
  return path;
}

function upload(owner: Owner, bytes: Buffer, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("backup", new Blob([new Uint8Array(bytes)]), "windowbox.tar");
  return owner.post("/admin/backup/restore", form);
}

const leftovers = ({ dataDir }: TestServer) =>
  readdirSync(dataDir).filter((name) => name.startsWith(".windowbox-"));

test("a backup is downloaded with the password only, and holds the key only when that is asked for", async () => {
  const { server, owner } = await connected();
  const refused = await owner.post("/admin/backup/download", { password: "not this one" });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("<title>Error: Backup ·");
  const names = async (path: string) => (await partsOf(path)).map(({ name }) => name);
  expect(await names(await download(owner))).not.toContain("secret.key");
  expect(await names(await download(owner, { key: "yes" }))).toContain("secret.key");
  expect(leftovers(server)).toEqual([]);
});

test("a backup is restored by the server itself, which goes on with who is signed in", async () => {
  const { server, owner } = await connected();
  const backup = readFileSync(await download(owner));
  // The password that a download was asked for with counts for some minutes.
  inDatabase(server, (db) => db.feeds.setSettings("harbour-bakery", { columns: 7 }));
  const first = await upload(owner, backup);
  expect(first.status).toBe(303);
  expect(first.headers.get("location")).toBe("/admin/backup");
  const page = await (await owner.get("/admin/backup")).text();
  expect(page).toMatch(/The backup of 2026-05-04 10:0\d UTC is restored, with @harbour\.bakery/);
  inDatabase(server, (db) =>
    expect(db.feeds.get("harbour-bakery")?.settings.columns).toBeUndefined(),
  );
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 3);
  expect(leftovers(server)).toEqual([]);
});

test("restoring asks for the password again, and takes nothing that is no backup or too large", async () => {
  const { server, owner } = await connected();
  const asked = await owner.get("/admin/backup/restore");
  expect(asked.headers.get("location")).toBe(
    `/admin/password?next=${encodeURIComponent("/admin/backup/restore")}`,
  );
  const early = await upload(owner, Buffer.from("x"));
  expect(early.headers.get("location")).toMatch(/^\/admin\/password/);
  await owner.post("/admin/password", { password: PASSWORD, next: "/admin/backup/restore" });
  expect((await owner.get("/admin/backup/restore")).status).toBe(200);

  const none = await upload(owner, Buffer.alloc(0));
  expect(readable(await none.text())).toContain("Please choose a file first.");
  const foreign = await upload(owner, Buffer.from("no backup".repeat(1000)));
  expect(foreign.status).toBe(422);
  const told = await foreign.text();
  expect(readable(told)).toContain("is not a backup of Windowbox");
  expect(told).toMatch(/<title>Error: Restore a backup ·.* autofocus.* aria-invalid="true"/s);
  const form = await owner.post("/admin/backup/restore", { backup: "text" });
  expect(form.status).toBe(400);
  expect(leftovers(server)).toEqual([]);

  server.clock.advance(60 * MINUTE_MS);
  expect((await upload(owner, Buffer.from("x"))).headers.get("location")).toMatch(/password/);
});

test("a key that comes from the environment is in no download", async () => {
  const { owner } = await connected({ WINDOWBOX_SECRET: "a secret from the environment" });
  const path = await download(owner, { key: "yes" });
  expect(readFileSync(path, "latin1")).not.toContain("a secret from the environment");
  expect(await (await owner.get("/admin/backup")).text()).toContain("WINDOWBOX_SECRET");
});
