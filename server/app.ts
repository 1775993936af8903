import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { SessionEnv } from "./auth/auth.ts";
import { RequestError } from "./errors.ts";
import type { Log } from "./log.ts";
import { createAssetRoutes } from "./routes/assets.ts";
import { createEmbedRoutes } from "./routes/embed.ts";
import { createFeedRoutes, type FeedRoutesDeps } from "./routes/feeds.ts";
import { createMediaRoutes } from "./routes/media.ts";
import { createWidgetRoutes } from "./routes/widget.ts";

export interface AppDeps {
  readonly log: Log;
  readonly feeds: FeedRoutesDeps;
  /** No slash at its end. */
  readonly publicUrl: string;
  readonly mediaDir: string;
  /** The built element. */
  readonly widgetDir: string;
  readonly health: Hono;
  readonly connect: Hono;
  readonly meta: Hono;
  readonly deletion: Hono;
  readonly privacy: Hono;
  readonly admin: Hono<SessionEnv>;
}

/** Everything that answers requests, put together; listening is someone else's. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof RequestError) {
      return c.json({ error: { code: error.code, message: error.message } }, error.status);
    }
    deps.log.error({ err: error, method: c.req.method, path: c.req.path }, "a request failed");
    return c.json(
      { error: { code: "internal", message: "Something went wrong; the log says what." } },
      500,
    );
  });
  app.notFound((c) =>
    c.json({ error: { code: "not-found", message: "There is nothing at this address." } }, 404),
  );
  // The visitor's addresses come first and carry nothing that they do not need.
  app.route("/feeds", createFeedRoutes(deps.feeds));
  app.route("/embed", createEmbedRoutes({ ...deps.feeds, publicUrl: deps.publicUrl }));
  app.route("/media", createMediaRoutes(deps.mediaDir));
  app.route("/", createWidgetRoutes(deps.widgetDir));
  app.route("/", deps.health);
  app.use("/connect/*", secureHeaders({ referrerPolicy: "no-referrer" }));
  app.route("/connect", deps.connect);
  app.route("/admin", deps.admin);
  app.route("/meta", deps.meta);
  app.route("/deletion", deps.deletion);
  app.route("/privacy", deps.privacy);
  app.route("/", createAssetRoutes());
  app.get("/", (c) => c.redirect("/admin", 302));
  return app;
}
