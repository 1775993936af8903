import { join } from "node:path";
import type { FeedDocument } from "../../server/feed/document.ts";
import { findFeedScript } from "../../server/feed/feed-script.ts";

const BUILT = join(import.meta.dirname, "../../dist/widget");

/** A feed's own script, as a server at that address would give it. */
export function feedScript(document: FeedDocument, server: string): string {
  const template = findFeedScript(BUILT);
  if (!template) throw new Error("the element has not been built");
  return template.write(document, server);
}
