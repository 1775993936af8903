import type { PostRecord } from "../db/posts.ts";
import { surplusOf } from "../feed/newest-posts.ts";
import { askPosts } from "./ask-posts.ts";
import type { Listing } from "./listing.ts";
import { type ListingVerdict, settleMissing, weighListing } from "./missing-posts.ts";
import { reportDoubt } from "./report-doubt.ts";
import type { StoredPosts } from "./stored-posts.ts";
import type { SyncDeps, SyncRun } from "./sync-run.ts";

interface ReadListing {
  readonly listing: Listing;
  /** As the profile counts them. */
  readonly mediaCount: number | undefined;
  /** Whether every post up to the limit was to be listed. */
  readonly full: boolean;
  hasMedia(id: string): Promise<boolean>;
}

/** Takes down what is borne out to be gone, and says how many missing posts are kept. */
export async function settleListing(
  deps: SyncDeps,
  run: SyncRun,
  posts: StoredPosts,
  { listing, mediaCount, full, hasMedia }: ReadListing,
): Promise<number> {
  const { clock, maxPosts } = deps;
  const stored = posts.all();
  const isPinned = posts.pinned();
  if (listing.extent() === "partial") {
    // Before the end is seen, some that are gone may still be counted among the newest.
    posts.commit([], surplusOf(stored, { maxPosts: 2 * maxPosts, isPinned }));
    return 0;
  }
  const verdict = weighListing(stored, listing, { mediaCount, now: clock.now(), isPinned });
  const answers = await askPosts(run, verdict.toAsk, hasMedia);
  const ofPinned = await askPosts(run, full ? verdict.pinned : [], hasMedia);
  const pinnedGone = verdict.pinned.filter(({ id }) => ofPinned.get(id) === "gone");
  const now = clock.now();
  const countAgreesSince = noteAgreement(deps, run, verdict, now);
  const { changed, gone } = settleMissing(verdict, answers, { countAgreesSince, now });
  const left = postsAfter(posts.byId, changed, [...gone, ...pinnedGone]);
  const surplus = surplusOf(left, { maxPosts, isPinned });
  posts.commit(changed, [...surplus, ...gone, ...pinnedGone]);
  const kept = verdict.missing.length - gone.length;
  reportDoubt(deps, run.account, { verdict, kept, stored: stored.length });
  return kept;
}

function postsAfter(
  before: ReadonlyMap<string, PostRecord>,
  changed: readonly PostRecord[],
  gone: readonly PostRecord[],
): PostRecord[] {
  const after = new Map([...before, ...changed.map((post) => [post.id, post] as const)]);
  for (const { id } of gone) after.delete(id);
  return [...after.values()];
}

/** Since when the profile has counted as few posts as are listed. */
function noteAgreement(
  { db }: Pick<SyncDeps, "db">,
  run: SyncRun,
  { countAgrees }: ListingVerdict,
  now: number,
): number | undefined {
  return db.transaction(() => {
    const { id } = run.assertStillOurs();
    const state = db.syncStates.get(id);
    const since = Math.min(state.countAgreesSince ?? now, now);
    const countAgreesSince = countAgrees ? since : undefined;
    if (state.countAgreesSince !== countAgreesSince) {
      db.syncStates.put({ ...state, countAgreesSince });
    }
    return countAgreesSince;
  });
}
