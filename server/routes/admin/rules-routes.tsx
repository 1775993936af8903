import { type Context, Hono } from "hono";
import type { FeedRecord } from "../../db/feeds.ts";
import { countRules } from "../../feed/count-rules.ts";
import { type RuleFields, type RuleProblems, readRules } from "../../feed/read-rules.ts";
import { readForm } from "../../http/read-form.ts";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { fieldsOfRules, RulesPage } from "../../pages/posts/rules-page.tsx";
import { postName } from "../../pages/posts/wall-view.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";

/** What is said of all posts of a feed at once. */
export function createRulesRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  /** @param feed with the rules that stand in the form, where they can be read */
  function rulesPage(
    c: Context<AdminEnv>,
    feed: FeedRecord,
    state: {
      readonly fields: RuleFields;
      readonly problems?: RuleProblems;
      readonly isTrial?: boolean;
    },
  ) {
    const arranged = deps.arrangePosts(feed);
    const posts = new Map(arranged.all.map((post) => [post.id, post]));
    const name = feedName(feed, db.accounts.get);
    return c.render(
      <RulesPage
        feed={feed}
        name={name}
        trialReels={feed.settings.trialReels ?? false}
        counts={state.problems ? undefined : countRules(arranged, feed.rules)}
        pictureOf={(id) => {
          const post = posts.get(id);
          return { name: post ? postName(post) : "", picture: post?.files?.sizes.small.name };
        }}
        {...state}
      />,
      {
        title: `Rules: ${name}`,
        isRefused: state.problems !== undefined,
        section: "feeds",
      },
    );
  }

  routes.get("/feeds/:id/rules", (c) => {
    const feed = knownFeed(db, c);
    return rulesPage(c, feed, { fields: fieldsOfRules(feed.rules) });
  });

  routes.post("/feeds/:id/rules", async (c) => {
    const form = await readForm(c);
    const feed = knownFeed(db, c);
    const { trialReels: _before, ...others } = feed.settings;
    const settings = form("trialReels") === "yes" ? { ...others, trialReels: true } : others;
    const read = readRules(form.all);
    if ("problems" in read) {
      const { problems } = read;
      return rulesPage(c, { ...feed, settings }, { fields: form.all, problems });
    }
    const { rules } = read;
    if (form("try") === "yes") {
      return rulesPage(c, { ...feed, settings, rules }, { fields: form.all, isTrial: true });
    }
    db.transaction(() => {
      db.feeds.setRules(feed.id, rules);
      db.feeds.setSettings(feed.id, settings);
      deps.buildFeed(feed.id);
    });
    const text = "The rules are saved, and the feed follows them on every page that shows it.";
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect(feedPath(feed.id, "posts"), 303);
  });

  return routes;
}
