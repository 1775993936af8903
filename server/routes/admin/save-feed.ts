import type { FeedSettings } from "../../feed/document.ts";
import type { AdminDeps } from "./admin-deps.ts";

/** What is stored and what is served change together. */
export function saveFeedSettings(
  { db, buildFeed }: Pick<AdminDeps, "db" | "buildFeed">,
  feedId: string,
  settings: FeedSettings,
): void {
  db.transaction(() => {
    db.feeds.setSettings(feedId, settings);
    buildFeed(feedId);
  });
}
