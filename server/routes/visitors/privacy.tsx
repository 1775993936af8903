import { Hono } from "hono";
import { noStore, pageHeaders } from "../../http/page-headers.ts";
import type { PageAssets } from "../../pages/frame/assets.ts";
import { publicLayout } from "../../pages/frame/layout.tsx";
import { PrivacyPage, type PrivacyPageProps } from "../../pages/public/privacy-page.tsx";

/** `GET /privacy`: what is stored, where, how long, and how to be rid of it. Meta's form asks for its address. */
export function createPrivacyRoutes(
  deps: PrivacyPageProps & { readonly assets: PageAssets },
): Hono {
  const { publicUrl, maxPosts, backupsKept, assets } = deps;
  const pages = new Hono();
  pages.use(pageHeaders(publicUrl), noStore, publicLayout(assets));
  pages.get("/", (c) =>
    c.render(<PrivacyPage publicUrl={publicUrl} maxPosts={maxPosts} backupsKept={backupsKept} />, {
      title: "Privacy",
    }),
  );
  return pages;
}
