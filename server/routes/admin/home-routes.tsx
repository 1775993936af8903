import { Hono } from "hono";
import { viewFeed } from "../../pages/home/feed-line.ts";
import { HomePage, homeTitle, WelcomePage } from "../../pages/home/home-page.tsx";
import { NeedsOwner } from "../../pages/home/needs-owner.tsx";
import { nextStepOf } from "../../pages/home/steps.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { listTitle, readListPage } from "./list-page.ts";
import { reconnectHref } from "./reconnect-href.ts";
import { takeNotice } from "./take-notice.ts";

const LISTED_TOGETHER = 30;

/** The dashboard's first page. */
export function createHomeRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, clock } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/", (c) => {
    const now = clock.now();
    const notice = takeNotice(c, deps);
    const troubles = deps.readTroubles();
    const shared = {
      troubles,
      accountOf: (id: string) => db.accounts.get(id) ?? db.forgottenAccounts.get(id),
      reconnectHref: (account: Parameters<typeof reconnectHref>[1]) => reconnectHref(deps, account),
    };
    const { from, ...place } = readListPage(c, LISTED_TOGETHER, db.feeds.count);
    if (place.count === 0 && place.query === "") {
      return c.render(
        <>
          <NeedsOwner {...shared} />
          <WelcomePage />
        </>,
        { title: "Put your Instagram on your own site", section: "feeds", notice },
      );
    }
    const feeds = db.feeds.find(place.query, { size: LISTED_TOGETHER, from });
    const lines = feeds.map((feed) => viewFeed(db, feed, now, troubles));
    const isOnlyFeed = place.count === 1 && place.query === "";
    const step = nextStepOf({
      onlyFeed: isOnlyFeed ? feeds[0] : undefined,
      line: lines[0],
      channels: deps.alerts.channels(),
      now,
    });
    return c.render(<HomePage feeds={{ ...place, lines }} step={step} {...shared} />, {
      title: listTitle(homeTitle(troubles), place),
      section: "feeds",
      notice,
    });
  });

  return routes;
}
