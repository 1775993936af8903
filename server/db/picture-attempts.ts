import { integer, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const PICTURE_ATTEMPTS = table("picture_attempts", ["contentHash"], {
  contentHash: text,
  /** How often the process that opens pictures surely ended by it. */
  deaths: integer,
  /** How often the whole server ended while it was in hand: by the picture, or by anything else. */
  interruptions: integer,
  latestAt: integer,
});

/** A picture whose opening came to no end, because it ended what opened it. */
export type PictureAttemptRecord = RowOf<typeof PICTURE_ATTEMPTS>;

/** Written before a picture is opened, so that it is known even where it takes the whole server along. */
interface PictureAttempts {
  get(contentHash: string): PictureAttemptRecord | undefined;
  put(attempt: PictureAttemptRecord): void;
  delete(contentHash: string): void;
  /** What a later version of the server may well open is given another chance. */
  deleteBefore(instant: number): void;
}

export function createPictureAttempts(sqlite: Sqlite): PictureAttempts {
  const attempts = prepareTable(sqlite, PICTURE_ATTEMPTS);
  const remove = sqlite.prepare("DELETE FROM picture_attempts WHERE content_hash = ?");
  const removeOld = sqlite.prepare("DELETE FROM picture_attempts WHERE latest_at < ?");
  return {
    get: attempts.one<[string]>("SELECT * FROM picture_attempts WHERE content_hash = ?"),
    put: attempts.upsert(),
    delete: (contentHash) => void remove.run(contentHash),
    deleteBefore: (instant) => void removeOld.run(instant),
  };
}
