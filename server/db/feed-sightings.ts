import { integer, text } from "./codecs.ts";
import type { Sqlite } from "./sqlite.ts";
import { prepareTable, type RowOf, table } from "./table.ts";

const FEED_SIGHTINGS = table("feed_sightings", ["feedId", "origin"], {
  feedId: text,
  /** A site, as in `https://harbour-bakery.example`. */
  origin: text,
  /** On how many days it asked, counted to two: one that came back counts for more. */
  days: integer,
  lastAt: integer,
});

/** A site that showed a feed. */
export type FeedSighting = RowOf<typeof FEED_SIGHTINGS>;

export interface FeedSightings {
  /** The latest first. */
  ofFeed(feedId: string): FeedSighting[];
  /** Puts these in the place of what is known of the feed. */
  replace(feedId: string, sightings: readonly FeedSighting[]): void;
  deleteAll(): void;
}

export function createFeedSightings(sqlite: Sqlite): FeedSightings {
  const sightings = prepareTable(sqlite, FEED_SIGHTINGS);
  const insert = sightings.insert();
  const removeOfFeed = sqlite.prepare("DELETE FROM feed_sightings WHERE feed_id = ?");
  const removeAll = sqlite.prepare("DELETE FROM feed_sightings");
  return {
    ofFeed: sightings.all<[string]>(
      "SELECT * FROM feed_sightings WHERE feed_id = ? ORDER BY last_at DESC, origin",
    ),
    replace(feedId, sightings) {
      removeOfFeed.run(feedId);
      for (const sighting of sightings) insert(sighting);
    },
    deleteAll: () => void removeAll.run(),
  };
}
