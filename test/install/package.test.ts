import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { freePort } from "../support/free-port.ts";
import { createMemoryGroup } from "../support/memory-group.ts";
import { startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { runWindowbox, startWindowbox } from "../support/windowbox-process.ts";
import { environmentOf, fetchNode, npm } from "./node-release.ts";

const ROOT = join(import.meta.dirname, "../..");
const SMALL_MACHINE_MB = 512;
/** Server, command and the process that opens pictures, with the files that they wrote. */
const ENOUGH_MB = 350;
const POSTS = 12;
const IN_A_PACKAGE = ["CHANGELOG.md", "LICENSE", "README.md", "dist", "package.json"];

it("runs from the packed file in an empty folder, with npm install and npx windowbox serve, all in 512 MB", async () => {
  const node = await fetchNode(24);
  const packed = tempFolder();
  const { stdout } = await npm(node, ["pack", "--json", "--pack-destination", packed], ROOT);
  const [{ filename, files }]: [{ filename: string; files: { path: string }[] }] =
    JSON.parse(stdout);
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  expect(filename).toBe(`windowbox-${version}.tgz`);
  const tops = new Set(files.map(({ path }) => path.split("/")[0]));
  expect([...tops].sort()).toEqual(IN_A_PACKAGE);
  expect(files.filter(({ path }) => /\.test\.|\.tsx?$/.test(path)).map(({ path }) => path)).toEqual(
    files.filter(({ path }) => path.endsWith(".d.ts")).map(({ path }) => path),
  );

  const folder = tempFolder();
  const memory = createMemoryGroup(SMALL_MACHINE_MB);
  onTestFinished(memory.remove);
  const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts"];
  await npm(node, [...install, join(packed, filename)], folder, { memory });
  expect(memory.countKilled()).toBe(0);
  console.log(`npm install took ${Math.round(memory.highestMb())} MB, with the files it wrote`);
  // Where SQLite's binding is to be had ready-made nothing is compiled, and that takes more than a small machine has.
  await npm(node, ["rebuild", "better-sqlite3"], folder);

  const sandbox = await startSocketSandbox({
    accounts: [{ username: "harbour.bakery", posts: POSTS }],
  });
  const port = String(await freePort());
  const environment = {
    ...sandbox.environment,
    ...environmentOf(node),
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ADMIN_PASSWORD: "harbour tides at noon",
  };
  const npx = memory.within(["npx", "--offline", "windowbox"]);
  const running = await startWindowbox(environment, [...npx, "serve"], { cwd: folder });
  const serverPid = lastChildOf(running.pid);
  onTestFinished(() => stop(serverPid));
  expect(readdirSync(join(folder, "data"))).toContain("windowbox.db");
  const connected = await runWindowbox(["connect", "--token", "-"], environment, {
    program: npx,
    cwd: folder,
    input: sandbox.issueToken("harbour.bakery"),
  });
  expect(connected).toMatchObject({ code: 0, signal: null });
  const feed = await fetch(`${running.url}/feeds/harbour-bakery.json`);
  expect((await feed.json()).posts).toHaveLength(POSTS);
  for (const path of ["/widget.js", "/admin/login", "/feeds/harbour-bakery.html"]) {
    expect((await fetch(`${running.url}${path}`)).status, path).toBe(200);
  }
  if (memory.isLimited) {
    const highest = memory.highestMb();
    console.log(`start and first sync took ${Math.round(highest)} MB, of ${memory.limit}`);
    expect(highest).toBeLessThan(ENOUGH_MB);
  }
  expect(memory.countKilled()).toBe(0);
  stop(serverPid);
  expect(await running.ended).toMatchObject({ code: 0 });
  await expect(fetch(`${running.url}/healthz`)).rejects.toThrow("fetch failed");
});

/** Between npx and what it runs is a shell that passes no signal on. */
function lastChildOf(pid: number): number {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ");
  return child ? lastChildOf(Number(child)) : pid;
}

function stop(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // It has ended already.
  }
}
