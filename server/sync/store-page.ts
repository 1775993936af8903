import type { Media } from "../instagram/types.ts";
import type { MediaDownloader } from "../media/media-downloader.ts";
import { fillGaps } from "./fill-gaps.ts";
import { mapLimited } from "./map-limited.ts";
import { mergePost } from "./merge-posts.ts";
import { needsFiles } from "./needed-files.ts";
import { completePost } from "./post-files.ts";
import type { StoredPosts } from "./stored-posts.ts";
import type { SyncDeps, SyncRun } from "./sync-run.ts";

/** So many posts at a time get their pictures … */
const POSTS_AT_ONCE = 2;
/** … and so many are shown together: the first pictures of a new feed appear within seconds. */
const COMMITTED_TOGETHER = 8;

/** Stores one page of the listing, with the pictures of its posts. Says how many posts are left for the account's next turn. */
export async function storePage(
  deps: Pick<SyncDeps, "db" | "clock" | "mediaStore">,
  downloader: MediaDownloader,
  run: SyncRun,
  stored: StoredPosts,
  items: readonly Media[],
): Promise<number> {
  const now = deps.clock.now();
  const filled = fillGaps(items, stored.byId, run.context.learned?.droppedFields ?? []);
  const merged = filled.map((listed) => {
    const before = stored.byId.get(listed.id);
    return { listed, before, post: mergePost(run.account.id, before, listed, now) };
  });
  const incomplete = merged.filter(({ post, listed }) => needsFiles(post, listed, now));
  let ready = merged
    .filter((entry) => !incomplete.includes(entry) && entry.post !== entry.before)
    .map(({ post }) => post);
  let unfinished = 0;
  for (let at = 0; at < incomplete.length; at += COMMITTED_TOGETHER) {
    const together = incomplete.slice(at, at + COMMITTED_TOGETHER);
    const completed = await mapLimited(together, POSTS_AT_ONCE, async ({ post, listed }) => {
      if (run.isTurnOver()) return undefined;
      return await completePost(downloader, post, listed, now, {
        signal: run.signal,
        onProgress: run.keepLease,
        onKept: run.noteKept,
        isTurnOver: run.isTurnOver,
      });
    });
    const begun = completed.filter((post) => post !== undefined);
    unfinished += completed.length - begun.length;
    await deps.mediaStore.settle();
    await deps.db.whenWritable(run.signal);
    stored.commit([...ready, ...begun]);
    ready = [];
  }
  stored.commit(ready);
  return unfinished;
}
