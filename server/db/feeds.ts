import { z } from "zod";
import type { FeedSettings } from "../feed/document.ts";
import type { FeedRules } from "../feed/rules.ts";
import { integer, json, optional, text } from "./codecs.ts";
import { prepareFeedAliases } from "./feed-aliases.ts";
import { likePattern } from "./like-pattern.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const FEEDS = table("feeds", ["id"], {
  /** A slug, as in `/feeds/ID.json`. */
  id: text,
  settings: json<FeedSettings>(z.looseObject({})),
  createdAt: integer,
  /** What its owner calls it; nobody else reads it. */
  title: optional(text),
  rules: json<FeedRules>(
    z.looseObject({
      kinds: z.array(z.string()).optional(),
      include: z.array(z.string()).optional(),
      exclude: z.array(z.string()).optional(),
    }),
  ),
  /** Of several accounts the one whose profile stands above the posts. */
  headerAccountId: optional(text),
  /** Of the look that pages keep a place for, where that is not the present one. */
  pastedPlace: optional(text),
});

const FEED_ACCOUNTS = table("feed_accounts", ["feedId", "accountId"], {
  feedId: text,
  accountId: text,
});

/** A named view for visitors. */
export interface FeedRecord extends RowOf<typeof FEEDS> {
  readonly accountIds: readonly string[];
}

type NewFeed = Pick<FeedRecord, "id" | "settings" | "createdAt" | "accountIds"> &
  Partial<FeedRecord>;

/** What its owner says of a feed, its posts and its look aside. */
type FeedChoices = Pick<FeedRecord, "title" | "headerAccountId" | "accountIds">;

interface Feeds {
  all(): FeedRecord[];
  get(id: string): FeedRecord | undefined;
  /** By its id, or by one that it had before. */
  resolve(id: string): FeedRecord | undefined;
  /** Whether a feed answers to it. */
  isTaken(id: string): boolean;
  /** The ids that the feed had before and answers to, oldest first. */
  aliasesOf(id: string): string[];
  /** Every id that visitors are answered under, of one feed or of all. */
  servedIds(id?: string): string[];
  ofAccount(accountId: string): FeedRecord[];
  /** Those whose name or id, or an account of theirs, has `text` in its name, and how many there are of them in all. */
  find(text: string, page: { readonly size: number; readonly from: number }): FeedRecord[];
  count(text: string): number;
  insert(feed: NewFeed): void;
  setSettings(id: string, settings: FeedSettings): void;
  setPastedPlace(id: string, key: string | undefined): void;
  setRules(id: string, rules: FeedRules): void;
  choose(id: string, choices: FeedChoices): void;
  addAccount(id: string, accountId: string): void;
  /** The feed answers to the new id, and to the old one as before. */
  rename(id: string, newId: string): void;
  /** Nobody is answered under it any more. */
  deleteAlias(id: string): void;
  /** Its documents go with it, and what it had answered to before. */
  delete(id: string): void;
}

export function createFeeds(sqlite: Sqlite): Feeds {
  const feeds = prepareTable(sqlite, FEEDS);
  const aliases = prepareFeedAliases(sqlite);
  const feedAccounts = prepareTable(sqlite, FEED_ACCOUNTS);
  const selectAll = feeds.all<[]>(
    "SELECT * FROM feeds WHERE alias_of IS NULL ORDER BY created_at, id",
  );
  const selectOne = feeds.one<[string]>("SELECT * FROM feeds WHERE id = ? AND alias_of IS NULL");
  const selectFound = feeds.one<[string]>(
    "SELECT * FROM feeds WHERE id = (SELECT coalesce(alias_of, id) FROM feeds WHERE id = ?)",
  );
  const matching = `FROM feeds WHERE alias_of IS NULL AND (@pattern = '%%'
     OR id LIKE @pattern ESCAPE '\\' OR title LIKE @pattern ESCAPE '\\' OR id IN (
       SELECT feed_id FROM feed_accounts JOIN accounts ON accounts.id = account_id
       WHERE profile ->> 'username' LIKE @pattern ESCAPE '\\'
         OR profile ->> 'name' LIKE @pattern ESCAPE '\\'))`;
  const find = feeds.all<[{ pattern: string; size: number; from: number }]>(
    `SELECT * ${matching} ORDER BY created_at, id LIMIT @size OFFSET @from`,
  );
  const count = sqlite
    .prepare<[{ pattern: string }], number>(`SELECT count(*) ${matching}`)
    .pluck();
  const selectOfAccount = feeds.all<[string]>(
    `SELECT * FROM feeds WHERE id IN (SELECT feed_id FROM feed_accounts WHERE account_id = ?)
     ORDER BY created_at, id`,
  );
  const selectAccounts = feedAccounts.all<[string]>(
    "SELECT * FROM feed_accounts WHERE feed_id = ?",
  );
  const insert = feeds.insert();
  const upsert = feeds.upsert();
  const insertAccount = feedAccounts.insert("ON CONFLICT DO NOTHING");
  const updateSettings = sqlite.prepare("UPDATE feeds SET settings = ? WHERE id = ?");
  const updatePastedPlace = sqlite.prepare("UPDATE feeds SET pasted_place = ? WHERE id = ?");
  const updateRules = sqlite.prepare("UPDATE feeds SET rules = ? WHERE id = ?");
  const updateChoices = sqlite.prepare(
    "UPDATE feeds SET title = ?, header_account_id = ? WHERE id = ?",
  );
  const removeAccounts = sqlite.prepare("DELETE FROM feed_accounts WHERE feed_id = ?");
  const remove = sqlite.prepare("DELETE FROM feeds WHERE id = ?");
  const withAccounts = (feed: RowOf<typeof FEEDS>): FeedRecord => ({
    ...feed,
    accountIds: selectAccounts(feed.id).map(({ accountId }) => accountId),
  });
  const putAccounts = (feedId: string, accountIds: readonly string[]) => {
    for (const accountId of accountIds) insertAccount({ feedId, accountId });
  };
  return {
    all: () => selectAll().map(withAccounts),
    get(id) {
      const feed = selectOne(id);
      return feed && withAccounts(feed);
    },
    resolve(id) {
      const feed = selectFound(id);
      return feed && withAccounts(feed);
    },
    isTaken: aliases.isTaken,
    aliasesOf: aliases.of,
    servedIds: aliases.servedIds,
    ofAccount: (accountId) => selectOfAccount(accountId).map(withAccounts),
    find: (text, page) => find({ pattern: likePattern(text), ...page }).map(withAccounts),
    count: (text) => count.get({ pattern: likePattern(text) }) ?? 0,
    insert(feed) {
      insert({
        title: undefined,
        rules: {},
        headerAccountId: undefined,
        pastedPlace: undefined,
        ...feed,
      });
      putAccounts(feed.id, feed.accountIds);
    },
    setSettings: (id, settings) =>
      void updateSettings.run(FEEDS.columns.settings.write(settings), id),
    setPastedPlace: (id, key) => void updatePastedPlace.run(key ?? null, id),
    setRules: (id, rules) => void updateRules.run(FEEDS.columns.rules.write(rules), id),
    choose(id, { title, headerAccountId, accountIds }) {
      updateChoices.run(title ?? null, headerAccountId ?? null, id);
      removeAccounts.run(id);
      putAccounts(id, accountIds);
    },
    addAccount: (id, accountId) => void insertAccount({ feedId: id, accountId }),
    rename(id, newId) {
      const feed = selectOne(id);
      if (!feed || id === newId) return;
      // One that it had before is its own again.
      aliases.end(newId);
      upsert({ ...feed, id: newId });
      aliases.turnInto(id, newId, feed.createdAt);
    },
    deleteAlias: aliases.delete,
    delete: (id) => void remove.run(id),
  };
}
