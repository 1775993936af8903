import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { openBackup } from "../../server/backup/open-backup.ts";
import { freePort } from "../support/free-port.ts";
import { inDatabase } from "../support/in-database.ts";
import { createRandom } from "../support/random.ts";
import { startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import {
  type RunningProcess,
  runWindowbox,
  startCommand,
  startWindowbox,
} from "../support/windowbox-process.ts";
import { examineFolder, fetchWholeFeed } from "./examine.ts";

const FEED = "harbour-bakery";
const PASSWORD = "harbour tides at noon";

/** A server as a process with one account, and two backups of it that differ. */
export interface RestoredServer {
  readonly backups: readonly [string, string];
  readonly dataDir: string;
  server(): RunningProcess;
  run(...args: string[]): ReturnType<typeof runWindowbox>;
  /** Which backup's state it is in; fails when it is in neither, or anything of it is missing. */
  examine(): Promise<number>;
  /** Kills a restore, a backup or the server itself at a random instant, and examines what is left. */
  kill(index: number): Promise<void>;
}

export async function startRestoredServer(): Promise<RestoredServer> {
  const random = createRandom();
  const sandbox = await startSocketSandbox({
    accounts: [{ username: "harbour.bakery", posts: 2 }],
  });
  const dataDir = join(tempFolder(), "data");
  const backupFolder = tempFolder();
  const environment = {
    ...sandbox.environment,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    ADMIN_PASSWORD: PASSWORD,
  };
  const run = (...args: string[]) => runWindowbox(args, environment);
  let server = await startWindowbox(environment);
  const owner = server.browser();
  await owner.signIn(PASSWORD);
  await owner.post("/admin/connect/token", { token: sandbox.issueToken("harbour.bakery") });
  await vi.waitUntil(
    async () => {
      const answer = await fetch(`${server.url}/feeds/${FEED}.json`);
      return answer.ok && (await answer.text()).includes("/media/");
    },
    { timeout: 30_000, interval: 50 },
  );
  const first = join(backupFolder, "first.tar");
  const second = join(backupFolder, "second.tar");
  for (const [columns, path] of [
    [2, first],
    [3, second],
  ] as const) {
    inDatabase({ dataDir }, (db) => db.feeds.setSettings(FEED, { columns }));
    const { code, stderr } = await run("backup", path);
    expect(code, stderr).toBe(0);
  }

  async function examine(): Promise<number> {
    const examined = examineFolder(dataDir, sandbox);
    expect(examined.integrity).toEqual(["ok"]);
    expect(examined.brokenReferences).toEqual([]);
    const [account] = examined.accounts;
    expect(sandbox.control.tokenAlive(account?.token ?? "")).toBe(true);
    expect((await fetchWholeFeed(server.url, FEED)).ids).toHaveLength(2);
    const columns = inDatabase({ dataDir }, (db) => db.feeds.get(FEED)?.settings.columns);
    expect([2, 3]).toContain(columns);
    return Number(columns) - 1;
  }

  /** How long a whole one takes, start of Node included. */
  const usual: Record<string, number> = {};
  async function killCommand(name: "backup" | "restore", path: string): Promise<void> {
    const startedAt = performance.now();
    const command = startCommand([name, path], environment);
    const wait = usual[name] === undefined ? 60_000 : random.next() * usual[name] * 1.1;
    const timer = setTimeout(command.kill, wait);
    const { signal, code } = await command.ended;
    clearTimeout(timer);
    if (signal !== null) return;
    expect(code, command.output.stderr).toBe(0);
    usual[name] = Math.max(usual[name] ?? 0, performance.now() - startedAt);
  }

  return {
    backups: [first, second],
    dataDir,
    server: () => server,
    run,
    examine,
    async kill(index) {
      if (index % 4 === 3) {
        const path = join(backupFolder, "third.tar");
        rmSync(path, { force: true });
        await killCommand("backup", path);
        // Under its name there is a whole one or none.
        if (existsSync(path)) await (await openBackup(path)).close();
      } else if (index % 8 === 6) {
        const restore = startCommand(["restore", index % 16 === 6 ? first : second], environment);
        const timer = setTimeout(() => void server.end("SIGKILL"), random.next() * 1500);
        await restore.ended;
        clearTimeout(timer);
        await server.end("SIGKILL");
        server = await startWindowbox(environment);
      } else {
        await killCommand("restore", index % 2 === 0 ? first : second);
      }
      await examine();
      const leftovers = readdirSync(backupFolder).filter((name) => name.endsWith(".tar"));
      expect(leftovers.length).toBeLessThanOrEqual(3);
    },
  };
}
