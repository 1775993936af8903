import { Hono, type MiddlewareHandler } from "hono";
import { type AppJobs, createAppParts } from "./composition/app-parts.ts";
import { composeDashboard } from "./composition/compose-dashboard.ts";
import { composeVisitorRoutes } from "./composition/compose-visitor-routes.ts";
import { mountConnectRoutes } from "./composition/mount-connect-routes.ts";
import { createPlainAnswers } from "./composition/plain-answers.ts";
import type { Database } from "./db/database.ts";
import { isReading, refuseForeignOrigins } from "./http/page-headers.ts";
import type { Instance } from "./instance.ts";
import { createMetaRoutes } from "./routes/meta.ts";
import { createMetricsRoutes } from "./routes/metrics.ts";

const DASHBOARD = "/admin/*";
/** Everything that may change something. */
const CHANGING_PATHS = [DASHBOARD, "/connect/*", "/meta/*", "/reconnect/*"];

/** Everything that answers requests, on an opened instance; listening is someone else's. */
export function createApp(instance: Instance, jobs: AppJobs): Hono {
  const { config, db } = instance;
  const { publicUrl, metricsToken } = config;
  const parts = createAppParts(instance, jobs);
  // People and Meta's forms put a slash behind addresses.
  const app = new Hono({ strict: false });
  const { onError, notFound } = createPlainAnswers(instance, parts.assets, publicUrl);
  app.onError(onError);
  app.notFound(notFound);
  // The visitors' addresses come first and carry nothing that they do not need.
  app.route("/", composeVisitorRoutes(instance, parts));
  // Not before the visitors' addresses: one handler alone answers at once, two make it wait its turn.
  for (const path of CHANGING_PATHS) {
    app.use(path, waitForDatabase(db));
    // The dashboard says it on a page of its own.
    if (path !== DASHBOARD) app.use(path, refuseForeignOrigins(publicUrl));
  }
  mountConnectRoutes(app, instance, parts);
  app.route("/admin", composeDashboard(instance, jobs, parts));
  app.route("/", createMetricsRoutes({ ...instance, metricsToken }));
  app.route("/meta", createMetaRoutes({ deletions: parts.deletions, publicUrl }));
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
