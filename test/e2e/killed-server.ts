import { readdirSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, vi } from "vitest";
import { freePort } from "../support/free-port.ts";
import type { Owner } from "../support/owner.ts";
import type { Random } from "../support/random.ts";
import { type SocketSandbox, startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import {
  type ProcessEnvironment,
  type RunningProcess,
  startWindowbox,
} from "../support/windowbox-process.ts";
import { type Examined, examineFolder, fetchWholeFeed } from "./examine.ts";

const PASSWORD = "harbour tides at noon";
const USERNAMES = Array.from({ length: 6 }, (_, index) => `shop.number${index + 1}`);
const DAY_MS = 86_400_000;
/** Longer than a picture waits that was in hand at four kills. */
const PAUSE_MS = 1_800_000;
export const KINDS = ["connect", "sync", "refresh"] as const;
type Kind = (typeof KINDS)[number];

interface Place {
  readonly random: Random;
  readonly sandbox: SocketSandbox;
  readonly dataDir: string;
  readonly environment: ProcessEnvironment;
  readonly owner: Owner;
  /** Names of the accounts whose connection was answered. */
  readonly reported: Set<string>;
  /** Addresses of files that it has served. */
  readonly served: Set<string>;
}

/** A server that is killed and started again, and what it must not lose by that. */
export interface KilledServer {
  /** Throws where the next start does not have everything that the one before had. */
  killDuring(kind: Kind): Promise<void>;
  /** What was under way often enough to be killed: accounts that are connected, refreshes that were reported. */
  tried(): { readonly accounts: number; readonly refreshes: number };
  /** In the end every feed has what Instagram has. */
  expectCaughtUp(): Promise<void>;
  /** How many kills came after what, as `12 × sync after media`. */
  summary(): string;
}

export async function startKilledServer(random: Random): Promise<KilledServer> {
  const sandbox = await startSocketSandbox({
    accounts: USERNAMES.map((username) => ({ username, posts: 2 })),
  });
  const dataDir = join(tempFolder(), "data");
  const environment = {
    ...sandbox.environment,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    ADMIN_PASSWORD: PASSWORD,
  };
  let server = await startWindowbox(environment);
  const owner = server.browser();
  expect((await owner.signIn(PASSWORD)).status).toBe(303);
  const place: Place = {
    ...{ random, sandbox, dataDir, environment, owner },
    ...{ reported: new Set(), served: new Set() },
  };
  const instants: string[] = [];
  let refreshesReported = 0;
  let before = await examineFolder(dataDir, sandbox);

  return {
    async killDuring(kind) {
      const last = before;
      instants.push(await killWhile(kind, server, place, last.accounts));
      const refreshed = accountsRefreshed(server);
      refreshesReported += refreshed.length;

      server = await startWindowbox(environment);
      const after = await examineFolder(dataDir, sandbox);
      before = after;
      expectNothingLost(last, after, place, refreshed);
      for (const { feedId } of after.accounts) {
        const served = await fetchWholeFeed(server.url, feedId, place);
        after.postIds.set(feedId, served.ids);
        expect(served.ids).toEqual(
          expect.arrayContaining(stillThere(last.postIds.get(feedId) ?? [], sandbox)),
        );
      }
    },
    tried: () => ({ accounts: before.accounts.length, refreshes: refreshesReported }),
    async expectCaughtUp() {
      passTime(place, "sync");
      endPauses(place);
      for (const { id, username, feedId } of before.accounts) {
        await owner.post(`/admin/accounts/${id}/sync`);
        const posted = sandbox.control.account(username).posts.map((post) => post.id);
        const servedIds = async () => (await fetchWholeFeed(server.url, feedId)).ids;
        await expect
          .poll(servedIds, { timeout: 20_000 })
          .toEqual(posted)
          .catch((error: unknown) => {
            console.error(`@${username} has not caught up:`, whyPostsWait(place, id));
            throw error;
          });
      }
      const left = readdirSync(join(dataDir, "media")).filter((name) => name.startsWith("."));
      expect(left).toEqual([]);
    },
    summary: () =>
      `${countsOf(instants)}; ${refreshesReported} refreshes reported, ${before.accounts.length} accounts`,
  };
}

/** Starts something, kills the server in the middle of it, and says what it last asked Instagram for. */
async function killWhile(
  kind: Kind,
  server: RunningProcess,
  place: Place,
  accounts: Examined["accounts"],
): Promise<string> {
  const { random, sandbox } = place;
  const actual = accounts.length === 0 ? "connect" : kind;
  passTime(place, actual);
  sandbox.control.clearRequests();
  const killAtRequest = random.between(1, actual === "refresh" ? accounts.length + 1 : 9);
  // Most of what matters happens within milliseconds of an answer.
  const delayMs = 60 * random.next() ** 3;
  let isDone = false;
  let killed: Promise<unknown> | undefined;
  const kill = () => {
    killed ??= server.end("SIGKILL");
  };
  let requests = 0;
  sandbox.onRequest = () => {
    requests += 1;
    if (requests === killAtRequest) setTimeout(kill, delayMs);
  };
  const action = startAction(actual, server, place, accounts).then(
    () => {
      isDone = true;
    },
    // The connection broke with the server.
    () => kill(),
  );
  await Promise.race([action, server.ended]);
  // A connected account is synced in the background: that is to be killed, too.
  const isQuiet = () => isDone && (actual !== "connect" || isSynced(server));
  await vi
    .waitUntil(() => killed !== undefined || isQuiet(), { timeout: 5000, interval: 5 })
    .catch(() => undefined);
  kill();
  await killed;
  sandbox.onRequest = undefined;
  return `${actual} after ${sandbox.control.requests.at(-1)?.endpoint ?? "nothing"}`;
}

async function startAction(
  kind: Kind,
  server: RunningProcess,
  { random, sandbox, owner, reported }: Place,
  accounts: Examined["accounts"],
): Promise<void> {
  switch (kind) {
    case "connect": {
      const username = random.pick(USERNAMES);
      const answer =
        random.next() < 0.5
          ? await owner.connect(sandbox, username)
          : await owner.post("/admin/connect/token", { token: sandbox.issueToken(username) });
      expect(answer.status).toBe(303);
      reported.add(username);
      return;
    }
    case "sync": {
      const { id, username } = random.pick(accounts);
      changePosts(sandbox, username, random);
      await owner.post(`/admin/accounts/${id}/sync`);
      return;
    }
    case "refresh":
      await Promise.all(accounts.map(({ id }) => owner.post(`/admin/accounts/${id}/refresh`)));
      return;
    default:
      throw new Error(`${server.url}: ${kind satisfies never}`);
  }
}

/** New posts of every kind, and one that goes. */
function changePosts(sandbox: SocketSandbox, username: string, random: Random): void {
  const { control } = sandbox;
  control.addPost(username, { caption: `Batch ${random.between(1, 999)}` });
  control.addPost(username, { type: "VIDEO" });
  control.addPost(username, { children: [{}, { type: "VIDEO" }] });
  const { posts } = control.account(username);
  for (const post of posts.slice(6)) control.removePost(username, post.id);
}

/** A killed sync holds its lease for two minutes, and a token has to be a day old to be refreshed. */
function passTime({ dataDir, sandbox }: Place, kind: Kind): void {
  const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"));
  sqlite.exec("DELETE FROM leases");
  if (kind === "refresh") {
    sandbox.advance(1.1 * DAY_MS);
    sqlite
      .prepare(
        `UPDATE tokens SET obtained_at = obtained_at - @by, refreshed_at = refreshed_at - @by, next_refresh_at = 0`,
      )
      .run({ by: 8 * DAY_MS });
  }
  sqlite.close();
}

/** A picture that was in hand at several kills is tried again minutes after the latest. */
function endPauses({ dataDir }: Place): void {
  const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"));
  const { changes } = sqlite
    .prepare("UPDATE picture_attempts SET latest_at = latest_at - ? WHERE interruptions > 1")
    .run(PAUSE_MS);
  sqlite.close();
  if (changes > 0) console.log(`${changes} pictures wait for minutes after several kills`);
}

function whyPostsWait({ dataDir }: Place, accountId: string): unknown {
  const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"), { readonly: true });
  const posts = sqlite
    .prepare("SELECT id, failures, last_error, retry_at FROM posts WHERE last_error IS NOT NULL")
    .all();
  const state = sqlite.prepare("SELECT * FROM sync_states WHERE account_id = ?").get(accountId);
  sqlite.close();
  return { state, posts };
}

function expectNothingLost(
  before: Examined,
  after: Examined,
  { reported, sandbox }: Place,
  refreshed: readonly string[],
): void {
  expect(after.integrity).toEqual(["ok"]);
  expect(after.brokenReferences).toEqual([]);
  expect(after.accounts.map(({ username }) => username)).toEqual(
    expect.arrayContaining([...reported]),
  );
  for (const account of before.accounts) {
    const now = after.accounts.find(({ id }) => id === account.id);
    expect(now?.feedId).toBe(account.feedId);
    expect(now?.tokenNumber).toBeGreaterThanOrEqual(account.tokenNumber);
    if (refreshed.includes(account.id)) {
      expect(now?.tokenNumber).toBeGreaterThan(account.tokenNumber);
    }
  }
  for (const { username, token, isDead } of after.accounts) {
    expect(sandbox.control.tokenAlive(token), `the token of ${username} lives`).toBe(true);
    expect(isDead).toBe(false);
  }
}

function stillThere(ids: readonly string[], { control }: SocketSandbox): string[] {
  const posted = new Set(USERNAMES.flatMap((name) => control.account(name).posts.map((p) => p.id)));
  return ids.filter((id) => posted.has(id));
}

function accountsRefreshed({ output }: RunningProcess): string[] {
  return logLines(output.stdout)
    .filter(({ msg }) => msg === "token refreshed")
    .map(({ account }) => String(account));
}

function isSynced({ output }: RunningProcess): boolean {
  const lines = logLines(output.stdout).map(({ msg }) => msg);
  return lines.lastIndexOf("account synced") > lines.lastIndexOf("account connected");
}

function logLines(text: string): Record<string, unknown>[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("{") && line.endsWith("}"))
    .map((line) => JSON.parse(line));
}

function countsOf(instants: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const instant of instants) counts.set(instant, (counts.get(instant) ?? 0) + 1);
  return [...counts].map(([instant, count]) => `${count} × ${instant}`).join(", ");
}
