import type { FeedDocument, FeedPost } from "../../server/feed/document.ts";
import { postKind } from "../../server/feed/post-kind.ts";
import { MOST_PAGES_READ } from "../../server/feed/settings-table.ts";
import type { Settings } from "../element/settings.ts";
import { isPost } from "./is-feed.ts";
import { parseUrl } from "./safe-url.ts";

type PostFilter = Pick<Settings, "types" | "hashtags">;

/** A feed as far as it has been read: its first document and the pages after it. */
export class FeedPages {
  readonly first: FeedDocument;
  /** Where the posts after these are; missing at the end. */
  next: string | undefined;
  private _posts: readonly FeedPost[] = [];
  private readonly _read = new Set<string>();

  constructor(first: FeedDocument, url: string) {
    this.first = first;
    this.add(first, url);
  }

  /** The posts a filter lets through, in the feed's order. */
  choose({ types, hashtags }: PostFilter): readonly FeedPost[] {
    const among = (wanted: readonly string[], words: readonly string[] | undefined) =>
      !wanted.length || words?.some((word) => wanted.includes(`${word}`.toLowerCase()));
    return this._posts.filter(
      (post) =>
        among(types, [postKind(post), `${post.mediaType}`]) && among(hashtags, post.hashtags),
    );
  }

  /** A post that moved to the next page while it was asked for is not shown twice. */
  add({ posts, next }: FeedDocument, url: string): void {
    const known = new Set(this._posts.map(({ id }) => id));
    this._posts = this._posts.concat(posts.filter((post) => isPost(post) && !known.has(post.id)));
    this._read.add(url);
    const page = typeof next === "string" ? parseUrl(next, url) : undefined;
    // Only the server that was asked is asked for more.
    const usable = page?.origin === new URL(url).origin && !this._read.has(page.href);
    this.next = usable && this._read.size < MOST_PAGES_READ ? page.href : undefined;
  }
}
