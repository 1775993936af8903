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
  sqlite.pragma(`user_version = ${version}`);
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
