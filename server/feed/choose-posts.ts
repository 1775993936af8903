import type { Database } from "../db/database.ts";
import type { FeedRecord } from "../db/feeds.ts";
import type { PostChoice } from "../db/post-choices.ts";
import { OwnerError } from "../shared/errors.ts";
import type { Clock } from "../time/clock.ts";
import { MOST_PINNED } from "./arrange-posts.ts";
import type { PostLink } from "./document.ts";

export interface ChoosingDeps {
  readonly db: Pick<Database, "feeds" | "posts" | "postChoices" | "transaction">;
  readonly clock: Pick<Clock, "now">;
  /** Makes the feed's pages anew, inside the transaction. */
  buildFeed(feedId: string): void;
}

export const POST_ACTIONS = ["hide", "show", "pin", "unpin"] as const;
export type PostAction = (typeof POST_ACTIONS)[number];

const LONGEST_DESCRIPTION = 1000;
const LONGEST_LABEL = 80;
const LONGEST_LINK = 2000;

/**
 * Does the same to each of these posts, and gives what had been decided about them before. All or none: throws an
 * `OwnerError` that says why none.
 */
export function choosePosts(
  deps: ChoosingDeps,
  feed: FeedRecord,
  action: PostAction,
  postIds: readonly string[],
): PostChoice[] {
  const { db, clock } = deps;
  return change(deps, feed, postIds, (choices) => {
    const now = clock.now();
    let pinnedAt = now;
    for (const choice of db.postChoices.ofFeed(feed.id)) {
      pinnedAt = Math.max(pinnedAt, (choice.pinnedAt ?? 0) + 1);
    }
    const changed = choices.map((choice): PostChoice => {
      switch (action) {
        case "hide":
          return { ...choice, hiddenAt: choice.hiddenAt ?? now };
        case "show":
          return { ...choice, hiddenAt: undefined };
        case "pin":
          return { ...choice, hiddenAt: undefined, pinnedAt: choice.pinnedAt ?? pinnedAt++ };
        case "unpin":
          return { ...choice, pinnedAt: undefined };
        default:
          return action satisfies never;
      }
    });
    if (action === "pin") assertFewPinned(deps, feed, changed);
    return changed;
  });
}

/** Throws an `OwnerError` where the link cannot be one. */
export function describePost(
  deps: ChoosingDeps,
  feed: FeedRecord,
  postId: string,
  said: {
    readonly description: string;
    /** Of an album's pictures and videos, by their ids. */
    readonly children: Readonly<Record<string, string>>;
    readonly url: string;
    readonly label: string;
  },
): PostChoice[] {
  const description = readDescription(said.description);
  const children = Object.entries(said.children).flatMap(([id, typed]) => {
    const read = readDescription(typed);
    return read === undefined ? [] : [[id, read] as const];
  });
  const childDescriptions = children.length > 0 ? Object.fromEntries(children) : undefined;
  const link = linkOf(said.url.trim(), said.label.trim());
  return change(deps, feed, [postId], (choices) =>
    choices.map((choice) => ({ ...choice, description, childDescriptions, link })),
  );
}

function readDescription(typed: string): string | undefined {
  const description = typed.trim().replace(/\s+/g, " ");
  if (description.length <= LONGEST_DESCRIPTION) return description || undefined;
  throw new OwnerError(`A description has at most ${LONGEST_DESCRIPTION} characters.`, {
    field: "description",
  });
}

/** Puts back what was decided before. */
export function restoreChoices(
  deps: ChoosingDeps,
  feed: FeedRecord,
  before: readonly PostChoice[],
): PostChoice[] {
  const were = new Map(before.map((choice) => [choice.postId, choice]));
  return change(deps, feed, [...were.keys()], (choices) =>
    choices.map((choice) => ({ ...(were.get(choice.postId) ?? choice), feedId: feed.id })),
  );
}

function change(
  { db, buildFeed }: ChoosingDeps,
  feed: FeedRecord,
  postIds: readonly string[],
  decide: (choices: readonly PostChoice[]) => readonly PostChoice[],
): PostChoice[] {
  return db.transaction(() => {
    const before = postIds.map((postId) => {
      if (!isOfFeed(db, feed, postId)) {
        throw new OwnerError("That post is not here any more: look at the page anew.");
      }
      return db.postChoices.get(feed.id, postId);
    });
    for (const choice of decide(before)) db.postChoices.put(choice);
    buildFeed(feed.id);
    return before;
  });
}

function isOfFeed({ posts }: ChoosingDeps["db"], feed: FeedRecord, postId: string): boolean {
  return feed.accountIds.some((accountId) => posts.get(accountId, postId));
}

/** Those that are away for now take nobody's place. */
function assertFewPinned({ db }: ChoosingDeps, feed: FeedRecord, changed: readonly PostChoice[]) {
  const choices = new Map(db.postChoices.ofFeed(feed.id).map((one) => [one.postId, one]));
  for (const choice of changed) choices.set(choice.postId, choice);
  const pinned = [...choices.values()].filter(
    ({ postId, pinnedAt, hiddenAt }) =>
      pinnedAt !== undefined && hiddenAt === undefined && isOfFeed(db, feed, postId),
  );
  if (pinned.length <= MOST_PINNED) return;
  throw new OwnerError(
    `At most ${MOST_PINNED} posts can be pinned: unpin another one first. Nothing was changed.`,
  );
}

function linkOf(typed: string, label: string): PostLink | undefined {
  if (typed === "" && label === "") return undefined;
  const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (typed === "" || url?.protocol !== "https:" || url.href.length > LONGEST_LINK) {
    throw new OwnerError("The link needs a whole address that begins with https://.", {
      field: "link",
    });
  }
  if (label === "" || label.length > LONGEST_LABEL) {
    throw new OwnerError(
      `Say in at most ${LONGEST_LABEL} characters where the link leads, for example “Order this bread”.`,
      { field: "label" },
    );
  }
  return { url: url.href, label };
}
