import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../clock.ts";

const RELATIVE = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const EXACT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

/** "5 minutes ago", "in 2 days". */
export function relativeTime(at: number, now: number): string {
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < MINUTE_MS) return distance > 0 ? "in less than a minute" : "just now";
  if (size < HOUR_MS) return RELATIVE.format(Math.trunc(distance / MINUTE_MS), "minute");
  if (size < 2 * DAY_MS) return RELATIVE.format(Math.trunc(distance / HOUR_MS), "hour");
  return RELATIVE.format(Math.trunc(distance / DAY_MS), "day");
}

export function exactTime(at: number): string {
  return `${EXACT.format(at)} UTC`;
}

/** The script turns the exact time into the reader's own time zone. */
export function RelativeTime({ at, now }: { at: number; now: number }) {
  return (
    <>
      {relativeTime(at, now)}{" "}
      <time class="exact" dateTime={new Date(at).toISOString()} data-local>
        {exactTime(at)}
      </time>
    </>
  );
}
