import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDeletionMemory } from "../../../server/accounts/deletion-memory.ts";
import { fingerprintOf } from "../../../server/accounts/fingerprint.ts";
import { forgetInRestored } from "../../../server/accounts/forget-in-restored.ts";
import { tablesThatAre } from "../../../server/backup/restored-tables.ts";
import { type Environment, parseConfig } from "../../../server/config/config.ts";
import { openDataFolder } from "../../../server/data-folder/open-data-folder.ts";
import { migrateDatabase } from "../../../server/db/database.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { createInstance } from "../../../server/instance.ts";
import { createLog } from "../../../server/logging/log.ts";
import { Secret } from "../../../server/shared/secret.ts";
import { HOUR_MS } from "../../../server/time/clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { present } from "../../support/test-instance.ts";
import { backupOf, restoreInto, syncedInstance } from "./backups.ts";

const SECRET = "a secret from the environment";

/** A server that has never run. */
function freshConfig(environment: Environment = {}) {
  return parseConfig({
    PUBLIC_URL: "https://feed.example.com",
    DATA_DIR: join(tempFolder(), "data"),
    ...environment,
  });
}

const leftovers = (folder: string) =>
  readdirSync(folder).filter(
    (name) => !/^(windowbox\.db(-wal|-shm)?|secret\.key|media|\..*\.lock)$/.test(name),
  );

describe("a backup", () => {
  test("holds database, pictures and key in one file that nobody else can read", async () => {
    const made = await syncedInstance();
    const path = await backupOf(made);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(path, ".."))).toEqual(["windowbox.tar"]);
    expect(leftovers(made.dataDir)).toEqual([]);
    const key = readFileSync(join(made.dataDir, "secret.key"), "utf8").trim();
    expect(readFileSync(path, "latin1")).toContain(key);
    expect(readFileSync(await backupOf(made, "left out"), "latin1")).not.toContain(key);
  });

  test("is written over nothing, and not into the data folder", async () => {
    const made = await syncedInstance();
    const path = await backupOf(made);
    const { writeBackup } = await import("../../../server/backup/write-backup.ts");
    const options = { ...made.config, now: 0, key: "inside", media: "inside" } as const;
    await expect(writeBackup(path, options)).rejects.toThrow(/is there already/);
    await expect(writeBackup(join(dirname(path), "none", "b.tar"), options)).rejects.toThrow(
      /^There is no folder .*none: make it first/,
    );
    await expect(writeBackup(join(made.dataDir, "b.tar"), options)).rejects.toThrow(
      /inside the data folder/,
    );
    const full = { ...options, diskReserve: Number.MAX_SAFE_INTEGER };
    await expect(writeBackup(`${path}2`, full)).rejects.toThrow(/too little room/);
    expect(readdirSync(join(path, ".."))).toEqual(["windowbox.tar"]);
  });

  test("lacks a picture that was missing already, and says which", async () => {
    const made = await syncedInstance();
    const [name = ""] = await made.instance.mediaStore.names();
    rmSync(join(made.dataDir, "media", name));
    const path = await backupOf(made);
    const config = freshConfig();
    await restoreInto(config, made.clock, path);
    expect(existsSync(join(config.dataDir, "media", name))).toBe(false);
  });

  test("is not made of a picture that is damaged", async () => {
    const made = await syncedInstance();
    const [name = ""] = await made.instance.mediaStore.names();
    writeFileSync(join(made.dataDir, "media", name), "something else");
    await expect(backupOf(made)).rejects.toThrow(/is damaged: delete that file/);
  });
});

test("it is said of every table what becomes of it in a restore", () => {
  const tables = openSqlite(join(tempFolder(), "windowbox.db"));
  migrateDatabase(tables);
  const names = tables
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  tables.close();
  expect(tablesThatAre("restored", "here", "both", "made", "neither").sort()).toEqual(names);
});

describe("a restore", () => {
  test("brings everything back, on another server, too", async () => {
    const made = await syncedInstance();
    const document = made.document("harbour-bakery");
    const path = await backupOf(made);
    const config = freshConfig(made.sandbox.environment);
    const restored = await restoreInto(config, made.clock, path);
    expect(restored.accounts).toEqual(["harbour.bakery"]);
    const log = createLog("silent");
    const instance = createInstance({ config, clock: made.clock, log, fetch: made.sandbox.fetch });
    try {
      const served = present(instance.db.documents.get("harbour-bakery", ""));
      expect(JSON.parse(served.json.toString())).toEqual(document);
      const token = present(instance.db.tokens.get(made.accountId));
      expect(instance.vault.open(made.accountId, token.sealed).accessToken.reveal()).toBe(
        made.instance.vault
          .open(made.accountId, made.token(made.accountId).sealed)
          .accessToken.reveal(),
      );
      expect((await instance.mediaStore.names()).sort()).toEqual(
        (await made.instance.mediaStore.names()).sort(),
      );
      expect((await instance.sync.syncAccount(made.accountId)).kind).toBe("done");
      expect(instance.db.problems()).toEqual([]);
    } finally {
      instance.close();
    }
    expect(leftovers(config.dataDir)).toEqual([]);
  });

  test("seals with the key that is here, whatever key the backup has", async () => {
    const made = await syncedInstance();
    const path = await backupOf(made);
    const config = freshConfig({ WINDOWBOX_SECRET: SECRET });
    await restoreInto(config, made.clock, path);
    const { db, vault } = openDataFolder(config.dataDir, new Secret(SECRET));
    const { sealed } = present(db.tokens.get(made.accountId));
    expect(vault.open(made.accountId, sealed).accessToken).toBeDefined();
    db.close();
    expect(existsSync(join(config.dataDir, "secret.key"))).toBe(false);
  });

  test("asks for a key that is neither in the backup nor here", async () => {
    const made = await syncedInstance({ environment: { WINDOWBOX_SECRET: SECRET } });
    const path = await backupOf(made, "environment");
    const config = freshConfig();
    await expect(restoreInto(config, made.clock, path)).rejects.toThrow(
      /is the value that WINDOWBOX_SECRET had/,
    );
    const nothing = { askForKey: async () => new Secret("") };
    await expect(restoreInto(config, made.clock, path, nothing)).rejects.toThrow(/has to be given/);
    const wrong = { askForKey: async () => new Secret("not this one, but another") };
    await expect(restoreInto(config, made.clock, path, wrong)).rejects.toThrow(/is not the key/);
    expect(leftovers(config.dataDir)).toEqual([]);
    expect(existsSync(join(config.dataDir, "windowbox.db"))).toBe(false);
    await restoreInto(config, made.clock, path, { askForKey: async () => new Secret(SECRET) });
    expect(readFileSync(join(config.dataDir, "secret.key"), "utf8").trim()).toBe(SECRET);
  });

  test("keeps the newer token, the password, who is signed in and what caches may ask for", async () => {
    const made = await syncedInstance();
    const { instance, clock, accountId, config } = made;
    const path = await backupOf(made);
    await instance.auth.setPassword(new Secret("harbour tides at noon"));
    instance.db.sessions.insert({
      ...{ idHash: "s", createdAt: clock.now(), expiresAt: clock.now() + 24 * HOUR_MS },
    });
    clock.advance(HOUR_MS);
    const { token } = await made.connect("harbour.bakery");
    made.sandbox.control.addPost("harbour.bakery");
    await instance.sync.syncAccount(accountId);
    const newest = made.document("harbour-bakery");
    instance.close();

    const restored = await restoreInto(config, clock, path);
    expect(restored.kept?.newerTokens).toEqual(["harbour.bakery"]);
    const again = made.another();
    const { sealed } = present(again.db.tokens.get(accountId));
    expect(again.vault.open(accountId, sealed).accessToken.reveal()).toBe(token);
    expect(await again.auth.verifyPassword(new Secret("harbour tides at noon"))).toBe(true);
    expect(again.db.sessions.get("s", clock.now())).toBeDefined();
    expect(made.sandbox.control.account("harbour.bakery").posts).toHaveLength(4);
    const served = JSON.parse(
      present(again.db.documents.get("harbour-bakery", "")).json.toString(),
    );
    expect(served.posts).toHaveLength(3);
    const [newPost] = newest.posts;
    const name = present(newPost).sizes.small.mediaUrl.split("/").at(-1) ?? "";
    clock.advance(2 * HOUR_MS);
    await again.sweeper.sweep();
    expect(again.mediaStore.has(name)).toBe(true);
  });

  test("does away with links and sessions of the backup, and with accounts connected since", async () => {
    const made = await syncedInstance({
      accounts: [
        { username: "harbour.bakery", posts: 1 },
        { username: "atelier.kiln", posts: 1 },
        { username: "quiet.quay", posts: 1 },
      ],
    });
    const { instance, clock, config } = made;
    instance.auth.setupLink();
    instance.db.sessions.insert({
      ...{ idHash: "old", createdAt: 0, expiresAt: clock.now() + 24 * HOUR_MS },
    });
    const path = await backupOf(made);
    instance.db.sessions.deleteAll();
    await made.connect("atelier.kiln");
    const { accountId } = await made.connect("quiet.quay");
    const { professionalId = "" } = made.account(accountId);
    await instance.forget(accountId, "deauthorized");
    instance.close();
    const restored = await restoreInto(config, clock, path);
    expect(restored.kept?.dropped).toEqual(["atelier.kiln"]);
    const again = made.another();
    expect(again.db.sessions.get("old", clock.now())).toBeUndefined();
    expect(again.db.accounts.all()).toHaveLength(1);
    // Who was forgotten here is known all the same, should they come back.
    const known = again.db.forgottenAccounts.ofPerson(fingerprintOf(again, professionalId));
    expect(known).toMatchObject([{ id: accountId }]);
  });

  test("brings back nothing of who had it deleted since, not even the pictures", async () => {
    const made = await syncedInstance();
    const path = await backupOf(made);
    made.clock.advance(HOUR_MS);
    const { professionalId = "" } = made.account(made.accountId);
    openDeletionMemory(made.dataDir).add({
      ...{ at: made.clock.now(), cause: "data-deleted", ids: [professionalId] },
      ...{ code: "CODE", requestHash: "hash" },
    });
    await made.instance.forget(made.accountId, "data-deleted");
    made.instance.close();
    // As beside a server, and where the whole data folder was replaced but for what is remembered.
    const elsewhere = freshConfig();
    cpSync(join(made.dataDir, "deletions.jsonl"), join(elsewhere.dataDir, "deletions.jsonl"));
    for (const config of [made.config, elsewhere]) {
      const restored = await restoreInto(config, made.clock, path, {
        forgetDeleted: forgetInRestored(config.dataDir, made.clock),
      });
      expect(restored.accounts).toEqual([]);
      expect(readdirSync(join(config.dataDir, "media"))).toEqual([]);
      for (const file of readdirSync(config.dataDir).filter((name) => name !== "media")) {
        const bytes = readFileSync(join(config.dataDir, file), "latin1");
        expect(bytes.includes("harbour.bakery") || bytes.includes(professionalId), file).toBe(
          false,
        );
      }
      const { db } = openDataFolder(config.dataDir, undefined);
      expect(db.feeds.all().map(({ id }) => id)).toEqual(["harbour-bakery"]);
      expect(db.deletions.find("CODE")).toMatchObject({ requestHash: "hash" });
      expect(db.incidents.all()).toMatchObject([{ kind: "data-deleted" }]);
      db.close();
    }
  });

  test("works where the database is damaged or gone, which is what it is for", async () => {
    const made = await syncedInstance();
    const path = await backupOf(made);
    made.instance.close();
    const database = join(made.dataDir, "windowbox.db");
    writeFileSync(database, "no database at all");
    expect((await restoreInto(made.config, made.clock, path)).kept).toBeUndefined();
    const restored = made.another();
    expect(restored.db.accounts.all()).toHaveLength(1);
    restored.close();
    // Or a newer version has opened it, as before going back to an older one.
    const newer = openSqlite(database);
    newer.exec("PRAGMA user_version = 9999");
    newer.close();
    expect(() => made.another()).toThrow(/newer Windowbox/);
    await restoreInto(made.config, made.clock, path);
    made.another().close();
    for (const end of ["", "-wal", "-shm"]) rmSync(`${database}${end}`, { force: true });
    await restoreInto(made.config, made.clock, path);
    expect(made.another().db.accounts.all()).toHaveLength(1);
    expect(leftovers(made.dataDir)).toEqual([]);
  });

  test("takes no token along that nobody can open any more", async () => {
    const made = await syncedInstance();
    const path = await backupOf(made);
    made.clock.advance(HOUR_MS);
    await made.connect("harbour.bakery");
    made.instance.close();
    writeFileSync(join(made.dataDir, "secret.key"), "a key that is not the one of before");
    expect((await restoreInto(made.config, made.clock, path)).kept?.newerTokens).toEqual([]);
    const { db, vault } = openDataFolder(made.dataDir, undefined);
    const { sealed } = present(db.tokens.get(made.accountId));
    expect(vault.open(made.accountId, sealed).accessToken).toBeDefined();
    db.close();
  });

  test("says why not while something else works on the folder, and changes nothing", async () => {
    const made = await syncedInstance();
    const path = await backupOf(made);
    await expect(
      restoreInto(made.config, made.clock, path, { longestWaitMs: 100 }),
    ).rejects.toThrow(/Something else still works on this data folder/);
    expect(made.document("harbour-bakery").posts).toHaveLength(3);
    expect(leftovers(made.dataDir)).toEqual([]);
  });
});
