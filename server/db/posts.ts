import type { ColorPalette } from "../feed/document.ts";
import type { Media, MediaChild } from "../instagram/types.ts";
import type { Sqlite } from "./database.ts";

/** What Instagram said of a post, without its signed addresses, which die within days. */
export type StoredMedia = Omit<Media, "mediaUrl" | "thumbnailUrl" | "children"> & {
  readonly children: readonly Omit<MediaChild, "mediaUrl" | "thumbnailUrl">[];
};

/** A stored file as served: `name` under `/media/`. */
export interface StoredPicture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

export interface StoredFiles {
  readonly sizes: {
    readonly small: StoredPicture;
    readonly medium: StoredPicture;
    readonly large: StoredPicture;
    readonly full: StoredPicture;
  };
  readonly colorPalette: ColorPalette;
  /** As in the feed document: nine `rrggbb`. */
  readonly placeholder: string;
  /** Name of the kept video file. */
  readonly video?: string;
}

/** Files of a post and, by child id, of its children. */
export interface PostFiles extends StoredFiles {
  readonly children: Readonly<Record<string, StoredFiles>>;
}

export interface PostRecord {
  readonly accountId: string;
  readonly id: string;
  /** Instant. */
  readonly postedAt: number;
  readonly media: StoredMedia;
  /** `undefined` while its pictures are missing: such a post is in no feed document. */
  readonly files: PostFiles | undefined;
  /** Tries to fetch its pictures that failed. */
  readonly failures: number;
  /** Why its pictures are missing, a sentence for the owner. */
  readonly lastError: string | undefined;
  /** When its pictures are tried again. */
  readonly retryAt: number | undefined;
  /** When a complete listing first lacked it though Instagram's count spoke against that; a second one decides. */
  readonly missingSince?: number | undefined;
}

export interface Posts {
  /** Newest first. */
  ofAccount(accountId: string): PostRecord[];
  get(accountId: string, id: string): PostRecord | undefined;
  /** Inserts or replaces. */
  put(post: PostRecord): void;
  delete(accountId: string, id: string): void;
  /** Every file name that any post of any account uses. */
  fileNames(): Set<string>;
}

interface Row {
  account_id: string;
  id: string;
  posted_at: number;
  media: string;
  files: string | null;
  failures: number;
  last_error: string | null;
  retry_at: number | null;
  missing_since: number | null;
}

export function createPosts(sqlite: Sqlite): Posts {
  const selectOfAccount = sqlite.prepare<[string], Row>(
    "SELECT * FROM posts WHERE account_id = ? ORDER BY posted_at DESC, id DESC",
  );
  const selectOne = sqlite.prepare<[string, string], Row>(
    "SELECT * FROM posts WHERE account_id = ? AND id = ?",
  );
  const upsert = sqlite.prepare(
    `INSERT OR REPLACE INTO posts (account_id, id, posted_at, media, files, failures, last_error,
       retry_at, missing_since)
     VALUES (@accountId, @id, @postedAt, @media, @files, @failures, @lastError, @retryAt, @missingSince)`,
  );
  const remove = sqlite.prepare("DELETE FROM posts WHERE account_id = ? AND id = ?");
  const selectFiles = sqlite
    .prepare<[], string>("SELECT files FROM posts WHERE files IS NOT NULL")
    .pluck();
  return {
    ofAccount: (accountId) => selectOfAccount.all(accountId).map(fromRow),
    get(accountId, id) {
      const row = selectOne.get(accountId, id);
      return row && fromRow(row);
    },
    put: (post) => void upsert.run(toRow(post)),
    delete: (accountId, id) => void remove.run(accountId, id),
    fileNames() {
      const names = new Set<string>();
      for (const json of selectFiles.iterate()) {
        for (const name of namesOfPost(JSON.parse(json))) names.add(name);
      }
      return names;
    },
  };
}

/** Every file name that one post uses, its children's included. */
export function namesOfPost(files: PostFiles): string[] {
  return [files, ...Object.values(files.children)].flatMap(({ sizes, video }) => [
    ...Object.values(sizes).map(({ name }) => name),
    ...(video ? [video] : []),
  ]);
}

function fromRow(row: Row): PostRecord {
  return {
    accountId: row.account_id,
    id: row.id,
    postedAt: row.posted_at,
    media: JSON.parse(row.media),
    files: row.files === null ? undefined : JSON.parse(row.files),
    failures: row.failures,
    lastError: row.last_error ?? undefined,
    retryAt: row.retry_at ?? undefined,
    missingSince: row.missing_since ?? undefined,
  };
}

function toRow(post: PostRecord) {
  return {
    accountId: post.accountId,
    id: post.id,
    postedAt: post.postedAt,
    media: JSON.stringify(post.media),
    files: post.files ? JSON.stringify(post.files) : null,
    failures: post.failures,
    lastError: post.lastError ?? null,
    retryAt: post.retryAt ?? null,
    missingSince: post.missingSince ?? null,
  };
}
