import { readFileSync } from "node:fs";
import { Hono } from "hono";
import type { SandboxPostSpec } from "../../../demo/sandbox/spec.ts";
import type { FeedPost } from "../../../server/feed/document.ts";
import { createMediaRoutes } from "../../../server/routes/visitors/media.ts";
import type { BenchPage } from "./pages.ts";
import { compressText, sendText } from "./text.ts";

const INSTAFEED = new URL(
  "../../../node_modules/instafeed.js/dist/instafeed.min.js",
  import.meta.url,
);
const GRAPH = "https://graph.instagram.com/";

interface PageServerOptions {
  readonly pages: readonly BenchPage[];
  /** In the feed's order, as `sources` is. */
  readonly posts: readonly FeedPost[];
  readonly sources: readonly SandboxPostSpec[];
  readonly mediaDir: string;
}

/**
 * The site that embeds the feed, the pictures of the page written by hand, and for instafeed.js what Instagram
 * serves. The same HTTP server as Windowbox, as well compressed and as cachable.
 */
export function createPageServer({ pages, posts, sources, mediaDir }: PageServerOptions): Hono {
  const app = new Hono();
  for (const { name, html } of pages) {
    serveText(app, pagePath(name), html, "text/html; charset=utf-8", "no-cache");
  }
  app.route("/media", createMediaRoutes(mediaDir));

  // A request that was answered out of the browser's sight would not be slowed down: only the host is another.
  const script = readFileSync(INSTAFEED, "utf8").replaceAll(GRAPH, "/graph/");
  serveText(app, "/instafeed.min.js", script, "text/javascript; charset=utf-8", "max-age=300");
  const originals = new Map(posts.map(({ id }, index) => [`/originals/${id}.jpg`, sources[index]]));
  const graph = { data: posts.map(tellGraphItem), paging: {} };
  serveText(app, "/graph/me/media", JSON.stringify(graph), "application/json", "no-store");
  app.get("/originals/*", async (c) => {
    const bytes = await originals.get(c.req.path)?.picture?.read();
    if (!bytes) return c.notFound();
    c.header("Content-Type", "image/jpeg");
    c.header("Cache-Control", "max-age=1209600");
    return c.body(new Uint8Array(bytes));
  });
  return app;
}

export function pagePath(name: string): string {
  return `/${name.replaceAll(/\W+/g, "-")}`;
}

function tellGraphItem({ id, caption, permalink, timestamp }: FeedPost) {
  const media_url = `/originals/${id}.jpg`;
  const username = "harbour.bakery";
  return { caption, id, media_type: "IMAGE", media_url, permalink, timestamp, username };
}

function serveText(app: Hono, path: string, text: string, type: string, caching: string): void {
  const compressed = compressText(text);
  app.get(path, (c) => sendText(c, compressed, type, caching));
}
