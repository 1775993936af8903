import { type Context, Hono } from "hono";
import type { AccountRecord } from "../../db/accounts.ts";
import { ownerSentence, RequestError } from "../../errors.ts";
import { readForm } from "../../http/read-form.ts";
import type { Notice } from "../../notice.ts";
import { viewAccount } from "../../pages/accounts/account-view.ts";
import { DisconnectPage } from "../../pages/accounts/disconnect-page.tsx";
import { HomePage } from "../../pages/accounts/home-page.tsx";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { passwordProblem } from "./password-again.tsx";

export function createAccountRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, clock, auth, log, apps, publicUrl, maxPosts } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/", (c) => {
    const notice = auth.takeNotice(c.var.session);
    const now = clock.now();
    const views = db.accounts.all().map((account) => viewAccount(db, account, now));
    return c.render(
      <HomePage
        views={views}
        forgotten={db.forgottenAccounts.all()}
        feeds={db.feeds.all()}
        apps={apps}
        now={now}
        publicUrl={publicUrl}
        maxPosts={maxPosts}
        troubles={deps.readTroubles()}
        channels={deps.alerts.channels()}
      />,
      { title: "Accounts", section: "home", notice, withWidget: true, wide: true },
    );
  });

  /** For the script that waits for the first posts. */
  routes.get("/progress", (c) => {
    const views = db.accounts.all().map((account) => viewAccount(db, account, clock.now()));
    return c.json(
      views.map(({ account, state, shownCount }) => ({
        id: account.id,
        syncing: state === "syncing",
        shown: shownCount,
      })),
    );
  });

  routes.post("/accounts/:id/sync", async (c) => {
    const account = accountOf(deps, c.req.param("id"));
    const notice = await outcomeOf(() => deps.syncNow(account.id));
    auth.notify(c.var.session, notice);
    return c.redirect("/admin", 303);
  });

  routes.post("/accounts/:id/refresh", async (c) => {
    const account = accountOf(deps, c.req.param("id"));
    const notice = await outcomeOf(() => deps.refreshNow(account.id));
    auth.notify(c.var.session, notice);
    return c.redirect("/admin", 303);
  });

  function disconnectPage(c: Context<AdminEnv>, account: AccountRecord, problem?: string) {
    return c.render(<DisconnectPage db={db} account={account} problem={problem} />, {
      title: `Disconnect @${account.profile.username}`,
      section: "other",
      status: problem === undefined ? 200 : 422,
    });
  }

  routes.get("/accounts/:id/disconnect", (c) =>
    disconnectPage(c, accountOf(deps, c.req.param("id"))),
  );

  routes.post("/accounts/:id/disconnect", async (c) => {
    const account = accountOf(deps, c.req.param("id"));
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

function accountOf({ db }: AdminDeps, id: string): AccountRecord {
  const account = db.accounts.get(id);
  if (account) return account;
  throw new RequestError(404, "unknown-account", "That account is not connected any more.");
}
