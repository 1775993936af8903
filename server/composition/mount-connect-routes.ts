import type { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { nameOfSubject, tryNewLink } from "../accounts/reconnect-link.ts";
import type { ReconnectLinkRecord } from "../db/reconnect-links.ts";
import type { Instance } from "../instance.ts";
import { createAuthorizationRoutes } from "../routes/authorization.ts";
import { createReconnectCallback } from "../routes/reconnect/reconnect-callback.tsx";
import { createReconnectRoutes } from "../routes/reconnect/reconnect-routes.tsx";
import { createSignInAttempts, isStateOfLink } from "../routes/reconnect/sign-in-attempt.ts";
import type { AppParts } from "./app-parts.ts";

/** Where accounts are connected by signing in to Instagram: by the owner, and by whoever got a link. */
export function mountConnectRoutes(
  app: Hono,
  instance: Instance,
  { assets, redirectUri, connecting }: AppParts,
): void {
  const { config, auth } = instance;
  const { connectCandidate, settle } = connecting;
  const clientPages = {
    ...instance,
    assets,
    redirectUri,
    attempts: createSignInAttempts({ ...instance, publicUrl: config.publicUrl }),
    newLinks: newLinks(instance),
  };
  app.route("/reconnect", createReconnectRoutes(clientPages));
  const reconnectCallback = createReconnectCallback({ ...clientPages, connectCandidate });
  app.use("/connect/callback", async (c, next) =>
    isStateOfLink(c.req.query("state")) ? reconnectCallback.fetch(c.req.raw, c.env) : next(),
  );
  app.use("/connect/*", secureHeaders({ referrerPolicy: "no-referrer" }));
  app.route(
    "/connect",
    createAuthorizationRoutes({
      ...instance,
      hosts: config.hosts,
      redirectUri,
      currentSession: auth.currentSession,
      settle,
    }),
  );
}

/** Links in the place of those that are over, by mail. */
function newLinks(instance: Instance) {
  const { alerts, db } = instance;
  return {
    canSend: ({ accountId }: ReconnectLinkRecord) => alerts.canSendLinks(accountId),
    async send(link: ReconnectLinkRecord) {
      const name = nameOfSubject(db, link) ?? "";
      const newUrl = () => tryNewLink(instance, link)?.url;
      const { kind } = await alerts.sendReconnectLink(link.accountId, name, newUrl);
      return kind === "sent";
    },
  };
}
