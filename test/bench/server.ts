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
import { systemClock } from "../../server/time/clock.ts";
import { freePort } from "../support/free-port.ts";
import { createOwner } from "../support/owner.ts";

/**
 * First request after the start, memory when idle, commands, and requests per second of a feed, each beside a bare
 * server on the same `@hono/node-server`, alternating in one run. Absolute numbers are this machine's; ratios are what
 * to compare.
 */
const ROUNDS = 7;
/** By then what a start leaves to be done at once is done. */
const IDLE_AFTER_MS = 1000;
const SECONDS_PER_ROUND = 3;
const CONNECTIONS = 20;
const COMMANDS = [
  ...["--version", "--help", "status", "status --json", "feeds", "doctor", "reconnect-link --new"],
  ...["sync", "refresh", `backup ${join(tmpdir(), "none", "windowbox.tar")}`, "publish"],
];
const FEED = "/feeds/harbour-bakery.json";
/** What Chromium sends for a feed that another site shows, so that noting the site is measured along. */
const VISITOR = {
  accept: "*/*",
  "accept-encoding": "br",
  "accept-language": "en-GB,en;q=0.9",
  origin: "https://harbour-bakery.example",
  referer: "https://harbour-bakery.example/",
  "sec-fetch-dest": "empty",
  "sec-fetch-mode": "cors",
  "sec-fetch-site": "cross-site",
  "user-agent":
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
};

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

  const starts: Record<"windowbox" | "bare", Start[]> = { windowbox: [], bare: [] };
  const commands: Record<string, number[]> = Object.fromEntries(COMMANDS.map((name) => [name, []]));
  const constant = { headers: {}, body: Buffer.from("ok") };
  for (let round = 0; round < ROUNDS; round++) {
    starts.bare.push(await measureStart(() => startBare(constant)));
    starts.windowbox.push(await measureStart(() => startServer(environment)));
    for (const [command, times] of Object.entries(commands)) {
      times.push(await measureCommand(command, environment));
    }
  }
  for (const [what, of, unit] of [
    ["first request after the start", "startMs", "ms"],
    ["resident memory when idle", "idleMb", "MB"],
  ] as const) {
    const middle = (list: readonly Start[]) => median(list.map((start) => start[of]));
    printBeside(what, middle(starts.windowbox), middle(starts.bare), unit);
  }
  const bareStartMs = median(starts.bare.map(({ startMs }) => startMs));
  for (const [command, times] of Object.entries(commands)) {
    printBeside(
      `windowbox ${command.replace(/ \/.*/, "")}, to its end`,
      median(times),
      bareStartMs,
      "ms",
    );
  }

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

  const bare = await startBare(await rawAnswer(feed));
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

interface Start {
  readonly startMs: number;
  readonly idleMb: number;
}

async function measureStart(start: () => Promise<Started>): Promise<Start> {
  const before = performance.now();
  const { child } = await start();
  const startMs = performance.now() - before;
  await systemClock.sleep(IDLE_AFTER_MS);
  const idleMb = residentMb(child);
  await ended(child);
  return { startMs, idleMb };
}

async function measureCommand(command: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const before = performance.now();
  // One that is refused has opened all that it needs, too.
  await runCommand(command.split(" "), environment).catch(() => undefined);
  return performance.now() - before;
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
}

async function startServer(environment: NodeJS.ProcessEnv): Promise<Started> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["dist/server/main.js"], {
    env: { ...environment, PORT: String(port), HOST: "127.0.0.1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  started.push(child);
  await waitFor(async () => (await fetch(`${url}/healthz`)).ok);
  return { child, url };
}

function runCommand(args: readonly string[], environment: NodeJS.ProcessEnv) {
  return promisify(execFile)(process.execPath, ["dist/server/cli.js", ...args], {
    env: environment,
  });
}

/** The first sync shows posts long before it is over, and would be measured along. */
async function isSynced(environment: NodeJS.ProcessEnv): Promise<boolean> {
  const { stdout } = await runCommand(["status", "--json"], environment);
  const { accounts } = JSON.parse(stdout) as { accounts: { lastSyncAt?: string }[] };
  return accounts.every(({ lastSyncAt }) => lastSyncAt !== undefined);
}

interface Answer {
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
}

/** Answers with these bytes and headers, with nothing between them and the socket. */
async function startBare(answer: Answer): Promise<Started> {
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

function rawAnswer(url: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: VISITOR }, async (answer) => {
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
    headers: VISITOR,
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

function printBeside(what: string, own: number, bare: number, unit: string): void {
  const ratio = (own / bare).toFixed(2);
  print(what, `${own.toFixed(0)} ${unit}, bare ${bare.toFixed(0)} ${unit}: ${ratio} times`);
}

function print(what: string, value: string): void {
  console.log(`${what.padEnd(52)} ${value}`);
}
