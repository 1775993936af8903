import { HOUR_MS, MINUTE_MS, SECOND_MS } from "../time/clock.ts";

/**
 * How long browsers and proxies may show a feed document. Who asks again sees what an owner hid for five minutes at
 * most: both of the first two together are no more.
 */
const FEED_CACHE = {
  maxAgeS: 60,
  staleWhileRevalidateS: 240,
  staleIfErrorS: 14_400,
} as const;

export const FEED_CACHE_CONTROL = `public, max-age=${FEED_CACHE.maxAgeS}, stale-while-revalidate=${FEED_CACHE.staleWhileRevalidateS}, stale-if-error=${FEED_CACHE.staleIfErrorS}`;

const CACHED_MS =
  (FEED_CACHE.maxAgeS + FEED_CACHE.staleWhileRevalidateS + FEED_CACHE.staleIfErrorS) * SECOND_MS;

/** Files and further pages of a replaced document stay this long, because a cached copy may ask for them. */
export const HOLD_MS = CACHED_MS + 10 * MINUTE_MS;

export const SWEEP_PERIOD_MS = HOUR_MS;

/** What is named after its content. */
export const IMMUTABLE_CACHE_CONTROL = "public, max-age=31536000, immutable";

/** The scripts whose names pages hold: they are looked at again. */
const SCRIPT_CACHE = {
  maxAgeS: 300,
  staleWhileRevalidateS: 86_400,
  staleIfErrorS: 604_800,
} as const;

export const SCRIPT_CACHE_CONTROL = `public, max-age=${SCRIPT_CACHE.maxAgeS}, stale-while-revalidate=${SCRIPT_CACHE.staleWhileRevalidateS}, stale-if-error=${SCRIPT_CACHE.staleIfErrorS}`;

/** A cached script may ask for the chunks of its own version for so long. */
export const SCRIPT_HOLD_MS =
  (SCRIPT_CACHE.maxAgeS + SCRIPT_CACHE.staleWhileRevalidateS + SCRIPT_CACHE.staleIfErrorS) *
    SECOND_MS +
  10 * MINUTE_MS;

/** Younger files are not swept: a sync may just be about to name them. */
export const SPARE_YOUNGER_THAN_MS = HOUR_MS;
