import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import sharp from "sharp";
import { readPicture } from "../cast/pictures.ts";
import { createGallery } from "../gallery/gallery.ts";

interface SiteOptions {
  /** Where browsers reach the Windowbox server. */
  readonly server: string;
  /** With which the gallery reads the feed's HTML rendition. */
  readonly fetch?: typeof fetch;
}

const PAGES = { "/": "index.html", "/one-tag": "one-tag.html" } as const;

const FILES = {
  "/site.css": "text/css; charset=utf-8",
  "/hint.js": "text/javascript; charset=utf-8",
  "/mark.svg": "image/svg+xml",
  "/robots.txt": "text/plain; charset=utf-8",
} as const;

/** The bakery's own photographs, in the widths that its pages ask for. */
const PHOTOGRAPH = /^(baguette-bag|blue-shopfront)-(540|1080)\.webp$/;

/**
 * Harbour Bakery's own website, as a customer of Windowbox would write it.
 * Its content policy allows itself and the Windowbox server, nothing else and nothing inline.
 */
export function createSite(options: SiteOptions): Hono {
  const server = new URL(options.server).origin;
  const site = new Hono();
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${server}`,
    `img-src 'self' ${server}`,
    // Itself too, for tools that look at a page from within, such as Lighthouse.
    `connect-src 'self' ${server}`,
    `media-src ${server}`,
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

  site.use(compress());
  for (const [path, file] of Object.entries(PAGES)) {
    site.get(path, async (c) => {
      const page = await readBeside(file);
      c.header("Content-Security-Policy", policy);
      c.header("X-Content-Type-Options", "nosniff");
      c.header("Referrer-Policy", "strict-origin-when-cross-origin");
      return c.html(page.toString("utf8").replaceAll("{{SERVER}}", server));
    });
  }
  for (const [path, type] of Object.entries(FILES)) {
    site.get(path, async (c) => send(c, await readBeside(path.slice(1)), type));
  }

  site.route("/gallery", createGallery({ server, fetch: options.fetch ?? fetch }));

  const photographs = new Map<string, Promise<Buffer>>();
  site.get("/pictures/:name", async (c) => {
    const name = c.req.param("name");
    const [, slug, width] = PHOTOGRAPH.exec(name) ?? [];
    if (slug === undefined) return c.notFound();
    const photograph = photographs.get(name) ?? develop(slug, Number(width));
    photographs.set(name, photograph);
    return send(c, await photograph, "image/webp");
  });
  site.notFound((c) => c.text("There is no such page. The front page is at /", 404));
  return site;
}

async function develop(slug: string, width: number): Promise<Buffer> {
  return sharp(await readPicture(slug))
    .resize(width)
    .webp({ quality: 80 })
    .toBuffer();
}

function readBeside(name: string): Promise<Buffer> {
  return readFile(join(import.meta.dirname, name));
}

function send(c: Context, body: Buffer, type: string): Response {
  c.header("Content-Type", type);
  c.header("Cache-Control", "max-age=300");
  c.header("X-Content-Type-Options", "nosniff");
  return c.body(new Uint8Array(body));
}
