import { type Context, Hono } from "hono";
import type { Auth } from "../../auth/auth.ts";
import { type LostSignIn, lostCookie, wrongScheme } from "../../auth/lost-sign-in.ts";
import { safeNextPath } from "../../auth/next-path.ts";
import { MIN_PASSWORD_LENGTH } from "../../auth/passwords.ts";
import { readForm } from "../../http/read-form.ts";
import {
  LoginForm,
  LoginWithoutPassword,
  SetupForm,
  SetupLinkUsed,
} from "../../pages/sign-in-pages.tsx";
import { ownerSentence } from "../../shared/errors.ts";
import { Secret } from "../../shared/secret.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { invalidPasswordSentence, secondsOf } from "./attempt-messages.ts";

const FORM_LOST =
  "You had been signed out before that was sent, so nothing was changed. Sign in, and you are back on its page.";

/** What `?out` says was just done. */
const SIGNED_OUT: Readonly<Record<string, string>> = {
  here: "You are signed out.",
  everywhere: "Every browser is signed out, this one too.",
  ended: "You have been signed out since. Sign in, and you are back on the page you asked for.",
};

/** The dashboard’s pages that can be reached without a session. */
export function createSignInRoutes({
  auth,
  publicUrl,
}: Pick<AdminDeps, "auth" | "publicUrl">): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();

  routes.get("/login", async (c) => {
    const next = safeNextPath(c.req.query("next"));
    if (await auth.currentSession(c)) return c.redirect(next, 303);
    const problem = c.req.query("lost") === undefined ? undefined : FORM_LOST;
    const done = SIGNED_OUT[c.req.query("out") ?? ""];
    return loginPage(c, auth, { next, problem, done, lost: lostCookie(c, publicUrl) });
  });

  routes.post("/login", async (c) => {
    const field = await readForm(c);
    const next = safeNextPath(field("next"));
    const lost = wrongScheme(c, publicUrl);
    if (lost) return loginPage(c, auth, { next, lost, status: 409 });
    const outcome = await auth.signIn(c, new Secret(field("password")));
    if (outcome === "success") return c.redirect(next, 303);
    const problem = invalidPasswordSentence(outcome);
    if (outcome === "invalid") return loginPage(c, auth, { next, problem, status: 401 });
    c.header("Retry-After", String(secondsOf(outcome)));
    return loginPage(c, auth, { next, problem, status: 429 });
  });

  routes.post("/logout", async (c) => {
    await auth.signOut(c);
    return c.redirect("/admin/login?out=here", 303);
  });

  routes.get("/setup", (c) => {
    const token = c.req.query("token") ?? "";
    if (!auth.isSetupToken(token)) return setupLinkUsed(c);
    return setupPage(c, token);
  });

  routes.post("/setup", async (c) => {
    const field = await readForm(c);
    const token = field("token");
    if (!auth.isSetupToken(token)) return setupLinkUsed(c);
    const lost = wrongScheme(c, publicUrl);
    if (lost) return setupPage(c, token, lost.sentence);
    const password = field("password");
    if (password !== field("again")) {
      return setupPage(c, token, "The two passwords are not the same.");
    }
    try {
      if (!(await auth.completeSetup(c, token, new Secret(password)))) return setupLinkUsed(c);
    } catch (error) {
      return setupPage(c, token, ownerSentence(error, "The password could not be stored."));
    }
    return c.redirect("/admin", 303);
  });

  return routes;
}

function loginPage(
  c: Context,
  auth: Auth,
  page: {
    next: string;
    problem?: string | undefined;
    /** What came of the last thing that was done. */
    done?: string | undefined;
    lost?: LostSignIn | undefined;
    status?: 401 | 409 | 429;
  },
) {
  const { next, lost, problem = lost?.sentence, done, status = 200 } = page;
  if (auth.passwordSource() === "none") {
    return c.render(<LoginWithoutPassword />, { title: "One step is missing", status });
  }
  const form = <LoginForm next={next} problem={problem} done={done} elsewhere={lost?.url} />;
  return c.render(form, {
    title: "Welcome back: sign in",
    isRefused: problem !== undefined,
    status,
  });
}

function setupPage(c: Context, token: string, problem?: string) {
  const form = <SetupForm token={token} minLength={MIN_PASSWORD_LENGTH} problem={problem} />;
  return c.render(form, { title: "Choose a password", isRefused: problem !== undefined });
}

function setupLinkUsed(c: Context) {
  return c.render(<SetupLinkUsed />, { title: "This link does not work any more", status: 404 });
}
