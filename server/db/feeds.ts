import { z } from "zod";
import type { FeedSettings } from "../feed/document.ts";
import { integer, json, text } from "./codecs.ts";
import { likePattern } from "./like-pattern.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const FEEDS = table("feeds", ["id"], {
  /** A slug, as in `/feeds/ID.json`. */
  id: text,
  settings: json<FeedSettings>(z.looseObject({})),
  createdAt: integer,
});

const FEED_ACCOUNTS = table("feed_accounts", ["feedId", "accountId"], {
  feedId: text,
  accountId: text,
});

/** A named view for visitors. */
export interface FeedRecord extends RowOf<typeof FEEDS> {
  readonly accountIds: readonly string[];
}

interface Feeds {
  all(): FeedRecord[];
  get(id: string): FeedRecord | undefined;
  ofAccount(accountId: string): FeedRecord[];
  /** Those whose id, or an account of theirs, has `text` in its name, and how many there are of them in all. */
  find(text: string, page: { readonly size: number; readonly from: number }): FeedRecord[];
  count(text: string): number;
  insert(feed: FeedRecord): void;
  setSettings(id: string, settings: FeedSettings): void;
  addAccount(id: string, accountId: string): void;
  /** Its documents go with it. */
  delete(id: string): void;
}

export function createFeeds(sqlite: Sqlite): Feeds {
  const feeds = prepareTable(sqlite, FEEDS);
  const feedAccounts = prepareTable(sqlite, FEED_ACCOUNTS);
  const selectAll = feeds.all<[]>("SELECT * FROM feeds ORDER BY created_at, id");
  const selectOne = feeds.one<[string]>("SELECT * FROM feeds WHERE id = ?");
  const matching = `FROM feeds WHERE @pattern = '%%' OR id LIKE @pattern ESCAPE '\\' OR id IN (
     SELECT feed_id FROM feed_accounts JOIN accounts ON accounts.id = account_id
     WHERE profile ->> 'username' LIKE @pattern ESCAPE '\\'
       OR profile ->> 'name' LIKE @pattern ESCAPE '\\')`;
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
  const insertAccount = feedAccounts.insert("ON CONFLICT DO NOTHING");
  const updateSettings = sqlite.prepare("UPDATE feeds SET settings = ? WHERE id = ?");
  const remove = sqlite.prepare("DELETE FROM feeds WHERE id = ?");
  const withAccounts = (feed: RowOf<typeof FEEDS>): FeedRecord => ({
    ...feed,
    accountIds: selectAccounts(feed.id).map(({ accountId }) => accountId),
  });
  return {
    all: () => selectAll().map(withAccounts),
    get(id) {
      const feed = selectOne(id);
      return feed && withAccounts(feed);
    },
    ofAccount: (accountId) => selectOfAccount(accountId).map(withAccounts),
    find: (text, page) => find({ pattern: likePattern(text), ...page }).map(withAccounts),
    count: (text) => count.get({ pattern: likePattern(text) }) ?? 0,
    insert(feed) {
      insert(feed);
      for (const accountId of feed.accountIds) insertAccount({ feedId: feed.id, accountId });
    },
    setSettings: (id, settings) =>
      void updateSettings.run(FEEDS.columns.settings.write(settings), id),
    addAccount: (id, accountId) => void insertAccount({ feedId: id, accountId }),
    delete: (id) => void remove.run(id),
  };
}
