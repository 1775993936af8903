import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { rateLimitKey } from "./auth/rate-limit-key.ts";
import { clearLeftovers } from "./backup/clear-leftovers.ts";
import { startStandAside } from "./backup/stand-aside.ts";
import { type ClosedDatabase, whyClosed } from "./closed-database/closed-database.ts";
import { tellOfClosed } from "./closed-database/tell-of-closed.ts";
import { createVisitorsOnlyApp } from "./closed-database/visitors-only.tsx";
import { type Config, type Environment, parseConfig } from "./config/config.ts";
import { noteServersSettings } from "./config/servers-settings.ts";
import { SERVED_COPY_NAME } from "./data-folder/names.ts";
import type { Database } from "./db/database.ts";
import { openServedCopy } from "./db/served-copy.ts";
import { keepChunks } from "./feed/keep-chunks.ts";
import { answerMeanwhile } from "./http/answer-meanwhile.ts";
import { createHttpServer } from "./http/http-server.ts";
import type { Fetch } from "./http/send-request.ts";
import { createInstance, type Instance } from "./instance.ts";
import { createJobs, type Jobs } from "./jobs/jobs.ts";
import { createRestartableJobs } from "./jobs/restartable-jobs.ts";
import { createLog, type Log } from "./logging/log.ts";
import type { PictureRenderer } from "./media/picture-process/picture-process.ts";
import { WIDGET_DIR } from "./process/dist-dirs.ts";
import { ConfigurationError, errorCode } from "./shared/errors.ts";
import { type Clock, SECOND_MS, systemClock } from "./time/clock.ts";

interface StartOptions {
  readonly environment: Environment;
  /** Stands in for everything outside. */
  readonly fetch?: Fetch;
  /** Opens pictures, where that is not a process of its own. */
  readonly pictures?: PictureRenderer;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Called when a restore left a database that this process cannot use: it has to end. */
  onLost?(error: unknown): void;
}

export interface RunningServer {
  /** Where it listens. */
  readonly url: string;
  /** Where browsers reach it. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** To set the first password; only while there is none. */
  readonly setupLink: string | undefined;
  /** Finishes what is in hand, closes the database; done within ten seconds. */
  stop(): Promise<void>;
}

/** Requests still under way after this are cut off. */
const DRAIN_MS = 5 * SECOND_MS;
const CLOSE_IDLE_MS = 50;

/** How often it looks whether the database can be opened again. */
const LOOK_MS = SECOND_MS;
const COPYING = "copying what visitors are served";

/** Visitors are there now: a write that could not wait for the lock elsewhere gives up rather than keep them. */
const LONGEST_WAIT_MS = 250;

/**
 * Starts the server: the whole of it, or what serves visitors where the database cannot be opened. Throws a
 * `ConfigurationError` and leaves nothing running when it cannot.
 */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const config = parseConfig(options.environment);
  const clock = options.clock ?? systemClock;
  const log = options.log ?? createLog(config.logLevel);
  for (const warning of config.warnings) log.warn(warning);
  const known = { ...options, config, clock, log };
  try {
    return await startWhole(known);
  } catch (error) {
    const closed = whyClosed(error);
    if (!closed) throw error;
    const copy = openServedCopy(join(config.dataDir, SERVED_COPY_NAME), closed.copyIn);
    if (!copy) throw error;
    log.error({ err: error }, closed.sentence);
    return await startVisitorsOnly(known, closed, copy);
  }
}

type Known = StartOptions & {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
};

async function startWhole(options: Known): Promise<RunningServer> {
  const { config, clock, log } = options;
  const instance = createInstance({ ...options, use: "serve" });
  try {
    await clearLeftovers(config.dataDir);
    await readStored(instance);
    const jobs = createRestartableJobs(() => createJobs(instance));
    const app = createApp(instance, jobs);
    const standAside = startStandAside({
      ...instance,
      pause: jobs.stop,
      async resume() {
        const { damage, db } = instance;
        if (damage.isDamaged() && db.problems().length === 0) damage.mended();
        await readStored(instance);
        keepForOthers(instance);
        jobs.start();
      },
      onLost(error) {
        log.error({ err: error }, "the database that is there now cannot be used");
        options.onLost?.(error);
      },
    });
    const server = await listen(answerMeanwhile(app.fetch, standAside), config, clock).catch(
      async (error: unknown) => {
        await standAside.stop();
        throw error;
      },
    );
    instance.db.waitAtMost(LONGEST_WAIT_MS);
    keepForOthers(instance);
    jobs.start();
    return {
      url: urlOf(server),
      publicUrl: config.publicUrl,
      dataDir: config.dataDir,
      setupLink: instance.auth.setupLink(),
      async stop() {
        await Promise.all([stop(server, jobs), standAside.stop()]);
        const { damage, servedCopy } = instance;
        await servedCopy.update().catch((error: unknown) => damage.note(error, COPYING));
        instance.close();
      },
    };
  } catch (error) {
    instance.close();
    throw error;
  }
}

/** Serves what was copied until the database can be opened, and then everything again. */
async function startVisitorsOnly(
  options: Known,
  closed: ClosedDatabase,
  copy: Database,
): Promise<RunningServer> {
  const { config, clock, log } = options;
  const app = createVisitorsOnlyApp({ closed, copy, config, clock, log });
  const server = await listen(app.fetch, config, clock);
  const url = urlOf(server);
  const told = tellOfClosed({ ...options, copy }, closed);
  const mayBeOpened = closed.watch(config.dataDir);
  let whole: Promise<RunningServer | undefined> | undefined;

  async function startAgain(): Promise<RunningServer | undefined> {
    clearInterval(look);
    await Promise.all([closeServer(server), told.mended()]);
    copy.close();
    try {
      const environment = { ...options.environment, PORT: new URL(url).port };
      return await startServer({ ...options, environment });
    } catch (error) {
      log.error({ err: error }, "the database that is there now cannot be used");
      options.onLost?.(error);
      return undefined;
    }
  }

  const look = setInterval(() => {
    if (!whole && mayBeOpened()) whole = startAgain();
  }, LOOK_MS);
  return {
    url,
    publicUrl: config.publicUrl,
    dataDir: config.dataDir,
    setupLink: undefined,
    async stop() {
      clearInterval(look);
      if (whole) return await (await whole)?.stop();
      told.stop();
      await closeServer(server);
      copy.close();
    },
  };
}

/** Once visitors are answered, and nothing that could still fail the start is ahead. */
function keepForOthers({ clock, config, damage, db }: Instance): void {
  for (const [doing, work] of [
    ["keeping the element's files", () => keepChunks(db, WIDGET_DIR, clock.now())],
    ["noting the server's settings", () => noteServersSettings(config, db.namedValues)],
  ] as const) {
    try {
      work();
    } catch (error) {
      damage.note(error, doing);
    }
  }
}

/**
 * At start, and after a restore: feeds are made of what is there now. What does not succeed keeps no visitor from what
 * can be read.
 */
async function readStored(instance: Instance): Promise<void> {
  const { clock, damage, db, incidents, feedBuilder, sweeper } = instance;
  for (const [doing, work] of [
    ["forgetting who asked to be forgotten", () => instance.forgetRemembered()],
    [
      "looking whether the database is mended",
      () => {
        const wasDamaged = incidents.open().some(({ kind }) => kind === "database-damaged");
        if (wasDamaged && db.problems().length === 0) incidents.clear("database-damaged", "");
      },
    ],
    ["looking for missing files", () => sweeper.repair()],
    ["publishing", () => feedBuilder.buildAll()],
    ["forgetting what is over", () => db.pendingPicks.deleteExpired(clock.now())],
  ] as const) {
    try {
      await work();
    } catch (error) {
      damage.note(error, doing);
    }
  }
}

function listen(
  fetch: Parameters<typeof getRequestListener>[0],
  config: Config,
  clock: Clock,
): Promise<Server> {
  const server = createHttpServer(fetch, {
    clock,
    hostname: config.host,
    // A proxy of the owner's brings everybody.
    addressOf: ({ remoteAddress = "" }) =>
      config.isTrustedProxy(remoteAddress) ? undefined : rateLimitKey(remoteAddress),
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explainListenError(error, config)));
    server.listen(config.port, config.host, () => resolve(server));
  });
}

function explainListenError(error: Error, config: Config): Error {
  const code = errorCode(error);
  const notHere = `HOST ${config.host} is not an address of this machine: use 127.0.0.1 or 0.0.0.0`;
  const rules: Record<string, string> = {
    EADDRINUSE: `PORT ${config.port} on ${config.host} is taken by another program: stop that one, or set another PORT`,
    EACCES: `PORT ${config.port} may not be used by this user: set a PORT above 1023`,
    EADDRNOTAVAIL: notHere,
    ENOTFOUND: notHere,
  };
  // A machine without IPv6, an address that holds on one network only, a name that nobody finds just now.
  const otherwise = `HOST ${config.host} with PORT ${config.port} cannot be listened on (${code}): use 127.0.0.1 or 0.0.0.0`;
  return code ? new ConfigurationError([rules[code] ?? otherwise]) : error;
}

function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

async function stop(server: Server, jobs: Jobs): Promise<void> {
  await Promise.all([closeServer(server), jobs.stop()]);
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A proxy keeps its connection after the last answer, too, and would be waited for.
  const closeIdle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(closeIdle);
  clearTimeout(cutOff);
}
