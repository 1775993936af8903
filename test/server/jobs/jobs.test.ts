import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createCron } from "../../../server/cron.ts";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { createJobs, type JobsDeps } from "../../../server/jobs/jobs.ts";
import { createLog } from "../../../server/log.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock, START } from "../../support/fake-clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { accountRecord, insertAccount } from "../feed/records.ts";

const nothing = async () => {};

function setUp(changes: Partial<JobsDeps> = {}) {
  const folder = tempFolder();
  const db = openTestDatabase(folder);
  insertAccount(db);
  const deps: JobsDeps = {
    db,
    clock: createFakeClock(),
    log: createLog("silent", { write: () => {} }),
    sync: {
      syncAccount: async () => ({ kind: "failed", reason: "transient", sentence: "No luck." }),
    },
    refresher: {
      refreshAccount: async () => ({ kind: "never-expires" }),
      isDue: () => false,
    },
    publisher: {
      publishAccount: () => false,
      publishFeed: () => false,
      publishAll: () => {},
      noteStaleness: () => {},
      forgetRetired: () => {},
    },
    sweeper: { sweep: async () => 0, deleteFilesOf: nothing, repair: async () => 0 },
    syncCron: createCron("0 * * * *", START, "UTC"),
    ...changes,
  };
  return { folder, db, deps };
}

test("a command beside the server cannot write between the server's look at a sync's state and its note", async () => {
  const { folder, db, deps } = setUp();
  const beside = openSqlite(join(folder, "windowbox.db"));
  onTestFinished(() => void beside.close());
  beside.exec("PRAGMA busy_timeout = 0");
  const attempts: string[] = [];
  const jobs = createJobs({
    ...deps,
    db: {
      ...db,
      syncStates: {
        ...db.syncStates,
        get(accountId) {
          const state = db.syncStates.get(accountId);
          try {
            beside.exec("UPDATE sync_states SET failures = 7");
            attempts.push("written");
          } catch (error) {
            attempts.push(String(error));
          }
          return state;
        },
      },
    },
  });
  await jobs.syncNow("a1");
  expect(attempts).toEqual([expect.stringContaining("database is locked")]);
  expect(db.syncStates.get("a1").nextSyncAt).toBeGreaterThan(START);
});

test("two accounts at the most are synced at once, and every one is", async () => {
  let underWay = 0;
  let most = 0;
  const synced: string[] = [];
  const { db, deps } = setUp({
    sync: {
      async syncAccount(accountId) {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise(setImmediate);
        underWay -= 1;
        synced.push(accountId);
        return { kind: "gone" };
      },
    },
  });
  for (const id of ["a2", "a3", "a4", "a5"]) {
    insertAccount(db, accountRecord({ id, appScopedId: id, professionalId: id }), `feed-${id}`);
  }
  await createJobs(deps).runDue();
  expect(synced.sort()).toEqual(["a1", "a2", "a3", "a4", "a5"]);
  expect(most).toBe(2);
});
