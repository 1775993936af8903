import { Hono } from "hono";
import { bearerAuth } from "hono/bearer-auth";
import { HTTPException } from "hono/http-exception";
import { EXPOSITION_TYPE, type Metric, renderMetrics } from "../metrics/exposition.ts";
import type { Secret } from "../shared/secret.ts";

interface MetricsRoutesDeps {
  /** Without one there is nothing at the address. */
  readonly metricsToken: Secret | undefined;
  collectMetrics(): Promise<Metric[]>;
}

/** For the owner's Prometheus, which names the token. */
export function createMetricsRoutes({ metricsToken, collectMetrics }: MetricsRoutesDeps): Hono {
  const routes = new Hono();
  if (metricsToken === undefined) return routes;
  routes.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    throw error;
  });
  routes.get("/metrics", bearerAuth({ token: metricsToken.reveal() }), async (c) => {
    c.header("Cache-Control", "no-store");
    c.header("Content-Type", EXPOSITION_TYPE);
    return c.body(renderMetrics(await collectMetrics()));
  });
  return routes;
}
