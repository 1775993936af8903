import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { onTestFinished } from "vitest";
import { WIDGET_DIR } from "../../../../server/process/dist-dirs.ts";
import { createWidgetRoutes } from "../../../../server/routes/visitors/widget.ts";
import { freePort } from "../../../support/free-port.ts";
import type { Dashboard } from "./dashboard.ts";

export const AXE_PATH = "/axe.min.js";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_HEADERS = {
  "content-type": "text/javascript",
  "cache-control": "max-age=31536000, immutable",
};

interface ServedDashboard {
  readonly url: string;
  /** Answers with this dashboard from now on. */
  show(dashboard: Dashboard): void;
}

/** A real socket before a dashboard, with the built element beside it. */
export async function serveDashboards(): Promise<ServedDashboard> {
  const port = await freePort();
  let current: Dashboard | undefined;
  const app = new Hono();
  // A page of its own origin may load it, and the browser compiles it once.
  app.get(AXE_PATH, (c) => c.body(AXE, 200, AXE_HEADERS));
  app.route("/", createWidgetRoutes(WIDGET_DIR));
  app.all("*", (c) => current?.app.fetch(c.req.raw, c.env) ?? c.notFound());
  const server = serve({ fetch: app.fetch, port }) as Server;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://localhost:${port}`,
    show(dashboard) {
      current = dashboard;
    },
  };
}

/** A browser window whose owner is signed in to the dashboard. */
export async function openWindow(
  browser: Browser,
  { url, show }: ServedDashboard,
  dashboard: Dashboard,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  show(dashboard);
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  await signIn(context, url, dashboard);
  return context;
}

/** @param sent a form that the owner has sent before. */
export async function signIn(
  context: BrowserContext,
  url: string,
  dashboard: Dashboard,
  sent?: readonly [path: string, fields: Record<string, string>],
) {
  const owner = await dashboard.signedIn();
  if (sent) await owner.post(...sent);
  const { cookies } = owner;
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
}
