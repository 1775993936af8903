import type { PostRecord } from "../db/posts.ts";
import { InstagramError } from "../instagram/errors/instagram-error.ts";
import type { SyncRun } from "./sync-run.ts";

/**
 * What each post answers when it is asked for by itself. After one without a clear answer the others are not asked:
 * they would have none either. Throws what ends the whole sync.
 */
export async function askPosts(
  run: SyncRun,
  posts: readonly PostRecord[],
  hasMedia: (id: string) => Promise<boolean>,
): Promise<ReadonlyMap<string, "gone" | "here">> {
  const answers = new Map<string, "gone" | "here">();
  for (const { id } of posts) {
    try {
      answers.set(id, (await run.request(() => hasMedia(id))) ? "here" : "gone");
    } catch (error) {
      if (!(error instanceof InstagramError) || run.signal?.aborted) throw error;
      if (error.kind === "reconnect" || error.kind === "rate-limited") throw error;
      break;
    }
  }
  return answers;
}
