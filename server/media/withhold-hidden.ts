import type { Database } from "../db/database.ts";
import { namesOfPost } from "../db/posts.ts";

/**
 * What belongs to hidden posts and to nothing that visitors are served, or may still have from a cache, is had by
 * nobody from now on. It stays on the disk: what is hidden can be shown again.
 */
export function withholdHidden(
  db: Pick<Database, "documents" | "postChoices" | "posts" | "withheldFiles" | "transaction">,
  now: number,
): void {
  db.transaction(() => {
    const hidden = db.postChoices
      .hiddenPostIds()
      .flatMap((id) => db.posts.withId(id))
      .flatMap(({ files }) => (files ? namesOfPost(files) : []));
    const served = hidden.length > 0 ? db.documents.fileNames(now) : new Set<string>();
    db.withheldFiles.replace(new Set(hidden.filter((name) => !served.has(name))));
  });
}
