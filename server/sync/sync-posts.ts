import { namesOfPost, type PostRecord } from "../db/posts.ts";
import { newestFirst, surplusOf } from "../feed/newest-posts.ts";
import { pinnedPostIds } from "../feed/pinned-posts.ts";
import { InstagramError } from "../instagram/errors/instagram-error.ts";
import type { Media, Profile } from "../instagram/types.ts";
import type { MediaDownloader } from "../media/media-downloader.ts";
import { askPosts } from "./ask-posts.ts";
import { fillGaps } from "./fill-gaps.ts";
import { mostRequests } from "./limits.ts";
import { createListing } from "./listing.ts";
import { mapLimited } from "./map-limited.ts";
import { mergePost } from "./merge-posts.ts";
import { type ListingVerdict, settleMissing, weighListing } from "./missing-posts.ts";
import type { SyncCounts } from "./outcome.ts";
import { ownership } from "./ownership.ts";
import { completePost, isRetryDue, needsFiles } from "./post-files.ts";
import { reportDoubt } from "./report-doubt.ts";
import { reportPictures } from "./report-pictures.ts";
import type { ProfileChange } from "./sync-profile.ts";
import type { SyncDeps, SyncRun } from "./sync-run.ts";

/** So many posts at a time get their pictures … */
const AT_ONCE = 2;
/** … and so many are shown together: the first pictures of a new feed appear within seconds. */
const COMMITTED_TOGETHER = 8;

interface PostsToSync {
  readonly credential: Parameters<SyncDeps["apis"]["instagram-login"]["fetchMediaPage"]>[0];
  /** As it was just read. */
  readonly profile: Profile;
  readonly profileChange: ProfileChange;
  /** Full sync: list every post up to the limit, known or not. */
  readonly full: boolean;
  readonly onProgress: ((counts: Pick<SyncCounts, "added" | "updated">) => void) | undefined;
}

type PostsSynced = Omit<SyncCounts, "requests">;

/**
 * Reads the account's posts page by page and commits what changed as it comes, so that a sync that is
 * killed loses only what it had in hand. Throws what the APIs, the disk and the lease throw.
 */
export async function syncPosts(
  deps: SyncDeps,
  downloader: MediaDownloader,
  run: SyncRun,
  wanted: PostsToSync,
): Promise<PostsSynced> {
  const { db, clock, mediaStore, feedBuilder, maxPosts } = deps;
  const accountId = run.account.id;
  const api = deps.apis[run.account.api];
  const known = new Map(db.posts.ofAccount(accountId).map((post) => [post.id, post]));
  const counts = { added: 0, updated: 0, removed: 0 };
  let profileChange = wanted.profileChange;
  let owesFullSync = false;
  let unfinished = 0;

  const listing = createListing(
    (after) => run.request(() => api.fetchMediaPage(wanted.credential, { after }, run.context)),
    { maxPosts, isOwn: ownership(run.account, wanted.profile) },
  );

  /** Rows and documents change together, or not at all. */
  function commit(changed: readonly PostRecord[], gone: readonly PostRecord[] = []): void {
    if (changed.length === 0 && gone.length === 0 && !profileChange) return;
    const added = changed.filter(({ id }) => !known.has(id)).length;
    db.transaction(() => {
      const account = run.assertStillOurs();
      for (const post of changed) {
        assertFilesExist(post);
        db.posts.put(post);
      }
      for (const { id } of gone) db.posts.delete(accountId, id);
      if (profileChange) db.accounts.update({ ...account, ...profileChange });
      // Killed before older posts were read, the next sync must not stop at the ones stored here.
      if (added > 0 && listing.hasMore() && !owesFullSync) {
        owesFullSync = true;
        db.syncStates.put({ ...db.syncStates.get(accountId), lastFullSyncAt: undefined });
      }
      // What brings something goes on after whatever ends it.
      const state = db.syncStates.get(accountId);
      if (state.interruptions > 0) db.syncStates.put({ ...state, interruptions: 0 });
      feedBuilder.buildFeedsOf(accountId);
    });
    for (const post of changed) known.set(post.id, post);
    for (const { id } of gone) known.delete(id);
    counts.added += added;
    counts.updated += changed.length - added;
    counts.removed += gone.length;
    profileChange = undefined;
    wanted.onProgress?.(counts);
  }

  function assertFilesExist({ id, files }: PostRecord): void {
    if (!files || namesOfPost(files).every((name) => mediaStore.has(name))) return;
    throw new Error(`files of post ${id} vanished while they were stored`);
  }

  async function storePage(items: readonly Media[]): Promise<void> {
    const now = clock.now();
    const filled = fillGaps(items, known, run.context.learned?.droppedFields ?? []);
    const merged = filled.map((listed) => ({
      listed,
      before: known.get(listed.id),
      post: mergePost(accountId, known.get(listed.id), listed, now),
    }));
    const incomplete = merged.filter(({ post, listed }) => needsFiles(post, listed, now));
    let ready = merged
      .filter((entry) => !incomplete.includes(entry) && entry.post !== entry.before)
      .map(({ post }) => post);
    for (let at = 0; at < incomplete.length; at += COMMITTED_TOGETHER) {
      const together = incomplete.slice(at, at + COMMITTED_TOGETHER);
      const completed = await mapLimited(together, AT_ONCE, async ({ post, listed }) => {
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
      await mediaStore.settle();
      await db.whenWritable(run.signal);
      commit([...ready, ...begun]);
      ready = [];
    }
    commit(ready);
  }

  const isDue = ({ retryAt }: PostRecord) =>
    retryAt !== undefined && isRetryDue(retryAt, run.startedAt);
  const due = [...known.values()].filter(isDue).map(({ id }) => id);
  const { mediaCount } = wanted.profile;
  const full =
    wanted.full ||
    hasCountFallen(run.account.profile.mediaCount, known.size, mediaCount) ||
    [...known.values()].some(({ missingSince }) => missingSince !== undefined);
  while (run.requestCount() < mostRequests(maxPosts)) {
    const items = await listing.nextPage();
    if (!items) break;
    const bringsNew = items.length === 0 || items.some(({ id }) => !known.has(id));
    await storePage(items);
    const owesRetry = due.some((id) => !listing.has(id));
    // Which ones have to make room, only the whole list tells.
    const isOverfull =
      known.size > maxPosts &&
      surplusOf([...known.values()], { maxPosts, isPinned: pinnedNow() }).length > 0;
    if (!full && !bringsNew && !owesRetry && !isOverfull) break;
  }
  const isWithheld = listing.isEmpty() && known.size === 0 && (mediaCount ?? 0) > 0;
  // Else nobody would ever hear why nothing new comes.
  if (listing.understandsNothing() || isWithheld) throw new InstagramError("posts-unlisted");
  const doubted = await settle();
  reportPictures(deps, run.account, [...known.values()], clock.now());
  const waiting = [...known.values()].filter(({ files }) => !files).length;
  return { ...counts, waiting, unfinished, doubted, full: listing.hasFinished() };

  function pinnedNow(): (id: string) => boolean {
    const pinned = pinnedPostIds(db, accountId, [...known.values()].sort(newestFirst));
    return (id) => pinned.has(id);
  }

  /** Takes down what is borne out to be gone, and returns how many missing posts are kept. */
  async function settle(): Promise<number> {
    const stored = [...known.values()];
    const isPinned = pinnedNow();
    if (listing.extent() === "partial") {
      // Before the end is seen, some that are gone may still be counted among the newest.
      commit([], surplusOf(stored, { maxPosts: 2 * maxPosts, isPinned }));
      return 0;
    }
    const verdict = weighListing(stored, listing, { mediaCount, now: clock.now(), isPinned });
    const hasMedia = (id: string) => api.hasMedia(wanted.credential, id, run.context);
    const answers = await askPosts(run, verdict.toAsk, hasMedia);
    const ofPinned = await askPosts(run, full ? verdict.pinned : [], hasMedia);
    const pinnedGone = verdict.pinned.filter(({ id }) => ofPinned.get(id) === "gone");
    const now = clock.now();
    const countAgreesSince = noteAgreement(verdict, now);
    const { changed, gone } = settleMissing(verdict, answers, { countAgreesSince, now });
    const settled = new Map([...known, ...changed.map((post) => [post.id, post] as const)]);
    for (const { id } of [...gone, ...pinnedGone]) settled.delete(id);
    const surplus = surplusOf([...settled.values()], { maxPosts, isPinned });
    commit(changed, [...surplus, ...gone, ...pinnedGone]);
    const kept = verdict.missing.length - gone.length;
    reportDoubt(deps, run.account, { verdict, kept, stored: stored.length });
    return kept;
  }

  function noteAgreement({ countAgrees }: ListingVerdict, now: number): number | undefined {
    return db.transaction(() => {
      run.assertStillOurs();
      const state = db.syncStates.get(accountId);
      const since = Math.min(state.countAgreesSince ?? now, now);
      const countAgreesSince = countAgrees ? since : undefined;
      if (state.countAgreesSince !== countAgreesSince) {
        db.syncStates.put({ ...state, countAgreesSince });
      }
      return countAgreesSince;
    });
  }
}

/** Fewer than before, or fewer than are stored: something was taken down, or archived. */
function hasCountFallen(
  before: number | undefined,
  stored: number,
  mediaCount: number | undefined,
): boolean {
  if (mediaCount === undefined) return false;
  return mediaCount < stored || (before !== undefined && mediaCount < before);
}
