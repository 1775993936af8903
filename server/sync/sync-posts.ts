import type { PostRecord } from "../db/posts.ts";
import { surplusOf } from "../feed/newest-posts.ts";
import { InstagramError } from "../instagram/errors/instagram-error.ts";
import type { Profile } from "../instagram/types.ts";
import type { MediaDownloader } from "../media/media-downloader.ts";
import { mostRequests } from "./limits.ts";
import { createListing, type Listing } from "./listing.ts";
import type { SyncCounts } from "./outcome.ts";
import { ownership } from "./ownership.ts";
import { isRetryDue } from "./post-retries.ts";
import { reportPictures } from "./report-pictures.ts";
import { settleListing } from "./settle-listing.ts";
import { storePage } from "./store-page.ts";
import { StoredPosts } from "./stored-posts.ts";
import type { ProfileChange } from "./sync-profile.ts";
import type { SyncDeps, SyncRun } from "./sync-run.ts";

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
  const api = deps.apis[run.account.api];
  const { credential, profile } = wanted;
  const { mediaCount } = profile;
  const listing = createListing(
    (after) => run.request(() => api.fetchMediaPage(credential, { after }, run.context)),
    { maxPosts: deps.maxPosts, isOwn: ownership(run.account, profile) },
  );
  const stored = new StoredPosts(deps, run, { ...wanted, hasMore: () => listing.hasMore() });
  const full =
    wanted.full ||
    hasCountFallen(run.account.profile.mediaCount, stored.size, mediaCount) ||
    stored.all().some(({ missingSince }) => missingSince !== undefined);
  const unfinished = await readPages(deps, downloader, run, stored, listing, full);
  const isWithheld = listing.isEmpty() && stored.size === 0 && (mediaCount ?? 0) > 0;
  // Else nobody would ever hear why nothing new comes.
  if (listing.understandsNothing() || isWithheld) throw new InstagramError("posts-unlisted");
  const hasMedia = (id: string) => api.hasMedia(credential, id, run.context);
  const doubted = await settleListing(deps, run, stored, { listing, mediaCount, full, hasMedia });
  reportPictures(deps, run.account, stored.all(), deps.clock.now());
  const waiting = stored.all().filter(({ files }) => !files).length;
  return { ...stored.counts, waiting, unfinished, doubted, full: listing.hasFinished() };
}

/** Until nothing new is to be expected. Says how many posts are left for the account's next turn. */
async function readPages(
  deps: SyncDeps,
  downloader: MediaDownloader,
  run: SyncRun,
  stored: StoredPosts,
  listing: Listing,
  full: boolean,
): Promise<number> {
  const { maxPosts } = deps;
  const isDue = ({ retryAt }: PostRecord) =>
    retryAt !== undefined && isRetryDue(retryAt, run.startedAt);
  const due = stored
    .all()
    .filter(isDue)
    .map(({ id }) => id);
  let unfinished = 0;
  while (run.requestCount() < mostRequests(maxPosts)) {
    const items = await listing.nextPage();
    if (!items) break;
    const bringsNew = items.length === 0 || items.some(({ id }) => !stored.byId.has(id));
    unfinished += await storePage(deps, downloader, run, stored, items);
    const owesRetry = due.some((id) => !listing.has(id));
    if (!full && !bringsNew && !owesRetry && !isOverfull(stored, maxPosts)) break;
  }
  return unfinished;
}

/** Which ones have to make room, only the whole list tells. */
function isOverfull(stored: StoredPosts, maxPosts: number): boolean {
  return (
    stored.size > maxPosts &&
    surplusOf(stored.all(), { maxPosts, isPinned: stored.pinned() }).length > 0
  );
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
