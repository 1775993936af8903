import { type Context, Hono } from "hono";
import { nameOfSubject, type ReconnectLinkDeps } from "../../accounts/reconnect-link.ts";
import type { ReconnectLinkRecord } from "../../db/reconnect-links.ts";
import { noStore, pageHeaders } from "../../http/page-headers.ts";
import type { InstagramApis } from "../../instagram/types.ts";
import type { Log } from "../../log.ts";
import type { PageAssets } from "../../pages/frame/assets.ts";
import { publicLayout } from "../../pages/frame/layout.tsx";
import {
  ExpiredLink,
  LinkFailure,
  RenewalOffer,
  SpentLink,
  UnknownLink,
  UselessLink,
} from "../../pages/reconnect/link-pages.tsx";
import type { SignInAttempts } from "./sign-in-attempt.ts";

export interface ClientPagesDeps extends ReconnectLinkDeps {
  readonly log: Log;
  readonly apis: InstagramApis;
  readonly assets: PageAssets;
  readonly redirectUri: string;
  readonly attempts: SignInAttempts;
  /** Fresh links in the place of old ones, for whoever is told of the account's trouble by mail. */
  readonly newLinks: {
    canSend(link: ReconnectLinkRecord): boolean;
    /** Says whether it was sent. */
    send(link: ReconnectLinkRecord): Promise<boolean>;
  };
}

/** What is around every page that the holder of a link sees: nothing of the dashboard. */
export function createClientPages({ config, assets, log }: ClientPagesDeps): Hono {
  const pages = new Hono();
  pages.use(
    // The address is a key: no other site is told it.
    pageHeaders(config.publicUrl, "no-referrer"),
    noStore,
    async (c, next) => {
      await next();
      c.header("X-Robots-Tag", "noindex, nofollow");
    },
    publicLayout(assets, "narrow"),
  );
  pages.onError((error, c) => {
    log.error({ err: error }, "a page of a link failed");
    return c.render(<LinkFailure />, { title: "Sorry", status: 500 });
  });
  return pages;
}

/** The page of a link that works no more, or never did. */
export function closedLinkPage(
  { db, newLinks }: Pick<ClientPagesDeps, "db" | "newLinks">,
  c: Context,
  code: string,
  link: ReconnectLinkRecord | undefined,
) {
  if (!link) return c.render(<UnknownLink />, { title: "Unknown link", status: 404 });
  const name = nameOfSubject(db, link);
  if (name === undefined) return c.render(<UselessLink />, { title: "Not needed", status: 410 });
  const offer = (
    <RenewalOffer action={newLinks.canSend(link) ? `/reconnect/${code}/new` : undefined} />
  );
  const { spentAt, expiresAt } = link;
  if (spentAt === undefined) {
    const content = <ExpiredLink expiresAt={expiresAt}>{offer}</ExpiredLink>;
    return c.render(content, { title: "Expired", status: 410 });
  }
  return c.render(
    <SpentLink name={name} spentAt={spentAt}>
      {offer}
    </SpentLink>,
    { title: "Done already", status: 410 },
  );
}
