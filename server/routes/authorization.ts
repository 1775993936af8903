import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import type { OpenedAccounts } from "../accounts/pick-store.ts";
import type { Settled } from "../accounts/settle-connection.ts";
import type { Database } from "../db/database.ts";
import type { PendingAuthorization } from "../db/pending-authorizations.ts";
import type { SessionRecord } from "../db/sessions.ts";
import { authorizationError } from "../instagram/errors/authorization-error.ts";
import type { ErrorReason } from "../instagram/errors/error-table.ts";
import { InstagramError } from "../instagram/errors/instagram-error.ts";
import type { InstagramHosts } from "../instagram/hosts.ts";
import { basicDisplayShutOff } from "../instagram/instagram-login/basic-display.ts";
import { API_NAMES, type ApiName, type InstagramApis } from "../instagram/types.ts";
import type { Log } from "../logging/log.ts";
import { connectedSentence } from "../outcomes/connect-sentences.ts";
import { connectPath } from "../pages/connect/connect-path.ts";
import { ownerSentence } from "../shared/errors.ts";
import type { Notice } from "../shared/notice.ts";
import { omitAbsent } from "../shared/omit-absent.ts";
import { sha256 } from "../shared/sha256.ts";
import { type Clock, HOUR_MS, isExpired } from "../time/clock.ts";
import type { AppStore } from "../tokens/app-store.ts";

interface AuthorizationRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly apis: InstagramApis;
  readonly apps: AppStore;
  readonly hosts: InstagramHosts;
  readonly redirectUri: string;
  /** Of the signed-in owner; the callback is a page of the dashboard and needs one too. */
  currentSession(c: Context): Promise<SessionRecord | undefined>;
  /**
   * Connects a single account at once, or the expected one; what else comes is left for the session's owner to pick
   * from, who is told why.
   */
  settle(session: SessionRecord, brought: OpenedAccounts, expectedAccountId?: string): Settled;
}

/** As long as Instagram's code is good for. */
const STATE_LIFE_MS = HOUR_MS;
const STATE_BYTES = 32;
const LONGEST_ID = 64;
/** Of the app's form, what Instagram says is wrong. */
const FIELDS: Partial<Record<ErrorReason, string>> = {
  "wrong-app": "app-id",
  "wrong-app-secret": "app-secret",
};

/** `GET /connect` starts the code exchange, `GET /connect/callback` finishes it. */
export function createAuthorizationRoutes(deps: AuthorizationRoutesDeps): Hono {
  const app = new Hono();

  app.get("/", async (c) => {
    const session = await deps.currentSession(c);
    if (!session) return c.redirect("/admin/login?next=/admin/connect", 303);
    const api = c.req.query("api") ?? "instagram-login";
    const accountId = c.req.query("account")?.slice(0, LONGEST_ID);
    if (!isApiName(api)) {
      return finish(
        deps,
        c,
        session,
        refusalNotice(`There is no API called that: use one of ${API_NAMES.join(", ")}.`),
        "/admin/connect",
      );
    }
    const pointless = api === "basic-display" ? basicDisplayShutOff(deps.hosts) : undefined;
    if (pointless) return finish(deps, c, session, refusalNotice(pointless), "/admin/connect");
    const credentials = deps.apps.forApi(api);
    if (!credentials) {
      return finish(
        deps,
        c,
        session,
        refusalNotice(
          "Enter the app id and the app secret first: without them Instagram does not know who asks.",
        ),
        connectPath("/admin/connect", { api, account: accountId }),
      );
    }
    const state = randomBytes(STATE_BYTES).toString("base64url");
    deps.db.pendingAuthorizations.insert({
      stateHash: hashState(state),
      sessionHash: session.idHash,
      api,
      accountId,
      expiresAt: deps.clock.now() + STATE_LIFE_MS,
    });
    const url = deps.apis[api].authorizeUrl({
      app: credentials,
      redirectUri: deps.redirectUri,
      state,
    });
    c.header("Cache-Control", "no-store");
    return c.redirect(url.href, 302);
  });

  app.get("/callback", async (c) => {
    c.header("Cache-Control", "no-store");
    c.header("Referrer-Policy", "no-referrer");
    const session = await deps.currentSession(c);
    if (!session) return c.redirect("/admin/login?next=/admin/connect", 303);
    const authorization = takeAuthorization(deps, c.req.query("state"), session);
    if (!authorization) {
      return finish(
        deps,
        c,
        session,
        refusalNotice(
          "This sign-in did not start here, was used already, or took longer than an hour: start again with Connect.",
        ),
        "/admin/connect",
      );
    }
    const code = c.req.query("code");
    if (c.req.query("error") !== undefined || !code) {
      return refuseSignIn(deps, c, session, authorization, authorizationError(c.req.query()));
    }
    return finishExchange(deps, c, session, authorization, code);
  });

  return app;
}

async function finishExchange(
  deps: AuthorizationRoutesDeps,
  c: Context,
  session: SessionRecord,
  authorization: PendingAuthorization,
  code: string,
) {
  const { api, accountId } = authorization;
  const credentials = deps.apps.forApi(api);
  if (!credentials)
    return finish(
      deps,
      c,
      session,
      refusalNotice("The app id and secret were removed meanwhile: enter them again."),
      `/admin/connect?api=${api}`,
    );
  try {
    const candidates = await deps.apis[api].exchangeCode(
      { app: credentials, redirectUri: deps.redirectUri, code },
      { app: credentials },
    );
    const settled = deps.settle(session, { api, candidates }, accountId);
    if ("toPickFrom" in settled) return c.redirect("/admin/connect/choose", 303);
    return finish(deps, c, session, {
      level: "success",
      text: connectedSentence(settled.connected),
    });
  } catch (error) {
    deps.log.warn({ err: error, api }, "connecting failed");
    return refuseSignIn(deps, c, session, authorization, error);
  }
}

/** Back to the page that it began on, and there to the field that is to be mended. */
function refuseSignIn(
  deps: AuthorizationRoutesDeps,
  c: Context,
  session: SessionRecord,
  { api, accountId }: PendingAuthorization,
  error: unknown,
) {
  const otherwise = "Connecting failed for a reason that is in the log: try again in a minute.";
  const field = error instanceof InstagramError ? FIELDS[error.reason] : undefined;
  const notice = omitAbsent<Notice>({
    level: "error",
    text: ownerSentence(error, otherwise),
    field,
    typed: undefined,
  });
  return finish(
    deps,
    c,
    session,
    notice,
    connectPath("/admin/connect", { api, account: accountId }),
  );
}

function finish(
  { db }: AuthorizationRoutesDeps,
  c: Context,
  session: SessionRecord,
  notice: Notice,
  path = "/admin",
) {
  db.notices.put(session.idHash, notice);
  return c.redirect(path, 303);
}

/** Forgets the authorization whatever happens next; returns it only to the session that it was made for. */
function takeAuthorization(
  deps: AuthorizationRoutesDeps,
  state: string | undefined,
  session: SessionRecord,
): PendingAuthorization | undefined {
  if (!state || state.length > 200) return undefined;
  const taken = deps.db.pendingAuthorizations.take(hashState(state));
  if (!taken || isExpired(taken.expiresAt, deps.clock.now(), STATE_LIFE_MS)) return undefined;
  return taken.sessionHash === session.idHash ? taken : undefined;
}

function hashState(text: string): string {
  return sha256(text).toString("hex");
}

function isApiName(text: string): text is ApiName {
  return API_NAMES.some((name) => name === text);
}

function refusalNotice(text: string): Notice {
  return { level: "error", text };
}
