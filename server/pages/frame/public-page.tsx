import { type Context, Hono } from "hono";
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { dashboardHeaders, noStore } from "../../routes/admin/security.ts";
import { createAssetRoutes, PUBLIC_ASSETS } from "./assets.ts";
import { Mark } from "./icons.tsx";

/** Pages for anyone, Meta's reviewers among them: no session, no cookie, nothing from elsewhere. */
export function createPublicPages(publicUrl: string): Hono {
  const pages = new Hono();
  pages.use(dashboardHeaders(publicUrl), noStore);
  return pages;
}

/** What those pages look like; to be mounted at `/`. */
export function createPublicAssets(): Hono {
  return new Hono().route("/", createAssetRoutes());
}

export function renderPublicPage(
  c: Context,
  props: { readonly title: string; readonly status?: ContentfulStatusCode },
  content: Child,
) {
  return c.html(
    <>
      {raw("<!doctype html>")}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{`${props.title} · Windowbox`}</title>
          <link rel="icon" type="image/svg+xml" href={PUBLIC_ASSETS.icon} />
          <link rel="stylesheet" href={PUBLIC_ASSETS.stylesheet} />
          <script type="module" src={PUBLIC_ASSETS.script} />
        </head>
        <body>
          <header class="masthead masthead-plain">
            <span class="brand">
              <Mark />
              Windowbox
            </span>
          </header>
          <main class="reading">{content}</main>
          <p id="announcer" class="visually-hidden" role="status" />
        </body>
      </html>
    </>,
    props.status ?? 200,
  );
}
