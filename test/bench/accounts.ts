import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import { createSandbox, type Sandbox } from "../../demo/sandbox/sandbox.ts";
import { parseConfig } from "../../server/config/config.ts";
import type { Database } from "../../server/db/database.ts";
import { createInstance } from "../../server/instance.ts";
import { createLog } from "../../server/logging/log.ts";
import { Secret } from "../../server/shared/secret.ts";
import { systemClock } from "../../server/time/clock.ts";
import { freePort } from "../support/free-port.ts";

/**
 * `npm run bench:accounts`: how long a round of syncs takes with a thousand accounts, the first one and those that bring
 * nothing new, what memory the built server needs for it, and how long it keeps a visitor waiting. Instagram is the
 * sandbox, in this process, and answers after so many milliseconds. Linux only. Fails above what is promised.
 */
const ACCOUNTS = 1000;
const POSTS = 12;
const ANSWER_MS = 100;
const PROMISED_MB = 250;
const LOOK_AGAIN_MS = 250;

const folder = mkdtempSync(join(tmpdir(), "windowbox-bench-"));
let child: ChildProcess | undefined;
try {
  process.exitCode = await bench();
} finally {
  child?.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function bench(): Promise<number> {
  const usernames = Array.from({ length: ACCOUNTS }, (_, index) => `shop.number${index}`);
  const sandboxPort = await freePort();
  const sandbox = createSandbox({
    clock: systemClock,
    origin: `http://127.0.0.1:${sandboxPort}`,
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
  let requests = 0;
  const answer: typeof sandbox.app.fetch = async (...given) => {
    requests += 1;
    sandbox.control.clearRequests();
    await systemClock.sleep(ANSWER_MS);
    return await sandbox.app.fetch(...given);
  };
  serve({ fetch: answer, hostname: "127.0.0.1", port: sandboxPort });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    ...sandbox.environment,
    ...{ PORT: String(port), PUBLIC_URL: url, LOG_LEVEL: "warn", DATA_DIR: join(folder, "data") },
  };
  const db = connectAll(environment, sandbox, usernames);

  let startedAt = Date.now();
  child = spawn(process.execPath, ["dist/server/main.js"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...environment },
  });
  const { pid = 0 } = child;
  let isTooMuch = false;

  async function watchRound(name: string): Promise<void> {
    let slowestMs = 0;
    while (db.accounts.all().some(({ id }) => !isSyncedSince(db, id, startedAt))) {
      await systemClock.sleep(LOOK_AGAIN_MS);
      const askedAt = performance.now();
      // It begins to listen during the first.
      const isAnswered = await fetch(`${url}/feeds/shop-number500.json`).then(
        async (reply) => (await reply.arrayBuffer()).byteLength > 0,
        () => false,
      );
      if (isAnswered) slowestMs = Math.max(slowestMs, performance.now() - askedAt);
    }
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
    const highestMb = memoryMb(pid, "VmHWM");
    isTooMuch ||= highestMb >= PROMISED_MB;
    console.log(
      `${name}: ${seconds} s, ${requests} requests, ${highestMb.toFixed(0)} MB at the most, ${memoryMb(pid, "VmRSS").toFixed(0)} MB afterwards, slowest answer to a visitor ${slowestMs.toFixed(0)} ms`,
    );
  }

  async function another(name: string): Promise<void> {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
    requests = 0;
    startedAt = Date.now();
    db.transaction(() => {
      for (const { id } of db.accounts.all()) {
        db.syncStates.put({ ...db.syncStates.get(id), nextSyncAt: 0 });
      }
    });
    await watchRound(`${name}, up to a minute of it until the next tick`);
  }

  await watchRound(`first round of ${ACCOUNTS} accounts with ${POSTS} posts each`);
  await another("round of nothing new");
  await another("another round of nothing new");
  db.close();
  if (!isTooMuch) return 0;
  console.error(`More than the ${PROMISED_MB} MB that are promised.`);
  return 1;
}

function isSyncedSince(db: Database, accountId: string, since: number): boolean {
  return (db.syncStates.get(accountId).lastSuccessAt ?? 0) >= since;
}

function memoryMb(pid: number, what: "VmHWM" | "VmRSS"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${what}:\\s*(\\d+)`).exec(status)?.[1]) / 1024;
}

/** As they were connected before; returns the database, which stays open beside the server. */
function connectAll(
  environment: Readonly<Record<string, string>>,
  sandbox: Sandbox,
  usernames: readonly string[],
): Database {
  const instance = createInstance({
    config: parseConfig(environment),
    clock: systemClock,
    log: createLog("silent", { write: () => undefined }),
  });
  for (const username of usernames) {
    const { appScopedId, professionalId } = sandbox.control.account(username);
    instance.connect("instagram-login", {
      tokenResponse: {
        credential: { accessToken: new Secret(sandbox.control.issueToken(username)) },
        expiresAt: Date.now() + 60 * 86_400_000,
        expiryAssumed: false,
      },
      profile: { username, appScopedId, professionalId },
    });
  }
  return instance.db;
}
