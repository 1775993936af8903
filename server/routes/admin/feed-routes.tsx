import { type Context, Hono } from "hono";
import type { FeedRecord } from "../../db/feeds.ts";
import { RequestError } from "../../errors.ts";
import { readDisplaySettings } from "../../feed/display-settings.ts";
import type { FeedSettings } from "../../feed/document.ts";
import { readForm } from "../../http/read-form.ts";
import { omitAbsent } from "../../omit-absent.ts";
import { DisplaySettingsPage } from "../../pages/feeds/display-settings-page.tsx";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { feedPath } from "./owner-paths.ts";

/** What the owner decides about a feed. */
export function createFeedSettingRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  function feedOf(c: Context): FeedRecord {
    const feed = db.feeds.get(c.req.param("id") ?? "");
    if (!feed) throw new RequestError(404, "unknown-feed", "There is no such feed any more.");
    return feed;
  }

  /** What is stored and what is served change together. */
  function save(feed: FeedRecord, settings: FeedSettings): void {
    db.transaction(() => {
      db.feeds.setSettings(feed.id, settings);
      deps.publishFeed(feed.id);
    });
  }

  routes.post("/feeds/:id/trial-reels", async (c) => {
    const show = (await readForm(c))("show") === "yes";
    const feed = feedOf(c);
    const { trialReels: _before, ...settings } = feed.settings;
    save(feed, show ? { ...settings, trialReels: true } : settings);
    const text = show
      ? `Trial reels are shown in the feed ${feed.id} now.`
      : `Trial reels are left out of the feed ${feed.id} now.`;
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(db, feed), 303);
  });

  routes.get("/feeds/:id/look", (c) => {
    const feed = feedOf(c);
    return c.render(<DisplaySettingsPage feed={feed} />, {
      title: `How ${feed.id} looks`,
      section: "other",
      withWidget: true,
      wide: true,
    });
  });

  routes.post("/feeds/:id/look", async (c) => {
    const typed = await readForm(c);
    const feed = feedOf(c);
    const read = readDisplaySettings(typed);
    if ("problems" in read) {
      const notice = {
        level: "error",
        text: "Nothing was saved: some of it cannot be read. What is wrong stands below each field.",
      } as const;
      return c.render(
        <DisplaySettingsPage feed={feed} refused={{ typed, problems: read.problems }} />,
        {
          title: "Not saved",
          section: "other",
          withWidget: true,
          wide: true,
          notice,
          status: 422,
        },
      );
    }
    const { trialReels } = feed.settings;
    save(feed, omitAbsent<FeedSettings>({ ...read.settings, trialReels }));
    const text = `The feed ${feed.id} looks like this now, on every page that shows it within minutes.`;
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(db, feed), 303);
  });

  return routes;
}
