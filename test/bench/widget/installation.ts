import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { createSandbox } from "../../../demo/sandbox/sandbox.ts";
import type { SandboxAccountSpec } from "../../../demo/sandbox/spec.ts";
import { type Environment, parseConfig } from "../../../server/config/config.ts";
import type { FeedDocument, FeedPost, FeedSettings } from "../../../server/feed/document.ts";
import { createInstance } from "../../../server/instance.ts";
import { createLog } from "../../../server/logging/log.ts";
import { startServer } from "../../../server/start.ts";
import { systemClock } from "../../../server/time/clock.ts";
import { freePort } from "../../support/free-port.ts";
import { createOwner } from "../../support/owner.ts";
import type { Host } from "./network.ts";
import { POSTS } from "./profile.ts";

export const FEED_ID = "harbour-bakery";
const PASSWORD = "only for this bench";
const LONGEST_SYNC_MS = 10 * 60_000;
const LOOK_AGAIN_MS = 500;

export interface Installation {
  /** Where the Windowbox server listens. */
  readonly localUrl: string;
  /** Where browsers reach it. */
  readonly url: string;
  readonly posts: readonly FeedPost[];
  /** Its stored pictures. */
  readonly mediaDir: string;
  stop(): Promise<void>;
}

/**
 * A whole Windowbox server with the account connected and every picture stored, its feed set to look like that. It is
 * connected at the address it listens at, and then started anew at the one that browsers reach it at.
 */
export async function startInstallation(
  account: SandboxAccountSpec,
  look: FeedSettings,
  { port, url }: Host,
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), "windowbox-bench-"));
  const sandboxPort = await freePort();
  const sandbox = createSandbox({
    clock: systemClock,
    origin: `http://127.0.0.1:${sandboxPort}`,
    accounts: [account],
  });
  const instagram = await listen(sandbox.app, sandboxPort);
  const localUrl = `http://127.0.0.1:${port}`;
  const dataDir = join(folder, "data");
  const environment = {
    ...sandbox.environment,
    PORT: String(port),
    PUBLIC_URL: localUrl,
    DATA_DIR: dataDir,
    ADMIN_PASSWORD: PASSWORD,
    LOG_LEVEL: "warn",
  };
  const first = await startServer({ environment });
  const owner = createOwner(localUrl);
  await owner.signIn(PASSWORD);
  await owner.connect(sandbox, account.username);
  await everyPost(localUrl);
  setLook(environment, look);
  await first.stop();
  const server = await startServer({ environment: { ...environment, PUBLIC_URL: url } });
  return {
    localUrl,
    url,
    posts: await everyPost(localUrl),
    mediaDir: join(dataDir, "media"),
    async stop() {
      await server.stop();
      await close(instagram);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** As another process on the same data folder would: the HTML form takes the feed's settings and no others. */
function setLook(environment: Environment, look: FeedSettings): void {
  const config = parseConfig(environment);
  const log = createLog(config.logLevel);
  const instance = createInstance({ config, clock: systemClock, log, fetch });
  instance.db.feeds.setSettings(FEED_ID, look);
  instance.feedBuilder.buildFeed(FEED_ID);
  instance.close();
}

/** The first sync shows posts as they come; the bench begins when all of them are there. */
async function everyPost(url: string): Promise<readonly FeedPost[]> {
  const until = performance.now() + LONGEST_SYNC_MS;
  while (performance.now() < until) {
    const posts = await readFeed(url, `/feeds/${FEED_ID}.json`);
    if (posts.length === POSTS) return posts;
    await systemClock.sleep(LOOK_AGAIN_MS);
  }
  throw new Error("The first sync was not over in time.");
}

/** As many as the bench has fit into a feed's first page. */
async function readFeed(url: string, path: string): Promise<readonly FeedPost[]> {
  const answer = await fetch(url + path);
  if (!answer.ok) return [];
  const { posts }: FeedDocument = await answer.json();
  return posts;
}

export function listen(app: Hono, port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port }, () =>
      resolve(server as Server),
    );
  });
}

export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
