export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A little more than what the server calls one: what is to be too large is. */
export const MEGABYTE = 1_048_576;
