import type { FeedDocument } from "./document.ts";

/** Further than these members stand, whatever the feed is called. */
const FIRST_BYTES = 500;

/** What a stored page says of itself, without reading all the posts behind it. */
export function saidFirst(json: Buffer): Pick<FeedDocument, "updatedAt" | "stale"> {
  const found = /,"updatedAt":"([^"]*)","stale":(true|false)/.exec(
    json.toString("latin1", 0, FIRST_BYTES),
  );
  if (!found?.[1]) return JSON.parse(json.toString("utf8"));
  return { updatedAt: found[1], stale: found[2] === "true" };
}
