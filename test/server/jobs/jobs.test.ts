import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { SWEEP_PERIOD_MS } from "../../../server/feed/cache.ts";
import { createJobs, type JobsDeps } from "../../../server/jobs/jobs.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../server/time/clock.ts";
import { createCron } from "../../../server/time/cron.ts";
import { openTestDatabase } from "../../support/database.ts";
import { createFakeClock, START } from "../../support/fake-clock.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { accountRecord, insertAccount } from "../feed/records.ts";
import { createGate } from "../sync/sync-world.ts";

const nothing = async () => {};

function setUp(changes: Partial<JobsDeps> = {}) {
  const folder = tempFolder();
  const db = openTestDatabase(folder);
  insertAccount(db);
  const deps: JobsDeps = {
    db,
    clock: createFakeClock(),
    damage: { note: () => {}, isDamaged: () => false, mended: () => {} },
    sync: {
      syncAccount: async () => ({ kind: "failed", reason: "transient", sentence: "No luck." }),
    },
    refresher: {
      refreshAccount: async () => ({ kind: "never-expires" }),
      isDue: () => false,
    },
    feedBuilder: {
      noteStaleness: () => {},
      noteDay: () => {},
      forgetRetired: () => {},
      perfect: async () => {},
    },
    sightings: { writeDue: () => {} },
    sweeper: {
      ...{ sweep: async () => 0, deleteFilesOf: nothing, repair: async () => 0 },
      countFiles: async () => ({ named: 0, missing: 0 }),
    },
    syncCron: createCron("0 * * * *", START, "UTC"),
    backups: { runDue: async () => undefined },
    hooks: { runDue: async () => undefined },
    servedCopy: { update: nothing },
    publishing: {
      runDue: async () => undefined,
      publish: () => Promise.reject(new Error("nothing is published here")),
    },
    alerts: { tell: nothing },
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

test("a hook is called once what it tells of is published, also where publishing had begun before", async () => {
  const happened: string[] = [];
  const { deps } = setUp({
    publishing: {
      async runDue() {
        happened.push("publishing");
        await new Promise(setImmediate);
        happened.push("published");
      },
      publish: () => Promise.reject(new Error("nobody asked")),
    },
    hooks: { runDue: async () => void happened.push("told") },
  });
  const jobs = createJobs(deps);
  jobs.start();
  await expect.poll(() => happened).toContain("told");
  await jobs.stop();
  expect(happened).toEqual(["publishing", "published", "publishing", "published", "told"]);
});

test("four accounts at the most are synced at once, and every one is", async () => {
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
  for (const id of ["a2", "a3", "a4", "a5", "a6"]) {
    insertAccount(db, accountRecord({ id, appScopedId: id, professionalId: id }), `feed-${id}`);
  }
  await createJobs(deps).runDue();
  expect(synced.sort()).toEqual(["a1", "a2", "a3", "a4", "a5", "a6"]);
  expect(most).toBe(4);
});

test("an account that is busy is looked at again within minutes: whoever was at it may have been killed", async () => {
  const { db, deps } = setUp({ sync: { syncAccount: async () => ({ kind: "busy" }) } });
  await createJobs(deps).syncNow("a1");
  expect(db.syncStates.get("a1").nextSyncAt).toBe(START + 3 * MINUTE_MS);
});

test("a dead token is sent nothing", async () => {
  const synced: string[] = [];
  const { db, deps } = setUp({
    sync: {
      async syncAccount(accountId) {
        synced.push(accountId);
        return { kind: "gone" };
      },
    },
  });
  insertAccount(db, accountRecord({ id: "a2", appScopedId: "2", professionalId: "2" }), "cafe");
  db.tokens.noteFailure("a1", 1, { lastError: "Over.", nextRefreshAt: undefined, deadAt: START });
  await createJobs(deps).runDue({ starting: true });
  expect(synced).toEqual(["a2"]);
});

test("feeds whose last good sync is long ago are marked, even while nothing succeeds", async () => {
  const marked: number[] = [];
  const { deps } = setUp();
  const feedBuilder = {
    ...deps.feedBuilder,
    noteStaleness: (now: number) => void marked.push(now),
  };
  await createJobs({ ...deps, feedBuilder }).runDue();
  expect(marked).toEqual([START]);
});

test("files are swept once an hour, and at once when the clock was set back", async () => {
  let sweeps = 0;
  const clock = createFakeClock();
  const { deps } = setUp({
    clock,
    sightings: { writeDue: () => {} },
    sweeper: {
      sweep: async () => {
        sweeps += 1;
        return 0;
      },
      countFiles: async () => ({ named: 0, missing: 0 }),
      deleteFilesOf: nothing,
      repair: async () => 0,
    },
  });
  const jobs = createJobs(deps);
  const sweepsAfter = async (ms: number) => {
    clock.advance(ms);
    await jobs.runDue();
    return sweeps;
  };
  expect(await sweepsAfter(0)).toBe(1);
  expect(await sweepsAfter(SWEEP_PERIOD_MS - 1)).toBe(1);
  expect(await sweepsAfter(1)).toBe(2);
  expect(await sweepsAfter(-2 * SWEEP_PERIOD_MS)).toBe(3);
});

test("what an owner was in the middle of, and who guessed, is forgotten when its time is over", async () => {
  const clock = createFakeClock();
  const { db, deps } = setUp({ clock });
  const end = START + HOUR_MS;
  db.sessions.insert({ idHash: "s1", createdAt: START, expiresAt: START + 3 * DAY_MS });
  db.pendingAuthorizations.insert({
    stateHash: "state",
    sessionHash: "s1",
    api: "instagram-login",
    accountId: undefined,
    expiresAt: end,
  });
  db.pendingPicks.put("s1", Buffer.from("sealed"), end);
  db.signInFailures.note("192.0.2.1", START, START);
  clock.advance(DAY_MS);
  await createJobs(deps).runDue();
  expect(db.pendingAuthorizations.take("state")).toBeUndefined();
  expect(db.pendingPicks.get("s1", START)).toBeUndefined();
  expect(db.signInFailures.of("192.0.2.1").count).toBe(0);
  expect(db.signInFailures.inWindow(START)).toBe(0);
  expect(db.sessions.get("s1", clock.now())).toBeDefined();
});

/** One account whose sync ends when it is told to, and two that are quick. */
function setUpSlowAccount(changes: Partial<JobsDeps> = {}) {
  const gate = createGate();
  const synced: string[] = [];
  const made = setUp({
    sync: {
      async syncAccount(accountId) {
        synced.push(accountId);
        if (accountId === "a1") await gate.pass();
        return { kind: "failed", reason: "transient", sentence: "No luck." };
      },
    },
    ...changes,
  });
  for (const id of ["a2", "a3"]) {
    insertAccount(made.db, accountRecord({ id, appScopedId: id, professionalId: id }), id);
  }
  return { ...made, gate, synced };
}

test("a second look while the first is under way begins nothing twice, and everything that has fallen due", async () => {
  const clock = createFakeClock();
  const { db, deps, gate, synced } = setUpSlowAccount({ clock });
  const jobs = createJobs(deps);
  const first = jobs.runDue();
  await vi.waitFor(() => expect(db.syncStates.get("a3").nextSyncAt).toBeGreaterThan(START));
  await new Promise(setImmediate);
  clock.advance(2 * HOUR_MS);
  const second = jobs.runDue();
  await vi.waitFor(() => expect(synced).toEqual(["a1", "a2", "a3", "a2", "a3"]));
  gate.open();
  await Promise.all([first, second]);
  expect(synced.filter((id) => id === "a1")).toHaveLength(1);
});

test("a slow account keeps no other, no refresh and no sweep waiting", async () => {
  const clock = createFakeClock();
  const refreshed: string[] = [];
  let sweeps = 0;
  const { deps, gate, synced } = setUpSlowAccount({
    clock,
    refresher: {
      isDue: () => true,
      async refreshAccount(accountId) {
        refreshed.push(accountId);
        return { kind: "never-expires" };
      },
    },
    sightings: { writeDue: () => {} },
    sweeper: {
      ...setUp().deps.sweeper,
      sweep: async () => {
        sweeps += 1;
        return 0;
      },
    },
  });
  const jobs = createJobs(deps);
  const round = jobs.runDue();
  await vi.waitFor(() => {
    expect(refreshed).toEqual(["a1", "a2", "a3"]);
    expect(synced).toEqual(["a1", "a2", "a3"]);
  });
  clock.advance(30_000);
  await vi.waitFor(() => expect(sweeps).toBe(1));
  gate.open();
  await round;
});

test("an account whose turn was over before it was done has its next one soon", async () => {
  const { db, deps } = setUp({
    sync: {
      async syncAccount(_accountId, { turnMs } = {}) {
        expect(turnMs).toBe(MINUTE_MS);
        const counts = { added: 4, updated: 0, removed: 0, waiting: 0, doubted: 0, requests: 2 };
        return { kind: "done", ...counts, unfinished: 8, full: true };
      },
    },
  });
  await createJobs(deps).syncNow("a1");
  expect(db.syncStates.get("a1").nextSyncAt).toBe(START);
});

test("every minute the owner is told what is new, whatever a sync or a mail server waits for", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const signals: AbortSignal[] = [];
  const over = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  const { deps } = setUp({
    sync: {
      async syncAccount(_account, { signal } = {}) {
        if (signal) await over(signal);
        return { kind: "stopped" };
      },
    },
    alerts: {
      tell(signal) {
        if (!signal) throw new Error("it cannot be ended");
        signals.push(signal);
        return signals.length === 2 ? over(signal) : nothing();
      },
    },
  });
  const jobs = createJobs(deps);
  jobs.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(signals).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(180_000);
  // The second is under way still, and no third begins beside it.
  expect(signals).toHaveLength(2);
  await jobs.stop();
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});
