import { Hono } from "hono";
import type { FeedDocument } from "../../feed/document.ts";
import { placeKey, placeRule } from "../../feed/place-rule.ts";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { HOSTS } from "../../pages/feeds/hosts.ts";
import { SitePage } from "../../pages/feeds/site-page.tsx";
import { RequestError } from "../../shared/errors.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { takeNotice } from "./take-notice.ts";

/** How a feed gets onto the owner's site. */
export function createSiteRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, publicUrl, publishUrl, clock } = deps;
  const routes = new Hono<AdminEnv>();

  function readDocument(feedId: string): FeedDocument | undefined {
    const document = db.documents.get(feedId, "");
    return document && JSON.parse(document.json.toString("utf8"));
  }

  routes.get("/feeds/:id/site", (c) => {
    const feed = knownFeed(db, c);
    const { id, settings, pastedPlace } = feed;
    const name = feedName(feed, db.accounts.get);
    const wanted = c.req.query("host") ?? HOSTS[0]?.id;
    const host = HOSTS.find(({ id }) => id === wanted);
    if (!host) throw new RequestError(404, "unknown-host", "There are no lines for such a site.");
    return c.render(
      <SitePage
        feedId={id}
        name={name}
        publicUrl={publicUrl}
        publishUrl={publishUrl}
        host={host}
        rule={placeRule(readDocument(id) ?? { id, settings, posts: [] })}
        isRuleOld={pastedPlace !== undefined && pastedPlace !== placeKey(settings)}
        sightings={db.feedSightings.ofFeed(id)}
        hookHost={deps.hookStore.status(id)?.host}
        now={clock.now()}
      />,
      { title: feedTitle(name, "site"), section: "feeds", notice: takeNotice(c, deps) },
    );
  });

  routes.post("/feeds/:id/pasted", (c) => {
    const { id } = knownFeed(db, c);
    db.feeds.setPastedPlace(id, undefined);
    return c.redirect(feedPath(id, "site"), 303);
  });

  return routes;
}
