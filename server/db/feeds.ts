import type { FeedSettings } from "../feed/document.ts";
import type { Sqlite } from "./database.ts";

/** A named view for visitors. */
export interface FeedRecord {
  /** A slug, as in `/feeds/ID.json`. */
  readonly id: string;
  readonly settings: FeedSettings;
  readonly createdAt: number;
  readonly accountIds: readonly string[];
}

export interface Feeds {
  all(): FeedRecord[];
  get(id: string): FeedRecord | undefined;
  ofAccount(accountId: string): FeedRecord[];
  insert(feed: FeedRecord): void;
  setSettings(id: string, settings: FeedSettings): void;
  addAccount(id: string, accountId: string): void;
  /** Its documents go with it. */
  delete(id: string): void;
}

interface Row {
  id: string;
  settings: string;
  created_at: number;
  account_ids: string;
}

const SELECT = `SELECT feeds.*, (SELECT json_group_array(account_id) FROM feed_accounts
  WHERE feed_id = feeds.id) AS account_ids FROM feeds`;

export function createFeeds(sqlite: Sqlite): Feeds {
  const selectAll = sqlite.prepare<[], Row>(`${SELECT} ORDER BY created_at, id`);
  const selectOne = sqlite.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const selectOfAccount = sqlite.prepare<[string], Row>(
    `${SELECT} WHERE id IN (SELECT feed_id FROM feed_accounts WHERE account_id = ?) ORDER BY created_at, id`,
  );
  const insert = sqlite.prepare("INSERT INTO feeds (id, settings, created_at) VALUES (?, ?, ?)");
  const insertAccount = sqlite.prepare(
    "INSERT OR IGNORE INTO feed_accounts (feed_id, account_id) VALUES (?, ?)",
  );
  const updateSettings = sqlite.prepare("UPDATE feeds SET settings = ? WHERE id = ?");
  const remove = sqlite.prepare("DELETE FROM feeds WHERE id = ?");
  return {
    all: () => selectAll.all().map(fromRow),
    get(id) {
      const row = selectOne.get(id);
      return row && fromRow(row);
    },
    ofAccount: (accountId) => selectOfAccount.all(accountId).map(fromRow),
    insert(feed) {
      insert.run(feed.id, JSON.stringify(feed.settings), feed.createdAt);
      for (const accountId of feed.accountIds) insertAccount.run(feed.id, accountId);
    },
    setSettings: (id, settings) => void updateSettings.run(JSON.stringify(settings), id),
    addAccount: (id, accountId) => void insertAccount.run(id, accountId),
    delete: (id) => void remove.run(id),
  };
}

function fromRow(row: Row): FeedRecord {
  return {
    id: row.id,
    settings: JSON.parse(row.settings),
    createdAt: row.created_at,
    accountIds: JSON.parse(row.account_ids),
  };
}
