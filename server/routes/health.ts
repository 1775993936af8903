import { Hono, type MiddlewareHandler } from "hono";
import type { Database } from "../db/database.ts";

/** `/healthz`: the process answers. `/readyz`: the database does, too. */
export function createHealthRoutes(db: Database): Hono {
  const app = new Hono();
  const notCached: MiddlewareHandler = async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  };
  app.get("/healthz", notCached, (c) => c.json({ status: "ok" }));
  app.get("/readyz", notCached, (c) => {
    try {
      db.ping();
      return c.json({ status: "ready" });
    } catch {
      return c.json({ status: "the database does not answer" }, 503);
    }
  });
  return app;
}
