import { Hono } from "hono";
import { RequestError } from "../../errors.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { readForm } from "./form-fields.ts";

/** What the owner decides about a feed. */
export function createFeedSettingRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  routes.post("/feeds/:id/trial-reels", async (c) => {
    const show = (await readForm(c))("show") === "yes";
    const feed = db.feeds.get(c.req.param("id"));
    if (!feed) throw new RequestError(404, "unknown-feed", "There is no such feed any more.");
    db.transaction(() => {
      const { trialReels: _before, ...settings } = feed.settings;
      db.feeds.setSettings(feed.id, show ? { ...settings, trialReels: true } : settings);
      deps.publishFeed(feed.id);
    });
    const text = show
      ? `Trial reels are shown in the feed ${feed.id} now.`
      : `Trial reels are left out of the feed ${feed.id} now.`;
    auth.notify(c.var.session, { tone: "good", text });
    return c.redirect("/admin", 303);
  });

  return routes;
}
