import { Hono } from "hono";
import type { HostEnv } from "../host-env.ts";
import {
  createExchangeRoutes,
  permissionMissing,
  readInstagramToken,
} from "../oauth/token-routes.ts";
import type { World } from "../world.ts";
import { addDataRoutes } from "./data-routes.ts";
import { MetaError } from "./meta-error.ts";

/** `graph.instagram.com`, for the Instagram Login and for Basic Display. */
export function createGraphRoutes(world: World): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  app.route("/", createExchangeRoutes(world));
  addDataRoutes(app, {
    world,
    base: `${world.origin}/graph`,
    authorize(c) {
      // Tried by one client and refused; Meta documents it for graph.facebook.com only.
      if (c.req.query("appsecret_proof") !== undefined) {
        throw new MetaError("Invalid appsecret_proof provided in the API argument", { code: 100 });
      }
      const token = readInstagramToken(c, world);
      const needed =
        token.api === "instagram-login"
          ? "instagram_business_basic"
          : c.req.path.endsWith("/media")
            ? "user_media"
            : "user_profile";
      if (!token.scopes.includes(needed)) throw permissionMissing();
      return token;
    },
    accountFor(token, id) {
      const { account } = token;
      if (!account) return undefined;
      const own =
        token.api === "basic-display"
          ? ["me", account.basicDisplayId, account.professionalId]
          : ["me", account.appScopedId, account.professionalId];
      return own.includes(id) ? account : undefined;
    },
  });
  return app;
}
