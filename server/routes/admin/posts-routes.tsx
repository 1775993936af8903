import { Hono } from "hono";
import { readForm } from "../../http/read-form.ts";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { PostsPage } from "../../pages/feeds/posts-page.tsx";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { saveFeedSettings } from "./save-feed.ts";
import { takeNotice } from "./take-notice.ts";

/** Which posts a feed shows. */
export function createPostsRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/feeds/:id", (c) => c.redirect(feedPath(knownFeed(db, c).id, "posts"), 303));

  routes.get("/feeds/:id/posts", (c) => {
    const feed = knownFeed(db, c);
    const name = feedName(feed, db.accounts.get);
    const usernames = feed.accountIds.flatMap((id) => db.accounts.get(id)?.profile.username ?? []);
    return c.render(<PostsPage feed={feed} name={name} usernames={usernames} />, {
      title: feedTitle(name, "posts"),
      section: "feeds",
      notice: takeNotice(c, deps),
      withWidget: true,
      wide: true,
    });
  });

  routes.post("/feeds/:id/trial-reels", async (c) => {
    const show = (await readForm(c))("show") === "yes";
    const feed = knownFeed(db, c);
    const { trialReels: _before, ...settings } = feed.settings;
    saveFeedSettings(deps, feed.id, show ? { ...settings, trialReels: true } : settings);
    const text = show
      ? `Trial reels are shown in the feed ${feed.id} now.`
      : `Trial reels are left out of the feed ${feed.id} now.`;
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(feed.id, "posts"), 303);
  });

  return routes;
}
