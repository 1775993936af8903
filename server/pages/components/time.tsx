import { relativeTime } from "../../format-time.ts";

const EXACT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

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
