import { type Context, Hono } from "hono";
import type { AccountRecord } from "../../db/accounts.ts";
import { ownerSentence } from "../../errors.ts";
import { readForm } from "../../http/read-form.ts";
import type { Notice } from "../../notice.ts";
import type { AccountListProps } from "../../pages/accounts/account-list.tsx";
import { viewAccount, viewState } from "../../pages/accounts/account-view.ts";
import { DisconnectPage } from "../../pages/accounts/disconnect-page.tsx";
import { AccountPage, HomePage } from "../../pages/accounts/home-page.tsx";
import { connectPath } from "../../pages/connect/connect-path.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownAccount } from "./known-account.ts";
import { accountPath, FEW_ACCOUNTS, hasFewAccounts } from "./owner-paths.ts";
import { passwordProblem } from "./password-again.tsx";

const LISTED_TOGETHER = 50;
const LONGEST_QUERY = 100;

export function createAccountRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, clock, auth, log, apps, publicUrl, maxPosts } = deps;
  const routes = new Hono<AdminEnv>();

  const shared = () => ({
    now: clock.now(),
    publicUrl,
    maxPosts,
    accountOf: (id: string) => db.accounts.get(id),
    reconnectHref,
  });

  /** Straight to the sign-in where an app is known; otherwise to the page that asks for it. */
  function reconnectHref({ api, id }: Pick<AccountRecord, "id" | "api">): string {
    const known = apps.forApi(api) !== undefined;
    return connectPath(known ? "/connect" : "/admin/connect", { api, account: id });
  }

  function listOf(query: string, wantedPage: number): AccountListProps {
    const count = db.accounts.count(query);
    const pageCount = Math.max(1, Math.ceil(count / LISTED_TOGETHER));
    const page = Math.min(Math.max(1, wantedPage), pageCount);
    const found = db.accounts.find(query, {
      size: LISTED_TOGETHER,
      from: (page - 1) * LISTED_TOGETHER,
    });
    const now = clock.now();
    const entries = found.map((account) => {
      const { state, sync } = viewState(db, account.id, now);
      return { account, state, lastSyncAt: sync.lastSuccessAt };
    });
    return { entries, query, count, page, pageCount, now };
  }

  routes.get("/", (c) => {
    const few = hasFewAccounts(db);
    const now = clock.now();
    const query = (c.req.query("q") ?? "").trim().slice(0, LONGEST_QUERY);
    const accounts = few
      ? { views: db.accounts.all().map((account) => viewAccount(db, account, now)) }
      : { list: listOf(query, Number.parseInt(c.req.query("page") ?? "1", 10) || 1) };
    return c.render(
      <HomePage
        {...shared()}
        accounts={accounts}
        forgotten={db.forgottenAccounts.all().slice(0, FEW_ACCOUNTS)}
        feeds={few ? db.feeds.all() : db.feeds.withoutAccounts().slice(0, FEW_ACCOUNTS)}
        troubles={deps.readTroubles()}
        channels={deps.alerts.channels()}
      />,
      {
        title: "Accounts",
        section: "home",
        notice: auth.takeNotice(c.var.session),
        withWidget: true,
        wide: true,
      },
    );
  });

  routes.get("/accounts/:id", (c) => {
    const account = knownAccount(db, c.req.param("id"));
    return c.render(
      <AccountPage
        {...shared()}
        view={viewAccount(db, account, clock.now())}
        feeds={db.feeds.ofAccount(account.id)}
      />,
      {
        title: `@${account.profile.username}`,
        section: "other",
        notice: auth.takeNotice(c.var.session),
        withWidget: true,
        wide: true,
      },
    );
  });

  /** For the script that waits for the first posts of the accounts on its page; of a few, all may be asked for. */
  routes.get("/progress", (c) => {
    const ids = c.req.queries("id")?.slice(0, LISTED_TOGETHER);
    const all = () => db.accounts.find("", { size: FEW_ACCOUNTS, from: 0 });
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

  routes.post("/accounts/:id/sync", async (c) => {
    const account = knownAccount(db, c.req.param("id"));
    const notice = await outcomeOf(() => deps.syncNow(account.id));
    auth.notify(c.var.session, notice);
    return c.redirect(accountPath(db, account.id), 303);
  });

  routes.post("/accounts/:id/refresh", async (c) => {
    const account = knownAccount(db, c.req.param("id"));
    const notice = await outcomeOf(() => deps.refreshNow(account.id));
    auth.notify(c.var.session, notice);
    return c.redirect(accountPath(db, account.id), 303);
  });

  function disconnectPage(c: Context<AdminEnv>, account: AccountRecord, problem?: string) {
    return c.render(<DisconnectPage db={db} account={account} problem={problem} />, {
      title: `Disconnect @${account.profile.username}`,
      section: "other",
      status: problem === undefined ? 200 : 422,
    });
  }

  routes.get("/accounts/:id/disconnect", (c) =>
    disconnectPage(c, knownAccount(db, c.req.param("id"))),
  );

  routes.post("/accounts/:id/disconnect", async (c) => {
    const account = knownAccount(db, c.req.param("id"));
    const problem = await passwordProblem(c, auth, (await readForm(c))("password"));
    if (problem !== undefined) return disconnectPage(c, account, problem);
    const { username } = account.profile;
    const notice = await outcomeOf(async () => {
      await deps.disconnect(account.id);
      return { level: "success", text: `@${username} is disconnected, and its posts are deleted.` };
    });
    auth.notify(c.var.session, notice);
    return c.redirect("/admin", 303);
  });

  async function outcomeOf(work: () => Promise<Notice>): Promise<Notice> {
    try {
      return await work();
    } catch (error) {
      log.error({ err: error }, "an action from the dashboard failed");
      const text = ownerSentence(error, "That did not work; the server’s log says why.");
      return { level: "error", text };
    }
  }

  return routes;
}
