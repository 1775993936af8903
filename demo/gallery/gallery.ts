import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { styleHashes } from "../../server/http/style-hashes.ts";
import { examplesCss, renderGallery } from "./page.ts";
import { createStandIns } from "./stand-ins.ts";

interface GalleryOptions {
  /** Origin of the Windowbox server, as browsers reach it. */
  readonly server: string;
  readonly fetch: typeof fetch;
}

const FEED_ID = "harbour-bakery";
const TIMEOUT_MS = 3000;

/**
 * A page with every look of the element, beside what to paste for it. Its content policy is as strict as the
 * bakery's, but for the iframe's page and, by their hashes, the style sheets that the feed's HTML form brings along.
 */
export function createGallery({ server, fetch }: GalleryOptions): Hono {
  const app = new Hono();
  app.get("/", async (c) => {
    const fragment = await readFragment(server, fetch);
    const policy = [
      "default-src 'none'",
      `script-src 'self' ${server}`,
      `img-src 'self' ${server}`,
      // Itself: the feeds that never come.
      `connect-src 'self' ${server}`,
      `media-src ${server}`,
      `frame-src ${server}`,
      ["style-src 'self'", ...styleHashes(fragment ?? "")].join(" "),
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; ");
    c.header("Content-Security-Policy", policy);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "strict-origin-when-cross-origin");
    c.header("Cache-Control", "no-store");
    return c.html(renderGallery({ server, fragment }));
  });
  app.get("/examples.css", (c) => c.text(examplesCss(), 200, headers("text/css")));
  app.get("/gallery.css", async (c) =>
    c.text(await readBeside("gallery.css"), 200, headers("text/css")),
  );
  app.get("/gallery.js", async (c) =>
    c.text(await readBeside("gallery.js"), 200, headers("text/javascript")),
  );
  app.route("/", createStandIns());
  return app;
}

/** As a customer's own server does it: what cannot be had is left out. */
async function readFragment(server: string, fetch: GalleryOptions["fetch"]) {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${server}/feeds/${FEED_ID}.html`, { signal });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

function readBeside(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, name), "utf8");
}

function headers(type: string): Record<string, string> {
  return {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": "max-age=300",
    "X-Content-Type-Options": "nosniff",
  };
}
