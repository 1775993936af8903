import { type Context, Hono } from "hono";
import { MIN_PASSWORD_LENGTH } from "../../auth/passwords.ts";
import { readForm } from "../../http/read-form.ts";
import type { PasswordProblem } from "../../pages/settings/password-section.tsx";
import { SettingsPage } from "../../pages/settings/settings-page.tsx";
import { ownerSentence } from "../../shared/errors.ts";
import { Secret } from "../../shared/secret.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";
import { passwordProblem } from "./password-again.tsx";
import { takeNotice } from "./take-notice.ts";

const PAGE = "/admin/settings";

/** What concerns the server as a whole. */
export function createSettingsRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { auth, alerts, backups, clock, facts } = deps;
  const routes = new Hono<AdminEnv>();

  async function page(c: Context<AdminEnv>, problem?: PasswordProblem) {
    return c.render(
      <SettingsPage
        isFromEnvironment={auth.passwordSource() === "environment"}
        minLength={MIN_PASSWORD_LENGTH}
        problem={problem}
        channels={alerts.channels()}
        backup={await backups.state()}
        publishing={deps.publishing.status()}
        sessionCount={auth.sessionCount()}
        version={deps.version}
        facts={facts}
        now={clock.now()}
      />,
      {
        title: "Settings",
        isRefused: problem !== undefined,
        section: "settings",
        notice: problem ? undefined : takeNotice(c, deps),
      },
    );
  }

  routes.get("/settings", (c) => page(c));

  routes.post("/settings/publish", async (c) => {
    auth.notify(c.get("session"), await deps.publishNow());
    return c.redirect(PAGE, 303);
  });

  routes.post("/settings/password", async (c) => {
    const field = await readForm(c);
    const wrong = await passwordProblem(c, auth, field("password"));
    if (wrong !== undefined) return page(c, { field: "password", text: wrong });
    const wanted = new Secret(field("new-password"));
    if (wanted.reveal() !== field("again")) {
      return page(c, { field: "new-password", text: "The two are not the same." });
    }
    try {
      const session = await auth.changePassword(c, wanted);
      auth.notify(session, { level: "success", text: "The password is changed." });
      return c.redirect(PAGE, 303);
    } catch (error) {
      const text = ownerSentence(error, "The password could not be stored.");
      return page(c, { field: "new-password", text });
    }
  });

  return routes;
}
