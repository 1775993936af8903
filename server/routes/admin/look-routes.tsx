import { type Context, Hono } from "hono";
import type { FeedRecord } from "../../db/feeds.ts";
import { readDisplaySettings } from "../../feed/display-settings.ts";
import type { FeedSettings } from "../../feed/document.ts";
import { placeKey } from "../../feed/place-rule.ts";
import { readPostsLanguage } from "../../feed/posts-language.ts";
import { feedSettingEntries } from "../../feed/settings-table.ts";
import { isOfStartingPoints, STARTING_POINTS } from "../../feed/starting-points.ts";
import { readForm } from "../../http/read-form.ts";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { asTyped } from "../../pages/feeds/look-fields.ts";
import { LookPage } from "../../pages/feeds/look-page.tsx";
import { omitAbsent } from "../../shared/omit-absent.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { saveFeedSettings } from "./save-feed.ts";
import { takeNotice } from "./take-notice.ts";

type LookPageState = Omit<Parameters<typeof LookPage>[0], "feed" | "name">;

/** What a feed looks like where nothing else is said. */
export function createLookRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth, sightings, publishUrl } = deps;
  const routes = new Hono<AdminEnv>();

  function page(c: Context<AdminEnv>, feed: FeedRecord, state: LookPageState) {
    const name = feedName(feed, db.accounts.get);
    return c.render(<LookPage feed={feed} name={name} {...state} />, {
      title: feedTitle(name, "look"),
      isRefused: state.problems !== undefined,
      section: "feeds",
      withWidget: true,
      wide: true,
    });
  }

  routes.get("/feeds/:id/look", (c) => {
    const feed = knownFeed(db, c);
    const start = STARTING_POINTS.find(({ id }) => id === c.req.query("start"));
    if (!start) return page(c, feed, { notice: takeNotice(c, deps) });
    return page(c, feed, {
      typed: (name) =>
        asTyped(isOfStartingPoints(name) ? start.settings[name] : feed.settings[name]),
    });
  });

  routes.post("/feeds/:id/look", async (c) => {
    const form = await readForm(c);
    const feed = knownFeed(db, c);
    // Several boxes of one name are one list.
    const typed = (name: string) => form.all(name).filter(Boolean).join(", ");
    const read = readDisplaySettings(typed);
    const language = readPostsLanguage(typed("postsLang"));
    if ("problems" in read || "problem" in language) {
      const problems = {
        ...("problems" in read && read.problems),
        ...("problem" in language && { postsLang: language.problem }),
      };
      return page(c, feed, { typed, problems });
    }
    if (typed("try") !== "") return page(c, feed, { typed });
    const { trialReels } = feed.settings;
    const settings = omitAbsent<FeedSettings>({
      ...read.settings,
      trialReels,
      postsLang: language.lang,
    });
    saveFeedSettings(deps, feed.id, settings);
    // What pages have was copied with the look that was there when it last fitted.
    const pasted = feed.pastedPlace ?? placeKey(feed.settings);
    const isOnPages = sightings.seenOn(feed.id).length > 0;
    // Of what is published, and where nobody wants to know, nobody can say.
    const mayBeOnPages = isOnPages || !sightings.isOn() || publishUrl !== undefined;
    const isPlaceOld = mayBeOnPages && pasted !== placeKey(settings);
    db.feeds.setPastedPlace(feed.id, isPlaceOld ? pasted : undefined);
    const before = [...feedSettingEntries().map(({ name }) => name), "postsLang" as const]
      .map((name) => [name, asTyped(feed.settings[name])] as const)
      .filter(([, value]) => value !== "");
    const text =
      typed("undo") === ""
        ? `Saved: the feed ${feed.id} looks like this now, on every page that shows it within minutes.`
        : `The feed ${feed.id} looks as it did before.`;
    const pasteAgain = isPlaceOld
      ? ` It is not as high as before: ${isOnPages ? "" : "if it is on a page already, "}paste its lines again, from “On your site”, so that nothing on your pages moves when it comes.`
      : "";
    auth.notify(c.var.session, {
      level: "success",
      text: text + pasteAgain,
      typed: Object.fromEntries(before),
    });
    return c.redirect(feedPath(feed.id, "look"), 303);
  });

  return routes;
}
