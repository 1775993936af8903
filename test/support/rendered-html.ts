import { createRequire } from "node:module";
import { join } from "node:path";
import type { FeedDocument } from "../../server/feed/document.ts";
import type { RenderHtml } from "../../server/feed/html-renditions.ts";

const BUILT = join(import.meta.dirname, "../../dist/widget/render-html.cjs");

/** A feed's HTML renditions as the built templates draw them. */
export function renderedHtml(document: FeedDocument, server: string): ReturnType<RenderHtml> {
  const { renderHtml }: { renderHtml: RenderHtml } = createRequire(import.meta.url)(BUILT);
  return renderHtml([document], server);
}
