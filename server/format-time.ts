import { DAY_MS, HOUR_MS, MINUTE_MS } from "./clock.ts";

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `3 days`, `5 hours`, `12 minutes`; never less than a minute. */
export function formatDuration(durationMs: number): string {
  if (durationMs >= 2 * DAY_MS) return `${Math.floor(durationMs / DAY_MS)} days`;
  if (durationMs >= 2 * HOUR_MS) return `${Math.floor(durationMs / HOUR_MS)} hours`;
  const minutes = Math.max(1, Math.ceil(durationMs / MINUTE_MS));
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}

/** `in 3 hours`, or `due now`: what is overdue is done with the next tick of the schedule. */
export function formatDue(at: number, now: number): string {
  return at <= now ? "due now" : `in ${formatDuration(at - now)}`;
}

/** `20 November 2026`, UTC. */
export function formatDate(at: number): string {
  return DATE.format(at);
}
