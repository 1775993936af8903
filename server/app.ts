import { type Context, Hono, type MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { ConnectedAccount } from "./accounts/connect.ts";
import { findExpectedAccount } from "./accounts/expected-account.ts";
import { letGoOfForgotten } from "./accounts/let-go.ts";
import { readPastedToken } from "./accounts/pasted-token.ts";
import { createPickStore, type OpenedAccounts } from "./accounts/pick-store.ts";
import {
  createReconnectLink,
  nameOfSubject,
  newLinkProblem,
  tryNewLink,
} from "./accounts/reconnect-link.ts";
import { rememberDeletion } from "./accounts/remember-deletion.ts";
import { type Settled, settleConnection } from "./accounts/settle-connection.ts";
import { oncePerSecond } from "./alerts/once-per-second.ts";
import type { Database } from "./db/database.ts";
import type { ReconnectLinkRecord } from "./db/reconnect-links.ts";
import type { SessionRecord } from "./db/sessions.ts";
import { AwayError } from "./db/sqlite.ts";
import { isReading, refuseForeignOrigins } from "./http/page-headers.ts";
import type { ApiName, Candidate } from "./instagram/types.ts";
import type { Instance } from "./instance.ts";
import type { Jobs } from "./jobs/jobs.ts";
import { createDeletionRequests } from "./meta/deletion-requests.ts";
import { anotherAccountNotice } from "./outcomes/connect-sentences.ts";
import { PUBLISHING_BEGUN, publishNotice } from "./outcomes/publish-notice.ts";
import { refreshNotice } from "./outcomes/refresh-notice.ts";
import { SYNC_BEGUN, syncNotice } from "./outcomes/sync-notice.ts";
import { readPageAssets } from "./pages/frame/assets.ts";
import { serverFacts } from "./pages/settings/server-facts.ts";
import { PAGES_DIR, WIDGET_DIR } from "./process/dist-dirs.ts";
import { packageVersion } from "./process/package-version.ts";
import { createAdminRoutes } from "./routes/admin/admin-routes.tsx";
import { createAuthorizationRoutes } from "./routes/authorization.ts";
import { createMetaRoutes } from "./routes/meta.ts";
import { createMetricsRoutes } from "./routes/metrics.ts";
import { createPlainPages, isForReading } from "./routes/plain-pages.ts";
import { createReconnectCallback } from "./routes/reconnect/reconnect-callback.tsx";
import { createReconnectRoutes } from "./routes/reconnect/reconnect-routes.tsx";
import { createSignInAttempts, isStateOfLink } from "./routes/reconnect/sign-in-attempt.ts";
import { createVisitorRoutes } from "./routes/visitors/visitor-routes.ts";
import { databaseSentence, RequestError } from "./shared/errors.ts";
import type { Notice } from "./shared/notice.ts";
import { SECOND_MS } from "./time/clock.ts";

const DASHBOARD = "/admin/*";
/** Everything that may change something. */
const CHANGING_PATHS = [DASHBOARD, "/connect/*", "/meta/*", "/reconnect/*"];

/** A sync that is over by then says what came of it; a longer one goes on while the page shows how far it is. */
const ANSWERED_WITHIN_MS = 2 * SECOND_MS;

/** Everything that answers requests, on an opened instance; listening is someone else's. */
export function createApp(
  instance: Instance,
  jobs: Pick<Jobs, "syncNow" | "refreshNow" | "syncSoon" | "publishNow">,
): Hono {
  const { config, db, clock, log, apis, apps, vault, auth, alerts, doctor } = instance;
  const { publicUrl, maxPosts, hosts } = config;
  const redirectUri = `${publicUrl}/connect/callback`;
  const assets = readPageAssets(PAGES_DIR);
  const picks = createPickStore({ db, vault, clock });
  function connectCandidate(api: ApiName, candidate: Candidate): ConnectedAccount {
    const connected = instance.connect(api, candidate);
    jobs.syncSoon(connected.accountId);
    return connected;
  }
  function settle(
    session: SessionRecord,
    brought: OpenedAccounts,
    expectedAccountId?: string,
  ): Settled {
    const expected = findExpectedAccount(instance, expectedAccountId);
    const settled = settleConnection(brought, connectCandidate, expected);
    if ("toPickFrom" in settled) {
      picks.offer(session.idHash, settled.toPickFrom);
      const came = brought.candidates.map(({ profile }) => profile.username);
      if (expected) auth.notify(session, anotherAccountNotice(expected.name, came));
    }
    return settled;
  }
  const deletions = createDeletionRequests({
    db,
    clock,
    log,
    secrets: apps.secrets,
    remember: (deletion) => rememberDeletion({ db, vault, dataDir: config.dataDir }, deletion),
    forget: instance.forget,
    forgetAbsent: instance.forgetAbsent,
    hasReachedCopies: (instant) =>
      instance.publishing.hasReached(instant) && instance.backups.hasReached(instant),
  });

  function needsOwner(): boolean {
    try {
      return instance.readTroubles().length > 0;
    } catch (error) {
      instance.damage.note(error, "looking for what needs the owner");
      return true;
    }
  }

  /** What came of it, where that is known soon. */
  async function soon(outcome: Promise<Notice>, otherwise: Notice): Promise<Notice> {
    const patience = new AbortController();
    const late = clock.sleep(ANSWERED_WITHIN_MS, patience.signal).then(() => otherwise);
    const notice = await Promise.race([outcome, late]);
    patience.abort();
    return notice;
  }

  // People and Meta's forms put a slash behind addresses.
  const app = new Hono({ strict: false });
  const plainPages = createPlainPages(assets, publicUrl);
  app.onError((error, c) => {
    const { status, code, message } = answerTo(error, c);
    const isOfLink = c.req.path.startsWith("/reconnect/");
    // What a program did wrong is said to it word for word; people are told what they can do.
    if (isForReading(c.req.header("accept")) && (status >= 500 || isOfLink)) {
      return plainPages.failure(status).fetch(c.req.raw, c.env);
    }
    return c.json({ error: { code, message } }, status);
  });
  function answerTo(error: Error, c: Context) {
    if (error instanceof RequestError) return error;
    if (error instanceof AwayError) {
      return { status: 503, code: "restoring", message: error.message } as const;
    }
    const sentence = databaseSentence(error);
    if (sentence !== undefined) {
      instance.damage.note(error, "answering a request");
      return { status: 503, code: "database", message: sentence } as const;
    }
    log.error({ err: error, method: c.req.method, path: c.req.path }, "a request failed");
    const message = "Something went wrong; the log says what.";
    return { status: 500, code: "internal", message } as const;
  }
  app.notFound((c) =>
    isForReading(c.req.header("accept"))
      ? plainPages.nothingHere.fetch(c.req.raw, c.env)
      : c.json({ error: { code: "not-found", message: "There is nothing at this address." } }, 404),
  );
  // The visitors' addresses come first and carry nothing that they do not need.
  app.route(
    "/",
    createVisitorRoutes({
      db,
      copy: instance.servedCopy,
      clock,
      publicUrl,
      maxPosts,
      backupsKept: config.backupDir === undefined ? undefined : config.backupKeep,
      publishedAt: config.publishTo && config.publishUrl,
      mediaDir: instance.mediaStore.directory,
      widgetDir: WIDGET_DIR,
      assets,
      healthProof: instance.healthProof,
      sightings: instance.sightings,
      needsOwner: oncePerSecond(needsOwner, clock),
      deletions,
      onUnreadable(error) {
        if (!(error instanceof AwayError)) instance.damage.note(error, "serving visitors");
      },
      async isSignedIn(c) {
        try {
          return (await auth.currentSession(c)) !== undefined;
        } catch {
          // Who it is cannot be read just now; a visitor's answer does not depend on it.
          return false;
        }
      },
    }),
  );
  // Not before the visitors' addresses: one handler alone answers at once, two make it wait its turn.
  for (const path of CHANGING_PATHS) {
    app.use(path, waitForDatabase(db));
    // The dashboard says it on a page of its own.
    if (path !== DASHBOARD) app.use(path, refuseForeignOrigins(publicUrl));
  }
  const attempts = createSignInAttempts({ vault, clock, publicUrl });
  const clientPages = {
    ...instance,
    assets,
    redirectUri,
    attempts,
    newLinks: {
      canSend: ({ accountId }: ReconnectLinkRecord) => alerts.canSendLinks(accountId),
      async send(link: ReconnectLinkRecord) {
        const name = nameOfSubject(db, link) ?? "";
        const newUrl = () => tryNewLink(instance, link)?.url;
        const { kind } = await alerts.sendReconnectLink(link.accountId, name, newUrl);
        return kind === "sent";
      },
    },
  };
  app.route("/reconnect", createReconnectRoutes(clientPages));
  const reconnectCallback = createReconnectCallback({ ...clientPages, connectCandidate });
  app.use("/connect/callback", async (c, next) =>
    isStateOfLink(c.req.query("state")) ? reconnectCallback.fetch(c.req.raw, c.env) : next(),
  );
  app.use("/connect/*", secureHeaders({ referrerPolicy: "no-referrer" }));
  app.route(
    "/connect",
    createAuthorizationRoutes({
      db,
      clock,
      log,
      apis,
      apps,
      hosts,
      redirectUri,
      currentSession: auth.currentSession,
      settle,
    }),
  );
  app.route(
    "/admin",
    createAdminRoutes({
      db,
      clock,
      log,
      auth,
      assets,
      publicUrl,
      redirectUri,
      maxPosts,
      version: packageVersion(),
      facts: serverFacts(config),
      apps,
      async connectToken(token, api, session, expectedAccountId) {
        const found = await readPastedToken({ apis, apps, hosts }, token, api);
        return { ...settle(session, found, expectedAccountId), note: found.note };
      },
      clientLinks: {
        create: (subject) => createReconnectLink(instance, subject),
        problem: () => newLinkProblem(instance),
      },
      picks,
      connectCandidate,
      doctor,
      backups: instance.dashboardBackups,
      publishUrl: config.publishTo && config.publishUrl,
      publishing: instance.publishing,
      publishNow: () => soon(publishNotice(jobs.publishNow()), PUBLISHING_BEGUN),
      disconnect: instance.disconnect,
      letGo: (accountId) => letGoOfForgotten(instance, accountId),
      sightings: instance.sightings,
      arrangePosts: instance.feedBuilder.arrange,
      mediaDir: instance.mediaStore.directory,
      mediaStore: instance.mediaStore,
      buildFeed: (feedId) => void instance.feedBuilder.buildFeed(feedId),
      alerts,
      alertSettings: instance.alertSettings,
      alertEntry: instance.alertEntry,
      hooks: instance.hooks,
      hookStore: instance.hookStore,
      enterHook: instance.enterHook,
      readTroubles: instance.readTroubles,
      async syncNow(id) {
        const outcome = jobs.syncNow(id).then((one) => syncNotice(one, clock.now()));
        return soon(outcome, SYNC_BEGUN);
      },
      refreshNow: async (id) => refreshNotice(await jobs.refreshNow(id), clock.now()),
    }),
  );
  app.route("/", createMetricsRoutes({ ...instance, metricsToken: config.metricsToken }));
  app.route("/meta", createMetaRoutes({ deletions, publicUrl }));
  app.get("/", (c) => c.redirect("/admin", 302));
  return app;
}

/** What writes waits for other programs first: once it has begun, everything stands still until it has the lock. */
function waitForDatabase(db: Pick<Database, "write">): MiddlewareHandler {
  return async (c, next) => {
    const writes = !isReading(c.req.method) || c.req.path.startsWith("/connect");
    if (writes) await db.write(() => undefined);
    await next();
  };
}
