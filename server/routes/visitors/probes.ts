import { Hono, type MiddlewareHandler } from "hono";
import type { Database } from "../../db/database.ts";
import type { HealthProof } from "../../doctor/health-proof.ts";

interface ProbeRoutesDeps {
  readonly db: Database;
  readonly healthProof: HealthProof;
  readonly publicUrl: string;
  /** Whether anything here waits for the owner. */
  needsOwner(): boolean;
}

/**
 * `/healthz`: the process answers, and with `?nonce=` proves that it is the one that uses this data folder.
 * `/readyz`: the database answers, too. Whether the owner is needed is all that strangers are told.
 */
export function createProbeRoutes(deps: ProbeRoutesDeps): Hono {
  const { db, healthProof, publicUrl } = deps;
  const publicHost = new URL(publicUrl).host;
  const app = new Hono();
  const notCached: MiddlewareHandler = async (c, next) => {
    await next();
    c.header("Cache-Control", "no-store");
  };
  app.get("/healthz", notCached, (c) => {
    const proof = healthProof.prove(c.req.query("nonce") ?? "");
    if (proof === undefined) return c.json({ status: "ok" });
    const host = c.req.header("host") === publicHost ? "expected" : "other";
    return c.json({ status: "ok", proof, host });
  });
  app.get("/readyz", notCached, (c) => {
    try {
      db.ping();
      return c.json({ needsOwner: deps.needsOwner() });
    } catch {
      return c.json({ status: "the database does not answer" }, 503);
    }
  });
  return app;
}
