import type { Notice } from "../notice.ts";
import { text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, table } from "./table.ts";

const NOTICES = table("notices", ["sessionHash"], {
  sessionHash: text,
  level: textOf<Notice["level"]>(),
  text,
});

/** What a session's next dashboard page says first. */
interface Notices {
  /** Takes the place of one that was not shown yet; does nothing when the session is over. */
  put(sessionHash: string, notice: Notice): void;
  /** Reads it and forgets it. */
  take(sessionHash: string): Notice | undefined;
}

export function createNotices(sqlite: Sqlite): Notices {
  const upsert = sqlite.prepare(
    `INSERT OR REPLACE INTO notices (session_hash, level, text)
     SELECT id_hash, @level, @text FROM sessions WHERE id_hash = @sessionHash`,
  );
  const take = prepareTable(sqlite, NOTICES).one<[string]>(
    "DELETE FROM notices WHERE session_hash = ? RETURNING *",
  );
  return {
    put: (sessionHash, { level, text }) => void upsert.run({ sessionHash, level, text }),
    take(sessionHash) {
      const row = take(sessionHash);
      return row && { level: row.level, text: row.text };
    },
  };
}
