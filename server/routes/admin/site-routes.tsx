import { Hono } from "hono";
import { RequestError } from "../../errors.ts";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { HOSTS } from "../../pages/feeds/hosts.ts";
import { SitePage } from "../../pages/feeds/site-page.tsx";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { takeNotice } from "./take-notice.ts";

/** How a feed gets onto the owner's site. */
export function createSiteRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, publicUrl, publishUrl, clock } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/feeds/:id/site", (c) => {
    const feed = knownFeed(db, c);
    const name = feedName(feed, db.accounts.get);
    const wanted = c.req.query("host") ?? HOSTS[0]?.id;
    const host = HOSTS.find(({ id }) => id === wanted);
    if (!host) throw new RequestError(404, "unknown-host", "There are no lines for such a site.");
    return c.render(
      <SitePage
        feedId={feed.id}
        name={name}
        publicUrl={publicUrl}
        publishUrl={publishUrl}
        host={host}
        sightings={db.feedSightings.ofFeed(feed.id)}
        hookHost={deps.hookStore.status(feed.id)?.host}
        now={clock.now()}
      />,
      { title: feedTitle(name, "site"), section: "feeds", notice: takeNotice(c, deps) },
    );
  });

  return routes;
}
