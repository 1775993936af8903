import type { Context } from "hono";
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Notice } from "../../db/sessions.ts";
import { ICON_PATH, SCRIPT_PATH, STYLESHEET_PATH } from "./assets.ts";
import { Mark } from "./icons.tsx";

export interface PageProps {
  readonly title: string;
  /** Which entry of the navigation is this page; `undefined` where nobody is signed in. */
  readonly place?: "home" | "connect" | "health" | "elsewhere";
  readonly notice?: Notice | undefined;
  /** The script loads the element that visitors see. */
  readonly withWidget?: boolean;
  /** Has use for a wide window; what is only read stays at a reader's width. */
  readonly wide?: boolean;
  readonly status?: ContentfulStatusCode;
}

export function renderPage(c: Context, props: PageProps, content: Child) {
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
          <link rel="icon" type="image/svg+xml" href={ICON_PATH} />
          <link rel="stylesheet" href={STYLESHEET_PATH} />
          <script type="module" src={SCRIPT_PATH} />
          {props.withWidget && <link rel="modulepreload" href="/widget.js" />}
        </head>
        <body>
          <a class="skip" href="#content">
            Skip to the content
          </a>
          {props.place ? <Header place={props.place} /> : <Brand />}
          <main id="content" class={widthOf(props)}>
            {props.notice && <NoticeBox notice={props.notice} />}
            {content}
          </main>
          <p id="announcer" class="visually-hidden" role="status" />
        </body>
      </html>
    </>,
    props.status ?? 200,
  );
}

function widthOf({ place, wide }: PageProps): string {
  if (place === undefined) return "narrow";
  return wide ? "wide" : "reading";
}

function Brand() {
  return (
    <header class="masthead masthead-plain">
      <span class="brand">
        <Mark />
        Windowbox
      </span>
    </header>
  );
}

function Header({ place }: { place: PageProps["place"] }) {
  return (
    <header class="masthead">
      <a class="brand" href="/admin">
        <Mark />
        <span class="brand-name">Windowbox</span>
      </a>
      <nav aria-label="Dashboard">
        <a href="/admin" aria-current={place === "home" ? "page" : undefined}>
          Accounts
        </a>
        <a href="/admin/connect" aria-current={place === "connect" ? "page" : undefined}>
          Connect
        </a>
        <a href="/admin/doctor" aria-current={place === "health" ? "page" : undefined}>
          Health
        </a>
        <form method="post" action="/admin/logout">
          <button class="plain" type="submit">
            Sign out
          </button>
        </form>
      </nav>
    </header>
  );
}

export function NoticeBox({ notice, id }: { notice: Notice; id?: string }) {
  return (
    <p id={id} class={`notice ${notice.tone}`} role={notice.tone === "bad" ? "alert" : "status"}>
      {notice.text}
    </p>
  );
}
