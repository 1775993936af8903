import { createHash } from "node:crypto";
import { Hono } from "hono";
import type { AdminEnv } from "../../routes/admin/admin-deps.ts";
import { DASHBOARD_SCRIPT } from "./dashboard-script.ts";
import { ICON } from "./icons.tsx";
import { STYLESHEET } from "./stylesheet.ts";

const STYLESHEET_NAME = `dashboard-${hashOf(STYLESHEET)}.css`;
const SCRIPT_NAME = `dashboard-${hashOf(DASHBOARD_SCRIPT)}.js`;
const ICON_NAME = `icon-${hashOf(ICON)}.svg`;

export const STYLESHEET_PATH = `/admin/assets/${STYLESHEET_NAME}`;
export const SCRIPT_PATH = `/admin/assets/${SCRIPT_NAME}`;
export const ICON_PATH = `/admin/assets/${ICON_NAME}`;

/** For pages that must look right where a proxy keeps strangers away from `/admin`. */
export const PUBLIC_ASSETS = {
  stylesheet: `/assets/${STYLESHEET_NAME}`,
  script: `/assets/${SCRIPT_NAME}`,
  icon: `/assets/${ICON_NAME}`,
} as const;

/** Named after their content, so they may be kept for ever. They hold nothing of anybody's. */
export function createAssetRoutes(): Hono<AdminEnv> {
  const routes = new Hono<AdminEnv>();
  const headers = { "Cache-Control": "public, max-age=31536000, immutable" };
  const assets = [
    [STYLESHEET_NAME, STYLESHEET, "text/css; charset=utf-8"],
    [SCRIPT_NAME, DASHBOARD_SCRIPT, "text/javascript; charset=utf-8"],
    [ICON_NAME, ICON, "image/svg+xml"],
  ] as const;
  for (const [name, text, contentType] of assets) {
    routes.get(`/assets/${name}`, (c) =>
      c.body(text, 200, { ...headers, "Content-Type": contentType }),
    );
  }
  return routes;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
