import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createDatabase, migrateDatabase } from "../../../server/db/database.ts";
import { MIGRATIONS } from "../../../server/db/migrations.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { tempFolder } from "../../support/temp-folder.ts";

/** A database as it was left by the version that knew only the first `version` migrations. */
function openOldDatabase(version: number) {
  const sqlite = openSqlite(join(tempFolder(), "windowbox.db"));
  onTestFinished(() => void sqlite.close());
  for (const migration of MIGRATIONS.slice(0, version)) sqlite.exec(migration);
  sqlite.exec(`PRAGMA user_version = ${version}`);
  sqlite.exec(
    `INSERT INTO accounts (id, api, connected_at, profile) VALUES ('a1', 'instagram-login', 1, '{"username":"harbour.bakery"}')`,
  );
  return sqlite;
}

test("what the answers taught, and when everything was listed, survives the change of its columns", () => {
  const sqlite = openOldDatabase(2);
  sqlite.exec(
    `INSERT INTO sync_states (account_id, last_deep_at, next_sync_at, page_size, dropped_fields)
     VALUES ('a1', 7, 9, 12, '["like_count"]');
     INSERT INTO posts (account_id, id, posted_at, media, missed_at) VALUES ('a1', 'p1', 5, '{"id":"p1","children":[]}', 6)`,
  );
  migrateDatabase(sqlite);
  const db = createDatabase(sqlite);
  expect(db.syncStates.get("a1")).toMatchObject({
    lastFullSyncAt: 7,
    nextSyncAt: 9,
    learned: { pageSize: 12, droppedFields: ["like_count"] },
  });
  expect(db.posts.get("a1", "p1")?.missingSince).toBe(6);
});

test("who is signed in, what they are told next and who guesses survives the change of its tables", () => {
  const sqlite = openOldDatabase(2);
  sqlite.exec(
    `INSERT INTO sessions (id_hash, created_at, expires_at, notice) VALUES
       ('s1', 1, 90, '{"tone":"bad","text":"Instagram said no."}'), ('s2', 1, 90, '{"tone":"good","text":"Saved."}'),
       ('s3', 1, 90, NULL);
     INSERT INTO oauth_states (state_hash, session_hash, api, expires_at) VALUES ('state', 's1', 'facebook-login', 50);
     INSERT INTO login_failures (address, count, last_at) VALUES ('192.0.2.1', 3, 40), ('all since 900000', 7, 41);
     INSERT INTO kept_names (name, until_at) VALUES ('file.webp', 60)`,
  );
  migrateDatabase(sqlite);
  const db = createDatabase(sqlite);
  expect(db.sessions.get("s1", 10)).toEqual({ idHash: "s1", createdAt: 1, expiresAt: 90 });
  expect(db.notices.get("s1")).toEqual({ level: "error", text: "Instagram said no." });
  expect(db.notices.get("s2")).toEqual({ level: "success", text: "Saved." });
  expect(db.notices.get("s3")).toBeUndefined();
  expect(db.pendingAuthorizations.take("state")).toMatchObject({
    sessionHash: "s1",
    expiresAt: 50,
  });
  expect(db.signInFailures.of("192.0.2.1")).toEqual({ count: 3, lastAt: 40 });
  expect(db.signInFailures.inWindow(900_000)).toBe(7);
  expect(db.documents.fileNames(10)).toEqual(new Set(["file.webp"]));
});

test("feeds, their look and what visitors are served of them are the same after they could be told apart", () => {
  const sqlite = openOldDatabase(11);
  sqlite.exec(
    `INSERT INTO feeds (id, settings, created_at) VALUES ('bakery', '{"columns":4,"trialReels":true}', 5);
     INSERT INTO feed_accounts (feed_id, account_id) VALUES ('bakery', 'a1');
     INSERT INTO documents (feed_id, cursor, etag, json, brotli, gzip, names, made_at)
       VALUES ('bakery', '', 'W/"x"', x'7b7d', x'01', x'02', '[]', 5), ('bakery', 'old', 'W/"o"', x'7d', x'03', x'04', '[]', 4);
     UPDATE documents SET retired_at = 6 WHERE cursor = 'old';`,
  );
  migrateDatabase(sqlite);
  const db = createDatabase(sqlite);
  const bytes = (...hex: string[]) => hex.map((one) => Buffer.from(one, "hex"));
  const [json, brotli, gzip] = bytes("7b7d", "01", "02");
  expect(db.documents.get("bakery", "")).toEqual({
    ...{ feedId: "bakery", cursor: "", etag: 'W/"x"', json, brotli, gzip, names: [], madeAt: 5 },
    retiredAt: undefined,
  });
  expect(db.documents.get("bakery", "old")).toMatchObject({ json: bytes("7d")[0], retiredAt: 6 });
  expect(db.feeds.all()).toEqual([
    {
      id: "bakery",
      settings: { columns: 4, trialReels: true },
      createdAt: 5,
      accountIds: ["a1"],
      rules: {},
      title: undefined,
      headerAccountId: undefined,
      pastedPlace: undefined,
    },
  ]);
  expect(db.postChoices.ofFeed("bakery")).toEqual([]);
  expect(db.feeds.servedIds()).toEqual(["bakery"]);
});
