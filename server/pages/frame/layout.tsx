import type { MiddlewareHandler } from "hono";
import type { Child } from "hono/jsx";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { needsYou } from "../../alerts/needs-you.ts";
import type { Notice } from "../../shared/notice.ts";
import { Mark } from "../components/icons.tsx";
import { NoticeBox } from "../components/notice-box.tsx";
import type { PageAssets } from "./assets.ts";
import { readerOf } from "./reader-language.ts";
import { Brand, Shell } from "./shell.tsx";

/** What a route says of a page beside its content: `c.render(<Content />, { title: "…" })`. */
interface PageProps {
  readonly title: string;
  /** Something that was sent is to be mended: the title begins by saying so. */
  readonly isRefused?: boolean;
  /** Without one: 422 for what is refused, else 200. */
  readonly status?: ContentfulStatusCode;
  /** The dashboard's part that the page belongs to; `undefined` where nobody is signed in. */
  readonly section?: NavSection;
  readonly notice?: Notice | undefined;
  /** The script loads the element that visitors see. */
  readonly withWidget?: boolean;
  /** Has use for a wide window; what is only read stays at a reader's width. */
  readonly wide?: boolean;
}

/** An entry of the navigation, or none of them. */
type NavSection = "feeds" | "accounts" | "settings" | "other";

/** What needs the owner: of an account, whose id is the subject, or of the whole server (`""`). */
type TroubleSubjects = readonly { readonly subject: string }[];

type RenderPage = (content: Child, props: PageProps) => Response | Promise<Response>;

declare module "hono" {
  interface ContextRenderer extends RenderPage {}
}

/** Pages for the owner, at `/admin`. */
export function dashboardLayout(
  assets: PageAssets,
  readTroubles: () => TroubleSubjects,
): MiddlewareHandler {
  return async (c, next) => {
    c.setRenderer((content, props) => {
      const { isRefused = false, section, notice, status = isRefused ? 422 : 200 } = props;
      const { title, withWidget } = props;
      return c.html(
        <Shell
          title={isRefused ? `Error: ${title}` : title}
          assets={assets}
          assetsPath="/admin/assets"
          withWidget={withWidget}
        >
          <a class="skip" href="#content">
            Skip to the content
          </a>
          {section ? (
            <Header section={section} troubles={readTroubles()} width={widthOf(props)} />
          ) : (
            <Brand />
          )}
          <main id="content" class={widthOf(props)}>
            {notice && <NoticeBox notice={notice} isNews />}
            {content}
          </main>
          {section && <Footer />}
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
    c.setRenderer((content, { title, status = 200 }) => {
      const { language, messages } = readerOf(c);
      return c.html(
        <Shell
          title={title}
          assets={assets}
          assetsPath="/assets"
          language={language}
          dir={messages.dir}
        >
          <Brand />
          <main class={width}>{content}</main>
        </Shell>,
        status,
      );
    });
    await next();
  };
}

function widthOf({ section, wide }: PageProps): string {
  if (section === undefined) return "narrow";
  return wide ? "wide" : "reading";
}

interface HeaderProps {
  readonly section: NavSection;
  readonly troubles: TroubleSubjects;
  /** That of the content below it. */
  readonly width: string;
}

function Header({ section, troubles, width }: HeaderProps) {
  const ofServer = troubles.filter(({ subject }) => subject === "").length;
  return (
    <header class={`masthead ${width}`}>
      <a class="brand" href="/admin">
        <Mark />
        <span class="brand-name">Windowbox</span>
      </a>
      <nav aria-label="Dashboard">
        <NavEntry href="/admin" text="Feeds" isCurrent={section === "feeds"} />
        <NavEntry
          href="/admin/accounts"
          text="Accounts"
          isCurrent={section === "accounts"}
          troubleCount={troubles.length - ofServer}
        />
        <NavEntry
          href="/admin/settings"
          text="Settings"
          isCurrent={section === "settings"}
          troubleCount={ofServer}
        />
      </nav>
    </header>
  );
}

interface EntryProps {
  readonly href: string;
  readonly text: string;
  readonly isCurrent: boolean;
  readonly troubleCount?: number;
}

function NavEntry({ href, text, isCurrent, troubleCount = 0 }: EntryProps) {
  return (
    <a href={href} aria-current={isCurrent ? "page" : undefined}>
      <span>
        {text}
        {troubleCount > 0 && (
          <span class="nav-mark" title={needsYou(troubleCount)}>
            <span aria-hidden="true">{troubleCount > 99 ? "99+" : troubleCount}</span>
            <span class="visually-hidden">{`, ${needsYou(troubleCount)}`}</span>
          </span>
        )}
      </span>
    </a>
  );
}

function Footer() {
  return (
    <footer class="foot">
      <form method="post" action="/admin/logout">
        <button class="plain" type="submit">
          Sign out
        </button>
      </form>
    </footer>
  );
}
