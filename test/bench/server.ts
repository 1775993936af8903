import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import autocannon from "autocannon";
import { createSandbox } from "../../demo/sandbox/sandbox.ts";
import { systemClock } from "../../server/clock.ts";
import type { FeedDocument } from "../../server/feed/document.ts";
import { createOwner } from "../support/owner.ts";

/**
 * Cold start, resident memory, and requests per second of a feed beside a bare constant answer of the same bytes,
 * alternating in one run. Absolute numbers are this machine's; ratios are what to compare.
 */
const ROUNDS = 7;
const SECONDS_PER_ROUND = 3;
const CONNECTIONS = 20;
const FEED = "/feeds/harbour-bakery.json";

const folder = mkdtempSync(join(tmpdir(), "windowbox-bench-"));
const started: ChildProcess[] = [];
try {
  await bench();
} finally {
  for (const child of started) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function bench(): Promise<void> {
  const sandboxPort = await freePort();
  const sandbox = createSandbox({ clock: systemClock, origin: `http://127.0.0.1:${sandboxPort}` });
  serve({ fetch: sandbox.app.fetch, hostname: "127.0.0.1", port: sandboxPort });
  const environment = {
    ...process.env,
    ...sandbox.environment,
    DATA_DIR: join(folder, "data"),
    ADMIN_PASSWORD: "only for this bench",
    LOG_LEVEL: "warn",
  };

  const starts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { child, startMs } = await startServer(environment);
    starts.push(startMs);
    await ended(child);
  }
  print("cold start to the first answered request", `${median(starts).toFixed(0)} ms`);

  const idle = await startServer(environment);
  const idleMb = residentMb(idle.child);
  print("resident memory when idle", `${idleMb.toFixed(0)} MB`);
  await ended(idle.child);

  const server = await startServer(environment);
  const feed = `${server.url}${FEED}`;
  const owner = createOwner(server.url);
  await owner.signIn(environment.ADMIN_PASSWORD);
  await owner.connect(sandbox, "harbour.bakery");
  const posts = sandbox.control.account("harbour.bakery").posts.length;
  let highestMb = 0;
  await waitFor(async () => {
    highestMb = Math.max(highestMb, residentMb(server.child));
    const document = (await (await fetch(feed)).json()) as FeedDocument;
    return document.next !== undefined && (document.postsCount ?? 0) >= posts;
  });
  print("resident memory, highest while syncing", `${highestMb.toFixed(0)} MB`);
  print("resident memory after syncing", `${residentMb(server.child).toFixed(0)} MB`);

  const body = Buffer.from(
    await (await fetch(feed, { headers: { "accept-encoding": "br" } })).arrayBuffer(),
  );
  const bare = await startBare(body.byteLength);
  const ratios: number[] = [];
  const rates: { bare: number[]; feed: number[] } = { bare: [], feed: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const bareRate = await requestsPerSecond(bare.url);
    const feedRate = await requestsPerSecond(feed);
    rates.bare.push(bareRate);
    rates.feed.push(feedRate);
    ratios.push(feedRate / bareRate);
  }
  print("bare constant answer", `${median(rates.bare).toFixed(0)} requests/s`);
  print(FEED, `${median(rates.feed).toFixed(0)} requests/s`);
  print("feed / bare, median of the rounds' ratios", median(ratios).toFixed(2));
  await ended(server.child);
}

async function startServer(environment: NodeJS.ProcessEnv) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const before = performance.now();
  const child = spawn(process.execPath, ["dist/server/main.js"], {
    env: { ...environment, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  started.push(child);
  await waitFor(async () => (await fetch(`${url}/healthz`)).ok);
  return { child, url, startMs: performance.now() - before };
}

async function startBare(bytes: number) {
  const port = await freePort();
  const program = `
    import { serve } from "@hono/node-server";
    const body = Buffer.alloc(${bytes}, "x");
    const headers = { "content-type": "application/json" };
    serve({ fetch: () => new Response(body, { headers }), hostname: "127.0.0.1", port: ${port} });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: "ignore",
  });
  started.push(child);
  const url = `http://127.0.0.1:${port}/`;
  await waitFor(async () => (await fetch(url)).ok);
  return { child, url };
}

async function requestsPerSecond(url: string): Promise<number> {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS_PER_ROUND,
    headers: { "accept-encoding": "br" },
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${url} failed under load`);
  return result.requests.average;
}

function residentMb(child: ChildProcess): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exit;
}

async function waitFor(condition: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + 120_000;
  while (performance.now() < until) {
    if (await condition().catch(() => false)) return;
    await systemClock.sleep(2);
  }
  throw new Error("the server did not answer in time");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(what: string, value: string): void {
  console.log(`${what.padEnd(52)} ${value}`);
}
