import type { Context, Hono } from "hono";
import { isOver } from "../../accounts/connect-through-link.ts";
import { findLink, reconnectLinkProblem } from "../../accounts/reconnect-link.ts";
import type { ReconnectLinkRecord } from "../../db/reconnect-links.ts";
import { readerOf } from "../../pages/frame/reader-language.ts";
import { fillText } from "../../pages/locales/fill.tsx";
import type { PublicMessages } from "../../pages/locales/public-messages.ts";
import { isUsername, OpenLink } from "../../pages/reconnect/link-pages.tsx";
import { DAY_MS } from "../../time/clock.ts";
import {
  type ClientPagesDeps,
  closedLinkPage,
  createClientPages,
  readableSubject,
  renderPlain,
} from "./client-pages.tsx";

/** What came of asking for another link, as its reader is told. */
const RENEWALS = {
  sent: ({ link }) => [link.sent, link.sentText],
  "sent-before": ({ link }) => [link.sentBefore, link.sentBeforeText],
  failed: ({ link }) => [link.notSent, link.notSentText],
} as const satisfies Record<string, (messages: PublicMessages) => readonly [string, string]>;

/** A reader of an old link may have a new one sent this often. */
const RENEWAL_PERIOD_MS = DAY_MS;

/**
 * `GET /reconnect/CODE`, for the person who owns an account. Who holds a link can connect that account and nothing
 * else: no session is made here and none is looked at. Looking spends nothing, because mail scanners look, too.
 */
export function createReconnectRoutes(deps: ClientPagesDeps): Hono {
  const { db, clock, config } = deps;
  const pages = createClientPages(deps);

  pages.get("/:code", (c) => {
    const code = c.req.param("code");
    const link = findLink(db, code);
    const name = link && openNameOf(link);
    if (!link || name === undefined) return closedLinkPage(deps, c, code, link);
    if (reconnectLinkProblem(deps, link.api) !== undefined) return unusable(c);
    const reader = readerOf(c);
    const { link: messages, ...others } = reader.messages;
    const title = isUsername(name)
      ? fillText(messages.connect, { name }, others.dir)
      : messages.connectYours;
    return c.render(
      <OpenLink
        name={name}
        api={link.api}
        expiresAt={link.expiresAt}
        signInHref={`/reconnect/${code}/sign-in`}
        host={new URL(config.publicUrl).host}
        reader={reader}
      />,
      { title },
    );
  });

  pages.get("/:code/sign-in", (c) => {
    const code = c.req.param("code");
    const link = findLink(db, code);
    if (!link || openNameOf(link) === undefined) return closedLinkPage(deps, c, code, link);
    const app = deps.apps.forApi(link.api);
    if (!app || reconnectLinkProblem(deps, link.api) !== undefined) return unusable(c);
    const { state } = deps.attempts.begin(c, code);
    const url = deps.apis[link.api].authorizeUrl({
      app,
      redirectUri: deps.redirectUri,
      state,
      // Who came back as somebody else would come back as the same again.
      signInAnew: c.req.query("as") === "another",
    });
    return c.redirect(url.href, 302);
  });

  pages.post("/:code/new", async (c) => {
    const code = c.req.param("code");
    const link = findLink(db, code);
    const isOld = link && isOver(link, clock.now()) && readableSubject(db, link) !== undefined;
    if (!isOld || !deps.newLinks.canSend(link)) return closedLinkPage(deps, c, code, link);
    return renderPlain(c, RENEWALS[await renew(link)]);
  });

  /** Whose account it is, as long as the link works. */
  function openNameOf(link: ReconnectLinkRecord): string | undefined {
    return isOver(link, clock.now()) ? undefined : readableSubject(db, link);
  }

  async function renew(link: ReconnectLinkRecord): Promise<keyof typeof RENEWALS> {
    const now = clock.now();
    const lastAt = db.reconnectLinks.lastRenewalAt(link);
    // One in the future was written by a wrong clock.
    if (lastAt !== undefined && Math.abs(now - lastAt) < RENEWAL_PERIOD_MS) return "sent-before";
    // Noted first: two clicks are one letter, and a mail server that fails is not asked again and again.
    db.reconnectLinks.noteRenewal(link.codeHash, now);
    return (await deps.newLinks.send(link)) ? "sent" : "failed";
  }

  return pages;
}

function unusable(c: Context) {
  return renderPlain(c, ({ link }) => [link.unusable, link.unusableText], 503);
}
