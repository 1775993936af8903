import { z } from "zod";
import type { FoundColors } from "../feed/complete-palette.ts";
import type { Media, MediaChild } from "../instagram/types.ts";
import { integer, json, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

/** What Instagram said of a post, without its signed addresses, which die within days. */
export type StoredMedia = Omit<
  Media,
  "mediaUrl" | "thumbnailUrl" | "children" | "hasUnreadChildren" | "owner"
> & {
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
  readonly colorPalette: FoundColors;
  /** As in the feed document: nine `rrggbb`. */
  readonly placeholder: string;
  /** Name of the kept video file. */
  readonly video?: string;
  /** Something of it was missing on the disk: what is left stands in until it is fetched again. */
  readonly incomplete?: boolean;
}

/** Files of a post and, by child id, of its children. */
export interface PostFiles extends StoredFiles {
  readonly children: Readonly<Record<string, StoredFiles>>;
}

const storedPicture = z.object({ name: z.string(), width: z.number(), height: z.number() });
const storedFiles = z.looseObject({
  sizes: z.object({
    small: storedPicture,
    medium: storedPicture,
    large: storedPicture,
    full: storedPicture,
  }),
  video: z.string().optional(),
});

const POSTS = table("posts", ["accountId", "id"], {
  accountId: text,
  id: text,
  postedAt: integer,
  media: json<StoredMedia>(z.looseObject({ id: z.string(), children: z.array(z.unknown()) })),
  /** `undefined` while its pictures are missing: such a post is in no feed document. */
  files: optional(
    json<PostFiles>(storedFiles.extend({ children: z.record(z.string(), storedFiles) })),
  ),
  /** Tries to fetch its pictures that failed. */
  failures: integer,
  /** Why its pictures are missing, a sentence for the owner. */
  lastError: optional(text),
  /** When its pictures are tried again. */
  retryAt: optional(integer),
  /** The first of the latest listings that lacked it, one after the other; `missing-posts.ts` says what follows. */
  missingSince: optional(integer),
});

export type PostRecord = RowOf<typeof POSTS>;

interface Posts {
  /** Newest first. A post that is as it was when it was read last is the same object, while it is remembered. */
  ofAccount(accountId: string): PostRecord[];
  get(accountId: string, id: string): PostRecord | undefined;
  /** Of whichever account. */
  withId(id: string): PostRecord[];
  /** How many there are, without reading them. */
  count(accountId: string): number;
  /** Why posts without files have none, one entry a post. */
  waitingReasons(accountId: string): (string | undefined)[];
  /** Inserts or replaces. */
  put(post: PostRecord): void;
  delete(accountId: string, id: string): void;
  /** Every file name that any post of any account uses. */
  fileNames(): Set<string>;
}

/** Some 20 MB. An owner who looks at a large feed, or changes it, does so again at once. */
const MOST_REMEMBERED = 2500;

export function createPosts(sqlite: Sqlite): Posts {
  const posts = prepareTable(sqlite, POSTS);
  const remove = sqlite.prepare("DELETE FROM posts WHERE account_id = ? AND id = ?");
  const count = sqlite
    .prepare<[string], number>("SELECT count(*) FROM posts WHERE account_id = ?")
    .pluck();
  const selectReasons = sqlite
    .prepare<[string], string | null>(
      "SELECT last_error FROM posts WHERE account_id = ? AND files IS NULL ORDER BY posted_at DESC, id DESC",
    )
    .pluck();
  const selectFiles = sqlite.prepare<[], string>("SELECT files FROM posts").pluck();
  return {
    ofAccount: posts.remembered<[string]>(
      "SELECT * FROM posts WHERE account_id = ? ORDER BY posted_at DESC, id DESC",
      MOST_REMEMBERED,
    ),
    get: posts.one<[string, string]>("SELECT * FROM posts WHERE account_id = ? AND id = ?"),
    withId: posts.all<[string]>(
      "SELECT * FROM posts WHERE account_id IN (SELECT id FROM accounts) AND id = ?",
    ),
    count: (accountId) => count.get(accountId) ?? 0,
    waitingReasons: (accountId) =>
      selectReasons.all(accountId).map((reason) => reason ?? undefined),
    put: posts.upsert(),
    delete: (accountId, id) => void remove.run(accountId, id),
    fileNames() {
      const names = new Set<string>();
      for (const stored of selectFiles.all()) {
        const files = POSTS.columns.files.read(stored);
        for (const name of files ? namesOfPost(files) : []) names.add(name);
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

/** Ids of the videos of a post that are kept as files: its own, or those of an album. */
export function videoIdsOf({ id, files }: PostRecord): string[] {
  if (!files) return [];
  const children = Object.entries(files.children).filter(([, { video }]) => video !== undefined);
  return [...(files.video === undefined ? [] : [id]), ...children.map(([child]) => child)];
}
