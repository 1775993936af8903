import { z } from "zod";
import type { Trouble } from "../../alerts/troubles.ts";
import type { Database } from "../../db/database.ts";
import type { FeedRecord } from "../../db/feeds.ts";
import { viewState } from "../accounts/account-view.ts";
import { feedName } from "../feeds/feed-name.ts";

/** What the list of feeds says of one. */
export interface FeedLine {
  readonly id: string;
  readonly name: string;
  /** Addresses of the first pictures that visitors see. */
  readonly pictures: readonly string[];
  readonly status: FeedStatus;
  /** Accounts whose posts are being fetched: the page's script asks how far they are. */
  readonly syncingIds: readonly string[];
  /** Where visitors saw it, the latest first: host names. */
  readonly sites: readonly string[];
}

interface FeedStatus {
  readonly level: "success" | "warning" | "error";
  readonly text: string;
}

const MOST_PICTURES = 4;

/** The little of a feed document that is read here. */
const pictured = z.object({
  posts: z.array(z.object({ sizes: z.object({ small: z.object({ mediaUrl: z.string() }) }) })),
});

export function viewFeed(
  db: Database,
  feed: FeedRecord,
  now: number,
  troubles: readonly Trouble[],
): FeedLine {
  const states = feed.accountIds.map((id) => ({ id, state: viewState(db, id, now).state }));
  return {
    id: feed.id,
    name: feedName(feed, db.accounts.get),
    pictures: firstPictures(db, feed.id),
    status: feedStatus(db, feed, troubles, states),
    syncingIds: states.filter(({ state }) => state === "syncing").map(({ id }) => id),
    sites: db.feedSightings.ofFeed(feed.id).map(({ origin }) => hostOf(origin)),
  };
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}

/** Of the served document: hidden posts are not in it. */
function firstPictures({ documents }: Database, feedId: string): readonly string[] {
  const json = documents.get(feedId, "")?.json;
  const read = json && pictured.safeParse(JSON.parse(json.toString()));
  if (!read?.success) return [];
  return read.data.posts.slice(0, MOST_PICTURES).map(({ sizes }) => sizes.small.mediaUrl);
}

function feedStatus(
  db: Database,
  feed: FeedRecord,
  troubles: readonly Trouble[],
  states: readonly { readonly state: string }[],
): FeedStatus {
  const trouble = troubles.find(
    ({ subject }) =>
      feed.accountIds.includes(subject) ||
      (subject !== "" && db.forgottenAccounts.get(subject)?.feedIds.includes(feed.id)),
  );
  if (trouble) {
    return { level: trouble.urgency === "now" ? "error" : "warning", text: trouble.title };
  }
  if (states.length === 0) return { level: "warning", text: "No account fills it any more" };
  const isAny = (wanted: string) => states.some(({ state }) => state === wanted);
  if (isAny("syncing")) return { level: "warning", text: "Fetching posts" };
  if (isAny("limited")) return { level: "warning", text: "Waiting for Instagram" };
  if (isAny("trouble")) return { level: "warning", text: "Trying again" };
  return { level: "success", text: "All is well" };
}
