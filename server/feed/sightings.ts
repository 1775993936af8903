import type { Database } from "../db/database.ts";
import type { FeedSighting } from "../db/feed-sightings.ts";
import { type Clock, HOUR_MS } from "../time/clock.ts";
import { createOriginReader } from "./read-origin.ts";
import { SeenSites } from "./seen-sites.ts";

/** Where feeds are shown, as browsers say it anyway: a site and when, nothing of who looked. */
export interface Sightings {
  /**
   * A browser asked for a feed that there is. Only remembers it in memory.
   *
   * @param header of the request
   */
  note(feedId: string, header: (name: SightingHeader) => string | undefined): void;
  /** The sites that showed the feed, the latest first. */
  seenOn(feedId: string): FeedSighting[];
  /** Writes down what is new, now and then. */
  writeDue(): void;
  isOn(): boolean;
  /** Switched off, what was seen is forgotten. */
  switch(on: boolean): void;
}

type SightingHeader = "origin" | "referer" | "sec-fetch-site" | "sec-fetch-dest";

interface SightingsDeps {
  readonly db: Pick<Database, "feeds" | "feedSightings" | "namedValues" | "transaction">;
  readonly clock: Pick<Clock, "now">;
  /** Of this server: what it shows itself is no site. */
  readonly publicUrl: string;
}

/** What is new is written with the next look at the clock, the rest when this has passed. */
const WRITTEN_EVERY_MS = HOUR_MS;
const SWITCH = "sightings";

export function createSightings({ db, clock, publicUrl }: SightingsDeps): Sightings {
  const sites = new SeenSites();
  const readOrigin = createOriginReader(publicUrl);
  let writtenAt = clock.now();
  let on = readSwitch(db);

  function merged(feedId: string): FeedSighting[] {
    return sites.mergedWith(db.feedSightings.ofFeed(feedId), feedId, clock.now());
  }

  function write(seenId: string): void {
    const feed = db.feeds.resolve(seenId);
    if (!feed) {
      sites.forget(seenId);
      return;
    }
    if (feed.id !== seenId) sites.move(seenId, feed.id);
    db.feedSightings.replace(feed.id, merged(feed.id));
  }

  return {
    note(feedId, header) {
      const site = header("sec-fetch-site");
      // Only browsers say it, and of their own pages they need not be told.
      if (!on || (site !== "cross-site" && site !== "same-site")) return;
      // Somebody followed a link to it: it is not shown there.
      if (header("sec-fetch-dest") === "document") return;
      const sent = readOrigin(header("origin"));
      const { origin } = sent.isSite ? sent : readOrigin(header("referer"));
      if (origin !== undefined) sites.remember(feedId, origin, clock.now());
    },
    seenOn: (feedId) => (on ? merged(feedId) : []),
    writeDue() {
      const now = clock.now();
      const isDue = now >= writtenAt + WRITTEN_EVERY_MS || now < writtenAt;
      if (isDue) writtenAt = now;
      const feeds = sites.takeFeeds(isDue ? "all" : "news");
      if (feeds.length === 0) return;
      db.transaction(() => {
        for (const feedId of feeds) write(feedId);
      });
    },
    isOn: () => on,
    switch(wanted) {
      db.transaction(() => {
        db.namedValues.set(SWITCH, wanted ? "on" : "off");
        if (!wanted) db.feedSightings.deleteAll();
      });
      on = wanted;
      if (!on) sites.forgetAll();
    },
  };
}

function readSwitch({ namedValues }: SightingsDeps["db"]): boolean {
  try {
    return namedValues.get(SWITCH)?.toString() !== "off";
  } catch {
    // Damaged: nothing is written then either.
    return false;
  }
}
