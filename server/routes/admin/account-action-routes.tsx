import { type Context, Hono } from "hono";
import type { AccountRecord } from "../../db/accounts.ts";
import type { Database } from "../../db/database.ts";
import { readForm } from "../../http/read-form.ts";
import type { Log } from "../../logging/log.ts";
import { accountPath } from "../../pages/accounts/account-line.tsx";
import { DisconnectPage } from "../../pages/accounts/disconnect-page.tsx";
import { ownerSentence } from "../../shared/errors.ts";
import type { Notice } from "../../shared/notice.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { knownAccount } from "./known-account.ts";
import { passwordProblem } from "./password-again.tsx";

/** What an owner does with one account: looks for posts, renews its access, disconnects it. */
export function createAccountActionRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth, log } = deps;
  const routes = new Hono<AdminEnv>();

  routes.post("/accounts/:id/sync", async (c) => {
    const account = knownAccount(db, c.req.param("id"));
    const notice = await outcomeOf(log, () => deps.syncNow(account.id));
    auth.notify(c.var.session, notice);
    return c.redirect(accountPath(account.id), 303);
  });

  routes.post("/accounts/:id/refresh", async (c) => {
    const account = knownAccount(db, c.req.param("id"));
    const notice = await outcomeOf(log, () => deps.refreshNow(account.id));
    auth.notify(c.var.session, notice);
    return c.redirect(accountPath(account.id), 303);
  });

  routes.get("/accounts/:id/disconnect", (c) =>
    disconnectPage(db, c, knownAccount(db, c.req.param("id"))),
  );

  routes.post("/accounts/:id/disconnect", async (c) => {
    const account = knownAccount(db, c.req.param("id"));
    const problem = await passwordProblem(c, auth, (await readForm(c))("password"));
    if (problem !== undefined) return disconnectPage(db, c, account, problem);
    const { username } = account.profile;
    const notice = await outcomeOf(log, async () => {
      await deps.disconnect(account.id);
      return { level: "success", text: `@${username} is disconnected, and its posts are deleted.` };
    });
    auth.notify(c.var.session, notice);
    return c.redirect("/admin/accounts", 303);
  });

  return routes;
}

function disconnectPage(
  db: Database,
  c: Context<AdminEnv>,
  account: AccountRecord,
  problem?: string,
) {
  return c.render(<DisconnectPage db={db} account={account} problem={problem} />, {
    title: `Disconnect @${account.profile.username}?`,
    isRefused: problem !== undefined,
    section: "accounts",
  });
}

async function outcomeOf(log: Log, work: () => Promise<Notice>): Promise<Notice> {
  try {
    return await work();
  } catch (error) {
    log.error({ err: error }, "an action from the dashboard failed");
    const text = ownerSentence(error, "That did not work; the server’s log says why.");
    return { level: "error", text };
  }
}
