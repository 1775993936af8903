import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openSqlite } from "../../../server/db/sqlite.ts";
import { createJobs } from "../../../server/jobs/jobs.ts";
import { createTestInstance } from "../../support/test-instance.ts";
import { startTestServer } from "../../support/test-server.ts";

/** Another program on the same file. */
function otherProgram(dataDir: string) {
  const sqlite = openSqlite(join(dataDir, "windowbox.db"));
  onTestFinished(() => void sqlite.close());
  return { begin: () => sqlite.exec("BEGIN IMMEDIATE"), end: () => sqlite.exec("ROLLBACK") };
}

/** The longest that this process did nothing else while `work` went on; one that waits for the lock does so for seconds. */
async function longestPauseMs(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await work();
  clearInterval(ticking);
  return longest;
}

test("visitors are answered at once while another program keeps the write lock and somebody guesses a password", async () => {
  const server = await startTestServer({ accounts: [{ username: "harbour.bakery", posts: 1 }] });
  const owner = await server.owner();
  await owner.connect(server.sandbox, "harbour.bakery");
  await server.feedWith("harbour-bakery", ({ posts }) => posts.length === 1);
  const other = otherProgram(server.dataDir);
  other.begin();
  const answers = ["wrong", "also wrong"].map((guess) => server.browser().signIn(guess));
  const action = owner.post("/admin/feeds/harbour-bakery/look", { theme: "dark" });
  const callback = owner.get("/connect/callback?state=x&code=y");
  const pause = await longestPauseMs(async () => {
    for (let time = 0; time < 30; time += 1) {
      expect((await server.feed("harbour-bakery")).status).toBe(200);
    }
  });
  expect(pause).toBeLessThan(1_000);
  other.end();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([401, 401]);
  expect((await action).status).toBe(303);
  expect((await callback).status).toBe(303);
});

test("the clockwork waits for the lock with everything else going on, and does then what was due", async () => {
  const { instance, connect, dataDir, document } = createTestInstance();
  await connect("harbour.bakery");
  instance.db.waitAtMost(1_500);
  const jobs = createJobs(instance);
  const other = otherProgram(dataDir);
  other.begin();
  let done = false;
  const running = jobs.runDue({ starting: true }).then(() => {
    done = true;
  });
  const pause = await longestPauseMs(async () => {
    const until = performance.now() + 400;
    await vi.waitUntil(() => performance.now() > until, { timeout: 5_000 });
  });
  expect(pause).toBeLessThan(1_000);
  expect(done).toBe(false);
  other.end();
  await running;
  expect(document("harbour-bakery").posts).toHaveLength(3);
});
