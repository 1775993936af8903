import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import sharp from "sharp";
import { bytesFile } from "../../demo/sandbox/cdn/files.ts";
import { createSandbox } from "../../demo/sandbox/sandbox.ts";
import type { SandboxPostSpec } from "../../demo/sandbox/spec.ts";
import { systemClock } from "../../server/time/clock.ts";
import { avifBomb } from "../support/avif-bomb.ts";
import { freePort } from "../support/free-port.ts";
import { createMemoryGroup } from "../support/memory-group.ts";
import { createOwner } from "../support/owner.ts";

/**
 * How much memory the server and the process that opens pictures take together during a first sync of 120 posts as
 * large as Instagram gives them, one of them a picture that takes a gigabyte to decode. Within a cgroup of 512 MB
 * where this user may make one. Linux only.
 */
const POSTS = 120;
const WIDTH = 1440;
const HEIGHT = 1800;
const LIMIT_MB = 512;
const PROMISED_MB = 350;
const LOOK_AGAIN_MS = 100;
const LONGEST_MS = 900_000;
const PASSWORD = "only for this bench";
const FEED = "harbour-bakery";

const folder = mkdtempSync(join(tmpdir(), "windowbox-bench-"));
const memory = createMemoryGroup(LIMIT_MB);
let child: ChildProcess | undefined;
try {
  process.exitCode = await bench();
} finally {
  if (child) await ended(child);
  memory.remove();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function bench(): Promise<number> {
  const pictures = await photographs();
  const post = (index: number): SandboxPostSpec => ({
    ageMs: index * 86_400_000,
    // Bytes behind the end make each a picture of its own.
    picture: bytesFile(
      Buffer.concat([
        pictures[index % pictures.length] ?? avifBomb(),
        Buffer.from(`post ${index}`),
      ]),
    ),
  });
  const bomb = { ageMs: 1, picture: bytesFile(avifBomb(), "image/avif", "avif") };
  const posts = [bomb, ...Array.from({ length: POSTS - 1 }, (_, index) => post(index + 1))];
  const sandboxPort = await freePort();
  const sandbox = createSandbox({
    clock: systemClock,
    origin: `http://127.0.0.1:${sandboxPort}`,
    accounts: [{ username: "harbour.bakery", posts }],
  });
  serve({ fetch: sandbox.app.fetch, hostname: "127.0.0.1", port: sandboxPort });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [command, ...args] = memory.within([process.execPath, "dist/server/main.js"]);
  child = spawn(command, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      ...sandbox.environment,
      ...{ PORT: String(port), PUBLIC_URL: url, ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: "warn" },
      DATA_DIR: join(folder, "data"),
    },
  });
  const { pid = 0 } = child;
  print("memory limited to", memory.limit);
  await waitFor(async () => (await fetch(`${url}/healthz`)).ok);
  print("the server, before", `${residentMb(pid).toFixed(0)} MB`);

  const owner = createOwner(url);
  await owner.signIn(PASSWORD);
  const startedAt = performance.now();
  await owner.connect(sandbox, "harbour.bakery");
  const highest = { server: 0, pictures: 0, together: 0 };
  let slowestMs = 0;
  await waitFor(async () => {
    const server = residentMb(pid);
    const opening = childrenOf(pid).reduce((sum, id) => sum + residentMb(id), 0);
    highest.server = Math.max(highest.server, server);
    highest.pictures = Math.max(highest.pictures, opening);
    highest.together = Math.max(highest.together, server + opening);
    const askedAt = performance.now();
    const shown = await countShown(url);
    slowestMs = Math.max(slowestMs, performance.now() - askedAt);
    return shown === POSTS - 1;
  });
  print(`first sync of ${POSTS} posts`, `${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  print("the server, highest", `${highest.server.toFixed(0)} MB`);
  print("the process that opens pictures, highest", `${highest.pictures.toFixed(0)} MB`);
  print("both together, highest", `${highest.together.toFixed(0)} MB`);
  print("slowest answer to a visitor meanwhile", `${slowestMs.toFixed(0)} ms`);
  if (highest.together < PROMISED_MB) return 0;
  console.error(`More than the ${PROMISED_MB} MB that are promised.`);
  return 1;
}

/** Real photographs, of the demo, as large as Instagram's. */
async function photographs(): Promise<Buffer[]> {
  const from = join(import.meta.dirname, "../../demo/assets/pictures");
  const files = readdirSync(from)
    .filter((file) => file.endsWith(".jpg"))
    .slice(0, 8);
  return await Promise.all(
    files.map((file) =>
      sharp(join(from, file))
        .resize(WIDTH, HEIGHT, { fit: "cover" })
        .jpeg({ quality: 90 })
        .toBuffer(),
    ),
  );
}

/** Its pages, as a visitor reads them. */
async function countShown(url: string): Promise<number> {
  let count = 0;
  for (let next: string | undefined = `${url}/feeds/${FEED}.json`; next !== undefined; ) {
    const document: { posts: unknown[]; next?: string } = await (await fetch(next)).json();
    count += document.posts.length;
    next = document.next && new URL(document.next, url).href;
  }
  return count;
}

function childrenOf(pid: number): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return text.split(" ").filter(Boolean).map(Number);
}

/** 0 for one that has just ended. */
function residentMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function ended(process: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => process.once("exit", resolve));
  process.kill("SIGTERM");
  await exit;
}

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + LONGEST_MS;
  while (performance.now() < until) {
    if (child && child.exitCode !== null) throw new Error("the server ended");
    if (await condition().catch(() => false)) return;
    await systemClock.sleep(LOOK_AGAIN_MS);
  }
  throw new Error("it was not over in time");
}

function print(what: string, value: string): void {
  console.log(`${what.padEnd(52)} ${value}`);
}
