import type { Context } from "hono";
import type { Database } from "../../db/database.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import { RequestError } from "../../shared/errors.ts";

/** The feed that an address names. Throws a `RequestError` where it was deleted meanwhile. */
export function knownFeed({ feeds }: Pick<Database, "feeds">, c: Context): FeedRecord {
  const feed = feeds.get(c.req.param("id") ?? "");
  if (feed) return feed;
  throw new RequestError(404, "unknown-feed", "There is no such feed any more.");
}
