import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../demo/sandbox/sandbox.ts";
import { type Config, type Environment, parseConfig } from "../../server/config/config.ts";
import type { AccountRecord } from "../../server/db/accounts.ts";
import type { TokenRecord } from "../../server/db/tokens.ts";
import type { FeedDocument } from "../../server/feed/document.ts";
import type { Fetch } from "../../server/http/send-request.ts";
import type { ApiName } from "../../server/instagram/types.ts";
import { createInstance, type Instance } from "../../server/instance.ts";
import { createLog } from "../../server/logging/log.ts";
import { Secret } from "../../server/shared/secret.ts";
import { createFakeClock, type FakeClock } from "./fake-clock.ts";
import { PICTURES_IN_PROCESS } from "./pictures-in-process.ts";
import { tempFolder } from "./temp-folder.ts";

export interface TestInstance {
  readonly instance: Instance;
  readonly sandbox: Sandbox;
  readonly clock: FakeClock;
  readonly config: Config;
  readonly dataDir: string;
  /** Every line that was logged. */
  readonly logLines: string[];
  /** Connects with a fresh token of the sandbox, as if the code exchange had just brought it. */
  connect(username: string, api?: ApiName): Promise<{ accountId: string; token: string }>;
  account(accountId: string): AccountRecord;
  token(accountId: string): TokenRecord;
  /** The first page as it is served. */
  document(feedId: string): FeedDocument;
  /** A second process on the same data folder. */
  another(): Instance;
}

interface TestInstanceOptions {
  readonly environment?: Environment;
  readonly accounts?: SandboxOptions["accounts"];
  readonly pages?: SandboxOptions["pages"];
  readonly clock?: FakeClock;
  /** Stands between the server and the sandbox. */
  readonly through?: (sandbox: Fetch) => Fetch;
}

export const SANDBOX_ORIGIN = "http://127.0.0.1:4000";

/** Everything but listening, on a real database, with the sandbox for Instagram and a clock that stands still. */
export function createTestInstance(options: TestInstanceOptions = {}): TestInstance {
  const clock = options.clock ?? createFakeClock();
  const sandbox = createSandbox({
    clock,
    origin: SANDBOX_ORIGIN,
    accounts: options.accounts ?? [{ username: "harbour.bakery", posts: 3 }],
    ...(options.pages && { pages: options.pages }),
  });
  const dataDir = join(tempFolder(), "data");
  const config = parseConfig({
    ...sandbox.environment,
    PUBLIC_URL: "https://feed.example.com",
    DATA_DIR: dataDir,
    ...options.environment,
  });
  const logLines: string[] = [];
  const log = createLog("trace", { write: (line) => void logLines.push(line) });
  const open: Instance[] = [];
  const openInstance = () => {
    const fetch = options.through?.(sandbox.fetch) ?? sandbox.fetch;
    const instance = createInstance({
      ...{ config, clock, log, fetch },
      pictures: PICTURES_IN_PROCESS,
    });
    open.push(instance);
    return instance;
  };
  onTestFinished(() => {
    for (const instance of open) instance.close();
  });
  const instance = openInstance();
  return {
    instance,
    sandbox,
    clock,
    config,
    dataDir,
    logLines,
    another: openInstance,
    async connect(username, api = "instagram-login") {
      const token = sandbox.control.issueToken(username, { api });
      const [candidate] = await instance.apis[api].checkToken(
        { token: new Secret(token), app: instance.apps.forApi(api) },
        { app: instance.apps.forApi(api) },
      );
      if (!candidate) throw new Error(`the sandbox has no account ${username}`);
      const tokenResponse = { ...candidate.tokenResponse, expiryAssumed: false };
      if (api !== "facebook-login") {
        Object.assign(tokenResponse, { expiresAt: clock.now() + 60 * 86_400_000 });
      }
      const { accountId } = instance.connect(api, { ...candidate, tokenResponse });
      return { accountId, token };
    },
    account: (id) => present(instance.db.accounts.get(id)),
    token: (id) => present(instance.db.tokens.get(id)),
    document: (feedId) =>
      JSON.parse(present(instance.db.documents.get(feedId, "")).json.toString()),
  };
}

/** The value, or a test that fails by saying that it is missing. */
export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("expected a value, but there is none");
  return value;
}
