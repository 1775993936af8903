import type { MiddlewareHandler } from "hono";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { needsYou } from "../../alerts/needs-you.ts";
import type { Notice } from "../../notice.ts";
import { Mark } from "../components/icons.tsx";
import { NoticeBox } from "../components/notice-box.tsx";
import type { PageAssets } from "./assets.ts";
import { Brand, Shell } from "./shell.tsx";

/** What a route says of a page beside its content: `c.render(<Content />, { title: "…" })`. */
interface PageProps {
  readonly title: string;
  readonly status?: ContentfulStatusCode;
  /** The dashboard's part that the page belongs to; `undefined` where nobody is signed in. */
  readonly section?: Section;
  readonly notice?: Notice | undefined;
  /** The script loads the element that visitors see. */
  readonly withWidget?: boolean;
  /** Has use for a wide window; what is only read stays at a reader's width. */
  readonly wide?: boolean;
}

/** An entry of the navigation, or none of them. */
type Section = "home" | "connect" | "alerts" | "health" | "other";

type RenderPage = (content: Child, props: PageProps) => Response | Promise<Response>;

declare module "hono" {
  interface ContextRenderer extends RenderPage {}
}

/** Pages for the owner, at `/admin`. */
export function dashboardLayout(
  assets: PageAssets,
  countTroubles: () => number,
): MiddlewareHandler {
  return async (c, next) => {
    c.setRenderer((content, props) => {
      const { title, section, notice, status = 200, withWidget } = props;
      return c.html(
        <Shell title={title} assets={assets} assetsPath="/admin/assets" withWidget={withWidget}>
          <a class="skip" href="#content">
            Skip to the content
          </a>
          {section ? <Header section={section} troubleCount={countTroubles()} /> : <Brand />}
          <main id="content" class={widthOf(props)}>
            {notice && <NoticeBox notice={notice} />}
            {content}
          </main>
        </Shell>,
        status,
      );
    });
    await next();
  };
}

/**
 * Pages for anyone, Meta's reviewers among them. They must look right where a proxy keeps strangers away from
 * `/admin`.
 */
export function publicLayout(
  assets: PageAssets,
  width: "reading" | "narrow" = "reading",
): MiddlewareHandler {
  return async (c, next) => {
    c.setRenderer((content, { title, status = 200 }) =>
      c.html(
        <Shell title={title} assets={assets} assetsPath="/assets">
          <Brand />
          <main class={width}>{content}</main>
        </Shell>,
        status,
      ),
    );
    await next();
  };
}

function widthOf({ section, wide }: PageProps): string {
  if (section === undefined) return "narrow";
  return wide ? "wide" : "reading";
}

function Header({ section, troubleCount }: { section: Section; troubleCount: number }) {
  return (
    <header class="masthead">
      <a class="brand" href="/admin">
        <Mark />
        <span class="brand-name">Windowbox</span>
      </a>
      <nav aria-label="Dashboard">
        <a href="/admin" aria-current={section === "home" ? "page" : undefined}>
          <span>
            Accounts
            {troubleCount > 0 && (
              <span class="nav-mark" title={needsYou(troubleCount)}>
                <span aria-hidden="true">{troubleCount > 99 ? "99+" : troubleCount}</span>
                <span class="visually-hidden">{`, ${needsYou(troubleCount)}`}</span>
              </span>
            )}
          </span>
        </a>
        <a href="/admin/connect" aria-current={section === "connect" ? "page" : undefined}>
          Connect
        </a>
        <a href="/admin/alerts" aria-current={section === "alerts" ? "page" : undefined}>
          Alerts
        </a>
        <a href="/admin/doctor" aria-current={section === "health" ? "page" : undefined}>
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
