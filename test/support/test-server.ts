import { join } from "node:path";
import { onTestFinished, vi } from "vitest";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../demo/sandbox/sandbox.ts";
import type { Environment } from "../../server/config/config.ts";
import type { FeedDocument } from "../../server/feed/document.ts";
import { createLog } from "../../server/logging/log.ts";
import { type RunningServer, startServer } from "../../server/start.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { freePort } from "./free-port.ts";
import { createOwner, type Owner } from "./owner.ts";
import { PICTURES_IN_PROCESS } from "./pictures-in-process.ts";
import { tempFolder } from "./temp-folder.ts";
import { SANDBOX_ORIGIN } from "./test-instance.ts";

export interface TestServer {
  readonly url: string;
  readonly running: RunningServer;
  readonly sandbox: Sandbox;
  readonly clock: FakeClock;
  readonly dataDir: string;
  readonly logLines: string[];
  /** Not signed in yet. */
  browser(): Owner;
  /** Signed in. */
  owner(): Promise<Owner>;
  feed(id: string, init?: RequestInit): Promise<Response>;
  /** The feed's document, as soon as it shows what is wanted. */
  feedWith(id: string, wanted: (document: FeedDocument) => boolean): Promise<FeedDocument>;
  /** Stops it and starts it again on the same data folder. */
  restart(environment?: Environment): Promise<TestServer>;
}

interface TestServerOptions {
  readonly environment?: Environment;
  readonly accounts?: SandboxOptions["accounts"];
  readonly pages?: SandboxOptions["pages"];
}

/** Plain pictures, since the demo's take a while to draw. */
const SMALL_CAST = [
  { username: "harbour.bakery", posts: 3 },
  { username: "atelier.kiln", posts: 2 },
];

export const PASSWORD = "harbour tides at noon";

/** The whole server on a real socket, with the sandbox for Instagram. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const clock = createFakeClock();
  const sandbox = createSandbox({
    clock,
    origin: SANDBOX_ORIGIN,
    accounts: options.accounts ?? SMALL_CAST,
    ...(options.pages && { pages: options.pages }),
  });
  const port = await freePort();
  const shared = { clock, sandbox, dataDir: join(tempFolder(), "data"), logLines: [] as string[] };
  return start(shared, {
    ...sandbox.environment,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATA_DIR: shared.dataDir,
    ADMIN_PASSWORD: PASSWORD,
    ...options.environment,
  });
}

async function start(
  shared: Pick<TestServer, "clock" | "sandbox" | "dataDir" | "logLines">,
  environment: Environment,
): Promise<TestServer> {
  const { clock, sandbox, logLines } = shared;
  const log = createLog("trace", { write: (line) => void logLines.push(line) });
  const running = await startServer({
    ...{ environment, clock, log, fetch: sandbox.fetch },
    pictures: PICTURES_IN_PROCESS,
  });
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    await running.stop();
  };
  onTestFinished(stop);
  const { url } = running;
  const feed = (id: string, init?: RequestInit) => fetch(`${url}/feeds/${id}.json`, init);
  return {
    ...shared,
    url,
    running,
    browser: () => createOwner(url),
    async owner() {
      const owner = createOwner(url);
      await owner.signIn(PASSWORD);
      return owner;
    },
    feed,
    async feedWith(id, wanted) {
      return vi.waitFor(
        async () => {
          // Documents are cached for a moment of the clock, which stands still in tests.
          clock.advance(250);
          const response = await feed(id);
          const document = (await response.json()) as FeedDocument;
          if (!response.ok || !wanted(document)) throw new Error(`the feed ${id} does not show it`);
          return document;
        },
        { timeout: 20_000, interval: 20 },
      );
    },
    async restart(changes = {}) {
      await stop();
      // Until the pool of connections has seen that those to the old server are closed: the new one has its port.
      await vi.waitUntil(() => refuses(url), { timeout: 20_000, interval: 10 });
      return start(shared, { ...environment, ...changes });
    },
  };
}

function refuses(url: string): Promise<boolean> {
  return fetch(url).then(
    () => false,
    ({ cause }: Error) =>
      cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED",
  );
}
