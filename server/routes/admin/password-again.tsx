import { type Context, Hono, type MiddlewareHandler } from "hono";
import type { Auth } from "../../auth/auth.ts";
import { safeNextPath } from "../../auth/next-path.ts";
import { readForm } from "../../http/read-form.ts";
import { PasswordAgainPage } from "../../pages/password-again-page.tsx";
import { Secret } from "../../shared/secret.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { invalidPasswordSentence } from "./attempt-messages.ts";

/**
 * Lets through who typed the password within the last minutes; anybody else types it first and comes back to
 * `page`, or where they wanted to go. For what cannot take a password along in its own form, as an upload.
 */
export function requirePasswordAgain(auth: Auth, page?: string): MiddlewareHandler<AdminEnv> {
  return async (c, next) => {
    if (auth.hasConfirmed(c.var.session)) return next();
    const wanted = page ?? c.req.path + new URL(c.req.url).search;
    return c.redirect(`/admin/password?next=${encodeURIComponent(wanted)}`, 303);
  };
}

/** For a form that has a `PasswordField`: the sentence to show there, unless it is the right one. */
export async function passwordProblem(
  c: Context<AdminEnv>,
  auth: Auth,
  password: string,
): Promise<string | undefined> {
  if (password === "") return "Please type your password.";
  const outcome = await auth.confirmPassword(c, c.var.session, new Secret(password));
  return outcome === "success" ? undefined : invalidPasswordSentence(outcome);
}

export function createPasswordAgainRoutes({ auth }: Pick<AdminDeps, "auth">): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  routes.get("/password", (c) => {
    const next = safeNextPath(c.req.query("next"));
    return passwordAgainPage(c, next);
  });
  routes.post("/password", async (c) => {
    const field = await readForm(c);
    const next = safeNextPath(field("next"));
    const problem = await passwordProblem(c, auth, field("password"));
    if (problem === undefined) return c.redirect(next, 303);
    return passwordAgainPage(c, next, problem);
  });
  routes.post("/logout-everywhere", (c) => {
    auth.signOutEverywhere(c);
    return c.redirect("/admin/login?out=everywhere", 303);
  });
  return routes;
}

function passwordAgainPage(c: Context<AdminEnv>, next: string, problem?: string) {
  return c.render(<PasswordAgainPage next={next} problem={problem} />, {
    title: "Is it you?",
    isRefused: problem !== undefined,
    section: "settings",
  });
}
