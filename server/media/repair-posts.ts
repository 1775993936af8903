import type { AccountRecord } from "../db/accounts.ts";
import type { Database } from "../db/database.ts";
import { namesOfPost } from "../db/posts.ts";
import type { FeedBuilder } from "../feed/feed-builder.ts";
import type { Log } from "../logging/log.ts";
import type { Clock } from "../time/clock.ts";
import type { MediaStore } from "./media-store.ts";
import { mendFiles } from "./mend-files.ts";

interface RepairDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly mediaStore: MediaStore;
  readonly feedBuilder: FeedBuilder;
}

/** Has everything do without files that are not on the disk, until the next sync has fetched them. Says how many posts. */
export async function repairPosts(deps: RepairDeps): Promise<number> {
  const { db, log, mediaStore } = deps;
  await restoreCaptions(deps).catch((error: unknown) =>
    log.warn({ err: error }, "captions of videos could not be written again"),
  );
  const there = new Set(await mediaStore.names());
  // A sync may have stored it since.
  const isThere = (name: string) => there.has(name) || mediaStore.has(name);
  return db.transaction(() => {
    let repaired = 0;
    for (const account of db.accounts.all()) repaired += repairAccount(deps, account, isThere);
    if (repaired > 0)
      log.warn({ posts: repaired }, "files of posts were missing and are fetched again");
    return repaired;
  });
}

function repairAccount(
  { db, clock, feedBuilder }: RepairDeps,
  account: AccountRecord,
  isThere: (name: string) => boolean,
): number {
  const broken = db.posts
    .ofAccount(account.id)
    .filter(({ files }) => files && !namesOfPost(files).every(isThere));
  for (const post of broken) {
    db.posts.put({
      ...post,
      files: post.files && mendFiles(post.files, isThere),
      lastError:
        "Files of it are missing on the disk: they are fetched again with the next look for new posts.",
      retryAt: clock.now(),
    });
  }
  const lacksAvatar = account.picture && !isThere(account.picture.name);
  if (lacksAvatar) db.accounts.update({ ...account, picture: undefined });
  if (lacksAvatar || broken.length > 0) {
    const state = db.syncStates.get(account.id);
    db.syncStates.put({ ...state, nextSyncAt: Math.min(state.nextSyncAt, clock.now()) });
    feedBuilder.buildFeedsOf(account.id);
  }
  return broken.length;
}

/** From the database, which has their text, for whichever videos are here again. */
async function restoreCaptions({ db, mediaStore, feedBuilder }: RepairDeps): Promise<void> {
  for (const track of db.videoTracks.withoutFile(mediaStore.has)) {
    const name = await mediaStore.put(Buffer.from(track.text), "vtt");
    db.transaction(() => {
      db.videoTracks.setName(track, name);
      for (const { accountId } of db.posts.withId(track.postId)) {
        feedBuilder.buildFeedsOf(accountId);
      }
    });
  }
}
