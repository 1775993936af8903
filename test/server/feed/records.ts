import type { AccountRecord } from "../../../server/db/accounts.ts";
import type { Database } from "../../../server/db/database.ts";
import type { FeedRecord } from "../../../server/db/feeds.ts";
import type { PostChoice } from "../../../server/db/post-choices.ts";
import type { PostFiles, PostRecord, StoredFiles, StoredMedia } from "../../../server/db/posts.ts";
import type { SyncState } from "../../../server/db/sync-states.ts";
import type { TokenRecord } from "../../../server/db/tokens.ts";
import type { FeedDocument } from "../../../server/feed/document.ts";
import { DAY_MS } from "../../../server/time/clock.ts";
import { START } from "../../support/fake-clock.ts";

export function accountRecord(changes: Partial<AccountRecord> = {}): AccountRecord {
  return {
    id: "a1",
    api: "instagram-login",
    appScopedId: "991",
    professionalId: "17841400000000001",
    connectedAt: START,
    profile: { username: "harbour.bakery" },
    picture: undefined,
    ...changes,
  };
}

export function feedRecord(changes: Partial<FeedRecord> = {}): FeedRecord {
  return {
    id: "bakery",
    settings: {},
    rules: {},
    createdAt: START,
    accountIds: ["a1"],
    title: undefined,
    headerAccountId: undefined,
    pastedPlace: undefined,
    ...changes,
  };
}

/** Of a post about which nothing was decided. */
export function choiceRecord(postId: string, changes: Partial<PostChoice> = {}): PostChoice {
  return {
    feedId: "bakery",
    postId,
    hiddenAt: undefined,
    pinnedAt: undefined,
    description: undefined,
    childDescriptions: undefined,
    link: undefined,
    ...changes,
  };
}

/** A stored file's name that is easy to tell from others. */
export function nameOf(number: number, extension = "webp"): string {
  return `${number.toString(16).padStart(32, "0")}.${extension}`;
}

export function storedFiles(number: number, changes: Partial<StoredFiles> = {}): StoredFiles {
  const sizeOf = (width: number) => ({
    name: nameOf(number * 10_000 + width),
    width,
    height: width,
  });
  return {
    sizes: { small: sizeOf(400), medium: sizeOf(700), large: sizeOf(1080), full: sizeOf(1440) },
    colorPalette: { dominant: "1, 2, 3" },
    placeholder: "ab".repeat(27),
    ...changes,
  };
}

export function postFiles(number: number, changes: Partial<PostFiles> = {}): PostFiles {
  return { ...storedFiles(number), children: {}, ...changes };
}

/** The higher the number, the newer. */
export function postRecord(
  number: number,
  media: Partial<StoredMedia> = {},
  changes: Partial<PostRecord> = {},
): PostRecord {
  const id = `1790000000000${String(number).padStart(4, "0")}`;
  const timestamp = START - DAY_MS + number * 60_000;
  return {
    accountId: "a1",
    id,
    postedAt: timestamp,
    media: { id, mediaType: "IMAGE", isReel: false, timestamp, children: [], ...media },
    files: postFiles(number),
    failures: 0,
    lastError: undefined,
    retryAt: undefined,
    missingSince: undefined,
    ...changes,
  };
}

/** A long token on the day it was made. */
export function tokenRecord(changes: Partial<TokenRecord> = {}): TokenRecord {
  return {
    accountId: "a1",
    sealed: Buffer.from("sealed"),
    version: 1,
    obtainedAt: START,
    refreshedAt: undefined,
    expiresAt: START + 60 * DAY_MS,
    expiryAssumed: false,
    userTokenExpiresAt: undefined,
    facebookUserId: undefined,
    dataAccessExpiresAt: undefined,
    permissions: undefined,
    nextRefreshAt: START + 7 * DAY_MS,
    failures: 0,
    lastError: undefined,
    deadAt: undefined,
    ...changes,
  };
}

/** After a first good sync. */
export function syncState(changes: Partial<SyncState> = {}): SyncState {
  return {
    accountId: "a1",
    lastAttemptAt: START,
    lastSuccessAt: START,
    lastFullSyncAt: START,
    countAgreesSince: undefined,
    nextSyncAt: START,
    failures: 0,
    interruptions: 0,
    lastError: undefined,
    lastErrorKind: undefined,
    learned: undefined,
    usagePercent: undefined,
    blockedUntil: undefined,
    requestsDay: undefined,
    requestsCount: 0,
    ...changes,
  };
}

/** Of the page after this one, as its address says it. */
export function nextCursor({ next = "" }: Pick<FeedDocument, "next">): string | undefined {
  return /\/after\/([^/]+)\.json$/.exec(next)?.[1];
}

/** An account with a token and a feed of the same slug. */
export function insertAccount(db: Database, account = accountRecord(), feedId = "bakery"): void {
  db.transaction(() => {
    db.accounts.insert(account);
    db.tokens.put(tokenRecord({ accountId: account.id }));
    if (db.feeds.get(feedId)) db.feeds.addAccount(feedId, account.id);
    else {
      db.feeds.insert({ id: feedId, settings: {}, createdAt: START, accountIds: [account.id] });
    }
  });
}
