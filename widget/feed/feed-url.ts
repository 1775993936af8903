import { safeUrl } from "./safe-url.ts";

/** Where a feed's document is; `undefined` when the server's address is none. */
export function feedUrl(feedId: string, server: string, base: string): string | undefined {
  try {
    // The slash makes the last folder of the address count: https://example.com/instagram
    const folder = new URL(server.replace(/\/*$/, "/"), base);
    const url = new URL(`feeds/${encodeURIComponent(feedId)}.json`, folder);
    return safeUrl(url.href);
  } catch {
    return undefined;
  }
}
