import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/** What plain pages have beside their own files. */
const SHARED: readonly (readonly [start: string, folder: string])[] = [
  ["/node_modules/", join(ROOT, "node_modules")],
  // Where Debian puts them.
  ["/javascript/", "/usr/share/javascript"],
];

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
};

export interface ServedSite {
  readonly url: string;
  stop(): void;
}

/**
 * The files below a folder as static hosts give them: `/about` is `about.html` or `about/index.html`, and of a site of
 * one page that page.
 */
export async function serveSite(folder: string, isOnePage = false): Promise<ServedSite> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    for (const path of pathsOf(folder, pathname, isOnePage)) {
      const bytes = await readFile(path).catch(() => undefined);
      if (!bytes) continue;
      response.writeHead(200, {
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      });
      response.end(bytes);
      return;
    }
    response.writeHead(pathname === "/favicon.ico" ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function pathsOf(folder: string, pathname: string, isOnePage: boolean): readonly string[] {
  if (pathname === "/site.css") return [join(import.meta.dirname, "site.css")];
  const shared = SHARED.find(([start]) => pathname.startsWith(start));
  const path = join(folder, pathname);
  if (shared) return [path, join(shared[1], pathname.slice(shared[0].length))];
  const pages = [path, `${path}.html`, join(path, "index.html")];
  return isOnePage ? [...pages, join(folder, "index.html")] : pages;
}
