import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import type { FeedDocument } from "../../../server/feed/document.ts";
import { findFeedScript } from "../../../server/feed/feed-script.ts";
import type { RenderHtml } from "../../../server/feed/html-renditions.ts";
import { createMediaRoutes } from "../../../server/routes/visitors/media.ts";
import { createWidgetRoutes } from "../../../server/routes/visitors/widget.ts";
import { close, FEED_ID, type Installation, listen } from "./installation.ts";
import type { Host } from "./network.ts";
import { compressText, sendText } from "./text.ts";

/** The element as a tree's `npm run build` has left it. */
export interface BuiltTree {
  readonly url: string;
  /** The feed as HTML, as that tree renders it. */
  readonly fragment: string;
  stop(): Promise<void>;
}

/**
 * Serves the element of any tree, at an address of its own, beside the installation's documents and pictures: two trees
 * served so differ in nothing but what was built.
 */
export async function startBuiltTree(
  tree: string,
  installation: Installation,
  { port, url }: Host,
): Promise<BuiltTree> {
  const widgetDir = join(tree, "dist/widget");
  const documents = await readDocuments(installation, url);
  const app = new Hono();
  for (const [path, text] of documents) {
    const compressed = compressText(text);
    app.get(path.replace(/\?.*/, ""), (c, next) => {
      const { pathname, search } = new URL(c.req.url);
      if (pathname + search !== path) return next();
      c.header("Access-Control-Allow-Origin", "*");
      return sendText(c, compressed, "application/json; charset=utf-8", "max-age=60");
    });
  }
  const script = findFeedScript(widgetDir);
  const [document] = documents.values();
  if (script && document) {
    const compressed = compressText(script.write(JSON.parse(document), url));
    app.get(`/feeds/${FEED_ID}.js`, (c) =>
      sendText(c, compressed, "text/javascript; charset=utf-8", "max-age=60"),
    );
  }
  app.route("/media", createMediaRoutes(installation.mediaDir));
  app.route("/", createWidgetRoutes(widgetDir));
  // Files of another tree may have other names.
  app.use(serveStatic({ root: widgetDir, precompressed: true }));
  const [first, ...others] = [...documents.values()].map((text): FeedDocument => JSON.parse(text));
  if (!first) throw new Error("The feed has no document.");
  const { fragment } = findRenderer(widgetDir)([first, ...others], url);
  const server = await listen(app, port);
  return { url, fragment, stop: () => close(server) };
}

/** By path, page after page, as if the other server had written them. */
async function readDocuments(
  { localUrl, url: from }: Installation,
  to: string,
): Promise<Map<string, string>> {
  const documents = new Map<string, string>();
  let path: string | undefined = `/feeds/${FEED_ID}.json`;
  while (path) {
    const text = (await (await fetch(localUrl + path)).text()).replaceAll(from, to);
    documents.set(path, text);
    const { next }: FeedDocument = JSON.parse(text);
    const url: URL | undefined = next ? new URL(next, to) : undefined;
    path = url && url.pathname + url.search;
  }
  return documents;
}

/** The one function of the one file that was built for the server, whatever they are called. */
function findRenderer(widgetDir: string): RenderHtml {
  const file = readdirSync(widgetDir).find((name) => name.endsWith(".cjs"));
  if (!file) throw new Error(`${widgetDir} renders no HTML.`);
  const built: Record<string, RenderHtml> = createRequire(import.meta.url)(join(widgetDir, file));
  const [render] = Object.values(built);
  if (!render) throw new Error(`${file} renders no HTML.`);
  return render;
}
