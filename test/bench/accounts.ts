import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "../../demo/sandbox/sandbox.ts";
import { systemClock } from "../../server/clock.ts";
import { parseConfig } from "../../server/config.ts";
import { createInstance, type Instance } from "../../server/instance.ts";
import { createJobs } from "../../server/jobs/jobs.ts";
import { createLog } from "../../server/log.ts";
import { Secret } from "../../server/secret.ts";

/**
 * `npm run bench:accounts`: how long a round of syncs takes with a thousand accounts that have nothing new, what
 * memory it needs, and how long it blocks what visitors wait for. Instagram is the sandbox, in the same process,
 * and answers after so many milliseconds.
 */
const ACCOUNTS = 1000;
const POSTS = 12;
const ANSWER_MS = 100;

const folder = mkdtempSync(join(tmpdir(), "windowbox-bench-"));
try {
  await bench();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function bench(): Promise<void> {
  const usernames = Array.from({ length: ACCOUNTS }, (_, index) => `shop.number${index}`);
  const sandbox = createSandbox({
    clock: systemClock,
    origin: "http://127.0.0.1:4000",
    // Without pictures, which only a first sync fetches.
    accounts: usernames.map((username) => ({
      username,
      picture: false,
      posts: Array.from({ length: POSTS }, (_, index) => ({
        copyrighted: true,
        ageMs: index * 86_400_000,
        caption: `Post ${index} of @${username}, with a caption as long as captions are.`,
      })),
    })),
  });
  const config = parseConfig({
    ...sandbox.environment,
    PUBLIC_URL: "https://feed.example.com",
    DATA_DIR: join(folder, "data"),
  });
  let requests = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests += 1;
    sandbox.control.clearRequests();
    await systemClock.sleep(ANSWER_MS);
    return sandbox.fetch(input, init);
  };
  const log = createLog("silent", { write: () => undefined });
  const instance = createInstance({ config, clock: systemClock, log, fetch });
  connectAll(instance, usernames, (username) => sandbox.control.issueToken(username));
  const jobs = createJobs(instance);
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(0);
  console.log(`connected: ${megabytes(process.memoryUsage.rss())} MB, with the sandbox in it`);

  async function round(name: string): Promise<void> {
    for (const { id } of instance.db.accounts.all()) {
      instance.db.syncStates.put({ ...instance.db.syncStates.get(id), nextSyncAt: 0 });
    }
    requests = 0;
    let highest = 0;
    let longestBlock = 0;
    let lookedAt = performance.now();
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss());
      longestBlock = Math.max(longestBlock, performance.now() - lookedAt - 20);
      lookedAt = performance.now();
    }, 20);
    const from = performance.now();
    await jobs.runDue();
    const seconds = (performance.now() - from) / 1000;
    clearInterval(watch);
    console.log(
      `${name}: ${seconds.toFixed(0)} s, ${requests} requests, ${megabytes(highest)} MB at the most, blocked for ${longestBlock.toFixed(0)} ms at the most`,
    );
  }

  await round(`first round of ${ACCOUNTS} accounts with ${POSTS} posts each`);
  await round("round of nothing new");
  await round("another round of nothing new");
  await jobs.stop();
  instance.close();
}

function connectAll(
  instance: Instance,
  usernames: readonly string[],
  issueToken: (username: string) => string,
): void {
  for (const [index, username] of usernames.entries()) {
    instance.connect("instagram-login", {
      tokenResponse: {
        credential: { accessToken: new Secret(issueToken(username)) },
        expiresAt: Date.now() + 60 * 86_400_000,
        expiryAssumed: false,
      },
      profile: { username, appScopedId: String(index + 1), professionalId: `1784${index + 1}` },
    });
  }
}
