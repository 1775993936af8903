import { type Context, Hono } from "hono";
import { emptyFeedsOf } from "../../accounts/let-go.ts";
import type { ForgottenAccount } from "../../db/forgotten-accounts.ts";
import { readForm } from "../../http/read-form.ts";
import { LetGoPage } from "../../pages/accounts/forgotten-account.tsx";
import { RequestError } from "../../shared/errors.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { passwordProblem } from "./password-again.tsx";

/** What an owner does about an account whose data was deleted, and that does not come back. */
export function createForgottenRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { db, auth } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/forgotten/:id/let-go", (c) => page(c, forgottenOf(deps, c.req.param("id"))));

  routes.post("/forgotten/:id/let-go", async (c) => {
    const account = forgottenOf(deps, c.req.param("id"));
    const problem = await passwordProblem(c, auth, (await readForm(c))("password"));
    if (problem !== undefined) return page(c, account, problem);
    deps.letGo(account.id);
    auth.notify(c.var.session, { level: "success", text: "The account is let go." });
    return c.redirect("/admin/accounts", 303);
  });

  function page(c: Context<AdminEnv>, account: ForgottenAccount, problem?: string) {
    const emptyFeedIds = emptyFeedsOf(db, account.id);
    return c.render(<LetGoPage account={account} emptyFeedIds={emptyFeedIds} problem={problem} />, {
      title: "Let the account go?",
      isRefused: problem !== undefined,
      section: "accounts",
    });
  }

  return routes;
}

function forgottenOf({ db }: AdminDeps, id: string): ForgottenAccount {
  const account = db.forgottenAccounts.get(id);
  if (account) return account;
  throw new RequestError(404, "unknown-account", "That account is not waited for any more.");
}
