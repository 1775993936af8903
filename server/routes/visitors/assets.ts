import { Hono } from "hono";
import type { PageAssets } from "../../pages/frame/assets.ts";

/** `GET /assets/NAME`: what pages are made up with. */
export function createAssetRoutes(assets: PageAssets): Hono {
  const routes = new Hono();
  for (const { name, text, contentType } of [assets.stylesheet, assets.script, assets.icon]) {
    routes.get(`/assets/${name}`, (c) =>
      c.body(text, 200, {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Type": contentType,
      }),
    );
  }
  return routes;
}
