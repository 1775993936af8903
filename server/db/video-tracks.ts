import { integer, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const COLUMNS = {
  /** Instagram's id of the video: the post's, or that of one in an album. It may be absent, and come back. */
  mediaId: text,
  /** BCP 47, canonical. */
  lang: text,
  accountId: text,
  postId: text,
  /** As players list it. */
  label: text,
  /** Of its file under `/media/`; `undefined` while the video is nowhere to be seen, and its file not there. */
  name: optional(text),
  cues: integer,
  addedAt: integer,
} as const;

const VIDEO_TRACKS = table("video_tracks", ["mediaId", "lang"], COLUMNS);
const WHOLE_TRACKS = table("video_tracks", ["mediaId", "lang"], {
  ...COLUMNS,
  /** The file itself, in WebVTT: nobody has it but its owner, so it is here, too. */
  text,
});

/** The captions of a video in one language, which its owner brought. They stay when the video goes, and the account too. */
export type VideoTrack = RowOf<typeof VIDEO_TRACKS>;
type WholeTrack = RowOf<typeof WHOLE_TRACKS>;

interface VideoTracks {
  /** Of these videos, by language. */
  ofMedia(mediaIds: readonly string[]): VideoTrack[];
  /** Of all of an account, whether its videos are here or not. */
  ofAccount(accountId: string): VideoTrack[];
  /** Of posts that are here, those whose file is not. */
  withoutFile(isThere: (name: string) => boolean): WholeTrack[];
  all(): WholeTrack[];
  /** Inserts or replaces. */
  put(track: WholeTrack): void;
  setName(track: Pick<VideoTrack, "mediaId" | "lang">, name: string): void;
  delete(mediaId: string, lang: string): void;
  deleteOfAccount(accountId: string): void;
  /** Names of the files of posts that are here; those of others are nobody's from now on. */
  fileNames(): Set<string>;
  forgetFilesOfAbsent(): void;
}

/** By the index: of accounts there are few. */
const IS_HERE =
  "EXISTS (SELECT 1 FROM posts WHERE posts.account_id IN (SELECT id FROM accounts) AND posts.id = post_id)";

export function createVideoTracks(sqlite: Sqlite): VideoTracks {
  const tracks = prepareTable(sqlite, VIDEO_TRACKS);
  const whole = prepareTable(sqlite, WHOLE_TRACKS);
  const columns = "media_id, lang, account_id, post_id, label, name, cues, added_at";
  const selectOfMedia = tracks.all<[string]>(
    `SELECT ${columns} FROM video_tracks WHERE media_id IN (SELECT value FROM json_each(?))
     ORDER BY media_id, lang`,
  );
  const selectHere = tracks.all<[]>(`SELECT ${columns} FROM video_tracks WHERE ${IS_HERE}`);
  const selectOne = whole.one<[string, string]>(
    "SELECT * FROM video_tracks WHERE media_id = ? AND lang = ?",
  );
  const selectNames = sqlite
    .prepare<[], string>(`SELECT name FROM video_tracks WHERE name IS NOT NULL AND ${IS_HERE}`)
    .pluck();
  const setName = sqlite.prepare(
    "UPDATE video_tracks SET name = ? WHERE media_id = ? AND lang = ?",
  );
  const remove = sqlite.prepare("DELETE FROM video_tracks WHERE media_id = ? AND lang = ?");
  const removeOfAccount = sqlite.prepare("DELETE FROM video_tracks WHERE account_id = ?");
  const forgetFiles = sqlite.prepare(
    `UPDATE video_tracks SET name = NULL WHERE name IS NOT NULL AND NOT ${IS_HERE}`,
  );
  return {
    ofMedia: (mediaIds) => (mediaIds.length > 0 ? selectOfMedia(JSON.stringify(mediaIds)) : []),
    ofAccount: tracks.all<[string]>(`SELECT ${columns} FROM video_tracks WHERE account_id = ?`),
    withoutFile: (isThere) =>
      selectHere()
        .filter(({ name }) => name === undefined || !isThere(name))
        .flatMap(({ mediaId, lang }) => selectOne(mediaId, lang) ?? []),
    all: whole.all<[]>("SELECT * FROM video_tracks"),
    put: whole.upsert(),
    setName: ({ mediaId, lang }, name) => void setName.run(name, mediaId, lang),
    delete: (mediaId, lang) => void remove.run(mediaId, lang),
    deleteOfAccount: (accountId) => void removeOfAccount.run(accountId),
    fileNames: () => new Set(selectNames.all()),
    forgetFilesOfAbsent: () => void forgetFiles.run(),
  };
}
