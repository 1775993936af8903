import { z } from "zod";
import type { Notice } from "../shared/notice.ts";
import { omitAbsent } from "../shared/omit-absent.ts";
import { json, optional, text, textOf } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, table } from "./table.ts";

const NOTICES = table("notices", ["sessionHash"], {
  sessionHash: text,
  level: textOf<Notice["level"]>(),
  text,
  field: optional(text),
  typed: optional(json<NonNullable<Notice["typed"]>>(z.record(z.string(), z.string()))),
});

/** What a session's next dashboard page says first. */
interface Notices {
  /** Takes the place of one that was not shown yet; does nothing when the session is over. */
  put(sessionHash: string, notice: Notice): void;
  get(sessionHash: string): Notice | undefined;
  delete(sessionHash: string): void;
  /** Every one that says this. */
  deleteNaming(text: string): void;
}

export function createNotices(sqlite: Sqlite): Notices {
  const notices = prepareTable(sqlite, NOTICES);
  const isSession = sqlite.prepare("SELECT 1 FROM sessions WHERE id_hash = ?").pluck();
  const upsert = notices.upsert();
  const put = sqlite.transaction((sessionHash: string, notice: Notice) => {
    if (isSession.get(sessionHash) === undefined) return;
    upsert({ field: undefined, typed: undefined, ...notice, sessionHash });
  });
  const select = notices.one<[string]>("SELECT * FROM notices WHERE session_hash = ?");
  const remove = sqlite.prepare("DELETE FROM notices WHERE session_hash = ?");
  const removeNaming = sqlite.prepare("DELETE FROM notices WHERE instr(text, ?) > 0");
  return {
    put: (sessionHash, notice) => put.immediate(sessionHash, notice),
    get(sessionHash) {
      const row = select(sessionHash);
      if (!row) return undefined;
      const { level, text, field, typed } = row;
      return omitAbsent<Notice>({ level, text, field, typed });
    },
    delete: (sessionHash) => void remove.run(sessionHash),
    deleteNaming: (text) => void removeNaming.run(text),
  };
}
