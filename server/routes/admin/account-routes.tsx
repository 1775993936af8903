import { Hono } from "hono";
import type { AccountRecord } from "../../db/accounts.ts";
import { viewAccount } from "../../pages/accounts/account-view.ts";
import { AccountPage, AccountsPage } from "../../pages/accounts/accounts-page.tsx";
import { feedName } from "../../pages/feeds/feed-name.ts";
import { feedPath } from "../../pages/feeds/feed-paths.ts";
import { createAccountActionRoutes } from "./account-action-routes.tsx";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownAccount } from "./known-account.ts";
import { listTitle, readListPage } from "./list-page.ts";
import { reconnectHref } from "./reconnect-href.ts";
import { takeNotice } from "./take-notice.ts";

const LISTED_TOGETHER = 20;
/** Those that somebody had deleted are few. */
const MOST_FORGOTTEN = 10;
const MOST_ASKED_FOR = 50;

export function createAccountRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, clock, maxPosts } = deps;
  const routes = new Hono<AdminEnv>();

  function lineOf(account: AccountRecord) {
    const now = clock.now();
    const view = viewAccount(db, account, now);
    return { view, now, maxPosts, reconnectHref: reconnectHref(deps, account) };
  }

  routes.get("/accounts", (c) => {
    const { from, ...place } = readListPage(c, LISTED_TOGETHER, db.accounts.count);
    const found = db.accounts.find(place.query, { size: LISTED_TOGETHER, from });
    const needing = new Set(deps.readTroubles().map(({ subject }) => subject));
    const worstFirst = [
      ...found.filter(({ id }) => needing.has(id)),
      ...found.filter(({ id }) => !needing.has(id)),
    ];
    const isFirstPage = place.page === 1 && place.query === "";
    const forgotten = isFirstPage ? db.forgottenAccounts.all().slice(0, MOST_FORGOTTEN) : [];
    return c.render(
      <AccountsPage
        {...place}
        lines={worstFirst.map(lineOf)}
        forgotten={forgotten.map((account) => ({
          account,
          now: clock.now(),
          reconnectHref: reconnectHref(deps, account),
        }))}
      />,
      { title: listTitle("Accounts", place), section: "accounts", notice: takeNotice(c, deps) },
    );
  });

  routes.get("/accounts/:id", (c) => {
    const account = knownAccount(db, c.req.param("id"));
    const feeds = db.feeds
      .ofAccount(account.id)
      .map((feed) => ({ href: feedPath(feed.id, "posts"), name: feedName(feed, db.accounts.get) }));
    return c.render(<AccountPage line={lineOf(account)} feeds={feeds} />, {
      title: `@${account.profile.username}`,
      section: "accounts",
      notice: takeNotice(c, deps),
    });
  });

  /** For the script that waits for the first posts of the accounts on its page. */
  routes.get("/progress", (c) => {
    const ids = c.req.queries("id")?.slice(0, MOST_ASKED_FOR);
    const all = () => db.accounts.find("", { size: MOST_ASKED_FOR, from: 0 });
    const accounts = ids?.flatMap((id) => db.accounts.get(id) ?? []) ?? all();
    const views = accounts.map((account) => viewAccount(db, account, clock.now()));
    return c.json(
      views.map(({ account, state, shownCount }) => ({
        id: account.id,
        syncing: state === "syncing",
        shown: shownCount,
      })),
    );
  });

  routes.route("/", createAccountActionRoutes(deps));

  return routes;
}
