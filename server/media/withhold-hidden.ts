import type { Database } from "../db/database.ts";
import { videoIdsOf } from "../db/posts.ts";
import { filesOfPosts } from "../db/stored-file-names.ts";

/**
 * What belongs to hidden posts and to nothing that visitors are served, or may still have from a cache, is had by
 * nobody from now on. It stays on the disk: what is hidden can be shown again.
 */
export function withholdHidden(
  db: Pick<
    Database,
    "documents" | "postChoices" | "posts" | "videoTracks" | "withheldFiles" | "transaction"
  >,
  now: number,
): void {
  db.transaction(() => {
    const posts = db.postChoices.hiddenPostIds().flatMap((id) => db.posts.withId(id));
    const hidden = filesOfPosts(posts, db.videoTracks.ofMedia(posts.flatMap(videoIdsOf)));
    const served = hidden.length > 0 ? db.documents.fileNames(now) : new Set<string>();
    db.withheldFiles.replace(new Set(hidden.filter((name) => !served.has(name))));
  });
}
