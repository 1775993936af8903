import { type Context, Hono } from "hono";
import type { FeedRecord } from "../../db/feeds.ts";
import { readForm } from "../../http/read-form.ts";
import { DeleteFeedPage } from "../../pages/feeds/delete-feed-page.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { passwordProblem } from "./password-again.tsx";

export function createDeleteFeedRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth, clock } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/feeds/:id/delete", (c) => deletePage(deps, c, knownFeed(db, c)));

  routes.post("/feeds/:id/delete", async (c) => {
    const feed = knownFeed(db, c);
    const problem = await passwordProblem(c, auth, (await readForm(c))("password"));
    if (problem !== undefined) return deletePage(deps, c, feed, problem);
    db.transaction(() => db.feeds.delete(feed.id));
    deps.log.info({ feed: feed.id, at: clock.now() }, "a feed was deleted");
    const text = `The feed ${feed.id} is deleted.`;
    auth.notify(c.var.session, { level: "success", text });
    return c.redirect("/admin", 303);
  });

  return routes;
}

function deletePage(
  { db, sightings }: AdminDeps,
  c: Context<AdminEnv>,
  feed: FeedRecord,
  problem?: string,
) {
  const name = feedName(feed, db.accounts.get);
  return c.render(
    <DeleteFeedPage
      feedId={feed.id}
      name={name}
      seenOn={sightings.seenOn(feed.id)}
      problem={problem}
    />,
    {
      title: `Delete the feed “${name}”?`,
      isRefused: problem !== undefined,
      section: "feeds",
    },
  );
}
