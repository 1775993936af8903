import type { Context } from "hono";
import type { Database } from "../../db/database.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import type { PostRecord } from "../../db/posts.ts";
import { RequestError } from "../../shared/errors.ts";

/** The post of a feed that the address names. */
export function knownPost(db: Pick<Database, "posts">, c: Context, feed: FeedRecord): PostRecord {
  const id = c.req.param("post") ?? "";
  for (const accountId of feed.accountIds) {
    const post = db.posts.get(accountId, id);
    if (post) return post;
  }
  throw new RequestError(404, "unknown-post", "That post is not here any more.");
}
