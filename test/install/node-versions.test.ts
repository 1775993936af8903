import { execFile } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, it } from "vitest";
import { freePort } from "../support/free-port.ts";
import { startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runWindowbox, startWindowbox } from "../support/windowbox-process.ts";
import { fetchNode, npm } from "./node-release.ts";

const ROOT = join(import.meta.dirname, "../..");
const VERSIONS = [22, 24, 26];

const run = promisify(execFile);

/** What an addon and a Node disagree about shows when the garbage collector runs all the time. */
const COLLECT_OFTEN = ["--gc-interval=101", "--gc-global"];

/** Seconds of each step by version; a step that failed ends its row. */
const table: Record<string, Record<string, string>> = {};

afterAll(() => console.table(table));

it.each(VERSIONS)(
  "installs, starts, connects by a token, syncs, serves and stops on Node %i",
  async (version) => {
    const row: Record<string, string> = {};
    table[`Node ${version}`] = row;
    async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
      const startedAt = performance.now();
      row[name] = "failed";
      const result = await work();
      row[name] = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
      return result;
    }

    const node = await step("fetch Node", () => fetchNode(version));
    row["version"] = (await run(node, ["--version"])).stdout.trim();
    expect(row["version"]).toMatch(new RegExp(`^v${version}\\.`));
    const server = await step("install", () => install(node));
    await step("build SQLite", () => npm(node, ["rebuild", "better-sqlite3"], server));

    const sandbox = await startSocketSandbox({
      accounts: [{ username: "harbour.bakery", posts: 3 }],
    });
    const port = String(await freePort());
    const environment = {
      ...sandbox.environment,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DATA_DIR: join(tempFolder(), "data"),
      ADMIN_PASSWORD: "harbour tides at noon",
    };
    const cli = join(server, "dist/server/cli.js");
    const windowbox = (args: readonly string[], input = "") =>
      runWindowbox(args, environment, { program: [node, ...COLLECT_OFTEN, cli], input });

    const running = await step("start", () =>
      startWindowbox(environment, [node, join(server, "dist/server/main.js")]),
    );
    const connected = await step("connect and sync", () =>
      windowbox(["connect", "--token", "-"], sandbox.issueToken("harbour.bakery")),
    );
    expect(connected).toMatchObject({
      code: 0,
      signal: null,
      stderr: `Data folder: ${environment.DATA_DIR}\n`,
    });
    const status = JSON.parse((await windowbox(["status", "--json"])).stdout);
    expect(status.accounts).toMatchObject([
      { username: "harbour.bakery", state: "ok", posts: 3, waiting: 0, feeds: ["harbour-bakery"] },
    ]);

    await step("serve", async () => {
      const feed = await fetch(`${running.url}/feeds/harbour-bakery.json`);
      expect(feed.status).toBe(200);
      const { posts } = await feed.json();
      expect(posts).toHaveLength(3);
      const picture = await fetch(posts[0].sizes.medium.mediaUrl);
      expect(picture.headers.get("content-type")).toBe("image/webp");
      expect(Buffer.from(await picture.arrayBuffer()).toString("latin1", 8, 12)).toBe("WEBP");
      const element = await fetch(`${running.url}/widget.js`);
      expect(element.status).toBe(200);
    });
    await step("stop", async () =>
      expect(await running.end("SIGTERM")).toEqual({ code: 0, signal: null }),
    );
    expect(running.output.stderr).toBe("");
  },
);

/** What a release holds, and of its dependencies what production needs, as the lock file names them. */
async function install(node: string): Promise<string> {
  const folder = tempFolder();
  const { stdout } = await npm(node, ["pack", "--json", "--pack-destination", folder], ROOT);
  const [{ filename }] = JSON.parse(stdout);
  await run("tar", ["-xzf", join(folder, filename), "-C", folder]);
  const server = join(folder, "package");
  copyFileSync(join(ROOT, "package-lock.json"), join(server, "package-lock.json"));
  await npm(node, ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], server);
  return server;
}
