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

/** The site that embeds the feed, and the pictures of the page written by hand: as well compressed, as cachable. */
export function createPageServer(pages: readonly BenchPage[], mediaDir: string): Hono {
  const app = new Hono();
  for (const { name, html } of pages) {
    serveText(app, pagePath(name), html, "text/html; charset=utf-8", "no-cache");
  }
  app.route("/media", createMediaRoutes(mediaDir));
  return app;
}

interface InstagramOptions {
  /** In the feed's order, as `sources` is. */
  readonly posts: readonly FeedPost[];
  readonly sources: readonly SandboxPostSpec[];
  /** Addresses of the hosts that it is spread over. */
  readonly graph: string;
  readonly originals: string;
}

/** For instafeed.js, which asks graph.instagram.com by name: its script, told of another host, and what that answers. */
export function createGraphServer({ posts, graph, originals }: InstagramOptions): Hono {
  const app = new Hono();
  const script = readFileSync(INSTAFEED, "utf8").replaceAll(GRAPH, `${graph}/`);
  serveText(app, "/instafeed.min.js", script, "text/javascript; charset=utf-8", "max-age=300");
  const answer = { data: posts.map((post) => tellGraphItem(post, originals)), paging: {} };
  serveText(app, "/me/media", JSON.stringify(answer), "application/json", "no-store");
  return app;
}

/** The pictures that Instagram hands out. */
export function createOriginalsServer({ posts, sources }: InstagramOptions): Hono {
  const app = new Hono();
  const originals = new Map(posts.map(({ id }, index) => [`/${id}.jpg`, sources[index]]));
  app.get("/*", async (c) => {
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

function tellGraphItem({ id, caption, permalink, timestamp }: FeedPost, originals: string) {
  const media_url = `${originals}/${id}.jpg`;
  const username = "harbour.bakery";
  return { caption, id, media_type: "IMAGE", media_url, permalink, timestamp, username };
}

function serveText(app: Hono, path: string, text: string, type: string, caching: string): void {
  const compressed = compressText(text);
  app.get(path, (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    return sendText(c, compressed, type, caching);
  });
}
