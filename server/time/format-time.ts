import { DAY_MS, HOUR_MS, MINUTE_MS } from "./clock.ts";

const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** `3 days`, `5 hours`, `12 minutes`; never less than a minute. */
export function formatDuration(durationMs: number): string {
  if (durationMs >= 2 * DAY_MS) return `${Math.floor(durationMs / DAY_MS)} days`;
  if (durationMs >= 2 * HOUR_MS) return `${Math.floor(durationMs / HOUR_MS)} hours`;
  const minutes = Math.max(1, Math.round(durationMs / MINUTE_MS));
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

/** `5 minutes ago`, `in 2 days`, `just now`. */
export function relativeTime(at: number, now: number): string {
  const distance = at - now;
  if (Math.abs(distance) < MINUTE_MS) return distance > 0 ? "in less than a minute" : "just now";
  return distance > 0 ? `in ${formatDuration(distance)}` : `${formatDuration(-distance)} ago`;
}

/** `in 3 hours`, or `due now`: what is overdue is done with the next tick of the schedule. */
export function formatDue(at: number, now: number): string {
  return at <= now ? "due now" : relativeTime(at, now);
}

/** `09:30 UTC`. */
export function formatHour(at: number): string {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}

/** `20 November 2026`, UTC. */
export function formatDay(at: number): string {
  return DATE.format(at);
}
