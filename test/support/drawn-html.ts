import { createRequire } from "node:module";
import { join } from "node:path";
import type { FeedDocument } from "../../server/feed/document.ts";
import type { DrawHtml, HtmlForms } from "../../server/feed/html-renditions.ts";

const BUILT = join(import.meta.dirname, "../../dist/widget/render-html.cjs");

/** A feed's HTML forms as the built templates draw them. */
export function drawnHtml(document: FeedDocument, server: string): HtmlForms {
  const { drawHtml }: { drawHtml: DrawHtml } = createRequire(import.meta.url)(BUILT);
  return drawHtml([document], server);
}
