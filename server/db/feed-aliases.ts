import { integer, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, table } from "./table.ts";

/** An id that a feed had before, and still answers to. */
const FEED_ALIASES = table("feeds", ["id"], { id: text, createdAt: integer, aliasOf: text });

/** Tables that name a feed. */
const NAMING_FEEDS = [
  "feed_accounts",
  "post_choices",
  "feed_sightings",
  "feed_hooks",
  "hook_posts",
];

/** The ids that feeds are answered under, present and former ones: both lie in `feeds`. */
export interface FeedAliases {
  /** Whether a feed answers to it. */
  isTaken(id: string): boolean;
  /** The ids that the feed had before and answers to, oldest first. */
  of(id: string): string[];
  /** Every id that visitors are answered under, of one feed or of all. */
  servedIds(id?: string): string[];
  /** The id is a feed's own again. */
  end(id: string): void;
  /** Makes the row of `id` a former id of the feed `newId`, with all that named it. */
  turnInto(id: string, newId: string, createdAt: number): void;
  /** Nobody is answered under it any more. */
  delete(id: string): void;
}

export function prepareFeedAliases(sqlite: Sqlite): FeedAliases {
  const selectTaken = sqlite.prepare<[string], number>("SELECT 1 FROM feeds WHERE id = ?").pluck();
  const selectAliases = sqlite
    .prepare<[string], string>("SELECT id FROM feeds WHERE alias_of = ? ORDER BY created_at, id")
    .pluck();
  const selectServed = sqlite
    .prepare<[], string>("SELECT id FROM feeds ORDER BY created_at, id")
    .pluck();
  const upsert = prepareTable(sqlite, FEED_ALIASES).upsert();
  const moveAliases = sqlite.prepare("UPDATE feeds SET alias_of = @newId WHERE alias_of = @id");
  const end = sqlite.prepare("UPDATE feeds SET alias_of = NULL WHERE id = ?");
  const empty = sqlite.prepare(
    `UPDATE feeds SET settings = '{}', rules = '{}', title = NULL, header_account_id = NULL
     WHERE id = ?`,
  );
  const moves = NAMING_FEEDS.map((name) =>
    sqlite.prepare(`UPDATE ${name} SET feed_id = @newId WHERE feed_id = @id`),
  );
  const remove = sqlite.prepare("DELETE FROM feeds WHERE id = ? AND alias_of IS NOT NULL");
  return {
    isTaken: (id) => selectTaken.get(id) !== undefined,
    of: (id) => selectAliases.all(id),
    servedIds: (id) => (id === undefined ? selectServed.all() : [id, ...selectAliases.all(id)]),
    end: (id) => void end.run(id),
    turnInto(id, newId, createdAt) {
      for (const move of moves) move.run({ id, newId });
      moveAliases.run({ id, newId });
      upsert({ id, createdAt, aliasOf: newId });
      empty.run(id);
    },
    delete: (id) => void remove.run(id),
  };
}
