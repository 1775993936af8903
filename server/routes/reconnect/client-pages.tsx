import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type ReconnectLinkDeps, subjectOf } from "../../accounts/reconnect-link.ts";
import type { ReconnectLinkRecord } from "../../db/reconnect-links.ts";
import { noStore, pageHeaders } from "../../http/page-headers.ts";
import type { InstagramApis } from "../../instagram/types.ts";
import type { Log } from "../../logging/log.ts";
import type { PageAssets } from "../../pages/frame/assets.ts";
import { publicLayout } from "../../pages/frame/layout.tsx";
import { readerOf, speakReadersLanguage } from "../../pages/frame/reader-language.ts";
import type { PublicMessages } from "../../pages/locales/public-messages.ts";
import {
  ExpiredLink,
  PlainPage,
  RenewalOffer,
  SpentLink,
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
    speakReadersLanguage,
    publicLayout(assets, "narrow"),
  );
  pages.onError((error, c) => {
    log.error({ err: error }, "a page of a link failed");
    return renderPlain(c, ({ link }) => [link.failure, link.failureText], 500);
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
  if (!link) return renderPlain(c, ({ link: say }) => [say.unknown, say.unknownText], 404);
  const name = readableSubject(db, link);
  if (name === undefined) {
    return renderPlain(c, ({ link: say }) => [say.useless, say.uselessText], 410);
  }
  const reader = readerOf(c);
  const action = newLinks.canSend(link) ? `/reconnect/${code}/new` : undefined;
  const offer = <RenewalOffer action={action} reader={reader} />;
  const { spentAt, expiresAt } = link;
  if (spentAt === undefined) {
    return c.render(
      <ExpiredLink expiresAt={expiresAt} reader={reader}>
        {offer}
      </ExpiredLink>,
      { title: reader.messages.link.expired, status: 410 },
    );
  }
  return c.render(
    <SpentLink name={name} spentAt={spentAt} reader={reader}>
      {offer}
    </SpentLink>,
    { title: reader.messages.link.spent, status: 410 },
  );
}

/** A page of one heading and what to do, in the reader's language. */
export function renderPlain(
  c: Context,
  choose: (messages: PublicMessages) => readonly [title: string, text: string],
  status: ContentfulStatusCode = 200,
) {
  const [title, text] = choose(readerOf(c).messages);
  return c.render(<PlainPage title={title} text={text} />, { title, status });
}

/** Whose account, in every language: its name, or the ids of the feeds that it had before it was deleted. */
export function readableSubject(
  db: ReconnectLinkDeps["db"],
  link: ReconnectLinkRecord,
): string | undefined {
  const subject = subjectOf(db, link);
  if (!subject) return undefined;
  return "username" in subject ? `@${subject.username}` : subject.feedIds.join(", ");
}
