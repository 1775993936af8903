import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { AwayError } from "../../db/sqlite.ts";
import { isReading, noStore, pageHeaders, refuseForeignOrigins } from "../../http/page-headers.ts";
import { limitForm } from "../../http/read-form.ts";
import { NoticeBox } from "../../pages/components/notice-box.tsx";
import { dashboardLayout } from "../../pages/frame/layout.tsx";
import { databaseSentence, OwnerError, RequestError } from "../../shared/errors.ts";
import { createAssetRoutes } from "../visitors/assets.ts";
import { createMediaRoutes } from "../visitors/media.ts";
import { createAccountRoutes } from "./account-routes.tsx";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { createAlertRoutes } from "./alert-routes.tsx";
import { createBackupRoutes, UPLOAD_PATH } from "./backup-routes.tsx";
import { CAPTIONS_PATH, MAX_UPLOAD_BYTES, refuseLargeCaptions } from "./captions-routes.ts";
import { createChooseRoutes } from "./choose-routes.tsx";
import { createClientLinkRoutes } from "./client-link-routes.tsx";
import { createConnectRoutes } from "./connect-routes.tsx";
import { createFeedRoutes } from "./feed-routes.tsx";
import { createForgottenRoutes } from "./forgotten-routes.tsx";
import { createHealthRoutes } from "./health-routes.tsx";
import { createHomeRoutes } from "./home-routes.tsx";
import { createHookRoutes } from "./hook-routes.tsx";
import { createLookRoutes } from "./look-routes.tsx";
import { createPasswordAgainRoutes } from "./password-again.tsx";
import { createPostsRoutes } from "./posts-routes.tsx";
import { createRulesRoutes } from "./rules-routes.tsx";
import { createSettingsRoutes } from "./settings-routes.tsx";
import { createSignInRoutes } from "./sign-in-routes.tsx";
import { createSiteRoutes } from "./site-routes.tsx";

const MAX_FORM_BYTES = 64 * 1024;

/** The dashboard, to be mounted at `/admin`. What is added below `requireSession` needs one. */
export function createAdminRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { assets, auth, log, publicUrl } = deps;
  const routes = new Hono<AdminEnv>();
  routes.use(
    dashboardLayout(assets, deps.readTroubles),
    pageHeaders(publicUrl),
    noStore,
    refuseForeignOrigins(publicUrl),
  );
  const limited = limitForm(MAX_FORM_BYTES, "That is more text than any form here takes.");
  const captions = bodyLimit({ maxSize: MAX_UPLOAD_BYTES, onError: refuseLargeCaptions });
  // An upload is bounded where it is written, once it is known who sends it.
  routes.use((c, next) => {
    if (c.req.path === UPLOAD_PATH) return next();
    return CAPTIONS_PATH.test(c.req.path) ? captions(c, next) : limited(c, next);
  });
  routes.route("/", createAssetRoutes(assets));
  routes.route("/", createSignInRoutes(deps));

  routes.use(auth.requireSession);
  routes.route("/", createHomeRoutes(deps));
  routes.route("/", createAccountRoutes(deps));
  routes.route("/", createForgottenRoutes(deps));
  routes.route("/", createFeedRoutes(deps));
  routes.route("/", createPostsRoutes(deps));
  routes.route("/", createRulesRoutes(deps));
  // The owner sees what visitors may not see any more.
  routes.route("/media", createMediaRoutes(deps.mediaDir, { owner: true }));
  routes.route("/", createLookRoutes(deps));
  routes.route("/", createSiteRoutes(deps));
  routes.route("/", createHookRoutes(deps));
  routes.route("/", createConnectRoutes(deps));
  routes.route("/", createClientLinkRoutes(deps));
  routes.route("/", createChooseRoutes(deps));
  routes.route("/", createSettingsRoutes(deps));
  routes.route("/", createAlertRoutes(deps));
  routes.route("/", createHealthRoutes(deps));
  routes.route("/", createBackupRoutes(deps));
  routes.route("/", createPasswordAgainRoutes(deps));
  routes.all("*", () => {
    throw new RequestError(404, "unknown-page", "There is no such page in the dashboard.");
  });

  routes.onError(async (error, c) => {
    const { status, title, text } = errorPageOf(error);
    if (status === 500) log.error({ err: error, path: c.req.path }, "a dashboard page failed");
    const signedIn = status !== 503 && (await auth.currentSession(c)) !== undefined;
    return errorPage(c, { status, title, text, signedIn });
  });
  return routes;
}

function errorPageOf(error: Error): { status: ContentfulStatusCode; title: string; text: string } {
  if (error instanceof RequestError) {
    const title = error.status === 404 ? "Not found" : "That did not work";
    return { status: error.status, title, text: error.message };
  }
  if (error instanceof AwayError) {
    return { status: 503, title: "One moment", text: error.message };
  }
  if (error instanceof OwnerError) {
    return { status: 409, title: "That did not work", text: error.message };
  }
  const sentence = databaseSentence(error);
  if (sentence !== undefined) return { status: 503, title: "The database", text: sentence };
  const text = "Something went wrong here. Nothing is lost; the server’s log says what it was.";
  return { status: 500, title: "Sorry", text };
}

function errorPage(
  c: Context,
  props: { status: ContentfulStatusCode; title: string; text: string; signedIn: boolean },
) {
  const { status, title, text, signedIn } = props;
  return c.render(
    <section class="card sign-in">
      <h1>{title}</h1>
      {isReading(c.req.method) ? (
        <p>{text}</p>
      ) : (
        <NoticeBox notice={{ level: "error", text }} isNews />
      )}
      <a class="button" href="/admin">
        To the dashboard
      </a>
    </section>,
    { title, status, ...(signedIn && { section: "other" as const }) },
  );
}
