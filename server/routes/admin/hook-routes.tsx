import { type Context, Hono } from "hono";
import { readForm } from "../../http/read-form.ts";
import { feedTitle } from "../../pages/feeds/feed-head.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { HookPage } from "../../pages/feeds/hook-form.tsx";
import type { Notice } from "../../shared/notice.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownFeed } from "./known-feed.ts";
import { takeNotice } from "./take-notice.ts";

/** Who is told of a feed's new posts. */
export function createHookRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth, clock, hooks, hookStore } = deps;
  const routes = new Hono<AdminEnv>();

  function page(c: Context<AdminEnv>, shown: { notice: Notice | undefined; secret?: string }) {
    const feed = knownFeed(db, c);
    const name = feedName(feed, db.accounts.get);
    const hook = hookStore.status(feed.id);
    const title = feedTitle(name, "site");
    const isAtField = shown.notice?.field !== undefined;
    return c.render(
      <HookPage feedId={feed.id} name={name} hook={hook} now={clock.now()} {...shown} />,
      {
        title,
        isRefused: isAtField,
        status: 200,
        section: "feeds",
        notice: isAtField ? undefined : shown.notice,
      },
    );
  }

  function back(c: Context<AdminEnv>, notice: Notice): Response {
    auth.notify(c.var.session, notice);
    return c.redirect(feedPath(knownFeed(db, c).id, "hook"), 303);
  }

  routes.get("/feeds/:id/hook", (c) => page(c, { notice: takeNotice(c, deps) }));

  routes.post("/feeds/:id/hook", async (c) => {
    const field = await readForm(c);
    const form = { address: field("hook").trim(), authorization: field("authorization").trim() };
    const entered = await deps.enterHook(knownFeed(db, c).id, form);
    if (!("secret" in entered)) return back(c, { level: "error", ...entered });
    hooks.reviewTrouble();
    return page(c, { notice: undefined, secret: entered.secret.reveal() });
  });

  routes.post("/feeds/:id/hook/test", async (c) => {
    const delivery = await hooks.test(knownFeed(db, c).id);
    const text =
      delivery.kind === "sent"
        ? "The test was taken. A host of static sites builds the site anew now."
        : `The test was not taken: ${delivery.sentence}`;
    return back(c, { level: delivery.kind === "sent" ? "success" : "error", text });
  });

  routes.post("/feeds/:id/hook/remove", (c) => {
    hookStore.remove(knownFeed(db, c).id);
    hooks.reviewTrouble();
    return back(c, { level: "success", text: "That address is told nothing any more." });
  });

  return routes;
}
