import { relativeTime } from "../../time/format-time.ts";

const DATE_TIME_PARTS = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
} as const;
const EXACT = new Intl.DateTimeFormat("en-GB", DATE_TIME_PARTS);

export function exactTime(at: number): string {
  return `${EXACT.format(at)} UTC`;
}

/** On pages that speak their reader's language. The script turns it into the reader's own time zone. */
export function Instant({ at, language }: { at: number; language: string }) {
  const written =
    language === "en"
      ? exactTime(at)
      : `${new Intl.DateTimeFormat(language, DATE_TIME_PARTS).format(at)} UTC`;
  return (
    <time dateTime={new Date(at).toISOString()} data-local>
      {written}
    </time>
  );
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
