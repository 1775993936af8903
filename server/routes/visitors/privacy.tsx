import { Hono } from "hono";
import type { Sightings } from "../../feed/sightings.ts";
import { noStore, pageHeaders } from "../../http/page-headers.ts";
import type { PageAssets } from "../../pages/frame/assets.ts";
import { publicLayout } from "../../pages/frame/layout.tsx";
import { readerOf, speakReadersLanguage } from "../../pages/frame/reader-language.ts";
import { fillText } from "../../pages/locales/fill.tsx";
import { PrivacyPage, type PrivacyPageProps } from "../../pages/public/privacy-page.tsx";

/** `GET /privacy`: what is stored, where, how long, and how to be rid of it. Meta's form asks for its address. */
export function createPrivacyRoutes(
  deps: Omit<PrivacyPageProps, "notesSites" | "reader"> & {
    readonly assets: PageAssets;
    readonly sightings: Pick<Sightings, "isOn">;
  },
): Hono {
  const { publicUrl, maxPosts, backupsKept, publishedAt, assets, sightings } = deps;
  const pages = new Hono();
  pages.use(pageHeaders(publicUrl), noStore, speakReadersLanguage, publicLayout(assets));
  pages.get("/", (c) => {
    const reader = readerOf(c);
    const { privacy, dir } = reader.messages;
    return c.render(
      <PrivacyPage
        {...{ publicUrl, maxPosts, backupsKept, publishedAt, reader }}
        notesSites={sightings.isOn()}
      />,
      { title: fillText(privacy.title, { host: new URL(publicUrl).host }, dir) },
    );
  });
  return pages;
}
