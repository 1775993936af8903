import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { createApp } from "./app.ts";
import { clearLeftovers } from "./backup/clear-leftovers.ts";
import { startStandAside } from "./backup/stand-aside.ts";
import { type Clock, SECOND_MS, systemClock } from "./clock.ts";
import { type Config, type Environment, parseConfig } from "./config.ts";
import { ConfigurationError } from "./errors.ts";
import { answerMeanwhile } from "./http/answer-meanwhile.ts";
import type { Fetch } from "./http/send-request.ts";
import { createInstance, type Instance } from "./instance.ts";
import { createJobs, type Jobs } from "./jobs/jobs.ts";
import { createRestartableJobs } from "./jobs/restartable-jobs.ts";
import { createLog, type Log } from "./log.ts";

interface StartOptions {
  readonly environment: Environment;
  /** Stands in for everything outside. */
  readonly fetch?: Fetch;
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

/** Starts the whole server. Throws a `ConfigurationError` and leaves nothing running when it cannot. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const config = parseConfig(options.environment);
  const clock = options.clock ?? systemClock;
  const log = options.log ?? createLog(config.logLevel);
  for (const warning of config.warnings) log.warn(warning);
  const instance = createInstance({ config, clock, log, fetch: options.fetch });
  try {
    await clearLeftovers(config.dataDir);
    await readStored(instance);
    const jobs = createRestartableJobs(() => createJobs(instance));
    const app = createApp(instance, jobs);
    const standAside = startStandAside({
      ...instance,
      pause: jobs.stop,
      async resume() {
        await readStored(instance);
        jobs.start();
      },
      onLost(error) {
        log.error({ err: error }, "the database that is there now cannot be used");
        options.onLost?.(error);
      },
    });
    const server = await listen(answerMeanwhile(app.fetch, standAside), config);
    jobs.start();
    return {
      url: addressOf(server),
      publicUrl: config.publicUrl,
      dataDir: config.dataDir,
      setupLink: instance.auth.setupLink(),
      async stop() {
        await Promise.all([stop(server, jobs), standAside.stop()]);
        instance.close();
      },
    };
  } catch (error) {
    instance.close();
    throw error;
  }
}

/** At start, and after a restore: feeds are made of what is there now. */
async function readStored(instance: Instance): Promise<void> {
  const { clock, db, publisher, sweeper } = instance;
  await instance.forgetRemembered();
  await sweeper.repair();
  publisher.publishAll();
  db.pendingPicks.deleteExpired(clock.now());
}

function listen(fetch: Parameters<typeof serve>[0]["fetch"], config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: config.host, port: config.port }, () =>
      resolve(server as Server),
    );
    server.once("error", (error) => reject(explainListenError(error, config)));
  });
}

function explainListenError(error: Error, config: Config): Error {
  const code = "code" in error ? error.code : undefined;
  const rules: Record<string, string> = {
    EADDRINUSE: `PORT ${config.port} on ${config.host} is taken by another program: stop that one, or set another PORT`,
    EACCES: `PORT ${config.port} may not be used by this user: set a PORT above 1023`,
    EADDRNOTAVAIL: `HOST ${config.host} is not an address of this machine: use 127.0.0.1 or 0.0.0.0`,
    ENOTFOUND: `HOST ${config.host} is not an address of this machine: use 127.0.0.1 or 0.0.0.0`,
  };
  const problem = rules[String(code)];
  return problem ? new ConfigurationError([problem]) : error;
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

async function stop(server: Server, jobs: Jobs): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A proxy keeps its connection after the last answer, too, and would be waited for.
  const closeIdle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await Promise.all([closed, jobs.stop()]);
  clearInterval(closeIdle);
  clearTimeout(cutOff);
}
