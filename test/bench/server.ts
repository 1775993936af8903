import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import autocannon from "autocannon";
import { CAST_ACCOUNTS } from "../../demo/cast/accounts.ts";
import { createSandbox } from "../../demo/sandbox/sandbox.ts";
import { systemClock } from "../../server/clock.ts";
import { freePort } from "../support/free-port.ts";
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
  const sandbox = createSandbox({
    clock: systemClock,
    origin: `http://127.0.0.1:${sandboxPort}`,
    accounts: CAST_ACCOUNTS,
  });
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
  let highestMb = 0;
  await waitFor(() => {
    highestMb = Math.max(highestMb, residentMb(server.child));
    return isSynced(environment);
  });
  print("resident memory, highest while syncing", `${highestMb.toFixed(0)} MB`);
  print("resident memory after syncing", `${residentMb(server.child).toFixed(0)} MB`);

  const bare = await startBare(feed);
  const rounds: { bare: Load; feed: Load }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    rounds.push({ bare: await load(bare.child, bare.url), feed: await load(server.child, feed) });
  }
  for (const [name, of] of [
    ["bare constant answer", "bare"],
    [FEED, "feed"],
  ] as const) {
    const perSecond = median(rounds.map((round) => round[of].perSecond));
    const perCpuSecond = median(rounds.map((round) => round[of].perCpuSecond));
    print(
      name,
      `${perSecond.toFixed(0)} requests/s, ${perCpuSecond.toFixed(0)} per second of its CPU`,
    );
  }
  const ratio = (of: keyof Load) =>
    median(rounds.map(({ feed, bare }) => feed[of] / bare[of])).toFixed(2);
  print("feed / bare, requests per second", ratio("perSecond"));
  print("feed / bare, requests per second of CPU", ratio("perCpuSecond"));
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

/** The first sync shows posts long before it is over, and would be measured along. */
async function isSynced(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["dist/server/cli.js", "status", "--json"],
    { env: environment },
  );
  const { accounts } = JSON.parse(stdout) as { accounts: { lastSyncAt?: string }[] };
  return accounts.every(({ lastSyncAt }) => lastSyncAt !== undefined);
}

/** The same bytes and headers as the feed's answer, with nothing between them and the socket. */
async function startBare(feed: string) {
  const answer = await rawAnswer(feed);
  const bodyFile = join(folder, "bare");
  writeFileSync(bodyFile, answer.body);
  const port = await freePort();
  const program = `
    import { readFileSync } from "node:fs";
    import { serve } from "@hono/node-server";
    const body = new Uint8Array(readFileSync(${JSON.stringify(bodyFile)}));
    const headers = ${JSON.stringify(answer.headers)};
    serve({ fetch: () => new Response(body, { headers }), hostname: "127.0.0.1", port: ${port} });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: "ignore",
  });
  started.push(child);
  const url = `http://127.0.0.1:${port}/`;
  await waitFor(async () => (await fetch(url, { method: "HEAD" })).ok);
  return { child, url };
}

function rawAnswer(url: string): Promise<{ headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "br" } }, async (answer) => {
      const headers = { ...answer.headers };
      for (const own of ["date", "connection", "keep-alive", "content-length"]) delete headers[own];
      resolve({ headers, body: await buffer(answer) });
    }).once("error", reject);
  });
}

interface Load {
  readonly perSecond: number;
  /** What others do on the machine takes time from a server, but not its processor's time. */
  readonly perCpuSecond: number;
}

async function load(child: ChildProcess, url: string): Promise<Load> {
  const before = cpuSeconds(child);
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS_PER_ROUND,
    headers: { "accept-encoding": "br" },
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${url} failed under load`);
  const used = cpuSeconds(child) - before;
  return { perSecond: result.requests.average, perCpuSecond: result.requests.total / used };
}

function cpuSeconds(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  const CLOCK_TICKS_PER_SECOND = 100;
  return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
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

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(what: string, value: string): void {
  console.log(`${what.padEnd(52)} ${value}`);
}
