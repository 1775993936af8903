import type { AccountRecord } from "../../../../server/db/accounts.ts";
import type { Database } from "../../../../server/db/database.ts";
import type { PostRecord, StoredFiles } from "../../../../server/db/posts.ts";
import type { SyncState } from "../../../../server/db/sync-states.ts";
import type { TokenRecord } from "../../../../server/db/tokens.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../../server/time/clock.ts";
import { tokenRecord } from "../../feed/records.ts";
import { START } from "./dashboard.ts";

export interface ConnectedAccount {
  readonly account?: Partial<AccountRecord>;
  readonly token?: Partial<TokenRecord>;
  readonly sync?: Partial<SyncState>;
  readonly posts?: number;
  readonly waiting?: readonly (string | undefined)[];
  readonly feedId?: string;
}

/** An account as it is after its first good day, or what `changes` make of it. */
export function addAccount(db: Database, changes: ConnectedAccount = {}): AccountRecord {
  const account: AccountRecord = {
    id: "a1",
    api: "instagram-login",
    appScopedId: "26000000000000001",
    professionalId: "17841400000000001",
    connectedAt: START - 3 * DAY_MS,
    profile: { username: "harbour.bakery", name: "Harbour Bakery" },
    picture: undefined,
    ...changes.account,
  };
  db.accounts.insert(account);
  db.tokens.put(
    tokenRecord({
      accountId: account.id,
      obtainedAt: account.connectedAt,
      refreshedAt: START - 2 * DAY_MS,
      expiresAt: START + 58 * DAY_MS + HOUR_MS,
      permissions: ["instagram_business_basic"],
      nextRefreshAt: START + 5 * DAY_MS,
      ...changes.token,
    }),
  );
  db.syncStates.put({
    ...db.syncStates.get(account.id),
    lastAttemptAt: START - 5 * MINUTE_MS,
    lastSuccessAt: START - 5 * MINUTE_MS,
    nextSyncAt: START + 55 * MINUTE_MS,
    requestsDay: "2026-11-20",
    requestsCount: 14,
    usagePercent: 3,
    ...changes.sync,
  });
  const waiting = changes.waiting ?? [];
  const shown = changes.posts ?? 12;
  addPosts(db, account.id, shown);
  for (const [index, reason] of waiting.entries()) {
    db.posts.put({ ...post(account.id, shown + index, undefined), lastError: reason });
  }
  const feedId = changes.feedId ?? account.profile.username.replaceAll(/[^a-z0-9]+/gi, "-");
  if (!db.feeds.get(feedId)) {
    db.feeds.insert({ id: feedId, settings: {}, createdAt: START, accountIds: [account.id] });
  }
  return account;
}

/** So many, with their pictures; what is there already is put again. */
export function addPosts(db: Database, accountId: string, count: number): void {
  for (let index = 0; index < count; index += 1) db.posts.put(post(accountId, index, FILES));
}

const PICTURE = { name: "picture.webp", width: 400, height: 400 };
const FILES: StoredFiles = {
  sizes: { small: PICTURE, medium: PICTURE, large: PICTURE, full: PICTURE },
  colorPalette: { dominant: "200, 150, 90" },
  placeholder: "c8965a".repeat(9),
};

function post(accountId: string, index: number, files: StoredFiles | undefined): PostRecord {
  const id = String(18000000000000000n + BigInt(index));
  const postedAt = START - index * DAY_MS;
  return {
    accountId,
    id,
    postedAt,
    media: { id, mediaType: "IMAGE", isReel: false, timestamp: postedAt, children: [] },
    files: files && { ...files, children: {} },
    failures: files ? 0 : 1,
    lastError: undefined,
    retryAt: undefined,
    missingSince: undefined,
  };
}
