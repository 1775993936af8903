import { type Context, Hono } from "hono";
import type { LinkSubject } from "../../accounts/reconnect-link.ts";
import { readForm } from "../../http/read-form.ts";
import { ClientLinkForm, ClientLinkPage } from "../../pages/connect/client-link-pages.tsx";
import { OwnerError } from "../../shared/errors.ts";
import type { Notice } from "../../shared/notice.ts";
import type { AdminDeps, AdminEnv } from "./admin-deps.ts";

/** Links for people who own an account and not this server. */
export function createClientLinkRoutes(deps: AdminDeps): Hono<AdminEnv> {
  const { auth, clientLinks } = deps;
  const routes = new Hono<AdminEnv>();

  routes.get("/connect/client", (c) => form(c, undefined));

  routes.post("/connect/client", async (c) => {
    const typed = (await readForm(c))("username");
    try {
      return await show(c, { username: typed });
    } catch (error) {
      if (!(error instanceof OwnerError)) throw error;
      const notice = { field: "username", typed: { username: typed }, text: error.message };
      return form(c, { ...notice, level: "error" });
    }
  });

  routes.post("/accounts/:id/reconnect-link", async (c) => {
    try {
      return await show(c, { accountId: c.req.param("id") });
    } catch (error) {
      if (!(error instanceof OwnerError)) throw error;
      auth.notify(c.var.session, { level: "error", text: error.message });
      return c.redirect("/admin", 303);
    }
  });

  function form(c: Context, notice: Notice | undefined) {
    return c.render(<ClientLinkForm problem={clientLinks.problem()} notice={notice} />, {
      title: "A link for the account’s owner",
      isRefused: notice !== undefined,
      section: "accounts",
    });
  }

  async function show(c: Context, subject: LinkSubject) {
    const link = clientLinks.create(subject);
    // Loaded with the first one: a server's start has no use for it.
    const { toString: drawQrCode } = await import("qrcode");
    const qrCode = await drawQrCode(link.url, { type: "svg", margin: 2 });
    return c.render(<ClientLinkPage link={link} qrCode={qrCode} />, {
      title: `A link for the owner of ${link.name}`,
      section: "accounts",
    });
  }

  return routes;
}
