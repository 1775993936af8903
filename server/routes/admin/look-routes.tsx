import { Hono } from "hono";
import { readDisplaySettings } from "../../feed/display-settings.ts";
import type { FeedSettings } from "../../feed/document.ts";
import { readForm } from "../../http/read-form.ts";
import { omitAbsent } from "../../omit-absent.ts";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { LookPage } from "../../pages/feeds/look-page.tsx";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { saveFeedSettings } from "./save-feed.ts";
import { takeNotice } from "./take-notice.ts";

/** What a feed looks like where nothing else is said. */
export function createLookRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/feeds/:id/look", (c) => {
    const feed = knownFeed(db, c);
    const name = feedName(feed, db.accounts.get);
    return c.render(<LookPage feed={feed} name={name} />, {
      title: feedTitle(name, "look"),
      section: "feeds",
      notice: takeNotice(c, deps),
      withWidget: true,
      wide: true,
    });
  });

  routes.post("/feeds/:id/look", async (c) => {
    const typed = await readForm(c);
    const feed = knownFeed(db, c);
    const read = readDisplaySettings(typed);
    if ("problems" in read) {
      const name = feedName(feed, db.accounts.get);
      const notice = {
        level: "error",
        text: "Nothing was saved: some of it cannot be read. What is wrong stands below each field.",
      } as const;
      return c.render(
        <LookPage feed={feed} name={name} refused={{ typed, problems: read.problems }} />,
        {
          title: `Error: ${feedTitle(name, "look")}`,
          section: "feeds",
          withWidget: true,
          wide: true,
          notice,
          status: 422,
        },
      );
    }
    const { trialReels } = feed.settings;
    saveFeedSettings(deps, feed.id, omitAbsent<FeedSettings>({ ...read.settings, trialReels }));
    const text = `The feed ${feed.id} looks like this now, on every page that shows it within minutes.`;
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(feed.id, "look"), 303);
  });

  return routes;
}
