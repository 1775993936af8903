import { Hono } from "hono";
import { PAGE_ASSETS } from "../pages/frame/assets.ts";

/** `GET /assets/NAME`: what pages are made up with. */
export function createAssetRoutes(): Hono {
  const routes = new Hono();
  for (const { name, text, contentType } of Object.values(PAGE_ASSETS)) {
    routes.get(`/assets/${name}`, (c) =>
      c.body(text, 200, {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Type": contentType,
      }),
    );
  }
  return routes;
}
