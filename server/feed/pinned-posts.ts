import type { Database } from "../db/database.ts";
import type { PostRecord } from "../db/posts.ts";
import { MOST_PINNED } from "./arrange-posts.ts";
import { captionControlReader } from "./caption-control.ts";
import { controlTags } from "./rules.ts";

/** Which of an account's posts any feed has pinned: they stay, whatever is newer. @param posts newest first. */
export function pinnedPostIds(
  { feeds, postChoices }: Pick<Database, "feeds" | "postChoices">,
  accountId: string,
  posts: readonly PostRecord[],
): Set<string> {
  const pinned = new Set<string>();
  for (const { id, rules } of feeds.ofAccount(accountId)) {
    for (const { postId, pinnedAt } of postChoices.ofFeed(id)) {
      if (pinnedAt !== undefined) pinned.add(postId);
    }
    const tags = controlTags(rules);
    if (tags.pin === undefined) continue;
    const readControl = captionControlReader(tags);
    const byTag = posts.filter(({ media }) => readControl(media).pins);
    for (const post of byTag.slice(0, MOST_PINNED)) pinned.add(post.id);
  }
  return pinned;
}
