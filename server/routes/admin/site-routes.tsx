import { Hono } from "hono";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { SitePage } from "../../pages/feeds/site-page.tsx";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { takeNotice } from "./take-notice.ts";

/** How a feed gets onto the owner's site. */
export function createSiteRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, publicUrl, publishUrl } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/feeds/:id/site", (c) => {
    const feed = knownFeed(db, c);
    const name = feedName(feed, db.accounts.get);
    const props = { feedId: feed.id, name, publicUrl, publishUrl };
    return c.render(<SitePage {...props} />, {
      title: feedTitle(name, "site"),
      section: "feeds",
      notice: takeNotice(c, deps),
    });
  });

  return routes;
}
