import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { startServer } from "../server/start.ts";
import { systemClock } from "../server/time/clock.ts";
import { CAST_ACCOUNTS, CAST_PAGES } from "./cast/accounts.ts";
import { createSandbox } from "./sandbox/sandbox.ts";
import type { SandboxAccountSpec } from "./sandbox/spec.ts";
import { createSite } from "./site/site.ts";

interface DemoOptions {
  /** The Windowbox server's; the sandbox and the site take the two after it. */
  readonly port: number;
  readonly dataDir: string;
  readonly adminPassword: string;
  readonly logLevel?: string;
  /** Who is on the sandbox's Instagram. Default: the demo's cast. */
  readonly accounts?: readonly SandboxAccountSpec[];
}

export interface Demo {
  readonly siteUrl: string;
  readonly dashboardUrl: string;
  readonly sandboxUrl: string;
  readonly dataDir: string;
  /** Stops all three; done within a few seconds. */
  stop(): Promise<void>;
}

/** What keeps the demo from starting, in a sentence for whoever typed the command. */
export class DemoError extends Error {
  override readonly name = "DemoError";
}

const HOST = "127.0.0.1";
const MARKER = ".windowbox-demo";

/** Starts sandbox, server and site on three neighbouring ports. Throws a `DemoError`. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port } = options;
  const [serverPort, sandboxPort, sitePort] = [port, port + 1, port + 2];
  await checkPorts([serverPort, sandboxPort, sitePort]);
  const dataDir = resolve(options.dataDir);
  emptyDataFolder(dataDir);

  const publicUrl = `http://localhost:${serverPort}`;
  const sandboxUrl = `http://${HOST}:${sandboxPort}`;
  const sandbox = createSandbox({
    clock: systemClock,
    origin: sandboxUrl,
    ...(options.accounts
      ? { accounts: options.accounts }
      : { accounts: CAST_ACCOUNTS, pages: CAST_PAGES }),
  });
  const sandboxServer = await listen(sandbox.app, sandboxPort);
  const siteServer = await listen(createSite({ server: publicUrl }), sitePort);
  const stopPages = () => Promise.all([close(sandboxServer), close(siteServer)]);
  try {
    const server = await startServer({
      environment: {
        ...sandbox.environment,
        PORT: String(serverPort),
        HOST,
        PUBLIC_URL: publicUrl,
        DATA_DIR: dataDir,
        ADMIN_PASSWORD: options.adminPassword,
        LOG_LEVEL: options.logLevel ?? "warn",
      },
    });
    return {
      siteUrl: `http://localhost:${sitePort}/`,
      dashboardUrl: `${publicUrl}/admin`,
      sandboxUrl,
      dataDir,
      async stop() {
        await Promise.all([server.stop(), stopPages()]);
      },
    };
  } catch (error) {
    await stopPages();
    throw error;
  }
}

/**
 * The sandbox forgets its tokens when it stops, so what an earlier run stored is of no use to this one.
 * Only a folder that a demo made is emptied.
 */
function emptyDataFolder(folder: string): void {
  const isOurs = existsSync(join(folder, MARKER));
  if (!isOurs && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new DemoError(
      `${folder} holds something else, and the demo starts with an empty folder: set DATA_DIR to a new one.`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, MARKER),
    "Made by the Windowbox demo, emptied at each of its starts.\n",
  );
}

async function checkPorts(ports: readonly number[]): Promise<void> {
  const taken: number[] = [];
  for (const port of ports) if (!(await isFree(port))) taken.push(port);
  if (taken.length === 0) return;
  throw new DemoError(
    `The demo needs the ports ${ports.join(", ")}, and ${taken.join(" and ")} ${taken.length > 1 ? "are" : "is"} taken by another program. Stop that one, or choose three others in a row: PORT=4000 npm run demo`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

function listen(app: Hono, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: HOST, port }, () =>
      resolve(server as Server),
    );
    server.once("error", reject);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
