import { blob, integer, optional, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const KEPT_CHUNKS = table("kept_chunks", ["name"], {
  /** Below `/assets/`. */
  name: text,
  /** Quoted, as in the header. */
  etag: text,
  bytes: blob,
  brotli: blob,
  gzip: blob,
  /** Since when the element that is installed here loads others. */
  retiredAt: optional(integer),
});

/** A part of the element that scripts of feeds load, in every encoding it is served in. */
type KeptChunkRecord = RowOf<typeof KEPT_CHUNKS>;

interface KeptChunks {
  get(name: string): KeptChunkRecord | undefined;
  tagOf(name: string): string | undefined;
  /** Adds to those of the installed element; all others retire. Forgets what retired before `retiredBefore`. */
  keep(
    installed: readonly string[],
    added: readonly Omit<KeptChunkRecord, "retiredAt">[],
    now: number,
    retiredBefore: number,
  ): void;
}

export function createKeptChunks(sqlite: Sqlite): KeptChunks {
  const chunks = prepareTable(sqlite, KEPT_CHUNKS);
  const upsert = chunks.upsert();
  const retire = sqlite.prepare(
    `UPDATE kept_chunks SET retired_at = @now
     WHERE retired_at IS NULL AND name NOT IN (SELECT value FROM json_each(@names))`,
  );
  // Installed again, as after going back a version; or retired by a clock that was set back since.
  const revive = sqlite.prepare(
    `UPDATE kept_chunks SET retired_at = iif(name IN (SELECT value FROM json_each(@names)), NULL, @now)
     WHERE retired_at > @now
       OR (retired_at IS NOT NULL AND name IN (SELECT value FROM json_each(@names)))`,
  );
  const forget = sqlite.prepare("DELETE FROM kept_chunks WHERE retired_at < ?");
  const selectTag = sqlite
    .prepare<[string], string>("SELECT etag FROM kept_chunks WHERE name = ?")
    .pluck();
  return {
    get: chunks.one<[string]>("SELECT * FROM kept_chunks WHERE name = ?"),
    tagOf: (name) => selectTag.get(name),
    keep(installed, added, now, retiredBefore) {
      const names = JSON.stringify(installed);
      retire.run({ now, names });
      revive.run({ now, names });
      for (const chunk of added) upsert({ ...chunk, retiredAt: undefined });
      forget.run(retiredBefore);
    },
  };
}
