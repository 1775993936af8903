const BASE = "http://windowbox.invalid";
const HOME = "/admin";

/**
 * Where to go after signing in: a dashboard page and nothing else, whatever was asked for.
 * `/connect` becomes the page that leads to it, because a form's answer may not redirect to another site.
 */
export function safeNextPath(next: string | undefined): string {
  if (!next?.startsWith("/") || !URL.canParse(next, BASE)) return HOME;
  const url = new URL(next, BASE);
  if (url.origin !== BASE) return HOME;
  if (url.pathname === "/connect") return `/admin/connect${url.search}`;
  if (!/^\/admin(\/|$)/.test(url.pathname)) return HOME;
  if (/^\/admin\/(login|logout|setup)(\/|$)/.test(url.pathname)) return HOME;
  return url.pathname + url.search;
}
