import { Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { noStore, pageHeaders } from "../http/page-headers.ts";
import type { PageAssets } from "../pages/frame/assets.ts";
import { publicLayout } from "../pages/frame/layout.tsx";
import { speakReadersLanguage } from "../pages/frame/reader-language.ts";
import type { PublicMessages } from "../pages/locales/public-messages.ts";
import { renderPlain } from "./reconnect/client-pages.tsx";

/** For people with a browser who find no page, or one that fails: in their language. Programs get JSON. */
export function createPlainPages(assets: PageAssets, publicUrl: string) {
  const plainPage = (
    choose: (messages: PublicMessages) => readonly [title: string, text: string],
    status: ContentfulStatusCode,
  ) =>
    new Hono()
      .use(pageHeaders(publicUrl), noStore, speakReadersLanguage, publicLayout(assets, "narrow"))
      .all("*", (c) => renderPlain(c, choose, status));
  return {
    nothingHere: plainPage((say) => [say.nothingHere, say.nothingHereText], 404),
    failure: (status: ContentfulStatusCode) =>
      plainPage(({ link }) => [link.failure, link.failureText], status),
  };
}

/** Whether it is a browser that shows what it gets. */
export function isForReading(accept: string | undefined): boolean {
  return accept?.includes("text/html") ?? false;
}
