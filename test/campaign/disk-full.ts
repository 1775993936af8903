import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { examineFolder, fetchWholeFeed } from "../e2e/examine.ts";
import { freePort } from "../support/free-port.ts";
import { createRandom } from "../support/random.ts";
import { startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runWindowbox, startWindowbox } from "../support/windowbox-process.ts";
import { type RowResult, tryEach } from "./row.ts";

export const name = "disk full";
export const count = 60;

const PASSWORD = "harbour tides at noon";
const USERNAME = "harbour.bakery";
const FEED = "harbour-bakery";
const DISK_MB = 48;
const ACTIONS = ["sign in", "sync", "refresh", "connect", "dashboard", "status", "start"] as const;
const STACK_TRACE = /^\s+at .+:\d+:\d+\)?$/m;

/** A disk of its own is filled to the last block or nearly, and everything is tried that an owner does; visitors go on. */
export async function run(times: number): Promise<RowResult> {
  const random = createRandom();
  const disk = mountDisk();
  const dataDir = join(disk, "data");
  const filling = join(disk, "filling");
  const sandbox = await startSocketSandbox({ accounts: [{ username: USERNAME, posts: 4 }] });
  const environment = {
    ...sandbox.environment,
    ...{ DATA_DIR: dataDir, ADMIN_PASSWORD: PASSWORD, DISK_RESERVE: "10 MB" },
    PORT: String(await freePort()),
  };
  let server = await startWindowbox(environment);
  const owner = server.browser();
  await owner.signIn(PASSWORD);
  await owner.connect(sandbox, USERNAME);
  await expect
    .poll(async () => (await fetchWholeFeed(server.url, FEED)).ids.length, { timeout: 20_000 })
    .toBe(4);

  function fill(): void {
    writeFileSync(filling, "");
    const { bavail, bsize } = statfsSync(disk);
    const left = random.next() < 0.5 ? 0 : random.between(1, 32);
    try {
      writeFileSync(filling, Buffer.alloc(Math.max(0, bavail - left) * bsize));
    } catch {
      // The last block went elsewhere meanwhile.
    }
  }

  async function act(action: (typeof ACTIONS)[number]): Promise<void> {
    switch (action) {
      case "sign in": {
        const answer = await server.browser().signIn(PASSWORD);
        return expectSaid(answer.status, await answer.text(), [303, 503]);
      }
      case "dashboard": {
        for (const path of ["/admin", "/admin/health"]) {
          const answer = await owner.get(path);
          expectSaid(answer.status, await answer.text(), [200, 303, 503]);
        }
        return;
      }
      case "start": {
        // With room it takes away what SQLite kept beside its files, and somebody else takes the place of that.
        if (random.next() < 0.5) rmSync(filling);
        const { signal } = await server.end("SIGTERM");
        expect(signal).toBeNull();
        fill();
        // Without room for that only visitors are served, until there is some; or it says in one sentence why not.
        const started = await startWindowbox(environment).catch((error: unknown) => String(error));
        if (typeof started === "string") {
          expectSaid(200, started, [200]);
          expect(started).toMatch(/the disk with \S+ is full/);
          rmSync(filling);
        }
        server = typeof started === "string" ? await startWindowbox(environment) : started;
        const dashboard = await server.browser().get("/admin");
        return expectSaid(dashboard.status, await dashboard.text(), [200, 303, 503]);
      }
      case "connect":
        return expectCommand("connect", "--token", sandbox.issueToken(USERNAME));
      case "sync":
        sandbox.control.addPost(USERNAME, { caption: "While the disk is full" });
        return expectCommand("sync");
      case "refresh":
      case "status":
        return expectCommand(action);
      default:
        throw new Error(action satisfies never);
    }
  }

  async function expectCommand(...args: string[]): Promise<void> {
    const { code, stdout, stderr } = await runWindowbox(args, environment);
    expect(code).not.toBeNull();
    expectSaid(200, stdout + stderr, [200]);
    if (code !== 0) expect(stdout + stderr).toMatch(/disk|room|failed/i);
  }

  const result = await tryEach(times, async (index) => {
    const action = ACTIONS[index % ACTIONS.length] ?? "sync";
    const before = await fetchWholeFeed(server.url, FEED);
    fill();
    try {
      await act(action);
      const { ids } = await fetchWholeFeed(server.url, FEED);
      expect(ids, action).toEqual(expect.arrayContaining([...before.ids]));
    } finally {
      rmSync(filling, { force: true });
    }
    const signIn = () =>
      server
        .browser()
        .signIn(PASSWORD)
        .catch(() => undefined);
    await expect.poll(async () => (await signIn())?.status, { timeout: 20_000 }).toBe(303);
    const { integrity, brokenReferences, accounts } = examineFolder(dataDir, sandbox);
    expect([integrity, brokenReferences]).toEqual([["ok"], []]);
    expect(accounts).toHaveLength(1);
    expect(sandbox.control.tokenAlive(accounts[0]?.token ?? "")).toBe(true);
    expect(server.output.stderr).not.toMatch(STACK_TRACE);
  });

  // With room everything goes on, and what waited comes.
  await owner.signIn(PASSWORD);
  await runWindowbox(["sync"], environment);
  const posted = sandbox.control.account(USERNAME).posts.map(({ id }) => id);
  const shown = async () => (await fetchWholeFeed(server.url, FEED)).ids;
  await expect.poll(shown, { timeout: 30_000 }).toEqual(posted.slice(0, 120));
  return result;
}

function expectSaid(status: number, text: string, allowed: readonly number[]): void {
  expect(allowed, text).toContain(status);
  expect(text).not.toMatch(STACK_TRACE);
  if (status === 503) expect(text).toContain("The disk is full");
}

/** Needs the right to mount; a disk of this size in memory. */
function mountDisk(): string {
  const disk = join(tempFolder(), "disk");
  mkdirSync(disk);
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_MB}m,mode=700`, "tmpfs", disk]);
  onTestFinished(() => void execFileSync("umount", ["--lazy", disk]));
  return disk;
}
