/** Where Meta answers. Any of them may carry a path in front (`http://127.0.0.1:4000/graph`). */
export interface InstagramHosts {
  readonly instagramWww: URL;
  readonly instagramApi: URL;
  readonly instagramGraph: URL;
  readonly facebookWww: URL;
  readonly facebookGraph: URL;
}

/**
 * Pinned for data calls, left out for token calls: tokens are always exchanged unversioned on Instagram's
 * hosts. Each version lives two years and more; Meta serves calls to a dead one with the oldest living.
 */
export const DATA_API_VERSION = "v26.0";

/** The address below a base that may have a path of its own; `new URL("/me", base)` would lose it. */
export function joinUrl(base: URL, ...segments: readonly string[]): URL {
  const url = new URL(base);
  const path = segments.filter((segment) => segment !== "").map(encodeURIComponent);
  url.pathname = [url.pathname.replace(/\/+$/, ""), ...path].join("/");
  url.search = "";
  url.hash = "";
  return url;
}
