import { namesOfPost, type PostRecord } from "../db/posts.ts";
import { newestFirst } from "../feed/newest-posts.ts";
import { pinnedPostIds } from "../feed/pinned-posts.ts";
import type { SyncCounts } from "./outcome.ts";
import type { ProfileChange } from "./sync-profile.ts";
import type { SyncDeps, SyncRun } from "./sync-run.ts";

type Deps = Pick<SyncDeps, "db" | "mediaStore" | "feedBuilder">;

interface CommitOptions {
  /** Written with the first posts. */
  readonly profileChange: ProfileChange;
  readonly onProgress: ((counts: Pick<SyncCounts, "added" | "updated">) => void) | undefined;
  /** Whether older posts are still to be read. */
  hasMore(): boolean;
}

/** The account's posts as they are stored, and the one way in which a sync changes them. */
export class StoredPosts {
  readonly #deps: Deps;
  readonly #run: SyncRun;
  readonly #options: CommitOptions;
  readonly #posts: Map<string, PostRecord>;
  #profileChange: ProfileChange;
  #owesFullSync = false;
  readonly #counts = { added: 0, updated: 0, removed: 0 };

  constructor(deps: Deps, run: SyncRun, options: CommitOptions) {
    this.#deps = deps;
    this.#run = run;
    this.#options = options;
    this.#profileChange = options.profileChange;
    this.#posts = new Map(deps.db.posts.ofAccount(run.account.id).map((post) => [post.id, post]));
  }

  get size(): number {
    return this.#posts.size;
  }

  /** What this sync has changed so far. */
  get counts(): Readonly<Pick<SyncCounts, "added" | "updated" | "removed">> {
    return this.#counts;
  }

  get byId(): ReadonlyMap<string, PostRecord> {
    return this.#posts;
  }

  all(): PostRecord[] {
    return [...this.#posts.values()];
  }

  /** Which of them a feed holds at its top. */
  pinned(): (id: string) => boolean {
    const { db } = this.#deps;
    const pinned = pinnedPostIds(db, this.#run.account.id, this.all().sort(newestFirst));
    return (id) => pinned.has(id);
  }

  /** Rows and documents change together, or not at all. */
  commit(changed: readonly PostRecord[], gone: readonly PostRecord[] = []): void {
    if (changed.length === 0 && gone.length === 0 && !this.#profileChange) return;
    const added = changed.filter(({ id }) => !this.#posts.has(id)).length;
    this.#deps.db.transaction(() => this.#write(changed, gone, added));
    for (const post of changed) this.#posts.set(post.id, post);
    for (const { id } of gone) this.#posts.delete(id);
    this.#counts.added += added;
    this.#counts.updated += changed.length - added;
    this.#counts.removed += gone.length;
    this.#profileChange = undefined;
    this.#options.onProgress?.(this.#counts);
  }

  #write(changed: readonly PostRecord[], gone: readonly PostRecord[], added: number): void {
    const { db, feedBuilder } = this.#deps;
    const account = this.#run.assertStillOurs();
    for (const post of changed) {
      this.#assertFilesExist(post);
      db.posts.put(post);
    }
    for (const { id } of gone) db.posts.delete(account.id, id);
    if (this.#profileChange) db.accounts.update({ ...account, ...this.#profileChange });
    // Killed before older posts were read, the next sync must not stop at the ones stored here.
    if (added > 0 && this.#options.hasMore() && !this.#owesFullSync) {
      this.#owesFullSync = true;
      db.syncStates.put({ ...db.syncStates.get(account.id), lastFullSyncAt: undefined });
    }
    // What brings something goes on after whatever ends it.
    const state = db.syncStates.get(account.id);
    if (state.interruptions > 0) db.syncStates.put({ ...state, interruptions: 0 });
    feedBuilder.buildFeedsOf(account.id);
  }

  #assertFilesExist({ id, files }: PostRecord): void {
    const { mediaStore } = this.#deps;
    if (!files || namesOfPost(files).every((name) => mediaStore.has(name))) return;
    throw new Error(`files of post ${id} vanished while they were stored`);
  }
}
