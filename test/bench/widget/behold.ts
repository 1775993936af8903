import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import type { FeedDocument, FeedPost } from "../../../server/feed/document.ts";
import { FEED_ID } from "./installation.ts";
import { GRID, POSTS } from "./profile.ts";
import { compressText, sendText } from "./text.ts";

const PACKAGE = "@behold/widget@0.5.121";
/** Brought for the bench alone, and not by every `npm ci`: it is not free to be passed on. */
const FOLDER = join(tmpdir(), "windowbox-bench-behold");
const DIST = join(FOLDER, "node_modules/@behold/widget/dist");
const FEEDS = "https://feeds.behold.so";
const LONGEST_MS = 60_000;

interface Behold {
  /** The element's modules. */
  readonly script: Hono;
  readonly feeds: Hono;
  readonly html: string;
}

interface Addresses {
  readonly script: string;
  readonly feeds: string;
  readonly pictures: string;
}

/** Behold's own widget, with the same posts and pictures; nothing where its package cannot be had. */
export function createBehold(
  posts: readonly FeedPost[],
  ownUrl: string,
  { script, feeds, pictures }: Addresses,
): Behold | undefined {
  if (!isInstalled()) return undefined;
  const scripts = new Hono();
  for (const file of readdirSync(DIST).filter((name) => name.endsWith(".js"))) {
    const text = readFileSync(join(DIST, file), "utf8").replaceAll(FEEDS, feeds);
    serveOpen(scripts, `/${file}`, text, "text/javascript; charset=utf-8");
  }
  serveOpen(
    scripts,
    "/widget.js",
    'import{widget}from"./index.js";widget.register()',
    "text/javascript; charset=utf-8",
  );
  const answers = new Hono();
  serveOpen(answers, `/${FEED_ID}`, feedOf(posts, ownUrl, pictures), "application/json");
  return { script: scripts, feeds: answers, html: snippet(script) };
}

function isInstalled(): boolean {
  if (existsSync(DIST)) return true;
  mkdirSync(FOLDER, { recursive: true });
  const options = ["--prefix", FOLDER, "--ignore-scripts", "--no-audit", "--no-fund"];
  spawnSync("npm", ["install", ...options, PACKAGE], { timeout: LONGEST_MS, stdio: "ignore" });
  return existsSync(DIST);
}

function snippet(url: string): string {
  return `<behold-widget feed-id="${FEED_ID}"></behold-widget>
<script>(()=>{const d=document,s=d.createElement("script");s.type="module";s.src="${url}/widget.js";d.head.append(s)})();</script>`;
}

/** Its document is ours and the widget's settings; the pictures lie on a host of their own. */
function feedOf(posts: readonly FeedPost[], ownUrl: string, pictures: string): string {
  const document: Pick<FeedDocument, "username" | "posts"> = { username: "harbour.bakery", posts };
  const look = {
    numPosts: POSTS,
    numColumns: GRID.columns,
    gap: { x: GRID.gapPx, y: GRID.gapPx },
    borderRadius: 0,
    postAspectRatio: [1, 1],
    forcePostAspectRatio: true,
  };
  const widgetSettings = {
    type: "grid",
    alignment: "center",
    onPostClick: "permalink",
    onHover: "none",
    loadingColor: "dominant",
    lazyLoadMedia: true,
    breakpoints: { default: look },
  };
  return JSON.stringify({ ...document, showBranding: false, widgetSettings }).replaceAll(
    ownUrl,
    pictures,
  );
}

function serveOpen(app: Hono, path: string, text: string, type: string): void {
  const compressed = compressText(text);
  app.get(path, (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    return sendText(c, compressed, type, "max-age=300");
  });
}
