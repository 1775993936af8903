import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Hono } from "hono";
import type { Config } from "../config/config.ts";
import { MEDIA_NAME } from "../data-folder/names.ts";
import type { Database } from "../db/database.ts";
import { DELETIONS_KEPT_DAYS } from "../db/deletions.ts";
import { createHealthProof } from "../doctor/health-proof.ts";
import { noStore, pageHeaders } from "../http/page-headers.ts";
import type { Log } from "../logging/log.ts";
import { readPageAssets } from "../pages/frame/assets.ts";
import { publicLayout } from "../pages/frame/layout.tsx";
import { readerOf, speakReadersLanguage } from "../pages/frame/reader-language.ts";
import { DamagedPage } from "../pages/public/damaged-page.tsx";
import { FullDiskPage } from "../pages/public/full-disk-page.tsx";
import { PlainPage } from "../pages/reconnect/link-pages.tsx";
import { PAGES_DIR, WIDGET_DIR } from "../process/dist-dirs.ts";
import { createVisitorRoutes } from "../routes/visitors/visitor-routes.ts";
import { RequestError } from "../shared/errors.ts";
import type { Clock } from "../time/clock.ts";
import type { ClosedDatabase } from "./closed-database.ts";

const RETRY_AFTER_S = "300";

/** What still works where the database cannot be opened: what visitors ask for, from the copy of it. */
export function createVisitorsOnlyApp(deps: {
  readonly closed: ClosedDatabase;
  readonly copy: Database;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
}): Hono {
  const { closed, copy, config, clock, log } = deps;
  const { publicUrl, maxPosts } = config;
  const assets = readPageAssets(PAGES_DIR);
  function refuse(): never {
    throw new RequestError(503, "database", closed.message);
  }
  // People and Meta's forms put a slash behind addresses.
  const app = new Hono({ strict: false });
  app.onError((error, c) => {
    if (error instanceof RequestError) {
      return c.json({ error: { code: error.code, message: error.message } }, error.status);
    }
    log.error({ err: error, method: c.req.method, path: c.req.path }, "a request failed");
    return c.json({ error: { code: "database", message: closed.message } }, 503);
  });
  app.notFound((c) =>
    c.json({ error: { code: "not-found", message: "There is nothing at this address." } }, 404),
  );
  app.route(
    "/",
    createVisitorRoutes({
      ...{ db: copy, clock, publicUrl, maxPosts, assets },
      backupsKept: config.backupDir === undefined ? undefined : config.backupKeep,
      publishedAt: config.publishTo && config.publishUrl,
      mediaDir: join(config.dataDir, MEDIA_NAME),
      widgetDir: WIDGET_DIR,
      // Nobody can know this key: the doctor finds another server at this address, and that is so.
      healthProof: createHealthProof(randomBytes(32)),
      sightings: { note: () => undefined, isOn: () => false },
      needsOwner: () => true,
      deletions: { find: () => refuse(), daysKept: DELETIONS_KEPT_DAYS },
      onUnreadable: (error) => log.error({ err: error }, "the copy for visitors cannot be read"),
      isSignedIn: async () => false,
    }),
  );
  app.use("/reconnect/*", pageHeaders(publicUrl, "no-referrer"), noStore, speakReadersLanguage);
  app.use("/reconnect/*", publicLayout(assets, "narrow"), async (c) => {
    const { failure, failureText } = readerOf(c).messages.link;
    c.header("Retry-After", RETRY_AFTER_S);
    return c.render(<PlainPage title={failure} text={failureText} />, {
      title: failure,
      status: 503,
    });
  });
  for (const path of ["/admin/*", "/connect/*"]) {
    app.use(path, pageHeaders(publicUrl), noStore, publicLayout(assets), async (c) => {
      c.header("Retry-After", RETRY_AFTER_S);
      return closed.kind === "disk-low"
        ? c.render(<FullDiskPage />, { title: "The disk is full", status: 503 })
        : c.render(<DamagedPage />, { title: "The database is damaged", status: 503 });
    });
  }
  // Meta tries again.
  app.all("/meta/*", refuse);
  app.all("/metrics", refuse);
  app.get("/", (c) => c.redirect("/admin", 302));
  return app;
}
