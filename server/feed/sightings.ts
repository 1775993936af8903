import type { Database } from "../db/database.ts";
import type { FeedSighting } from "../db/feed-sightings.ts";
import { literalRefusal } from "../http/public-address.ts";
import { type Clock, DAY_MS, HOUR_MS, MINUTE_MS, utcDay } from "../time/clock.ts";

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

interface Seen {
  readonly days: number;
  readonly firstDay: string;
  readonly lastAt: number;
}

/** What a browser sent of where it is. */
interface Read {
  readonly isSite: boolean;
  /** Missing where it is no site to be noted. */
  readonly origin?: string | undefined;
}

const UNREADABLE: Read = { isSite: false };

/** Anybody can make them up. */
const MOST_CANDIDATES = 50;
const MOST_FEEDS = 5000;
const MOST_LISTED = 10;
const LONGEST_ORIGIN = 200;
const LONGEST_PAGE_ADDRESS = 2000;
/** What is new is written with the next look at the clock, the rest when this has passed. */
const WRITTEN_EVERY_MS = HOUR_MS;
/** Who comes again within it brings no news: visitors come by the hundred a second. */
const SAME_LOOK_MS = MINUTE_MS;
/** What browsers send that were read before: each page's visitors send the same. */
const MOST_READ = 500;
const FORGOTTEN_AFTER_MS = 400 * DAY_MS;
const SWITCH = "sightings";

export function createSightings({ db, clock, publicUrl }: SightingsDeps): Sightings {
  const own = new URL(publicUrl).host;
  /** By feed, then by origin; the least recently seen first. */
  const seen = new Map<string, Map<string, Seen>>();
  /** Feeds with a site, or a day, that is not written down. */
  const news = new Set<string>();
  let writtenAt = clock.now();
  let on = readSwitch();
  const read = new Map<string, Read>();

  function readSite(sent: string | undefined): Read {
    if (sent === undefined || sent.length > LONGEST_PAGE_ADDRESS) return UNREADABLE;
    const known = read.get(sent);
    if (known) return known;
    const url = originOf(sent);
    const isElsewhere = url !== undefined && url.host !== own && !isLocal(url);
    const made = url ? { isSite: true, origin: isElsewhere ? url.origin : undefined } : UNREADABLE;
    if (read.size >= MOST_READ) read.clear();
    read.set(sent, made);
    return made;
  }

  function readSwitch(): boolean {
    try {
      return db.namedValues.get(SWITCH)?.toString() !== "off";
    } catch {
      // Damaged: nothing is written then either.
      return false;
    }
  }

  function merged(feedId: string): FeedSighting[] {
    const all = new Map(db.feedSightings.ofFeed(feedId).map((one) => [one.origin, one]));
    for (const [origin, { days, firstDay, lastAt }] of seen.get(feedId) ?? []) {
      const known = all.get(origin);
      const isAnotherDay = known !== undefined && utcDay(known.lastAt) !== firstDay;
      const most = Math.min(2, Math.max(days, known?.days ?? 0) + (isAnotherDay ? 1 : 0));
      all.set(origin, { feedId, origin, days: most, lastAt: Math.max(lastAt, known?.lastAt ?? 0) });
    }
    const oldest = clock.now() - FORGOTTEN_AFTER_MS;
    return [...all.values()]
      .filter(({ lastAt }) => lastAt >= oldest)
      .sort((a, b) => b.days - a.days || b.lastAt - a.lastAt)
      .slice(0, MOST_LISTED)
      .sort((a, b) => b.lastAt - a.lastAt);
  }

  function remember(feedId: string, origin: string): void {
    const sites = seen.get(feedId) ?? new Map<string, Seen>();
    const now = clock.now();
    const before = sites.get(origin);
    if (before && isSameLook(before.lastAt, now)) return;
    if (sites.size === 0) {
      if (seen.size >= MOST_FEEDS) return;
      seen.set(feedId, sites);
    }
    const day = utcDay(now);
    const days = before ? before.days + (before.firstDay === day ? 0 : 1) : 1;
    if (!before || (days > before.days && days <= 2)) news.add(feedId);
    sites.delete(origin);
    sites.set(origin, { days: Math.min(2, days), firstDay: before?.firstDay ?? day, lastAt: now });
    if (sites.size <= MOST_CANDIDATES) return;
    // One that came back is not displaced by one that came once.
    const gone = [...sites].find(([, { days: on }]) => on === 1)?.[0] ?? [...sites.keys()][0];
    if (gone !== undefined) sites.delete(gone);
  }

  return {
    note(feedId, header) {
      const site = header("sec-fetch-site");
      // Only browsers say it, and of their own pages they need not be told.
      if (!on || (site !== "cross-site" && site !== "same-site")) return;
      // Somebody followed a link to it: it is not shown there.
      if (header("sec-fetch-dest") === "document") return;
      const sent = readSite(header("origin"));
      const { origin } = sent.isSite ? sent : readSite(header("referer"));
      if (origin !== undefined) remember(feedId, origin);
    },
    seenOn: (feedId) => (on ? merged(feedId) : []),
    writeDue() {
      const now = clock.now();
      const isDue = now >= writtenAt + WRITTEN_EVERY_MS || now < writtenAt;
      const toWrite = isDue ? [...seen.keys()] : [...news];
      if (isDue) writtenAt = now;
      news.clear();
      if (toWrite.length === 0) return;
      db.transaction(() => {
        for (const feedId of toWrite) {
          const feed = db.feeds.resolve(feedId);
          if (!feed) seen.delete(feedId);
          else if (feed.id === feedId) db.feedSightings.replace(feedId, merged(feedId));
          else moveTo(feed.id, feedId);
        }
      });
    },
    isOn: () => on,
    switch(wanted) {
      db.transaction(() => {
        db.namedValues.set(SWITCH, wanted ? "on" : "off");
        if (!wanted) db.feedSightings.deleteAll();
      });
      on = wanted;
      if (on) return;
      seen.clear();
      news.clear();
    },
  };

  /** Who asks under an old id shows the feed all the same. */
  function moveTo(feedId: string, formerId: string): void {
    const sites = seen.get(feedId) ?? new Map<string, Seen>();
    for (const [origin, one] of seen.get(formerId) ?? []) {
      if (!sites.has(origin)) sites.set(origin, one);
    }
    seen.set(feedId, sites);
    seen.delete(formerId);
    db.feedSightings.replace(feedId, merged(feedId));
  }
}

function isSameLook(before: number, now: number): boolean {
  const isSameDay = Math.floor(before / DAY_MS) === Math.floor(now / DAY_MS);
  return isSameDay && now >= before && now < before + SAME_LOOK_MS;
}

function originOf(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isSite = /^https?:$/.test(url.protocol) && url.origin.length <= LONGEST_ORIGIN;
  return isSite ? url : undefined;
}

/** On the owner's desk, or in their house. */
function isLocal({ hostname }: URL): boolean {
  return (
    literalRefusal(hostname) !== undefined ||
    !/[.:]/.test(hostname) ||
    /\.(localhost|local|internal|lan|home\.arpa|test)\.?$/.test(hostname)
  );
}
