import { Hono } from "hono";
import { readForm } from "../../http/read-form.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { createDeleteFeedRoutes } from "./delete-feed-routes.tsx";
import { createFeedFormRoutes } from "./feed-form-routes.tsx";
import { knownFeed } from "./known-feed.ts";

/** Feeds are made, renamed and deleted. */
export function createFeedRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  routes.route("/", createFeedFormRoutes(deps));
  routes.route("/", createDeleteFeedRoutes(deps));

  routes.post("/feeds/:id/let-go", async (c) => {
    const former = (await readForm(c))("former");
    const feed = knownFeed(db, c);
    if (db.feeds.aliasesOf(feed.id).includes(former)) {
      db.transaction(() => db.feeds.deleteAlias(former));
      const text = `Nothing answers to ${former} any more.`;
      auth.notify(c.var.session, { level: "success", text });
    }
    return c.redirect(feedPath(feed.id, "posts"), 303);
  });

  routes.post("/feeds/:id/sightings", async (c) => {
    const on = (await readForm(c))("note") === "yes";
    const feed = knownFeed(db, c);
    deps.sightings.switch(on);
    const text = on
      ? "The sites that show your feeds are noted from now on."
      : "No sites are noted any more, and those that were are forgotten.";
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(feed.id, "posts"), 303);
  });

  return routes;
}
