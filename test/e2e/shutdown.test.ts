import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { Agent, get, type IncomingMessage } from "node:http";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { expect, it, onTestFinished, vi } from "vitest";
import type { Answer } from "../../demo/sandbox/answer.ts";
import { freePort } from "../support/free-port.ts";
import { type SocketSandbox, startSocketSandbox } from "../support/socket-sandbox.ts";
import { tempFolder } from "../support/temp-folder.ts";
import {
  type ProcessEnvironment,
  type RunningProcess,
  runWindowbox,
  startWindowbox,
} from "../support/windowbox-process.ts";

vi.setConfig({ testTimeout: 120_000 });

const PASSWORD = "harbour tides at noon";
const LONGEST_STOP_MS = 10_000;

interface Place {
  readonly sandbox: SocketSandbox;
  readonly dataDir: string;
  readonly environment: ProcessEnvironment;
}

async function startPlace(): Promise<Place> {
  const sandbox = await startSocketSandbox({
    accounts: [{ username: "harbour.bakery", posts: 3 }],
  });
  const dataDir = join(tempFolder(), "data");
  return {
    sandbox,
    dataDir,
    environment: { ...sandbox.environment, DATA_DIR: dataDir, ADMIN_PASSWORD: PASSWORD },
  };
}

/** Stops as a supervisor would, and looks at what is left. */
async function expectCleanStop(server: RunningProcess, dataDir: string): Promise<void> {
  const startedAt = performance.now();
  expect(await server.end("SIGTERM")).toEqual({ code: 0, signal: null });
  expect(performance.now() - startedAt).toBeLessThan(LONGEST_STOP_MS);
  expect(server.output.stderr).toBe("");
  // SQLite takes the log into the file and removes it when the last connection is closed as it should be.
  expect(readdirSync(dataDir).filter((name) => /-(wal|shm)$/.test(name))).toEqual([]);
  expect(readdirSync(join(dataDir, "media")).filter((name) => name.startsWith("."))).toEqual([]);
  const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"), { readonly: true });
  expect(sqlite.prepare("PRAGMA integrity_check").pluck().all()).toEqual(["ok"]);
  expect(sqlite.prepare("SELECT count(*) FROM leases").pluck().get()).toBe(0);
  sqlite.close();
}

it.each(["media", "profile", "cdn"] as const)(
  "ends within ten seconds while Instagram is slow with a sync's %s, and goes on after the next start",
  async (endpoint) => {
    const { sandbox, dataDir, environment } = await startPlace();
    const { control } = sandbox;
    const server = await startWindowbox(environment);
    const owner = server.browser();
    await owner.signIn(PASSWORD);
    const slow = holdAnswers();
    const connecting = control.answer("profile", { rewriteText: (text) => text });
    const rule = control.answer(endpoint, slow.answer, 9);
    await owner.post("/admin/connect/token", { token: sandbox.issueToken("harbour.bakery") });
    expect(connecting.used).toBe(1);
    await vi.waitUntil(() => rule.used > 0, { timeout: 20_000 });

    await expectCleanStop(server, dataDir);

    slow.letGo();
    control.clearAnswers();
    const again = await startWindowbox({ ...environment, PORT: new URL(server.url).port });
    const shown = async () =>
      (await (await fetch(`${again.url}/feeds/harbour-bakery.json`)).json()).posts;
    await expect.poll(shown, { timeout: 20_000 }).toHaveLength(3);
    await expectCleanStop(again, dataDir);
  },
);

it.each(["sync", "refresh"] as const)(
  "ends within ten seconds while an owner waits for a slow %s",
  async (action) => {
    const { sandbox, dataDir, environment } = await startPlace();
    const token = sandbox.issueToken("harbour.bakery", { ageMs: 9 * 86_400_000 });
    await runWindowbox(["connect", "--token", "-"], environment, { input: token });
    const sqlite = new BetterSqlite3(join(dataDir, "windowbox.db"));
    sqlite.exec("UPDATE tokens SET obtained_at = obtained_at - 700000000");
    const id = sqlite.prepare("SELECT id FROM accounts").pluck().get();
    sqlite.close();
    const server = await startWindowbox(environment);
    const owner = server.browser();
    await owner.signIn(PASSWORD);
    const slow = holdAnswers();
    const rule = sandbox.control.answer(action === "sync" ? "media" : "refresh", slow.answer);
    const answered = owner.post(`/admin/accounts/${id}/${action}`).catch(() => undefined);
    await vi.waitUntil(() => rule.used > 0, { timeout: 20_000 });

    await expectCleanStop(server, dataDir);
    slow.letGo();
    expect((await answered)?.status).toBe(303);
  },
);

it.each(["SIGTERM", "SIGINT"] as const)(
  "ends with 0 at once when nothing is in hand: %s",
  async (signal) => {
    const { environment } = await startPlace();
    const server = await startWindowbox(environment);
    expect(await server.end(signal)).toEqual({ code: 0, signal: null });
  },
);

it("is not held by idle connections, by half a request, or by a visitor who reads slowly", async () => {
  const { sandbox, dataDir, environment } = await startPlace();
  const server = await startWindowbox(environment);
  await runWindowbox(["connect", "--token", "-"], environment, {
    input: sandbox.issueToken("harbour.bakery"),
  });
  const { port } = new URL(server.url);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const kept = await open(`${server.url}/feeds/harbour-bakery.json`, agent);
  kept.resume();
  await new Promise((resolve) => kept.once("end", resolve));
  await openSocket(Number(port), "");
  await openSocket(Number(port), "GET /feeds/harbour-bakery.json HTTP/1.1\r\nHost: x\r\n");
  await openSocket(
    Number(port),
    "POST /admin/login HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\npass",
  );
  const slow = await open(`${server.url}/widget.js`, agent);
  slow.pause();

  await expectCleanStop(server, dataDir);
});

it("answers a request that is in hand before it ends", async () => {
  const { sandbox, dataDir, environment } = await startPlace();
  const { control } = sandbox;
  const server = await startWindowbox(environment);
  const owner = server.browser();
  await owner.signIn(PASSWORD);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const rule = control.answer("profile", async () => {
    await held;
    return { rewriteText: (text) => text };
  });
  const token = sandbox.issueToken("harbour.bakery");
  const answer = owner.post("/admin/connect/token", { token });
  await vi.waitUntil(() => rule.used > 0, { timeout: 20_000 });
  const ended = server.end("SIGTERM");
  await vi.waitUntil(() => isRefused(server.url), { timeout: 5000 });
  letGo();
  const { headers } = await answer;
  const answeredAt = performance.now();
  expect(headers.get("location")).toBe("/admin");
  expect(await ended).toEqual({ code: 0, signal: null });
  // The connection stays open on the visitor's side and is not waited for: that would be five seconds.
  expect(performance.now() - answeredAt).toBeLessThan(4800);
  const status = await runWindowbox(["status", "--json"], environment);
  expect(JSON.parse(status.stdout).accounts).toMatchObject([{ username: "harbour.bakery" }]);
  expect(readdirSync(dataDir)).toContain("windowbox.db");
});

it("says every problem of the environment at once, one sentence each, and changes nothing", async () => {
  const { dataDir, environment } = await startPlace();
  const started = runWindowbox(["serve"], {
    ...environment,
    PORT: "eighty",
    PUBLIC_URL: "feed.example.com",
    ADMIN_PASSWORD: "short",
    SYNC_SCHEDULE: "now and then",
    MAX_POSTS: "-1",
    INSTAGRAM_APP_SECRET: "",
    WINDOWBOX_SECRETS: "misspelt",
  });
  const { code, stdout, stderr } = await started;
  expect(code).toBe(1);
  expect(stdout).toBe("");
  const problems = stderr.trim().split("\n").slice(1);
  const names = [
    "PORT",
    "PUBLIC_URL",
    "ADMIN_PASSWORD",
    "SYNC_SCHEDULE",
    "MAX_POSTS",
    "INSTAGRAM_APP_SECRET",
  ];
  expect(problems.map((line) => /^ {2}- (\w+) /.exec(line)?.[1])).toEqual(
    expect.arrayContaining(names),
  );
  expect(problems).toHaveLength(names.length);
  expect(stderr).not.toContain("    at ");
  expect(() => statSync(dataDir)).toThrow("ENOENT");
});

it("says that its port is taken, and changes nothing", async () => {
  const { dataDir, environment } = await startPlace();
  await runWindowbox(["status"], environment);
  const before = snapshot(dataDir);
  const squatter = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => void squatter.close());

  const { code, stdout, stderr } = await runWindowbox(["serve"], {
    ...environment,
    PORT: String(port),
  });
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toBe(
    `Windowbox cannot start:\n  - PORT ${port} on 127.0.0.1 is taken by another program: stop that one, or set another PORT\n`,
  );
  // Of one network only, and none is named.
  const linked = await runWindowbox(["serve"], { ...environment, HOST: "fe80::1" });
  expect(linked).toMatchObject({ code: 1, stdout: "" });
  expect(linked.stderr).toMatch(/^Windowbox cannot start:\n {2}- HOST fe80::1 .*\n$/);
  expect(snapshot(dataDir)).toEqual(before);
});

it("says that its key is another one or missing, and changes nothing", async () => {
  const { sandbox, dataDir, environment } = await startPlace();
  await runWindowbox(["connect", "--token", "-"], environment, {
    input: sandbox.issueToken("harbour.bakery"),
  });
  const keyFile = join(dataDir, "secret.key");
  const key = readFileSync(keyFile, "utf8");
  const secret = { ...environment, WINDOWBOX_SECRET: "another secret, long enough" };

  for (const args of [["serve"], ["status"], ["sync"], ["refresh"]]) {
    const before = snapshot(dataDir);
    const wrong = await runWindowbox(args, secret);
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain("WINDOWBOX_SECRET is not the one that sealed the tokens");
    expect(wrong.stderr).not.toContain("    at ");
    expect(snapshot(dataDir)).toEqual(before);
  }
  writeFileSync(keyFile, `${"x".repeat(43)}\n`);
  const before = snapshot(dataDir);
  const swapped = await runWindowbox(["serve"], environment);
  expect(swapped.code).toBe(1);
  expect(swapped.stderr).toContain(keyFile);
  expect(snapshot(dataDir)).toEqual(before);

  writeFileSync(keyFile, key);
  const status = await runWindowbox(["status", "--json"], environment);
  expect(JSON.parse(status.stdout).accounts).toMatchObject([{ state: "ok" }]);
});

/** Answers that begin and do not go on until they are let go. */
function holdAnswers(): { readonly answer: Answer; letGo(): void } {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  async function* drip() {
    yield '{"data":[';
    await held;
  }
  return { answer: () => ({ body: drip() }), letGo };
}

/** Names and bytes of everything; SQLite may leave an empty log behind, which says nothing. */
function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .filter((name) => !name.endsWith("-shm"))
    .map((name) => [name, readFileSync(join(folder, name)).toString("base64")] as const)
    // What is empty by nature: a log that was written back, and locks, which are claims and hold nothing.
    .filter(([name, bytes]) => !(/-wal$|\.lock$/.test(name) && bytes === ""));
  return Object.fromEntries(files);
}

function open(url: string, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, resolve).once("error", reject);
  });
}

async function openSocket(port: number, text: string): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  // Cut off by the server, as it should be.
  socket.on("error", () => undefined);
  onTestFinished(() => void socket.destroy());
  await new Promise<void>((resolve) => socket.once("connect", resolve));
  socket.write(text);
  return socket;
}

async function isRefused(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  return new Promise((resolve) => {
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
    socket.once("error", () => resolve(true));
  });
}
