import { Hono } from "hono";
import { noStore, pageHeaders } from "../http/page-headers.ts";
import { publicLayout } from "../pages/frame/layout.tsx";
import { PrivacyPage, type PrivacyPageProps } from "../pages/public/privacy-page.tsx";

/** `GET /privacy`: what is stored, where, how long, and how to be rid of it. Meta's form asks for its address. */
export function createPrivacyRoutes(props: PrivacyPageProps): Hono {
  const pages = new Hono();
  pages.use(pageHeaders(props.publicUrl), noStore, publicLayout);
  pages.get("/", (c) => c.render(<PrivacyPage {...props} />, { title: "Privacy" }));
  return pages;
}
