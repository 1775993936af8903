import { Hono } from "hono";
import type { Database } from "../db/database.ts";

/** `/healthz`: the process answers. `/readyz`: the database does, too. */
export function createHealthRoutes(db: Database): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  });
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", (c) => {
    try {
      db.ping();
      return c.json({ status: "ready" });
    } catch {
      return c.json({ status: "the database does not answer" }, 503);
    }
  });
  return app;
}
