import { Hono } from "hono";
import { ownerSentence, RequestError } from "../../errors.ts";
import { readForm } from "../../http/read-form.ts";
import { APP_ID, APP_SECRET } from "../../instagram/app-credentials.ts";
import { connectedSentence } from "../../outcome-messages.ts";
import { parseApiName } from "../../pages/accounts/api-messages.ts";
import { ConnectApi, ConnectChoice } from "../../pages/connect/connect-page.tsx";
import { Secret } from "../../secret.ts";
import { type AppKind, appKindOf } from "../../tokens/app-store.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";

/** The ways in: an app to sign in with, or a pasted token. Signing in itself is `/connect`'s. */
export function createConnectRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { auth, apps, log, redirectUri } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/connect", (c) => {
    const api = parseApiName(c.req.query("api"));
    const notice = auth.takeNotice(c.var.session);
    return c.render(
      api ? (
        <ConnectApi api={api} app={apps.forApi(api)} redirectUri={redirectUri} />
      ) : (
        <ConnectChoice />
      ),
      { title: "Connect an account", section: "connect", notice },
    );
  });

  routes.post("/connect/token", async (c) => {
    const field = await readForm(c);
    const api = parseApiName(field("api"));
    const token = field("token").trim();
    const back = api ? `/admin/connect?api=${api}` : "/admin/connect";
    if (token === "") {
      auth.notify(c.var.session, { level: "error", text: "Please paste a token first." });
      return c.redirect(back, 303);
    }
    try {
      const outcome = await deps.connectToken(new Secret(token), api, c.var.session);
      if ("toPickFrom" in outcome) return c.redirect("/admin/connect/choose", 303);
      const text = `${connectedSentence(outcome.connected)} ${outcome.note}`.trim();
      auth.notify(c.var.session, { level: "success", text });
      return c.redirect("/admin", 303);
    } catch (error) {
      log.warn({ err: error }, "a pasted token could not be connected");
      const text = ownerSentence(
        error,
        "That token could not be connected; the server’s log says why.",
      );
      auth.notify(c.var.session, { level: "error", text });
      return c.redirect(back, 303);
    }
  });

  routes.post("/apps/:kind", async (c) => {
    const kind = parseAppKind(c.req.param("kind"));
    const field = await readForm(c);
    const api = apiOfForm(kind, field("api"));
    const id = field("id").trim();
    const secret = field("secret").trim();
    const problem = problemOf(id, secret);
    if (problem) {
      // What is no app id may be the secret, pasted into the wrong field: it is not shown again.
      return c.render(
        <ConnectApi
          api={api}
          app={apps.forApi(api)}
          redirectUri={redirectUri}
          appForm={{ id: APP_ID.test(id) ? id : "", problem }}
        />,
        { title: "Connect an account", section: "connect", status: 422 },
      );
    }
    refuseIfFromEnvironment(deps, kind);
    apps.set(kind, { id, secret: new Secret(secret) });
    auth.notify(c.var.session, { level: "success", text: "The app is saved. Now sign in." });
    return c.redirect(`/admin/connect?api=${api}`, 303);
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

function problemOf(id: string, secret: string): string | undefined {
  if (!APP_ID.test(id)) return "The app ID is a long number, such as 1234567890123456.";
  if (!APP_SECRET.test(secret)) {
    return "The app secret is a line of about 32 letters and digits. Press “Show” beside it at Meta and copy all of it.";
  }
  return undefined;
}
