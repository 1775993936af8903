import type { Database } from "../db/database.ts";
import type { FeedRecord } from "../db/feeds.ts";
import { OwnerError } from "../shared/errors.ts";
import type { Clock } from "../time/clock.ts";
import { FEED_ID_RULE, isFeedId } from "./feed-id.ts";

export interface FeedManagementDeps {
  readonly db: Pick<Database, "accounts" | "feeds" | "transaction">;
  readonly clock: Pick<Clock, "now">;
  /** Makes the feed's pages anew, inside the transaction. */
  buildFeed(feedId: string): void;
}

export interface FeedDescription {
  /** What its owner calls it. */
  readonly title: string | undefined;
  readonly accountIds: readonly string[];
  /** Of several accounts the one whose profile stands above the posts. */
  readonly headerAccountId: string | undefined;
}

const LONGEST_TITLE = 80;

/** Throws an `OwnerError` that says what to write instead. */
export function addFeed(deps: FeedManagementDeps, id: string, wanted: FeedDescription): void {
  const { db, clock } = deps;
  db.transaction(() => {
    assertFree(db, id);
    const feed = { settings: {}, createdAt: clock.now(), ...checked(db, wanted) };
    db.feeds.insert({ id, ...feed });
    deps.buildFeed(id);
  });
}

/** Throws an `OwnerError` that says what to write instead. */
export function changeFeed(deps: FeedManagementDeps, id: string, wanted: FeedDescription): void {
  const { db } = deps;
  db.transaction(() => {
    db.feeds.choose(id, checked(db, wanted));
    deps.buildFeed(id);
  });
}

/** The feed goes on answering to its old id. Throws an `OwnerError` where the new one cannot be had. */
export function renameFeed(deps: FeedManagementDeps, id: string, newId: string): void {
  const { db } = deps;
  if (id === newId) return;
  db.transaction(() => {
    const isItsOwn = db.feeds.resolve(newId)?.id === id;
    if (!isItsOwn) assertFree(db, newId);
    db.feeds.rename(id, newId);
    deps.buildFeed(newId);
  });
}

/** A feed's own id, however it is asked for; throws an `OwnerError` where there is none. */
export function feedNamed({ feeds }: Pick<Database, "feeds">, id: string): FeedRecord {
  const feed = feeds.resolve(id);
  if (feed) return feed;
  const known = feeds.all().map((one) => one.id);
  throw new OwnerError(`There is no feed ${id} here. Feeds: ${known.join(", ") || "none"}.`);
}

function assertFree({ feeds }: Pick<Database, "feeds">, id: string): void {
  if (!isFeedId(id)) throw new OwnerError(FEED_ID_RULE, { field: "id" });
  const taken = feeds.resolve(id);
  if (!taken) return;
  throw new OwnerError(
    taken.id === id
      ? `There is a feed ${id} already: choose another id.`
      : `The feed ${taken.id} still answers to ${id}, which it was called before: let go of that first, or choose another id.`,
    { field: "id" },
  );
}

function checked({ accounts }: Pick<Database, "accounts">, wanted: FeedDescription) {
  const title = wanted.title?.trim() || undefined;
  if (title !== undefined && title.length > LONGEST_TITLE) {
    throw new OwnerError(`A feed's name has at most ${LONGEST_TITLE} characters.`, {
      field: "title",
    });
  }
  const accountIds = [...new Set(wanted.accountIds)];
  if (accountIds.length === 0)
    throw new OwnerError("Choose at least one account for the feed.", { field: "accounts" });
  if (!accountIds.every((id) => accounts.get(id))) {
    throw new OwnerError("One of these accounts is not here any more: choose again.", {
      field: "accounts",
    });
  }
  const { headerAccountId } = wanted;
  const isAmong = headerAccountId !== undefined && accountIds.includes(headerAccountId);
  return { title, accountIds, headerAccountId: isAmong ? headerAccountId : undefined };
}
