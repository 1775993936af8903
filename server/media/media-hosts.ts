/**
 * Whether a file may be fetched from this address. Entries: `.cdninstagram.com` for every host below it,
 * `cdn.example.com` for exactly that one, both over https on its own port; `http://127.0.0.1` for exactly
 * that host over http, on any port.
 */
export function isAllowedMediaAddress(url: URL, mediaHosts: readonly string[]): boolean {
  if (url.username || url.password) return false;
  if (url.protocol === "http:") return mediaHosts.includes(`http://${url.hostname}`);
  if (url.protocol !== "https:" || url.port) return false;
  return mediaHosts.some((entry) =>
    entry.startsWith(".") ? url.hostname.endsWith(entry) : url.hostname === entry,
  );
}

/** Those of the entries that their owner vouches for, wherever they are: named with `http://` in front. */
export function httpHosts(mediaHosts: readonly string[]): string[] {
  return mediaHosts.filter((entry) => entry.startsWith("http://"));
}
