import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import { type Choice, createChoices } from "./accounts/choice.ts";
import type { ConnectedAccount } from "./accounts/connect.ts";
import { readPastedToken } from "./accounts/pasted-token.ts";
import { type Settled, settleConnection } from "./accounts/settle-connection.ts";
import { createApp } from "./app.ts";
import { type Auth, createAuth } from "./auth/auth.ts";
import { type Clock, SECOND_MS, systemClock } from "./clock.ts";
import { type Config, type Environment, parseConfig } from "./config.ts";
import type { SessionRecord } from "./db/sessions.ts";
import { ConfigurationError } from "./errors.ts";
import type { Fetch } from "./http/send-request.ts";
import type { ApiName, Candidate } from "./instagram/types.ts";
import { createInstance, type Instance } from "./instance.ts";
import { createJobs, type Jobs } from "./jobs/jobs.ts";
import { createLog, type Log } from "./log.ts";
import { createDeletionRequests } from "./meta/deletion-requests.ts";
import { refreshNotice, syncNotice } from "./outcome-messages.ts";
import { createAdminRoutes } from "./routes/admin/admin-routes.tsx";
import { createConnectRoutes } from "./routes/connect.ts";
import { createDeletionRoutes } from "./routes/deletion.tsx";
import { createHealthRoutes } from "./routes/health.ts";
import { createMetaRoutes } from "./routes/meta.ts";
import { createPrivacyRoutes } from "./routes/privacy.tsx";
import { WIDGET_DIR } from "./widget-dir.ts";

export interface StartOptions {
  readonly environment: Environment;
  /** What Instagram is asked through, when not the platform's own. */
  readonly fetch?: Fetch;
  readonly clock?: Clock;
  readonly log?: Log;
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
  const instance = createInstance({ config, clock, log, fetch: options.fetch ?? globalThis.fetch });
  try {
    await instance.sweeper.repair();
    instance.publisher.publishAll();
    instance.db.pendingChoices.deleteExpired(clock.now());
    const auth = createAuth({
      db: instance.db,
      clock,
      adminPassword: config.adminPassword,
      publicUrl: config.publicUrl,
      signingKey: instance.signingKey,
    });
    const jobs = createJobs(instance);
    const server = await listen(composeApp(instance, auth, jobs), config);
    jobs.start();
    return {
      url: addressOf(server),
      publicUrl: config.publicUrl,
      dataDir: config.dataDir,
      setupLink: auth.setupLink(),
      stop: () => stop(server, jobs, instance),
    };
  } catch (error) {
    instance.close();
    throw error;
  }
}

/** Everything that answers requests, on an opened instance. */
export function composeApp(instance: Instance, auth: Auth, jobs: Jobs): Hono {
  const { config, db, clock, log, apis, apps, vault } = instance;
  const redirectUri = `${config.publicUrl}/connect/callback`;
  const choices = createChoices({ db, vault, clock });
  function connectCandidate(api: ApiName, candidate: Candidate): ConnectedAccount {
    const connected = instance.connect(api, candidate);
    jobs.syncSoon(connected.accountId);
    return connected;
  }
  function settle(session: SessionRecord, brought: Choice): Settled {
    const settled = settleConnection(brought, connectCandidate);
    if ("toPickFrom" in settled) choices.offer(session.idHash, settled.toPickFrom);
    return settled;
  }
  const deletions = createDeletionRequests({
    db,
    clock,
    log,
    secrets: apps.secrets,
    disconnect: instance.disconnect,
  });
  return createApp({
    log,
    feeds: { db, clock, isSignedIn: async (c) => (await auth.currentSession(c)) !== undefined },
    publicUrl: config.publicUrl,
    mediaDir: instance.mediaStore.directory,
    widgetDir: WIDGET_DIR,
    health: createHealthRoutes({
      db,
      healthProof: instance.healthProof,
      publicUrl: config.publicUrl,
    }),
    connect: createConnectRoutes({
      db,
      clock,
      log,
      apis,
      apps,
      hosts: config.hosts,
      redirectUri,
      currentSession: auth.currentSession,
      settle,
    }),
    meta: createMetaRoutes({ deletions, publicUrl: config.publicUrl }),
    deletion: createDeletionRoutes({ deletions, publicUrl: config.publicUrl }),
    privacy: createPrivacyRoutes(config),
    admin: createAdminRoutes({
      db,
      clock,
      log,
      auth,
      publicUrl: config.publicUrl,
      redirectUri,
      maxPosts: config.maxPosts,
      apps,
      async connectToken(token, api, session) {
        const found = await readPastedToken({ apis, apps, hosts: config.hosts }, token, api);
        return { ...settle(session, found), note: found.note };
      },
      choices,
      connectCandidate,
      doctor: instance.doctor,
      disconnect: instance.disconnect,
      publishFeed: (feedId) => void instance.publisher.publishFeed(feedId),
      syncNow: async (id) => syncNotice(await jobs.syncNow(id), clock.now()),
      refreshNow: async (id) => refreshNotice(await jobs.refreshNow(id), clock.now()),
    }),
  });
}

function listen(app: Hono, config: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, () =>
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

async function stop(server: Server, jobs: Jobs, instance: Instance): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  // A proxy keeps its connection after the last answer, too, and would be waited for.
  const closeIdle = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await Promise.all([closed, jobs.stop()]);
  clearInterval(closeIdle);
  clearTimeout(cutOff);
  instance.close();
}
