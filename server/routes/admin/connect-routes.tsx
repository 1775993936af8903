import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { readForm } from "../../http/read-form.ts";
import { APP_ID, APP_SECRET } from "../../instagram/app-credentials.ts";
import { unwrapPasted } from "../../instagram/pasted-text.ts";
import { connectedSentence } from "../../outcomes/connect-sentences.ts";
import { API_MESSAGES, parseApiName } from "../../pages/accounts/api-messages.ts";
import { ACCOUNT_FIELD, connectPath } from "../../pages/connect/connect-path.ts";
import { SignInPage } from "../../pages/connect/sign-in-page.tsx";
import { TokenPage } from "../../pages/connect/token-page.tsx";
import { WhoPage } from "../../pages/connect/who-page.tsx";
import { ownerSentence, RequestError } from "../../shared/errors.ts";
import type { Notice } from "../../shared/notice.ts";
import { Secret } from "../../shared/secret.ts";
import { type AppKind, appKindOf } from "../../tokens/app-store.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";

/** The ways in: an app to sign in with, or a pasted token. Signing in itself is `/connect`'s. */
export function createConnectRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { auth, apps, log, redirectUri } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/connect", (c) => {
    const api = parseApiName(c.req.query("api"));
    const account = c.req.query(ACCOUNT_FIELD);
    const notice = auth.takeNotice(c.var.session);
    const app = api && apps.forApi(api);
    if (c.req.query("way") === "token") {
      const page = (at: Notice | undefined) => (
        <TokenPage api={api} account={account} notice={at} />
      );
      return renderConnect(c, "Paste a token", page, notice, ["token"]);
    }
    if (!api) return renderConnect(c, "Connect an account", () => <WhoPage />, notice, []);
    const page = (at: Notice | undefined) => (
      <SignInPage api={api} app={app} redirectUri={redirectUri} account={account} notice={at} />
    );
    const isFormShown = app?.from !== "environment";
    const title = API_MESSAGES[api].signInLabel;
    return renderConnect(c, title, page, notice, isFormShown ? ["app-id", "app-secret"] : []);
  });

  routes.post("/connect/token", async (c) => {
    const field = await readForm(c);
    const api = parseApiName(field("api"));
    const token = field("token").trim();
    const account = field(ACCOUNT_FIELD) || undefined;
    const refuse = (text: string) => {
      auth.notify(c.var.session, { level: "error", text, field: "token" });
      return c.redirect(connectPath("/admin/connect", { way: "token", api, account }), 303);
    };
    if (token === "") return refuse("Please paste a token first.");
    try {
      const outcome = await deps.connectToken(new Secret(token), api, c.var.session, account);
      if ("toPickFrom" in outcome) return c.redirect("/admin/connect/choose", 303);
      const text = `${connectedSentence(outcome.connected)} ${outcome.note}`.trim();
      auth.notify(c.var.session, { level: "success", text });
      return c.redirect("/admin", 303);
    } catch (error) {
      log.warn({ err: error }, "a pasted token could not be connected");
      return refuse(
        ownerSentence(error, "That token could not be connected; the server’s log says why."),
      );
    }
  });

  routes.post("/apps/:kind", async (c) => {
    const kind = parseAppKind(c.req.param("kind"));
    const field = await readForm(c);
    const api = apiOfForm(kind, field("api"));
    const account = field(ACCOUNT_FIELD) || undefined;
    const id = unwrapPasted(field("id"));
    const secret = unwrapPasted(field("secret"));
    refuseIfFromEnvironment(deps, kind);
    const problem = appProblem(id, secret);
    if (!problem) apps.set(kind, { id, secret: new Secret(secret) });
    auth.notify(
      c.var.session,
      problem ?? { level: "success", text: "The app is saved. Now sign in." },
    );
    return c.redirect(connectPath("/admin/connect", { api, account }), 303);
  });

  routes.post("/apps/:kind/remove", async (c) => {
    const kind = parseAppKind(c.req.param("kind"));
    const field = await readForm(c);
    refuseIfFromEnvironment(deps, kind);
    apps.clear(kind);
    auth.notify(c.var.session, {
      level: "success",
      text: "The app is forgotten. Accounts that are connected stay connected.",
    });
    return c.redirect(`/admin/connect?api=${apiOfForm(kind, field("api"))}`, 303);
  });

  return routes;
}

/** A notice about one of the page's own fields stands there, any other above the page. */
function renderConnect(
  c: Context<AdminEnv>,
  title: string,
  page: (atField: Notice | undefined) => Child,
  notice: Notice | undefined,
  fields: readonly string[],
) {
  const isAtField = notice?.field !== undefined && fields.includes(notice.field);
  return c.render(page(isAtField ? notice : undefined), {
    title,
    isRefused: isAtField,
    status: 200,
    section: "accounts",
    notice: isAtField ? undefined : notice,
  });
}

function parseAppKind(kind: string): AppKind {
  if (kind === "instagram" || kind === "facebook") return kind;
  throw new RequestError(404, "unknown-app", "There is no such kind of app.");
}

/** The page the form was on, as far as it fits the kind of app. */
function apiOfForm(kind: AppKind, value: string) {
  const api = parseApiName(value);
  if (api && appKindOf(api) === kind) return api;
  return kind === "facebook" ? "facebook-login" : "instagram-login";
}

function refuseIfFromEnvironment({ apps }: AdminDeps, kind: AppKind): void {
  if (apps.get(kind)?.from !== "environment") return;
  const name = `${kind.toUpperCase()}_APP_ID`;
  throw new RequestError(
    409,
    "app-from-environment",
    `This app comes from ${name} in the environment: change it there and restart.`,
  );
}

function appProblem(id: string, secret: string): Notice | undefined {
  const refusal = (field: string, text: string): Notice => {
    // What is no app id may be the secret, in the wrong field: that is not shown again.
    const typed = isLikeSecret(id) ? {} : { "app-id": id };
    return { level: "error", text, field, typed };
  };
  if (!APP_ID.test(id)) {
    const wrongField = isLikeSecret(id) ? "That looks like the secret, which goes below. " : "";
    return refusal("app-id", `${wrongField}The app ID is a long number, such as 1234567890123456.`);
  }
  if (!APP_SECRET.test(secret)) {
    return refusal(
      "app-secret",
      "The app secret is a line of about 32 letters and digits. Press “Show” beside it at Meta and copy all of it.",
    );
  }
  return undefined;
}

/** An id with a slip of the finger in it is nearly all digits. */
function isLikeSecret(id: string): boolean {
  return APP_SECRET.test(id) && id.replace(/\D/g, "").length < 0.8 * id.length;
}
