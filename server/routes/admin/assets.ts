import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { AdminEnv } from "./admin-deps.ts";
import { DASHBOARD_SCRIPT } from "./dashboard-script.ts";
import { STYLESHEET } from "./stylesheet.ts";

const STYLESHEET_NAME = `dashboard-${hashOf(STYLESHEET)}.css`;
const SCRIPT_NAME = `dashboard-${hashOf(DASHBOARD_SCRIPT)}.js`;

export const STYLESHEET_PATH = `/admin/assets/${STYLESHEET_NAME}`;
export const SCRIPT_PATH = `/admin/assets/${SCRIPT_NAME}`;

/** Named after their content, so they may be kept for ever. They hold nothing of anybody's. */
export function createAssetRoutes(): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const headers = { "Cache-Control": "public, max-age=31536000, immutable" };
  routes.get(`/assets/${STYLESHEET_NAME}`, (c) =>
    c.body(STYLESHEET, 200, { ...headers, "Content-Type": "text/css; charset=utf-8" }),
  );
  routes.get(`/assets/${SCRIPT_NAME}`, (c) =>
    c.body(DASHBOARD_SCRIPT, 200, { ...headers, "Content-Type": "text/javascript; charset=utf-8" }),
  );
  return routes;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
