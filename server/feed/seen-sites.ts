import type { FeedSighting } from "../db/feed-sightings.ts";
import { DAY_MS, MINUTE_MS, utcDay } from "../time/clock.ts";

interface Seen {
  readonly days: number;
  readonly firstDay: string;
  readonly lastAt: number;
}

/** Anybody can make them up. */
const MOST_CANDIDATES = 50;
const MOST_FEEDS = 5000;
const MOST_LISTED = 10;
/** Who comes again within it brings no news: visitors come by the hundred a second. */
const SAME_LOOK_MS = MINUTE_MS;
const FORGOTTEN_AFTER_MS = 400 * DAY_MS;

/** The sites that showed feeds, as remembered in memory since they were written down. */
export class SeenSites {
  /** By feed, then by origin; the least recently seen first. */
  readonly #seen = new Map<string, Map<string, Seen>>();
  /** Feeds with a site, or a day, that is not written down. */
  readonly #news = new Set<string>();

  remember(feedId: string, origin: string, now: number): void {
    const sites = this.#seen.get(feedId) ?? new Map<string, Seen>();
    const before = sites.get(origin);
    if (before && isSameLook(before.lastAt, now)) return;
    if (sites.size === 0) {
      if (this.#seen.size >= MOST_FEEDS) return;
      this.#seen.set(feedId, sites);
    }
    const day = utcDay(now);
    const days = before ? before.days + (before.firstDay === day ? 0 : 1) : 1;
    if (!before || (days > before.days && days <= 2)) this.#news.add(feedId);
    sites.delete(origin);
    sites.set(origin, { days: Math.min(2, days), firstDay: before?.firstDay ?? day, lastAt: now });
    if (sites.size <= MOST_CANDIDATES) return;
    // One that came back is not displaced by one that came once.
    const gone = [...sites].find(([, { days: on }]) => on === 1)?.[0] ?? [...sites.keys()][0];
    if (gone !== undefined) sites.delete(gone);
  }

  /** What was written of the feed, with what was seen since; the latest first. */
  mergedWith(written: readonly FeedSighting[], feedId: string, now: number): FeedSighting[] {
    const all = new Map(written.map((one) => [one.origin, one]));
    for (const [origin, { days, firstDay, lastAt }] of this.#seen.get(feedId) ?? []) {
      const known = all.get(origin);
      const isAnotherDay = known !== undefined && utcDay(known.lastAt) !== firstDay;
      const most = Math.min(2, Math.max(days, known?.days ?? 0) + (isAnotherDay ? 1 : 0));
      all.set(origin, { feedId, origin, days: most, lastAt: Math.max(lastAt, known?.lastAt ?? 0) });
    }
    const oldest = now - FORGOTTEN_AFTER_MS;
    return [...all.values()]
      .filter(({ lastAt }) => lastAt >= oldest)
      .sort((a, b) => b.days - a.days || b.lastAt - a.lastAt)
      .slice(0, MOST_LISTED)
      .sort((a, b) => b.lastAt - a.lastAt);
  }

  /** Feeds that there is something to write of, which is no news any more; all of them, or those with news. */
  takeFeeds(which: "all" | "news"): string[] {
    const feeds = which === "all" ? [...this.#seen.keys()] : [...this.#news];
    this.#news.clear();
    return feeds;
  }

  /** Who asks under an old id shows the feed all the same. */
  move(formerId: string, feedId: string): void {
    const sites = this.#seen.get(feedId) ?? new Map<string, Seen>();
    for (const [origin, one] of this.#seen.get(formerId) ?? []) {
      if (!sites.has(origin)) sites.set(origin, one);
    }
    this.#seen.set(feedId, sites);
    this.#seen.delete(formerId);
  }

  forget(feedId: string): void {
    this.#seen.delete(feedId);
  }

  forgetAll(): void {
    this.#seen.clear();
    this.#news.clear();
  }
}

function isSameLook(before: number, now: number): boolean {
  const isSameDay = Math.floor(before / DAY_MS) === Math.floor(now / DAY_MS);
  return isSameDay && now >= before && now < before + SAME_LOOK_MS;
}
